"""An article → lines of cells. The one place where text becomes lines, for screen and paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from parsers.article import Article, Block, BlockKind, Section, Span
from parsers.markdown import CELL
from parsers.safe import shown_url
from tui.facts import Days, facts
from tui.linebreak import break_lines, cells_of, fit
from tui.setting import Key, Line, Piece, Role, Setting
from tui.times import Times

# Below this width a heading's second line begins at the left, or nothing would fit beside it.
_HANGING_FROM = 40
_MAX_HANGING = 14
# Lists and quotes are set in no further than that room is left for their words.
_NARROWEST_ITEM = 8
_ALL = slice(None)
# A folded section's line is set in below its heading.
_FOLD = "  "
_SENTENCE = re.compile(r"[^\n]*?(?:[。！？]+[」』”）)]*|[.!?]+[”’\"')]*(?=\s|$))|[^\n]+")
_LIST_MARKS = "▼▽●○■□◆◇・"


def typeset(
    article: Article,
    width: int,
    *,
    times: Times = Times.AS_WRITTEN,
    reverse: bool = False,
    folded: Collection[int] = (),
    only: slice = _ALL,
) -> Setting:
    """Set an article in lines of at most `width` cells, its sections reversed if so wished.

    Of the `folded` sections, by index, stand the heading and the first sentence on one line. For a
    first look `only` some sections are set.
    """
    setting = Setting()
    for piece in _head(article, times):
        _set(setting, piece, width)
    _set_blocks(setting, article.lead, -1, width)
    days = Days(article, times)
    is_close = False
    for section in article.sections[only][:: -1 if reverse else 1]:
        is_folded = section.index in folded
        if not (is_folded and is_close):
            _space(setting, (section.index, 0))
        is_close = is_folded
        setting.tops[section.index] = len(setting.lines)
        _set(setting, _heading(article, section, days.stamp(section), width), width)
        if is_folded:
            _set_folded(setting, section, width)
        else:
            _set_blocks(setting, _text_of(section), section.index, width)
    return setting


def _set_folded(setting: Setting, section: Section, width: int) -> None:
    """One line stands for the section, its first sentence as far as that goes."""
    pieces = tuple(_piece(b, (section.index, n), width) for n, b in enumerate(section.blocks, 1))
    first = next((piece for piece in pieces if piece.text.strip()), None)
    if first:
        setting.hidden[section.index] = pieces
        sentence = _SENTENCE.match(first.text)
        text = fit(sentence[0] if sentence else first.text, max(1, width - len(_FOLD)))
        piece = Piece((section.index, -1), Role.FOLDED, text, first=_FOLD)
        setting.lines.append(Line(piece, 0, len(text), _FOLD))


def _set(setting: Setting, piece: Piece, width: int) -> None:
    room = max(1, width - max(cells_of(piece.first), cells_of(piece.rest)))
    for start, end in _break(piece, room):
        setting.lines.append(Line(piece, start, end, _indent(piece, start)))


def _indent(piece: Piece, start: int) -> str:
    if start == 0:
        return piece.first
    return piece.turn if piece.text[start - 1] == "\n" else piece.rest


def _break(piece: Piece, room: int) -> Iterator[tuple[int, int]]:
    if piece.role in (Role.RULE, Role.SPACE):
        yield 0, len(piece.text)
    else:
        yield from break_lines(piece.text, room)


def _space(setting: Setting, key: Key) -> None:
    if setting.lines and setting.lines[-1].piece.role is not Role.SPACE:
        setting.lines.append(Line(Piece(key, Role.SPACE, ""), 0, 0, ""))


def _head(article: Article, times: Times) -> Iterator[Piece]:
    texts = [(Role.TITLE, article.title), (Role.FACTS, facts(article, times))]
    texts += [(Role.FACTS, "by " + ", ".join(article.byline))] if article.byline else []
    texts += [(Role.NOTE, note) for note in article.notes]
    for number, (role, text) in enumerate(texts):
        if text:
            yield Piece((-2, number), role, text)


def _heading(article: Article, section: Section, stamp: str, width: int) -> Piece:
    """The stamp, then the label, the label's further lines below its first one."""
    key = (section.index, 0)
    if not stamp:
        role = Role.UNTIMED if article.has_stamps else Role.HEADING
        return Piece(key, role, section.heading)
    if section.label == section.heading and stamp in section.heading:
        return Piece(key, Role.HEADING, section.heading)
    cells = cells_of(stamp) + 2
    hanging = " " * cells if width >= _HANGING_FROM and cells <= _MAX_HANGING else ""
    # A label that the heading does not contain is the beginning of the text below it.
    label = section.label if section.label in section.heading else ""
    text = f"{stamp}  {label}".rstrip()
    return Piece(key, Role.HEADING, text, rest=hanging, stamp=len(stamp))


def _text_of(section: Section) -> tuple[Block, ...]:
    """What is set below a heading: who wrote it, where that is told, and the text."""
    if not section.byline:
        return section.blocks
    names = ", ".join(section.byline)
    return (Block("caption", f"by {names}", names), *section.blocks)


def _set_blocks(setting: Setting, blocks: tuple[Block, ...], section: int, width: int) -> None:
    before: BlockKind | None = None
    for number, block in enumerate(blocks, 1):
        if not _is_close(before, block.kind) and not (before is None and section >= 0):
            _space(setting, (section, number))
        _set(setting, _piece(block, (section, number), width), width)
        before = block.kind


def _is_close(before: BlockKind | None, kind: BlockKind) -> bool:
    """Whether no blank line parts two neighbours: a list and what leads to it, a caption."""
    return (before in ("paragraph", "item") and kind == "item") or (
        before in ("image", "caption") and kind == "caption"
    )


_ROLES: dict[BlockKind, Role] = {
    "paragraph": Role.TEXT,
    "heading": Role.HEADING,
    "caption": Role.CAPTION,
    "code": Role.CODE,
    "quote": Role.QUOTE,
}


def _piece(block: Block, key: Key, width: int) -> Piece:
    match block.kind:
        case "item":
            return _item(block, key, width)
        case "image":
            return _picture(block, key)
        case "table":
            return Piece(key, Role.TABLE, _table(block.text, width))
        case "rule":
            return Piece(key, Role.RULE, "-" * min(12, width))
    quote = "> " * min(block.level, 1 + width // _NARROWEST_ITEM)
    before = {"quote": quote, "code": "  "}.get(block.kind, "")
    return Piece(key, _ROLES[block.kind], block.text, block.spans, before, before, before)


def _item(block: Block, key: Key, width: int) -> Piece:
    """An item hangs from its mark, be it the article's own (▼) or ours."""
    depth = "  " * min(block.level - 1, width // _NARROWEST_ITEM)
    if block.bullet:
        bullet = f"{block.bullet} "
        hanging = depth + " " * len(bullet)
        return Piece(key, Role.TEXT, block.text, block.spans, depth + bullet, hanging, hanging)
    own = block.text[:1] if block.text[:1] in _LIST_MARKS else ""
    hanging = "  " if own else depth
    return Piece(key, Role.TEXT, block.text, block.spans, depth, hanging, depth)


def _picture(block: Block, key: Key) -> Piece:
    """A picture is told by its caption or file name, and is a link to itself."""
    url = next((span.url for span in block.spans if span.url), None)
    name = PurePosixPath(shown_url(urlsplit(url).path)).name if url else ""
    text = f"[picture] {block.text or name}".strip()
    spans = (Span(0, len(text), "link", url),) if url else ()
    return Piece(key, Role.PICTURE, text, spans)


def _table(text: str, width: int) -> str:
    """Columns side by side where they fit; else every row as a run of its cells."""
    rows = [row.split(CELL) for row in text.split("\n")]
    columns = max(len(row) for row in rows)
    widths = [max(cells_of(row[i]) if i < len(row) else 0 for row in rows) for i in range(columns)]
    if sum(widths) + 2 * (columns - 1) > width:
        return "\n".join(CELL.join(cell for cell in row if cell) for row in rows)
    padded = (
        [cell + " " * (room - cells_of(cell)) for cell, room in zip(row, widths, strict=False)]
        for row in rows
    )
    return "\n".join("  ".join(row).rstrip() for row in padded)
