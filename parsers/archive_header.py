"""What stands above the body of an archived article: front matter, comment, title line.

`<!--epoch ms-->`, `[title](url)`, `------`, then HTML on one line; with or without Jekyll front
matter above, which may also stand alone. The file is split by lines: a CommonMark parser would read
the title as a setext heading and drop the body.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from parsers.article import Document, ParseError
from parsers.bylines import names_in_line
from parsers.formats import BEFORE, EPOCH
from parsers.front_matter import front_matter
from parsers.instants import read_when
from parsers.outlet import Outlet
from parsers.outlets import host_of, outlet_named, outlet_of
from parsers.safe import one_line, safe_url, shown_url

_SPACE = re.compile(r"\s")
_DASHES = re.compile(r"\n[ \t]*-{3,}[ \t]*(?:\n|\Z)")
# Of the lines of a title line: a title may span several.
_LONGEST_TITLE_LINE = 12_000
_LAST_EPOCH = 253_402_300_799_000
_ROUNDED = timedelta(minutes=1)


class Header(NamedTuple):
    """What stands above the body; `body` is the HTML below it.

    `archived` is the time the archiver's comment tells, `filed` that of the front matter, which may
    be a mere day.
    """

    title: str
    body: str
    outlet: Outlet | None
    source: str | None
    url: str | None = None
    archived: datetime | None = None
    filed: datetime | date | None = None
    fields: Mapping[str, str] = MappingProxyType({})

    @property
    def authors(self) -> tuple[str, ...]:
        """Whom the front matter names, unless it only repeats the outlet."""
        written = one_line(html.unescape(self.fields.get("author", "").strip("\"'")))
        category = _category(self.fields)
        is_outlet = written in (category, "unknown") or outlet_named(written) is self.outlet
        if is_outlet or (self.outlet and not self.outlet.is_filed_by_author):
            return ()
        return tuple(names_in_line(written))


def read_header(document: Document) -> Header:
    """Read the header. Raises ParseError where it is cut off, or tells no title."""
    text = document.text.lstrip(BEFORE)
    fields, rest = front_matter(text)
    if not fields and text.startswith("---"):
        raise ParseError("an archived article that is cut off in its front matter")
    rest = rest.lstrip("\n")
    epoch = EPOCH.match(rest)
    if not epoch:
        return _header(document, fields, fields.get("from", ""), "", rest, None)
    head, body = _split_at_dashes(rest[epoch.end() :].lstrip("\n"))
    title, url = _title_line(head.strip())
    return _header(document, fields, url, title, body, epoch[1])


def _header(
    document: Document, fields: dict[str, str], url: str, title: str, body: str, epoch: str | None
) -> Header:
    """Join what the lines tell; where they tell nothing, what is known from outside."""
    address = safe_url(url) or (safe_url(document.url) if document.url else None)
    category = _category(fields)
    outlet = outlet_named(category) or outlet_of(address, document.source)
    in_fields = fields.get("title", "").strip("\"'").replace('\\"', '"')
    found = _title(title, outlet) or _title(in_fields, outlet)
    if not found and epoch is None:
        raise ParseError("an archived article without a title")
    return Header(
        title=found or one_line(shown_url(url)),
        body=body,
        outlet=outlet,
        source=outlet.name if outlet else category or host_of(address) or document.source,
        url=address,
        archived=_believed(epoch, filed := _filed(fields), document.latest),
        filed=filed,
        fields=fields,
    )


def _category(fields: Mapping[str, str]) -> str:
    """What the archive files it under: the outlet's name there."""
    return one_line(fields.get("categories", "").strip("[] "))


def _split_at_dashes(text: str) -> tuple[str, str]:
    dashes = _DASHES.search(text, 0, _LONGEST_TITLE_LINE)
    if dashes:
        return text[: dashes.start()], text[dashes.end() :]
    line, _, body = text.partition("\n")
    return line, body


def _title_line(line: str) -> tuple[str, str]:
    """Part `[title](address)`; the title may have brackets and parentheses of its own."""
    title, _, url = line.rpartition("](")
    if not (title.startswith("[") and url.endswith(")") and url != ")") or _SPACE.search(url):
        raise ParseError("an archived article that is cut off before the end of its title line")
    return title[1:], url[:-1]


def _title(written: str, outlet: Outlet | None) -> str:
    """Entities are resolved twice: news agencies deliver some titles escaped twice."""
    if "&" in written:
        written = html.unescape(html.unescape(written))
    title = one_line(written.replace("**", ""))
    return title.removesuffix(outlet.title_suffix).rstrip() if outlet else title


def _filed(fields: dict[str, str]) -> datetime | date | None:
    """The time of the front matter, or its day where it tells no more."""
    written = fields.get("date", "").strip("\"' ")
    try:
        told = datetime.fromisoformat(written)
    except ValueError:
        when = read_when(written)
        return (when.instant or when.date) if when else None
    return told if told.tzinfo else told.date()


def _believed(
    epoch: str | None, filed: datetime | date | None, latest: datetime | None
) -> datetime | None:
    """The time of the comment, if it lies in the future neither of the archiver's visit nor of all.

    A feed in local time that claims to be in UTC does that; the front matter never does.
    """
    if epoch is None:
        return None
    visit = filed.astimezone(UTC) if isinstance(filed, datetime) else None
    if epoch == "NaN" or int(epoch) > _LAST_EPOCH:
        return visit
    told = datetime.fromtimestamp(int(epoch) / 1000, UTC)
    is_ahead = (visit and told - visit > _ROUNDED) or (latest and told > latest)
    return visit if is_ahead else told
