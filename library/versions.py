"""Two versions of an article: what is new, what was changed, what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from library.comparing import Subject, plain, subjects_of, text_of
from library.matching import Matching
from parsers.addresses import parts_of
from parsers.article import Article, Section
from parsers.identity import another

Kind = Literal["new", "changed", "same", "gone"]
Aspect = Literal["stamp", "label", "heading", "text"]
# Stands for what an article says before its first section.
LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a section between two versions.

    `section` is the new one under the old one's id, or, where it is gone, the old one. `was` is
    the old section of one that was changed or stayed the same, `aspects` what was changed of it.
    """

    kind: Kind
    section: Section
    was: Section | None = None
    aspects: tuple[Aspect, ...] = ()


def changes_between(old: Article, new: Article) -> tuple[Change, ...]:
    """Compare two versions of an article; the sections of the new one in page order.

    What is gone stands before what followed it, seen from the newest update. Titles, addresses,
    pictures, white space, the width of characters and the order of the page do not count. Of two
    articles without updates the lead is compared too, as a section with the id `lead`.
    """
    comparison = _Comparison(old, new)
    changes = comparison.changes()
    if not old.is_timeline and not new.is_timeline:
        changes = (*_of_leads(old, new), *changes)
    return changes


def carried(new: Article, old: Article) -> Article:
    """Give the new version with the old one's ids where it has the same updates.

    No other section bears an id of the old version.
    """
    ids = _Comparison(old, new).ids()
    sections = tuple(replace(s, id=identity) for s, identity in zip(new.sections, ids, strict=True))
    return new._replace(sections=sections)


def are_related(old: Article, new: Article, changes: Sequence[Change]) -> bool:
    """Whether articles may be versions of one: the same URL or title, or anything in common."""
    leads = [{block.text for block in article.lead} for article in (old, new)]
    is_anything_left = any(change.was and change.section.id != LEAD for change in changes)
    return _is_same_article(old, new) or bool(leads[0] & leads[1]) or is_anything_left


def _is_same_article(old: Article, new: Article) -> bool:
    if old.url and new.url:
        return _place(old.url) == _place(new.url) or plain(old.title) == plain(new.title)
    return plain(old.title) == plain(new.title)


def _place(url: str) -> tuple[str, str]:
    """An address without what differs from share to share."""
    parts = parts_of(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _of_leads(old: Article, new: Article) -> tuple[Change, ...]:
    texts = text_of(old.lead), text_of(new.lead)
    if texts[0] == texts[1]:
        return ()
    was, now = (
        Section(-1, None, "untimed", "", LEAD, None, LEAD, article.lead) for article in (old, new)
    )
    if not texts[0]:
        return (Change("new", now),)
    return (Change("changed", now, was, ("text",)) if texts[1] else Change("gone", was),)


class _Comparison:
    """Both versions from their old ends on, and which section of the one is which of the other."""

    def __init__(self, old: Article, new: Article) -> None:
        self._new = new
        self._is_rising = (new.order or old.order) == "oldest-first"
        old_rises = (old.order or new.order) == "oldest-first"
        self._old_subjects = _from_old_end(subjects_of(old), is_rising=old_rises)
        self._new_subjects = _from_old_end(subjects_of(new), is_rising=self._is_rising)
        matching = Matching(
            self._old_subjects, self._new_subjects, is_same_article=_is_same_article(old, new)
        )
        self.pairs = matching.run()

    def changes(self) -> tuple[Change, ...]:
        """Give the changes in the page order of the new version."""
        ids = dict(zip((s.index for s in self._new.sections), self.ids(), strict=True))
        gone = self._gone()
        olds = {j: self._old_subjects[i] for i, j in self.pairs.items()}
        changes = [Change("gone", section) for section in gone.get(-1, ())]
        for j, subject in enumerate(self._new_subjects):
            section = replace(subject.section, id=ids[subject.section.index])
            changes.append(_change(olds.get(j), subject, section))
            changes += [Change("gone", section) for section in gone.get(j, ())]
        return tuple(changes if self._is_rising else reversed(changes))

    def _gone(self) -> dict[int, list[Section]]:
        """The old sections that are gone, by the new subject they stood next to."""
        gone: dict[int, list[Section]] = {}
        last = -1
        for i, subject in enumerate(self._old_subjects):
            if i in self.pairs:
                last = self.pairs[i]
            else:
                gone.setdefault(last, []).append(subject.section)
        return gone

    def ids(self) -> list[str]:
        """Give the id of each section of the new version, in its page order."""
        carried = {
            self._new_subjects[j].section.index: self._old_subjects[i].section.id
            for i, j in self.pairs.items()
        }
        taken = {subject.section.id for subject in self._old_subjects}
        ids = []
        for section in self._new.sections:
            identity = carried.get(section.index) or another(section.id, taken)
            taken.add(identity)
            ids.append(identity)
        return ids


def _from_old_end(subjects: list[Subject], *, is_rising: bool) -> Sequence[Subject]:
    return subjects if is_rising else subjects[::-1]


def _change(old: Subject | None, new: Subject, section: Section) -> Change:
    if old is None:
        return Change("new", section)
    aspects = _aspects(old, new)
    return Change("changed" if aspects else "same", section, old.section, aspects)


def _aspects(old: Subject, new: Subject) -> tuple[Aspect, ...]:
    found: list[Aspect] = []
    if _is_stamped_anew(old, new):
        found.append("stamp")
    if old.content != new.content:
        if old.label != new.label:
            found.append("label" if old.slot or new.slot else "heading")
        if old.text != new.text:
            found.append("text")
    return tuple(found)


def _is_stamped_anew(old: Subject, new: Subject) -> bool:
    """A day counts where both headings write it: elsewhere it was only concluded."""
    is_told = old.section.is_update and new.section.is_update
    if not is_told and plain(old.section.heading) == plain(new.section.heading):
        return False
    moments = old.section.moment, new.section.moment
    are_written = all(moment and moment.date_from == "heading" for moment in moments)
    return old.stamp != new.stamp or (are_written and old.day != new.day)
