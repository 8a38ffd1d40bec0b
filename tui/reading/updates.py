"""Where to go: the next update, or the one before."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.article import Article
from tui.typesetting.setting import Setting


def step_update(article: Article, setting: Setting, line: int, steps: int) -> int | None:
    """Give the section so many updates below (or above) a line; None where there is none.

    In an article without updates its headings are stepped through.
    """
    sections = article.updates or article.sections
    return step_among((section.index for section in sections), setting, line, steps)


def step_among(sections: Iterable[int], setting: Setting, line: int, steps: int) -> int | None:
    """Give the section, of some, so many below (or above) a line; None where there is none."""
    tops = sorted((setting.tops[index], index) for index in sections)
    if steps > 0:
        below = [index for top, index in tops if top > line]
        return below[min(steps, len(below)) - 1] if below else None
    above = [index for top, index in tops if top < line]
    return above[max(steps, -len(above))] if above else None
