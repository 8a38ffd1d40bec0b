"""The rows of the commands about what is the reader's own: marks, and sources as they are named."""

from __future__ import annotations

from pathlib import Path

from tui.command_line.options import SETTINGS
from tui.command_line.rows import Argument, Command, Option

_FOLDERS = "A slash puts a source into a folder; the name of a folder stands for all that is in it."

MARKS: tuple[Command, ...] = (
    Command(
        "sources",
        "list the sources of the library: name, unread, total",
        "tui.command_line.sources:print_sources",
        options=(
            Option("--json", "one JSON object a line for each source", form="json"),
            Option("--removed", "those that were taken out of the list"), *SETTINGS,
        ),
        about="To a file or a pipe, the columns are parted by tabs.",
        examples=(("newsreader sources | cut -f1,2", "how much there is to read"),),
    ),
    Command(
        "rename",
        "give a source another name, or put it into a folder",
        "tui.command_line.sources:rename",
        (
            Argument("OLD", "the name of a source, or of a folder"),
            Argument("NEW", "its name from now on; that of another source joins the two"),
        ),
        needs_settings=False,
        about=_FOLDERS,
        examples=(
            ("newsreader rename RFI Europe/RFI", "put a source into a folder"),
            ("newsreader rename Europe EU", "rename a folder"),
        ),
    ),
    Command(
        "order",
        "put sources first in the list, in this order",
        "tui.command_line.sources:order",
        (Argument("NAME", "the name of a source, or of a folder", "*"),),
        needs_settings=False,
        about=(
            "Those that were put in an order before come next, then all others by name. Without "
            "a NAME\nall are listed by name again."
        ),
        examples=(("newsreader order NHK Europe", "NHK first, then the folder"),),
    ),
    Command(
        "remove",
        "take a path out of the library, or a source out of the list",
        "tui.command_line.sources:remove",
        (
            Argument(
                "NAME", "what was added, by its path; or a source or folder, by its name", "+",
                holds="file",
            ),
        ),
        needs_settings=False,
        about='No file is touched, and all marks stay. "newsreader restore" puts a source back.',
        examples=(("newsreader remove ~/archive", "forget an archive; add finds it again"),),
    ),
    Command(
        "restore",
        "put a source back into the list",
        "tui.command_line.sources:restore",
        (Argument("NAME", "a source or folder that was removed", "+"),),
        needs_settings=False,
        examples=(("newsreader sources --removed", "tell what can be put back"),),
    ),
    Command(
        "marks",
        "write all marks as JSON, or take such a file in",
        "tui.command_line.marks_file:run",
        (
            Argument("ACTION", "export or import", choices=("export", "import")),
            Argument(
                "FILE", "to write (standard output), or to read; -: standard input", "?",
                read=Path, holds="file",
            ),
        ),
        needs_settings=False,
        about=(
            "What is read, starred, and where reading stopped; saved searches, sources as they "
            "were named,\nand what was added. Taken in, it joins what there is: what is read or "
            "starred in either\nis so from then on, of all else the newer stays."
        ),
        examples=(
            ("newsreader marks export ~/marks.json", "keep a copy, from cron perhaps"),
            ("ssh HOST newsreader marks export | newsreader marks import -",
             "take over the marks of another computer"),
        ),
    ),
)  # fmt: skip
