"""The zone of a live page, as the clocks it shows beside the times of its posts reveal it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from parsers.article import ZoneFrom
from parsers.clocks import MINUTES_A_DAY
from parsers.instants import ShownClock, When, read_clock
from parsers.live.posts import Post

_QUARTER = 15
# The easternmost and westernmost zones in use, in minutes.
_EAST, _WEST = 14 * 60, -12 * 60
# Two posts of one page whose offsets lie further apart than any change to summer time.
_SUMMER = 60


def in_page_zone(posts: Sequence[Post]) -> list[Post]:
    """Tell every time in the zone of the page, as the clocks it shows reveal it.

    One clock that contradicts all others is not believed, unless it names its zone.
    """
    offsets = [_offset_of(post) for post in posts]
    told = Counter(offset for offset in offsets if offset)
    usual = told.most_common(1)[0][0] if told else None
    placed = []
    for post, offset in zip(posts, offsets, strict=True):
        if post.when is None:
            placed.append(post)
            continue
        is_odd = offset and usual and told[offset] == 1 and _apart(offset, usual) > _SUMMER
        is_odd = is_odd and not _named_zone(post)
        offset = usual if is_odd or (offset is None and post.when.is_universal) else offset
        if offset and not (post.zone and offset == _of_zone(post)):
            placed.append(replace(post, when=post.when.at(offset, "heading")))
        elif offset:
            placed.append(replace(post, when=post.when.at(offset, post.when.zone_from or "source")))
        elif post.when.offset is None and (named := _named_zone(post)):
            placed.append(replace(post, when=_in_zone(post.when, named)))
        elif post.zone and (post.when.is_universal or post.when.offset is None):
            placed.append(replace(post, when=post.when.within(post.zone)))
        else:
            placed.append(post)
    return placed


def _named_zone(post: Post) -> str | None:
    clock = read_clock(post.shown)
    return clock.zone if clock else None


def _in_zone(when: When, zone: str) -> When:
    """Set a time without an offset into the zone its own label names."""
    placed = when.within(zone) if "/" in zone else when.at(zone, "heading")
    return placed._replace(zone_from="heading")


def _of_zone(post: Post) -> str | None:
    return post.when.within(post.zone).offset if post.when and post.zone else None


def _offset_of(post: Post) -> str | None:
    """The offset one post reveals by the clock it shows, or writes itself."""
    when, clock = post.when, read_clock(post.shown)
    instant = when.instant if when else None
    if when is None or instant is None:
        return None
    own = None if when.is_universal else when.offset
    if clock is None:
        return own
    return offset_between(instant, clock, (own, _of_zone(post))) or own


def _apart(one: str, other: str) -> int:
    return abs(_minutes(one) - _minutes(other))


def _minutes(offset: str) -> int:
    minutes = int(offset[1:3]) * 60 + int(offset[4:])
    return -minutes if offset[0] == "-" else minutes


def zone_of_all(posts: Sequence[Post]) -> tuple[str | None, ZoneFrom | None]:
    """The zone of all times: the outlet's name where it fits them all, else their one offset."""
    whens = [post.when for post in posts if post.when and post.when.offset]
    if not whens:
        return None, None
    zones = {post.zone for post in posts}
    (zone, *others) = zones
    if zone and not others and all(w.within(zone).offset == w.offset for w in whens):
        from_outlet = all(when.zone_from == "source" for when in whens)
        return zone, "source" if from_outlet else "heading"
    offsets = {when.offset for when in whens}
    return (offsets.pop(), whens[0].zone_from) if len(offsets) == 1 else (None, None)


def offset_between(
    instant: datetime, clock: ShownClock, hints: tuple[str | None, ...]
) -> str | None:
    """Tell from an instant and the clock shown beside it the zone of the page, as an offset.

    The clock must differ from UTC by whole quarters of an hour. Of two that lie a day apart
    (+13:00, -11:00) a hinted one is taken, else the nearer. None where the two disagree.
    """
    universal = instant.astimezone(UTC)
    difference = clock.minutes - (universal.hour * 60 + universal.minute)
    nearest = round(difference / _QUARTER) * _QUARTER
    if abs(difference - nearest) > 1:
        return None
    fitting = [nearest + days * MINUTES_A_DAY for days in (-1, 0, 1)]
    fitting = sorted((m for m in fitting if _WEST <= m <= _EAST), key=abs)
    written = [f"{'-' if m < 0 else '+'}{abs(m) // 60:02}:{abs(m) % 60:02}" for m in fitting]
    return next((offset for offset in hints if offset in written), written[0] if written else None)
