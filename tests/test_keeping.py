"""Marks are on the disk when a thread was told so, whichever thread writes them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Event, Thread

from library.marks.marks import Marks
from tui.reading.keeping import Keeper

_PATIENCE = 30.0


def test_what_another_thread_is_writing_is_waited_for(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "marks.db")
    begun, goes_on, is_settled = Event(), Event(), Event()

    def star(marks: Marks) -> None:
        begun.set()
        assert goes_on.wait(_PATIENCE)
        marks.set_starred([(7, "港", None)], is_starred=True, told="starred: 港")

    def settle() -> None:
        keeper.settle()
        is_settled.set()

    keeper.put(star)
    writing = Thread(target=keeper.settle)
    writing.start()
    assert begun.wait(_PATIENCE)
    waiting = Thread(target=settle)
    waiting.start()
    waiting.join(0.2)
    was_early = is_settled.is_set()
    goes_on.set()
    writing.join(_PATIENCE)
    waiting.join(_PATIENCE)
    assert not was_early
    assert is_settled.is_set()
    with closing(Marks(keeper.file)) as marks:
        assert marks.of([7])[7].starred is not None
