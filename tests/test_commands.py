"""The table of commands, and what is made from it: help, the manual page, completions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from running import loaded_after, newsreader

from tui.__main__ import function_of
from tui.command_line.arguments import parser_of
from tui.command_line.commands import COMMANDS, READER, SHELLS
from tui.command_line.completions import script
from tui.command_line.manual import page
from tui.command_line.words import command_of, paths_alone
from tui.keymap import commands
from tui.settings.table import names

EVERY = (READER, *COMMANDS)


def test_every_row_names_a_function_and_no_option_twice() -> None:
    assert len({command.name for command in EVERY}) == len(EVERY)
    for command in EVERY:
        assert callable(function_of(command))
        flags = [option.flag for option in command.options]
        assert len(set(flags)) == len(flags)


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_help_explains_each_command(name: str) -> None:
    command = next(each for each in COMMANDS if each.name == name)
    done = newsreader("help", name)
    assert (done.returncode, done.stderr) == (0, "")
    for option in command.options:
        assert option.flag in done.stdout
    for example, _ in command.examples:
        assert example in done.stdout
    assert newsreader(name, "--help").stdout == done.stdout
    if name == "settings":
        assert all(f"  {setting} = " in done.stdout for setting in names())


def test_help_lists_all_commands_and_loads_nothing_heavy() -> None:
    told = newsreader("help").stdout
    assert told == newsreader("--help").stdout
    assert all(f"newsreader {command.name}" in told for command in COMMANDS)
    assert max(map(len, told.splitlines())) <= 98
    code = (
        "import sys\nfrom tui.__main__ import main\ntry: main(['--help'])\nexcept SystemExit: ..."
    )
    heavy = {
        "textual",
        "rich",
        "lxml",
        "bs4",
        "asyncio",
        "tomllib",
        "tui.command_line.show",
        "library",
    }
    assert not heavy & loaded_after(code)


def test_without_settings_nothing_of_them_is_loaded() -> None:
    code = "from tui.__main__ import main\nmain(['timeline', 'seeds/NHK'])"
    assert not {"tomllib", "tui.command_line.toml_lines", "tui.keymap"} & loaded_after(code)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("help", "tmeline"), 'did you mean "timeline"?'),
        (("help", "xyz"), "there are show, timeline"),
        (("completions", "tcsh"), "invalid choice"),
        (("completions",), "SHELL"),
        (("man", "x"), "unrecognized"),
        (("--plain", "--width", "5x"), "neither 0 nor a width"),
        (("settings", "--json", "--keys"), "not allowed with"),
        (("--settings",), "expected one argument"),
        (("show", "x\x1b[2J", "--nonsense\x1b[2J"), "\ufffd[2J"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], told: str) -> None:
    done = newsreader(*words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "\x1b" not in done.stderr


def test_a_mistyped_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = newsreader("shwo", "article.txt")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line == 'newsreader: shwo: no such file; did you mean the command "show"?'
    # A file of that name is a file.
    (tmp_path / "shwo").write_text("題\n\n本文です。\n")
    command = [sys.executable, "-m", "tui", "shwo"]
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


@pytest.mark.parametrize("words", ["man", "--help", "settings --keys", "completions fish"])
def test_nobody_needs_to_read_to_the_end(words: str) -> None:
    command = f"set -o pipefail; {sys.executable} -m tui {words} | head -n 1; {sys.executable} "
    command += f"-m tui {words} | true"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


# The manual


def test_the_manual_tells_everything() -> None:
    text = newsreader("man", PYTHONIOENCODING="ascii").stdout
    assert text == page()
    plain = text.replace("\\-", "-")
    told = [option.flag for command in EVERY for option in command.options]
    told += [command.words for command in EVERY] + [f"\\fB{name}\\fR" for name in names()]
    told += [f"({name})" for name in commands()]
    told += [
        "catch-up",
        "@, time TIME",
        "BROWSER",
        "NEWSREADER_SETTINGS",
        "NO_COLOR",
        "settings.toml",
        ".SH EXIT STATUS",
    ]
    for each in told:
        assert each in plain, each
    for line in text.splitlines():
        assert not line.startswith("'") or line.startswith("'\\\"")


@pytest.mark.skipif(not shutil.which("groff"), reason="nothing here sets manual pages")
def test_the_manual_is_set_without_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "newsreader.1"
    file.write_text(page())
    groff = ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", "-rLL=60n", str(file)]
    done = subprocess.run(groff, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "a whole number from 32 to 120" in done.stdout.decode()


# Completions


@pytest.mark.parametrize("shell", SHELLS)
def test_completions_are_a_script_of_their_shell(shell: str, tmp_path: Path) -> None:
    assert newsreader("completions", shell).stdout == script(shell)
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    file = tmp_path / "script"
    file.write_text(script(shell))
    check = ["--no-execute"] if shell == "fish" else ["-n"]
    done = subprocess.run([shell, *check, str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


COMPLETED = [
    ("newsreader sho", {"show"}, {"timeline", "--json"}),
    ("newsreader show --mark", {"--markdown"}, {"show"}),
    ("newsreader show --ruby ", {"brackets", "omit"}, {"show"}),
    ("newsreader --set mous", {"mouse="}, {"measure="}),
    ("newsreader help ", {"show", "timeline", "man"}, {"--json"}),
    ("newsreader completions ", set(SHELLS), {"show"}),
    ("newsreader --settings x time", {"timeline"}, {"show"}),
    ("newsreader show tim", set(), {"timeline"}),
]


@pytest.mark.parametrize(("typed", "offered", "not_offered"), COMPLETED)
def test_bash_is_offered_what_fits(
    typed: str, offered: set[str], not_offered: set[str], tmp_path: Path
) -> None:
    words = " ".join(f"'{word}'" for word in typed.split(" "))
    call = f"COMP_WORDS=({words}); COMP_CWORD={typed.count(' ')}; _newsreader 2>/dev/null"
    program = f"{script('bash')}\n{call}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(
        ["bash", "--norc", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    given = set(done.stdout.splitlines())
    assert given >= offered
    assert not given & not_offered


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
def test_fish_is_offered_what_fits(tmp_path: Path) -> None:
    asked = "\n".join(f"complete -C '{typed}'; echo ==" for typed, _, _ in COMPLETED)
    program = f"{script('fish')}\n{asked}"
    done = subprocess.run(
        ["fish", "--no-config", "-c", program],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    for given, (typed, offered, not_offered) in zip(
        done.stdout.split("==\n")[:-1], COMPLETED, strict=True
    ):
        words = {line.split("\t")[0].split("=")[0] for line in given.splitlines()}
        assert words >= {word.rstrip("=") for word in offered}, typed
        assert not words & not_offered, typed


def test_ctrl_c_while_it_loads_ends_it_without_a_word() -> None:
    code = (
        "import runpy, sys\n"
        "class Interrupted:\n"
        "    def find_spec(name, *_):\n"
        "        if name == 'tui.command_line.commands': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted)\n"
        "runpy.run_module('tui', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=20)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize("words", [[], ["a.txt"], ["a b", "", "ü/./c"]])
def test_paths_alone_are_what_the_parser_makes_of_them(words: list[str]) -> None:
    command, rest = command_of(words)
    said = paths_alone(command, rest)
    assert said is not None
    assert vars(said) == vars(parser_of(command).parse_args(words))


@pytest.mark.parametrize("words", [["-"], ["--plain"], ["a.txt", "--width=40"], ["list"]])
def test_with_an_option_the_parser_is_asked(words: list[str]) -> None:
    assert paths_alone(*command_of(words)) is None
