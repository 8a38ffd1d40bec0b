"""Colours: as many as there are, readable in both themes, and nothing told by colour alone."""

from __future__ import annotations

import pytest
from conftest import OpenReader, Reader
from rich.color import Color, ColorSystem
from rich.style import Style
from running import printed_by
from textual import events
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from tui.keys import ascii_form
from tui.settings.values import THEMES, Colors, Settings
from tui.terminal.colours import Background, Depth, theme_for
from tui.terminal.keyboard import Keyboard


@pytest.fixture(autouse=True)
def no_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the terminal the tests run in."""
    for name in ("COLORTERM", "COLORFGBG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_the_themes_are_those_that_textual_brings() -> None:
    assert set(THEMES) == set(BUILTIN_THEMES)


@pytest.mark.parametrize(
    ("told", "setting", "depth"),
    [
        ({"TERM": "xterm-256color"}, "auto", "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "auto", "full"),
        ({"TERM": "xterm-direct"}, "auto", "full"),
        ({"TERM": "xterm-kitty"}, "auto", "256"),
        ({"TERM": "xterm-unheard-of"}, "auto", "256"),
        ({"TERM": "unheard-of"}, "auto", "16"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "auto", "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "auto", "256"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "16", "16"),
    ],
)
def test_how_many_colours_there_are(told: dict[str, str], setting: Colors, depth: Depth) -> None:
    # Terminfo is asked once in a process.
    code = f"from tui.terminal.colours import depth_for; print(depth_for({setting!r}, {told!r}))"
    assert printed_by(code) == depth


@pytest.mark.parametrize(
    ("theme", "colors", "background", "hint", "name"),
    [
        ("auto", "auto", None, "", "textual-dark"),
        ("auto", "auto", "light", "", "textual-light"),
        ("auto", "auto", None, "0;15", "textual-light"),
        ("auto", "auto", None, "15;default;0", "textual-dark"),
        ("auto", "auto", "dark", "0;15", "textual-dark"),
        ("light", "auto", "dark", "", "textual-light"),
        ("nord", "auto", None, "", "nord"),
        ("terminal", "full", None, "", "terminal"),
        ("nord", "16", None, "", "terminal"),
        ("nord", "none", None, "", "terminal"),
    ],
)
def test_the_theme_follows_settings_background_and_colours(
    theme: str,
    colors: Colors,
    background: Background | None,
    hint: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORFGBG", hint)
    assert theme_for(Settings(theme=theme, colors=colors), background) == name


def looks(reader: Reader) -> dict[str, Style]:
    """How every part of the panes is dressed."""
    return {
        name: widget.get_component_rich_style(name)
        for widget in reader.screen.walk_children(Widget)
        for kind in type(widget).__mro__
        for name in kind.__dict__.get("COMPONENT_CLASSES", ())
        if name.startswith(("rows--", "timeline--", "article--", "footer-key--key"))
    }


def contrast(ink: Color, paper: Color) -> float:
    """The contrast of two colours, as WCAG 2 reckons it."""

    def light(color: Color) -> float:
        parts = [part / 255 for part in color.get_truecolor()]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    one, other = sorted((light(ink), light(paper)))
    return (other + 0.05) / (one + 0.05)


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_everything_can_be_read_in_both_themes(open_reader: OpenReader, theme: str) -> None:
    async with open_reader(settings=Settings(theme=theme)) as reader:
        for name, style in looks(reader).items():
            assert style.color
            assert style.bgcolor
            assert contrast(style.color, style.bgcolor) >= 4.4, name
            few = [c.downgrade(ColorSystem.EIGHT_BIT) for c in (style.color, style.bgcolor)]
            assert contrast(*few) >= 3.8, name


async def test_the_terminals_own_colours_are_all_that_is_used(open_reader: OpenReader) -> None:
    async with open_reader(settings=Settings(theme="terminal")) as reader:
        found = looks(reader)
        for name, style in found.items():
            assert style.color is None or style.color.triplet is None, name
            assert style.bgcolor is None or style.bgcolor.is_default, name

        def weight(name: str) -> tuple[bool, ...]:
            style = found[name]
            return tuple(map(bool, (style.bold, style.dim, style.underline, style.reverse,
                                    style.italic, style.strike)))  # fmt: skip

        for group in (
            ("article--paragraph", "article--heading", "article--facts", "article--match",
             "article--current-match", "article--link", "article--emphasis"),
            ("rows--group", "rows--open", "rows--cursor", "rows--failed"),
            ("timeline--update", "timeline--day", "timeline--gap", "timeline--here"),
        ):  # fmt: skip
            weights = [weight(name) for name in group if name in found]
            assert len(weights) > 3
            assert len(set(weights)) == len(weights), group


async def test_every_theme_can_be_chosen(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        for theme in (*THEMES, "terminal"):
            reader.app.theme = theme
            await reader.settle()
            assert "22 updates" in reader.screen_text()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *zip("ｊＱ３　［］｛｝／？＠：＜＞＝＼＇", "jQ3 []{}/?@:<>=\\'", strict=True),
        *zip("「」『』【】￥¥ー・、。《》‘’", "[]{}[]\\\\-/,.<>''", strict=True),
    ],
)
def test_what_an_input_method_types_counts_as_its_ascii_key(typed: str, meant: str) -> None:
    [plain] = Keyboard().feed(meant.encode())
    assert isinstance(plain, events.Key)
    key = ascii_form(events.Key("fullwidth", typed))
    assert (key.key, key.character) == (plain.key, meant)
