"""Keys given to commands in the settings: which are refused, and that they work and are shown."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from conftest import OpenReader
from textual.dom import DOMNode

import tui
from tui.key_names import read_key, read_keys, written_keys
from tui.keymap import FOLLOWING, commands, keys_of, places, what_is_wrong
from tui.keys import bindings_of, key_name
from tui.settings.values import Settings


@pytest.mark.parametrize(
    ("written", "key"),
    [("x", "x"), ("J", "J"), ("?", "question_mark"), ("[", "left_square_bracket"), ("+", "plus"),
     ("space", "space"), ("PgDn", "pagedown"), ("page_down", None), ("Ctrl+D", "ctrl+d"),
     ("ctrl + d", "ctrl+d"), ("Control+Up", "ctrl+up"), ("Ctrl+]", "ctrl+right_square_bracket"),
     ("Shift+Tab", "shift+tab"), ("shift+j", "J"), ("F5", "f5"), ("Esc", "escape"),
     ("return", "enter"), ("comma", "comma"), ("semicolon", "semicolon"), ("ｊ", "j"),
     ("？", "question_mark"), ("é", "é")],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(written: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(ValueError, match="no key"):
            read_key(written)
    else:
        assert read_key(written) == key
        assert read_keys(written_keys([key])) == [key]


@pytest.mark.parametrize(
    ("written", "reason"),
    [("Alt+x", "do not send it reliably"), ("Meta+x", "do not send it reliably"),
     ("Ctrl+Shift+X", "without Shift"), ("Ctrl+I", "sends Tab"), ("Ctrl+M", "sends Enter"),
     ("Ctrl+H", "sends Backspace"), ("Ctrl+[", "sends Esc"), ("Ctrl+1", "do not send Ctrl"),
     ("Ctrl+Enter", "do not send Ctrl"), ("Shift+/", "the character that it types"),
     ("Ctrl+C", "how to quit"), ("ctrl+q", "quits"), ("PgDwn", 'did you mean "PgDn"'),
     ("x y", "no key"), ("F13", "no key"), ("x,,y", 'its own name is|own name is "comma"'),
     ("\x1b[A", "no key"), ("Nonsense+x", "no key"), ("x" * 5000, "no key")],
)  # fmt: skip
def test_keys_that_never_arrive_are_refused_in_words(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        read_keys(written)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


def test_the_keys_there_are_do_not_clash_and_can_be_written() -> None:
    chosen = {name: written_keys(keys_of(each, {})) for name, each in commands().items()}
    assert list(what_is_wrong(chosen)) == []
    for name, binding in commands().items():
        assert read_keys(chosen[name]) == keys_of(binding, {})


@pytest.mark.parametrize(
    ("chosen", "reasons"),
    [
        ({"zoom": "x"}, []),
        ({"zoom": "j"}, ['zoom: "j" is the key of "article.down"']),
        ({"zoom": "v", "flip": "z"}, []),
        ({"zoom": "x", "flip": "x"}, ['"x" is the key of']),
        ({"article.down": "x", "list.down": "x"}, []),
        ({"article.down": "z"}, ['article.down: "z" is the key of "zoom"']),
        ({"list.open": "q"}, ['"q" is the key of "out"']),
        ({"sheet.close": "j"}, ['sheet.close: "j" is the key of "article.down"']),
        ({"help": "j"}, ['"article.down" (A line down), "list.down" (A line down), "timeline.d']),
        ({"quit": "q", "out": "x"}, ['quit: "q" is the key of "sheet.close"']),
        ({"quit": "q", "out": "x", "sheet.close": "Esc"}, []),
        ({"find": "3"}, ['"3" counts']),
        ({"find": ""}, []),
        ({"quit": " "}, ["quit needs a key"]),
        ({"prompt.cancel": "", "sheet.close": ""}, ["sheet.close needs", "prompt.cancel needs"]),
        ({"prompt.cancel": "x"}, ['"x" is needed for typing']),
        ({"prompt.cancel": "/"}, ['"/" is needed for typing']),
        ({"prompt.cancel": "Ctrl+U"}, ['"Ctrl+U" is needed for typing']),
        ({"app.redraw": "x"}, ['"x" is needed for typing']),
        ({"app.redraw": "F5"}, []),
        ({"zomo": "x"}, ['"zomo" is no command; did you mean "zoom"']),
        ({"\x1b[2J": "x"}, ["is no command"]),
        ({"zoom": 5}, ["must be a text"]),
        ({"zoom": "Alt+z"}, ["zoom: "]),
    ],
)
def test_clashes_are_told(chosen: dict[str, object], reasons: list[str]) -> None:
    told = sorted(reason for _, reason in what_is_wrong(chosen))
    assert len(told) == len(reasons), told
    for reason in reasons:
        assert any(reason in line and line.isprintable() for line in told), (reason, told)


def test_every_place_with_keys_is_known() -> None:
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    known = {place.node for place in places()}
    for node in _below(DOMNode):
        if node.__module__.startswith("tui.") and bindings_of(node):
            assert node in known, node
    for node in known:
        for binding in bindings_of(node):
            assert binding.id in commands() or binding.id in {*FOLLOWING, "prompt.stay"}


def _below(node: type[DOMNode]) -> set[type[DOMNode]]:
    return {each for below in node.__subclasses__() for each in {below, *_below(below)}}


async def test_a_key_given_to_a_command_works_and_the_old_one_no_longer(
    open_reader: OpenReader,
) -> None:
    keys = {"update.next": "x, Ctrl+Y", "article.next": "N", "help": "H", "find": "", "quit": "X"}
    async with open_reader(settings=Settings(keys=keys)) as reader:
        await reader.press("right_square_bracket")
        assert reader.screen.panes.view.section is None
        await reader.press("x")
        assert reader.top.startswith("13日 19:40")
        await reader.press("2", "ctrl+y")
        assert reader.top.startswith("18:30")
        await reader.press("slash")
        assert not reader.screen.prompt.display
        footer = reader.screen_text().splitlines()[-1]
        assert " x Next update" in footer
        assert " N Next article" in footer
        assert "]" not in footer
        assert "/" not in footer
        await reader.press("ctrl+c")
        assert reader.notice == "X quits."
        await reader.press("question_mark")
        assert len(reader.app.screen_stack) == 1
        await reader.press("H")
        shown = reader.screen_text()
        assert "x Ctrl+Y" in shown
        assert "A number before x or [ repeats it: 3x" in shown
        # The page is closed by the key that opened it.
        await reader.press("H")
        assert reader.app.screen is reader.screen
        await reader.press("Q")
        assert reader.app.is_running
        await reader.press("N", "X")
        assert not reader.app.is_running


async def test_the_keys_of_a_pane_and_the_words_that_name_them(open_reader: OpenReader) -> None:
    keys = {"article.down": "s", "article.page-down": "S, Space", "fold": "C", "narrower": "{"}
    async with open_reader(settings=Settings(keys=keys)) as reader:
        await reader.press("j", "down")
        assert reader.screen.panes.view.scroll_offset.y == 0
        await reader.press("s", "s")
        assert reader.screen.panes.view.scroll_offset.y == 2
        await reader.press("G")
        assert "S: next unread" in reader.screen_text().splitlines()[0]
        await reader.press("C")
        assert reader.notice == "Folded to first lines. Enter opens one, C all."


async def test_what_is_told_of_links_names_the_keys_there_are(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    keys = {
        "article.unfold": "Backspace, Enter", "copy": "x", "leave": "X", "links.list": "L",
        "links.choose": "F", "fold": "C",
    }  # fmt: skip
    file = tmp_path / "long.md"
    file.write_text("# 題\n\n[火災](https://a.example/)\n\n" + "本文です。\n\n" * 60)
    async with open_reader([file], settings=Settings(keys=keys)) as reader:
        await reader.press("enter")
        assert reader.notice.endswith("nothing is folded here: F chooses, C folds.")
        await reader.press("F", "f")
        assert reader.notice.startswith("Backspace opens, x copies, X leaves:")
        await reader.press("G", "F")
        assert "L lists" in reader.notice


def test_every_key_has_a_name_of_its_own_in_the_help() -> None:
    names = [key_name(key) for each in commands().values() for key in keys_of(each, {})]
    assert all(name.isprintable() and "_" not in name for name in names)
