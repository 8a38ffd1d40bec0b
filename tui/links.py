"""Addresses on their way out: to the terminal's clipboard, or to a browser on this computer."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from parsers.article import Article, Section
from parsers.safe import shown_url
from tui.terminal import is_remote


@dataclass(frozen=True, slots=True)
class Copy:
    """What goes to the clipboard of the terminal, and what is shown of it."""

    text: str
    shown: str

    @property
    def notice(self) -> str:
        """What to tell. The terminal never confirms, and some refuse: the words must be there."""
        return f"Sent to the terminal's clipboard: {self.shown}"


def link_of(article: Article) -> Copy | None:
    """Give the article's URL, if it tells one."""
    return Copy(article.url, shown_url(article.url)) if article.url else None


def reference_of(article: Article, section: Section | None) -> Copy:
    """Give title, URL and the time of the update under the eyes."""
    moment = section.moment if section else None
    lines = [article.title, article.url or ""]
    if section and moment and moment.written:
        lines.append(f"{moment.iso or moment.shown} {section.label}")
    return Copy("\n".join(line for line in lines if line), article.title)


def can_open_here() -> bool:
    """Whether a browser on this computer would open before the person's eyes.

    Without a display a text browser would take over this very terminal.
    """
    if is_remote():
        return False
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform == "darwin" or bool(has_display)


def open_in_browser(link: Copy) -> bool:
    """Open a browser, which may take its time; whether one was found."""
    import webbrowser

    try:
        return webbrowser.open(link.text)
    except webbrowser.Error:
        return False
