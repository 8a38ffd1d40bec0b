"""The pieces of what is sent to a terminal: text, controls, sequences; cut strictly."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.wire.cells import NonsenseError

_PIECE = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<csi>[<-?]?[0-9;:]*[ -/]*[@-~])"
    r"|\x1b\](?P<osc>[^\x00-\x1f\x7f-\x9f]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<escape>[ -/]+[0-~]|[0-OQ-WYZ\\`-~])"
    r"|(?P<control>[\x07-\x0f])"
)
_BEGUN = re.compile(
    r"\x1b(?:\[[<-?]?[0-9;:]*[ -/]*|\][^\x00-\x1f\x7f-\x9f]*\x1b?|[ -/]*)\Z", re.DOTALL
)
_CSI = re.compile(r"([<-?]?)([0-9;:]*)([ -/]*)(.)")
_EXCERPT = 24


class Piece(NamedTuple):
    """A piece: `kind` is text, control, csi, osc or escape.

    Of a CSI sequence, `name` is what tells it from others (`?h`, `$p`, `H`) and `content` are its
    parameters; of all else, `content` is all there is, without the introducer.
    """

    kind: str
    content: str
    name: str = ""


class Pieces:
    """Cuts bytes into pieces, wherever the bytes are divided."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._rest = ""

    @property
    def is_begun(self) -> bool:
        """Whether the last piece, or its last character, has not come to its end."""
        return bool(self._rest or self._decoder.getstate()[0])

    def cut(self, data: bytes) -> Iterator[Piece]:
        """Yield the pieces that are complete; raise NonsenseError for what is none."""
        text = self._rest + self._decoder.decode(data)
        self._rest = ""
        place = 0
        while place < len(text):
            found = _PIECE.match(text, place)
            if found is None:
                if not _BEGUN.match(text, place):
                    raise NonsenseError(f"no sequence: {text[place : place + _EXCERPT]!r}")
                self._rest = text[place:]
                return
            place = found.end()
            yield _piece(found)


def _piece(found: re.Match[str]) -> Piece:
    kind = found.lastgroup or ""
    content = found[kind]
    if kind != "csi":
        return Piece(kind, content)
    marker, parameters, between, final = _CSI.fullmatch(content).groups()  # type: ignore[union-attr]
    return Piece(kind, parameters, marker + between + final)
