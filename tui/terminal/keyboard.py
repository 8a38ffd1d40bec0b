"""Bytes from the terminal → keys, clicks and pastes, however the line cut or joined them."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from time import monotonic
from typing import ClassVar

from textual import events
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.message import Message

_ESC = "\x1b"
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"
_TWO = 2  # characters: ESC and the byte that says what kind of sequence it begins
# Longer than any answer of a terminal; a string that does not end before that is none.
_LONGEST_STRING = 4096
# How long the rest of a sequence may be on its way: a line that loses packets sends them again.
_CUT_DELAY = 1.0
# For so long a slow line may still bring what the terminal was asked at the start, cut anywhere.
_ANSWERS_AWAITED = 10.0

# ECMA-48: CSI (with X10 mouse and the Linux console's F1 to F5), SS3, and the strings in which
# terminals answer: OSC, DCS, APC.
_SEQUENCE = re.compile(
    r"\x1b(?:\[M[\s\S]{3}|\[\[[A-E]|\[(?!M|\[[A-E])[0-?]*[ -/]*[@-~]|O\d?[@-~]"
    r"|\]\d+;[^\x07\x1b]*(?:\x07|\x1b\\)|(?:P[\d$+>!=|]|_G)[^\x1b]*\x1b\\)"
)
_BEGUN = re.compile(
    r"\x1b(?:\[(?:M[\s\S]{0,2}|\[|[0-?]*[ -/]*)|O\d?"
    r"|\](?:\d*|\d+;[^\x07\x1b]*\x1b?)|(?:P|P[\d$+>!=|][^\x1b]*\x1b?|_|_G[^\x1b]*\x1b?))?"
)
# The left button, pressed (M) or released (m) in a cell.
_BUTTON = re.compile(r"\x1b\[<0;(?P<cell>\d+;\d+)(?P<how>[Mm])")
# What a person can have typed after Esc just as well as a terminal.
_TYPED = re.compile(r"\x1b(?:[\[O\]P_]?|O\d|\]\d+|\[\[)")


class Keyboard:
    """Takes what is read, piece by piece, and gives what it says.

    Textual reads Esc and a letter that come together as Alt and the letter. Nothing here needs
    Alt, and over SSH keys do come together: so Esc is Esc, unless a known sequence follows it.
    """

    typed_ahead: ClassVar[bytes] = b""
    """What was typed while the terminal was asked what it does."""
    awaits_answers: ClassVar[bool] = False
    """Whether answers may still come: for a while, what begins like one is waited for longer."""

    def __init__(self) -> None:
        self._patient_until = monotonic() + _ANSWERS_AWAITED if self.awaits_answers else 0.0
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._parser = XTermParser()
        self._held = self._pressed = ""
        self._paste: list[str] | None = None

    def begin(self, waiting: bytes = b"") -> list[Message]:
        """Give what was typed before: ahead, the first time, and what waits in the terminal.

        The terminal was not raw then, and made a line feed of Enter.
        """
        typed, Keyboard.typed_ahead = self.typed_ahead + waiting, b""
        return self.feed(typed.replace(b"\n", b"\r"))

    @property
    def patience(self) -> float | None:
        """Seconds after which `settle` is to be called if nothing more comes; None: not at all."""
        if not self._held or self._paste is not None:
            return None
        is_typed = _TYPED.fullmatch(self._held) and monotonic() > self._patient_until
        return ESCAPE_DELAY if is_typed else _CUT_DELAY

    def feed(self, data: bytes) -> list[Message]:
        """Give what the bytes say, as far as it is certain."""
        text, self._held = self._held + self._decode(data), ""
        said: list[Message] = []
        while text:
            if self._paste is not None:
                text = self._in_paste(self._paste, text, said)
            elif text[0] != _ESC:
                typed, escape, rest = text.partition(_ESC)
                said += self._parser.feed(typed)
                text = escape + rest
            else:
                text = self._in_sequence(text, said)
        return said

    def settle(self) -> list[Message]:
        """Nothing more came: a beginning that may have been typed is keys, a cut one is lost."""
        held, self._held = self._held, ""
        if not _TYPED.fullmatch(held):
            return []
        return [_escape(), *(self._parser.feed(held[1:]) if held[1:] else ())]

    def _in_paste(self, paste: list[str], text: str, said: list[Message]) -> str:
        """Keep what is pasted until its end, which may come in two reads; give what follows."""
        pasted, end, rest = text.partition(_PASTE_END)
        if end:
            said.append(events.Paste("".join([*paste, pasted]).replace("\0", "")))
            self._paste = None
            return rest
        cut = pasted.rfind(_ESC, 1 - len(_PASTE_END))
        cut = cut if cut >= 0 and _PASTE_END.startswith(pasted[cut:]) else len(pasted)
        paste.append(pasted[:cut])
        self._held = pasted[cut:]
        return ""

    def _in_sequence(self, text: str, said: list[Message]) -> str:
        """Read what ESC begins; give what follows."""
        found = _SEQUENCE.match(text)
        if found is None and _BEGUN.fullmatch(text) and len(text) < _LONGEST_STRING:
            self._held = text
            return ""
        meant = self._meaning(found[0]) if found else None
        if found is None or meant is None:
            said.append(_escape())
            return text[1:]
        said += meant
        return text[found.end() :]

    def _meaning(self, sequence: str) -> list[Message] | None:
        """Give what a sequence means: nothing, where it is an answer nobody asked for.

        None for what has no parameters and no meaning: keys that were typed after Esc.
        """
        if sequence == _PASTE:
            self._paste = []
            return []
        if sequence[1] in "]P_":
            return []
        if meant := [*self._drag(sequence), *self._parser.feed(sequence)]:
            return meant
        # What the parser does not know it would read on in.
        self._parser = XTermParser()
        return None if len(sequence) == _TWO + 1 else []

    def _drag(self, sequence: str) -> list[Message]:
        """Where the button is released elsewhere than it was pressed, it was moved there.

        The terminal is not asked to report motion; text is selected all the same.
        """
        button = _BUTTON.fullmatch(sequence)
        if button is None:
            return []
        pressed, self._pressed = self._pressed, button["cell"] if button["how"] == "M" else ""
        if button["how"] == "M" or pressed in ("", button["cell"]):
            return []
        return list(self._parser.feed(f"\x1b[<32;{button['cell']}M"))


def _escape() -> events.Key:
    return events.Key("escape", _ESC)
