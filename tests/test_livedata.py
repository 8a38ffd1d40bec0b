"""Live coverage as data, saved alone or in the scripts of a page. All text invented."""

# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from saved_pages import FIXTURES, page, stamps, told, words
from test_linkeddata import JUNK, mutated

from parsers.article import Article, Document, ParseError
from parsers.registry import headline, parse


def opened(data: object, name: str = "live.json") -> Article:
    return parse(Document(data if isinstance(data, str) else json.dumps(data), name))


def block(name: str, hour: int, **more: object) -> dict[str, Any]:
    return {
        "id": name,
        "elements": [{"_type": "x.TextBlockElement", "html": f"<p>Text of <b>{name}</b>.</p>"}],
        "attributes": {"pinned": False, "keyEvent": False, "summary": False},
        "blockFirstPublished": 1714600800000 + hour * 3_600_000,
        "blockFirstPublishedDisplay": f"{(hour + 23) % 24}.00\xa0BST",
        "contributors": [],
        **more,
    }


GUARDIAN = {
    "headline": "Storm hits the coast – as it happened",
    "webURL": "https://www.theguardian.com/uk/live/2024/may/02/storm",
    "webPublicationDate": "2024-05-02T09:00:00.000Z",
    "byline": "Ada Writer and Bo Reporter",
    "keyEvents": [{"id": "b2"}],
    "pinnedPost": block("b2", 2),
    "blocks": [
        block("b3", 3, title="Third", blockLastUpdated=1714600800000 + 4 * 3_600_000),
        block("b2", 2, attributes={"pinned": True}),
        block("b1", 1, attributes={"summary": True}),
    ],
}


def test_guardian_data() -> None:
    article = opened(GUARDIAN)
    assert (article.format, article.source, article.order) == (
        "liveblog", "The Guardian", "newest-first",
    )  # fmt: skip
    assert article.byline == ("Ada Writer", "Bo Reporter")
    pinned, third, second, first = article.sections
    assert (pinned.kind, pinned.is_update) == ("pinned", False)
    assert told(third) == ("2.00 BST", "Third", "2024-05-02T02:00:00+01:00")
    assert third.edited
    assert third.edited.iso == "2024-05-02T03:00:00+01:00"
    assert [s.is_key for s in (third, second, first)] == [False, True, True]
    assert second.kind == "timed"  # the original stands in its place
    assert words(first) == "Text of b1."
    assert headline(Document(json.dumps(GUARDIAN), "live.json")).title == GUARDIAN["headline"]


def test_guardian_data_and_page_have_the_same_ids() -> None:
    body = (
        "<h1>Storm</h1><article class=block id=block-b3><time datetime='2024-05-02T01:00Z'></time>"
        "<p>Text of b3.</p></article>"
    )
    assert page(body).sections[0].id == opened(GUARDIAN).sections[1].id


def text_model(*paragraphs: str) -> dict[str, Any]:
    return {"model": {"blocks": [{"type": "paragraph", "model": {"text": p}} for p in paragraphs]}}


def result(name: str, hour: int, *paragraphs: str) -> dict[str, Any]:
    title = {
        "type": "headline",
        "model": {"blocks": [{"type": "text", **text_model(f"Post {name}")}]},
    }
    return {
        "urn": f"asset:{name}",
        "type": "POST",
        "options": {"isBreakingNews": True},
        "dates": {"firstPublished": f"2024-07-12T{hour}:47:59.000Z", "curated": None},
        "header": {"model": {"blocks": [title]}},
        "content": text_model(*paragraphs),
    }


BBC = {
    "data": {
        "title": "Match day",
        "language": "en-gb",
        "seo": {"datePublished": "2024-07-12T08:00:00Z", "dateModified": "2024-07-12T12:00:00Z"},
        "summaryPoints": {"content": text_model("What to know.")},
        "liveTextStream": {
            "contributors": "Edited by Ada Writer",
            "content": {"data": {"results": [result("b", 11, "One.", "Two."), result("a", 10)],
                                 "page": {"index": 1, "total": 1}}},
        },
    }
}  # fmt: skip


def test_bbc_data_alone_and_in_a_page() -> None:
    article = opened(BBC)
    assert [told(s) for s in article.sections] == [
        ("12:47", "Post b", "2024-07-12T12:47:00+01:00"),
        ("11:47", "Post a", "2024-07-12T11:47:00+01:00"),
    ]
    assert [b.text for b in article.sections[0].blocks] == ["One.", "Two."]
    assert (article.byline, article.lead[0].text) == (("Ada Writer",), "What to know.")
    assert article.zone_from == "source"
    state = f"<script>window.__INITIAL_DATA__={json.dumps(json.dumps(BBC))};</script>"
    html = "<h1>Match day</h1><article id='asset:b' data-testid='content-post'><h3>Post b</h3><p>Shown.</p></article>"
    article = page(html + state)
    assert [words(s) for s in article.sections] == ["Shown.", ""]
    assert stamps(article) == ["2024-07-12T12:47:00+01:00", "2024-07-12T11:47:00+01:00"]
    plain = page(f"<h1>Match</h1><script>window.SIMORGH_DATA={json.dumps(BBC)}</script>")
    assert len(plain.sections) == 2


def test_washington_post_data_in_next_data() -> None:
    story = {
        "type": "story",
        "_id": "S2",
        "headlines": {"basic": "Second"},
        "first_publish_date": "2024-07-12T12:00:00Z",
        "content_elements": [{"type": "text", "content": "Some <i>words</i>."}, {"type": "ad"}],
        "credits": {"by": [{"name": "Ada Writer"}]},
    }
    older = {**story, "_id": "S1", "headlines": {"basic": "First"},
             "additional_properties": {"first_display_date": "2024-07-12T11:00:00Z"}}  # fmt: skip
    content = {"headlines": {"basic": "Vote"}, "content_elements": [story, older]}
    data = {"props": {"pageProps": {"globalContent": content}}}
    html = f'<h1>Vote</h1><script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    article = page(html)
    assert [told(s) for s in article.sections] == [
        ("08:00", "Second", "2024-07-12T08:00:00-04:00"),
        ("07:00", "First", "2024-07-12T07:00:00-04:00"),
    ]
    assert words(article.sections[0]) == "Some words."


def test_liveblog_pro_in_the_editors_order() -> None:
    def item(order: int, **more: object) -> dict[str, Any]:
        refs = [{"item": {"text": f"<p>Text {order}.</p>"}}]
        return {
            "_id": f"urn:newsml:x:{order}",
            "order": order,
            "published_date": f"2019-05-02T1{order}:00:00+00:00",
            "groups": [{"id": "root"}, {"id": "main", "refs": refs}],
            **more,
        }

    items = [item(2, lb_highlight=True), item(4, deleted=True), item(3), item(1, sticky=True)]
    article = opened({"title": "Blog", "posts": {"_items": items}})
    assert [s.label for s in article.sections] == ["Text 3.", "Text 2.", "Text 1."]
    assert [s.is_key for s in article.sections] == [False, True, False]
    assert article.sections[2].kind == "pinned"
    assert article.order == "newest-first"


def test_thepaper_posts_in_their_detail() -> None:
    rows = [{"contId": n, "content": f"<p>内容{n}。</p>", "pubTimeLong": 1714600800000 + n * 60_000}
            for n in (2, 1)]  # fmt: skip
    detail = {"liveDetail": {"name": "直播标题", "summary": "摘要。", "things": rows}}
    article = opened({"props": {"pageProps": {"detailData": detail}}})
    assert (article.source, article.language) == ("澎湃新闻", "zh")
    assert [s.moment and s.moment.shown for s in article.sections] == ["2日 06:02", "2日 06:01"]


def test_json_that_is_no_live_coverage_opens_as_text() -> None:
    article = opened({"name": "x", "blocks": [1, 2], "results": "none"}, "package.json")
    assert (article.format, article.sections) == ("text", ())
    assert opened("{broken", "a.json").format == "text"


def test_linked_data_saved_alone() -> None:
    updates = [{"headline": f"H{n}", "datePublished": f"2024-05-02T1{n}:00Z"} for n in (2, 1)]
    data = {"@type": "LiveBlogPosting", "headline": "Rain", "liveBlogUpdate": updates}
    assert [s.label for s in opened(data).sections] == ["H2", "H1"]


def test_whatever_the_data_are_only_parse_errors_come() -> None:
    chance = random.Random(11)
    for _ in range(200):
        for good in (GUARDIAN, BBC):
            data = mutated(good, chance)
            try:
                article = opened(data)
            except ParseError:
                continue
            assert "\x1b" not in repr(article).replace("\\x1b", "\x1b")
    assert JUNK


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the saved pages are not here")
def test_saved_data_of_guardian_and_bbc() -> None:
    article = opened((FIXTURES / "guardian-live.json").read_text())
    assert len(article.sections) == 13
    first = article.sections[0]
    assert told(first) == ("19.30 GMT", "Summary", "2021-02-19T19:30:00+00:00")
    assert first.is_key
    assert first.edited
    assert first.edited.iso == "2021-02-19T19:38:00+00:00"
    assert sum(s.is_key for s in article.sections) >= 1
    assert (article.order, article.live) == ("newest-first", True)
    assert all(s.label and s.blocks for s in article.sections)
    (post,) = opened((FIXTURES / "bbc-live-trimmed.json").read_text()).sections
    assert told(post)[1:] == ("another portrait video", "2024-03-12T10:47:00+00:00")
