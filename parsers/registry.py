"""The parsers in the order in which they are asked, and the one way to use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from parsers import archive, markdown_file, page, plain
from parsers.article import Article, Document, Headline, ParseError
from parsers.live import saved

Result = TypeVar("Result")


class Parser(Protocol):
    """What a parser module offers."""

    def matches(self, document: Document) -> bool:
        """Whether the document is written in this parser's format; cheap."""
        ...

    def headline(self, document: Document) -> Headline:
        """Give title and source from as little text as possible. Raises ParseError."""
        ...

    def parse(self, document: Document) -> Article:
        """Read the whole document. Raises ParseError with the reason in words."""
        ...


PARSERS: tuple[Parser, ...] = (archive, page, saved, markdown_file, plain)
# What a parser may stumble over in a document nobody has thought of.
_SURPRISES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


def parser_of(document: Document) -> Parser:
    """Give the first parser that knows the document's format; the last one knows them all."""
    return next(parser for parser in PARSERS if parser.matches(document))


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
