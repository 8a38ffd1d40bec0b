"""Which files are containers, and which paths are of what is in them; all of it from names."""

from __future__ import annotations

import os
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


def is_container(path: Path) -> bool:
    """Whether a path is that of a container: a file with such a name."""
    try:
        return kind_of(path) is not None and path.is_file()
    except (OSError, ValueError):
        return False


def place_within(path: Path) -> tuple[Path, bytes] | None:
    """Part the path of a member into its container and its name in it; None where it is none."""
    for container in path.parents:
        if is_container(container):
            return container, os.fsencode(path.relative_to(container))
    return None


def without_ending(path: Path) -> str:
    """Give the name of a folder; of a container without what tells its kind."""
    return path.name[: len(path.name) - len(_ending(path.name))]


def _ending(name: str) -> str:
    name = name.lower()
    return next((ending for ending in _ENDINGS if name.endswith(ending) and name != ending), "")
