"""Beautiful Soup and markdownify, which use it, without the library of selectors it brings along.

That one compiles patterns for longer than it takes to read most articles; it is loaded when a
selector is asked for the first time.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_SELECTORS = "soupsieve"


class _Late(ModuleType):
    """Stands for a module until anything of it is used."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(import_module(self.__name__), name)


def _load() -> None:
    """Load Beautiful Soup; it keeps what stands for the selectors, everybody else gets the real."""
    if _SELECTORS in sys.modules:
        return
    sys.modules[_SELECTORS] = _Late(_SELECTORS)
    try:
        import_module("bs4")
    finally:
        del sys.modules[_SELECTORS]


_load()

from bs4 import BeautifulSoup, Comment, Tag  # noqa: E402
from bs4.element import NavigableString, PageElement  # noqa: E402
from markdownify import MarkdownConverter  # noqa: E402

__all__ = [
    "BeautifulSoup", "Comment", "MarkdownConverter", "NavigableString", "PageElement", "Tag",
]  # fmt: skip
