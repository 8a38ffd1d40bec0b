"""What is known of an outlet: the columns of the table whose rows are in `parsers.outlet_rows`."""

from __future__ import annotations

from typing import Literal, NamedTuple

# Where an archived article tells when it was published; `parsers.published` reads each of them.
PublishedForm = Literal[
    "line",      # <div>02/01/2023 - 13:15</div>
    "by-line",   # <div><i>Author<br>2021-07-06T13:11:01Z</i></div>
    "time",      # <time datetime="2021-07-06">…</time>
    "dateline",  # 【大纪元2021年07月06日讯】
    "wire",      # （中央社台北1日電）: the day of a month
]  # fmt: skip


class Outlet(NamedTuple):
    """One outlet: how to recognise it, where its clocks stand, what its pages add to the text.

    `aliases` are the names the archives file it under. `zone` is where the clocks of its text
    stand, `published` where an archived article tells its publication, `published_zone` where the
    clocks of those times stand, if they do not say it. `title_suffix` goes from the title.

    `drop` are CSS selectors of page furniture, kept where text has slipped into it, `boxes` of what
    is furniture whatever it holds (lists of other articles, pop-ups), `furniture` texts that are
    furniture when they are all a block contains, `promos` patterns of whole paragraphs that are,
    `pictures` parts of the addresses of stand-in pictures, `hidden` labels that are only read aloud
    (`图像来源，`).
    `tag_links` are parts of the addresses keywords in the text link to: the words stay, alone.
    `captions` are selectors of what stands below pictures (`boxes_captions`: picture and caption
    stand in two boxes, alone in a third), `authors` of names above the text,
    `byline` patterns of whole paragraphs at its end, with a group around the names;
    `links_own_stories` says that lists of links to its own stories stand in the text,
    `is_filed_by_author` that the archives' front matter names authors, and not subjects.
    """

    name: str
    hosts: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    zone: str | None = None
    published: tuple[PublishedForm, ...] = ()
    published_zone: str = "UTC"
    title_suffix: str = ""
    drop: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    furniture: frozenset[str] = frozenset()
    promos: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    tag_links: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    boxes_captions: bool = False
    authors: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    links_own_stories: bool = False
    is_filed_by_author: bool = True
