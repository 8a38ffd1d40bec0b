"""Posts of a live page → sections, in the order of the page.

Where they were found (the page's own markup, schema.org, data in a script) makes no difference
here. A post tells its own day and time; nothing is inherited, carried over or sorted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from parsers.article import Article, Flag, Moment, Order, Section, SectionKind
from parsers.clocks import MINUTES_A_DAY
from parsers.day import tell_day
from parsers.identity import numbered
from parsers.instants import ShownClock, When, read_clock
from parsers.live.order import order_of_times, out_of_order
from parsers.live.posts import Post
from parsers.live.zones import in_page_zone, zone_of_all


def told_by(posts: Sequence[Post], article: Article) -> Article:
    """Give the article with the posts as its sections, in their order."""
    posts = _marked_copies(posts)
    placed = in_page_zone(posts)
    listed = [_instant(post) for post in placed if not post.is_pinned]
    order = order_of_times([instant for instant in listed if instant])
    misplaced = _misplaced(placed, order)
    shown_day = day_label(article.language)
    sections = tuple(
        Section(
            index=index,
            line=None,
            kind=_kind(post),
            heading=" ".join(filter(None, (_visible(post), post.title))) or post.label,
            label=post.label,
            moment=_moment(post, shown_day),
            id=identity,
            blocks=post.blocks,
            byline=post.byline,
            url=post.url,
            edited=_edited(post, shown_day),
            is_key=post.is_key,
            flags=_flags(before, post, index in misplaced),
        )
        for index, (before, post, identity) in enumerate(
            zip(posts, placed, _identities(placed, order), strict=True)
        )
    )
    zone, zone_from = zone_of_all(placed)
    return article._replace(
        order=order,
        live=article.live or order == "newest-first",
        sections=sections,
        zone=zone,
        zone_from=zone_from,
    )


def _marked_copies(posts: Sequence[Post]) -> list[Post]:
    """Mark pinned posts that the list contains too; of posts that stand there twice keep one."""
    listed = [post for post in posts if not post.is_pinned]
    originals = {post.key: post for post in reversed(listed) if post.id}
    alike = {(post.label, post.text): post for post in listed}
    kept: list[Post] = []
    seen: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        if post.is_pinned:
            original = originals.get(post.key) or alike.get((post.label, post.text))
            kept.append(_copy_of(original, post) if original else post)
        elif not (post.id and any(_is_same(post, other) for other in seen[post.key])):
            seen[post.key].append(post)
            kept.append(post)
    return kept


def _copy_of(original: Post, pinned: Post) -> Post:
    """Give a pinned post with what only its original in the list tells."""
    return replace(
        pinned,
        is_copy=True,
        title=pinned.title or original.title,
        when=original.when or pinned.when,
        shown=original.shown or pinned.shown,
        is_key=original.is_key,
    )


def _is_same(post: Post, other: Post) -> bool:
    """Whether a post of an id that was met is the same one: some pages give all posts one id."""
    return post.text == other.text or (post.when is not None and post.when == other.when)


def _instant(post: Post) -> datetime | None:
    """When a post was published, to the minute; without an offset, as if it were UTC."""
    if post.when is None or post.when.time is None:
        return None
    when = post.when if post.when.offset else post.when.at("+00:00", None)
    return when.instant.replace(second=0) if when.instant else None


def _visible(post: Post) -> str:
    """The clock as the page shows it; a page may show none, or how long ago it was."""
    clock = read_clock(post.shown)
    return clock.written if clock else ""


def _written(post: Post) -> str:
    """The clock as the page shows it, else the one the time itself gives."""
    if visible := _visible(post):
        return visible
    return f"{post.when.time:%H:%M}" if post.when and post.when.time else ""


def _kind(post: Post) -> SectionKind:
    if post.is_pinned:
        return "pinned"
    if post.when is None:
        return "timed" if _written(post) else "untimed"
    return "timed" if post.when.time else "day"


def _moment(post: Post, label: Callable[[When], str]) -> Moment | None:
    """The moment of a post; that of a copy stands in brackets and is no update of its own."""
    written = _written(post)
    if post.when is None:
        clock = read_clock(post.shown)
        if clock is None or post.is_copy:
            return None
        moment = Moment(written, written, time=clock.time, clock=_clock(written))
        return moment if clock.day is None else _with_day(moment, clock)
    moment = _moment_of(post.when, written, label)
    if post.is_last_change:
        moment = moment._replace(approx="before")
    return moment._replace(written="", shown=f"({moment.shown})") if post.is_copy else moment


def _with_day(moment: Moment, clock: ShownClock) -> Moment:
    """Give the moment of a clock beside which the day is written, but no year."""
    shown = f"{clock.written_day} {moment.clock}".strip()
    return moment._replace(shown=shown, day=clock.day, date_from="heading")


def _moment_of(when: When, written: str, label: Callable[[When], str]) -> Moment:
    clock = f"{when.time:%H:%M}" if when.time else ""
    return Moment(
        written=written or label(when),
        shown=f"{label(when)} {clock}".strip(),
        date=when.date,
        day=when.date.day,
        time=when.time.replace(second=0) if when.time else None,
        zone=when.offset,
        date_from="heading",
        anchor_from="heading" if _writes_year(written, when) else "metadata",
        clock=clock,
        zone_from=when.zone_from if when.offset else None,
    )


def _writes_year(written: str, when: When) -> bool:
    """Whether the page shows the date in full, rather than its data alone."""
    return str(when.date.year) in written


def _clock(written: str) -> str:
    clock = read_clock(written)
    return f"{clock.time:%H:%M}" if clock else ""


def _edited(post: Post, label: Callable[[When], str]) -> Moment | None:
    """When a post was changed; a change before its publication is none."""
    edited, when = post.edited, post.when
    if edited is None or edited.instant is None:
        return None
    if when and when.instant:
        if edited.instant <= when.instant:
            return None
        edited = edited.at(when.offset or "+00:00", when.zone_from)
    elif post.zone and edited.is_universal:
        edited = edited.within(post.zone)
    return _moment_of(edited, f"{edited.time:%H:%M}", label)


def day_label(language: str | None) -> Callable[[When], str]:
    """How a day is told before a clock: `13日`, `13 Sep`."""
    return lambda when: tell_day(when.date.day, when.date.month, language or "en")


def _misplaced(posts: Sequence[Post], order: Order | None) -> set[int]:
    timed = [
        (index, instant)
        for index, post in enumerate(posts)
        if not post.is_pinned and (instant := _instant(post))
    ]
    return {timed[place][0] for place in out_of_order([when for _, when in timed], order)}


def _flags(found: Post, placed: Post, is_misplaced: bool) -> tuple[Flag, ...]:
    """What does not fit: its place, or a shown clock that differs from the time itself."""
    clock = read_clock(found.shown)
    flags: list[Flag] = ["out_of_order"] if is_misplaced else []
    if clock and placed.when and placed.when.time:
        minutes = placed.when.time.hour * 60 + placed.when.time.minute
        if abs(minutes - clock.minutes) % (MINUTES_A_DAY - 1) > 1:
            flags.append("conflict")
    return tuple(flags)


def _identities(posts: Sequence[Post], order: Order | None) -> list[str]:
    """One identity for each post; those that the outlet gave can be told from those made here."""
    made = numbered([_key(post) for post in posts], order)
    return [f"post-{one}" if post.key else one for post, one in zip(posts, made, strict=True)]


def _key(post: Post) -> str:
    """What a post is known by: its id, else its minute, else its words."""
    instant = _instant(post)
    key = post.key or (instant.isoformat() if instant else f"|{post.label}")
    return f"pinned|{key}" if post.is_pinned else key
