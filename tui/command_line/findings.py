"""What `newsreader doctor` finds, one finding a matter: what is there, and what we do about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.command_line.settings_file import VARIABLE
from tui.settings.values import Settings
from tui.terminal import surroundings
from tui.terminal.clipboard import Multiplexers, lack_in, way
from tui.terminal.colours import depth_for, theme_for
from tui.terminal.osc8 import are_sent
from tui.terminal.probe import Answer
from tui.terminal.replies import background_of
from tui.terminal.surroundings import Ask, Multiplexer
from tui.terminal.widths import CLASSES, wide_classes

_WIDE, _MEDIUM = 110, 60
_SMALLEST = (20, 5)


@dataclass(frozen=True, slots=True)
class Finding:
    """One matter: what was found, and what newsreader does about it.

    `is_trouble` where something is missing, `is_fatal` where the reader cannot run.
    """

    name: str
    found: str
    does: str
    is_trouble: bool = False
    is_fatal: bool = False


@dataclass(frozen=True, slots=True)
class Patient:
    """All that is looked at. `answer` is None where there was no terminal to ask."""

    settings: Settings
    environment: Mapping[str, str]
    ask: Ask
    between: Sequence[Multiplexer]
    size: tuple[int, int] | None
    answer: Answer | None

    @property
    def hides_terminal(self) -> bool:
        """Whether a multiplexer answers for the terminal."""
        named = surroundings.may_be_multiplexed(self.environment)
        return bool(self.between) or named


def examine(patient: Patient) -> Iterator[Finding]:
    """Yield the findings, one matter after the other."""
    for look in _MATTERS:
        yield look(patient)


def _terminal(patient: Patient) -> Finding:
    term = patient.environment.get("TERM", "")
    found = f"TERM={term} {surroundings.program(patient.environment)}".strip()
    if patient.size is None:
        does = "The reader needs a terminal; show and timeline print without one."
        return Finding("terminal", f"none on standard output; {found}", does)
    if term in ("", "dumb"):
        does = "The full-screen reader cannot draw here: newsreader --plain reads line by line."
        return Finding("terminal", found, does, is_trouble=True, is_fatal=True)
    if term == "linux":
        does = "The console has no Japanese or Chinese characters: use a terminal of a desktop."
        return Finding("terminal", found, does, is_trouble=True)
    return Finding("terminal", found, "Drawn on as any xterm.")


def _size(patient: Patient) -> Finding:
    if patient.size is None:
        return Finding("size", "not known", "show wraps text to 80 cells, or to --width.")
    columns, lines = patient.size
    found = f"{columns} columns, {lines} lines"
    if columns < _SMALLEST[0] or lines < _SMALLEST[1]:
        does = "One pane at a time, and little of it: make the window larger."
        return Finding("size", found, does, is_trouble=True)
    if columns < _MEDIUM:
        return Finding("size", found, "One pane at a time.")
    if columns < _WIDE:
        return Finding("size", found, "Article and timeline; the articles in a drawer (h).")
    return Finding("size", found, "All three panes.")


def _between(patient: Patient) -> Finding:
    found = ", ".join(map(str, patient.between)) or "none here"
    if not patient.between and patient.hides_terminal:
        found = f"tmux or screen on another computer (TERM={patient.environment.get('TERM')})"
    if patient.hides_terminal:
        return Finding("multiplexer", found, "It answers for the terminal: see widths.")
    return Finding("multiplexer", found, "The terminal is asked itself.")


def _place(patient: Patient) -> Finding:
    if surroundings.is_remote(patient.environment):
        shows = (
            "o shows and copies a link" if patient.settings.browser != "here" else "o opens here"
        )
        return Finding("ssh", "the reader runs on another computer", f"{shows}.")
    return Finding("ssh", "no", "o opens a browser, where one can be seen.")


def _colours(patient: Patient) -> Finding:
    told = patient.environment
    found = f"COLORTERM={told.get('COLORTERM') or 'not set'}"
    found += f", terminfo {surroundings.terminfo_colours(told, patient.ask)}"
    found += ", NO_COLOR is set" if told.get("NO_COLOR") else ""
    depth = depth_for(patient.settings.colors, told)
    counts = {"none": "No colours are", "16": "16 colours are", "256": "256 colours are",
              "full": "16 million colours are"}  # fmt: skip
    does = f"{counts[depth]} sent"
    if patient.settings.colors != "auto":
        does += f", as set: colors = {patient.settings.colors!r}"
    return Finding("colours", found, f"{does}.")


def _background(patient: Patient) -> Finding:
    background = background_of(patient.answer.background) if patient.answer else None
    told = patient.environment.get("COLORFGBG")
    found = background or (f"COLORFGBG={told}" if told else "not told")
    return Finding("background", found, f"Theme: {theme_for(patient.settings, background)}.")


def _encoding(patient: Patient) -> Finding:
    locale = surroundings.locale_of(patient.environment)
    stream = sys.stdout.encoding if sys.stdout else "none"
    found = f"locale {locale or 'not set'}, standard output {stream}"
    if "utf" in locale.lower().replace("-", ""):
        return Finding("encoding", found, "UTF-8 is sent.")
    does = "UTF-8 is sent all the same; tmux, screen and mosh need a UTF-8 locale (LANG=C.UTF-8)."
    return Finding("encoding", found, does, is_trouble=True)


def _widths(patient: Patient) -> Finding:
    settings, cells = patient.settings, patient.answer.cells if patient.answer else {}
    found, does, is_trouble = _measured(patient, cells)
    if settings.ambiguous_width != "auto":
        does = f"As set: ambiguous_width = {settings.ambiguous_width}."
        is_trouble = False
    if settings.ambiguous == "substitute":
        does += " Others of sure width are drawn for them."
        is_trouble = False
    return Finding("ambiguous width", found, does, is_trouble)


def _measured(patient: Patient, cells: Mapping[str, int]) -> tuple[str, str, bool]:
    wide = wide_classes("auto", cells)
    if not cells:
        why = "not asked" if patient.answer is None else "the terminal did not answer in time"
        cure = "If columns do not line up, or to be asked nothing: ambiguous_width = 1 or 2."
        return why, f"One cell is reckoned with. {cure}", patient.answer is not None
    if patient.hides_terminal and not wide:
        cure = "If columns do not line up: ambiguous = 'substitute'."
        return "1 (of the multiplexer; the terminal's own is hidden)", f"One cell. {cure}", False
    names = "all" if len(wide) == len(CLASSES) else ", ".join(n for n in CLASSES if n in wide)
    if wide:
        return f"2 ({names})", "Lines are set with two cells for them.", False
    return "1", "One cell.", False


def _emoji(patient: Patient) -> Finding:
    cells = patient.answer.cells if patient.answer else {}
    told = {name: cells[name] for name in ("emoji style", "joined emoji", "skin tone") if cells}
    found = ", ".join(f"{name} {count}" for name, count in told.items()) or "not asked"
    return Finding("emoji", found, "Shown one by one, without joiners and skin tones.")


def _links(patient: Patient) -> Finding:
    passage = surroundings.hyperlinks(patient.environment, patient.between, patient.ask)
    found = _SAID[passage.is_open] + f": {passage.why}"
    does = "Not sent: f, U and y lead to them."
    if are_sent(patient.settings.links, patient.environment):
        does = "Sent: the terminal can open them." if passage.is_open else "Sent, if only in vain."
        does += "" if passage.is_open else " f, U and y lead to them."
    return Finding("links (OSC 8)", found, does, passage.is_open is False)


_SAID = {True: "yes", False: "no", None: "not known"}


def _clipboard(patient: Patient) -> Finding:
    passage = surroundings.clipboard(patient.environment, patient.between, patient.ask)
    found = _SAID[passage.is_open] + f": {passage.why}"
    is_trouble = passage.is_open is False
    match way(patient.settings.clipboard, Multiplexers.of(patient.environment)):
        case "none":
            does, is_trouble = "Nothing is copied, as it is set.", False
        case "tmux":
            lack = lack_in(patient.ask(["tmux", "show-messages", "-T"]) or "")
            does = lack or "Copied by tmux's own command, which does without."
            is_trouble = bool(lack)
        case _:
            does = "What is copied is sent to the terminal, and shown."
    return Finding("clipboard (OSC 52)", found, does, is_trouble)


def _mouse(patient: Patient) -> Finding:
    is_remote = surroundings.is_remote(patient.environment)
    found = "over SSH" if is_remote else "local"
    if patient.settings.mouse != "auto":
        return Finding("mouse", found, f"As set: mouse = {patient.settings.mouse!r}.")
    does = "Left to the terminal; mouse = 'on' hears it." if is_remote else "Heard."
    return Finding("mouse", found, does)


def _wire(patient: Patient) -> Finding:
    answer = patient.answer or Answer()
    can = {"repeats": answer.repeats, "scrolls between any columns": answer.has_sides}
    found = ", ".join(name for name, is_so in can.items() if is_so)
    does = "Only what changed is sent."
    if patient.settings.wire == "plain":
        does = "All that is drawn is sent, as set: wire = 'plain'."
    return Finding("wire", found or ("nothing more" if answer.cells else "not asked"), does)


def _settings_file(patient: Patient) -> Finding:
    from library.paths import settings_file

    file = Path(patient.environment.get(VARIABLE) or settings_file())
    does = "Used." if file.is_file() else "Not there: every setting is the default."
    return Finding("settings", str(file), does)


def _memory(patient: Patient) -> Finding:
    from library.paths import marks_file

    folder = marks_file().parent
    nearest = next(place for place in (folder, *folder.parents, Path("/")) if place.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return Finding("memory", str(folder), "Can be written to.")
    does = "Cannot be written to: no mark is kept, nothing remembered."
    return Finding("memory", str(folder), does, is_trouble=True)


_MATTERS: tuple[Callable[[Patient], Finding], ...] = (
    _terminal, _size, _between, _place, _colours, _background, _encoding, _widths, _emoji, _links,
    _clipboard, _mouse, _wire, _settings_file, _memory,
)  # fmt: skip
