"""What can still be read of a damaged file of marks.

SQLite gives up a table where one page of it is damaged. Here each page is looked at by itself,
as https://www.sqlite.org/fileformat2.html describes them: rows stand in the leaves of tables, and
no two of our tables have rows of one shape. What the write-ahead log holds counts too.
"""

from __future__ import annotations

import contextlib
import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_USUAL_SIZE = 4096
_LEAF_OF_TABLE = 0x0D
_HEADER = 100
_FRAME = struct.Struct(">II8s8x")
_LOG_HEADER = struct.Struct(">III4x8s8x")
_LOG_MAGIC = 0x377F0682

_NUMBER, _TEXT = (int,), (str,)
_MAYBE_NUMBER, _MAYBE_TEXT, _NOTHING = (int, type(None)), (str, type(None)), (type(None),)
# The columns as they stand in a row; where the first is the row's number, there is nothing.
_SHAPES: dict[str, tuple[tuple[type, ...], ...]] = {
    "mark": (
        _NOTHING, _MAYBE_NUMBER, _MAYBE_NUMBER, _MAYBE_TEXT, _MAYBE_TEXT, _MAYBE_NUMBER,
        _MAYBE_TEXT, _MAYBE_TEXT,
    ),
    "holding": ((bytes,), _NUMBER),
    "source": (_TEXT, _MAYBE_TEXT, _MAYBE_NUMBER, _NUMBER, _NUMBER),
    "search": (_TEXT, _TEXT, _MAYBE_NUMBER, _NUMBER),
    "act": (_NOTHING, _NUMBER, _TEXT, _TEXT, _TEXT),
    "value": (_TEXT, _TEXT),
}  # fmt: skip

Row = tuple[object, ...]


def rows_of(file: Path) -> dict[str, list[Row]]:
    """Give the rows of each of our tables that can be read. Raises OSError."""
    content = file.read_bytes()
    size = _page_size(content)
    pages = {n + 1: content[at : at + size] for n, at in enumerate(range(0, len(content), size))}
    with contextlib.suppress(OSError):
        pages.update(_logged(Path(f"{file}-wal").read_bytes(), size))
    found: dict[str, list[Row]] = defaultdict(list)
    free = _free(pages)
    for number, page in pages.items():
        if number not in free:
            for row in _rows(page, _HEADER if number == 1 else 0, pages, size):
                if table := _table_of(row):
                    found[table].append(row)
    return found


def _page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    is_told = content.startswith(_MAGIC) and 512 <= size <= 32768 and size & (size - 1) == 0
    return size if is_told else _USUAL_SIZE


def _logged(log: bytes, size: int) -> dict[int, bytes]:
    """The newest pages in a write-ahead log, up to the last change that is whole."""
    with contextlib.suppress(struct.error):
        magic, _, page_size, salt = _LOG_HEADER.unpack_from(log)
        if magic | 1 == _LOG_MAGIC | 1 and page_size == size:
            return _frames(log, size, salt)
    return {}


def _frames(log: bytes, size: int, salt: bytes) -> dict[int, bytes]:
    kept: dict[int, bytes] = {}
    begun: dict[int, bytes] = {}
    for at in range(_LOG_HEADER.size, len(log) - _FRAME.size - size + 1, _FRAME.size + size):
        number, is_last, its_salt = _FRAME.unpack_from(log, at)
        if its_salt != salt:
            break
        begun[number] = log[at + _FRAME.size : at + _FRAME.size + size]
        if is_last:
            kept.update(begun)
            begun = {}
    return kept


def _free(pages: dict[int, bytes]) -> set[int]:
    """The pages that are out of use: what still stands in them was taken out."""
    free: set[int] = set()
    first = pages.get(1, b"")
    trunk = int.from_bytes(first[32:36], "big") if first.startswith(_MAGIC) else 0
    while trunk in pages and trunk not in free:
        page = pages[trunk]
        free.add(trunk)
        count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
        free.update(struct.unpack_from(f">{count}I", page, 8) if count > 0 else ())
        trunk = int.from_bytes(page[:4], "big")
    return free


def _rows(page: bytes, start: int, pages: dict[int, bytes], size: int) -> Iterator[Row]:
    if len(page) < size or page[start] != _LEAF_OF_TABLE:
        return
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for index in range(min(count, size // 4)):
        at = start + 8 + 2 * index
        with contextlib.suppress(ValueError, IndexError, struct.error):
            yield _row(page, int.from_bytes(page[at : at + 2], "big"), pages, size)


def _row(page: bytes, at: int, pages: dict[int, bytes], size: int) -> Row:
    length, at = _varint(page, at)
    number, at = _varint(page, at)
    values = list(_values(_payload(page, at, length, pages, size)))
    if values and values[0] is None:
        values[0] = number - (1 << 64) if number >> 63 else number
    return tuple(values)


def _payload(page: bytes, at: int, length: int, pages: dict[int, bytes], size: int) -> bytes:
    """What belongs to a row, from its page and those it overflows into."""
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    if length <= most:
        return page[at : at + length]
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    parts, left = [page[at : at + here]], length - here
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    while left > 0 and following in pages and len(parts) <= len(pages):
        more = pages[following]
        parts.append(more[4 : 4 + left])
        left -= len(parts[-1])
        following = int.from_bytes(more[:4], "big")
    return b"".join(parts)


def _values(record: bytes) -> Iterator[object]:
    """The columns of a row. Raises ValueError where they can be none."""
    end, at = _varint(record, 0)
    data = end
    while at < end:
        kind, at = _varint(record, at)
        length = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else (kind - 12) // 2
        value = record[data : data + length]
        if len(value) < length:
            raise ValueError(kind)
        yield _value(kind, value)
        data += length


def _value(kind: int, value: bytes) -> object:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(value, "big", signed=True)
    if kind >= 12:
        return value.decode() if kind % 2 else value
    raise ValueError(kind)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | data[at + 8], at + 9


def _table_of(row: Row) -> str | None:
    """The table that has rows of this shape."""
    for name, shape in _SHAPES.items():
        columns = row[1:] if shape[0] is _NOTHING else row
        expected = shape[1:] if shape[0] is _NOTHING else shape
        if len(row) == len(shape) and all(map(isinstance, columns, expected)):
            return name
    return None
