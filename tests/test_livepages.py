"""The live pages of outlets, in the markup of several years."""
# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import pytest
from saved_pages import FIXTURES, page, stamps, told, words

from parsers.article import Document
from parsers.registry import parse

GUARDIAN = """
<h1>Storm hits the coast – as it happened</h1>
<div data-gu-name="standfirst"><p>Rolling coverage of the storm, with all the latest from the coast</p></div>
<div id="pinned-post"><div>From <gu-island>1h ago</gu-island></div>
 <article class="block"><header><div><a href="?page=with:block-aa03#block-aa03"><span>9.41am BST</span></a></div>
 <h2>Bridge shut</h2></header><p>The bridge is shut.</p></article></div>
<div data-component="key-events"><ul><li><a href="/x?page=with:block-aa03#block-aa03">Bridge shut</a></li></ul></div>
<article id="block-aa04" class="block"><header><div><a href="https://www.theguardian.com/uk/live/x?page=with:block-aa04#block-aa04">
 <time datetime="2024-05-02T09:02:34.000Z" data-relativeformat="med">2h ago</time><span>10.02am BST</span></a></div>
 <div><img src="https://i.guim.co.uk/a.png" alt=""><span>Ada Writer</span></div></header>
 <p>Trains are <a href="https://www.theguardian.com/uk/trains">stopped</a> in the north. More soon.</p>
 <blockquote><p>Stay inside</p></blockquote><footer><button>Share</button></footer></article>
<article id="block-aa03" class="block"><header><div><a href="#block-aa03">
 <time datetime="2024-05-02T08:41:00.000Z">2h ago</time><span>9.41am BST</span></a></div><h2>Bridge shut</h2></header>
 <p>The bridge is shut.</p><footer><div>Updated at&nbsp;<time datetime="2024-05-02T08:50:00.000Z">9.50am BST</time></div></footer></article>
<article id="block-aa02" class="block"><header><div><a href="#block-aa02">
 <time datetime="2024-05-02T08:41:30.000Z">2h ago</time><span>9.41am BST</span></a></div></header>
 <p>Good morning.</p><footer><div>Updated at <time datetime="2024-05-02T08:40:00.000Z">9.40am BST</time></div></footer></article>
"""


def test_guardian_posts_in_page_order_with_the_pages_clock() -> None:
    article = page(GUARDIAN, url="https://www.theguardian.com/uk/live/2024/may/02/storm")
    assert article.format == "liveblog"
    assert (article.order, article.live, article.zone) == ("newest-first", True, "Europe/London")
    pinned, first, bridge, last = article.sections
    assert pinned.kind == "pinned"
    assert not pinned.is_update
    assert told(first) == (
        "10.02am BST",
        "Trains are stopped in the north.",
        "2024-05-02T10:02:00+01:00",
    )
    assert first.byline == ("Ada Writer",)
    assert "](<https://www.theguardian.com/uk/trains>)" in first.blocks[0].markdown
    assert first.blocks[1].kind == "quote"
    assert told(bridge)[1:] == ("Bridge shut", "2024-05-02T09:41:00+01:00")
    assert bridge.is_key
    assert bridge.edited
    assert bridge.edited.iso == "2024-05-02T09:50:00+01:00"
    assert last.edited is None  # a change before the publication is none
    assert [block.text for block in article.lead] == [
        "Rolling coverage of the storm, with all the latest from the coast"
    ]
    assert article.newest_update is first


def test_an_older_guardian_page() -> None:
    article = page(
        """<h1>Debate live</h1>
        <div class="block is-epic"><p class="block-time published-time"><time></time></p>
         <div class="block-elements"><p><em>Make a contribution</em></p></div></div>
        <div id="block-52" class="block is-summary" itemprop="liveBlogUpdate">
         <p class="block-time published-time"><time datetime="2013-09-19T09:02:34.353Z">9.02am
         <span class="timezone">BST</span></time></p><h2 class="block-title">What the papers say</h2>
         <div class="block-elements"><p>The papers.</p></div>
         <p class="block-time updated-time">Updated at <time datetime="2013-09-19T09:10:00Z">9.10am BST</time></p></div>
        <div id="block-51" class="block"><p class="block-time published-time">
         <time datetime="2013-09-19T08:27:12.156+01:00">8.27am <span class="timezone">BST</span></time></p>
         <div class="block-elements"><p>Good morning all.</p></div></div>"""
    )
    summary, first = article.sections
    assert told(summary) == ("9.02am BST", "What the papers say", "2013-09-19T09:02:00+00:00")
    assert summary.is_key
    assert summary.edited
    assert told(first) == ("8.27am BST", "Good morning all.", "2013-09-19T08:27:00+01:00")
    assert article.order == "newest-first"


REACH = """
<h1>Fire LIVE: updates</h1><div class="live-event-lead-entry"><p>The fire began at dawn.</p></div>
<div class="live-event-key-events"><ul><li><a data-id="12">Roof falls</a><time>20:42</time></li></ul></div>
<div class="live-event-entries">
<div class="live-event-entry" data-last-modified-time="1722888018921" data-post-time="1722888018921" data-type="default" id="13">
 <div class="entry-info"><time>21:00</time><mark>Ada Writer</mark></div>
 <div class="entry-content"><h3>Crowd gathers</h3><p>People <b>watch</b>.</p></div></div>
<div class="live-event-entry" data-last-modified-time="1722887390000" data-post-time="1722886950565" data-type="default" id="12">
 <div class="entry-info"><time>20:42</time><mark>KEY EVENT</mark></div>
 <div class="entry-content"><h3>Roof falls</h3><p>The roof fell.</p></div></div>
</div>"""


def test_reach_epochs_and_the_offset_of_the_clock() -> None:
    article = page(REACH)
    crowd, roof = article.sections
    assert told(crowd) == ("21:00", "Crowd gathers", "2024-08-05T21:00:00+01:00")
    assert crowd.moment
    assert (crowd.moment.date_from, crowd.moment.zone_from) == ("heading", "heading")
    assert (crowd.byline, crowd.is_key, crowd.edited) == (("Ada Writer",), False, None)
    assert (roof.byline, roof.is_key) == ((), True)
    assert roof.edited
    assert roof.edited.shown == "5 Aug 20:49"
    assert article.lead[0].text == "The fire began at dawn."


def test_the_same_post_has_the_same_id_in_a_later_version() -> None:
    later = REACH.replace("Roof falls", "Whole roof falls").replace("The roof", "The whole roof")
    assert [s.id for s in page(REACH).sections] == [s.id for s in page(later).sections]


def test_express_local_times_without_an_offset() -> None:
    entry = """<div class="live-events__entry" id="live-{0}" data-sort-time="{1}" data-update-time="{1}">
      <time data-time="{2}"><span>21 mins ago</span>{3}</time><h3>{4}</h3>
      <div class="live-events__entry-text"><p>Text of {4}.</p></div></div>"""
    article = page(
        "<h1>Election</h1>"
        + entry.format(2, 1721299680, "2024-07-18T11:48", "11:48", "Second")
        + entry.format(1, 1721296800, "2024-07-18T11:00", "11:00", "First")
    )
    assert [told(s) for s in article.sections] == [
        ("11:48", "Second", "2024-07-18T11:48:00+01:00"),
        ("11:00", "First", "2024-07-18T11:00:00+01:00"),
    ]
    assert words(article.sections[0]) == "Text of Second."
    no_epoch = entry.replace(' data-sort-time="{1}" data-update-time="{1}"', "")
    article = page(
        "<h1>Election</h1>"
        + no_epoch.format(2, 0, "2024-07-18T11:48", "11:48", "Second")
        + no_epoch.format(1, 0, "2024-07-18T11:00", "11:00", "First")
    )
    moment = article.sections[0].moment
    assert moment
    assert (str(moment.date), moment.iso, moment.zone) == ("2024-07-18", None, None)


def test_ap_day_groups_and_relative_times() -> None:
    post = """<bsp-liveblog-post class="LiveBlogPost" data-post-id="{0}" {1}>
      <div class="LiveBlogPost-header"><span class="LiveBlogPost-time">{2}</span>
      <h2 class="LiveBlogPost-headline">{3}</h2><div class="LiveBlogPost-byline">By ADA WRITER</div></div>
      <div class="LiveBlogPost-body"><p>Text {0}.</p></div></bsp-liveblog-post>"""
    article = page(
        "<h1>Vote</h1><h3 class=LiveBlogPage-dateGroup>SEPTEMBER 14, 2024</h3>"
        + post.format("c", 'data-posted-date-timestamp="1726279200000"', "3 minutes ago", "Third")
        + "<h3 class=LiveBlogPage-dateGroup>SEPTEMBER 13, 2024</h3>"
        + post.format("b", "", "11:15 p.m.", "Second")
        + post.format("a", 'data-posted-date-timestamp="1726268400000"', "7:00 PM EDT", "First"),
        url="https://apnews.com/live/vote",
    )
    assert [told(s) for s in article.sections] == [
        ("22:00", "Third", "2024-09-13T22:00:00-04:00"),
        ("11:15 p.m.", "Second", "2024-09-13T23:15:00-04:00"),
        ("7:00 PM EDT", "First", "2024-09-13T19:00:00-04:00"),
    ]
    assert article.sections[0].byline == ("ADA WRITER",)
    assert article.sections[0].url == "https://apnews.com/live/vote#c"


CNN_POST = """<article id="h_{0}" class="live-story-post{4}" data-component-name="live-story-post"
  data-last-updated="{1}"><header class="live-story-post__header"><time>{2}</time>
  <h2 class="live-story-post__headline">{3}</h2><span class="live-story-post__byline">From CNN’s Ada Writer and Bo Reporter</span>
  </header><section class="live-story-post__body"><div class="live-story-post__content"><p>Words {0}.</p></div></section></article>"""


def test_cnn_posts_pinned_above_and_in_the_list() -> None:
    article = page(
        "<h1>War live</h1>"
        + CNN_POST.format(
            "a1", "2023-10-27T02:52:53.364Z", "", "Pinned words", " live-story-post_pinned"
        )
        + CNN_POST.format("a2", "2023-10-27T05:00:00Z", "1:00 a.m. ET, October 27, 2023", "Two", "")
        + CNN_POST.format(
            "a1", "2023-10-27T02:52:53.364Z", "10:52 p.m. ET, October 26, 2023", "Pinned words", ""
        )
    )
    pinned, two, one = article.sections
    assert (pinned.kind, pinned.is_update) == ("pinned", False)
    assert told(two) == ("1:00 a.m. ET", "Two", "2023-10-27T01:00:00-04:00")
    assert told(one)[2] == "2023-10-26T22:52:00-04:00"
    assert two.byline == ("Ada Writer", "Bo Reporter")
    assert pinned.id != one.id
    assert article.newest_update is two


def test_an_older_cnn_page_tells_the_time_in_words() -> None:
    post = """<article id="h_{0}"><header><span>{1}</span><h2>{2}</h2><p>From CNN's Ada Writer</p></header>
      <div class="post-content-rendered"><p>Words {0}.</p></div></article>"""
    article = page(
        "<h1>War live</h1><div id=posts-and-button>"
        + post.format("b", "12:09 a.m. ET, October 30, 2023", "Later")
        + post.format("a", "11:40 p.m. ET, October 29, 2023", "Sooner")
        + "</div>",
        url="https://edition.cnn.com/middleeast/live-news/war-10-29-23",
    )
    assert [told(s) for s in article.sections] == [
        ("12:09 a.m. ET", "Later", "2023-10-30T00:09:00-04:00"),
        ("11:40 p.m. ET", "Sooner", "2023-10-29T23:40:00-04:00"),
    ]
    assert article.sections[0].moment
    assert article.sections[0].moment.zone_from == "heading"


def test_bbc_posts_of_three_kinds_of_page() -> None:
    newest = """<article id="asset:{0}" data-testid="content-post"><header><h3>
      <span class="ssrcss-1-Timestamp">{1}</span><span class="visually-hidden ssrcss-2">published at {1}</span>
      <span class="ssrcss-3-HeadlineText">{2}</span></h3></header><div><p>Text of {2}.</p></div></article>"""
    head = '<meta property="article:published_time" content="2026-06-29T08:00:00Z">'
    article = page(
        "<h1>Match</h1>"
        + newest.format("2-b", "21:19 BST 29 June", "Goal")
        + newest.format("1-a", "20:00 BST 29 June", "Start"),
        head,
        "https://www.bbc.co.uk/sport/live/c1",
    )
    assert [told(s) for s in article.sections] == [
        ("21:19 BST", "Goal", "2026-06-29T21:19:00+01:00"),
        ("20:00 BST", "Start", "2026-06-29T20:00:00+01:00"),
    ]
    world = """<article><h3 id="asset:{0}"><span role=text><time datetime="{1}">2 hours ago</time>
      <span>{2}</span></span></h3><div><p>Text of {2}.</p></div></article>"""
    article = page(
        "<h1>Match</h1>" + world.format("b", "2024-03-12T10:48:00.355Z", "Goal")
        + world.format("a", "2024-03-12T10:00:00.355Z", "Start")
    )  # fmt: skip
    assert [told(s) for s in article.sections] == [
        ("10:48", "Goal", "2024-03-12T10:48:00+00:00"),
        ("10:00", "Start", "2024-03-12T10:00:00+00:00"),
    ]


def test_an_older_bbc_page_with_clocks_and_no_day_today() -> None:
    post = """<li class="lx-stream__post-container"><article class="lx-stream-post" id="post_{0}">
      <header class="lx-stream-post__header"><time class="lx-stream-post__meta-time"><span class="qa-visually-hidden-meta">Posted at</span>
      <span class="qa-post-auto-meta">{1}</span></time><h3><span class="lx-stream-post__header-text">{2}</span></h3></header>
      <div class="lx-stream-post-body"><p>Text of {2}.</p></div></article></li>"""
    clocks = (
        ("e", "10:20"),
        ("d", "9:05"),
        ("c", "0:10"),
        ("b", "23:40 24 Feb"),
        ("a", "18:54 24 Feb"),
    )
    head = '<meta property="article:published_time" content="2022-02-24T06:00:00Z">'
    article = page(
        "<h1>War live updates</h1>" + "".join(post.format(i, t, f"Part {i}") for i, t in clocks),
        head,
        "https://www.bbc.co.uk/news/live/world-1",
    )
    assert [s.label for s in article.sections] == [f"Part {i}" for i, _ in clocks]
    assert stamps(article)[3:] == ["2022-02-24T23:40:00+00:00", "2022-02-24T18:54:00+00:00"]
    assert [s.moment and s.moment.shown for s in article.sections[2:4]] == [
        "~25 Feb 00:10", "24 Feb 23:40",
    ]  # fmt: skip
    moment = article.sections[0].moment
    assert moment
    assert (moment.date_from, moment.anchor_from) == ("inferred", "metadata")
    assert all(s.moment and s.moment.written == clock.split(" ")[0]
               for s, (_, clock) in zip(article.sections, clocks, strict=True))  # fmt: skip
    assert article.order == "newest-first"


def test_nyt_and_sky_posts() -> None:
    nyt = """<div role="article" aria-posinset="{1}"><div data-testid="live-blog-post" data-url="https://www.nytimes.com/live/x#{0}">
      {3}<time datetime="2024-09-13T2{1}:00:00.000Z">Sept. 13, 2024, {2} p.m. ET</time><h2>{0} title</h2>
      <div data-testid="live-blog-byline">Ada Writer</div><p>Words {0}.</p><div data-testid="share-tools">Share</div></div></div>"""
    article = page(
        "<h1>Vote</h1><section id=live-feed-items>"
        + nyt.format("pin", 1, "5:00", "<span>Pinned</span>")
        + nyt.format("b", 2, "6:00", "")
        + nyt.format("a", 0, "4:00", "")
        + "</section>"
    )
    assert [s.kind for s in article.sections] == ["pinned", "timed", "timed"]
    assert stamps(article)[1:] == ["2024-09-13T18:00:00-04:00", "2024-09-13T16:00:00-04:00"]
    assert article.sections[1].url == "https://www.nytimes.com/live/x#b"
    assert words(article.sections[1]) == "Words b."


def test_a_wordpress_liveblog() -> None:
    entry = """<li id="id_{0}" class="liveblog-entry {3}" data-timestamp="{1}"><div class="liveblog-entry-aside">
      <a class="liveblog-meta-time"><span>{2}</span></a></div><div class="liveblog-meta-author-name">Ada</div>
      <div class="liveblog-entry-text"><p>First words {0}. More words.</p></div></li>"""
    article = page(
        "<h1>Vote</h1><ul>"
        + entry.format(9, 1721299680, "1:48 pm", "type-key")
        + entry.format(8, 1721296800, "1:00 pm", "")
        + "</ul>"
    )
    assert [told(s) for s in article.sections] == [
        ("1:48 pm", "First words 9.", "2024-07-18T13:48:00+03:00"),
        ("1:00 pm", "First words 8.", "2024-07-18T13:00:00+03:00"),
    ]
    assert [s.is_key for s in article.sections] == [True, False]


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the saved pages are not here")
def test_a_saved_mirror_page() -> None:
    name = "mirror-2024-08-05.html"
    article = parse(Document((FIXTURES / name).read_text(), name))
    assert (article.format, article.order, article.live) == ("liveblog", "newest-first", True)
    assert article.reasons == ("30 posts on the page", "398 more from schema.org LiveBlogPosting")
    shown = article.sections[:30]
    assert told(shown[0])[0::2] == ("21:00", "2024-08-05T21:00:00+01:00")
    assert sum(section.is_key for section in shown) == 9
    assert all(section.blocks for section in shown)
    assert len({section.id for section in article.sections}) == 428
    assert stamps(article)[-1] == "2024-08-02T18:42:00+01:00"
    assert not any(section.flags for section in article.sections)
    assert not any("&" in s.label and ";" in s.label for s in article.sections)


def test_a_picture_of_a_fast_page_is_kept_once_with_or_without_its_stand_in() -> None:
    posts = "".join(
        f'<div class="live-event-entry" data-post-time="17228880{n}8921"><h3>Crane {n}</h3>{picture}</div>'
        for n, picture in enumerate(
            (
                '<amp-img layout="fill"><img src="https://example.com/a.jpg"></amp-img>',
                '<amp-img src="https://example.com/b.jpg"><noscript><img src="https://example.com/b.jpg"></noscript></amp-img>',
            )
        )
    )
    found = [[block.kind for block in section.blocks] for section in page(posts).sections]
    assert found == [["image"], ["image"]]


def bbc(shown: str, number: int = 1, title: str = "") -> str:
    return (
        f'<li id="asset:00{number}"><article data-testid="content-post"><header><h3>'
        f'<span>{title or f"Part {number}"}</span><span class="visually-hidden">, </span>'
        f'<span data-testid="timestamp">{shown}</span></h3></header>'
        f"<p>Text of part {number}.</p><footer><button>Share</button></footer></article></li>"
    )


def test_day_and_month_without_a_year_are_kept_where_nothing_tells_the_year() -> None:
    shown = (
        "published at 08:46 2 October",
        "published at 07:10 2 October",
        "published at 00:20 2 October",
        "published at 22:46 1 October",
    )
    article = page("".join(bbc(text, number) for number, text in enumerate(shown)))
    assert (article.order, article.live) == ("newest-first", True)
    moments = [section.moment for section in article.sections]
    assert [m and (m.day, m.date, m.shown) for m in moments] == [
        (2, None, "2 Oct 08:46"),
        (2, None, "2 Oct 07:10"),
        (2, None, "2 Oct 00:20"),
        (1, None, "1 Oct 22:46"),
    ]


def test_a_post_is_known_by_the_id_of_its_list_item_when_its_title_changes() -> None:
    before, after = page(bbc("10:20")), page(bbc("10:20", title="Another title"))
    assert before.sections[0].id == after.sections[0].id


def test_what_buttons_say_and_words_for_a_missing_title_are_left_out() -> None:
    (section,) = page(bbc("10:20", title="Post")).sections
    assert (section.label, words(section)) == ("Text of part 1.", "Text of part 1.")


def test_posts_that_tell_how_long_ago_they_were_are_live_by_their_markup() -> None:
    article = page(bbc("5 minutes ago", 2) + bbc("22 minutes ago", 1))
    assert (article.live, article.order) == (True, None)


def test_the_headlines_of_a_topic_are_no_live_page() -> None:
    post = """<li class="lx-stream__post-container"><article class="lx-stream-post" id="post_{0}">
      <header><time class="lx-stream-post__meta-time">1{0}:40 13 Mar</time>
      <h3><a class="qa-heading-link" href="/news/{0}">Story {0} of the topic</a></h3></header>
      <div class="lx-stream-post-body"><p>What story {0} tells in some more words.</p></div></article></li>"""
    article = page("<h1>Harbours</h1>" + "".join(post.format(number) for number in (5, 4, 3, 2)))
    assert (article.format, article.live) == ("html", False)


def test_a_day_in_words_where_machines_look_and_what_stands_beside_the_title() -> None:
    post = """<article><h3 id="asset:{0}"><span role="text"><span><time datetime="12 March 2024">12 March 2024</time>
      <p data-testid="breaking-news-label">Breaking</p><span>, </span></span><p>Polls close {0}</p><span>, </span>
      <p>Long queues</p></span></h3><div><p>Text of {0}.</p></div></article>"""
    first, _ = page(post.format(2) + post.format(1)).sections
    assert first.moment
    assert (first.kind, str(first.moment.date), first.moment.time) == ("day", "2024-03-12", None)
    assert (first.label, words(first)) == ("Polls close 2", "Long queues Text of 2.")
