"""Files that are written as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file; what was there stays until all is written. Raises OSError, leaving nothing."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
