"""The tree of a page, without boxes nested so deep that no page means them."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag

# 102 were met.
_MAX_DEPTH = 120
_EMPTY = ("img", "br", "hr")


class FlatSoup(BeautifulSoup):
    """A tree whose deepest boxes are left out while it is built: their text stays.

    Taking them out of a finished tree costs the square of their number. The builder tells every
    element's end, so each one that was left out is passed over at its end too.
    """

    def reset(self) -> None:
        """Begin a tree."""
        self._is_kept: list[bool] = []
        super().reset()

    def handle_starttag(self, name: str, *args: Any, **more: Any) -> Tag | None:  # noqa: ANN401
        """Open an element, unless it is too deep."""
        is_kept = len(self.tagStack) <= _MAX_DEPTH or name in _EMPTY
        self._is_kept.append(is_kept)
        return super().handle_starttag(name, *args, **more) if is_kept else None

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """Close an element that was opened."""
        if not self._is_kept or self._is_kept.pop():
            super().handle_endtag(name, nsprefix)
