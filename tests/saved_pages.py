"""Invented pages of live coverage, and what the tests ask of them."""

from __future__ import annotations

from conftest import ROOT

from parsers.article import Article, Document, Section
from parsers.registry import parse

FIXTURES = ROOT.parent / "shared" / "fixtures" / "live"


def page(body: str, head: str = "", url: str | None = None) -> Article:
    text = f"<!doctype html><html lang=en><head><title>Storm live</title>{head}</head>"
    return parse(Document(f"{text}<body>{body}</body></html>", "page.html", None, url))


def stamps(article: Article) -> list[str | None]:
    return [section.moment.iso if section.moment else None for section in article.sections]


def told(section: Section) -> tuple[str, str, str | None]:
    assert section.moment
    return section.moment.written, section.label, section.moment.iso


def words(section: Section) -> str:
    return " ".join(block.text for block in section.blocks)
