"""Where the clocks of an outlet stand, for live pages that do not tell: a table."""

from __future__ import annotations

from parsers.addresses import parts_of

# Host, IANA zone.
_ZONES = (
    ("theguardian.com", "Europe/London"),
    ("bbc.co.uk", "Europe/London"),
    ("mirror.co.uk", "Europe/London"),
    ("express.co.uk", "Europe/London"),
    ("news.sky.com", "Europe/London"),
    ("independent.co.uk", "Europe/London"),
    ("corkbeo.ie", "Europe/Dublin"),
    ("apnews.com", "America/New_York"),
    ("cnn.com", "America/New_York"),
    ("nytimes.com", "America/New_York"),
    ("washingtonpost.com", "America/New_York"),
    ("nbcnews.com", "America/New_York"),
    ("abcnews.go.com", "America/New_York"),
    ("thepaper.cn", "Asia/Shanghai"),
)
_BBC_IN_ENGLISH = ("/news", "/sport", "/live", "/weather")


def zone_of_host(url: str | None) -> str | None:
    """Give the IANA zone of the outlet a page comes from, where it is known."""
    parts = parts_of(url or "")
    host = parts.hostname or ""
    if host.endswith("bbc.com") and parts.path.startswith(_BBC_IN_ENGLISH):
        return "Europe/London"  # its other languages have zones of their own
    return next((zone for own, zone in _ZONES if host == own or host.endswith(f".{own}")), None)
