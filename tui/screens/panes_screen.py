"""The panes, the prompt and the keys, and the parts that work for them: who knows whom.

A part knows only those that are made before it. What one of them tells, or a pane, is passed on
here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult

from tui.panes.notice import Notice
from tui.panes.panes import Panes
from tui.panes.sources import SourcesPane
from tui.panes.view import ArticleView
from tui.reading.session import Session
from tui.screens.asking import Asking
from tui.screens.at_hand import AtHand
from tui.screens.carrying import CarryingScreen
from tui.screens.keys_line import KeysLine
from tui.screens.library import Library
from tui.screens.list_reader import ListReader
from tui.screens.marking import Marking
from tui.screens.mending import Mending
from tui.screens.naming import Naming
from tui.screens.narrowing import Narrowing
from tui.screens.opening import Opening
from tui.screens.pause import Pause
from tui.screens.place_keeper import PlaceKeeper
from tui.screens.prompt import Prompt, Question
from tui.screens.searching import Searching
from tui.screens.updating import Updating
from tui.settings.values import DEFAULTS, Settings

# So long an article may take until the panes are drawn without it.
_SECONDS_UNDRAWN = 0.1


class PanesScreen(CarryingScreen):
    """The three panes above the prompt, the notice and the keys, with what works behind them."""

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        """Take paths whose articles are to be listed; none for those of the library."""
        super().__init__(settings)
        self._may_be_drawn = False
        panes = self.panes = Panes()
        self.prompt = Prompt()
        self._pause = Pause(self)
        session = self._session = Session()
        at_hand = AtHand(panes, session)
        library = self._library = Library(self, paths)
        self._mending = Mending(self, library)
        lists = self._lists = ListReader(self, library, panes)
        self._narrowing = Narrowing(self, library, panes)
        places = self._places = PlaceKeeper(self, library, panes, session)
        opening = self._opening = Opening(self, library, panes, session, places, settings.ruby)
        self._updating = Updating(self, library, panes, at_hand)
        self._marking = Marking(self, library, lists, panes, at_hand)
        self._naming = Naming(self, library, lists, panes, at_hand)
        self._searching = Searching(self, library, panes, session, opening)
        self._asking = Asking(self, panes)

    def compose(self) -> ComposeResult:
        """The panes, the prompt and the keys."""
        yield self.panes
        yield Notice()
        yield self.prompt
        yield KeysLine()

    @property
    def shown(self) -> Path | None:
        """The file of the article that is shown."""
        entry = self._session.shown
        return entry.path if entry else None

    def on_mount(self) -> None:
        """Wait for an article, but not long: what is drawn before is soon to be drawn again."""
        self.set_timer(_SECONDS_UNDRAWN, self._draw)
        self.panes.view.lead(lambda _: self._places.keep_soon())

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """At first each widget has just been styled: that is not to be done over again."""
        event.refresh_styles &= self._may_be_drawn

    @property
    def is_current(self) -> bool:
        """Whether it is to be drawn."""
        return self._may_be_drawn and super().is_current

    def _draw(self) -> None:
        """Be drawn from now on, and at once: Textual takes a new size for a reason."""
        if not self._may_be_drawn:
            self._may_be_drawn = True
            self.post_message(events.Resize(self.size, self.size))

    def on_unmount(self) -> None:
        """What is not written yet is written now: there is no later."""
        self._updating.close()
        self._places.put()
        self._library.settle()
        self._library.close()

    def ask(self, question: Question, answer: str = "", told: str = "") -> None:
        """Ask the reader something in the prompt, offering an answer."""
        self.prompt.ask(question, answer, told)

    def in_thread(
        self, work: Callable[..., object], *args: object, group: str, exclusive: bool = False
    ) -> None:
        """Begin to work beside the screen; what is `exclusive` cancels the rest of its group."""
        self.run_worker(partial(work, *args), group=group, exclusive=exclusive, thread=True)

    # What the parts tell

    @on(Library.Opened)
    def _begin(self, event: Library.Opened) -> None:
        self._opening.begin(event.entry)
        self._lists.begin(event.groups)
        if event.trouble:
            self.post_message(Notice.Told(event.trouble, is_trouble=True))

    @on(Library.Grown)
    def look_for_changes(self) -> None:
        """See whether others wrote into the catalogue or the marks; then the list is read again."""
        self._lists.look_for_changes()

    @on(Library.Lost)
    def _mend(self) -> None:
        self._mending.begin()

    @on(Mending.MadeAnew)
    def _fill_again(self) -> None:
        self.look_for_changes()
        self._updating.fill_again()

    @on(ListReader.Listed)
    def _begin_late(self) -> None:
        self._opening.begin_late(is_all=False)

    @on(Opening.Read)
    def _show(self, event: Opening.Read) -> None:
        if self._opening.show(event):
            self._searching.hunt_in(event.opened.entry)
        self._pause.end()

    @on(Opening.Begun)
    def _update(self) -> None:
        self._draw()
        self._updating.begin()

    @on(Updating.Updated)
    def _end_update(self, event: Updating.Updated) -> None:
        self.look_for_changes()
        self._opening.begin_late(is_all=True)
        self._updating.end(event)

    @property
    def is_updating(self) -> bool:
        """Whether the library is being taken in anew."""
        return self._updating.is_under_way

    def tell_progress(self) -> None:
        """Tell how far an import is, be it ours or that of another program."""
        self._updating.tell_progress()

    # What happens in the panes

    @on(SourcesPane.EntryChosen)
    def _open_chosen(self, event: SourcesPane.EntryChosen) -> None:
        # What the list leaves free would show the article before for a frame.
        self._pause.begin()
        self._searching.hunt_again()
        self._opening.go_to(event.entry)
        self.panes.go_to("article")

    @on(SourcesPane.IdsWanted)
    def _read_group(self, event: SourcesPane.IdsWanted) -> None:
        self._lists.read_group(event.group)

    @on(SourcesPane.NarrowWanted)
    def _narrow(self, event: SourcesPane.NarrowWanted) -> None:
        self._narrowing.begin(event.words, is_typed=event.is_typed)

    @on(SourcesPane.SnippetsWanted)
    def _read_snippets(self, event: SourcesPane.SnippetsWanted) -> None:
        self._searching.read_snippets(event.articles)

    @on(SourcesPane.Relisted)
    def _tell_next(self) -> None:
        self._opening.tell_next()

    @on(ArticleView.EndPassed)
    def _go_on(self) -> None:
        self._opening.go_on()

    @on(ArticleView.PlaceLeft)
    def _remember_place(self, event: ArticleView.PlaceLeft) -> None:
        self._opening.remember(event.place)

    # What is typed

    @on(Prompt.Typed)
    def _try_words(self, event: Prompt.Typed) -> None:
        if event.question.tried:
            event.question.tried(event.words)

    @on(Prompt.Answered)
    def _take_words(self, event: Prompt.Answered) -> None:
        self.panes.go_to(self.panes.at)
        event.question.taken(event.words)

    @on(Prompt.Cancelled)
    def _drop_words(self, event: Prompt.Cancelled) -> None:
        self.panes.go_to(self.panes.at)
        if event.question.tried:
            event.question.tried("")
