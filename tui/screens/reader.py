"""The screen with the three panes: the only one who knows them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from library.shelf import Entry, list_entries
from tui.keys import READER_KEYS
from tui.panes.asked import ListAsked
from tui.panes.sources import SourcesPane
from tui.panes.view import ArticleView
from tui.reading.opening import Opened, open_entry
from tui.reading.session import Session
from tui.screens.asking import AskingScreen
from tui.screens.details import details_page
from tui.screens.details_sheet import DetailsSheet
from tui.screens.help import help_page
from tui.screens.link_sheet import LinkSheet
from tui.screens.sheet import Sheet
from tui.settings.measure import remember_measure, remembered_measure
from tui.settings.values import DEFAULTS, Settings
from tui.typesetting.linebreak import Rules
from tui.typesetting.setting import Place
from tui.typesetting.times import Times

_BATCH = 500


class ReaderScreen(AskingScreen):
    """Sources, article and timeline, side by side as far as the width allows."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (110, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = READER_KEYS
    AUTO_FOCUS = ""

    @dataclass
    class EntriesFound(Message):
        """Articles were found below the paths."""

        entries: Sequence[Entry]

    @dataclass
    class EntryOpened(Message):
        """An article was read; `place` is where to begin."""

        opened: Opened
        place: Place | None

    class Begun(Message):
        """There is something to read, or nothing will come of it."""

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        super().__init__(settings)
        self._rules = Rules.of(settings)
        self._memory = Lock()
        self._paths = paths
        self._session = Session()

    def on_mount(self) -> None:
        """Begin in the article; the list fills meanwhile."""
        usual = self._settings.measure
        measure = remembered_measure(self._settings) or usual
        self._view.begin_with(measure, usual, self._rules, Times.of(self._settings.times))
        self.panes.go_to("article")
        self._look_for_entries()

    def takes(self, event: events.Key) -> bool:
        """Whether a key is a digit of a count or a letter over a link, which the panes took."""
        return self.is_within_panes and self.panes.takes(event)

    @property
    def is_within_panes(self) -> bool:
        """Whether keys go to one of the panes."""
        return self.focused is not None and self.panes in self.focused.ancestors

    # Slow work, in threads

    @work(thread=True)
    def _look_for_entries(self) -> None:
        batch: list[Entry] = []
        for entry in list_entries(self._paths):
            batch.append(entry)
            if len(batch) == 1 or len(batch) == _BATCH:
                self.post_message(self.EntriesFound(batch))
                batch = []
            if get_current_worker().is_cancelled:
                return
        self.post_message(self.EntriesFound(batch))

    @work(thread=True, exclusive=True, group="open")
    def _read(self, entry: Entry, place: Place | None) -> None:
        self.post_message(self.EntryOpened(open_entry(entry, self._settings.ruby), place))

    @work(thread=True, group="memory")
    def _remember_measure(self) -> None:
        # Keys may come faster than a disk writes: the last to have its turn writes the last value.
        with self._memory:
            remember_measure(self._view.measure, self._settings)

    def _open(self, entry: Entry, place: Place | None = None) -> None:
        self._session.wanted = entry
        self.panes.article.tell_opening()
        self._read(entry, place or self._session.place_in(entry))

    def _tell_next(self) -> None:
        path = self._session.shown.path if self._session.shown else None
        has_next = path is not None and self.panes.sources.neighbour(path, 1) is not None
        self.panes.article.tell_next(has_next=has_next)

    @on(EntriesFound)
    def _list_entries(self, event: EntriesFound) -> None:
        self.panes.sources.add(event.entries)
        self._tell_next()
        if self._session.wanted is None and event.entries:
            self._open(event.entries[0])

    @on(EntryOpened)
    def _show(self, event: EntryOpened) -> None:
        entry = event.opened.entry
        if not self._session.wanted or entry.path != self._session.wanted.path:
            return
        self._session.leave(self._view.place)
        self._session.shown = self._session.wanted = entry
        if entry.failure:
            self.panes.sources.replace(entry)
        self.panes.sources.open(entry)
        self.panes.show(event.opened.article, event.place)
        self._tell_next()
        self.call_after_refresh(self.post_message, self.Begun())

    # What happens in the panes

    @on(SourcesPane.EntryChosen)
    def _open_chosen(self, event: SourcesPane.EntryChosen) -> None:
        self._session.jump_from(self._view.place)
        self._open(event.entry)
        self.panes.go_to("article")

    @on(ArticleView.EndPassed)
    def _go_on(self) -> None:
        self.action_article(1)

    @on(ArticleView.MeasureChosen)
    def _keep_measure(self) -> None:
        self._remember_measure()

    @on(ArticleView.PlaceLeft)
    def _remember_jump(self, event: ArticleView.PlaceLeft) -> None:
        self._session.jump_from(event.place)

    @on(ListAsked)
    def _list_links(self, event: ListAsked) -> None:
        self.app.push_screen(LinkSheet(event.links, self._settings))

    # Keys

    def action_article(self, step: int) -> None:
        """Open the next or previous article of the list."""
        path = self._session.wanted.path if self._session.wanted else None
        entry = self.panes.sources.neighbour(path, step)
        if entry:
            self._session.jump_from(self._view.place)
            self._open(entry)

    def action_back(self) -> None:
        """Go back to where one was before the last jump."""
        spot = self._session.swap_back(self._view.place)
        if spot is None:
            return
        if self._session.shown and spot.entry.path == self._session.shown.path:
            self._view.go_to(spot.place, remember=False)
        else:
            self._open(spot.entry, spot.place)

    def action_details(self) -> None:
        """Show where the article and its dates come from."""
        if self._view.article and self._session.shown:
            page = details_page(self._view.article, self._session.shown.path, self._view.section)
            sheet = DetailsSheet(
                page, self._session.shown.path, None, self._rules, self._view.measure
            )
            self.app.push_screen(sheet)

    def action_code(self) -> None:
        """Show the chosen link, or the article's own, as a QR code."""
        self.panes.ask_code()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Sheet(help_page(self._settings.keys), self._rules, self._view.measure))

    def action_leave(self) -> None:
        """Leave the chosen link, the search, the zoom, or else the pane one is in. Never quits."""
        if not self.panes.leave():
            self.panes.go_to("article" if self.panes.at == "timeline" else "sources")

    def action_out(self) -> None:
        """Go one layer out; from the sources, quit."""
        if self.panes.leave():
            return
        if self.panes.at == "sources":
            self.app.exit()
        else:
            self.panes.step(-1)
