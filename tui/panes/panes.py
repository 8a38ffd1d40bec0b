"""The arrangement of the panes: which one the reader is in, and which ones there is room for.

The look (`newsreader.tcss`) decides by the screen's width class and the classes set here what is
shown: all three, article and timeline with the sources as a drawer, or one at a time.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from tui.panes.article import ArticlePane
from tui.panes.rows import RowList
from tui.panes.sources import SourcesPane
from tui.panes.timeline import TimelineList, TimelinePane
from tui.panes.view import ArticleView

NAMES = ("sources", "article", "timeline")


class Panes(Horizontal):
    """The three panes side by side."""

    sources = query_one("#sources", SourcesPane)
    article = query_one("#article", ArticlePane)
    timeline = query_one("#timeline", TimelinePane)

    def __init__(self) -> None:
        super().__init__()
        self.at = "article"

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield SourcesPane(id="sources")
        yield ArticlePane(id="article")
        yield TimelinePane(id="timeline")

    def go_to(self, name: str) -> None:
        """Go into a pane, showing it where it was hidden."""
        self._mark(name)
        self._focusable(name).focus(scroll_visible=False)

    def step(self, steps: int) -> None:
        """Go to the pane so many to the right or left, no further than the last."""
        here = NAMES.index(self.at)
        self.go_to(NAMES[min(max(0, here + steps), len(NAMES) - 1)])

    def cycle(self, steps: int) -> None:
        """Go to another pane; after the last comes the first."""
        self.go_to(NAMES[(NAMES.index(self.at) + steps) % len(NAMES)])

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole screen."""
        return self.has_class("-zoomed")

    def zoom(self, *, on: bool) -> None:
        """Give the pane the reader is in the whole screen, or take it back."""
        self.set_class(on, "-zoomed")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a focus that came from elsewhere, such as a click."""
        pane = next((p for p in event.widget.ancestors_with_self if p.id in NAMES), None)
        if pane and pane.id:
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
