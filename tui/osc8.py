"""Links that the terminal itself can open: the sequence OSC 8, and where it is sent.

https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda describes the sequence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from tui.settings import OnOff

if TYPE_CHECKING:
    from rich.style import Style
    from textual.strip import Strip

# GNU screen drops short links, and prints what is longer than its 768 bytes; the others are known
# to print the sequence as it is.
_UNABLE = ("dumb", "linux", "screen", "vt", "ansi", "eterm", "cons", "cygwin", "emacs", "sun")
# What VTE takes at most; a longer address is no link there, or garbage in a stricter terminal.
_LONGEST = 2083


def are_sent(setting: OnOff, environ: Mapping[str, str]) -> bool:
    """Whether links are sent: as set, or wherever the terminal is not known to make a mess of it.

    Inside tmux the terminal is called `screen` by tradition; tmux drops what it cannot pass on.
    """
    if setting != "auto":
        return setting == "on"
    term = environ.get("TERM", "")
    if "TMUX" in environ and "STY" not in environ:
        return True
    return bool(term) and "STY" not in environ and not term.startswith(_UNABLE)


def link_id(url: str) -> str:
    """Give the name by which a terminal knows the parts of a link, on all its lines, as one.

    It depends on the address alone, so that a line that is drawn anew sends the same bytes.
    """
    return f"{crc32(url.encode()):08x}"


def linked(text: str, url: str) -> str:
    """Give text as a link on standard output."""
    if not text or len(url) > _LONGEST:
        return text
    return f"\x1b]8;id={link_id(url)};{url}\x1b\\{text}\x1b]8;;\x1b\\"


@lru_cache(maxsize=1024)
def link_style(url: str | None) -> Style:
    """Give the style of a link on the screen, its id being its own and not a random one.

    Rich makes a new id for every style it makes; it has no public way to name one.
    """
    from rich.style import Style

    style = Style(link=url)
    style._link_id = link_id(url or "")
    return style


def with_links(strip: Strip, *, are_sent: bool) -> Strip:
    """Give a line of the screen with its links as they are sent, or without them."""
    from rich.segment import Segment
    from textual.strip import Strip

    if not any(style and style.link for _, style, _ in strip):
        return strip
    segments = []
    for text, style, control in strip:
        if style and style.link:
            is_sent = are_sent and len(style.link) <= _LONGEST
            style = style + link_style(style.link) if is_sent else style.update_link(None)
        segments.append(Segment(text, style, control))
    return Strip(segments, strip.cell_length)
