"""What is new since the last visit: which updates, how they are marked, and going to them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from conftest import TWO_DAYS, OpenReader, Reader, article, update
from hypothesis import given
from hypothesis import strategies as st

from library.visits import news_since, seen_of
from parsers.article import Article, Block, Section
from tui.reading.timeline_rows import MARKS, NEWS_MARKS, items_of
from tui.typesetting.facts import news_told
from tui.typesetting.times import Times


def saying(section: Section, text: str) -> Section:
    return replace(section, blocks=(Block("paragraph", text, text),))


def of(*sections: Section) -> Article:
    """An article of these sections, under ids that stay theirs."""
    return article(*(replace(section, index=n) for n, section in enumerate(sections)))


OUT = saying(update(0, 13, "14:10", "出火"), "倉庫から煙が上がっています。")
MEETING = saying(update(1, 13, "23:30", "消防が会見"), "原因を調べているとしています。")
OVER = saying(update(2, 14, "0:40", "鎮火"), "火は消し止められました。")


def test_nothing_is_new_to_who_sees_the_same_or_comes_first() -> None:
    assert news_since(seen_of(TWO_DAYS), TWO_DAYS) == {}
    assert news_since({}, TWO_DAYS) == {}
    assert seen_of(article()) == {}


def test_new_and_changed_updates_are_told_apart() -> None:
    seen = seen_of(of(MEETING, OUT))
    assert news_since(seen, of(OVER, MEETING, OUT)) == {0: "new"}
    assert news_since(seen, of(saying(MEETING, "原因が分かったとしています。"), OUT)) == {
        0: "changed"
    }
    assert news_since(seen, of(MEETING, replace(OUT, label="倉庫で出火"))) == {1: "changed"}
    assert news_since(seen, of(MEETING)) == {}


@pytest.mark.parametrize(
    "said",
    ["原因を調べて いるとしています。", "原因を調べているとしています。https://x.example/a",
     "\n原因を調べているとしています。"],
)  # fmt: skip
def test_how_it_is_set_is_no_news(said: str) -> None:
    seen = seen_of(of(MEETING, OUT))
    picture = Block("image", "煙", "![煙](https://x.example/a.png)")
    section = saying(MEETING, said)
    again = replace(section, blocks=(picture, *section.blocks))
    assert news_since(seen, of(again, OUT)) == {}


def test_what_says_the_same_under_another_id_is_no_news() -> None:
    seen = seen_of(of(OVER, MEETING, OUT))
    assert news_since(seen, of(OVER, replace(MEETING, id="23:35"), OUT)) == {}
    # An id that passed to another update: that one is known, and its old neighbour gone.
    assert news_since(seen, of(OVER, replace(OUT, id=MEETING.id))) == {}


def test_what_was_seen_is_kept_in_few_words() -> None:
    seen = seen_of(TWO_DAYS)
    assert set(seen) == {section.id for section in TWO_DAYS.updates}
    assert json.loads(json.dumps(seen)) == seen
    assert all(len(digest) == 8 for digest in seen.values())


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")))
def test_news_are_what_was_not_said_before(olds: Sequence[str], news: Sequence[str]) -> None:
    def made(labels: Sequence[str]) -> Article:
        return of(*(saying(update(n, 13, "9:00", label), label) for n, label in enumerate(labels)))

    told = news_since(seen_of(made(olds)), made(news))
    extra = (Counter(news) - Counter(olds)).total()
    assert len(told) == (extra if olds else 0)


def test_news_are_marked_before_anything_else() -> None:
    assert not set(NEWS_MARKS.values()) & {*MARKS.values(), "-", "?"}
    shown = of(replace(OVER, is_key=True), MEETING, OUT)
    items = items_of(shown, Times.AS_WRITTEN, {0: "new", 1: "changed"})
    assert [item.row.marks for item in items] == [">*", "&", ""]


@pytest.mark.parametrize(
    ("news", "told"),
    [([], ""), (["new"], "1 new update since your last visit"),
     (["new", "new", "new"], "3 new updates since your last visit"),
     (["changed", "new", "new"], "2 new and 1 changed updates since your last visit"),
     (["changed"], "1 changed update since your last visit")],
)  # fmt: skip
def test_news_are_counted_in_the_facts(news: list[str], told: str) -> None:
    assert news_told(news) == told  # type: ignore[arg-type]


async def shown_after_a_visit(reader: Reader) -> None:
    """Show an article two of whose updates are new, and one changed."""
    seen = dict(seen_of(TWO_DAYS))
    for index in (0, 4):
        del seen[TWO_DAYS.sections[index].id]
    seen[TWO_DAYS.sections[3].id] = "other"
    reader.screen.panes.show(TWO_DAYS, None, news_since(seen, TWO_DAYS))
    await reader.settle()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
async def test_keys_go_from_news_to_news(open_reader: OpenReader, size: tuple[int, int]) -> None:
    async with open_reader(size=size) as reader:
        await shown_after_a_visit(reader)
        assert "2 new and 1 changed" in " ".join(reader.article_lines()[:4])
        tops = []
        for key in ["right_curly_bracket"] * 3 + ["left_curly_bracket"] * 2:
            await reader.press(key)
            tops.append(reader.top.split()[-1])
        assert tops == ["鎮火", "火の勢い弱まる", "消防が会見", "火の勢い弱まる", "鎮火"]
        await reader.press("left_curly_bracket")
        assert reader.notice == "Nothing new or changed further up."
        await reader.press("3", "right_curly_bracket", "right_curly_bracket")
        assert reader.notice == "Nothing new or changed further down."
        assert "23:30" in reader.top
        await reader.press("apostrophe")
        assert "23:30" not in reader.top


async def test_news_stay_marked_in_the_timeline_however_it_is_turned(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await shown_after_a_visit(reader)
        marked = ["> 鎮火", "& 火の勢い弱まる", "> 消防が会見"]
        for keys in ([], ["v"], ["T"]):
            await reader.press(*keys)
            lines = [" ".join(line.split()[1:]) for line in reader.timeline_lines()]
            assert [line for line in lines if line[:1] in (">", "&")] in (marked, marked[::-1])
        reader.screen.panes.show(TWO_DAYS, None)
        await reader.settle()
        assert "since your last visit" not in reader.screen_text()
        await reader.press("t", "right_curly_bracket")
        assert reader.notice == "Nothing here is new or changed since your last visit."
        assert reader.at == "timeline"
