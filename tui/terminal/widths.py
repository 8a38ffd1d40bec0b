"""How many cells characters take here: what Rich, Textual and our own lines are to reckon with.

Characters of ambiguous width (UAX #11) take one cell in most terminals, two in those set up for
East Asian fonts. Rich knows no setting for it: its table of widths is replaced, here and nowhere
else. Upstream: Rich issues 4197 and 4199.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType

import rich.cells
import rich.segment

from tui.settings.values import AmbiguousWidth, Settings
from tui.typesetting.linebreak import forget_widths

_Ranges = tuple[tuple[int, int], ...]

# Terminals that draw some of them wide may draw others narrow, most often lines and blocks.
_CLASSES: Mapping[str, tuple[str, _Ranges]] = {
    "latin": ("é", ((0xA1, 0xAC), (0xAE, 0x2FF))),
    "greek": ("α", ((0x370, 0x3FF),)),
    "cyrillic": ("Ж", ((0x400, 0x52F),)),
    "quotes": ("“", ((0x2018, 0x201F),)),
    "punctuation": ("…", ((0x2010, 0x2017), (0x2020, 0x203A), (0x203C, 0x206F))),
    "notes": ("※", ((0x203B, 0x203B),)),
    "signs": ("℃", ((0x2070, 0x215F),)),
    "roman numbers": ("Ⅲ", ((0x2160, 0x218F),)),
    "arrows": ("→", ((0x2190, 0x21FF),)),
    "mathematics": ("√", ((0x2200, 0x245F),)),
    "circled": ("①", ((0x2460, 0x24FF), (0x2776, 0x2793), (0x3248, 0x324F), (0x1F100, 0x1F1AC))),
    "lines": ("─", ((0x2500, 0x257F),)),
    "blocks": ("█", ((0x2580, 0x259F),)),
    "shapes": ("▼", ((0x25A0, 0x25FF), (0x2B50, 0x2B5F))),
    "stars": ("★", ((0x2600, 0x2775), (0xFFFD, 0xFFFD))),
}
CLASSES = tuple(_CLASSES)
"""The names of the kinds of ambiguous characters."""
SAMPLES: Mapping[str, str] = MappingProxyType({n: sample for n, (sample, _) in _CLASSES.items()})
"""A character of each kind, by which its width is measured."""

_LOAD: Callable[[str], rich.cells.CellTable] = rich.cells.load_cell_table  # type: ignore[attr-defined]
_NARROW = rich.cells._SINGLE_CELLS


def reckon(settings: Settings, cells: Mapping[str, int] = MappingProxyType({})) -> None:
    """Reckon with the widths that are set, or were measured, and with what is substituted."""
    wide = wide_classes(settings.ambiguous_width, cells)
    if settings.ambiguous == "substitute":
        from tui.terminal.substitutes import SUBSTITUTES

        teach(wide, SUBSTITUTES)
    elif wide:
        teach(wide)


def wide_classes(setting: AmbiguousWidth, cells: Mapping[str, int]) -> frozenset[str]:
    """Tell which kinds take two cells: as set, else as measured (cells by name of the kind)."""
    if setting != "auto":
        return frozenset(CLASSES if setting == 2 else ())
    return frozenset(name for name in CLASSES if cells.get(name) == 2)


def ambiguous_in(name: str) -> Iterator[str]:
    """Yield the ambiguous characters of a kind that have a cell of their own."""
    for first, last in _CLASSES[name][1]:
        for char in map(chr, range(first, last + 1)):
            if unicodedata.east_asian_width(char) == "A" and not unicodedata.combining(char):
                yield char


def teach(wide: Collection[str], substitutes: Mapping[str, str] = MappingProxyType({})) -> None:
    """Reckon with two cells for the kinds in `wide`, from now on.

    For a character that is drawn as others, by `substitutes`, it is what those take. What was
    taught before is forgotten.
    """
    _use({})
    cells = dict.fromkeys((char for name in wide for char in ambiguous_in(name)), 2)
    cells |= {char: rich.cells.cell_len(drawn) for char, drawn in substitutes.items()}
    if cells:
        _use(cells)


def _use(cells: Mapping[str, int]) -> None:
    """Put a table in the place of Rich's, and forget all widths that were counted by it."""
    table = _LOAD("auto")
    other = {char: count for char, count in cells.items() if count != 1}
    spans = sorted([*table.widths, *((ord(char), ord(char), n) for char, n in other.items())])
    taught = rich.cells.CellTable(table.unicode_version, spans, table.narrow_to_wide)
    narrow = _NARROW.difference(other)
    rich.cells.load_cell_table = (lambda version="auto": taught) if other else _LOAD  # type: ignore[attr-defined, assignment]
    rich.cells._SINGLE_CELLS = narrow
    rich.cells._is_single_cell_widths = narrow.issuperset
    rich.segment._is_single_cell_widths = narrow.issuperset  # type: ignore[attr-defined]
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()
    rich.segment.Segment._split_cells.cache_clear()
    forget_widths()
