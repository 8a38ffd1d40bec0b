"""The three panes together: what moves along with what, and the keys that work in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from library.visits import NO_NEWS, News
from parsers.article import Article
from tui.keymap import key_told
from tui.keys import PANES_KEYS
from tui.panes.addresses import Addresses
from tui.panes.notice import Notice
from tui.panes.sources import SourcesPane
from tui.panes.timeline import TimelinePane
from tui.panes.view import STEP, ArticleView
from tui.reading.updates import step_among, step_update
from tui.typesetting.facts import news_told
from tui.typesetting.setting import Place
from tui.typesetting.times import has_instants

_DIGITS = "0123456789"
_MAX_COUNT = 4
_UPDATES = ("update.next", "update.previous", "update.next-new", "update.previous-new")


class Panes(Addresses):
    """Sources, article and timeline; what happens in one is passed on to the others."""

    BINDINGS: ClassVar[list[BindingType]] = PANES_KEYS

    def __init__(self) -> None:
        super().__init__()
        self._count = ""
        self._news = NO_NEWS

    def show(
        self, article: Article, place: Place | None, news: Mapping[int, News] = NO_NEWS
    ) -> None:
        """Show an article and its timeline; `news` tells what came since the last visit."""
        self._news = news
        self.article.show(article, place, news_told(news.values()))
        self._show_timeline()

    def _show_timeline(self) -> None:
        view = self.view
        if view.article:
            self.timeline.show(
                view.article, view.times, is_reversed=view.is_reversed, news=self._news
            )
            self.timeline.mark(view.section)

    # What is looked for

    @property
    def _list(self) -> SourcesPane | TimelinePane | None:
        """The list one is in, if it is one."""
        lists: dict[str, SourcesPane | TimelinePane] = {
            "sources": self.sources,
            "timeline": self.timeline,
        }
        return lists.get(self.at)

    def narrow(self, words: str) -> None:
        """Show of the list one is in only what contains the words."""
        if self._list:
            self._list.narrow(words)

    def end_search(self) -> bool:
        """Show the list one is in whole again, else forget what was found in the article.

        False where neither was the case.
        """
        if self.at == "sources" and (self.sources.widen() or self.sources.drop_hits()):
            return True
        if self._list and self._list.is_narrowed:
            self._list.narrow("")
            return True
        return self.article.end_search()

    def leave(self) -> bool:
        """Leave the chosen link, else the search, else the zoom; False where there was none."""
        return self.view.drop_chosen() or self.end_search() or self.end_zoom()

    # What moves along

    def on_mount(self) -> None:
        """Have the timeline follow the article."""
        self.view.lead(lambda standing: self.timeline.mark(standing.section))

    @on(TimelinePane.SectionReached)
    def _follow_timeline(self, event: TimelinePane.SectionReached) -> None:
        self.view.go_to_section(event.section, remember=False)

    @on(TimelinePane.SectionChosen)
    def _read_section(self, event: TimelinePane.SectionChosen) -> None:
        self.view.go_to_section(event.section)
        self.go_to("article")

    # Keys

    def takes(self, event: events.Key) -> bool:
        """Take a letter over a link, or a digit of a count; False for any other key."""
        return self.takes_hint(event) or self._counts(event)

    def _counts(self, event: events.Key) -> bool:
        """Gather the digits of a count (`3]`); any key that steps through no updates drops it.

        Gives whether the key was such a digit.
        """
        digit = event.character or " "
        if digit in _DIGITS and (self._count or digit != "0"):
            self._count = (self._count + digit)[-_MAX_COUNT:]
            return True
        if self._count and not self._steps_through_updates(event.key):
            self._count = ""
        return False

    def _steps_through_updates(self, key: str) -> bool:
        active = self.screen.active_bindings.get(key)
        return active is not None and active.binding.id in _UPDATES

    def action_pane(self, steps: int) -> None:
        """Go to the pane to the right or left; left of the sources, up to the source one is in."""
        if steps < 0 and self.at == "sources":
            self.sources.go_up()
        else:
            super().action_pane(steps)

    def action_update(self, direction: int) -> None:
        """Go to the next or previous update, or as many as were counted."""
        steps, view = self._counted(direction), self.view
        if view.article:
            self._jump(step_update(view.article, view.setting, view.scroll_offset.y, steps))

    def action_news(self, direction: int) -> None:
        """Go to the next or previous update that is new or changed since the last visit."""
        steps, view = self._counted(direction), self.view
        if not self._news:
            self.post_message(Notice.Told("Nothing here is new or changed since your last visit."))
        elif not self._jump(step_among(self._news, view.setting, view.scroll_offset.y, steps)):
            where = "further down" if direction > 0 else "further up"
            self.post_message(Notice.Told(f"Nothing new or changed {where}."))

    def _counted(self, direction: int) -> int:
        """The steps that were counted, or one."""
        steps = direction * int(self._count or 1)
        self._count = ""
        return steps

    def _jump(self, section: int | None) -> bool:
        if section is not None:
            self.view.go_to_section(section)
            self.bring_up_article()
        return section is not None

    def action_timeline(self) -> None:
        """Go to the timeline, or from there to the article."""
        if self.at == "timeline":
            self.go_to("article")
        else:
            self.post_message(ArticleView.PlaceLeft(self.view.place))
            self.go_to("timeline")

    def action_times(self) -> None:
        """Tell times in the next way: as written, local, UTC."""
        if self.view.article and not has_instants(self.view.article):
            text = "Date or zone of these times are unknown: they stay as written."
            self.post_message(Notice.Told(text))
            return
        times = self.view.times.following
        self.view.set_differently(times=times)
        self._show_timeline()
        self.post_message(Notice.Told(f"Times: {times.value}"))

    def action_untimed(self) -> None:
        """List every heading in the timeline, or only those that tell a time."""
        self.post_message(Notice.Told(self.timeline.turn_untimed()))

    def action_flip(self) -> None:
        """Show the sections in the reverse of the order they are set in."""
        self.view.set_differently(is_reversed=not self.view.is_reversed)
        self._show_timeline()
        self.bring_up_article()

    def action_fold(self) -> None:
        """Fold the article to headings and first lines to catch up with it, or open it again."""
        view = self.view
        if not view.article:
            return
        if not view.article.sections:
            self.post_message(Notice.Told("Nothing to fold: this article has no headings."))
            return
        view.fold()
        one, every = key_told(self, "article.unfold"), key_told(self, "fold")
        folded = f"Folded to first lines. {one} opens one, {every} all."
        self.post_message(Notice.Told(folded if view.folding.is_on else "Every section is open."))
        self.bring_up_article()

    def action_measure(self, direction: int) -> None:
        """Set the text narrower or wider."""
        self.view.widen(direction * STEP)
