"""The article pane: an article below the line that tells which one, and how far it is read."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from parsers.article import Article
from tui.panes.title import PaneTitle
from tui.panes.view import ArticleView
from tui.setting import Place


class ArticlePane(Vertical):
    """One article. The messages of its view go on to the screen."""

    title = query_one(PaneTitle)
    view = query_one(ArticleView)

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._has_next = False
        self._found = ""

    def compose(self) -> ComposeResult:
        """A title above the text."""
        yield PaneTitle("newsreader")
        yield ArticleView()

    def show(self, article: Article, place: Place | None) -> None:
        """Show an article."""
        self._found = ""
        self.title.tell(article.title)
        self.view.show(article, place)

    def tell_opening(self) -> None:
        """Tell that another article is being read, as a large one may take a while."""
        self.title.tell(word="opening ..")

    def tell_next(self, *, has_next: bool) -> None:
        """Know whether another article follows: at the end of this one, it is said how to go on."""
        if has_next != self._has_next:
            self._has_next = has_next
            self.view.tell_place()

    def tell_found(self, word: str) -> None:
        """Tell which of the found places is the current one; nothing when no search is on."""
        self._found = word
        self.view.tell_place()

    @on(ArticleView.Moved)
    def _moved(self, event: ArticleView.Moved) -> None:
        word = f"{event.percent}%"
        if event.is_at_end:
            word = "Space: next article" if self._has_next else "end"
        self.title.tell(word=self._found or word)
