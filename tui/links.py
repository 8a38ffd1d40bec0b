"""Addresses on their way out: to the terminal's clipboard, or to a browser on this computer."""

from __future__ import annotations

import os
import sys
import webbrowser

from textual.app import App

from parsers.article import Article, Section
from parsers.safe import shown_url
from tui.terminal import is_remote

_NO_URL = "This article does not tell its URL."


def copy_link(app: App[None], article: Article) -> None:
    """Send the article's URL to the clipboard of the terminal."""
    if article.url is None:
        app.notify(_NO_URL, severity="warning", markup=False)
        return
    _copy(app, article.url, shown_url(article.url))


def copy_reference(app: App[None], article: Article, section: Section | None) -> None:
    """Send title, URL and the time of the update under the eyes to the clipboard."""
    moment = section.moment if section else None
    lines = [article.title, article.url or ""]
    if section and moment and moment.written:
        lines.append(f"{moment.iso or moment.shown} {section.label}")
    _copy(app, "\n".join(line for line in lines if line), article.title)


def open_link(app: App[None], article: Article) -> None:
    """Open the article in a browser here, or copy its URL where the person sits elsewhere."""
    if article.url is None or is_remote() or not _has_browser():
        copy_link(app, article)
        return
    url = article.url
    app.run_worker(lambda: webbrowser.open(url), thread=True, exit_on_error=False)
    app.notify(f"Opening {shown_url(url)}", markup=False)


def _copy(app: App[None], text: str, shown: str) -> None:
    app.copy_to_clipboard(text)
    # The terminal never confirms, and some refuse: the text itself must be there to be read.
    app.notify(f"Sent to the terminal's clipboard:\n{shown}", markup=False)


def _has_browser() -> bool:
    """Without a display a text browser would take over this very terminal."""
    return sys.platform == "darwin" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
