"""The rows of the commands that take articles up into the library, and find them there."""

from __future__ import annotations

from pathlib import Path

from tui.command_line import given
from tui.command_line.options import RUBY, SETTINGS
from tui.command_line.rows import Argument, Command, Option

QUERY = (
    "words that articles hold, all of them; title: source: date: is:unread is:starred is:live, "
    "-WORD and OR narrow it"
)
_ABOUT_QUERIES = """\
The query is that of the search box: words and "phrases in quotes", of any length, title:WORD,
source:NAME, date:2020-11..2021-02, is:unread, is:read, is:starred, is:live, -WORD for what must
not be there, OR between two. What a shell would take for its own stands in quotes: '"a b" -c'."""
_QUERY = Argument("WORD", QUERY, "*", holds="query")
_LIMIT = Option("--limit", "at most N articles", "N", read=given.count)
_RELEVANCE = Option("--relevance", "those that the words fit best first, not the newest")
_JSON = Option("--json", "one JSON object a line for each article", form="json")

LIBRARY: tuple[Command, ...] = (
    Command(
        "add",
        "take directories, files, archives into the library",
        "tui.command_line.adding:add",
        (
            Argument(
                "PATH", "a directory (all articles below it), a file, a .zip or .tar archive", "+",
                read=Path, holds="file",
            ),
        ),
        (Option("--later", "only note where they are, and list them; the index is made later"),),
        about=(
            "The files stay where they are, and are never written to. Ctrl+C stops it; it goes on\n"
            "from there with newsreader update, or when the reader starts."
        ),
        examples=(("newsreader add ~/archive", "read and search an archive from now on"),),
        needs_settings=False,
    ),
    Command(
        "update",
        "look for what is new, changed or gone in what was added",
        "tui.command_line.adding:update",
        (Argument("PATH", "only in these", "*", read=Path, holds="file"),),
        (Option("--verbose", "tell how far it is, and what was found"),),
        about="Prints nothing while all is well, as cron wants it.",
        examples=(("@hourly newsreader update", "as a line of a crontab"),),
        needs_settings=False,
    ),
    Command(
        "list",
        "list articles of the library, the newest first",
        "tui.command_line.articles:list_articles",
        (_QUERY,),
        (_JSON, _LIMIT, _RELEVANCE, *SETTINGS),
        about=(
            "A line each: ID, time (UTC), source, title, parted by tabs; - for what is not known.\n"
            f"{_ABOUT_QUERIES}"
        ),
        examples=(
            ("newsreader list | cut -f3 | sort | uniq -c", "count the articles of each source"),
            ("newsreader list --json is:unread | jq .url", "the addresses of what is unread"),
        ),
    ),
    Command(
        "search",
        "find articles, with the place where the words stand",
        "tui.command_line.articles:search_articles",
        (Argument("WORD", QUERY, "+", holds="query"),),
        (
            _JSON,
            Option("--limit", "at most N articles (50)", "N", read=given.count),
            _RELEVANCE, *SETTINGS,
        ),
        about=(
            "To a file or a pipe: ID, time, source, title, the words around the place, parted by\n"
            f"tabs.\n{_ABOUT_QUERIES}"
        ),
        examples=(
            ("newsreader search 台积电 date:2021", "the newest of 2021, in either script"),
            ("newsreader search --json 台風 -地震 | jq .id", "for programs"),
        ),
    ),
    Command(
        "export",
        "write articles of the library as Markdown or JSON",
        "tui.command_line.exporting:export",
        (_QUERY,),
        (
            _JSON,
            Option("--markdown", "as one Markdown text", form="markdown"),
            Option(
                "--to", "as Markdown files in this folder, never over another file", "FOLDER",
                read=Path, holds="file",
            ),
            _LIMIT, _RELEVANCE, RUBY, *SETTINGS,
        ),
        about=_ABOUT_QUERIES,
        examples=(
            ("newsreader export is:starred --to ~/kept", "keep what is starred as files"),
        ),
    ),
)  # fmt: skip
