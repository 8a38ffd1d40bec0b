"""Colours: how many this terminal shows, which theme is drawn, and what to do without any."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from tui.settings.values import THEMES, Colors, Settings

if TYPE_CHECKING:
    from textual.theme import Theme

Depth = Literal["none", "16", "256", "full"]
Background = Literal["light", "dark"]

TERMINAL = "terminal"
_DARK, _LIGHT = "textual-dark", "textual-light"
_ROLES = {"dark": _DARK, "light": _LIGHT}

_SYSTEMS: dict[Depth, str] = {
    "none": "standard", "16": "standard", "256": "256", "full": "truecolor",
}  # fmt: skip
_FULL = 1 << 24
_MEMORY = "theme"
# Emulators of today whose names the other machine may not know.
_MODERN = (
    "xterm",
    "alacritty",
    "foot",
    "wezterm",
    "ghostty",
    "contour",
    "rio",
    "mlterm",
    "konsole",
)


def theme_for(settings: Settings, background: Background | None = None) -> str:
    """Give the name of the theme to draw in, on a background as far as it is known.

    Where there are few colours only the terminal's own are sure to be readable.
    """
    if depth_for(settings.colors) in ("none", "16"):
        return TERMINAL
    return remembered_theme(settings) or _usual_theme(settings, background)


def _usual_theme(settings: Settings, background: Background | None) -> str:
    if settings.theme == "auto":
        return _ROLES[background or _background_told(os.environ) or "dark"]
    return _ROLES.get(settings.theme, settings.theme)


def remembered_theme(settings: Settings) -> str | None:
    """Give the theme that was chosen last in the palette, None where the settings say it.

    It holds as long as the one it was chosen instead of: who sets another one means it.
    """
    from library.memory import recall

    match recall(_MEMORY):
        case {"chosen": str(chosen), "instead of": str(usual)} if usual == settings.theme:
            return chosen if chosen in (TERMINAL, *THEMES) else None
    return None


def remember_theme(theme: str, settings: Settings, background: Background | None = None) -> None:
    """Remember a theme that was chosen, if that is possible; the usual one ends a choice."""
    from library.memory import remember

    is_usual = theme == _usual_theme(settings, background)
    remember(_MEMORY, None if is_usual else {"chosen": theme, "instead of": settings.theme})


def _background_told(environment: Mapping[str, str]) -> Background | None:
    """COLORFGBG is `15;0` or `0;default;15`: the last is the background, 7 and 15 are light."""
    last = environment.get("COLORFGBG", "").rpartition(";")[2]
    if not last.isdecimal():
        return None
    return "light" if int(last) in (7, 15) else "dark"


def depth_for(setting: Colors, environment: Mapping[str, str] | None = None) -> Depth:
    """Give how many colours are sent: what the person says, else NO_COLOR, else the terminal."""
    told = os.environ if environment is None else environment
    if setting != "auto":
        return setting
    if told.get("NO_COLOR"):
        return "none"
    if told.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "full"
    return _depth_of(told.get("TERM", ""))


def _depth_of(term: str) -> Depth:
    if "direct" in term:
        return "full"
    if "256" in term or "kitty" in term:
        return "256"
    number = _terminfo_colours(term)
    if number is None:
        return "256" if term.startswith(_MODERN) else "16"
    return "none" if number < 8 else "16" if number < 256 else "256" if number < _FULL else "full"


def _terminfo_colours(term: str) -> int | None:
    """Ask terminfo for a terminal's number of colours; None where it does not know the name."""
    try:
        import curses
    except ImportError:
        return None
    try:
        curses.setupterm(term, 1)
    except curses.error:
        return None
    return curses.tigetnum("colors")


# What a key changes in one pane and then in another is not to be sixteen milliseconds apart. It is
# drawn no more often for that: only what changed is, and the wire has a pace of its own.
_FRAMES = "240"


def tell_textual(settings: Settings) -> None:
    """Put into the environment what Textual reads there when it is loaded; call it before that."""
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    depth = depth_for(settings.colors)
    os.environ["TEXTUAL_COLOR_SYSTEM"] = _SYSTEMS[depth]
    os.environ.pop("NO_COLOR", None)
    if depth == "none":
        os.environ["NO_COLOR"] = "1"


def has_no_colour() -> bool:
    """Whether Textual was told to draw without colours."""
    return "NO_COLOR" in os.environ


def has_few_colours() -> bool:
    """Whether Textual was told of too few colours for any theme but the terminal's own."""
    return os.environ.get("TEXTUAL_COLOR_SYSTEM") == _SYSTEMS["16"]


def terminal_theme() -> Theme:
    """Give the theme of the terminal's own colours.

    Its background may be light or dark: of the sixteen names only red and magenta can be read on
    both. What stands out does so by weight, underlining and reversal; `:ansi` in the style sheet.
    """
    from textual.theme import Theme

    default = "ansi_default"
    names = (
        "ansi-background", "ansi-foreground", "text-muted", "text-disabled", "foreground-muted",
        "border-blurred", "block-cursor-foreground", "block-cursor-background",
        "block-hover-background", "input-selection-background", "screen-selection-background",
        "screen-selection-foreground", "scrollbar-background", "warning-muted",
    )  # fmt: skip
    return Theme(
        TERMINAL, ansi=True, primary="ansi_magenta", secondary=default, accent="ansi_magenta",
        success="ansi_magenta", warning="ansi_red", error="ansi_red", foreground=default,
        background=default, surface=default, panel=default, boost=default,
        variables=dict.fromkeys(names, default) | {"block-cursor-text-style": "bold underline"},
    )  # fmt: skip
