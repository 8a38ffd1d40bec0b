"""Links that the terminal itself can open: the sequence OSC 8, and where it is sent.

https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda describes the sequence.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from tui.settings.values import OnOff

# GNU screen drops short links, and prints what is longer than its 768 bytes; the others are known
# to print the sequence as it is.
_UNABLE = ("dumb", "linux", "screen", "vt", "ansi", "eterm", "cons", "cygwin", "emacs", "sun")
LINK_END = "\x1b]8;;\x1b\\"
LONGEST = 2083
"""What VTE takes at most; a longer address is no link there."""


def are_sent(setting: OnOff, environ: Mapping[str, str]) -> bool:
    """Whether links are sent: as set, or wherever the terminal is not known to make a mess of it.

    Inside tmux the terminal is called `screen` by tradition; tmux drops what it cannot pass on.
    """
    if setting != "auto":
        return setting == "on"
    term = environ.get("TERM", "")
    if environ.get("STY"):
        return False
    return bool(environ.get("TMUX")) or (bool(term) and not term.startswith(_UNABLE))


def link_id(url: str) -> str:
    """Give the name by which a terminal knows the parts of a link, on all its lines, as one.

    It depends on the address alone, so that a line that is drawn anew sends the same bytes.
    """
    return f"{crc32(url.encode()):08x}"


def linked(text: str, url: str) -> str:
    """Give text as a link on standard output."""
    if not text or len(url) > LONGEST:
        return text
    return f"{link_start(url)}{text}{LINK_END}"


def link_start(url: str) -> str:
    """Give what stands before the words of a link."""
    return f"\x1b]8;id={link_id(url)};{url}\x1b\\"
