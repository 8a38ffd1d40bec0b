"""Articles for other programs: the JSON that `--json` prints."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from library.keys import shown_key
from parsers.article import Article, Block, Moment, Section
from parsers.safe import shown_name

if TYPE_CHECKING:
    from library.marks.values import Mark
    from library.shelf import Entry


def oldest_first(article: Article) -> Article:
    """Give the article with its sections reversed where the newest stood first. Never sorted."""
    if article.order != "newest-first":
        return article
    return article._replace(sections=article.sections[::-1])


def article_json(article: Article, path: str) -> dict[str, Any]:
    """Give an article as JSON values: every key present, the unknown as None or empty."""
    return {
        "path": path,
        "format": article.format,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "byline": list(article.byline),
        "published": moment_json(article.published),
        "archived": _utc(article.archived),
        "live": article.live,
        "order": article.order,
        "zone": article.zone,
        "zone_from": article.zone_from,
        "modified": moment_json(article.modified),
        "reasons": list(article.reasons),
        "notes": list(article.notes),
        "lead": [_block(block) for block in article.lead],
        "sections": [section_json(section) for section in article.sections],
    }


def section_json(section: Section) -> dict[str, Any]:
    """Give a section as JSON values."""
    return {
        "index": section.index,
        "line": section.line,
        "kind": section.kind,
        "heading": section.heading,
        "label": section.label,
        "moment": moment_json(section.moment),
        "id": section.id,
        "key": section.is_key,
        "flags": list(section.flags),
        "byline": list(section.byline),
        "url": section.url,
        "edited": moment_json(section.edited),
        "blocks": [_block(block) for block in section.blocks],
    }


def moment_json(moment: Moment | None) -> dict[str, Any] | None:
    """Give a moment as JSON values."""
    if moment is None:
        return None
    return {
        "written": moment.written,
        "date": moment.date.isoformat() if moment.date else None,
        "day": moment.day,
        "time": f"{moment.time:%H:%M}" if moment.time else None,
        "approx": moment.approx,
        "zone": moment.zone,
        "iso": moment.iso,
        "until": f"{moment.until:%H:%M}" if moment.until else None,
        "date_from": moment.date_from,
        "anchor_from": moment.anchor_from,
        "zone_from": moment.zone_from,
        "shown": moment.shown,
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "text": block.text, "markdown": block.markdown}


def entry_json(entry: Entry, mark: Mark | None) -> dict[str, Any]:
    """Give what the list knows of an article as JSON values; times are UTC, or None.

    `read` and `starred` are when it was marked so.
    """
    return {
        "id": shown_key(entry.key),
        "path": shown_name(str(entry.path)),
        "url": entry.url,
        "title": entry.title,
        "source": entry.source,
        "moment": _utc(entry.when),
        "live": entry.is_live,
        "read": _utc(mark.read) if mark else None,
        "starred": _utc(mark.starred) if mark else None,
        "failure": entry.failure,
    }


def _utc(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when else None
