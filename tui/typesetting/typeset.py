"""An article → lines of cells. The one place where text becomes lines, for screen and paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from parsers.addresses import parts_of
from parsers.article import Article, Block, BlockKind, Section, Span
from parsers.safe import shown_url
from tui.typesetting.facts import Days, facts
from tui.typesetting.linebreak import RULES, Rules, break_lines, cells_of, chop, fit
from tui.typesetting.lists import cuts_of, hanging_of, items_of
from tui.typesetting.setting import Key, Line, Piece, Role, Setting
from tui.typesetting.tables import set_table
from tui.typesetting.times import Times

# Below this width a heading's second line begins at the left, or nothing would fit beside it.
_HANGING_FROM = 40
_MAX_HANGING = 14
# Lists and quotes are set in no further than that room is left for their words.
_NARROWEST_ITEM = 8
# In a narrower column nothing hangs from its mark.
_HANGING_MARKS_FROM = 12
_HANGING = frozenset({Role.TEXT, Role.NOTE})
# A folded section's line is set in below its heading.
_FOLD = "  "
_SENTENCE = re.compile(r"[^\n]*?(?:[。！？]+[」』”）)]*|[.!?]+[”’\"')]*(?=\s|$))|[^\n]+")


def typeset(
    article: Article,
    width: int,
    *,
    times: Times = Times.AS_WRITTEN,
    reverse: bool = False,
    folded: Collection[int] = (),
    rules: Rules = RULES,
) -> Setting:
    """Set an article in lines of at most `width` cells, its sections reversed if so wished.

    Of the `folded` sections, by index, stand the heading and the first sentence on one line.
    """
    setting = Setting()
    for _ in typesetting(
        setting, article, width, times=times, reverse=reverse, folded=folded, rules=rules
    ):
        pass
    return setting


def typesetting(
    setting: Setting,
    article: Article,
    width: int,
    *,
    times: Times = Times.AS_WRITTEN,
    reverse: bool = False,
    folded: Collection[int] = (),
    rules: Rules = RULES,
    fact: str = "",
) -> Iterator[None]:
    """Set an article bit by bit, into a setting: each step adds some lines.

    `fact` is told of it besides what is told of any.
    """
    setter = _Setter(setting, max(1, width), rules)
    for piece in _head(article, times, fact):
        setter.set(piece)
    yield from setter.set_blocks(article.lead, -1)
    days = Days(article, times)
    # Asked once: it looks at all headings.
    untimed = Role.UNTIMED if article.has_stamps else Role.HEADING
    is_close = False
    for section in article.sections[:: -1 if reverse else 1]:
        is_folded = section.index in folded
        if not (is_folded and is_close):
            setter.space((section.index, 0))
        is_close = is_folded
        setting.tops[section.index] = len(setting.lines)
        setter.set(_heading(section, days.stamp(section), untimed, width))
        if is_folded:
            setter.set_folded(section)
        else:
            yield from setter.set_blocks(_text_of(section), section.index)
        yield


class _Setter:
    """Adds lines to a setting, all in one width and by the same rules."""

    def __init__(self, setting: Setting, width: int, rules: Rules) -> None:
        self._setting = setting
        self._width = width
        self._rules = rules.at(width)
        self._rules_of_tables = rules

    def space(self, key: Key) -> None:
        """Add a blank line, unless there is one or nothing to part."""
        lines = self._setting.lines
        if lines and lines[-1].piece.role is not Role.SPACE:
            lines.append(Line(Piece(key, Role.SPACE, ""), 0, 0, ""))

    def set(self, piece: Piece) -> None:
        """Add the lines of a piece."""
        add = self._setting.lines.append
        if piece.role is Role.RULE:
            add(Line(piece, 0, len(piece.text), piece.first))
            return
        for start, end in items_of(piece.text, piece.cuts):
            first = piece.turn if start else piece.first
            rest = self._rest(piece, start)
            room, room_first = self._width - cells_of(rest), self._width - cells_of(first)
            text = piece.text if end - start == len(piece.text) else piece.text[start:end]
            if piece.role is Role.CODE:
                lines = chop(text, room, room_first)
            else:
                lines = break_lines(text, room, self._rules, room_first)
            for begin, stop in lines:
                add(Line(piece, start + begin, start + stop, rest if begin else first))

    def _rest(self, piece: Piece, start: int) -> str:
        """What stands before the further lines of an item: it hangs from its mark."""
        if piece.role not in _HANGING or self._width < _HANGING_MARKS_FROM:
            return piece.rest
        hanging = hanging_of(piece.text, start)
        return piece.turn + " " * hanging if hanging else piece.rest

    def set_folded(self, section: Section) -> None:
        """One line stands for the section, its first sentence as far as that goes."""
        blocks = enumerate(section.blocks, 1)
        pieces = tuple(_piece(block, (section.index, n), self._width) for n, block in blocks)
        first = next((piece for piece in pieces if piece.text.strip()), None)
        if first:
            self._setting.hidden[section.index] = pieces
            sentence = _SENTENCE.match(first.text)
            text = fit(sentence[0] if sentence else first.text, max(1, self._width - len(_FOLD)))
            piece = Piece((section.index, -1), Role.FOLDED, text, first=_FOLD)
            self._setting.lines.append(Line(piece, 0, len(text), _FOLD))

    def set_blocks(self, blocks: tuple[Block, ...], section: int) -> Iterator[None]:
        """Add the lines of a text, a block at each step."""
        before: BlockKind | None = None
        for number, block in enumerate(blocks, 1):
            key = (section, number)
            if not _is_close(before, block.kind) and not (before is None and section >= 0):
                self.space(key)
            if block.kind == "table":
                self._setting.lines.extend(
                    set_table(block, key, self._width, self._rules_of_tables)
                )
            else:
                self.set(_piece(block, key, self._width))
            before = block.kind
            yield


def _head(article: Article, times: Times, fact: str) -> Iterator[Piece]:
    texts = [(Role.TITLE, article.title), (Role.FACTS, facts(article, times, fact))]
    texts += [(Role.FACTS, "by " + ", ".join(article.byline))] if article.byline else []
    texts += [(Role.NOTE, note) for note in article.notes]
    for number, (role, text) in enumerate(texts):
        if text:
            yield Piece((-2, number), role, text)


def _heading(section: Section, stamp: str, untimed: Role, width: int) -> Piece:
    """The stamp, then the label, the label's further lines below its first one."""
    key = (section.index, 0)
    if not stamp:
        return Piece(key, untimed, section.heading)
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


def _is_close(before: BlockKind | None, kind: BlockKind) -> bool:
    """Whether no blank line parts two neighbours: a list and what leads to it, a caption."""
    return (before in ("paragraph", "item") and kind == "item") or (
        before in ("image", "caption") and kind == "caption"
    )


_ROLES: dict[BlockKind, Role] = {
    "paragraph": Role.TEXT,
    "heading": Role.HEADING,
    "caption": Role.CAPTION,
    "table": Role.TABLE,
}


def _piece(block: Block, key: Key, width: int) -> Piece:
    match block.kind:
        case "item":
            return _item(block, key, width)
        case "image":
            return _picture(block, key)
        case "rule":
            return Piece(key, Role.RULE, "-" * min(12, width))
        case "code":
            inset = "  " if width > 4 else ""
            return Piece(key, Role.CODE, block.text, block.spans, inset, 2 * inset, inset)
        case "quote":
            before = "> " * min(block.level, 1 + width // _NARROWEST_ITEM) if width > 3 else ""
            return Piece(key, Role.QUOTE, block.text, block.spans, before, before, before)
    role = Role.NOTE if block.text.startswith("※") else _ROLES[block.kind]
    return Piece(key, role, block.text, block.spans, cuts=cuts_of(block.text))


def _item(block: Block, key: Key, width: int) -> Piece:
    """An item hangs from its mark, be it the article's own (▼) or ours."""
    depth = "  " * min(block.level - 1, width // _NARROWEST_ITEM)
    bullet = f"{block.bullet} " if block.bullet and width >= _NARROWEST_ITEM else ""
    if len(bullet) > max(_NARROWEST_ITEM, width - _NARROWEST_ITEM):
        # Words as a mark, as in the help, and no room beside them.
        return Piece(key, Role.TEXT, f"{bullet.strip()}  {block.text}")
    inset = depth + " " * len(bullet)
    role = Role.NOTE if block.text.startswith("※") else Role.TEXT
    return Piece(
        key, role, block.text, block.spans, depth + bullet, inset, inset, cuts=cuts_of(block.text)
    )


def _picture(block: Block, key: Key) -> Piece:
    """A picture is a link to itself."""
    url = next((span.url for span in block.spans if span.url), None)
    text = picture_words(block, url)
    spans = (Span(0, len(text), "link", url),) if url else ()
    return Piece(key, Role.PICTURE, text, spans)


def picture_words(block: Block, url: str | None) -> str:
    """Tell a picture by its caption, or by the name of its file."""
    name = PurePosixPath(shown_url(parts_of(url).path)).name if url else ""
    return f"[picture] {block.text or name}".strip()
