"""Patterns mean the same in every Python from 3.11.0 on."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

# `re` of Python before 3.11.5 gives up too early where a group is repeated possessively:
# `(?>(?:…)*)` is the same, and right everywhere.
_REPEATED_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{[\d,]+\})\+")
# A class of characters may hold such signs.
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


@pytest.mark.parametrize("layer", ["parsers", "library", "tui"])
def test_no_group_is_repeated_possessively(layer: str) -> None:
    lines = [
        f"{file.name}: {line.strip()}"
        for file in sorted((ROOT / layer).rglob("*.py"))
        for line in file.read_text().splitlines()
        if '"' in line or "'" in line
        if _REPEATED_GROUP.search(_CLASS.sub("x", line))
    ]
    assert lines == []


def test_a_group_repeated_possessively_is_told() -> None:
    assert _REPEATED_GROUP.search("(?:a|b)*+c")
    assert _REPEATED_GROUP.search("(?:a|b){0,9}+c")
    assert not _REPEATED_GROUP.search("(?>(?:a|b)*)[^c]*+")
