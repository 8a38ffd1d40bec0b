"""Containers made of invented files, and all that is read of one."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from library.containers import members, read_all
from library.packed import PackedError

TARS = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"]
KINDS = [".zip", *TARS]
Files = list[tuple[str, bytes]]
NEWS: Files = [
    ("b/second.md", b"# Second\n\nWords of the second."),
    ("first.md", b"# First\n\nWords of the first."),
    ("b/a/third.md", b"# Third\n\nWords of the third."),
    ("b/picture.png", b"no text"),
    (".hidden/x.md", b"# Hidden"),
]


def pack(path: Path, files: Files, **how: int) -> Path:
    """Pack files into a container of the kind its name tells."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", how.get("method", zipfile.ZIP_DEFLATED)) as archive:
            for name, data in files:
                archive.writestr(name, data)
        return path
    kind = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}.get(path.suffix[1:], "")
    with tarfile.open(path, f"w:{kind}", format=how.get("format", tarfile.PAX_FORMAT)) as tar:  # type: ignore[call-overload]
        for name, data in files:
            told = tarfile.TarInfo(name)
            told.size, told.mtime = len(data), 1_600_000_000
            tar.addfile(told, io.BytesIO(data))
    return path


def names_in(path: Path) -> list[bytes]:
    return sorted(member.name for member in members(path))


def what_is_read(path: Path) -> tuple[dict[bytes, bytes | str], str]:
    """Everything that can be read, reasons in words for the rest, and what is told at the end."""
    read: dict[bytes, bytes | str] = {}
    try:
        for member, data in read_all(path):
            read[member.name] = data if isinstance(data, bytes) else str(data)
    except PackedError as error:
        return read, str(error)
    return read, ""
