"""The settings: every value there is, what it is for, and what it is where nobody says otherwise.

This is the one table of them. The file in which a person sets them, the page that documents them
and the checks of their values are all made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from parsers.article import Ruby

Kinsoku = Literal["auto", "strict", "loose"]
Wrap = Literal["plain", "phrase"]
AmbiguousWidth = Literal["auto", 1, 2]
Ambiguous = Literal["keep", "substitute"]
OnOff = Literal["auto", "on", "off"]
Clipboard = Literal["auto", "osc52", "tmux", "off"]
Browser = Literal["auto", "here", "show"]
Sending = Literal["thrifty", "plain"]
Colors = Literal["auto", "none", "16", "256", "full"]
StartTimes = Literal["as-written", "local", "utc"]

NARROWEST, WIDEST = 32, 120
OWN_THEMES = ("auto", "dark", "light", "terminal")
THEMES = (
    "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox",
    "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark",
    "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""The themes that come with Textual. Listed here: to ask it for them costs a fifth of a second."""


def _option(default: object, what: str, bounds: tuple[int, int] | None = None) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"what": what, "bounds": bounds})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person who reads has chosen; a value nobody chose is the default."""

    theme: str = _option(
        "auto",
        "auto: dark, or light where the terminal says that its background is; dark, light, "
        "terminal (the terminal's own colours), or the name of a theme of the palette; the one "
        "chosen there is remembered",
    )
    colors: Colors = _option("auto", "how many colours are sent; auto: what the terminal tells")
    measure: int = _option(
        76, "cells a line of text has at most; < and > change it, and are remembered",
        (NARROWEST, WIDEST),
    )  # fmt: skip
    kinsoku: Kinsoku = _option(
        "auto",
        "what may not begin a line: strict (small kana and the long mark too) or loose; auto: "
        "strict, but loose in columns of fewer than 24 cells",
    )
    wrap: Wrap = _option(
        "plain", "phrase: Japanese lines end between phrases where that costs little room"
    )
    ruby: Ruby = _option("brackets", "readings above characters: in brackets behind them, or omit")
    times: StartTimes = _option("as-written", "times of updates, at the start; T turns them")
    ambiguous_width: AmbiguousWidth = _option(
        "auto", "cells that “ ※ ① ─ take in this terminal; auto: the terminal is asked"
    )
    ambiguous: Ambiguous = _option(
        "keep",
        "substitute: characters of unsure width are shown as others of sure width, where a "
        "multiplexer hides what the terminal does",
    )
    wire: Sending = _option(
        "thrifty",
        "what is sent to the terminal: only what changed, and not before what was sent has "
        "arrived (thrifty), or all that is drawn (plain)",
    )
    links: OnOff = _option("auto", "links that the terminal itself can open (OSC 8)")
    clipboard: Clipboard = _option(
        "auto",
        "the way to the clipboard: the terminal (osc52), tmux, or off; auto: tmux where it runs, "
        "else the terminal",
    )
    browser: Browser = _option(
        "auto", "what o does: opens a browser here, or shows and copies; auto: show over SSH"
    )
    mouse: OnOff = _option("auto", "whether the mouse is heard; auto: not over SSH")
    keys: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"what": "the keys of a command, parted by commas, by the command's name"},
    )


DEFAULTS = Settings()
