"""The details of an article as a sheet; its versions are read meanwhile, and told when they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from textual import events, on, work
from textual.message import Message
from textual.worker import get_current_worker

from library.history import Version, read_versions
from library.shelf import Entry
from parsers.article import Article, Block, Section
from tui.messages import message
from tui.reading.version_lines import MOST, told_versions, when_told
from tui.screens.sheet import Sheet
from tui.settings.values import DEFAULTS
from tui.typesetting.linebreak import RULES, Rules

VersionsOf = Callable[[], Sequence[Entry]]
_DIGITS = "1234567890"
_NAME = "Versions: a number opens one"


class DetailsSheet(Sheet):
    """Details, and below them the versions; a digit opens one of these on a sheet of its own.

    An older version is not opened in the panes: place and marks there are those of the newest.
    """

    @message
    class VersionsRead(Message):
        """The versions were read, and what changed between them is put in words."""

        versions: Sequence[Version]
        told: tuple[Block, ...]

    def __init__(
        self, page: Article, shown: Path, versions: VersionsOf | None = None,
        rules: Rules = RULES, measure: int = DEFAULTS.measure,
    ) -> None:  # fmt: skip
        """Take the page of details; `versions` is asked in a thread for them, the newest first."""
        super().__init__(page, rules, measure)
        self._shown = shown
        self._versions_of = versions
        self._versions: Sequence[Version] = ()

    def on_mount(self) -> None:
        """Show what is known; look for versions."""
        super().on_mount()
        if self._versions_of and not self.is_closed:
            self._look_for_versions(self._versions_of)

    @work(thread=True)
    def _look_for_versions(self, versions_of: VersionsOf) -> None:
        entries = iter(versions_of())
        versions = []
        for version in islice(read_versions(entries), MOST):
            versions.append(version)
            if get_current_worker().is_cancelled:
                return
        if len(versions) > 1:
            told = told_versions(versions, self._shown, older=len(list(entries)))
            self.post_message(self.VersionsRead(versions, told))

    @on(VersionsRead)
    def _tell_versions(self, event: VersionsRead) -> None:
        if self.is_closed:
            return
        self._versions = event.versions
        number = len(self._page.sections)
        section = Section(number, None, "untimed", _NAME, _NAME, None, str(number), event.told)
        self._page = self._page._replace(sections=(*self._page.sections, section))
        self.view.show(self._page, self.view.place)

    def on_key(self, event: events.Key) -> None:
        """Open the version of a digit; the tenth is 0. A digit is the key of no command."""
        if event.character and event.character in _DIGITS:
            event.stop()
            self._open_version(_DIGITS.index(event.character))

    def _open_version(self, number: int) -> None:
        if number < len(self._versions) and (article := self._versions[number].article):
            name = f"Version of {when_told(self._versions[number])}"
            self.app.push_screen(Sheet(article, self._rules, self._measure, name))
