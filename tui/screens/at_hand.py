"""What a key is meant for: what is under the cursor in the list, elsewhere what is open."""

from __future__ import annotations

from library.catalogue.groups import Group
from library.shelf import Entry
from tui.panes.panes import Panes
from tui.reading.session import Session


class AtHand:
    """Tells the article and the group at hand."""

    def __init__(self, panes: Panes, session: Session) -> None:
        self._panes = panes
        self._session = session

    @property
    def is_in_list(self) -> bool:
        """Whether one is in the list of articles."""
        return self._panes.at == "sources"

    @property
    def entry(self) -> Entry | None:
        """The article under the cursor, or the open one."""
        return self._panes.sources.current_entry if self.is_in_list else self._session.shown

    @property
    def group(self) -> Group | None:
        """The group under the cursor, or the one of the open article."""
        sources, shown = self._panes.sources, self._session.shown
        if self.is_in_list:
            return sources.current_group
        return sources.group_of(shown) if shown else None
