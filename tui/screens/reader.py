"""The screen with the three panes: the only one who knows them all.

The sheets that open over it are loaded when they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.keys import READER_KEYS
from tui.panes.asked import ListAsked
from tui.panes.sources import SourcesPane
from tui.panes.view import ArticleView
from tui.screens.searching import SearchingScreen
from tui.settings.measure import remember_measure, remembered_measure
from tui.settings.values import DEFAULTS, Settings
from tui.typesetting.linebreak import Rules
from tui.typesetting.times import Times


class ReaderScreen(SearchingScreen):
    """Sources, article and timeline, side by side as far as the width allows."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (60, "-medium"), (110, "-wide"), (160, "-widest"),
    ]  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = READER_KEYS
    AUTO_FOCUS = ""

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        super().__init__(paths, settings)
        self._rules = Rules.of(settings)
        self._memory = Lock()

    def compose(self) -> ComposeResult:
        """The panes, from the beginning in the width class that the first size would give."""
        width = self.app.size.width
        classes = [name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least]
        self.add_class(classes[-1], update=False)
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin in the article; the list fills meanwhile."""
        usual = self._settings.measure
        measure = remembered_measure(self._settings) or usual
        self._view.begin_with(measure, usual, self._rules, Times.of(self._settings.times))
        self.panes.go_to("article")
        self._find_library()

    def takes(self, event: events.Key) -> bool:
        """Whether a key is a digit of a count or a letter over a link, which the panes took."""
        return self.is_within_panes and self.panes.takes(event)

    @property
    def is_within_panes(self) -> bool:
        """Whether keys go to one of the panes."""
        return self.focused is not None and self.panes in self.focused.ancestors

    # Slow work, in threads

    @work(thread=True, group="memory")
    def _remember_measure(self) -> None:
        # Keys may come faster than a disk writes: the last to have its turn writes the last value.
        with self._memory:
            remember_measure(self._view.measure, self._settings)

    # What happens in the panes

    @on(SourcesPane.EntryChosen)
    def _open_chosen(self, event: SourcesPane.EntryChosen) -> None:
        self._session.jump_from(self._view.place)
        self._open(event.entry)
        self.panes.go_to("article")

    @on(ArticleView.EndPassed)
    def _go_on(self) -> None:
        self._step(1, is_unread=self.panes.sources.unread > 0)

    @on(ArticleView.MeasureChosen)
    def _keep_measure(self) -> None:
        self._remember_measure()

    @on(ArticleView.PlaceLeft)
    def _remember_jump(self, event: ArticleView.PlaceLeft) -> None:
        self._session.jump_from(event.place)

    @on(ListAsked)
    def _list_links(self, event: ListAsked) -> None:
        from tui.screens.link_sheet import LinkSheet

        self.app.push_screen(LinkSheet(event.links, self._settings))

    # Keys

    def action_article(self, step: int) -> None:
        """Open the next or previous article of the list."""
        self._step(step)

    def action_match(self, step: int) -> None:
        """Go to the next or previous place of the words looked for; else to an unread article."""
        if self.walks_hits(step):
            return
        if not self.panes.article.step_match(step):
            self._step(step, is_unread=True)

    def _step(self, step: int, *, is_unread: bool = False) -> None:
        wanted = self._session.wanted
        entry = self.panes.sources.neighbour(wanted, step, is_unread=is_unread)
        if entry:
            self._session.jump_from(self._view.place)
            self._open(entry)
        elif is_unread:
            self._tell("No other article is unread.")

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
        from tui.screens.details import details_page
        from tui.screens.details_sheet import DetailsSheet

        if self._view.article and self._session.shown:
            page = details_page(self._view.article, self._session.shown.path, self._view.section)
            versions = partial(self._versions_of, self._session.shown)
            shown = self._session.shown.path
            sheet = DetailsSheet(page, shown, versions, self._rules, self._view.measure)
            self.app.push_screen(sheet)

    def action_code(self) -> None:
        """Show the chosen link, or the article's own, as a QR code."""
        self.panes.ask_code()

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import help_page
        from tui.screens.sheet import Sheet

        self.app.push_screen(Sheet(help_page(self._settings.keys), self._rules, self._view.measure))

    def action_out(self) -> None:
        """Go one layer out; from the sources, quit."""
        if self.leaves():
            return
        if self.panes.at == "sources":
            self.app.exit()
        else:
            self.panes.step(-1)
