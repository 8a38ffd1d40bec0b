"""An article on the screen: set to the measure, drawn line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from parsers.article import Article
from tui.keymap import key_told
from tui.keys import moving_keys
from tui.messages import message
from tui.panes.linking import LinkingPage
from tui.panes.notice import Notice
from tui.panes.page import MARGIN
from tui.settings.values import NARROWEST, WIDEST
from tui.typesetting.folding import Folding
from tui.typesetting.linebreak import RULES, Rules
from tui.typesetting.setting import Place, Setting
from tui.typesetting.times import Times

STEP = 4
# An article of more than this takes a while to set: what is seen at once comes first.
_MANY_SECTIONS, _MANY_CHARACTERS = 500, 60_000
_SCREENS_AHEAD = 2
# So long, in seconds, a key may have to wait while the rest is set.
_SLICE, _PAUSE = 0.02, 0.005


class ArticleView(LinkingPage, can_focus=True, inherit_bindings=False):
    """An article. Its place is kept, to the line, through every change of width or order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *moving_keys("article", show_page=True),
        Binding(
            "enter", "enter", "Follow the link", show=False, key_display="Enter",
            tooltip="Follow the chosen link; folded article: open the section at the top, fold it",
            id="article.unfold",
        ),
    ]  # fmt: skip

    class SetAnew(Message):
        """The article was set in other lines; what was found in it may stand elsewhere."""

    @message
    class MeasureChosen(Message):
        """The reader made the text wider or narrower."""

        measure: int

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article: Article | None = None
        self._set: Article | None = None
        self.times = Times.AS_WRITTEN
        self.is_reversed = False
        self.folding = Folding()
        self._usual_measure = self.measure
        self.rules = RULES
        self._fact = ""
        self._steps: Iterator[None] | None = None

    def begin_with(
        self, measure: int, usual: int, rules: Rules, times: Times = Times.AS_WRITTEN
    ) -> None:
        """Take the measure to begin with and the usual one, the rules of the lines, the times."""
        self.measure = min(WIDEST, max(NARROWEST, measure))
        self._usual_measure = usual
        self.rules, self.times = rules, times

    # What is shown

    def show(self, article: Article, place: Place | None = None, fact: str = "") -> None:
        """Show an article from its beginning, or from a place in it, with one more fact of it."""
        self.article, self._fact = article, fact
        self.is_reversed = False
        self.folding.turn(on=False)
        self._matches, self._match = {}, None
        self._set_again(place or Place((-2, 0)))

    def set_differently(
        self,
        *,
        measure: int | None = None,
        times: Times | None = None,
        is_reversed: bool | None = None,
    ) -> None:
        """Change how the article is set; the line under the eyes stays where it is."""
        place = self.place
        if measure is not None:
            self.measure = min(WIDEST, max(NARROWEST, measure))
        self.times = self.times if times is None else times
        self.is_reversed = self.is_reversed if is_reversed is None else is_reversed
        self._set_again(place)

    def widen(self, cells: int) -> None:
        """Set the text wider, or below 0 narrower, than it stands now; no wider than the pane."""
        room = self.scrollable_content_region.width - 2 * MARGIN
        measure = min(self.measure, room) + cells
        if cells > 0 and measure >= room:
            # As wide as this pane: elsewhere that is the usual measure, not a narrow one.
            measure = max(self.measure, min(measure, room), self._usual_measure)
        self.set_differently(measure=measure)
        self.post_message(self.MeasureChosen(self.measure))

    # Folding

    def fold(self) -> None:
        """Fold all sections to their first lines, or open all; the one at the top stays there."""
        self.folding.turn(on=not self.folding.is_on)
        self._set_again(self.place)

    def action_enter(self) -> None:
        """Follow the chosen link; else, in a folded article, open the section at the top."""
        if link := self.chosen:
            self.post_message(self.LinkFollowed(link))
        elif self.folding.is_on:
            self._unfold()
        else:
            chooses, folds = key_told(self, "links.choose"), key_told(self, "fold")
            text = (
                f"No link is chosen and nothing is folded here: {chooses} chooses, {folds} folds."
            )
            self.post_message(Notice.Told(text))

    def _unfold(self) -> None:
        """Open the section at the top, or fold it again."""
        section, place = self.section, self.place
        if section is None:
            section = min(self.setting.tops, key=self.setting.tops.__getitem__)
        else:
            place = Place((section, 0))
        self.folding.toggle(section)
        self._set_again(place)

    def open_for_found(self, section: int | None) -> None:
        """In a folded article, open the section something was found in."""
        if self.folding.show_found(section):
            self._set_again(self.place)

    @property
    def lowest_top(self) -> int:
        """Of a folded article every section can be brought to the top line by line."""
        last = max(self.setting.tops.values(), default=0) if self.folding.is_on else 0
        return max(last, super().lowest_top)

    # How it is set

    @property
    def setting(self) -> Setting:
        """The lines, all of them: those of a first look are not enough to go by."""
        if self._steps:
            self._take_steps()
        return self._setting

    def tell_place(self) -> None:
        """Tell where the reader is, once it is known how much there is."""
        if not self._steps:
            super().tell_place()

    def _set_again(self, place: Place) -> None:
        # A line of another width begins elsewhere: taken anew from it at every resize, the place
        # would creep upwards.
        self._kept = place
        width = self.scrollable_content_region.width - 2 * MARGIN
        # What is hidden keeps its lines, but for those of another article.
        if not self.article or (width <= 0 and self._set is self.article):
            return
        self._set = self.article
        from tui.typesetting.typeset import typesetting  # an empty page sets nothing

        self._setting = Setting()
        self._steps = typesetting(
            self._setting, self.article, min(width, self.measure) if width > 0 else self.measure,
            times=self.times,
            reverse=self.is_reversed, rules=self.rules, fact=self._fact,
            folded=self.folding.folded(len(self.article.sections)),
        )  # fmt: skip
        # In reverse, what stands above a place is not told by its key.
        if _is_long(self.article) and not self.is_reversed:
            self._set_what_is_seen(place)
        else:
            self._take_steps()
        self._redraw()
        self._go_to_line(self._setting.line_of(place), remember=False)

    def _set_what_is_seen(self, place: Place) -> None:
        """Set the lines as far as a place and some screens on, the others soon after."""
        lines, top = self._setting.lines, None
        for _ in self._steps or ():
            if top is None and lines[-1].piece.key >= place.key:
                top = len(lines)
            if top is not None and len(lines) > top + _SCREENS_AHEAD * self.size.height:
                self._set_height()
                self.call_after_refresh(self._set_more)
                return
        self._finish()

    def _set_more(self) -> None:
        """Set some more lines; in between, keys have their turn."""
        self._take_steps(perf_counter() + _SLICE)
        if self._steps:
            # A timer: what is called later comes before all that other widgets wait for.
            self.set_timer(_PAUSE, self._set_more)

    def _take_steps(self, until: float | None = None) -> None:
        for _ in self._steps or ():
            if until is not None and perf_counter() > until:
                return
        if self._steps:
            self._finish()

    def _finish(self) -> None:
        """Know that all lines are set, and what this setting knew of its first ones is out."""
        self._steps = None
        self._setting = replace(self._setting)
        self._set_height()
        self.post_message(self.SetAnew())
        self.tell_place()

    def _set_height(self) -> None:
        """Leave so much room below the text that its last section can stand at the top."""
        region = self.scrollable_content_region
        last = max(self._setting.tops.values(), default=0)
        height = max(len(self._setting.lines), last + region.height if last else 0)
        self.virtual_size = Size(region.width, height)

    def on_resize(self, event: events.Resize) -> None:
        """Set the article anew where its width has changed."""
        place = self.place
        self._set_again(place)


def _is_long(article: Article) -> bool:
    if len(article.sections) > _MANY_SECTIONS:
        return True
    blocks = [*article.lead, *(block for section in article.sections for block in section.blocks)]
    return sum(len(block.text) for block in blocks) > _MANY_CHARACTERS
