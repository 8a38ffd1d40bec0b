"""The tree of a page, without what no page means: boxes nested too deep, too many elements."""

from __future__ import annotations

from typing import Any

from parsers.soup import BeautifulSoup, Comment, Tag

# 102 were met.
_MAX_DEPTH = 120
# The largest live page met has 2,000 of them in its text; each costs up to a millisecond.
_MAX_ELEMENTS = 20_000
_EMPTY = ("img", "br", "hr")


class FlatSoup(BeautifulSoup):
    """A tree whose deepest boxes are left out while it is built, and all beyond a number.

    Their text stays. Taking them out of a finished tree costs the square of their number, and so it
    does with comments. The builder tells every element's end, so each one that was left out is
    passed over at its end too.
    """

    def reset(self) -> None:
        """Begin a tree."""
        self._is_kept: list[bool] = []
        self._count = 0
        super().reset()

    def handle_starttag(self, name: str, *args: Any, **more: Any) -> Tag | None:  # noqa: ANN401
        """Open an element, unless it is too deep or one too many."""
        self._count += 1
        is_deep = len(self.tagStack) > _MAX_DEPTH and name not in _EMPTY
        self._is_kept.append(not is_deep and self._count <= _MAX_ELEMENTS)
        if self._is_kept[-1]:
            return super().handle_starttag(name, *args, **more)
        if not is_deep:
            self.handle_data("\n")  # or words of two paragraphs became one
        return None

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """Close an element that was opened."""
        if not self._is_kept or self._is_kept.pop():
            super().handle_endtag(name, nsprefix)

    def object_was_parsed(self, o: Any, *args: Any, **more: Any) -> None:  # noqa: ANN401
        """Take a text, but no comment."""
        if not isinstance(o, Comment):
            super().object_was_parsed(o, *args, **more)
