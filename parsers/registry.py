"""The one way to use the parsers. Of them, only the one is loaded that a document needs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Protocol, TypeVar, cast

from parsers.article import Article, Document, Headline, ParseError
from parsers.formats import ANY_TEXT, PARSERS

Result = TypeVar("Result")


class Parser(Protocol):
    """What a parser module offers."""

    def headline(self, document: Document) -> Headline:
        """Give title and source from as little text as possible. Raises ParseError."""
        ...

    def parse(self, document: Document) -> Article:
        """Read the whole document. Raises ParseError with the reason in words."""
        ...


# What a parser may stumble over in a document nobody has thought of.
_SURPRISES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


def parser_of(document: Document) -> Parser:
    """Give the first parser that knows the document's format; the last one knows them all."""
    modules = (module for is_known, module in PARSERS if is_known(document))
    return cast("Parser", import_module(next(modules, ANY_TEXT)))


def parse(document: Document) -> Article:
    """Read a document as an article. Raises ParseError, whatever a parser stumbled over."""
    return _guarded(lambda: parser_of(document).parse(document))


def headline(document: Document) -> Headline:
    """Give a document's title and source without reading all of it. Raises ParseError alone."""
    return _guarded(lambda: parser_of(document).headline(document))


def _guarded(step: Callable[[], Result]) -> Result:
    try:
        return step()
    except _SURPRISES as error:
        raise ParseError(f"it could not be read ({type(error).__name__}: {error})") from error
