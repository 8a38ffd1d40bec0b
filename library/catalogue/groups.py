"""The groups of a list: saved searches, folders, and the sources that lie in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from library.catalogue.values import Selection, Source

_SLASH = "/"


class Group(NamedTuple):
    """A row below which articles lie, or other groups.

    `name` is its own among all groups; that of a folder ends with a slash, that of a source is the
    name of the source. `selection` gives the articles, where they are not given in another way;
    a folder has none but those of its sources. What stands on top is no source: a saved search,
    or what was just searched; `query` is what it looks for, and `is_partial` tells that articles
    are missing whose words are not known yet.
    """

    name: str
    title: str
    total: int
    unread: int
    depth: int = 0
    selection: Selection | None = None
    is_folder: bool = False
    is_on_top: bool = False
    query: str = ""
    is_partial: bool = False

    def counting(self, total: int, unread: int) -> Group:
        """Give the group with other numbers."""
        return self._replace(total=total, unread=unread)

    def is_above(self, name: str) -> bool:
        """Whether it is the folder a group lies in, however deep."""
        return self.is_folder and name.startswith(self.name) and name != self.name


def grouped(sources: Iterable[tuple[Source, Selection | None]]) -> list[Group]:
    """Give sources as groups, each below its folders; a folder stands where its first source does.

    `Europe/RFI` is `RFI` in the folder `Europe`.
    """
    return list(_below("", [_Member(source.name, source, chosen) for source, chosen in sources], 0))


class _Member(NamedTuple):
    """A source, and its name within a folder."""

    name: str
    source: Source
    selection: Selection | None


def _below(path: str, members: Sequence[_Member], depth: int) -> Iterator[Group]:
    """The groups of a folder, those of its folders behind each."""
    places: dict[tuple[str, str], list[_Member]] = {}
    for member in members:
        folder, _, inner = member.name.partition(_SLASH)
        if folder and inner:
            inside = _Member(inner, member.source, member.selection)
            places.setdefault((folder + _SLASH, ""), []).append(inside)
        else:
            places.setdefault(("", member.name), []).append(member)
    for (folder, _), inside_it in places.items():
        if folder:
            groups = list(_below(path + folder, inside_it, depth + 1))
            direct = [group for group in groups if not group.is_folder]
            total, unread = sum(g.total for g in direct), sum(g.unread for g in direct)
            yield Group(path + folder, folder[:-1], total, unread, depth, is_folder=True)
            yield from groups
        for one in inside_it if not folder else ():
            source = one.source
            yield Group(source.name, one.name, source.total, source.unread, depth, one.selection)


def with_unread(groups: Sequence[Group], name: str, change: int) -> list[Group]:
    """Give the groups, so many more articles unread in one of them and in the folders it is in."""
    return [
        group.counting(group.total, min(group.total, max(0, group.unread + change)))
        if group.name == name or group.is_above(name)
        else group
        for group in groups
    ]
