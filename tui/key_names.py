"""The names of keys as people write them in the settings, and which of them no terminal sends."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

from tui.keys import key_name, name_of
from tui.nearest import nearest
from tui.typed import as_ascii

_SAME = {
    "space": "space", "tab": "tab", "home": "home", "end": "end",
    "enter": "enter", "return": "enter", "escape": "escape", "esc": "escape",
    "up": "up", "down": "down", "left": "left", "right": "right",
    "pageup": "pageup", "pgup": "pageup", "pagedown": "pagedown", "pgdn": "pagedown",
    "pgdown": "pagedown", "insert": "insert", "ins": "insert", "delete": "delete",
    "del": "delete", "backspace": "backspace",
    **{f"f{number}": f"f{number}" for number in range(1, 13)},
}  # fmt: skip
# Textual's own names of what a key types: `question_mark`.
_CHARACTERS = {name_of(char): char for char in string.punctuation}
_MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
# A terminal sends the same for both: the left one never arrives.
_TWINS = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+h": "Backspace", "ctrl+[": "Esc"}
_KEPT = {
    "ctrl+c": "Ctrl+C tells how to quit, as people press it out of habit",
    "ctrl+q": "Ctrl+Q quits at once, in every program of this kind",
}
_WITH_CTRL = {"\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
              "_": "underscore"}  # fmt: skip
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "shift": "shift"}
_NO_MODIFIERS = ("alt", "meta", "option", "cmd", "command", "super", "win", "hyper")
_MANY = re.compile(r"(?<=[^+\s])\s*\+\s*(?=\S)")


def read_keys(text: str) -> list[str]:
    """Read keys parted by commas; give Textual's names of them. Raises ValueError, in words."""
    if not text.strip():
        return []
    return list(dict.fromkeys(read_key(part) for part in text.split(",")))


def read_key(text: str) -> str:
    """Read one key: `x`, `J`, `?`, `Space`, `PgDn`, `Ctrl+D`. Raises ValueError, in words."""
    *modifiers, key = _MANY.split(text.strip())
    if not key:
        raise ValueError('a key is missing beside a comma; the comma\'s own name is "comma"')
    held = {_modifier(word, text) for word in modifiers}
    plain = _plain(key)
    if held:
        return _with_modifiers(_quoted(text), held, plain)
    return name_of(plain) if len(plain) == 1 else plain


def _modifier(word: str, text: str) -> str:
    word = word.lower()
    if word in _NO_MODIFIERS:
        raise ValueError(f"{_quoted(text)}: terminals do not send it reliably; choose one without")
    if word not in _MODIFIERS:
        raise ValueError(_unknown(text))
    return _MODIFIERS[word]


def _plain(key: str) -> str:
    if len(key) > 1:
        known = _SAME.get(key.lower()) or _CHARACTERS.get(key.lower())
        if known is None:
            raise ValueError(_unknown(key))
        return known
    key = as_ascii(key)
    if not key.isprintable():
        raise ValueError(_unknown(key))
    return key


def _with_modifiers(told: str, held: set[str], plain: str) -> str:
    if held == {"ctrl", "shift"}:
        raise ValueError(f"{told}: no terminal tells it from the key without Shift")
    return _with_shift(told, plain) if held == {"shift"} else _with_ctrl(told, plain)


def _with_ctrl(told: str, plain: str) -> str:
    name = f"ctrl+{plain.lower()}"
    if name in _TWINS:
        raise ValueError(f"{told}: a terminal sends {_TWINS[name]} for it")
    if name in _KEPT:
        raise ValueError(_KEPT[name])
    if plain in _WITH_CTRL:
        return f"ctrl+{_WITH_CTRL[plain]}"
    is_letter = len(plain) == 1 and plain.isascii() and plain.isalpha()
    if not is_letter and plain not in _MOVING:
        raise ValueError(f"{told}: terminals do not send Ctrl with this key")
    return name


def _with_shift(told: str, plain: str) -> str:
    if len(plain) == 1 and plain.isalpha():
        return plain.upper()
    if plain == "tab" or plain in _MOVING:
        return f"shift+{plain}"
    raise ValueError(f"{told}: write the character that it types, without Shift")


def _unknown(text: str) -> str:
    near = nearest(text, _SAME)
    hint = f'; did you mean "{key_name(_SAME[near])}"?' if near else ""
    return f"{_quoted(text)} is no key{hint}"


def _quoted(text: str) -> str:
    from tui.settings.table import shown

    return f'"{shown(text)}"'


def types(name: str) -> bool:
    """Whether the key of this name types a character."""
    return len(name) == 1 or name == "space" or name in _CHARACTERS


def written_keys(names: Iterable[str]) -> str:
    """Write keys, given by Textual's names, as `read_keys` reads them."""
    return ", ".join("comma" if name == "comma" else key_name(name) for name in names)
