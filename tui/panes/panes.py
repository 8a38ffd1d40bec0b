"""The three panes together: which one the reader is in, and what moves along with what.

The look (`newsreader.tcss`) decides by the screen's width class and the classes set here what is
shown: all three, article and timeline with the sources as a drawer, or one at a time.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from parsers.article import Article
from tui.keys import PANES_KEYS
from tui.links import Copy, can_open_here, link_of, open_in_browser, reference_of
from tui.notice import Notice
from tui.panes.article import ArticlePane
from tui.panes.rows import RowList
from tui.panes.sources import SourcesPane
from tui.panes.timeline import TimelineList, TimelinePane
from tui.panes.view import STEP, ArticleView
from tui.seek import step_update
from tui.setting import Place
from tui.times import has_instants

NAMES = ("sources", "article", "timeline")
_DIGITS = "0123456789"
_MAX_COUNT = 4


class Panes(Horizontal):
    """Sources, article and timeline side by side; they do not know each other."""

    BINDINGS: ClassVar[list[BindingType]] = PANES_KEYS

    sources = query_one("#sources", SourcesPane)
    article = query_one("#article", ArticlePane)
    timeline = query_one("#timeline", TimelinePane)

    def __init__(self) -> None:
        super().__init__()
        self.at = "article"
        self._count = ""

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield SourcesPane(id="sources")
        yield ArticlePane(id="article")
        yield TimelinePane(id="timeline")

    @property
    def view(self) -> ArticleView:
        """The article's text."""
        return self.article.view

    def show(self, article: Article, place: Place | None) -> None:
        """Show an article and its timeline."""
        self.article.show(article, place)
        self._show_timeline()

    def _show_timeline(self) -> None:
        view = self.view
        if view.article:
            self.timeline.show(view.article, view.times, is_reversed=view.is_reversed)
            self.timeline.mark(view.section)

    # Which pane

    def go_to(self, name: str) -> None:
        """Go into a pane, showing it where it was hidden."""
        self._mark(name)
        self._focusable(name).focus(scroll_visible=False)

    def step(self, steps: int) -> None:
        """Go to the pane so many to the right or left, no further than the last."""
        here = NAMES.index(self.at)
        self.go_to(NAMES[min(max(0, here + steps), len(NAMES) - 1)])

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole screen."""
        return self.has_class("-zoomed")

    def end_zoom(self) -> bool:
        """Take the whole screen back from a pane; False where none had it."""
        was_zoomed = self.is_zoomed
        self.remove_class("-zoomed")
        return was_zoomed

    def bring_up_article(self) -> None:
        """Where one pane has the screen, leave the list of articles for what has just moved."""
        if self.at == "sources" and not self.article.display:
            self.go_to("article")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a focus that came from elsewhere, such as a click."""
        pane = next((p for p in event.widget.ancestors_with_self if p.id in NAMES), None)
        if pane and pane.id and event.widget.has_focus:
            self._mark(pane.id)

    def _mark(self, name: str) -> None:
        self.at = name
        for other in NAMES:
            self.set_class(other == name, f"-at-{other}")

    def _focusable(self, name: str) -> Widget:
        inner: dict[str, type[Widget]] = {
            "sources": RowList,
            "article": ArticleView,
            "timeline": TimelineList,
        }
        return self.query_one(f"#{name}").query_one(inner[name])

    # What is looked for

    @property
    def _list(self) -> SourcesPane | TimelinePane | None:
        """The list one is in, if it is one."""
        lists: dict[str, SourcesPane | TimelinePane] = {
            "sources": self.sources,
            "timeline": self.timeline,
        }
        return lists.get(self.at)

    def narrow(self, words: str) -> None:
        """Show of the list one is in only what contains the words."""
        if self._list:
            self._list.narrow(words)

    def end_search(self) -> bool:
        """Show the list one is in whole again, else forget what was found in the article.

        False where neither was the case.
        """
        if self._list and self._list.is_narrowed:
            self._list.narrow("")
            return True
        return self.article.end_search()

    # What moves along

    @on(ArticleView.Moved)
    def _mark_section(self, event: ArticleView.Moved) -> None:
        self.timeline.mark(event.section)

    @on(TimelinePane.SectionReached)
    def _follow_timeline(self, event: TimelinePane.SectionReached) -> None:
        self.view.go_to_section(event.section, remember=False)

    @on(TimelinePane.SectionChosen)
    def _read_section(self, event: TimelinePane.SectionChosen) -> None:
        self.view.go_to_section(event.section)
        self.go_to("article")

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Gather the digits of a count (`3]`); any other key but a bracket drops it."""
        digit = event.character or " "
        if digit in _DIGITS and (self._count or digit != "0"):
            self._count = (self._count + digit)[-_MAX_COUNT:]
            event.stop()
        elif digit not in "[]":
            self._count = ""

    def action_update(self, direction: int) -> None:
        """Go to the next or previous update, or as many as were counted."""
        steps = direction * int(self._count or 1)
        self._count = ""
        view = self.view
        if view.article:
            section = step_update(view.article, view.setting, view.scroll_offset.y, steps)
            if section is not None:
                view.go_to_section(section)
                self.bring_up_article()

    def action_pane(self, steps: int) -> None:
        """Go to the pane to the right or left."""
        self.step(steps)

    def action_cycle(self, steps: int) -> None:
        """Go to another pane; after the last comes the first."""
        self.go_to(NAMES[(NAMES.index(self.at) + steps) % len(NAMES)])

    def action_timeline(self) -> None:
        """Go to the timeline, or from there to the article."""
        if self.at == "timeline":
            self.go_to("article")
        else:
            self.post_message(ArticleView.PlaceLeft(self.view.place))
            self.go_to("timeline")

    def action_zoom(self) -> None:
        """Give the pane the whole screen, or take it back."""
        self.toggle_class("-zoomed")

    def action_times(self) -> None:
        """Tell times in the next way: as written, local, UTC."""
        if self.view.article and not has_instants(self.view.article):
            text = "Date or zone of these times are unknown: they stay as written."
            self.post_message(Notice.Told(text))
            return
        times = self.view.times.following
        self.view.set_differently(times=times)
        self._show_timeline()
        self.post_message(Notice.Told(f"Times: {times.value}"))

    def action_flip(self) -> None:
        """Show the sections in the reverse of the order they are set in."""
        self.view.set_differently(is_reversed=not self.view.is_reversed)
        self._show_timeline()
        self.bring_up_article()

    def action_measure(self, direction: int) -> None:
        """Set the text narrower or wider."""
        self.view.widen(direction * STEP)

    # Its address

    def action_copy_link(self) -> None:
        """Copy the URL of the article."""
        link = link_of(self.view.article) if self.view.article else None
        if link:
            self._copy(link)
        else:
            self.post_message(Notice.Told("This article does not tell its URL.", is_trouble=True))

    def action_copy_reference(self) -> None:
        """Copy title, URL and the time of the update under the eyes."""
        article, index = self.view.article, self.view.section
        if article:
            self._copy(reference_of(article, None if index is None else article.sections[index]))

    def _copy(self, copy: Copy) -> None:
        self.app.copy_to_clipboard(copy.text)
        self.post_message(Notice.Told(copy.notice))

    def action_open_link(self) -> None:
        """Open the article in a browser here; where the person sits elsewhere, copy its URL."""
        link = link_of(self.view.article) if self.view.article else None
        if link and can_open_here():
            self._open_browser(link)
        else:
            self.action_copy_link()

    @work(thread=True)
    def _open_browser(self, link: Copy) -> None:
        is_open = open_in_browser(link)
        text = f"Opened {link.shown}" if is_open else f"No browser opened. {link.shown}"
        self.post_message(Notice.Told(text, is_trouble=not is_open))
