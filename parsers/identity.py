"""One identity for each update, the same in every later version of the article.

What stays when an article is edited is the clock of an update: labels are rewritten, and the day
may become known only when a midnight has passed. So an update is known by its clock and its
place among those of the same clock, counted from the end where nothing is added any more.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Sequence
from itertools import count

from parsers.article import Order
from parsers.clocks import MINUTES_A_DAY
from parsers.digests import blake2s
from parsers.stamp import Stamp

_DERIVED = re.compile(r"[0-9a-f]{12}")


def identities(
    headings: Sequence[str], stamps: Sequence[Stamp | None], order: Order | None
) -> list[str]:
    """Give the identity of each section from its heading and stamp."""
    keys = [_key(heading, stamp) for heading, stamp in zip(headings, stamps, strict=True)]
    return numbered(keys, order)


def numbered(keys: Sequence[str], order: Order | None) -> list[str]:
    """Make identities of keys, of which several may be equal.

    New updates are set above (or, oldest first, below) the old ones, so equal ones are numbered
    from the old end.
    """
    is_reversed = order != "oldest-first"
    seen: Counter[str] = Counter()
    ids = []
    for key in reversed(keys) if is_reversed else keys:
        seen[key] += 1
        ids.append(_digest(f"{key}|{seen[key]}"))
    return ids[::-1] if is_reversed else ids


def _key(heading: str, stamp: Stamp | None) -> str:
    if stamp is None:
        return f"heading|{squeezed(heading)}"
    if stamp.minutes is not None:
        return f"clock|{stamp.minutes % MINUTES_A_DAY}"
    return f"day|{stamp.day}|{stamp.period}"


def another(identity: str, taken: Container[str]) -> str:
    """Give the identity itself, or one made from it that is not taken."""
    if identity not in taken:
        return identity
    made = (_digest(f"{identity}|{number}") for number in count(2))
    return next(found for found in made if found not in taken)


def is_derived(identity: str) -> bool:
    """Whether an identity was made here, not given by the outlet."""
    return _DERIVED.fullmatch(identity) is not None


def squeezed(text: str) -> str:
    """Give the text without white space, full-width and half-width forms written alike."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _digest(key: str) -> str:
    return blake2s(key.encode(errors="replace"), digest_size=6).hexdigest()
