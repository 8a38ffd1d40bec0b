"""What a reader asks for in a pane or a list and a screen has to see to: links and copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.reading.links import Copy, Link


@dataclass
class CopyAsked(Message):
    """Something is wanted in the clipboard."""

    copy: Copy


@dataclass
class OpenAsked(Message):
    """A link is to be followed."""

    link: Link


@dataclass
class CodeAsked(Message):
    """A link is wanted as a code for the camera of a phone."""

    link: Link


@dataclass
class ListAsked(Message):
    """All links of an article are wanted."""

    links: Sequence[Link]
