"""The command line: `newsreader`, `newsreader show`, `newsreader timeline`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from parsers.safe import shown_name
from tui.output import guard_streams, tell_crash
from tui.version import __version__

_DESCRIPTION = "Read archived news and live coverage in the terminal."
_COMMANDS = """\
commands:
  newsreader [PATH ...]            the full-screen reader; without PATH, the bundled articles
  newsreader show PATH ...         print articles as text, --json or --markdown
  newsreader timeline PATH ...     print the updates of live coverage, a line each
  newsreader timeline --since OLD NEW
                                   print what is new (+), changed (~) and gone (-) in NEW

PATH is a file, a directory (all articles below it), or - for standard input.
Press ? in the reader for its keys. "newsreader show --help" tells the options.
"""


class _Parser(argparse.ArgumentParser):
    """A parser of arguments that never repeats a control character it was given."""

    def error(self, message: str) -> NoReturn:
        super().error(shown_name(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsreader; give its exit status: 0 all well, 1 something unreadable, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    guard_streams()
    try:
        if words and words[0] in ("show", "timeline"):
            return _show(words[0], words[1:])
        return _read(words)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        tell_crash(error)
        return 1


def _printing(step: Callable[[], int]) -> int:
    """Print, and end quietly when nobody reads on, or in words when nothing more can be written."""
    try:
        status = step()
        sys.stdout.flush()
    except BrokenPipeError:
        _write_nothing_more()
        return 0
    except OSError as error:
        _write_nothing_more()
        from library.reading import reason_of

        sys.stderr.write(f"newsreader: standard output: {reason_of(error)}\n")
        return 1
    return status


def _write_nothing_more() -> None:
    """Python writes what is left when it ends; there is nowhere left to write it to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _read(words: Sequence[str]) -> int:
    parser = _Parser(
        "newsreader",
        usage="newsreader [PATH ...] | show PATH ... | timeline PATH ...",
        description=_DESCRIPTION,
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="what to read")
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    _add_ruby(parser)
    options = parser.parse_args(words)
    paths = options.paths
    from tui.terminal import speak_utf8, why_no_full_screen

    speak_utf8()
    if reason := why_no_full_screen(paths):
        parser.exit(2, f'newsreader: {reason}; "newsreader show" prints articles instead\n')
    from tui.settings import Settings
    from tui.start import run

    return run(paths, Settings(ruby=options.ruby))


def _show(command: str, words: Sequence[str]) -> int:
    parser = _show_parser(command)
    options = parser.parse_args(words)
    since: Path | None = getattr(options, "since", None)
    if since is not None and (reason := _why_not_compared(since, options.paths)):
        parser.error(reason)
    from library.reading import Hints
    from tui.show import Form, Request, show
    from tui.terminal import speak_utf8

    form: Form = options.form or "text"
    if command == "timeline":
        form = "timeline-json" if form == "json" else "timeline"
    if sys.stdout is None:
        return 1
    speak_utf8()
    request = Request(
        paths=options.paths,
        form=form,
        hints=Hints(options.url, options.date, options.ruby),
        width=options.width,
        is_oldest_first=options.order == "oldest-first",
    )
    if since is not None:
        from tui.changes import show_changes

        return _printing(lambda: show_changes(since, request))
    bold = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return _printing(lambda: show(request, bold=bold))


def _why_not_compared(old: Path, paths: Sequence[Path]) -> str | None:
    if len(paths) != 1:
        return "--since compares two files: --since OLD NEW"
    return "only one of OLD and NEW can be -" if str(old) == str(paths[0]) == "-" else None


def _show_parser(command: str) -> argparse.ArgumentParser:
    what = "the updates of live coverage, a line each" if command == "timeline" else "articles"
    parser = _Parser(f"newsreader {command}", description=f"Print {what}.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, directory or -")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", dest="form", action="store_const", const="json", help="one JSON object a line"
    )
    if command == "show":
        form.add_argument(
            "--markdown", dest="form", action="store_const", const="markdown", help="as Markdown"
        )
    else:
        parser.add_argument(
            "--since",
            type=Path,
            metavar="OLD",
            help="only what is new (+), changed (~) or gone (-) in PATH since this older version",
        )
    parser.add_argument("--url", type=_url, help="the article's URL, where it does not say")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="its date, likewise")
    width = "cut lines to N cells" if command == "timeline" else "cells a line (the terminal's)"
    parser.add_argument("--width", type=_width, metavar="N", help=width)
    _add_ruby(parser)
    parser.add_argument("--order", choices=("as-written", "oldest-first"), default="as-written")
    return parser


def _add_ruby(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ruby",
        choices=("brackets", "omit"),
        default="brackets",
        help="readings above Japanese characters: in brackets behind them, or left out",
    )


def _url(text: str) -> str:
    from parsers.safe import safe_url

    if safe_url(text) is None:
        raise argparse.ArgumentTypeError(f"not an http or https URL: {text!r}")
    return text


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if not 1900 <= day.year < 2200:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date like 2023-09-13: {text!r}") from None


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"not a width from 1 to 10000: {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
