"""The line mode itself: what was typed is done, in the list of articles or in one of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from library.shelf import Entry
from library.visits import News
from tui.line_mode.commands import UnknownCommandError, read_command, tell_help
from tui.line_mode.in_article import Action, InArticle, Ways
from tui.line_mode.in_list import InList
from tui.line_mode.mark_commands import mark_commands
from tui.line_mode.marking import Marking, news_of, place_in
from tui.line_mode.paper import Paper
from tui.line_mode.reading import Reading
from tui.line_mode.shelf import Shelf
from tui.reading.opening import open_entry
from tui.reading.session import Session
from tui.settings.values import Settings
from tui.typesetting.setting import Place
from tui.typesetting.times import Times

_HANGING = "    "


class LineReader:
    """One sitting in lines: give it what is typed, it prints what comes of it.

    Raises MarksError, sqlite3.Error and OSError where there is no library that can be read.
    """

    def __init__(self, paths: Sequence[Path], settings: Settings, paper: Paper) -> None:
        self._paper, self._settings = paper, settings
        self._marking = Marking(paper.say)
        self._shelf = Shelf(paths, self._marking, paper.say)
        self._session = Session()
        self._ways = Ways(Times.of(settings.times), browser=settings.browser)
        self._open: InArticle | None = None
        self._rows: Iterator[str] | None = None
        self._numbers: dict[Path, int] = {}
        self.is_over = False
        self._everywhere: Mapping[str, Action] = {
            "next-article": self._next_article, "previous-article": self._previous_article,
            "list": self._leave_for_list, "open": self._open_number, "return": self._return,
            "search": self._search, "width": paper.choose_width, "page": paper.choose_page,
            "help": self._help, "out": self._out, "quit": self._quit,
            **mark_commands(self._shelf, self._marking, paper, self._entry),
        }  # fmt: skip
        self._list = InList(self._shelf, self._marking, paper, self.list_rows, self._open_number)

    @property
    def prompt(self) -> str:
        """Where what is typed next goes to."""
        return "article> " if self._open else "list> "

    def begin(self) -> None:
        """List the first articles, or open the only one."""
        if self._shelf.is_one:
            self._open_number("1")
        else:
            self._list.list_from(1)
            self._tell_last()
        self._paper.say("? lists the commands, q quits." if self._open else "A number opens "
                        "an article, ? lists the commands, q quits.")  # fmt: skip

    def _tell_last(self) -> None:
        """Tell which article of the library was open last."""
        last = self._shelf.with_key(self._marking.last_open()) if self._shelf.is_library else None
        if last:
            self._paper.say(f"Open last: {last[0]}  {last[1].title}")

    def close(self) -> None:
        """Keep the place in the open article, and let go of the marks."""
        self._close()
        self._marking.close()

    def take(self, line: str) -> None:
        """Do what was typed. Raises OSError where nothing can be printed any more."""
        try:
            typed = read_command(line)
            rows, self._rows = self._rows, None
            if typed.word == "more" and rows:
                self._list.turn_page()
                self.list_rows(rows)
            else:
                self._do(typed.word, typed.argument)
        except UnknownCommandError as error:
            self._paper.say(str(error))
        except sqlite3.Error as error:
            self._paper.say(f"The library cannot be read: {error}")

    def break_off(self) -> None:
        """Leave a listing, or what else was being printed."""
        self._rows = None

    def _do(self, word: str, argument: str) -> None:
        reading = self._open.reading if self._open else None
        if reading:
            reading.set_for(self._paper)
        if word == "more" and reading and reading.is_at_end:
            word = "next-article"
        before = reading.at if reading else 0
        here = self._open.commands if self._open else self._list.commands
        if action := here.get(word) or self._everywhere.get(word):
            action(argument)
            self._tell_end(reading, before)
        else:
            self._paper.say(f"{word} is for an open article: a number opens one.")

    def _tell_end(self, reading: Reading | None, before: int) -> None:
        """Tell that an article has just been read to its end."""
        now = self._open.reading if self._open else None
        if now and now.is_at_end and (now is not reading or now.at != before):
            has_next = self._shelf.get(now.number + 1) is not None
            hint = "Enter opens the next one." if has_next else "It is the last one."
            self._paper.say(f"End of the article. {hint}")

    def list_rows(self, rows: Iterator[str]) -> None:
        """Print a page of rows, and know how to go on."""
        room = self._paper.page
        for row in rows:
            room -= self._paper.say(row, _HANGING)
            if room <= 0:
                self._paper.say("Enter lists more.")
                self._rows = rows
                return

    def _leave_for_list(self, number: str) -> None:
        if number and not number.isdecimal():
            self._paper.say("list takes the number to begin with; there / and words narrow it.")
            return
        self._close()
        self._list.list_from(max(1, int(number or self._list.number)))

    # Articles

    def _open_number(self, number: str) -> None:
        entry = self._shelf.get(int(number)) if number.isdecimal() else None
        if entry:
            self._open_entry(entry, int(number))
        else:
            self._paper.say(f"No article {number}. {self._shelf.told}")

    def _open_entry(self, entry: Entry, number: int, place: Place | None = None) -> bool:
        """Open an article and read its beginning; False where it cannot be read, which is told."""
        entry = self._shelf.identified(entry)
        opened = open_entry(entry, self._settings.ruby)
        if opened.entry.failure:
            self._paper.say(f"{number} cannot be read: {opened.entry.failure}: {entry.title}")
            return False
        self._close()
        mark = self._marking.mark_of(entry)
        place = place or self._session.place_in(entry) or place_in(opened.article, mark)
        self._session.show(entry)
        self._list.opened = self._numbers[entry.path] = number
        reading = Reading(entry, number, opened.article, self._ways.times)
        reading.set_for(self._paper)
        self._open = InArticle(
            reading, self._paper, self._ways, self.list_rows, self._session.jump_from
        )
        self._read_first(self._open, place)
        self._tell_news(reading, news_of(opened.article, mark))
        self._marking.opened(entry)
        return True

    def _read_first(self, opened: InArticle, place: Place | None) -> None:
        reading = opened.reading
        line = reading.setting.line_of(place) if place else 0
        if line > 0:
            reading.go_to(line)
            self._paper.say(f"{reading.number}  {reading.article.title}")
            self._paper.say(f"Where you left it: {reading.tell_place(reading.section)}")
            opened.read_on()
            return
        opened.begin()
        if reading.numbers.count:
            self._paper.say(f"{reading.numbers.tell_all()}. Enter reads on, t lists them.")

    def _tell_news(self, reading: Reading, news: Mapping[int, News]) -> None:
        told = ", ".join(
            f"{reading.numbers.name_of(section)} {kind}" for section, kind in sorted(news.items())
        )
        if told:
            self._paper.say(f"Since your last visit: {told}.")

    def _entry(self) -> Entry | None:
        return self._open.reading.entry if self._open else None

    def _close(self) -> None:
        """Leave the open article, and remember the place in it."""
        if self._open:
            reading = self._open.reading
            place = reading.place
            self._marking.left(reading.entry, reading.article, place)
            self._session.leave(place)
            self._session.jump_from(place)
        self._open = None

    def _next_article(self, _: str) -> None:
        self._step(1)

    def _previous_article(self, _: str) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        """Open the next article that can be read; those that cannot are told."""
        first = self._list.number + step if self._numbers else 1
        for number, entry in self._shelf.listed(first, step):
            if self._open_entry(entry, number):
                return
        narrowed = f" {self._shelf.narrowed}" if self._shelf.narrowed else ""
        self._paper.say(f"No article{narrowed} {'after' if step > 0 else 'before'} this one.")

    def _return(self, _: str) -> None:
        place = self._open.reading.place if self._open else Place((-2, 0))
        spot = self._session.swap_back(place)
        if spot is None:
            self._paper.say("There is nowhere to go back to yet.")
        elif self._open and self._open.reading.entry.path == spot.entry.path:
            reading = self._open.reading
            reading.go_to(reading.setting.line_of(spot.place))
            self._paper.say(f"{reading.tell_place(reading.section)}:")
            self._open.read_on()
        else:
            self._open_entry(spot.entry, self._numbers[spot.entry.path], spot.place)

    def _search(self, query: str) -> None:
        if self._shelf.is_library:
            self._close()
        self._list.search(query)

    # The reader

    def _help(self, name: str) -> None:
        self.list_rows(tell_help(name))

    def _out(self, _: str) -> None:
        if self._open and not self._shelf.is_one:
            self._close()
            self._paper.say("List of articles: a number opens one, l lists them.")
        else:
            self.is_over = True

    def _quit(self, _: str) -> None:
        self.is_over = True
