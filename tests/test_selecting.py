"""What selectors name is found without their library where a page has nothing of it."""

from __future__ import annotations

import pytest
from running import loaded_after

from parsers.html import parse_html
from parsers.outlet_rows.software import SOFTWARE
from parsers.outlets import OUTLETS
from parsers.selecting import selected

PAGE = """
<nav>港</nav><ul class="links inline"><li>湾</li></ul><ul class="links"><li>岸</li></ul>
<p><a class="more-link" href="/a">続き</a></p><div><a class="more-link">続き</a></div>
<div data-share><p id="lead" class="text">本文 <a href="https://subscribe.example.com/x">...more</a></p></div>
<img class="view-mobile" alt="Presentational grey"><div class="map-legend-row">図</div>
"""
SELECTORS = (
    "nav", ".links", "#lead", "[data-share]", "ul.links.inline", "p > a.more-link", ".none .text",
    'a[href*="subscribe.example"]', 'img[alt^="Presentational"]', '[class*="legend-row"]',
    'a:-soup-contains("...more")', "div:not(.map-legend-row)", "div:has(img) + p", "ul, ol",
    '[data-e2e="none"]', "div > p:only-child",
)  # fmt: skip
ARCHIVED = """
from parsers.article import Document
from parsers.registry import parse
parse(Document('''<!--1700000000000-->
[港の火災](https://www.rfi.fr/cn/a)
------

<div>
<p class="text">港で火災がありました。</p><ul><li><a href="/b">続報</a></li></ul>
</div>
'''))
"""


@pytest.mark.parametrize("selector", SELECTORS)
def test_it_finds_what_the_library_finds(selector: str) -> None:
    soup = parse_html(PAGE)
    assert selected(soup, (selector,)) == list(soup.select(selector))


def test_of_all_rows_it_finds_what_the_library_finds() -> None:
    soup = parse_html(PAGE)
    for row in (*OUTLETS, SOFTWARE):
        for selector in (*row.drop, *row.boxes, *row.captions, *row.authors):
            assert selected(soup, (selector,)) == list(soup.select(selector)), selector


def test_an_archived_article_without_any_of_it_does_not_load_the_library() -> None:
    loaded = loaded_after(ARCHIVED)
    assert "bs4" in loaded
    assert "soupsieve" not in loaded
