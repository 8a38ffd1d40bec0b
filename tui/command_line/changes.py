"""`newsreader timeline --since`: what is new, changed and gone between two versions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from library.export import section_json
from library.reading import Hints, ReadError, read_article
from library.versions import Change, are_related, changes_between
from parsers.article import Article, ParseError
from parsers.safe import shown_name
from tui.command_line.complaining import complain
from tui.command_line.show import Request, drawing
from tui.reading.change_lines import change_line
from tui.typesetting.linebreak import fit


def show_changes(old: Path, request: Request) -> int:
    """Print what changed since an older version; give the exit status: 1 if one is unreadable.

    Raises OSError when standard output is full or gone.
    """
    new = request.paths[0]
    before, after = _read(old, request.hints), _read(new, request.hints)
    if before is None or after is None:
        return 1
    changes = changes_between(before, after)
    if not are_related(before, after, changes):
        complain(new, f"nothing in common with {shown_name(str(old))}: another article?")
    if request.is_oldest_first and after.order == "newest-first":
        changes = changes[::-1]
    draw = drawing(request)
    for line in _lines(changes, old, request):
        sys.stdout.write(draw(line) + "\n")
    return 0


def _read(path: Path, hints: Hints) -> Article | None:
    try:
        return read_article(path, hints)
    except (ReadError, ParseError) as error:
        complain(path, str(error))
        return None


def _lines(changes: Sequence[Change], old: Path, request: Request) -> Iterator[str]:
    for change in changes:
        if change.kind == "same":
            continue
        if request.form == "timeline-json":
            path = old if change.kind == "gone" else request.paths[0]
            yield json.dumps(_json(change, path), ensure_ascii=False)
        else:
            line = change_line(change)
            yield fit(line, request.width) if request.width else line


def _json(change: Change, path: Path) -> dict[str, Any]:
    return {
        "path": shown_name(str(path)),
        "change": change.kind,
        "changed": list(change.aspects),
        "was": section_json(change.was) if change.was else None,
        **section_json(change.section),
    }
