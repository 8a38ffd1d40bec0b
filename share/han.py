"""Makes `library/search/han.py`, the table of Han characters that are one in a search.

`pip install opencc-python-reimplemented`, then `python -m share.han`. Whatever OpenCC's
dictionaries write for each other, in Chinese (traditional, simplified, Taiwan, Hong Kong) and in
Japanese (new shapes and old), is one class: its first member is what all of them are folded to.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "library/search/han.py"
_DICTIONARIES = ("TSCharacters", "STCharacters", "JPVariants", "TWVariants", "HKVariants")
# 沪 is Shanghai before it is a filter; 連 for 聯 would find 大联盟 with 大连.
_APART = {frozenset("濾沪"), frozenset("聯連")}
# Variants of names, and shapes of print, that OpenCC does not hold.
_VARIANTS = """
﨑崎 髙高 邉邊 嶋島 濵濱 𠮷吉 冨富 娯娛 頬頰 靑青 淸清 凖準 隣鄰 氷冰 蝿蠅 尭堯
姫姬 窓窗 倶俱 呑吞 鉱礦 砿礦 槙槇 涜瀆 頚頸 騨驒 鴬鶯 舘館 桒桑 塚冢 焔焰 嘘噓
填塡 掴摑 蝋蠟 醤醬 麹麴 痩瘦 撹攪 潅灌 諌諫 薮藪 侠俠 剥剝
"""
_LINE = 900
_HEAD = '''"""Han characters that are one in a search, whatever way of writing has them.

Made by `python -m share.han` from the dictionaries of OpenCC (https://github.com/BYVoid/OpenCC,
Apache License 2.0; its text is in OPENCC-LICENSE.txt): traditional, simplified and Japanese shapes,
the variants of Taiwan and Hong Kong. What is several characters in one writing and one in another
is one here (發 and 髮, 后 and 後, 台, 臺 and 颱): a search finds rather too much than too little.
"""

from __future__ import annotations

# Classes, parted by blanks; of each, the first character stands for all of them.
_CLASSES = """\\
'''
_TAIL = '''"""  # noqa: E501

FOLDED: dict[int, int] = {
    ord(other): ord(members[0]) for members in _CLASSES.split() for other in members[1:]
}
"""The character (as a number) that stands for another, for each that is not its own."""
'''


def pairs() -> Iterator[tuple[str, str]]:
    """Yield characters that are one, as the dictionaries tell them."""
    folder = resources.files("opencc") / "dictionary"
    for name in _DICTIONARIES:
        for line in (folder / f"{name}.txt").read_text("utf-8").splitlines():
            written, _, others = line.partition("\t")
            for other in others.split():
                if len(written) == len(other) == 1 and {written, other} not in _APART:
                    yield written, other
    for pair in _VARIANTS.split():
        yield pair[0], pair[1]


def classes() -> list[str]:
    """Give the classes; first in each is what stands for it: most often what is simplified."""
    parents: dict[str, str] = {}

    def root(character: str) -> str:
        while character in parents:
            character = parents[character]
        return character

    for one, other in pairs():
        if root(one) != root(other):
            parents[root(one)] = root(other)
    members: dict[str, set[str]] = defaultdict(set)
    for character in {*parents, *parents.values()}:
        members[root(character)].add(character)
    return sorted("".join(sorted(found, key=_standing)) for found in members.values())


def _standing(character: str) -> tuple[bool, bool, int]:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return ord(character) > 0xFFFF, True, ord(character)
    return False, False, ord(character)


def module() -> str:
    """Give the text of the module."""
    lines = [""]
    for members in classes():
        if len(lines[-1]) + len(members) > _LINE:
            lines.append("")
        lines[-1] += f" {members}" if lines[-1] else members
    return _HEAD + "".join(f"{line}\n" for line in lines) + _TAIL


def main() -> int:
    """Write the table."""
    TARGET.write_text(module(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
