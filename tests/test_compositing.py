"""A key draws what it changes, once, and what is left out would have looked the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from conftest import OpenReader, Reader
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.rows import RowList
from tui.panes.view import ArticleView
from tui.screens import pause
from tui.terminal import compositing
from tui.terminal.compositing import ThriftyCompositor
from tui.wire.canvas import Canvas

CONSOLE = Console(color_system="truecolor", force_terminal=True)
SIZES = [(200, 60), (80, 24), (40, 15)]
KEYS = [
    "space", "j", "right_square_bracket", "tab", "j", "tab", "j", "tab", "z", "space", "z", "h",
    "j", "l", "slash", "t", "enter", "f", "escape", "greater_than_sign", "question_mark", "escape",
    "T",
]  # fmt: skip


class Twice(ThriftyCompositor):
    """Draws thriftily and as Textual does, each on a canvas of its own."""

    is_plain = False

    def __init__(self) -> None:
        super().__init__()
        self.frames = 0
        self.pictures: tuple[Canvas, Canvas] | None = None

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence:  # type: ignore[type-arg]
        if self.is_plain:
            return Compositor._render_chops(self, crop, is_rendered_line)
        return super()._render_chops(crop, is_rendered_line)

    def _draw(self, draw: Callable[[], ChopsUpdate | LayoutUpdate | None]) -> None:
        if self.pictures is None or self.pictures[0].columns != self.size.width:
            self.pictures = (Canvas(*self.size), Canvas(*self.size))
        regions = set(self._dirty_regions)
        for is_plain, canvas in zip((False, True), self.pictures, strict=True):
            self.is_plain = is_plain
            self._dirty_regions = set(regions)
            if update := draw():
                canvas.draw(update.render_segments(CONSOLE))
        self.is_plain = False
        self._dirty_regions = regions

    def render_partial_update(self) -> ChopsUpdate | None:
        self._draw(super().render_partial_update)
        self.frames += 1
        return super().render_partial_update()

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        self._draw(super().render_full_update)
        self.frames += 1
        return super().render_full_update(simplify)


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_is_the_one_that_textual_draws(
    open_reader: OpenReader, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compositing, "ThriftyCompositor", Twice)
    async with open_reader(size=size) as reader:
        drawn = reader.screen._compositor
        assert isinstance(drawn, Twice)
        for key in KEYS:
            await reader.press(key)
            assert drawn.pictures
            thrifty, plain = drawn.pictures
            assert thrifty.rows == plain.rows, key


@pytest.mark.parametrize("key", ["space", "right_square_bracket", "t", "l", "end"])
async def test_what_a_key_changes_in_several_panes_is_one_frame(
    open_reader: OpenReader, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compositing, "ThriftyCompositor", Twice)
    async with open_reader(size=(120, 40)) as reader:
        await reader.press("space")
        drawn = reader.screen._compositor
        assert isinstance(drawn, Twice)
        before = drawn.frames
        await reader.press(key)
        assert drawn.frames == before + 1


async def test_only_the_rows_that_changed_are_drawn(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[type[Widget], int]] = []
    for kind in (RowList, ArticleView):
        draw = kind.render_lines

        def noted(
            self: Widget, crop: Region, draw: Callable[..., list[Strip]] = draw
        ) -> list[Strip]:
            drawn.append((type(self), crop.height))
            return draw(self, crop)

        monkeypatch.setattr(kind, "render_lines", noted)
    async with open_reader(size=(120, 40)) as reader:
        await reader.press("h")
        drawn.clear()
        await reader.press("k")
        assert drawn
        assert all(issubclass(kind, RowList) and rows <= 2 for kind, rows in drawn)


def dress(reader: Reader) -> dict[tuple[object, str], object]:
    """How everything on the screen is dressed."""
    found: dict[tuple[object, str], object] = {}
    for node in reader.screen.walk_children(with_self=True):
        if isinstance(node, Widget):
            found[node, ""] = dict(node.styles.get_rules())
            for part in node.COMPONENT_CLASSES:
                found[node, part] = dict(node.get_component_styles(part).get_rules())
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_dressed_anew_is_all_that_looks_otherwise(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        for key in ["tab", "tab", "tab", "z", "tab", "z", "h", "z", "l"]:
            await reader.press(key)
            before = dress(reader)
            reader.app.stylesheet.update(reader.screen)
            assert dress(reader) == before, key


async def test_a_chosen_article_takes_the_place_of_the_one_before_in_one_frame(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compositing, "ThriftyCompositor", Twice)
    monkeypatch.setattr(pause, "_LONGEST", 60.0)
    async with open_reader(size=(80, 24)) as reader:
        drawn = reader.screen._compositor
        assert isinstance(drawn, Twice)
        await reader.press("h", "G")
        titles: list[str] = []
        draw = drawn.render_partial_update

        def noted() -> ChopsUpdate | None:
            titles.append(reader.top)
            return draw()

        monkeypatch.setattr(drawn, "render_partial_update", noted)
        before = reader.top
        await reader.press("enter")
        assert reader.at == "article"
        assert titles
        assert before != reader.top
        assert before not in titles
