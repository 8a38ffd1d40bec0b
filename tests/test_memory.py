"""What is remembered: kept whole, beside other values, and no trouble where it cannot be kept."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from library.memory import recall, remember
from library.paths import marks_file, state_folder


def test_what_is_remembered_is_recalled_beside_other_values() -> None:
    assert recall("measure") is None
    assert not marks_file().exists()
    assert remember("measure", 60)
    assert remember("places", {"a": [1, 2]})
    assert remember("measure", 64)
    assert (recall("measure"), recall("places")) == (64, {"a": [1, 2]})


def former(content: bytes) -> Path:
    """The file in which values were remembered before."""
    state_folder().mkdir(parents=True, exist_ok=True)
    file = state_folder() / "memory.json"
    file.write_bytes(content)
    return file


def test_what_was_remembered_before_is_taken_over_once() -> None:
    file = former(json.dumps({"measure": 60, "theme": {"chosen": "夜"}}).encode())
    assert recall("measure") == 60
    assert not file.exists()
    assert remember("measure", 64)
    assert (recall("measure"), recall("theme")) == (64, {"chosen": "夜"})


def test_what_is_newer_than_the_former_file_stays() -> None:
    assert remember("measure", 64)
    former(b'{"measure": 60, "theme": "night"}')
    assert (recall("measure"), recall("theme")) == (64, "night")


@pytest.mark.parametrize("damage", [b"{", b"[1]", b"\xff\xfe", b"", b"[" * 100_000])
def test_a_damaged_former_file_is_put_aside(damage: bytes) -> None:
    former(damage)
    assert recall("measure") is None
    assert (state_folder() / "memory.damaged.json").read_bytes() == damage
    assert remember("measure", 60)
    assert recall("measure") == 60


def test_a_folder_that_cannot_be_is_no_trouble(own_places: Path) -> None:
    (own_places / "newsreader").write_text("a file where the folder should be")
    assert recall("measure") is None
    assert not remember("measure", 60)


def test_a_former_file_that_is_none_is_left_alone() -> None:
    (state_folder() / "memory.json").mkdir(parents=True)
    assert remember("measure", 60)
    assert recall("measure") == 60
    assert [path.name for path in state_folder().glob("memory.json*")] == ["memory.json"]


def test_readers_that_run_at_once_do_not_undo_each_other() -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda n: remember(f"value {n}", n), range(40)))
    assert all(kept)
    assert [recall(f"value {n}") for n in range(40)] == list(range(40))
