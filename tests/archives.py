"""A small archive of invented articles in the form in which archivers write them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from library.marks import schema
from library.reading import date_in_name

_URL = "https://www.rfi.fr/cn/invented"


class Archive:
    """A folder of articles; beside it the files of the library that it is taken into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder.parent / "cache" / "index.db"
        self.marks = folder.parent / "data" / "marks.db"
        folder.mkdir(parents=True)

    def write(
        self, name: str, title: str, *, url: str | None = None, text: str = "The text.",
        epoch: int | None = None,
    ) -> Path:  # fmt: skip
        """Write an article, archived on the day that begins its name, and give its file."""
        file = self.folder / name
        if epoch is None:
            day = date_in_name(file.name)
            epoch = (day - date(1970, 1, 1)).days * 86_400 if day else 1_604_217_600
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self.written(title, url=url, text=text, epoch=epoch))
        return file

    def written(
        self, title: str, *, url: str | None = None, text: str = "The text.",
        epoch: int = 1_604_217_600,
    ) -> bytes:  # fmt: skip
        """Give an article as it would be written; each title has an address of its own."""
        url = url or f"{_URL}/{title.encode().hex()}"
        head = f"<!--{epoch}000-->\n[{title}]({url})\n------\n\n"
        return f"{head}<div>\n<p>{text}</p>\n</div>\n".encode()

    def keep_holdings(self, paths: Sequence[Path]) -> None:
        """Let the marks tell that these were added, and no other."""
        self.marks.parent.mkdir(parents=True, exist_ok=True)
        is_new = not self.marks.exists()
        with closing(sqlite3.connect(self.marks)) as connection:
            if is_new:
                schema.create(connection)
            connection.execute("DELETE FROM holding")
            rows = [(os.fsencode(path), 0) for path in paths]
            connection.executemany("INSERT INTO holding VALUES (?, ?)", rows)
            connection.commit()
