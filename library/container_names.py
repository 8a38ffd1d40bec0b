"""Which files are containers, told by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Kind = Literal["zip", "tar", "gz", "bz2", "xz"]

_ENDINGS: dict[str, Kind] = {
    ".zip": "zip", ".tar": "tar", ".tar.gz": "gz", ".tgz": "gz", ".tar.bz2": "bz2",
    ".tbz2": "bz2", ".tbz": "bz2", ".tar.xz": "xz", ".txz": "xz",
}  # fmt: skip


def kind_of(path: Path) -> Kind | None:
    """Give the kind of a container by its name: `zip`, `tar`, or what a .tar is compressed by."""
    ending = _ending(path.name)
    return _ENDINGS[ending] if ending else None


def without_ending(path: Path) -> str:
    """Give the name of a folder; of a container without what tells its kind."""
    return path.name[: len(path.name) - len(_ending(path.name))]


def _ending(name: str) -> str:
    name = name.lower()
    return next((ending for ending in _ENDINGS if name.endswith(ending) and name != ending), "")
