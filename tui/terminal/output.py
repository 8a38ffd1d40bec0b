"""What is printed without full screen: nothing in it is a command, but for our own on a terminal.

Standard output and standard error are guarded as streams. So it holds for whoever writes to them:
our commands, argparse, warnings, log records of libraries, a traceback. Of ours there are bold and
links that were made safe, on standard output alone: an error may quote what imitates them.
"""

from __future__ import annotations

import io
import os
import re
import sys

from parsers.characters import CONTROLS, INVISIBLE, LINE_ENDS, SELDOM
from parsers.patterns import late
from parsers.safe import one_line, safe_url
from tui.terminal.osc8 import LINK_END, link_start

_LONGEST_REASON = 300
# A style, or a link that the terminal opens: whole, so that of a foreign one nothing is left.
_SEQUENCE = r"\x1b\[[0-9;:]{0,64}m|\x1b\]8;[!-:<-~]{0,64};[!-~]{0,2083}\x1b\\"
_UNSAFE = late(rf"({_SEQUENCE})|[{CONTROLS}{LINE_ENDS}{INVISIBLE}]")
_SUSPECT = late(f"[{CONTROLS}{LINE_ENDS}{SELDOM}]")
_BOLD = ("\x1b[1m", "\x1b[22m")


class SafeStream(io.TextIOWrapper):
    """A stream to which nothing gets that a terminal could obey.

    Where it `speaks`, to a terminal on standard output, our own bold and links pass.
    """

    speaks = False

    def write(self, text: str) -> int:
        """Write what is safe of a text; give the length of the whole."""
        safe = _UNSAFE.sub(self._left_of, text) if _SUSPECT.search(text) else text
        super().write(safe)
        return len(text)

    def _left_of(self, match: re.Match[str]) -> str:
        sequence: str = match[1] or ""
        return sequence if self.speaks and _is_ours(sequence) else ""


def _is_ours(sequence: str) -> bool:
    if sequence in _BOLD or sequence == LINK_END:
        return True
    url = sequence[:-2].partition(";")[2].partition(";")[2]
    return bool(url) and safe_url(url) == url and sequence == link_start(url)


def guard_streams() -> None:
    """Put the guard before standard output and standard error, where they are the process's own."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is getattr(sys, f"__{name}__") and isinstance(stream, io.TextIOWrapper):
            stream.flush()
            guarded = SafeStream(
                stream.buffer,
                encoding="utf-8",
                errors="replace",
                line_buffering=stream.line_buffering,
                write_through=stream.write_through,
            )
            guarded.speaks = name == "stdout" and guarded.isatty()
            setattr(sys, name, guarded)


def wants_traceback() -> bool:
    """Whether a developer wants to see where an error came from (NEWSREADER_DEBUG)."""
    return os.environ.get("NEWSREADER_DEBUG", "") not in ("", "0")


def tell_crash(error: BaseException) -> None:
    """Tell on standard error, in one line, that the program failed; to a developer, where.

    What a traceback shows of an article was never made safe: the guarded stream sees to it.
    """
    if wants_traceback():
        import traceback

        traceback.print_exception(error)
    tell_failure(f"{type(error).__name__}: {error}")


def tell_failure(what: str) -> None:
    """Tell on standard error, in one line, that the program failed and of what."""
    hint = "" if wants_traceback() else " (NEWSREADER_DEBUG=1 tells where)"
    line = one_line(what)
    shortened = line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}.."
    if sys.stderr:
        sys.stderr.write(f"newsreader: an error of the program itself: {shortened}{hint}\n")
