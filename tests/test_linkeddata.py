"""schema.org in pages: what is believed of it, and what is not. All text invented."""

# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import html
import json
import random
import re
from typing import Any

import pytest
from saved_pages import FIXTURES, page, stamps, told, words

from parsers.article import Article, Document, ParseError
from parsers.registry import parse

Item = dict[str, Any]


def update(number: int, **more: object) -> Item:
    return {
        "@type": "BlogPosting",
        "headline": f"Update {number}",
        "datePublished": f"2024-05-02T{10 + number}:00:00+02:00",
        "articleBody": f"Text of update {number}.",
        **more,
    }


def blog(*updates: object, **more: object) -> Item:
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Storm live",
        "liveBlogUpdate": list(updates),
        **more,
    }


def script(data: object) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def linked(data: object, body: str = "<h1>Storm live</h1>") -> Article:
    return page(body, script(data))


def test_updates_keep_their_order_and_offset() -> None:
    article = linked(blog(update(3), update(2), update(1)))
    assert [told(s) for s in article.sections] == [
        ("13:00", "Update 3", "2024-05-02T13:00:00+02:00"),
        ("12:00", "Update 2", "2024-05-02T12:00:00+02:00"),
        ("11:00", "Update 1", "2024-05-02T11:00:00+02:00"),
    ]
    assert (article.format, article.order, article.zone) == ("liveblog", "newest-first", "+02:00")
    assert article.zone_from == "heading"
    assert words(article.sections[0]) == "Text of update 3."
    assert linked(blog(update(1), update(2))).order == "oldest-first"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (blog(update(1)), "1 update only"),
        (blog(), "0 updates only"),
        (blog(*(update(n, datePublished="2024-05-02T10:00Z") for n in (1, 2, 3))),
         "all updates carry the same time"),
        (blog(*(update(n, datePublished=None) for n in (1, 2, 3))), "its updates carry no time"),
        (blog(*(update(n, headline="Storm live") for n in (1, 2, 3))),
         "all updates carry the page's headline"),
        (blog(update(1), *(update(n, headline="", articleBody="") for n in (2, 3, 4))),
         "most updates have no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_not_trusted(data: Item, reason: str) -> None:
    body = "<h1>Storm live</h1><article><p>The storm came in the night, all say.</p></article>"
    article = linked(data, body)
    assert (article.format, article.sections, article.live) == ("html", (), False)
    assert article.reasons == (f"schema.org LiveBlogPosting not trusted: {reason}",)
    assert article.lead[0].text == "The storm came in the night, all say."


def test_untrusted_data_leave_the_posts_of_the_page() -> None:
    same = [update(n, headline="Storm live", datePublished="2024-05-02T10:00Z") for n in (1, 2)]
    body = "<h1>Storm live</h1>" + "".join(
        f'<article class=block id=block-{n}><time datetime="2024-05-02T1{n}:00:00Z">1{n}.00 BST'
        f"</time><p>Post {n}.</p></article>"
        for n in (2, 1)
    )
    article = linked(blog(*same), body)
    assert [s.label for s in article.sections] == ["Post 2.", "Post 1."]
    assert article.reasons == (
        "2 posts on the page",
        "schema.org LiveBlogPosting not trusted: all updates carry the same time",
    )


def test_updates_without_text_stay_if_they_have_a_headline() -> None:
    article = linked(blog(update(3), update(2, articleBody=""), update(1, articleBody=None)))
    assert [s.label for s in article.sections] == ["Update 3", "Update 2", "Update 1"]
    assert article.sections[1].blocks == ()


def test_entities_escaped_twice() -> None:
    body = "Mayor: &amp;quot;Stay in&amp;quot; &amp;amp; wait&amp;#39;s end"
    article = linked(blog(update(2, articleBody=body, headline="Rock &amp;amp; roll"), update(1)))
    assert words(article.sections[0]) == 'Mayor: "Stay in" & wait\'s end'
    assert article.sections[0].label == "Rock & roll"


def test_html_in_a_text_escaped_or_not() -> None:
    body = '<p>One <a href="https://example.org/a">link</a>.</p><p>Two.</p>'
    for text in (body, html.escape(body)):
        article = linked(blog(update(2, articleBody=text), update(1)))
        first = article.sections[0]
        assert [block.text for block in first.blocks] == ["One link.", "Two."]
        assert "(<https://example.org/a>)" in first.blocks[0].markdown


def test_the_lead_of_a_page_whose_posts_only_the_data_tell() -> None:
    body = (
        "<h1>Storm live</h1><main><p>The storm came in the night, and all of us were awake.</p>"
        "<div><h3>Update 2</h3><p>Some markup nobody knows.</p></div></main>"
    )
    article = linked(blog(update(2), update(1)), body)
    assert [b.text for b in article.lead] == [
        "The storm came in the night, and all of us were awake."
    ]


def test_lines_of_plain_text_are_paragraphs() -> None:
    article = linked(blog(update(2, articleBody="One < two.\n\nThree."), update(1)))
    assert [b.text for b in article.sections[0].blocks] == ["One < two.", "Three."]


def test_data_in_many_forms() -> None:
    good = blog(update(2), update(1))
    values = {"@value": "Storm live", "@language": "en"}
    forms: list[object] = [
        [good],
        {"@graph": [{"@type": "WebPage"}, good]},
        {**good, "@type": ["Article", "LiveBlogPosting"]},
        {**good, "@type": "http://schema.org/LiveBlogPosting", "headline": values},
        {
            **good,
            "liveBlogUpdate": {"@type": "ItemList", "itemListElement": good["liveBlogUpdate"]},
        },
        {"@type": "WebPage", "mainEntity": good},
        json.dumps(good).replace("Text of", "Text\nof"),
        json.dumps(good).replace("}]", "},]") + ";",
        "<!-- " + json.dumps(good) + " -->",
    ]
    for form in forms:
        article = linked(form)
        assert [s.label for s in article.sections] == ["Update 2", "Update 1"], form
    two = page("<h1>Storm live</h1>", script("{broken") + script(good))
    assert len(two.sections) == 2


def test_authors_repeated_in_every_update_tell_nothing() -> None:
    author = [{"@type": "Person", "name": "Ada Writer"}]
    other = [{"@type": "Person", "name": "Bo Reporter"}]
    article = linked(blog(update(2, author=author), update(1, author=other), author=author))
    assert [s.byline for s in article.sections] == [(), ("Bo Reporter",)]
    assert article.byline == ("Ada Writer",)


def test_edit_times_and_addresses() -> None:
    changed = update(2, dateModified="2024-05-02T10:30:00Z", url="https://example.org/a#p2")
    article = linked(blog(changed, update(1, url="https://example.org/a#p1")))
    first = article.sections[0]
    assert first.url == "https://example.org/a#p2"
    assert first.edited
    assert first.edited.iso == "2024-05-02T12:30:00+02:00"
    same = [update(n, url="https://example.org/a#live") for n in (3, 2, 1)]
    article = linked(blog(*same))
    assert len({s.id for s in article.sections}) == 3
    assert [s.url for s in article.sections] == [None, None, None]


def post(number: int, time: str = "", text: str = "") -> str:
    return (
        f"<article class=block id=block-p{number}><header><time {time}>3h ago</time><h2>Update "
        f"{number}</h2></header><p>{text or f'Shown text {number}.'}</p></article>"
    )


def test_data_give_the_times_a_page_tells_only_relatively() -> None:
    data = blog(*(update(n, url=f"https://example.org/a#block-p{n}") for n in (3, 2, 1)))
    article = linked(data, "<h1>Storm live</h1>" + post(3) + post(2))
    assert stamps(article) == [f"2024-05-02T{hour}:00:00+02:00" for hour in (13, 12, 11)]
    assert [words(s) for s in article.sections] == [
        "Shown text 3.", "Shown text 2.", "Text of update 1.",
    ]  # fmt: skip
    assert article.reasons == ("2 posts on the page", "1 more from schema.org LiveBlogPosting")


def test_data_in_the_other_direction_follow_the_page() -> None:
    data = blog(*(update(n) for n in (0, 1, 2, 3, 4)))
    article = linked(data, "<h1>Storm live</h1>" + post(3) + post(2) + post(1))
    assert [s.label for s in article.sections] == [f"Update {n}" for n in (4, 3, 2, 1, 0)]
    assert article.order == "newest-first"


def test_data_that_share_no_post_with_the_page_are_left_aside() -> None:
    data = blog(*(update(n, headline=f"Elsewhere {n}") for n in (2, 1)))
    body = "<h1>Storm live</h1>" + post(3, 'datetime="2024-05-02T08:00Z"')
    article = linked(data, body)
    assert [s.label for s in article.sections] == ["Update 3"]
    assert "none of its posts is on the page" in article.reasons[1]


def test_live_data_of_another_page_do_not_make_an_article_live() -> None:
    head = script(blog(update(2), update(1), url="https://example.org/live/999999"))
    head += '<link rel=canonical href="https://example.org/news/a-cat">'
    body = "<h1>A cat sat down</h1><article><p>The cat sat down on the mat again.</p></article>"
    article = page(body, head + '<meta property="og:title" content="A cat sat down">')
    assert (article.format, article.sections) == ("html", ())
    assert article.reasons == ("schema.org LiveBlogPosting not trusted: it speaks of another page",)


MICRODATA = """<div itemscope itemtype="https://schema.org/LiveBlogPosting"><h1 itemprop="headline">Event</h1>
<p itemprop="description">Welcome to the event.</p>
<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><h2 itemprop="headline">Second</h2>
<p><span itemprop="datePublished" content="2015-03-09T13:17:00-07:00">March 9, 2015 1:17 PM</span></p></div>
<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><h2 itemprop="headline">First</h2>
<p><span itemprop="datePublished" content="2015-03-09T13:08:00-07:00">March 9, 2015 1:08PM</span></p>
<p itemprop="articleBody">Text with <b>weight</b>.<br>And more.</p></div></div>"""


def test_microdata_and_rdfa() -> None:
    rdfa = re.sub(r"itemscope itemtype=\"https://schema.org/(\w+)\"", r'typeof="\1"', MICRODATA)
    for body in (MICRODATA, rdfa.replace("itemprop", "property")):
        article = page(body)
        assert [told(s) for s in article.sections] == [
            ("1:17 PM", "Second", "2015-03-09T13:17:00-07:00"),
            ("1:08PM", "First", "2015-03-09T13:08:00-07:00"),
        ]
        assert words(article.sections[1]).startswith("Text with weight.")
        assert article.order == "newest-first"
        assert [b.text for b in article.lead] == ["Welcome to the event."]
    same = MICRODATA.replace("13:17:00", "13:08:00").replace("1:17 PM", "1:08PM")
    article = page(same)
    assert article.format == "html"
    assert [s.heading for s in article.sections] == ["Second", "First"]
    assert not article.updates


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the saved pages are not here")
def test_the_example_of_schema_org() -> None:
    text = (FIXTURES / "schemaorg-eg-0424.txt").read_text()
    micro, rdfa = text.split("MICRODATA:")[1].split("RDFA:")
    rdfa, data = (rdfa + "</script>").split("JSON:")
    hours = ["13:17", "13:13", "13:08"]
    for body in (micro, rdfa):
        assert [s.moment and f"{s.moment.time:%H:%M}" for s in page(body).sections] == hours
    article = page("<h1>Apple Spring Forward Event Live Blog</h1>", data)
    assert [s.moment and f"{s.moment.time:%H:%M}" for s in article.sections] == hours[::-1]
    assert article.order == "oldest-first"
    both = page(micro, data)
    assert [s.moment and f"{s.moment.time:%H:%M}" for s in both.sections] == hours


JUNK: list[object] = [
    None, True, -1, 1e308, [], {}, "", "\x1b[31m", [[[]]], {"@value": []}, "99999-99-99",
    {"@type": ["x", 1]}, ["a", None], "javascript:alert(1)", 10**300, "&#x1b;",
]  # fmt: skip


def mutated(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - a JSON value
    """The value with a few of its parts replaced by what no page should contain."""
    if chance.random() < 0.12:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {key: mutated(part, chance) for key, part in value.items()}
    return [mutated(part, chance) for part in value] if isinstance(value, list) else value


def test_whatever_the_data_are_only_parse_errors_come() -> None:
    chance = random.Random(7)
    good = blog(*(update(n, author={"name": "Ada"}, url=f"#{n}") for n in range(6)), author="Bo")
    for _ in range(300):
        data = mutated(good, chance)
        for text, name in ((json.dumps(data), "a.json"), (script(data) + post(1), "a.html")):
            try:
                article = parse(Document(f"<html>{text}" if name == "a.html" else text, name))
            except ParseError:
                continue
            assert "\x1b" not in repr(article).replace("\\x1b", "\x1b")


def test_deep_and_huge_data() -> None:
    deep = "[" * 100_000
    assert linked(deep, "<h1>A</h1><p>Some text stands here.</p>").format == "html"
    article = linked(blog(*(update(n % 10, headline=f"H {n}") for n in range(6000))))
    assert len(article.sections) == 5000


def test_of_two_live_blogs_that_of_another_address_is_left_aside() -> None:
    others = [update(number, headline=f"Goal {number}") for number in (4, 3, 2, 1)]
    other = blog(*others, url="https://example.org/live/football")
    body = "<h1>Storm live</h1><p>Text.</p>"
    for own in (blog(update(2), update(1)), blog(update(2), update(1), url="/live/storm")):
        article = page(body, script(other) + script(own), "https://example.org/live/storm")
        assert [section.label for section in article.sections] == ["Update 2", "Update 1"]
