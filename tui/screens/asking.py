"""What is asked of the open article: words to find in it, a time to go to, a name for it."""

from __future__ import annotations

from parsers.article import Article
from parsers.safe import shown_name
from tui.panes.notice import Notice
from tui.panes.panes import Panes
from tui.panes.view import ArticleView
from tui.reading.saving import offered_name, save, why_not_saved
from tui.screens.host import Host
from tui.screens.prompt import Purpose, Question


class Asking:
    """Asks in the prompt, and does in the panes what was asked for."""

    def __init__(self, host: Host, panes: Panes) -> None:
        self._host = host
        self._panes = panes

    @property
    def _view(self) -> ArticleView:
        return self._panes.view

    # Words

    def ask_words(self) -> None:
        """Ask for words: to find in the article, or to narrow the list one is in."""
        self._panes.article.begin_search()
        self._host.ask(self._question)

    @property
    def _question(self) -> Question:
        """What is looked for where one is."""
        purposes = {"sources": Purpose.NARROW_SOURCES, "timeline": Purpose.NARROW_TIMELINE}
        if purpose := purposes.get(self._panes.at):
            return Question(purpose, self._panes.narrow, tried=self._panes.narrow)
        return Question(Purpose.FIND, self._keep_found, tried=self._panes.article.look_for)

    def _keep_found(self, words: str) -> None:
        del words  # they were found as they were typed
        self._panes.article.keep_found()

    # A time

    def ask_time(self) -> None:
        """Ask for a time to go to."""
        self._host.ask(Question(Purpose.TIME, self._go_to_time))

    def _go_to_time(self, typed: str) -> None:
        article = self._view.article
        if article is None or not typed.strip():
            return
        from tui.reading.seek import section_at_time

        try:
            section = section_at_time(article, typed, self._view.section, self._view.times)
        except ValueError as error:
            self._host.tell(str(error), is_trouble=True)
            return
        if not article.has_stamps:
            self._host.tell("This article has no updates to go to.")
        elif section is None:
            self._host.tell(f"No update at or before {typed}.", is_trouble=True)
        else:
            self._view.go_to_section(section)
            self._panes.bring_up_article()

    # A name

    def ask_save(self) -> None:
        """Ask for the name under which the article is saved, offering one."""
        if self._view.article:
            self._host.ask(Question(Purpose.SAVE, self._save), offered_name(self._view.article))

    def _save(self, name: str) -> None:
        if self._view.article and name.strip():
            self._host.in_thread(self._save_as, self._view.article, name, group="default")

    def _save_as(self, article: Article, name: str) -> None:
        try:
            told = Notice.Told(f"Saved as {shown_name(str(save(article, name)))}")
        except (OSError, ValueError) as error:  # a NUL in the name
            why = f"Not saved: {why_not_saved(error)}: {shown_name(name)}"
            told = Notice.Told(why, is_trouble=True)
        self._host.post_message(told)
