"""A screen that tells things, and carries words to the clipboard and links to a browser."""

from __future__ import annotations

import os

from textual import on, work
from textual.actions import SkipAction
from textual.getters import query_one
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from parsers.safe import clean
from tui.messages import message
from tui.panes.asked import CodeAsked, CopyAsked, OpenAsked
from tui.panes.notice import Notice
from tui.reading.links import Copy, Link, open_in_browser, opens_here
from tui.screens.keys_line import KeysLine
from tui.settings.values import DEFAULTS, Settings
from tui.terminal.clipboard import (
    ClipboardError,
    Multiplexers,
    load_into_tmux,
    missing_in_tmux,
    sequences,
    way,
)
from tui.terminal.compositing import draw_thriftily
from tui.terminal.sending import send

_MAY_REFUSE = "Sent to the terminal's clipboard; it may refuse"


class CarryingScreen(Screen[None]):
    """A screen with a notice and a footer, on which one copies and opens."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Where keys go. Whoever gains or loses it draws itself; Textual draws the whole screen."""

    footer = query_one(KeysLine)
    notice = query_one(Notice)

    @message
    class Carried(Message):
        """A program took what was to be copied, or told why not."""

        copy: Copy
        told: str
        is_trouble: bool

    @message
    class TmuxFailed(Message):
        """tmux did not take what was to be copied."""

        copy: Copy
        reason: str

    def __init__(self, settings: Settings = DEFAULTS) -> None:
        super().__init__()
        draw_thriftily(self)
        self._settings = settings

    # What is told

    @on(Notice.Told)
    def _tell_notice(self, event: Notice.Told) -> None:
        self.tell(event.text, is_trouble=event.is_trouble, url=event.url)

    def tell(self, text: str, *, is_trouble: bool = False, url: str = "") -> None:
        """Tell something in the place of the keys, until the next key."""
        self.notice.tell(text, is_trouble=is_trouble, url=url)
        self.footer.display = False

    def on_key(self) -> None:
        """A notice has been read by the next key."""
        self.drop_notice()

    def drop_notice(self) -> None:
        """Have the keys again where something was told."""
        self.notice.clear()
        if not self.footer.display:
            self.footer.display = True

    # To the clipboard

    def action_copy_text(self) -> None:
        """Copy what is selected with the mouse."""
        selected = self.get_selected_text()
        if not selected:
            raise SkipAction
        self._copy(Copy(selected, f"{len(selected)} characters"))
        self.clear_selection()

    @on(CopyAsked)
    def _copy_asked(self, event: CopyAsked) -> None:
        self._copy(event.copy)

    def _copy(self, copy: Copy) -> None:
        copy = copy._replace(text=clean(copy.text))
        match way(self._settings.clipboard, Multiplexers.of(os.environ)):
            case "tmux":
                self._copy_through_tmux(copy)
            case "terminal":
                self._copy_to_terminal(copy)
            case _:
                self._tell_copied("Not copied, as clipboard is off", copy)

    def _tell_copied(self, what: str, copy: Copy, *, is_trouble: bool = False) -> None:
        text = f"{what}: {copy.shown}".removesuffix(" ")
        self.tell(text, is_trouble=is_trouble, url=copy.url)

    def _copy_to_terminal(self, copy: Copy, trouble: str = "") -> None:
        """Send the sequence; Textual has no way of its own for one that is wrapped."""
        around = Multiplexers.of(os.environ)
        try:
            sent = sequences(copy.text, around)
        except ClipboardError as error:
            self.tell(str(error), is_trouble=True, url=copy.url)
            return
        if around.is_tmux and not trouble:
            self._warn_of_tmux(copy)
        if sent.is_plain:
            self.app.copy_to_clipboard(copy.text)
        if sent.wrapped:
            send(self.app, sent.wrapped)
        said = f"{_MAY_REFUSE} ({trouble})" if trouble else _MAY_REFUSE
        hint = ", or a tmux without set-clipboard on" if around.may_be_either else ""
        self._tell_copied(said + hint, copy)

    @work(thread=True)
    def _warn_of_tmux(self, copy: Copy) -> None:
        if missing := missing_in_tmux():
            self.post_message(self.Carried(copy, missing, is_trouble=True))

    @work(thread=True)
    def _copy_through_tmux(self, copy: Copy) -> None:
        try:
            missing = load_into_tmux(copy.text)
        except ClipboardError as error:
            self.post_message(self.TmuxFailed(copy, str(error)))
            return
        told = missing or "Sent through tmux to the terminal's clipboard; it may refuse"
        self.post_message(self.Carried(copy, told, is_trouble=bool(missing)))

    @on(Carried)
    def _tell_carried(self, event: Carried) -> None:
        self._tell_copied(event.told, event.copy, is_trouble=event.is_trouble)

    @on(TmuxFailed)
    def _go_without_tmux(self, event: TmuxFailed) -> None:
        self._copy_to_terminal(event.copy, event.reason)

    # To a browser

    @on(OpenAsked)
    def _open_asked(self, event: OpenAsked) -> None:
        if opens_here(self._settings.browser, os.environ):
            self._open_browser(event.link)
        else:
            self._copy(event.link.copy)

    @work(thread=True)
    def _open_browser(self, link: Link) -> None:
        is_open = open_in_browser(link.url)
        text = "Opened" if is_open else "No browser opened:"
        self.post_message(Notice.Told(text, is_trouble=not is_open, url=link.url))

    # To a phone

    @on(CodeAsked)
    def _show_code(self, event: CodeAsked) -> None:
        from tui.screens.qr import QrSheet

        self.app.push_screen(QrSheet(event.link, self._settings.ambiguous))
