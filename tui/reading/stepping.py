"""Going from an article to the next one of a list, be it on the screen or folded away."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group
from library.catalogue.listing import Seat, place_in

Ids = Mapping[str, "array[int]"]
_CHUNK = 500


def step_in(
    catalogue: Catalogue, groups: Sequence[Group], ids: Ids, seat: Seat | None, step: int
) -> Seat | None:
    """Give the seat below (step 1) or above another; None where the list ends, the first for none.

    `ids` are those that are known; what is not among them is asked of the catalogue.
    """
    for group, beyond in _from(groups, seat, step):
        number = _beside(catalogue, group, ids, beyond, step)
        if number is not None:
            return Seat(group.name, number)
    return None


def step_over(
    catalogue: Catalogue, groups: Sequence[Group], ids: Ids, seat: Seat | None, step: int
) -> Seat | None:
    """Give the next unread seat; behind the end of the list, from its other end on."""
    around = [*_from(groups, seat, step), *_from(groups, None, step)]
    for group, beyond in around:
        if group.unread:
            number = _unread_beside(catalogue, group, ids, beyond, step)
            if number is not None and (seat is None or number != seat.id):
                return Seat(group.name, number)
    return None


def _from(groups: Sequence[Group], seat: Seat | None, step: int) -> list[tuple[Group, int | None]]:
    """The groups from a seat on, in the direction of the step; the first with the seat's id."""
    onwards = groups[::step]
    for place, group in enumerate(onwards):
        if seat and group.name == seat.group:
            return [(group, seat.id), *((other, None) for other in onwards[place + 1 :])]
    return [(group, None) for group in onwards]


def _beside(
    catalogue: Catalogue, group: Group, ids: Ids, beyond: int | None, step: int
) -> int | None:
    known = _known(group, ids, beyond)
    if known is not None:
        return next(iter(_rest(known, beyond, step)), None)
    return catalogue.beside(group.selection, beyond, step) if group.selection else None


def _unread_beside(
    catalogue: Catalogue, group: Group, ids: Ids, beyond: int | None, step: int
) -> int | None:
    if group.selection and not group.is_on_top:
        return catalogue.beside(group.selection, beyond, step, is_unread=True)
    rest = _rest(ids.get(group.name, array("q")), beyond, step)
    for start in range(0, len(rest), _CHUNK):
        some = rest[start : start + _CHUNK]
        unread = catalogue.unread_among(some)
        if unread:
            return next(number for number in some if number in unread)
    return None


def _known(group: Group, ids: Ids, beyond: int | None) -> array[int] | None:
    """The ids of a group, where they say what follows: all are known, the one to step from too."""
    known = ids.get(group.name)
    if known is None or group.selection is None:
        return known
    is_whole = len(known) == group.total
    return known if is_whole and (beyond is None or place_in(known, beyond) is not None) else None


def _rest(known: array[int], beyond: int | None, step: int) -> array[int]:
    """The ids on one side of another, the nearest first; where it is not there, of its place."""
    if beyond is None:
        return known[::step]
    place = place_in(known, beyond)
    if place is not None:
        return known[place + 1 :] if step > 0 else known[:place][::-1]
    below = next((n for n, number in enumerate(known) if number < beyond), len(known))
    return known[below:] if step > 0 else known[:below][::-1]
