"""Text → lines of cells: the last point that fits and at which a line may end.

Where a line may end is told by `kinsoku.py`, what had better stay whole by `together.py`. What
does not fit is pushed down (追い出し); nothing hangs over, nothing is squeezed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from parsers.patterns import late
from tui.settings.values import Kinsoku, Settings, Wrap
from tui.typesetting.kinsoku import GLUE, kinsoku
from tui.typesetting.together import (
    NAME_DOTS,
    firm_points,
    is_fine_seam,
    is_seam,
    soft_points,
    url_points,
)

# Text in which every character has cells of its own: nothing that combines, joins or selects.
_SIMPLE = late(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    r"\u2100-\u27bf\u2e80-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    r"\ufe30-\ufe4f\uff01-\uffe6]*"
)
# In a narrower column strict setting would tear too many lines.
_STRICT_FROM = 24
# So many cells may a line end earlier for the sake of a name or a phrase.
_PATIENCE = 6
# So many may stay empty rather than that a URL longer than a line begins in this one, or is cut
# where UAX #14 would not; for one that a line can hold, a third of the line.
_URL_PATIENCE = 7
_WIDEST_CHARACTER = 2
_CUT = ".."


class Rules(NamedTuple):
    """By which rules lines are broken: how strict kinsoku is, and whether phrases are kept."""

    kinsoku: Kinsoku = "auto"
    wrap: Wrap = "plain"

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        """Give the rules that a person has set."""
        return cls(settings.kinsoku, settings.wrap)

    def at(self, width: int) -> Rules:
        """Give the rules of a column of so many cells, for all that is set in it."""
        if self.kinsoku != "auto":
            return self
        return Rules("strict" if width >= _STRICT_FROM else "loose", self.wrap)


RULES = Rules()


def break_lines(
    text: str, width: int, rules: Rules = RULES, first: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of the text, by code points, none wider than `width` cells.

    White space at a line's end is not part of it. The text's own newlines end lines too; an empty
    text is one empty line. Only a character wider than the whole line may exceed it. The very
    first line may have a width of its own.
    """
    width = max(1, width)
    room = width if first is None else max(1, first)
    start = 0
    for paragraph in text.split("\n"):
        if len(paragraph) * _WIDEST_CHARACTER <= room:
            yield start, start + _solid_end(paragraph, 0, len(paragraph))
        else:
            for begin, end in _Paragraph(paragraph, width, rules, room).lines():
                yield start + begin, start + end
        start += len(paragraph) + 1
        room = width


def chop(text: str, width: int, first: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of lines cut by characters, spaces kept; the first has its own width."""
    ends = _ends(text)
    start = used = 0
    room = max(1, first)
    while ends and ends[-1] > used + room:
        point = max(bisect_right(ends, used + room), bisect_right(ends, ends[start]))
        if point == len(text):
            break
        yield start, point
        start, used, room = point, ends[point - 1], max(1, width)
    yield start, len(text)


class _Cells(dict[str, int]):
    """The cells of each character met so far."""

    def __missing__(self, char: str) -> int:
        self[char] = cells = cell_len(char)
        return cells


_CELLS = _Cells()


def _ends(text: str) -> list[int]:
    """The cells up to and with each character; alike for all that make up one character."""
    if _SIMPLE.fullmatch(text):
        return list(accumulate(map(_CELLS.__getitem__, text)))
    return _cluster_ends(text)


def _cluster_ends(text: str) -> list[int]:
    ends: list[int] = []
    used = 0
    for start, end, cells in split_graphemes(text)[0]:
        used += cells
        ends += [used] * (end - start)
    return ends


class _Paragraph:
    """Text without line breaks of its own, and what is known of the points in it."""

    def __init__(self, text: str, width: int, rules: Rules, room: int) -> None:
        self._text = text
        self._width, self._room = width, room
        self._ends = _ends(text)
        self._kinsoku = kinsoku(is_strict=rules.at(width).kinsoku == "strict")
        self._firm: Collection[int] = ()
        self._loath: Collection[int] = ()
        if self._ends[-1] > min(width, room):
            self._firm = firm_points(text)
            self._loath = soft_points(text)
            if rules.wrap == "phrase":
                from tui.typesetting.phrases import inside_phrases

                self._loath = soft_points(text) | inside_phrases(text)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each line, the first one in a room of its own."""
        text, ends, room = self._text, self._ends, self._room
        start = used = 0
        while (limit := self._beyond_spaces(bisect_right(ends, used + room))) < len(text):
            room = self._width
            point = self._point(start, limit)
            yield start, _solid_end(text, start, point)
            if point == len(text):
                return
            start, used = point, ends[point - 1]
        yield start, _solid_end(text, start, len(text))

    def _beyond_spaces(self, position: int) -> int:
        while position < len(self._text) and self._kinsoku[self._text[position]] == "space":
            position += 1
        return position

    def _point(self, start: int, limit: int) -> int:
        """The point at which a line ends: the last one allowed, or the one that harms least."""
        text, ends, rule = self._text, self._ends, self._kinsoku
        if point := self._last(start, limit, self._may_break):
            if limit in self._firm and (seam := self._into_url(point, limit)):
                return seam
            return self._earlier(start, point) if point in self._loath else point
        near = max(start, bisect_left(ends, ends[limit - 1] - _URL_PATIENCE))
        return (
            self._last(near, limit, lambda at: is_fine_seam(text, start, at))
            or self._last(start, limit, lambda at: is_seam(text, start, at) or self._is_freed(at))
            or self._last(start, limit, lambda at: rule.keeps(text, at))
            or self._last(start, limit, lambda at: rule[text[at]] != "space")
            or self._beyond_spaces(bisect_right(self._ends, self._ends[start]))
        )

    def _last(self, start: int, limit: int, is_allowed: Callable[[int], bool]) -> int:
        """The last point of a line that is allowed and does not cut a character; 0 if none is."""
        ends = self._ends
        while limit > start and (ends[limit - 1] == ends[limit] or not is_allowed(limit)):
            limit -= 1
        return limit if limit > start else 0

    def _may_break(self, point: int) -> bool:
        return point not in self._firm and self._kinsoku.may_break(self._text, point)

    def _into_url(self, point: int, limit: int) -> int:
        """A point in a URL that would leave this line rather empty; 0 where it had better not."""
        urls, ends = self._urls, self._ends
        if limit not in urls:
            return 0
        first = next(at for at in range(limit - 1, -1, -1) if at not in urls)
        end = next(at for at in range(limit + 1, len(ends) + 1) if at not in urls)
        cells = ends[end - 1] - (ends[first - 1] if first else 0)
        patience = self._width // 3 if cells <= self._width else _URL_PATIENCE
        if ends[limit - 1] - ends[point - 1] <= patience:
            return 0
        return self._last(first, limit, lambda at: is_fine_seam(self._text, first, at))

    def _is_freed(self, point: int) -> bool:
        """Whether a line may end in what is wider than a line; in a URL only at its seams."""
        return point not in self._urls and self._kinsoku.may_break(self._text, point)

    @cached_property
    def _urls(self) -> Collection[int]:
        return url_points(self._text)

    def _earlier(self, start: int, point: int) -> int:
        """A better point shortly before one that parts a name or a phrase, if there is any."""
        ends = self._ends
        first = bisect_left(ends, ends[point - 1] - _PATIENCE, start, point)
        near = [at for at in range(point - 1, max(first, start), -1) if self._may_break(at)]
        whole = (at for at in near if at not in self._loath and ends[at - 1] != ends[at])
        parts = (at for at in near if self._text[at - 1] in NAME_DOTS)
        return next(whole, None) or next(parts, point)


def _solid_end(text: str, start: int, end: int) -> int:
    """Where a line ends without the white space behind it; what glues words stays."""
    while end > start and text[end - 1].isspace() and text[end - 1] not in GLUE:
        end -= 1
    return end


def forget_widths() -> None:
    """Count cells anew: the terminal's widths have become known."""
    _CELLS.clear()


def cells_of(text: str) -> int:
    """Give the width of a text in terminal cells."""
    return cell_len(text)


def fit(text: str, width: int) -> str:
    """Cut a text to so many cells, ending in `..` where something was cut off."""
    if cell_len(text) <= width:
        return text
    kept = bisect_right(_ends(text), max(0, width - len(_CUT)))
    return text[:kept] + _CUT[: max(0, width)]
