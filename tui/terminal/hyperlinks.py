"""How the screen sends its links: under ids of their own, or not at all.

Rich makes a random id whenever styles are joined, so that the lines of one link would not be one
to the terminal, and each drawing would send other bytes. The only place where the id is settled
is where a strip becomes a sequence: `Strip.render_style`.
"""

from __future__ import annotations

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.terminal.osc8 import LONGEST, link_id

_render_style = Strip.render_style


def send_links(*, are_sent: bool) -> None:
    """Send the links of all screens from now on, or only their words."""

    def render_style(style: Style, text: str, color_system: ColorSystem) -> str:
        url = style.link
        if url and (not are_sent or len(url) > LONGEST):
            style = style.update_link(None)
        elif url:
            style._link_id = link_id(url)
        return _render_style(style, text, color_system)

    Strip.render_style = staticmethod(render_style)  # type: ignore[method-assign]
