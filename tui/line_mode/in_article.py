"""The commands of the line mode that concern the article one is reading."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tui.line_mode import listings
from tui.line_mode.in_search import InSearch
from tui.line_mode.paper import Paper
from tui.line_mode.reading import Reading
from tui.reading.links import open_in_browser, opens_here, reference_of
from tui.reading.question import read_question
from tui.reading.seek import section_at_time
from tui.reading.updates import step_update
from tui.settings.values import Browser
from tui.typesetting.setting import Place
from tui.typesetting.times import Times, has_instants

Action = Callable[[str], object]


@dataclass
class Ways:
    """How articles are shown and links opened; what was chosen for one holds for the next."""

    times: Times = Times.AS_WRITTEN
    is_timed_only: bool = False
    browser: Browser = "auto"


class InArticle:
    """What can be done with an open article.

    `list_rows` prints rows a page at a time; `jumps` is told the place that is left by a jump.
    """

    def __init__(
        self,
        reading: Reading,
        paper: Paper,
        ways: Ways,
        list_rows: Callable[[Iterator[str]], object],
        jumps: Callable[[Place], object],
    ) -> None:
        self.reading, self._paper, self._ways = reading, paper, ways
        self._list, self._jumps = list_rows, jumps
        search = InSearch(reading, paper, jumps)
        self.commands: Mapping[str, Action] = {
            "more": self.read_on, "number": self._go_to_number, "back": self._back,
            "next": self._next, "previous": self._previous, "again": self._again,
            "where": self._where, "top": self.begin, "bottom": self._bottom,
            "timeline": self._timeline, "headings": self._headings, "catch-up": self._catch_up,
            "time": self._go_to_time, "find": search.find, "next-match": lambda _: search.step(1),
            "previous-match": lambda _: search.step(-1), "times": self._times, "flip": self._flip,
            "details": self._details, "urls": self._urls, "url": self._url,
            "reference": self._reference, "browse": self._browse,
        }  # fmt: skip

    # Reading on

    def begin(self, _: str = "") -> None:
        """Read title, facts and what stands before the first section."""
        self.reading.go_to(0)
        tops = self.reading.setting.tops.values()
        self.reading.read_page(self._paper, min(tops, default=None))

    def read_on(self, _: str = "") -> None:
        """Read the next page."""
        self.reading.read_page(self._paper)

    def _back(self, _: str) -> None:
        if self.reading.top == 0:
            self._paper.say("This is the beginning.")
        else:
            self.reading.read_back(self._paper)

    def _again(self, _: str) -> None:
        end = self.reading.at
        self.reading.go_to(self.reading.top)
        self.reading.read_to(end, self._paper)

    def _where(self, _: str) -> None:
        reading = self.reading
        place = reading.tell_place(reading.section)
        self._paper.say(f"{place}, article {reading.number}: {reading.article.title}")

    # Jumping

    def _go_to_number(self, number: str) -> None:
        numbers = self.reading.numbers
        if number in numbers.sections:
            self._go_to_section(numbers.sections[number])
        else:
            there = numbers.tell_all() if numbers.count else "no updates or headings"
            question = read_question(number) if len(number) > 2 else None
            hint = f" open {number} opens an article." if number.isdecimal() else ""
            hint = f" @ {number} goes to a time." if question else hint
            self._paper.say(f"No number {number} here: {there}.{hint}")

    def _next(self, steps: str) -> None:
        self._step(int(steps or 1))

    def _previous(self, steps: str) -> None:
        self._step(-int(steps or 1))

    def _step(self, steps: int) -> None:
        reading = self.reading
        section = step_update(reading.article, reading.setting, reading.section_top, steps)
        if section is not None:
            self._go_to_section(section)
        elif not reading.article.sections:
            self._paper.say("This article has no updates and no headings.")
        else:
            self._paper.say(f"No {reading.numbers.kind} {'below' if steps > 0 else 'above'}.")

    def _bottom(self, _: str) -> None:
        tops = self.reading.setting.tops
        if tops:
            self._go_to_section(max(tops, key=tops.__getitem__))
        else:
            self.reading.go_to(len(self.reading.setting.lines))
            self.reading.read_back(self._paper)

    def _go_to_section(self, section: int) -> None:
        """Read a section, as much of it as a page holds."""
        reading = self.reading
        self._jumps(reading.place)
        tops = sorted(reading.setting.tops.values())
        top = reading.setting.tops[section]
        end = next((line for line in tops if line > top), len(reading.setting.lines))
        reading.go_to(top)
        reading.read_page(self._paper, end)
        if reading.at < end:
            self._paper.say("Enter reads on.")

    def _go_to_time(self, typed: str) -> None:
        reading = self.reading
        try:
            section = section_at_time(reading.article, typed, reading.section, reading.times)
        except ValueError as error:
            self._paper.say(str(error))
            return
        if not reading.article.has_stamps:
            self._paper.say("This article has no updates to go to.")
        elif section is None:
            self._paper.say(f"No update at or before {typed}.")
        else:
            self._go_to_section(section)

    # What is listed

    def _timeline(self, wanted: str) -> None:
        self._list_sections(listings.timeline, wanted)

    def _catch_up(self, wanted: str) -> None:
        self._list_sections(listings.catch_up, wanted)

    def _list_sections(self, rows: Callable[..., Iterator[str]], wanted: str) -> None:
        if self.reading.numbers.count:
            self._list(rows(self.reading, wanted, is_timed_only=self._ways.is_timed_only))
        else:
            self._paper.say("This article has no updates and no headings.")

    def _headings(self, _: str) -> None:
        self._ways.is_timed_only = not self._ways.is_timed_only
        only = "only what tells a time" if self._ways.is_timed_only else "every heading"
        self._paper.say(f"Timeline: {only}.")

    def _details(self, _: str) -> None:
        self._list(listings.details(self.reading))

    # How it is set

    def _times(self, _: str) -> None:
        if not has_instants(self.reading.article):
            self._paper.say("Date or zone of these times are unknown: they stay as written.")
            return
        self._ways.times = self.reading.times.following
        self.reading.tell_times(self._ways.times)
        self._paper.say(f"Times: {self._ways.times.value}.")

    def _flip(self, _: str) -> None:
        reading = self.reading
        reading.flip()
        order = "reversed" if reading.is_reversed else "as written"
        place = reading.tell_place(reading.section)
        self._paper.say(f"Order {order}. {place}.")

    # Addresses

    def _urls(self, _: str) -> None:
        if listings.addresses_of(self.reading):
            self._list(listings.addresses(self.reading))
        else:
            self._paper.say("This article tells no address.")

    def _address(self, number: str) -> str | None:
        """The address of a number, by default that of the article; None is told in words."""
        found = [url for _, url in listings.addresses_of(self.reading)]
        if number and not (number.isdecimal() and 1 <= int(number) <= len(found)):
            self._paper.say(f"No address {number}: U lists {len(found)}.")
            return None
        url = found[int(number) - 1] if number else self.reading.article.url
        if url is None:
            others = "does not tell its own address; U lists others"
            self._paper.say(f"This article {others if found else 'tells no address'}.")
        return url

    def _url(self, number: str) -> None:
        if url := self._address(number):
            self._paper.say_whole(url)

    def _reference(self, _: str) -> None:
        section = self.reading.section
        sections = self.reading.article.sections
        told = reference_of(self.reading.article, None if section is None else sections[section])
        for line in told.text.split("\n"):
            self._paper.say_whole(line)

    def _browse(self, number: str) -> None:
        url = self._address(number)
        if not url:
            return
        is_here = opens_here(self._ways.browser, os.environ)
        if is_here and open_in_browser(url):
            self._paper.say("Opened in the browser.")
            return
        self._paper.say(f"{'No browser opened' if is_here else 'Not opened here'}. The address is:")
        self._paper.say_whole(url)
