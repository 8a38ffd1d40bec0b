"""What a reader asks for in a pane or a list and a screen has to see to: links and copies."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from tui.messages import message
from tui.reading.links import Copy, Link


@message
class CopyAsked(Message):
    """Something is wanted in the clipboard."""

    copy: Copy


@message
class OpenAsked(Message):
    """A link is to be followed."""

    link: Link


@message
class CodeAsked(Message):
    """A link is wanted as a code for the camera of a phone."""

    link: Link


@message
class ListAsked(Message):
    """All links of an article are wanted."""

    links: Sequence[Link]
