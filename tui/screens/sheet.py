"""A sheet over the reader: help, details of an article; set and read like an article."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen

from parsers.article import Article
from tui.panes.title import PaneTitle
from tui.panes.view import ArticleView
from tui.screens.keys_line import KeysLine
from tui.settings.values import DEFAULTS
from tui.typesetting.linebreak import RULES, Rules


class Sheet(ModalScreen[None]):
    """One page of text, left with Esc, q or the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", key_display="Esc", id="sheet.close"),
        Binding("question_mark,i", "dismiss", show=False, id="sheet.toggle"),
        Binding("Q", "app.quit", show=False, id="sheet.quit"),
    ]

    view = query_one(ArticleView)

    def __init__(
        self, page: Article, rules: Rules = RULES, measure: int = DEFAULTS.measure,
        name: str | None = None,
    ) -> None:  # fmt: skip
        """Take a page; under a `name` of its own it keeps its title, else that is its name."""
        super().__init__()
        self._heading = name or page.title
        self._page = page if name else page._replace(title="")
        self._rules, self._measure = rules, measure

    def compose(self) -> ComposeResult:
        """The page, below its name."""
        with Vertical():
            yield PaneTitle(self._heading)
            yield ArticleView()
        yield KeysLine()

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, be it by a key typed ahead before it was there."""
        return not self.query(ArticleView)

    def on_mount(self) -> None:
        """Show the page."""
        if self.is_closed:
            return
        self.view.begin_with(self._measure, self._measure, self._rules)
        self.view.show(self._page)
        self.view.focus()
