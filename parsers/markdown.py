"""Markdown ↔ blocks: the one notation in which an article is shown, printed and saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from parsers.article import Article, Block, BlockKind, Span, SpanKind
from parsers.cells import Words, join_cells
from parsers.language import WIDE
from parsers.safe import clean, one_line, safe_url

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INLINE = re.compile(r"([\\`*_\[\]<>&~|])")
_LINE_START = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-+$|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE
)
_IMAGE = re.compile(r"(?<!\\)!\[(?:\\.|[^\]\\])*\]\((?:<[^>\n]*>|[^)\s]*)\)")
# Two spaces at the end of a line are not seen, and editors remove them.
_HARD_BREAK = re.compile(r"(?<=[^\s>\\]) {2,}\n")
_OPENING: dict[str, SpanKind] = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "s_open": "strike",
    "link_open": "link",
}
_CLOSING = frozenset({"strong_close", "em_close", "s_close", "link_close"})


def escape(text: str) -> str:
    r"""Give plain text as Markdown that reads back as exactly this text (`2023. ` → `2023\. `)."""
    return _LINE_START.sub(_escape_line_start, _INLINE.sub(r"\\\1", text))


def _escape_line_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


@cache
def _parser() -> MarkdownIt:
    from parsers.cjk_markdown import make_parser

    return make_parser()


def read_blocks(markdown: str) -> list[Block]:
    """Give the blocks of a Markdown text, in order, every one with its own piece of Markdown."""
    try:
        return list(_captions(_read(markdown)))
    except RecursionError:
        parts = filter(str.strip, markdown.split("\n\n"))
        return [block for part in parts for block in _read_or_keep(part)]


def _read(markdown: str) -> Iterator[Block]:
    return _Reader(markdown.split("\n")).blocks(_parser().parse(markdown))


def _read_or_keep(part: str) -> list[Block]:
    """Brackets or quotes nested beyond all sense are kept as they are written."""
    try:
        return list(_read(part))
    except RecursionError:
        return [Block("paragraph", clean(part).strip(), escape(part.strip()))]


class _Reader:
    """One walk over the tokens of a text, keeping the lists and quotes it is inside of."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.bullets: list[str] = []
        self.is_item_start = False
        self.quotes = 0

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks of a token stream."""
        skip_until: str | None = None
        for index, token in enumerate(tokens):
            if skip_until:
                skip_until = None if token.type == skip_until else skip_until
            elif token.type == "table_open":
                end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
                yield self._table(token, tokens[index:end])
                skip_until = "table_close"
            elif token.type == "inline":
                yield from self._inline(token, tokens[index - 1])
            else:
                yield from self._block(token)

    def _block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "list_item_open":
                bullet = f"{token.info}{token.markup}" if token.info else "-"
                self.bullets.append(bullet)
                self.is_item_start = True
            case "list_item_close":
                self.bullets.pop()
                self.is_item_start = False
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "fence" | "code_block":
                yield Block(
                    "code", clean(token.content).expandtabs(4).rstrip("\n"), self._source(token)
                )
            case "hr":
                yield Block("rule", "", "---")

    def _inline(self, token: Token, opening: Token) -> Iterator[Block]:
        children = token.children or []
        images = list(_images(children))
        yield from map(_image, images)
        text, spans = _read_spans(children)
        if not text:
            return
        source = self._source(opening, has_breaks=True)
        source = _without_images(source) if images else source
        if opening.type == "heading_open":
            level = int(opening.tag[1])
            yield Block("heading", text, source, spans, level)
        elif self.bullets:
            bullet = self.bullets[-1] if self.is_item_start else ""
            self.is_item_start = False
            yield Block("item", text, source, spans, len(self.bullets), bullet)
        else:
            kind: BlockKind = "quote" if self.quotes else "paragraph"
            yield Block(kind, text, source, spans, max(1, self.quotes))

    def _table(self, token: Token, tokens: Sequence[Token]) -> Block:
        rows: list[list[Words]] = []
        for part in tokens:
            if part.type == "tr_open":
                rows.append([])
            elif part.type == "inline":
                words, spans = _read_spans(part.children or [])
                rows[-1].append((words.replace("\n", " "), spans))
        text, spans = join_cells(rows)
        cells = tuple(tuple(words for words, _ in row) for row in rows)
        return Block("table", text, self._source(token), spans, rows=cells)

    def _source(self, token: Token, *, has_breaks: bool = False) -> str:
        start, end = token.map or [0, 0]
        source = "\n".join(self.lines[start:end])
        source = _HARD_BREAK.sub("\\\\\n", source) if has_breaks else source
        return "\n".join(line.rstrip() for line in source.split("\n")).strip("\n")


def _without_images(source: str) -> str:
    """The Markdown of a text without the pictures in it: they are blocks of their own."""
    lines = _IMAGE.sub("", source).split("\n")
    return "\n".join(line for line in lines if line.strip("> \\"))


def _images(children: Iterable[Token]) -> Iterator[Token]:
    return (child for child in children if child.type == "image")


def _image(token: Token) -> Block:
    """A picture is a block of its own: its text is the alternative text, a span is its address."""
    alt = one_line(_read_spans(token.children or [])[0])
    url = safe_url(str(token.attrs.get("src", "")))
    spans = (Span(0, len(alt), "link", url),) if url else ()
    return Block("image", alt, f"![{escape(alt)}]({url or ''})", spans)


def _read_spans(children: Sequence[Token]) -> tuple[str, tuple[Span, ...]]:
    """Give the plain text of inline tokens, and the runs in it that are set differently."""
    text = ""
    spans: list[Span] = []
    opened: list[tuple[int, SpanKind, str | None]] = []
    for token in children:
        if token.type in _OPENING:
            href = token.attrs.get("href")
            opened.append((len(text), _OPENING[token.type], safe_url(str(href)) if href else None))
        elif token.type in _CLOSING:
            start, kind, url = opened.pop()
            spans.append(Span(start, len(text), kind, url))
        elif token.type == "code_inline":
            content = _words(token)
            spans.append(Span(len(text), len(text) + len(content), "code"))
            text += content
        elif token.type == "softbreak":
            text += "" if WIDE.match(text[-1:]) else " "
        elif token.type == "hardbreak":
            text = text.rstrip(" ") + "\n"
        elif token.type != "image":
            text += _words(token)
    return _stripped(text, spans)


def _words(token: Token) -> str:
    """The text of a token; entities have been decoded by now, so it is made safe once more."""
    return clean(token.content).replace("\t", " ").replace("\n", " ")


def _stripped(text: str, spans: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Strip the text at both ends; spans move along, empty ones and dead links go."""
    left = len(text) - len(text.lstrip())
    text = text.strip()
    moved = (
        s._replace(start=max(0, s.start - left), end=min(len(text), s.end - left)) for s in spans
    )
    kept = (s for s in moved if s.start < s.end and (s.kind != "link" or s.url))
    return text, tuple(sorted(kept, key=lambda span: (span.start, -span.end)))


def _captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """A paragraph below a picture that is emphasised from end to end is its caption."""
    below_picture = False
    for block in blocks:
        is_caption = below_picture and block.kind == "paragraph" and _is_emphasised(block)
        yield block._replace(kind="caption", spans=_inner(block)) if is_caption else block
        below_picture = block.kind == "image" or is_caption


def _is_emphasised(block: Block) -> bool:
    return Span(0, len(block.text), "emphasis") in block.spans


def _inner(block: Block) -> tuple[Span, ...]:
    whole = Span(0, len(block.text), "emphasis")
    return tuple(span for span in block.spans if span != whole)


def write_blocks(blocks: Iterable[Block]) -> str:
    """Give the Markdown of blocks: items close together, everything else apart."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before:
            parts.append("\n" if before.kind == block.kind == "item" else "\n\n")
        parts.append(block.markdown)
        before = block
    return "".join(parts)


def write(article: Article) -> str:
    """Give the whole article as Markdown: title, where it comes from, notes, lead, sections."""
    parts = [f"# {escape(article.title)}", _origin(article), *map(escape, article.notes)]
    parts.append(write_blocks(article.lead))
    for section, heading in zip(article.sections, headings_with_days(article), strict=True):
        parts += [f"## {escape(heading)}", escape(", ".join(section.byline))]
        parts.append(write_blocks(section.blocks))
    return "\n\n".join(part for part in parts if part) + "\n"


def _origin(article: Article) -> str:
    published = article.published.shown if article.published else ""
    facts = (article.source or "", published, ", ".join(article.byline))
    line = " · ".join(escape(fact) for fact in facts if fact)
    return "\n".join(filter(None, (line, f"<{article.url}>" if article.url else "")))


def headings_with_days(article: Article) -> Iterator[str]:
    """Give the headings, with the day where it is another one and the heading does not write it."""
    day: int | None = None
    for section in article.sections:
        moment = section.moment
        is_new = section.is_stamped and moment is not None and moment.day not in (None, day)
        if is_new and moment and not moment.writes_day:
            yield f"{moment.shown} {section.label}"
        else:
            yield section.heading
        day = moment.day if is_new and moment else day
