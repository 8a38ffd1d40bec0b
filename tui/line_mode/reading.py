"""An article that is being read aloud, or on paper: how it is set, and how far it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library.shelf import Entry
from parsers.article import Article
from parsers.cells import CELL
from tui.line_mode.numbers import Numbers
from tui.line_mode.pages import HEADINGS, page_end, page_start
from tui.line_mode.paper import UNBROKEN, Paper
from tui.reading.finder import Finder
from tui.reading.timeline_rows import MARKS, Item, items_of
from tui.typesetting.facts import tell_whole
from tui.typesetting.linebreak import RULES
from tui.typesetting.setting import Line, Place, Role, Setting
from tui.typesetting.times import Times
from tui.typesetting.typeset import typeset

MARK_WORDS = {
    MARKS["key"]: "key event", MARKS["pinned"]: "pinned", MARKS["scheduled"]: "scheduled",
    MARKS["out_of_order"]: "out of order", MARKS["conflict"]: "day contradicted",
}  # fmt: skip
"""What the signs of the timeline say."""
_BETWEEN_CELLS = re.compile(" {2,}")


class Reading:
    """An open article. Lines from `top` to `at` were read last; `at` is the next one."""

    def __init__(self, entry: Entry, number: int, article: Article, times: Times) -> None:
        self.entry, self.number, self.article = entry, number, article
        self.times = times
        self.is_reversed = False
        self.finder = Finder()
        self.top = self.at = 0
        self._width = -1
        self._rules = RULES
        self.setting = Setting()

    # How it is set

    def set_for(self, paper: Paper) -> None:
        """Set the article for the width that the paper has now."""
        if paper.width != self._width:
            self._width, self._rules = paper.width, paper.rules
            self._set_again()

    def tell_times(self, times: Times) -> None:
        """Tell times in another way; the place stays."""
        self.times = times
        self._set_again()

    def flip(self) -> None:
        """Turn the order of the sections round; one goes on with the section one is in."""
        section = self.section
        self.is_reversed = not self.is_reversed
        self._set_again()
        self.go_to(0 if section is None else self.setting.tops[section])

    def _set_again(self) -> None:
        old, is_read = self.setting, self.is_at_end
        top, at = old.place_at(self.top), old.place_at(self.at)
        width = self._width or UNBROKEN
        self.setting = typeset(
            self.article, width, times=self.times, reverse=self.is_reversed, rules=self._rules
        )
        self.items = items_of(self.article, self.times)
        self.numbers = Numbers(self.items, is_reversed=self.is_reversed)
        self.top = self.setting.line_of(top)
        is_end = is_read and old.lines
        self.at = len(self.setting.lines) if is_end else self.setting.line_of(at)
        if self.finder.is_active:
            self.finder.look_again(self.setting)

    @property
    def shown_items(self) -> list[Item]:
        """The sections as the timeline lists them, in the order in which they are set."""
        return self.items[:: -1 if self.is_reversed else 1]

    # Where one is

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left to read."""
        return self.at >= len(self.setting.lines)

    @property
    def section(self) -> int | None:
        """The section that was read last."""
        return self.setting.section_at(max(self.at - 1, self.top, 0))

    @property
    def place(self) -> Place:
        """The place at which the last page began."""
        return self.setting.place_at(self.top)

    @property
    def section_top(self) -> int:
        """The line from which the next and the previous update are counted."""
        return -1 if self.section is None else self.setting.tops[self.section]

    def go_to(self, line: int) -> None:
        """Read on from a line."""
        self.top = self.at = line

    def tell_place(self, section: int | None) -> str:
        """Tell where one is: `Update 5 of 22, 13日 18:30, 23 %`."""
        parts = [self.numbers.tell(section)]
        told = self.article.sections[section] if section is not None else None
        if told and told.moment and told.is_stamped:
            parts.append(tell_whole(told.moment, self.times, self.article.language))
        item = next((item for item in self.items if item.section is told), None)
        parts += [MARK_WORDS[sign] for sign in item.row.marks] if item else []
        parts.append(f"{100 * self.at // max(1, len(self.setting.lines))} %")
        words = ", ".join(parts)
        return words[:1].upper() + words[1:]

    # Pages

    def read_page(self, paper: Paper, last: int | None = None) -> None:
        """Print a page from where one is, or to the line `last` if that comes first."""
        self.top = self.at
        end = page_end(
            self.setting.lines, self.at, paper.page, self._rows(paper),
            len(self.setting.lines) if last is None else last,
        )  # fmt: skip
        self.read_to(end, paper)

    def read_back(self, paper: Paper) -> None:
        """Print the page above the last one."""
        end = self.top
        self.go_to(page_start(self.setting.lines, end, paper.page, self._rows(paper)))
        self.read_to(end, paper)

    def read_to(self, end: int, paper: Paper) -> None:
        """Print the lines to another one; who breaks off goes on from the line that was next."""
        has_begun = is_apart = False
        while self.at < end:
            line = self.setting.lines[self.at]
            self.at += 1
            if line.piece.role is Role.SPACE:
                is_apart = has_begun and bool(self._width)
                continue
            if is_apart:
                paper.say()
            if line.piece.role in HEADINGS and line.start == 0:
                self._tell_heading(line, paper)
            paper.say(self._printed(line))
            has_begun, is_apart = True, False

    def _tell_heading(self, line: Line, paper: Paper) -> None:
        section, number = line.piece.key
        if section >= 0 and number == 0:
            paper.say(self.tell_place(section))

    def _printed(self, line: Line) -> str:
        """A line as it is printed; cells that nothing but room parts are parted by a sign."""
        text = (line.indent + line.text).rstrip()
        if line.piece.role is Role.TABLE and not self._width:
            return _BETWEEN_CELLS.sub(CELL, text)
        return text

    def _rows(self, paper: Paper) -> _RowsOf:
        return _RowsOf(paper, is_broken=bool(self._width))

    # What is looked for

    def paragraph_of(self, place: Place) -> tuple[int, int]:
        """Give the first line of the paragraph in which a place is, and the one below it."""
        lines = self.setting.lines
        here = self.setting.line_of(place)
        first = after = here
        while first > 0 and lines[first - 1].piece is lines[here].piece:
            first -= 1
        while after < len(lines) and lines[after].piece is lines[here].piece:
            after += 1
        return first, after

    def first_sentences(self) -> Iterator[tuple[int, str]]:
        """Yield each section in the order in which it is set, with the first sentence of it."""
        sections = {section.index for section in self.article.sections}
        folded = typeset(
            self.article, UNBROKEN, times=self.times, reverse=self.is_reversed, folded=sections
        )
        sentences = {
            line.piece.key[0]: line.text for line in folded.lines if line.piece.role is Role.FOLDED
        }
        for item in self.shown_items:
            yield item.section.index, sentences.get(item.section.index, "")


class _RowsOf:
    """The rows a line takes on a paper."""

    def __init__(self, paper: Paper, *, is_broken: bool) -> None:
        self._paper, self._is_broken = paper, is_broken

    def __call__(self, line: Line) -> int:
        if self._is_broken:
            return 1
        is_blank = line.piece.role is Role.SPACE
        return 0 if is_blank else self._paper.rows_of([line.indent + line.text])
