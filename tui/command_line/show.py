"""`newsreader show` and `timeline`: articles on standard output, for people and scripts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from library.export import article_json, oldest_first, section_json
from library.finding import Unreadable, find_articles
from library.reading import Hints, ReadError, read_article
from parsers.article import Article, ParseError
from parsers.safe import shown_name, shown_url
from parsers.sentences import words_of
from tui.command_line.complaining import complain
from tui.settings.values import DEFAULTS, Settings
from tui.terminal.osc8 import linked
from tui.typesetting.linebreak import Rules, break_lines, fit
from tui.typesetting.setting import Line, Role
from tui.typesetting.typeset import typeset

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"
_DEFAULT_WIDTH = 80
_INSET = "  "
_NARROW = 40


Form = Literal["text", "json", "markdown", "timeline", "timeline-json"]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    paths: Sequence[Path]
    form: Form
    hints: Hints
    width: int | None = None
    is_oldest_first: bool = False
    settings: Settings = DEFAULTS


@dataclass(frozen=True, slots=True)
class _Look:
    """What a terminal adds to plain text."""

    bold: bool
    links: bool


def show(request: Request, *, bold: bool, links: bool = False) -> int:
    """Print what was asked for; give the exit status: 1 if anything could not be read.

    `bold` sets headings in bold, `links` lets the terminal open links: only for a terminal. Raises
    OSError when standard output is full or gone.
    """
    status, is_first = 0, True
    draw = drawing(request)
    for path in find_articles(request.paths):
        if isinstance(path, Unreadable):
            complain(path.path, path.reason)
            status = 1
            continue
        try:
            article = read_article(path, request.hints)
        except (ReadError, ParseError) as error:
            complain(path, str(error))
            status = 1
            continue
        look = _Look(bold, links)
        for line in _lines(article, path, request, look, is_first=is_first):
            sys.stdout.write(draw(line) + "\n")
        is_first = False
    return status


def drawing(request: Request) -> Callable[[str], str]:
    """Give what a line is printed as. What is printed for programs to read stays as it is."""
    return drawing_for(request.settings) if request.form in ("text", "timeline") else str


def drawing_for(settings: Settings) -> Callable[[str], str]:
    """Reckon with the widths that are set; give what a line is printed as for eyes."""
    if settings.ambiguous_width != 2 and settings.ambiguous == "keep":
        return str
    from tui.terminal.substitutes import drawn
    from tui.terminal.widths import reckon

    reckon(settings)
    return drawn if settings.ambiguous == "substitute" else str


def _lines(
    article: Article, path: Path, request: Request, look: _Look, *, is_first: bool
) -> Iterator[str]:
    if request.is_oldest_first:
        article = oldest_first(article)
    match request.form:
        case "json":
            yield _json(article_json(article, shown_name(str(path))))
        case "timeline-json":
            for section in article.updates:
                yield _json({"path": shown_name(str(path)), **section_json(section)})
        case "timeline":
            for section in article.updates:
                assert section.moment is not None
                line = f"{section.moment.shown}  {words_of(section)}".rstrip()
                yield fit(line, request.width) if request.width else line
        case "markdown":
            from parsers.markdown import write

            yield from () if is_first else ("---", "")
            yield write(article)
        case "text":
            yield from () if is_first else ("", "")
            width = request.width or _terminal_width()
            yield from _text(article, width, Rules.of(request.settings), look)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _terminal_width() -> int:
    return shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns


def _text(article: Article, width: int, rules: Rules, look: _Look) -> Iterator[str]:
    """Lines as on a manual page: where there are headings, the text below is set in from them."""
    inset = _INSET if article.sections and width > _NARROW else ""
    for line in typeset(article, width - len(inset), rules=rules).lines:
        text = (line.indent + (_linked(line) if look.links else line.text)).rstrip()
        if _is_title(line):
            yield f"{_BOLD}{text}{_PLAIN}" if look.bold and text else text
        else:
            yield (inset if _is_body(line) else "") + text if text else ""
    if article.url:
        url = shown_url(article.url)
        parts = (url[start:end] for start, end in break_lines(url, width))
        yield from ("", *(linked(part, article.url) if look.links else part for part in parts))


def _linked(line: Line) -> str:
    """The words of a line, its links being links of the terminal's."""
    text, end, parts = line.text, 0, []
    for span in sorted(line.spans, key=lambda span: span.start):
        if span.url and span.start >= end:
            parts += [text[end : span.start], linked(text[span.start : span.end], span.url)]
            end = span.end
    return "".join([*parts, text[end:]])


def _is_body(line: Line) -> bool:
    section, number = line.piece.key
    return section == -1 or (section >= 0 and number > 0)


def _is_title(line: Line) -> bool:
    return line.piece.role in (Role.TITLE, Role.HEADING, Role.UNTIMED)
