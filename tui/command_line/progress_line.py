"""How far an import is, on standard error: one line that changes, or one for each phase."""

from __future__ import annotations

import shutil
from typing import TextIO

from library.importing.progress import Phase, Progress

_TOLD: dict[Phase, str] = {
    "names": "looking for files",
    "headers": "reading titles",
    "words": "reading words",
    "live": "looking for live coverage",
}
_A_MINUTE = 60


class ProgressLine:
    """On a terminal a line that is written over, else a line when a phase begins; None: nothing."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._changes = stream is not None and stream.isatty()
        self._phase: Phase | None = None
        self._length = 0

    def show(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._stream is None or progress.phase == "done":
            return
        if self._changes:
            self._write(in_words(progress))
        elif progress.phase != self._phase and progress.total:
            self._stream.write(f"newsreader: {_TOLD[progress.phase]}, {progress.total:,}\n")
            self._phase = progress.phase

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            self._write("")

    def _write(self, text: str) -> None:
        """Write over what is there. Past the guard of the stream, which lets no return pass."""
        assert self._stream is not None
        columns = shutil.get_terminal_size((80, 24)).columns
        text = text[: columns - 1]
        end = "" if text else "\r"
        self._stream.flush()
        self._stream.buffer.write(f"\r{text.ljust(self._length)}{end}".encode())
        self._stream.buffer.flush()
        self._length = len(text)


def in_words(progress: Progress) -> str:
    """Tell in a line how far it is, how fast, and how long it will take."""
    told = _TOLD.get(progress.phase, progress.phase)
    if not progress.total:
        return f"{told}, {progress.done:,}" if progress.done else told
    parts = [f"{told}: {progress.done:,} of {progress.total:,}"]
    if progress.done:
        parts.append(f"{progress.rate:,.0f} a second")
        if progress.seconds_left is not None:
            parts.append(f"{_duration(progress.seconds_left)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    whole = round(seconds)
    minutes, rest = divmod(whole, _A_MINUTE)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
