"""What is switched on a terminal while the reader draws on it, and how it is switched back.

Only what is used: no reports of focus or of the pointer's motion, no sizes in the input.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from textual.constants import DISABLE_KITTY_KEY

from tui.terminal.surroundings import is_old_terminal

_OTHER_SCREEN = "\x1b[?1049h"
# No cursor, no wrapping at the right edge, pastes in brackets.
_ENTER = "\x1b[?25l\x1b[?7l\x1b[?2004h"
_LEAVE = "\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
# Kitty's keyboard protocol, its first level: Esc and Ctrl+letters are told apart, text stays text.
_KEYS_ON, _KEYS_OFF = "\x1b[>1u", "\x1b[<u"
# Buttons and the wheel. Motion is not reported: a frame for each step would go over the wire.
_MOUSE_ON, _MOUSE_OFF = "\x1b[?1000h\x1b[?1006h", "\x1b[?1006l\x1b[?1000l"
# Whether a frame can be shown at once (DECRQM).
_ASK_SYNCHRONIZED = "\x1b[?2026$p"


class Modes(NamedTuple):
    """What is sent when the terminal is taken, and when it is given back.

    `enter_shown` takes one that shows the reader's screen already.
    """

    enter_shown: str
    leave: str

    @property
    def enter(self) -> str:
        """Take the terminal, and its other screen."""
        return _OTHER_SCREEN + self.enter_shown


def modes_here(*, mouse: bool) -> Modes:
    """Give the modes for this terminal, as far as the environment tells what it is."""
    is_old = is_old_terminal(os.environ)
    has_keys = not (is_old or DISABLE_KITTY_KEY)
    asks = not is_old and os.environ.get("TERM_PROGRAM") != "Apple_Terminal"
    return Modes(
        enter_shown=_ENTER + _KEYS_ON * has_keys + _MOUSE_ON * mouse + _ASK_SYNCHRONIZED * asks,
        leave=_MOUSE_OFF * mouse + _KEYS_OFF * has_keys + _LEAVE,
    )
