"""Posts of live pages, whoever made them: order, identity, copies, what is no post."""
# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import pytest
from saved_pages import page, stamps, words

from parsers.article import Document
from parsers.registry import parse


def entries(*times: str) -> str:
    return "<h1>Rain</h1>" + "".join(
        f'<div class="live-event-entry" id="{n}" data-post-time="{time}"><div class="entry-content">'
        f"<h3>Entry {n}</h3><p>Text.</p></div></div>"
        for n, time in enumerate(times)
    )


def test_one_entry_in_the_wrong_place_is_told_and_left_there() -> None:
    hours = ("18", "17", "12", "16", "15", "14")
    article = page(entries(*(f"2024-05-02T{hour}:00:00+02:00" for hour in hours)))
    assert article.order == "newest-first"
    assert [s.flags for s in article.sections] == [(), (), ("out_of_order",), (), (), ()]
    assert [s.label for s in article.sections] == [f"Entry {n}" for n in range(6)]
    assert article.zone == "+02:00"


def test_oldest_first_and_mixed_pages() -> None:
    rising = [f"2024-05-02T{hour}:00:00Z" for hour in (10, 11, 12, 13)]
    assert page(entries(*rising)).order == "oldest-first"
    assert not page(entries(*rising)).live
    mixed = [f"2024-05-02T{hour}:00:00Z" for hour in (10, 14, 11, 15, 9, 16)]
    assert page(entries(*mixed)).order == "mixed"


def test_midnight_is_told_by_the_entries_themselves() -> None:
    article = page(entries("2024-05-03T00:10:00Z", "2024-05-02T23:50:00Z"))
    assert [s.moment and s.moment.shown for s in article.sections] == ["3 May 00:10", "2 May 23:50"]
    assert article.order == "newest-first"


@pytest.mark.parametrize(
    "time", ["NaN", "99999-01-01T00:00Z", "-5", "1e400", "2024-13-45T99:99Z", ""]
)
def test_a_time_that_is_none_leaves_the_entry_untimed(time: str) -> None:
    article = page(entries(time, "2024-05-02T10:00:00Z"))
    assert article.sections[0].moment is None
    assert article.sections[0].kind == "untimed"


def test_a_clock_that_contradicts_the_time_is_told() -> None:
    body = """<h1>Rain</h1><div class="live-event-entry" id="1" data-post-time="2024-05-02T10:00:00Z">
      <div class="entry-info"><time>10:37</time></div><div class="entry-content"><h3>A</h3></div></div>"""
    (section,) = page(body).sections
    assert section.flags == ("conflict",)
    assert section.moment
    assert section.moment.iso == "2024-05-02T10:00:00+00:00"


def test_what_is_escaped_twice_in_the_markup() -> None:
    body = entries("2024-05-02T10:00:00Z").replace("Entry 0", "Rock &amp;amp; roll")
    body = body.replace("Text.", "He said &amp;quot;no&amp;quot;.")
    (section,) = page(body).sections
    assert (section.label, words(section)) == ("Rock & roll", 'He said "no".')


UNKNOWN = """<div class="c-liveblog"><article id=e{0}><time datetime="2024-05-02T1{0}:00:00+02:00">1{0}:00</time>
  <h3>Part {0}</h3><p>What happened in part {0} of a long day.</p></article></div>"""


def test_markup_nobody_knows_is_guessed_if_it_is_most_of_the_page() -> None:
    posts = "".join(UNKNOWN.format(n) for n in (4, 3, 2))
    article = page("<h1>Rain</h1>" + posts)
    assert [s.label for s in article.sections] == ["Part 4", "Part 3", "Part 2"]
    assert article.order == "newest-first"
    text = "<p>A long article about something else that has nothing to do with it.</p>" * 9
    beside = page(f"<h1>Other</h1><article>{text}</article><aside>{posts}</aside>")
    assert (beside.format, beside.updates) == ("html", ())


def test_duplicates_by_id_are_dropped() -> None:
    one = entries("2024-05-02T10:00:00Z")
    assert len(page(one + one.replace("<h1>Rain</h1>", "")).sections) == 1


def test_no_control_character_comes_through() -> None:
    body = entries("2024-05-02T10:00:00Z").replace("Entry 0", "E&#27;[31mn\x1b]0;x\x07try")
    article = page(body.replace('id="0"', 'id="&#27;x"'), url="https://example.org/a")
    text = f"{article}"
    assert "\\x1b" not in text
    assert "\x1b" not in text


def test_the_text_of_a_loader_is_not_in_the_page() -> None:
    article = page("<h1>Match</h1><article><p>Follow the match here with all of us.</p>"
                   '<div id="LB24_LIVE_CONTENT" data-eid="1"></div></article>')  # fmt: skip
    assert article.format == "html"
    assert article.reasons == ("the live text comes from 24liveblog and is not in this page",)


def guess(number: int, hour: int) -> str:
    return (
        f'<div class="live-post" id="p{number}"><time datetime="2024-05-02T{hour}:00:00Z">{hour}:00</time>'
        f"<h3>Part {number}</h3><p>Text of part {number}, in a sentence of some length.</p></div>"
    )


@pytest.mark.parametrize("box", ["<aside>{}</aside>", '<div class="related-stories">{}</div>'])
def test_the_live_pages_beside_an_article_make_it_no_live_page(box: str) -> None:
    others = "".join(guess(number, 19 - number) for number in range(6))
    text = "<p>What the article has to tell in a sentence.</p>" * 3
    article = page(f"<h1>Dam</h1><article>{text}</article>{box.format(others)}")
    assert (article.format, article.live, article.sections) == ("html", False, ())
    assert article.published is None


def test_the_time_of_a_post_is_not_that_of_the_page() -> None:
    assert page("".join(guess(number, 19 - number) for number in range(3))).published is None
    update = (
        '<div itemprop="liveBlogUpdate" itemscope><h2 itemprop="headline">Part {0}</h2>'
        '<time itemprop="datePublished" datetime="2024-05-02T1{0}:00:00Z">1{0}:00</time><p>Text {0}.</p></div>'
    )
    article = page("".join(update.format(number) for number in (4, 3, 2)))
    assert (len(article.sections), article.published) == (3, None)


def test_posts_that_share_an_id_are_kept_unless_they_are_the_same() -> None:
    posts = [guess(number, 19 - number).replace(f"p{number}", "p") for number in range(4)]
    article = page("".join([*posts, posts[3]]))
    assert [section.label for section in article.sections] == [f"Part {n}" for n in range(4)]
    assert len({section.id for section in article.sections}) == 4


def test_a_pinned_copy_takes_the_title_of_its_original() -> None:
    def post(title: str, text: str, name: str) -> str:
        return (
            f'<article id="h_{name}" class="live-story-post {"live-story-post_pinned" if not title else ""}" '
            f'data-component-name="live-story-post" data-last-updated="2024-10-09T01:48:00Z"><h2 class="live-story-post__headline">{title}</h2>'
            f'<div class="live-story-post__content"><p>{text}</p></div></article>'
        )

    pinned, first, _ = page(
        post("", "Where it stands. More.", "a") + post("Overview", "Where it stands. More.", "a")
        + post("Start", "It starts.", "b")
    ).sections  # fmt: skip
    assert (pinned.kind, pinned.label, first.label) == ("pinned", "Overview", "Overview")


def test_the_pinned_copy_of_an_older_guardian_page_stands_above_the_list() -> None:
    block = (
        '<div id="block-{0}" class="block"><p class="block-time published-time">'
        '<time datetime="2021-11-27T1{1}:30:00Z">1{1}.30</time></p><h2 class="block-title">Part {1}</h2><p>Text {1}.</p></div>'
    )
    article = page(block.format("a-pinned", 1) + block.format("b", 2) + block.format("a", 1))
    assert [section.kind for section in article.sections] == ["pinned", "timed", "timed"]
    assert [section.is_update for section in article.sections] == [False, True, True]


def test_an_archived_page_is_told_by_its_own_address() -> None:
    own = "https://www.mirror.co.uk/news/x-33386398"
    archived = f"https://web.archive.org/web/20240806000000/{own}"
    posts = entries("2024-08-06T10:00:00Z", "2024-08-06T09:00:00Z")
    link = '<p>See <a href="/web/20240806000000mp_/https://example.com/a">this</a>.</p></div></div>'
    body = posts.replace("</div></div>", link, 1)
    head = f'<link rel="canonical" href="{archived}">'
    for article in (page(body, head), page(body, url=archived)):
        assert (article.url, article.zone) == (own, "Europe/London")
        assert "https://example.com/a" in article.sections[0].blocks[-1].markdown
        assert "web.archive.org" not in article.sections[0].blocks[-1].markdown
    saved = f"<!-- saved from url=(0074){own} -->"
    text = f"<!doctype html>\n{saved}\n<html><body>{posts}</body></html>"
    assert parse(Document(text, "page.html")).url == own


def test_a_post_that_names_its_own_zone_is_told_in_it() -> None:
    post = (
        '<div class="live-event-entry" id="{0}" data-post-time="{1}"><time>{2}</time>'
        '<div class="entry-content"><h3>Part {0}</h3><p>Text.</p></div></div>'
    )
    rows = (
        (4, "2024-05-02T12:40:00Z", "13:40"),
        (3, "2024-05-02T12:20:00Z", "13:20"),
        (2, "2024-05-02T02:50:00Z", "10:50pm ET"),
        (1, "2024-05-02T01:00:00Z", "02:00"),
    )
    article = page("".join(post.format(*row).replace("<time>", "<time class=x>") for row in rows))
    assert stamps(article) == [
        "2024-05-02T13:40:00+01:00",
        "2024-05-02T13:20:00+01:00",
        "2024-05-01T22:50:00-04:00",
        "2024-05-02T02:00:00+01:00",
    ]
