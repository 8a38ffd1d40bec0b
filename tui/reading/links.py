"""The addresses of an article, and whether a browser on this computer is the place for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parsers.article import Article, Block, Section, Span
from tui.settings.values import Browser
from tui.terminal.surroundings import is_remote

# A browser that is still starting after so long has been found.
_SECONDS_TO_OPEN = 10.0
# What a browser prints would land on the screen; a text browser would take the terminal over.
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


class Copy(NamedTuple):
    """What goes to the clipboard, and what is told of it: words, or the URL."""

    text: str
    shown: str = ""
    url: str = ""


class Link(NamedTuple):
    """An address, and the words of the article that stand for it."""

    url: str
    text: str

    @property
    def copy(self) -> Copy:
        """The address for the clipboard."""
        return Copy(self.url, url=self.url)


def link_of(article: Article) -> Link | None:
    """Give the article's URL, if it tells one."""
    return Link(article.url, article.title) if article.url else None


def links_of(article: Article) -> list[Link]:
    """List the addresses of an article, each of them once.

    Its own, those in its text as written, and last those of its updates: there may be hundreds.
    """
    links: dict[str, Link] = {}
    if own := link_of(article):
        links[own.url] = own
    for block in _blocks(article):
        for span in block.spans:
            if span.url:
                links.setdefault(span.url, Link(span.url, _words(block, span)))
    for section in article.sections:
        if section.url:
            links.setdefault(section.url, Link(section.url, _name(section)))
    return list(links.values())


def _blocks(article: Article) -> Iterator[Block]:
    yield from article.lead
    for section in article.sections:
        yield from section.blocks


def _words(block: Block, span: Span) -> str:
    """The words of a link, or of a picture."""
    if block.kind == "image":
        from tui.typesetting.typeset import picture_words

        return picture_words(block, span.url)
    return " ".join(block.text[span.start : span.end].split())


def _name(section: Section) -> str:
    """The words for an update: its time, and what it is about."""
    time = section.moment.shown if section.moment else ""
    return f"{time} {section.label}".strip()


def reference_of(article: Article, section: Section | None) -> Copy:
    """Give title, URL and time of the update under the eyes; its own URL, where it has one."""
    moment = section.moment if section else None
    own = section.url if section else None
    lines = [article.title, own or article.url or ""]
    if section and moment and moment.written:
        lines.append(f"{moment.iso or moment.shown} {section.label}")
    return Copy("\n".join(line for line in lines if line), article.title)


def opens_here(setting: Browser, environ: Mapping[str, str]) -> bool:
    """Whether links are opened on this computer: as set, or where the person sits before it.

    Without a display a text browser would take over this very terminal.
    """
    if setting != "auto":
        return setting == "here"
    has_display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return not is_remote(environ) and (sys.platform == "darwin" or bool(has_display))


def open_in_browser(url: str) -> bool:
    """Open a browser, which may take its time; whether one was found."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _OPEN, url],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, timeout=_SECONDS_TO_OPEN, check=False, cwd=os.sep,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return done.returncode == 0
