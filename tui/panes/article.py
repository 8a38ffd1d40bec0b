"""The article pane: an article below the line that tells which one, and how far it is read."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from parsers.article import Article
from tui.panes.title import PaneTitle
from tui.panes.view import ArticleView
from tui.typeset import Place


class ArticlePane(Vertical):
    """One article. The messages of its view go on to the screen."""

    HELP = "Read."

    title = query_one(PaneTitle)
    view = query_one(ArticleView)

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._word_at_end = "end"
        self._found = ""

    def compose(self) -> ComposeResult:
        """A title above the text."""
        yield PaneTitle("newsreader")
        yield ArticleView()

    def show(self, article: Article, place: Place | None, *, has_next: bool) -> None:
        """Show an article; at its end, say how to go on."""
        self._word_at_end = "Space: next article" if has_next else "end"
        self._found = ""
        self.title.tell(article.title)
        self.view.show(article, place)

    def tell_found(self, word: str) -> None:
        """Tell which of the found places is the current one; nothing when no search is on."""
        self._found = word
        self.view.tell_place()

    @on(ArticleView.Moved)
    def _moved(self, event: ArticleView.Moved) -> None:
        at_end = self._word_at_end if event.is_at_end else f"{event.percent}%"
        self.title.tell(word=self._found or at_end)
