"""`newsreader doctor`: what this terminal does, and what newsreader does about it."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version

from parsers.safe import one_line
from tui.command_line.findings import Finding, Patient, examine
from tui.settings.values import DEFAULTS, Settings
from tui.terminal.probe import Answer, ask
from tui.terminal.surroundings import ancestors, multiplexers, run
from tui.typesetting.linebreak import break_lines
from tui.version import __version__

# Here nothing else waits, and what comes later would stand on the person's command line.
_SECONDS_TO_ANSWER = 3.0
_COLUMN = 20
_PRINTED, _NARROWEST = 80, 24


def doctor(settings: Settings = DEFAULTS, *, as_json: bool = False) -> int:
    """Print what is found; give 1 where something keeps the reader from running, else 0.

    Without a terminal nothing is asked, and what can be told is told.
    """
    patient = _patient(settings)
    findings = [_shown(finding) for finding in examine(patient)]
    if as_json:
        report = {"versions": _versions(), "findings": [asdict(finding) for finding in findings]}
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(findings, *(patient.size or ())))
    return int(any(finding.is_fatal for finding in findings))


def _patient(settings: Settings) -> Patient:
    size = _size()
    environment = os.environ
    between = multiplexers(environment, run, ancestors())
    return Patient(settings, environment, run, between, size, _answer() if size else None)


def _size() -> tuple[int, int] | None:
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else -1)
    except OSError:
        return None
    return size.columns, size.lines


def _answer() -> Answer | None:
    if os.environ.get("TERM", "") in ("", "dumb") or not (sys.__stdin__ and sys.__stdin__.isatty()):
        return None
    return ask(emoji=True, features=True, limit=_SECONDS_TO_ANSWER)


def _versions() -> dict[str, str]:
    packages = {name: version(name) for name in ("textual", "rich")}
    return {"newsreader": __version__, "python": platform.python_version(), **packages}


def _lines(findings: Sequence[Finding], columns: int = _PRINTED, *_: int) -> Iterator[str]:
    yield " | ".join(f"{name} {number}" for name, number in _versions().items())
    for finding in findings:
        head = f"{'!' if finding.is_trouble else ' '} {finding.name:{_COLUMN}}"
        for text in (finding.found, finding.does):
            for start, end in break_lines(text, max(_NARROWEST, columns - len(head))):
                yield head + text[start:end]
                head = " " * len(head)


def _shown(finding: Finding) -> Finding:
    """What the environment tells may hold anything: make it safe."""
    return Finding(
        finding.name, one_line(finding.found), one_line(finding.does),
        finding.is_trouble, finding.is_fatal,
    )  # fmt: skip
