"""The screen with the three panes, as one reads on it: its keys.

The sheets that open over it are loaded when they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.keys import READER_KEYS
from tui.panes.arrangement import NAMES
from tui.panes.asked import ListAsked
from tui.panes.view import ArticleView
from tui.screens.panes_screen import PanesScreen
from tui.settings.measure import remember_measure, remembered_measure
from tui.settings.values import DEFAULTS, Settings
from tui.typesetting.linebreak import Rules
from tui.typesetting.times import Times

# What can be left within a pane, one after the other.
_MOST_LAYERS = 4


class ReaderScreen(PanesScreen):
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
        self.panes.view.begin_with(measure, usual, self._rules, Times.of(self._settings.times))
        self.panes.go_to("article")
        self._library.find()

    def takes(self, event: events.Key) -> bool:
        """Whether a key is a digit of a count or a letter over a link, which the panes took."""
        return self.is_within_panes and self.panes.takes(event)

    @property
    def is_within_panes(self) -> bool:
        """Whether keys go to one of the panes."""
        return self.focused is not None and self.panes in self.focused.ancestors

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the prompt while something is typed there."""
        return not (self.is_mounted and self.prompt.display)

    # The width of the text

    @on(ArticleView.MeasureChosen)
    def _keep_measure(self) -> None:
        self.in_thread(self._remember_measure, group="memory")

    def _remember_measure(self) -> None:
        # Keys may come faster than a disk writes: the last to have its turn writes the last value.
        with self._memory:
            remember_measure(self.panes.view.measure, self._settings)

    # From article to article

    def action_article(self, step: int) -> None:
        """Open the next or previous article of the list."""
        self._opening.step(step)

    def action_match(self, step: int) -> None:
        """Go to the next or previous place of the words looked for; else to an unread article."""
        if not self._searching.walk(step) and not self.panes.article.step_match(step):
            self._opening.step(step, is_unread=True)

    def action_back(self) -> None:
        """Go back to where one was before the last jump."""
        self._opening.go_back()

    # What is asked

    def action_search(self) -> None:
        """Ask for words: to find in the article, or to narrow the list one is in."""
        self._asking.ask_words()

    def action_ask_time(self) -> None:
        """Ask for a time to go to."""
        self._asking.ask_time()

    def action_ask_save(self) -> None:
        """Ask for the name under which the article is saved, offering one."""
        self._asking.ask_save()

    def action_search_all(self) -> None:
        """Ask for words to look for in the whole library."""
        self._searching.ask()

    def action_search_by_relevance(self) -> None:
        """Have the hits of this search in the order of relevance; without one, ask for words."""
        self._searching.order_by_relevance()

    def action_filter(self) -> None:
        """Ask what is to be listed, offering what is listed now."""
        self._searching.ask_filter()

    def action_save_search(self) -> None:
        """Ask for the name under which this search, or this filter, is saved."""
        self._naming.ask_search_name()

    def action_drop_search(self) -> None:
        """Drop the saved search under the cursor, else what was just looked for."""
        if not self._naming.drop_saved():
            self._searching.drop()

    def action_rename(self) -> None:
        """Ask for another name of the source, or the folder, at hand."""
        self._naming.ask_source_name()

    # Marks

    def action_mark_read(self) -> None:
        """Mark an article as read, or as unread again."""
        self._marking.mark_read()

    def action_star(self) -> None:
        """Star an article, or take its star."""
        self._marking.star()

    def action_undo(self) -> None:
        """Undo what was marked last."""
        self._marking.undo()

    def action_read_all(self) -> None:
        """Ask whether all articles of a source, a folder or a search are to be marked as read."""
        self._marking.ask_to_read_all()

    # The library

    def action_reload(self) -> None:
        """Look for new and changed files where the source at hand comes from."""
        self._updating.update_source()

    def action_reload_all(self) -> None:
        """Look for new and changed files in all that was added."""
        self._updating.update_all()

    def action_stop_update(self) -> None:
        """End the import; the next one goes on where it was."""
        self._updating.stop()

    # Sheets

    @on(ListAsked)
    def _list_links(self, event: ListAsked) -> None:
        from tui.screens.link_sheet import LinkSheet

        self.app.push_screen(LinkSheet(event.links, self._settings))

    def action_details(self) -> None:
        """Show where the article and its dates come from."""
        from tui.screens.details import details_page
        from tui.screens.details_sheet import DetailsSheet

        view, entry = self.panes.view, self._session.shown
        if view.article and entry:
            page = details_page(view.article, entry.path, view.section)
            versions = partial(self._library.versions_of, entry)
            sheet = DetailsSheet(page, entry.path, versions, self._rules, view.measure)
            self.app.push_screen(sheet)

    def action_code(self) -> None:
        """Show the chosen link, or the article's own, as a QR code."""
        self.panes.ask_code()

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import help_page
        from tui.screens.sheet import Sheet

        page, measure = help_page(self._settings.keys), self.panes.view.measure
        self.app.push_screen(Sheet(page, self._rules, measure))

    # Leaving

    @property
    def is_as_begun(self) -> bool:
        """Whether the article is set as the next start sets it; a zoom leaves it other lines."""
        view = self.panes.view
        is_usual = view.times == Times.of(self._settings.times)
        is_turned = view.is_reversed or view.folding.is_on
        return is_usual and not (is_turned or self.panes.is_zoomed)

    def come_to_rest(self) -> bool:
        """Be as a start begins: in the article, with nothing that is asked, told or looked for.

        Gives whether anything had to change for that.
        """
        panes, had_more = self.panes, self.prompt.display or self.notice.display
        had_more = had_more or panes.at != "article" or bool(self.selections)
        if self.prompt.display:
            self.prompt.action_cancel()
        for panes.at in NAMES:
            for _ in range(_MOST_LAYERS):
                had_more = self._searching.leave() or had_more
        self.clear_selection()
        self.drop_notice()
        if had_more:
            panes.go_to("article")
        panes.at = "article"
        return had_more

    def action_leave(self) -> None:
        """Leave the chosen link, the search, the zoom, or else the pane one is in. Never quits."""
        if not self._searching.leave():
            self.panes.go_to("article" if self.panes.at == "timeline" else "sources")

    def action_out(self) -> None:
        """Go one layer out; from the sources, quit."""
        if self._searching.leave():
            return
        if self.panes.at == "sources":
            self.app.exit()
        else:
            self.panes.step(-1)
