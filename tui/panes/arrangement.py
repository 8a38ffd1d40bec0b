"""The three panes side by side: which one the reader is in, and what is seen of them.

The look (`newsreader.tcss`) decides by the screen's width class and the classes set here what is
shown: all three, article and timeline with the sources as a drawer, or one at a time.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from tui.panes.article import ArticlePane
from tui.panes.rows import RowList
from tui.panes.sources import SourcesPane
from tui.panes.timeline import TimelinePane
from tui.panes.timeline_list import TimelineList
from tui.panes.title import PaneTitle
from tui.panes.view import ArticleView

NAMES = ("sources", "article", "timeline")


class Arrangement(Horizontal):
    """Sources, article and timeline; they do not know each other."""

    sources = query_one("#sources", SourcesPane)
    article = query_one("#article", ArticlePane)
    timeline = query_one("#timeline", TimelinePane)

    def __init__(self) -> None:
        super().__init__(classes="-at-article")
        self.at = "article"

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield SourcesPane(id="sources")
        yield ArticlePane(id="article")
        yield TimelinePane(id="timeline")

    @property
    def view(self) -> ArticleView:
        """The article's text."""
        return self.article.view

    def go_to(self, name: str) -> None:
        """Go into a pane, showing it where it was hidden."""
        self._mark(name)
        inner = self._focusable(name)
        if inner.focusable:
            # At once: what was typed ahead is meant for this pane already.
            self.screen.set_focus(inner, scroll_visible=False)
        else:
            inner.focus(scroll_visible=False)

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
        self._take_on({"-zoomed": False})
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
        self._take_on({f"-at-{other}": other == name for other in NAMES})

    def _take_on(self, classes: Mapping[str, bool]) -> None:
        """Take on classes, or shed them, and dress anew what looks otherwise for them.

        These are the panes and their titles alone; all of the tree takes ten times as long.
        """
        before = self.classes
        self.update_classes(classes, update=False)
        if self.classes != before:
            nodes = [*self.children, *self.query(PaneTitle)]
            self.app.stylesheet.update_nodes(nodes, animate=True)

    def _focusable(self, name: str) -> Widget:
        inner: dict[str, type[Widget]] = {
            "sources": RowList,
            "article": ArticleView,
            "timeline": TimelineList,
        }
        return self.query_one(f"#{name}").query_one(inner[name])

    def action_pane(self, steps: int) -> None:
        """Go to the pane to the right or left."""
        self.step(steps)

    def action_cycle(self, steps: int) -> None:
        """Go to another pane; after the last comes the first."""
        self.go_to(NAMES[(NAMES.index(self.at) + steps) % len(NAMES)])

    def action_zoom(self) -> None:
        """Give the pane the whole screen, or take it back."""
        self._take_on({"-zoomed": not self.is_zoomed})
