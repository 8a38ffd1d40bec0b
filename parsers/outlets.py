"""The outlets, and how one is found. A newcomer adds a row in `parsers.outlet_rows`."""

from __future__ import annotations

import re

from parsers.addresses import parts_of
from parsers.outlet import Outlet
from parsers.outlet_rows.blogs import BLOGS
from parsers.outlet_rows.broadcasters import BROADCASTERS
from parsers.outlet_rows.press import PRESS

OUTLETS = (*BROADCASTERS, *PRESS, *BLOGS)

_BY_HOST = {host: outlet for outlet in OUTLETS for host in outlet.hosts}
_BY_NAME = {
    name.casefold(): outlet for outlet in OUTLETS for name in (outlet.name, *outlet.aliases)
}
# The host of most URLs: nothing before it, nothing behind it.
_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|$)")


def host_of(url: str | None) -> str:
    """Give the host of a URL without `www.`: the name of a source that tells no other."""
    return _hostname(url).removeprefix("www.") if url else ""


def _hostname(url: str) -> str:
    plain = _HOST.match(url)
    return plain[1] if plain else parts_of(url).hostname or ""


def outlet_of(url: str | None, *names: str | None) -> Outlet | None:
    """Find the outlet by the URL's host; without a URL by a name that is one of its own."""
    if url:
        return _with_host(_hostname(url))
    return next((outlet for name in names if name and (outlet := outlet_named(name))), None)


def outlet_named(name: str) -> Outlet | None:
    """Find the outlet by its name, or by one an archive files it under."""
    return _BY_NAME.get(name.casefold())


def _with_host(host: str) -> Outlet | None:
    """Of `a.b.org` the outlet at that host, at `b.org`, at `org`."""
    while host and host not in _BY_HOST:
        host = host.partition(".")[2]
    return _BY_HOST.get(host)
