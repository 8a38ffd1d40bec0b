"""A screen of panes on which things are asked: words, a time."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one

from parsers.article import Article
from parsers.safe import shown_name
from tui.panes.notice import Notice
from tui.panes.panes import Panes
from tui.panes.view import ArticleView
from tui.reading.saving import offered_name, save, why_not_saved
from tui.screens.carrying import CarryingScreen
from tui.screens.keys_line import KeysLine
from tui.screens.prompt import Prompt, Purpose, Question


class AskingScreen(CarryingScreen):
    """The panes above the prompt, the notice and the keys."""

    panes = query_one(Panes)
    prompt = query_one(Prompt)

    def compose(self) -> ComposeResult:
        """The panes, the prompt and the keys."""
        yield Panes()
        yield Notice()
        yield Prompt()
        yield KeysLine()

    @property
    def _view(self) -> ArticleView:
        return self.panes.view

    # What is asked

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the prompt while something is typed there."""
        return not (self.is_mounted and self.prompt.display)

    def action_ask_time(self) -> None:
        """Ask for a time to go to."""
        self.prompt.ask(Question(Purpose.TIME, self._go_to_time))

    def action_ask_save(self) -> None:
        """Ask for the name under which the article is saved, offering one."""
        if self._view.article:
            self.prompt.ask(Question(Purpose.SAVE, self._save), offered_name(self._view.article))

    def action_search(self) -> None:
        """Ask for words: to find in the article, or to narrow the list one is in."""
        self.panes.article.begin_search()
        self.prompt.ask(self._question)

    @property
    def _question(self) -> Question:
        """What is looked for where one is."""
        purposes = {"sources": Purpose.NARROW_SOURCES, "timeline": Purpose.NARROW_TIMELINE}
        if purpose := purposes.get(self.panes.at):
            return Question(purpose, self.panes.narrow, tried=self.panes.narrow)
        return Question(Purpose.FIND, self._keep_found, tried=self.panes.article.look_for)

    @on(Prompt.Typed)
    def _try_words(self, event: Prompt.Typed) -> None:
        if event.question.tried:
            event.question.tried(event.words)

    @on(Prompt.Answered)
    def _take_words(self, event: Prompt.Answered) -> None:
        self.panes.go_to(self.panes.at)
        event.question.taken(event.words)

    @on(Prompt.Cancelled)
    def _drop_words(self, event: Prompt.Cancelled) -> None:
        self.panes.go_to(self.panes.at)
        if event.question.tried:
            event.question.tried("")

    def _keep_found(self, words: str) -> None:
        del words  # they were found as they were typed
        self.panes.article.keep_found()

    def _go_to_time(self, typed: str) -> None:
        article = self._view.article
        if article is None or not typed.strip():
            return
        from tui.reading.seek import section_at_time

        try:
            section = section_at_time(article, typed, self._view.section, self._view.times)
        except ValueError as error:
            self._tell(str(error), is_trouble=True)
            return
        if not article.has_stamps:
            self._tell("This article has no updates to go to.")
        elif section is None:
            self._tell(f"No update at or before {typed}.", is_trouble=True)
        else:
            self._view.go_to_section(section)
            self.panes.bring_up_article()

    def _save(self, name: str) -> None:
        if self._view.article and name.strip():
            self._save_as(self._view.article, name)

    @work(thread=True)
    def _save_as(self, article: Article, name: str) -> None:
        try:
            self.post_message(Notice.Told(f"Saved as {shown_name(str(save(article, name)))}"))
        except (OSError, ValueError) as error:  # a NUL in the name
            told = f"Not saved: {why_not_saved(error)}: {shown_name(name)}"
            self.post_message(Notice.Told(told, is_trouble=True))
