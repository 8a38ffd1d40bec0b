"""How the application ends: when it is asked to, with the status it was asked to end with."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App

from tui.terminal.endings import end_within
from tui.terminal.output import wants_traceback

_SECONDS_TO_END = 0.5


class EndingApp(App[None]):
    """An application that ends as it was first asked to."""

    _asked_to_end: int | None = None

    @property
    def is_ending(self) -> bool:
        """Whether it was asked to end: what fails after that fails as half of it is gone."""
        return self._asked_to_end is not None

    @property
    def status(self) -> int:
        """The exit status: as it was asked to end, else as it ended."""
        return (self._asked_to_end if self.is_ending else self.return_code) or 0

    def will_end(self, status: int) -> None:
        """Know the status to end with, if none is known yet."""
        if not self.is_ending:
            self._asked_to_end = status

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End with this status, whatever else happens meanwhile."""
        self.will_end(return_code)
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """Do not wait for a thread that may be reading a slow or endless file."""
        if not self.is_headless and not wants_traceback():
            end_within(_SECONDS_TO_END, self.status)
