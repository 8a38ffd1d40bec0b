"""Names of hosts: written in ASCII to be opened, and shown so that a lookalike is seen."""

from __future__ import annotations

import re
import unicodedata

from parsers.patterns import late

_ASCII = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_LONGEST_LABEL = 63
_DOTS = re.compile("[。．｡]")
# Letters that look like no Latin ones; the long mark and ノ could be taken for a dash and a slash.
_UNMISTAKABLE = late("[ぁ-ゖァ-ネハ-ヺ々〇\u3400-\u4db5\u4e01-\u9fa5\uac00-\ud7a30-9]+")


def ascii_host(host: str) -> str | None:
    """Give a host's name in ASCII, as UTS #46 has browsers write it; None where it is none."""
    labels = [_ascii_label(label) for label in _DOTS.sub(".", host).removesuffix(".").split(".")]
    if not all(labels) or len(host) > 253:
        return None
    return ".".join(label for label in labels if label)


def _ascii_label(label: str) -> str | None:
    if not label.isascii():
        label = unicodedata.normalize("NFKC", label).lower()
        if not all(char.isalnum() or char == "-" or unicodedata.combining(char) for char in label):
            return None
        label = label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
    return label if _ASCII.fullmatch(label) and len(label) <= _LONGEST_LABEL else None


def shown_host(host: str) -> str:
    """Give an ASCII host as a person reads it.

    In its own letters where a label has Chinese, Japanese or Korean ones and nothing else; in
    Punycode where they could be taken for Latin letters.
    """
    return ".".join(map(_shown_label, host.split(".")))


def _shown_label(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        shown = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
    is_sure = _UNMISTAKABLE.fullmatch(shown) and _ascii_label(shown) == label.lower()
    return shown if is_sure else label
