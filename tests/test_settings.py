"""The file of settings: what it sets, how it is refused, and what `newsreader settings` tells."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest
from conftest import RFI
from hypothesis import given
from hypothesis import strategies as st
from running import newsreader

from tui.command_line.settings_file import SettingsError, read_settings
from tui.command_line.toml_lines import lines_of
from tui.settings.table import read_value, row_of, rows, why_not
from tui.settings.values import DEFAULTS, Settings


def read(text: str | bytes, folder: Path) -> Settings:
    file = folder / "settings.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(file).settings


def refused(text: str | bytes, folder: Path) -> list[str]:
    """Why a file is refused, without its path."""
    with pytest.raises(SettingsError) as caught:
        read(text, folder)
    assert all(line.startswith(f"{folder}{os.sep}settings.toml") for line in caught.value.lines)
    return [line.removeprefix(f"{folder}{os.sep}") for line in caught.value.lines]


def test_what_is_set_is_set_and_the_rest_is_the_default(tmp_path: Path) -> None:
    text = 'measure = 60\n"ruby" = \'omit\'\nambiguous_width = 2\n[keys]\nzoom = "x, Ctrl+Y"\n'
    settings = read(text, tmp_path)
    assert settings == Settings(
        measure=60, ruby="omit", ambiguous_width=2, keys={"zoom": "x, Ctrl+Y"}
    )
    assert (
        read("\ufeff# with a mark and Windows' lines\r\nmeasure = 60\r\n", tmp_path).measure == 60
    )
    assert read("", tmp_path) == DEFAULTS


ONE_FAULT = [
    ("mesure = 5", ':1: "mesure" is no setting; did you mean "measure"?'),
    ("\n[measure]\nx = 1", ":2: measure must be a whole number from 32 to 120, not a table"),
    ("measure = 5", ":1: measure must be a whole number from 32 to 120, not 5"),
    ("measure = true", ":1: measure must be a whole number from 32 to 120, not true"),
    ("measure = 60.0", ":1: measure must be a whole number from 32 to 120, not 60.0"),
    ("measure = nan", ":1: measure must be a whole number from 32 to 120, not nan"),
    ("measure = 2024-01-01", ":1: measure must be a whole number from 32 to 120, not 2024-01-01"),
    ('ambiguous_width = "two"', ':1: ambiguous_width must be "auto", 1 or 2, not "two"'),
    ("ambiguous_width = true", ':1: ambiguous_width must be "auto", 1 or 2, not true'),
    (
        'colors = 256',
        ':1: colors must be "auto", "none", "16", "256" or "full", not 256; did you mean "256"?',
    ),
    (
        'kinsoku = "stric"',
        ':1: kinsoku must be "auto", "strict" or "loose", not "stric"; did you mean "strict"?',
    ),
    (
        'theme = "drakula"',
        ':1: theme must be "auto", "dark", "light", "terminal" or the name of a theme, not '
        '"drakula"; did you mean "dracula"?',
    ),
    ("theme = [1]", ':1: theme must be "auto", "dark", "light", "terminal" or the name of a theme, '
     "not a list"),
    ('keys = "x"', ':1: keys must be a table, [keys], not "x"'),
    ("wrap = 'a\u202eb'", ':1: wrap must be "plain" or "phrase", not "a\ufffdb"'),
    ('wrap = "\\u001b[2J"', ':1: wrap must be "plain" or "phrase", not "\ufffd[2J"'),
    (f'wrap = "{"x" * 5000}"', f':1: wrap must be "plain" or "phrase", not "{"x" * 60}.."'),
    ("measure = 60\nmeasure = 70", ":2: not TOML: a name is set twice"),
    ("[keys]\nzoom = 'x'\n[keys]", ":3: not TOML: a table is begun twice"),
    ("mouse = off", ":1: not TOML: this is no value (text stands in quotes)"),
    ("theme = \nmeasure = 2", ":1: not TOML: this is no value"),
    ('\n\ntheme = "x', ":3: not TOML: Unterminated string"),
    ("measure = " + "9" * 5000, ": not TOML: "),
    ("x = " + "[" * 100_000, ": nested too deeply"),
    ("keys" + ".x" * 5000 + " = 1", ':1: "x.x.x.x.x.x.x'),
    ("theme" + ".x" * 5000 + " = 1", ":1: theme must be"),
    ("[keys]\nzoom = [1]", ':2: the keys of "zoom" must be a text such as "x, Ctrl+Y", not a list'),
    (b"# fine\nwrap = '\xe9'", ":2: not in UTF-8"),
    (b"#" * (1 << 21), ": too large for a file of settings"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), ONE_FAULT)
def test_a_fault_is_told_with_its_line(text: str | bytes, reason: str, tmp_path: Path) -> None:
    (line,) = refused(text, tmp_path)
    assert line.startswith(f"settings.toml{reason}")
    assert line.isprintable()


def test_all_faults_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    text = (
        "# measure = 1\n"
        "wrap = '''plain\nmesure = 2'''\n"
        'clipboard = [ # ]\n "osc52", "]\\"",\n]\n'
        "'mesure' = 3\n"
        '[ "keys" ] # zoom = 1\n'
        "zomo = 'x'\n"
        'find.next = 1\n'
    )  # fmt: skip
    numbers = [int(line.split(":")[1]) for line in refused(text, tmp_path)]
    assert numbers == [2, 4, 7, 9, 10]


@pytest.mark.parametrize("kind", ["folder", "missing", "name"])
def test_a_file_that_was_asked_for_and_cannot_be_read_is_told(kind: str, tmp_path: Path) -> None:
    file = {
        "folder": tmp_path,
        "missing": tmp_path / "no\nsuch.toml",
        "name": Path("a\0b"),
    }[kind]
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    (line,) = caught.value.lines
    assert line.isprintable()


def test_the_file_of_the_platform_need_not_be_there(own_places: Path) -> None:
    chosen = read_settings()
    assert (chosen.settings, chosen.text) == (DEFAULTS, None)
    chosen.file.parent.mkdir()
    chosen.file.write_text("measure = 61\n")
    assert own_places in chosen.file.parents
    assert read_settings().settings.measure == 61


def test_the_environment_names_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("measure = 62\n")
    monkeypatch.setenv("NEWSREADER_SETTINGS", str(file))
    assert read_settings().settings.measure == 62
    other = tmp_path / "other.toml"
    other.write_text("")
    assert read_settings(other).settings == DEFAULTS


# Any text at all

_WORDS = st.sampled_from([
    "measure", "mesure", "keys", "[keys]", "[", "]", "{", "}", "=", ".", ",", '"', "'", '"""',
    "'''", "#", "\n", "\\", " ", "60", "nan", "true", "zoom", '"x"', "1979-05-27", "\x1b", "\u202e",
    "theme", '"auto"', "\r\n", "[[", "]]", "\\u", "é",
])  # fmt: skip


@given(st.one_of(st.lists(_WORDS, max_size=25).map("".join), st.text(max_size=60), st.binary()))
def test_any_file_is_taken_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, text: str | bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    told: tuple[str, ...] = ("taken",)
    try:
        read_settings(file)
    except SettingsError as error:
        told = error.lines
    assert told
    assert all(line.isprintable() for line in told)


_NAMES = st.sampled_from(["a", "'b c'", '"d\\u0065"', "f . g", '"#".h', "'='", "1-2"])
_VALUES = st.sampled_from([
    "1", '"x = 1 # no"', "'''\na = 1\n[b]\n'''", '"""\\"""\nx = "y" """', '""""two" more"""""',
    "[ 1, # ]\n [ 2 ],\n '[', ]", '{ x = "}", y = [1] }', "1.5 # '''", "'\\'",
])  # fmt: skip


@given(st.lists(st.tuples(st.booleans(), _NAMES, _VALUES, st.sampled_from(["", "\n", "# c = 1\n"])),
                max_size=8))  # fmt: skip
def test_every_name_is_found_in_its_line(parts: list[tuple[bool, str, str, str]]) -> None:
    text, expected = "", {}
    for number, (is_table, name, value, before) in enumerate(parts):
        text += before
        line = text.count("\n") + 1
        key = f"k{number}.{name}"
        text += f" [ {key} ]\n x = {value}\n[t{number}]\n" if is_table else f"{key} = {value}\n"
        expected[f"k{number}"] = line
    tomllib.loads(text)
    lines = {path[-1] if path[-1][0] == "k" else "": line for path, line in lines_of(text).items()}
    assert {name: line for name, line in lines.items() if name} == expected


# The table


def test_every_default_is_a_value_the_table_allows() -> None:
    for row in rows():
        assert why_not(row, row.default) is None, row.name
        assert row.what
    with pytest.raises(ValueError, match='"thema" is no setting; did you mean "theme"'):
        row_of("thema")


def test_values_of_the_command_line_are_read_by_the_same_table() -> None:
    assert read_value("measure", "60") == 60
    assert read_value("ambiguous_width", "1") == 1
    assert read_value("colors", "256") == "256"
    for name, value in (("measure", "6"), ("keys", "x"), ("measure", "²"), ("links", "maybe")):
        with pytest.raises(ValueError, match=name):
            read_value(name, value)


# The commands


def test_settings_tells_where_each_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('# mine\nmeasure = 60\nruby = "omit"\n[keys]\n"find.next" = "N, comma"\n')
    done = newsreader("settings", "--settings", file, "--ruby", "brackets", "--set", "mouse=off")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(file) in done.stdout
    told = dict(line.split("  # ") for line in done.stdout.splitlines() if "  # " in line)
    told = {setting.split(" = ")[0]: origin for setting, origin in told.items()}
    assert told["measure"] == "settings.toml:2"
    assert told["ruby"] == "--ruby"
    assert told["mouse"] == "--set"
    assert told['"find.next"'] == "settings.toml:5"
    assert told["theme"] == "default"
    again = read(done.stdout, tmp_path)
    assert (again.measure, again.ruby, again.mouse) == (60, "brackets", "off")
    assert again.keys == {"find.next": "N, comma"}


def test_settings_as_json(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("\n\nmeasure = 60\n")
    told = json.loads(newsreader("settings", "--json", "--settings", file).stdout)
    assert (told["file"], told["exists"], told["keys"]) == (str(file), True, {})
    measure = told["settings"]["measure"]
    assert (measure["value"], measure["from"], measure["default"]) == (60, "settings.toml:3", 76)
    assert told["settings"]["theme"]["from"] == "default"


def test_settings_prints_a_file_to_begin_with(tmp_path: Path) -> None:
    done = newsreader("settings")
    assert "(not there yet)" in done.stdout
    assert read(done.stdout, tmp_path) == DEFAULTS
    keys = newsreader("settings", "--keys")
    assert read(keys.stdout, tmp_path).keys["article.next"] == "J"


def test_every_command_obeys_and_its_option_decides(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    page = tmp_path / "a.html"
    page.write_text("<h1>題</h1><p>新しい<ruby>港<rt>みなと</rt></ruby>が開きました。</p>" * 3)
    file.write_text('ruby = "omit"\n')
    assert "みなと" not in newsreader("show", page, NEWSREADER_SETTINGS=str(file)).stdout
    assert "みなと" not in newsreader("--settings", file, "show", page).stdout
    assert "みなと" not in newsreader("show", "--set", "ruby=omit", page).stdout
    assert "みなと" not in newsreader("--set=ruby=omit", "--set", "wrap=plain", "show", page).stdout
    done = newsreader("show", page, "--ruby", "brackets", f"--settings={file}")
    assert "みなと" in done.stdout


@pytest.mark.parametrize("command", ["show", "timeline", "settings", ""])
def test_no_command_runs_with_a_faulty_file(command: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("mesure = 1\n[keys]\nzoom = 'j'\n")
    words = [command, RFI] if command in ("show", "timeline") else [command] * bool(command)
    done = newsreader(*words, "--settings", file)
    assert done.returncode == 2
    assert done.stdout == ""
    assert [line.split(": ", 2)[1] for line in done.stderr.splitlines()] == [
        f"{file}:1",
        f"{file}:3",
    ]
    assert newsreader("help", NEWSREADER_SETTINGS=str(file)).returncode == 0


def test_a_wrong_setting_on_the_command_line_is_wrong_usage() -> None:
    for words in (("--set", "mesure=1"), ("--set", "measure=1"), ("--set", "measure")):
        done = newsreader("show", *words, RFI)
        assert done.returncode == 2
        assert "--set" in done.stderr
        assert "Traceback" not in done.stderr
