"""Which section of a new version is which of the old one, the surest evidence first.

Subjects are given from the old end of the article on, so that an order that was turned round
between the versions does not matter. What was found is never taken back: every step only looks
at what the steps before it left over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property

from library.comparing import Likeness, Subject
from parsers.identity import is_derived

# The share of the text that makes two updates one, by the other evidence there is.
_MOST = 0.6
_SAME_STAMP = 0.3
_SAME_LABEL = 0.2
_SHORT_LABEL = 4
_WORDS = 6
# Ties are compared one with another; more of them than this only where they have words in common.
_MANY = 400
_OTHERS = 40

_Key = Callable[[Subject], Hashable]


class Matching:
    """The pairs found so far between the subjects of two versions."""

    def __init__(
        self, old: Sequence[Subject], new: Sequence[Subject], *, is_same_article: bool
    ) -> None:
        self._old, self._new = old, new
        self._is_same_article = is_same_article
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()

    def run(self) -> dict[int, int]:
        """Take all steps; give the index of the new subject for each old one that is in it."""
        self._by_key(lambda s: (s.day, s.slot, s.content))
        self._by_key(lambda s: (s.slot, s.content))
        self._by_key(lambda s: None if is_derived(s.section.id) else s.section.id, any_day=True)
        self._by_key(lambda s: s.content if len(s.text) >= _WORDS else None, any_day=True)
        if self._is_anything_left():
            self._accept(self._same_stamp())
            self._accept(self._same_label())
            self._accept(self._most_text())
        if self._is_anything_left() and (self._is_same_article or self.pairs):
            self._accept(self._stamp_alone())
            self._accept(self._same_id())
        return self.pairs

    def _is_anything_left(self) -> bool:
        return len(self.pairs) < min(len(self._old), len(self._new))

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(
            _with_others(self._old, self._left_old()), _with_others(self._new, self._left_new())
        )

    @cached_property
    def _labels(self) -> tuple[Counter[str], Counter[str]]:
        return Counter(s.label for s in self._old), Counter(s.label for s in self._new)

    def _left_old(self) -> list[int]:
        return [i for i in range(len(self._old)) if i not in self.pairs]

    def _left_new(self) -> list[int]:
        return [j for j in range(len(self._new)) if j not in self._taken]

    def _pair(self, i: int, j: int) -> None:
        if i not in self.pairs and j not in self._taken:
            self.pairs[i] = j
            self._taken.add(j)

    def _by_key(self, key: _Key, *, any_day: bool = False) -> None:
        """Pair what has the same key, in order; a key of None stands for nothing."""
        groups: dict[Hashable, list[int]] = defaultdict(list)
        for j in self._left_new():
            groups[key(self._new[j])].append(j)
        groups.pop(None, None)
        for i in self._left_old():
            group = groups.get(key(self._old[i]), ())
            free = (j for j in group if j not in self._taken and (any_day or self._fits(i, j)))
            if (found := next(free, None)) is not None:
                self._pair(i, found)

    def _fits(self, i: int, j: int) -> bool:
        """Whether the same clock may be that of the same day."""
        old, new = self._old[i], self._new[j]
        return old.slot != new.slot or None in (old.day, new.day) or old.day == new.day

    def _accept(self, candidates: Iterator[tuple[float, int, int]]) -> None:
        """Pair the candidates, the most alike first; of equals, the nearest to the old end."""
        for _, i, j in sorted(candidates, key=lambda c: (-c[0], abs(c[1] - c[2]), c[1] + c[2])):
            self._pair(i, j)

    def _in_slots(self) -> Iterator[tuple[int, int, bool]]:
        """Give what is left with the same stamp, and whether there is no other with that stamp."""
        groups: dict[str, list[int]] = defaultdict(list)
        for j in self._left_new():
            groups[self._new[j].slot].append(j)
        sizes = [Counter(s.slot for s in side) for side in (self._old, self._new)]
        lefts = Counter(self._old[i].slot for i in self._left_old())
        for i in self._left_old():
            slot = self._old[i].slot
            group = groups[slot] if slot else []
            if lefts[slot] * len(group) > _MANY:
                group = sorted(set(group).intersection(self._likeness.relatives(i)))
            is_only = sizes[0][slot] == sizes[1][slot] == 1
            yield from ((i, j, is_only) for j in group if self._fits(i, j))

    def _same_stamp(self) -> Iterator[tuple[float, int, int]]:
        for i, j, _ in self._in_slots():
            old, new = self._old[i], self._new[j]
            is_same_label = bool(old.label) and old.label == new.label
            score = self._likeness.share(i, j) + is_same_label
            if score >= _SAME_STAMP:
                yield score, i, j

    def _same_label(self) -> Iterator[tuple[float, int, int]]:
        in_order = self._in_order()
        places = {self._new[j].label: j for j in self._left_new()}
        for i in self._left_old():
            j = places.get(self._old[i].label)
            if j is None or any(labels[self._old[i].label] > 1 for labels in self._labels):
                continue
            share = self._likeness.share(i, j)
            if share >= _MOST or (in_order(i, j) and self._may_be_one(i, j, share)):
                yield share, i, j

    def _may_be_one(self, i: int, j: int, share: float) -> bool:
        """Whether the label two sections share tells enough, going by what stands below it."""
        old, new = self._old[i], self._new[j]
        if not old.slot and not new.slot:
            return bool(old.label)
        has_text = bool(old.text and new.text)
        return len(old.label) >= _SHORT_LABEL and (share >= _SAME_LABEL or not has_text)

    def _most_text(self) -> Iterator[tuple[float, int, int]]:
        for i in self._left_old():
            for j in self._likeness.relatives(i):
                score = self._likeness.kinship(i, j) if j not in self._taken else 0.0
                if score >= _MOST:
                    yield score, i, j

    def _stamp_alone(self) -> Iterator[tuple[float, int, int]]:
        """An update rewritten altogether, and nothing else that stood or stands in its place."""
        in_order = self._in_order()
        for i, j, is_only in self._in_slots():
            old, new = self._old[i], self._new[j]
            is_same_day = old.day is not None and old.day == new.day
            if (is_same_day or in_order(i, j)) and (old.has_clock or is_only):
                yield self._likeness.share(i, j), i, j

    def _same_id(self) -> Iterator[tuple[float, int, int]]:
        places = {self._new[j].section.id: j for j in self._left_new()}
        for i in self._left_old():
            j = places.get(self._old[i].section.id)
            if j is not None and (share := self._likeness.share(i, j)) >= _SAME_STAMP:
                yield share, i, j

    def _in_order(self) -> Callable[[int, int], bool]:
        """Tell of a pair whether it leaves the order of the page as it was."""
        spine = _longest_rise(sorted(self.pairs.items()))
        olds, news = [i for i, _ in spine], [j for _, j in spine]
        return lambda i, j: bisect_left(olds, i) == bisect_left(news, j)


def _with_others(subjects: Sequence[Subject], left: Sequence[int]) -> dict[int, str]:
    """Give the texts of what is left, and of some others to tell what all of them say."""
    others = range(0, len(subjects), len(subjects) // _OTHERS + 1)
    return {number: subjects[number].content for number in {*left, *others}}


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the most pairs whose places rise on both sides: what was not moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
        before.append(ends[at - 1] if at else None)
    rise = []
    current = ends[-1] if ends else None
    while current is not None:
        rise.append(pairs[current])
        current = before[current]
    return rise[::-1]
