"""The language of a text, from its script: enough to choose words and line-breaking habits."""

from __future__ import annotations

import re

from parsers.patterns import late

WIDE = late(r"[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
"""Characters of Chinese, Japanese and Korean, which need no space between words or lines."""

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HAN = late(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_HANGUL = late(r"[\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
# Everyday characters that exist in one of the two scripts only, none of them used in Japanese
# for the other (国, 会 and 学 are therefore left out).
_SIMPLIFIED = re.compile(
    "[们这为对说时个来东车长门见问关开马里发现过还进动业产书话认让议记访论设证评诉该语谁调]"
)
_TRADITIONAL = re.compile(
    "[們這為對說時個來東車長門見問關開馬裡發現過還進動業產書話認讓議記訪論設證評訴該語誰調]"
)
_WORDS = {
    "en": frozenset("the of and to in that is was for with on as are by".split()),
    "fr": frozenset("le la les des du et est une dans que pour qui sur au".split()),
}
_SAMPLE = 20_000


def language_of(text: str) -> str | None:
    """Give the BCP 47 tag (`ja`, `zh-Hans`, `zh-Hant`, `ko`, `en`, `fr`) or None when unsure."""
    sample = text[:_SAMPLE]
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    hangul, latin = len(_HANGUL.findall(sample)), len(_LATIN.findall(sample))
    if hangul > han + kana and hangul * 2 > latin:
        return "ko"
    if (han + kana) * 5 < latin:
        return _of_words(sample)
    if kana * 10 > han:
        return "ja"
    return _script(sample) if han else None


def _script(sample: str) -> str | None:
    simplified, traditional = len(_SIMPLIFIED.findall(sample)), len(_TRADITIONAL.findall(sample))
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _of_words(sample: str) -> str | None:
    words = re.findall(r"[a-zà-ÿ]+", sample.lower())
    counts = {tag: sum(word in known for word in words) for tag, known in _WORDS.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] * 20 > len(words) else None
