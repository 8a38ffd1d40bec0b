"""The article pane: an article below the line that tells which one, and how far it is read."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from parsers.article import Article
from tui.keymap import key_told
from tui.panes.scroller import Standing
from tui.panes.title import PaneTitle
from tui.panes.view import ArticleView
from tui.reading.finder import Finder
from tui.typesetting.setting import Place

# Far more than the line has cells for.
_LONGEST_TITLE = 300


class ArticlePane(Vertical):
    """One article, and the search in it. The messages of its view go on upwards."""

    title = query_one(PaneTitle)
    view = query_one(ArticleView)

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._has_next = self._is_unread = False
        self._finder = Finder()
        self._search_from = Place((-2, 0))

    def compose(self) -> ComposeResult:
        """A title above the text."""
        yield PaneTitle("newsreader")
        view = ArticleView()
        view.lead(self._moved)
        yield view

    def show(self, article: Article, place: Place | None, fact: str = "") -> None:
        """Show an article; `fact` is told below its title, after what is known of any."""
        self._finder.stop()
        self.title.tell(article.title[:_LONGEST_TITLE])
        self.view.show(article, place, fact)

    def tell_opening(self) -> None:
        """Tell that another article is being read, as a large one may take a while."""
        self.title.tell(word="opening ..")

    def tell_next(self, *, has_next: bool, is_unread: bool = False) -> None:
        """Know whether another article follows, an unread one: at the end of this, it is told."""
        if (has_next, is_unread) != (self._has_next, self._is_unread):
            self._has_next, self._is_unread = has_next, is_unread
            self.view.tell_place()

    def _moved(self, standing: Standing) -> None:
        word = f"{standing.percent}%"
        if standing.is_at_end:
            key = key_told(self, "article.page-down")
            what = "next unread" if self._is_unread else "next article"
            word = f"{key}: {what}" if self._has_next else "end"
        self.title.tell(word=self._finder.told or word)

    # Finding words

    def begin_search(self) -> None:
        """Remember from where words are looked for."""
        self._search_from = self.view.place

    def look_for(self, words: str) -> None:
        """Look for words as they are typed, each time from where the search began."""
        self.view.go_to(self._search_from, remember=False)
        line = self.view.setting.line_of(self._search_from)
        self._finder.look(self.view.setting, words, line)
        self._show_found(remember=False)

    def keep_found(self) -> None:
        """Stay at what was found; the place where the search began is the way back."""
        if self._finder.current:
            self.post_message(ArticleView.PlaceLeft(self._search_from))

    def step_match(self, steps: int) -> bool:
        """Go to another place of the words; False where none are looked for."""
        if self._finder.is_active:
            top = self.view.scroll_offset.y
            self._finder.step(self.view.setting, steps, top, top + self.view.size.height)
            self._show_found(remember=True)
        return self._finder.is_active

    # The words of a search of the library

    def hunt(self, query: str, *, is_from_end: bool = False) -> None:
        """Mark the words of a search, and bring the first, or the last, into sight."""
        self._finder.hunt(self.view.setting, query, is_from_end=is_from_end)
        self._show_found(remember=False)

    @property
    def hunted(self) -> str:
        """The search of the library whose words are marked."""
        return self._finder.words if self._finder.is_of_search else ""

    def step_hunted(self, steps: int) -> bool:
        """Go to another place of the words; False where there is none in this direction."""
        if self._finder.is_at_end(steps):
            return False
        return self.step_match(steps)

    def end_search(self) -> bool:
        """Look for nothing any more; False where nothing was looked for."""
        was_active = self._finder.is_active
        self.view.folding.keep_found()
        self._finder.stop()
        self._mark_found()
        return was_active

    @on(ArticleView.SetAnew)
    def _find_again(self) -> None:
        if self._finder.is_active:
            self._finder.look_again(self.view.setting)
            self._mark_found()

    def _show_found(self, *, remember: bool) -> None:
        current = self._finder.current
        is_below_heading = current is not None and current.key[0] >= 0 and current.key[1] > 0
        self.view.open_for_found(current.key[0] if current and is_below_heading else None)
        self._mark_found()
        if current:
            self.view.bring_into_sight(Place(current.key, current.start), remember=remember)

    def _mark_found(self) -> None:
        self.view.mark_matches(self._finder.matches, self._finder.current)
        self.view.tell_place()
