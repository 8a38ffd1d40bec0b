"""The second net: what slips through the first never reaches the terminal; lines keep width."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS, OpenReader
from hostile import BODY
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from rich.text import Text
from terminals import Terminal
from textual.color import Color
from textual.content import Content

from tui.terminal.backstop import Backstop, harden, strip_tables
from tui.terminal.osc8 import linked

BLACK = Color(0, 0, 0)


def caught(*segments: Segment) -> list[Segment]:
    return Backstop().apply(list(segments), BLACK)


def test_what_goes_leaves_its_cells() -> None:
    text = "a\x1b[2J\tb\u202e\u3164題\n\x9b❤\ufe0fc"
    (safe,) = caught(Segment(text))
    assert safe.text.rstrip() == "a[2Jb題❤c"
    assert cell_len(safe.text) == cell_len(text)


def test_a_clean_line_is_the_same_line() -> None:
    line = [Segment("題 [b]", Style(bold=True)), Segment("x", Style(link="https://a.example/"))]
    assert caught(*line) == line


@pytest.mark.parametrize(
    "link", ["javascript:x", "https://a.example/\x1b\\\x1b]0;x", "https://b@a.example/", "file:///"]
)
def test_a_link_that_may_mislead_is_no_link(link: str) -> None:
    (safe,) = caught(Segment("words", Style(link=link, bold=True)))
    assert safe.style == Style(bold=True)


def test_a_control_segment_is_nothing() -> None:
    assert caught(Segment("\x1b[2J", None, [(ControlType.CLEAR,)]))[0] == Segment("")


def test_textual_and_rich_strip_what_is_unsafe() -> None:
    """Fails when the tables they strip by are no longer the ones that are extended."""
    harden()
    assert all(table[0x9B] is None for table in strip_tables())
    for made in (Content(BODY).plain, Content.from_markup("$b", b=BODY).plain, Text(BODY).plain):
        assert "文" in made
        assert not any(c in made for c in "\x1b\x9b\x07\u202e\u200b\U000e0050\x00")


async def test_every_line_of_the_screen_passes_the_net(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        assert any(isinstance(part, Backstop) for part in reader.app.get_line_filters())
        reader.screen.notice.tell("odd\x1b[2J\u202e words")
        await reader.settle()
        assert "odd[2J words" in reader.screen_text()
        reader.app.copy_to_clipboard("a\x1b]0;x\x07\nb")
        assert reader.app.clipboard == "a]0;x\nb"


CRASH = (
    "import tui.typesetting.facts as facts, tui.typesetting.typeset as typeset\n"
    "def odd(*args, **more): raise KeyError('\\x1b]0;PWN\\x07 odd\\x9b')\n"
    "typeset.facts = odd\n"
    "from tui.__main__ import main; raise SystemExit(main())"
)


@pytest.mark.parametrize("debug", ["", "1"])
def test_an_error_nobody_foresaw_ends_in_one_line(debug: str) -> None:
    screen = Terminal([sys.executable, "-c", CRASH, SEEDS], 100, 30, NEWSREADER_DEBUG=debug)
    try:
        assert screen.end() == 1
    finally:
        screen.close()
    after = screen.sent.rpartition(b"\x1b[?1049l")[2].decode()
    assert "newsreader: an error of the program itself: KeyError" in after
    assert "\x1b]" not in after
    assert ("NEWSREADER_DEBUG=1" not in after) == bool(debug)
    assert ("Traceback" in after) == bool(debug)
    assert debug or after.count("\n") == 1


def test_an_error_while_printing_is_one_line_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH, "show", SEEDS], capture_output=True, cwd=ROOT, timeout=30
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"newsreader: an error of the program itself: KeyError: ")


# What an error may quote of an article: styles and a link as we send them ourselves.
LOOKALIKES = "\x1b[8mh\x1b[1m\x1b[4:3mi\x1b]8;id=1;https://a.example/\x1b\\j\x1b]8;;\x1b\\"
PRINTING = (
    "import sys, warnings, logging\n"
    "from tui.terminal.output import guard_streams; guard_streams()\n"
    "from tui.terminal.osc8 import linked\n"
    f"odd = {LOOKALIKES!r}\n"
    "print('a\\x1b]0;x\\x07\\x9b2J\\u202e\\x1b[1mb\\x1b[22m\\tc' + odd)\n"
    "print(linked('k', 'https://a.example/') + linked('l', 'https://b@a.example/'))\n"
    "warnings.warn('d\\x1b[2J'); logging.getLogger('x').error('e\\x9b' + odd)\n"
    "print('\\ud800f'); raise ValueError('g\\x1bc' + odd)"
)


def test_whatever_is_printed_passes_the_guard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINTING], capture_output=True, cwd=ROOT, timeout=30
    )
    assert done.stdout.decode() == "a]0;x2Jb\tchij\nkl\nf\n"
    assert all(word in done.stderr for word in (b"d[2J", b"ehij\n", b"gchij"))
    assert not any(char in done.stderr.decode() for char in "\x1b\x9b")


def test_on_a_terminal_only_our_own_bold_and_links_pass_the_guard() -> None:
    screen = Terminal([sys.executable, "-c", PRINTING], 100, 30)
    try:
        assert screen.end() == 1
    finally:
        screen.close()
    out, err = (part.decode() for part in screen.sent.split(b"d[2J", 1))
    link = linked("k", "https://a.example/")
    assert "a]0;x2J\x1b[1mb\x1b[22m\tch\x1b[1mij\x1b]8;;\x1b\\\r\n" in out
    assert link + "l\x1b]8;;\x1b\\\r\n" in out
    assert "gchij" in err
    assert "\x1b" not in err
