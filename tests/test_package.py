"""What is delivered: the seeds byte for byte, a wheel that works anywhere, a true README."""

from __future__ import annotations

import hashlib
import os
import re
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import NHK, RFI, ROOT, imports_of


@pytest.mark.parametrize(
    ("path", "digest"),
    [
        (NHK, "a055d9aef9eebe6f75f7c67b70fd9fd9c913459ce47b65dbcfab43e47b08a62c"),
        (RFI, "00014ea8148f3c1912ebcbd9fc053dab7983858341f1b67faf30e4b59899d057"),
    ],
)
def test_the_seeds_are_as_the_archivers_wrote_them(path: Path, digest: str) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_contains_the_program_the_look_and_the_seeds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert f"seeds/NHK/{NHK.name}" in names
    assert f"seeds/RFI/{RFI.name}" in names
    assert "tui/newsreader.tcss" in names
    tops = {name.partition("/")[0] for name in names}
    packages = {top for top in tops if not top.endswith((".dist-info", ".data"))}
    assert packages == {"parsers", "library", "tui", "seeds"}


def test_the_wheel_brings_the_manual_and_the_completions(wheel: Path) -> None:
    names = {name.partition("/data/")[2] for name in zipfile.ZipFile(wheel).namelist()}
    assert names >= {
        "share/man/man1/newsreader.1",
        "share/bash-completion/completions/newsreader",
        "share/zsh/site-functions/_newsreader",
        "share/fish/vendor_completions.d/newsreader.fish",
    }


def test_what_is_made_from_the_tables_is_current() -> None:
    command = [sys.executable, "-m", "share.make", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), "python -m share.make writes them anew"


def test_the_wheel_works_in_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=False, symlinks=True)
    python = tmp_path / "env" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    # The dependencies are lent by this environment; newsreader itself comes from the wheel alone.
    (packages,) = (tmp_path / "env").glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text("\n".join(site.getsitepackages()))
    seeds = packages / "seeds"
    command = [str(tmp_path / "env" / "bin" / "newsreader"), "show", str(seeds)]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=True, env=clean
    )
    assert "13日 19:40  ロシア国営通信社" in done.stdout
    assert "日本对俄朝首脑会谈表示关注与担忧" in done.stdout
    where = "import library.finding as f, tui.app as a; print(f.SEEDS, a.__file__)"
    done = subprocess.run(
        [str(python), "-c", where],
        cwd=tmp_path, capture_output=True, text=True, check=True, env=clean,
    )  # fmt: skip
    assert done.stdout.split() == [str(seeds), str(packages / "tui" / "app.py")]


def test_textual_is_pinned_exactly() -> None:
    assert re.search(r'"textual==[\d.]+"', (ROOT / "pyproject.toml").read_text())


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith(".venv/bin/newsreader")
    setup, _, _ = commands[1].rpartition(" && ")
    assert setup in (ROOT / ".ci" / "run").read_text()


def test_the_readme_tells_the_keys_there_are() -> None:
    from tui.keys import bindings_of, key_name
    from tui.panes.panes import Panes
    from tui.screens.reader import ReaderScreen

    readme = (ROOT / "README.md").read_text()
    for binding in [*bindings_of(Panes), *bindings_of(ReaderScreen)]:
        key = key_name(binding.key.split(",")[0])
        assert f"`{key}`" in readme, key


def test_everything_that_is_imported_is_declared() -> None:
    ours = {"parsers", "library", "tui"}
    declared = set(
        re.findall(r'^    "([A-Za-z0-9-]+)', (ROOT / "pyproject.toml").read_text(), re.M)
    )
    names = {"bs4": "beautifulsoup4", "markdown_it": "markdown-it-py"}
    for file in [file for package in ours for file in (ROOT / package).rglob("*.py")]:
        for module in imports_of(file) - ours - sys.stdlib_module_names:
            assert names.get(module, module) in declared, (file, module)
