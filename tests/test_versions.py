"""Versions of a live article: ids that stay, and what is told of the changes between two."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.versions import carried, changes_between
from parsers.article import Article, Document
from parsers.registry import parse

RAID = Path(__file__).resolve().parents[2] / "shared" / "fixtures" / "versions"
NOTE = "※時刻の表記はすべて日本時間です。"
URL = "https://www3.nhk.or.jp/news/html/20240305/k10000000000000.html"


@dataclass(frozen=True)
class Item:
    """An update as an editor keeps it: its stamp, what stands behind it, the text below."""

    stamp: str
    label: str
    text: str = ""

    @property
    def heading(self) -> str:
        return f"{self.stamp} {self.label}".strip()


def page(items: Iterable[Item], title: str = "【随時更新】島の大雨 川が増水") -> str:
    sections = (f"{item.heading}\n\n{item.text}".strip() for item in items)
    return "\n\n".join([title, "島では大雨が続いています。", NOTE, *sections]) + "\n"


def told(old: Article, new: Article) -> list[str]:
    """The changes as signs with labels, and what was changed."""
    signs = {"new": "+", "changed": "~", "gone": "-"}
    return [
        " ".join([signs[change.kind], change.section.label, *change.aspects])
        for change in changes_between(old, new)
        if change.kind != "same"
    ]


def read(items: Iterable[Item], title: str = "【随時更新】島の大雨 川が増水") -> Article:
    return parse(Document(page(items, title), "article.txt", None, URL))


RAIN = Item("13:00すぎ", "役場に対策本部を設置", "島の役場は午後一時すぎ、対策本部を置きました。")
FERRY = Item("13:40", "定期船が欠航", "本土とを結ぶ定期船は終日欠航すると会社が発表しました。")
BUS = Item("13:40", "路線バスも運休", "島を回る路線バスは夕方まですべて運休します。")
SCHOOL = Item("15:20", "小中学校は休校へ", "教育委員会はあすの休校を決め、保護者に伝えました。")
BRIDGE = Item("", "橋の上から見た川", "橋に立つと、茶色い水が足もと近くまで来ていました。")
SHELTER = Item("18:05", "公民館に避難所", "公民館が開けられ、四十人が身を寄せています。")
RIVER = Item("23:50", "川の水位が上がる", "観測所で水位が一時間に一メートル上がりました。")
ALARM = Item("0:10", "避難指示を出す", "役場は川沿いの三地区に避難を呼びかけました。")
DAWN = Item("5:30", "夜明けの港", "港では船をつなぎ直す人の姿が見られました。")
DAY_TWO = Item("13:40", "定期船が再開", "風がおさまり、午後の便から船が動き始めました。")
BACKGROUND = Item("", "記録的大雨とは", "数年に一度しか降らない雨を観測した時に知らせます。")

ONE = [SCHOOL, FERRY, RAIN]
TWO = [SHELTER, SCHOOL, BUS, FERRY, RAIN]
THREE = [SHELTER, SCHOOL, BRIDGE, BUS, replace(FERRY, label="定期船は全便欠航"), RAIN, BACKGROUND]
FOUR = [RIVER, *THREE[:5], replace(RAIN, stamp="13:05"), BACKGROUND]
FIVE = [replace(ALARM, stamp="6日 0:10"), replace(RIVER, stamp="5日 23:50"), *FOUR[1:]]
SIX = [
    replace(DAWN, stamp="6日 5:30"), ALARM, FIVE[1],
    replace(SHELTER, text=SHELTER.text + "毛布と水が配られました。夜には八十人に増えました。"),
    *FIVE[3:],
]  # fmt: skip
SEVEN = [item for item in SIX if item.label != BUS.label]
EIGHT = [replace(DAY_TWO, stamp="6日 13:40"), replace(SEVEN[0], stamp="5:30"), *SEVEN[1:]]
STORY: Sequence[list[Item]] = [ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT]
TOLD = [
    ["+ 公民館に避難所", "+ 路線バスも運休"],
    ["+ 橋の上から見た川", "~ 定期船は全便欠航 label", "+ 記録的大雨とは"],
    ["+ 川の水位が上がる", "~ 役場に対策本部を設置 stamp"],
    ["+ 避難指示を出す"],
    ["+ 夜明けの港", "~ 公民館に避難所 text"],
    ["- 路線バスも運休"],
    ["+ 定期船が再開"],
]


@pytest.mark.parametrize("number", range(7))
def test_eight_versions_over_two_days_tell_what_was_edited(number: int) -> None:
    old, new = STORY[number], STORY[number + 1]
    assert told(read(old), read(new)) == TOLD[number]


def test_the_whole_story_is_told_between_its_ends() -> None:
    assert told(read(ONE), read(EIGHT)) == [
        "+ 定期船が再開", "+ 夜明けの港", "+ 避難指示を出す", "+ 川の水位が上がる",
        "+ 公民館に避難所", "+ 橋の上から見た川", "~ 定期船は全便欠航 label",
        "~ 役場に対策本部を設置 stamp", "+ 記録的大雨とは",
    ]  # fmt: skip


def test_an_update_keeps_its_id_in_every_version_read_alone() -> None:
    seen: dict[str, set[str]] = {}
    for items in STORY:
        for section in read(items).sections:
            seen.setdefault(section.blocks[0].text[:8], set()).add(section.id)
    stamped_anew = seen.pop(RAIN.text[:8])
    assert len(stamped_anew) == 2
    removed_tie = {FERRY.text[:8], BUS.text[:8]}
    assert {key for key, ids in seen.items() if len(ids) > 1} <= removed_tie


def test_an_update_keeps_its_id_from_version_to_version() -> None:
    known = read(ONE)
    ids = {section.blocks[0].text[:8]: section.id for section in known.sections}
    for items in STORY[1:]:
        known = carried(read(items), known)
        for section in known.sections:
            assert ids.setdefault(section.blocks[0].text[:8], section.id) == section.id
        assert len({section.id for section in known.sections}) == len(items)


@pytest.mark.parametrize("items", STORY)
def test_a_version_compared_with_itself_tells_nothing(items: list[Item]) -> None:
    assert told(read(items), read(items)) == []


def mirrored(lines: Iterable[str]) -> list[str]:
    return sorted(line.translate(str.maketrans("+-", "-+")).split()[0] for line in lines)


@pytest.mark.parametrize("number", range(7))
def test_back_to_the_older_version_what_was_new_is_gone(number: int) -> None:
    old, new = read(STORY[number]), read(STORY[number + 1])
    assert mirrored(told(new, old)) == sorted(line.split()[0] for line in told(old, new))


def test_what_is_set_differently_has_not_changed() -> None:
    old = [
        Item(
            "14:05", "知事が会見(全文)", "知事は「100人を送る」と述べ、準備を急ぐよう求めました。"
        ),
        Item("13:30", "雨雲の動き", "雲は東へ動いています。詳しくは https://a.example/s?id=1 で。"),
        Item("13:00", "港の様子", "港に人の姿はありません。\n\nLINEでシェアする"),
        Item("12:30", "朝からの雨", "朝からの雨は強まっています。"),
    ]
    new = [
        Item("１４：０５", "知事が会見（全文）",
             "知事は ｢１００人を送る｣と述べ、準備を急ぐよう求めました。"),
        replace(old[1], text=old[1].text.replace("id=1", "id=2&from=share")),
        replace(old[2], text="港に人の姿はありません。\n\nXでシェアする\n\n続きを読む"),
        old[3],
    ]  # fmt: skip
    assert told(read(old), read(new, "【詳しく】島の大雨 各地の様子")) == []


def test_an_order_that_was_turned_round_is_no_change() -> None:
    live = [SHELTER, SCHOOL, BRIDGE, BUS, FERRY, RAIN]
    kept = [RAIN, FERRY, BUS, BRIDGE, SCHOOL, SHELTER]
    assert read(kept).order == "oldest-first"
    assert told(read(live), read(kept)) == []
    assert told(read(live), read([*kept, RIVER])) == ["+ 川の水位が上がる"]
    assert told(read(kept), read([RIVER, *live])) == ["+ 川の水位が上がる"]
    assert told(read(live), read([RAIN, *kept[2:]])) == ["- 定期船が欠航"]
    ties = [s.id for s in read(live).sections if "13:40" in s.heading]
    assert [s.id for s in read(kept).sections if "13:40" in s.heading] == ties[::-1]


def test_a_day_that_becomes_known_is_no_change() -> None:
    before = [ALARM, RIVER, SHELTER, SCHOOL]
    marked = [replace(ALARM, stamp="6日 0:10"), replace(RIVER, stamp="5日 23:50"), SHELTER, SCHOOL]
    old, new = parse(Document(page(before))), read(marked)
    assert [s.id for s in old.sections] == [s.id for s in new.sections]
    assert told(old, new) == []
    assert told(read(marked), read([Item("6日 9:00", "雨やむ"), ALARM, *marked[1:]])) == [
        "+ 雨やむ"
    ]


def test_versions_filed_under_different_days_are_still_the_same() -> None:
    old, new = (
        parse(Document(page(TWO), name, None, None, day, "file"))
        for name, day in (("a.txt", date(2024, 3, 5)), ("b.txt", date(2024, 3, 6)))
    )
    assert told(old, new) == []
    edited = parse(Document(page(THREE), "c.txt", None, None, date(2024, 3, 7), "file"))
    assert told(old, edited) == TOLD[1]


def test_the_first_updates_are_known_before_they_make_a_timeline() -> None:
    few, many = [FERRY, RAIN], [SHELTER, SCHOOL, FERRY, RAIN]
    old = parse(Document(f"大雨の記録\n\n{page(few).split(NOTE)[1]}"))
    assert not old.is_timeline
    new = read(many)
    assert told(old, new) == ["+ 公民館に避難所", "+ 小中学校は休校へ"]
    assert [s.id for s in new.sections[2:]] == [s.id for s in old.sections]


def test_an_untimed_heading_that_is_given_a_stamp_is_one_update() -> None:
    old, new = (
        [SHELTER, BRIDGE, FERRY, RAIN],
        [SHELTER, replace(BRIDGE, stamp="16:00"), FERRY, RAIN],
    )
    assert told(read(old), read(new)) == ["~ 橋の上から見た川 stamp"]
    assert carried(read(new), read(old)).sections[1].id == read(old).sections[1].id


def test_the_same_clock_on_another_day_is_another_update() -> None:
    old = [Item("5日 23:00", "一日目の終わり", "きょうの情報は以上です。"), SCHOOL, FERRY, RAIN]
    new = [replace(DAY_TWO, stamp="6日 13:40"), old[0], SCHOOL, RAIN]
    assert told(read(old), read(new)) == ["+ 定期船が再開", "- 定期船が欠航"]


def test_what_was_moved_stamped_anew_and_extended_is_still_known_by_its_text() -> None:
    moved = Item("20:15", "船会社の発表", FERRY.text + "あすの便は朝六時に決めるということです。")
    assert told(read(TWO), read([moved, SHELTER, SCHOOL, BUS, RAIN])) == [
        "~ 船会社の発表 stamp label text"
    ]


def test_an_update_rewritten_altogether_is_known_by_its_stamp() -> None:
    new = [
        SHELTER,
        Item("15:20", "港に高波", "防波堤を越える波が続けて見られました。"),
        BUS,
        FERRY,
        RAIN,
    ]
    assert told(read(TWO), read(new)) == ["~ 港に高波 label text"]


def test_a_tie_is_told_apart_by_what_it_says() -> None:
    third = Item("13:40", "空の便は平常どおり", "空港では今のところ遅れは出ていません。")
    edited = replace(BUS, label="路線バスは運転見合わせ")
    old, new = [SHELTER, BUS, FERRY, RAIN], [SHELTER, FERRY, third, edited, RAIN]
    assert told(read(old), read(new)) == ["+ 空の便は平常どおり", "~ 路線バスは運転見合わせ label"]
    merged = carried(read(new), read(old))
    assert len({section.id for section in merged.sections}) == 5


def test_updates_of_one_pattern_are_not_taken_for_each_other() -> None:
    items = [Item(f"{hour}:00", f"{hour}時の水位", f"{hour}時の水位は{hour * 7}センチです。")
             for hour in range(20, 9, -1)]  # fmt: skip
    assert told(read(items[3:]), read(items[:-2])) == [
        "+ 20時の水位", "+ 19時の水位", "+ 18時の水位", "- 11時の水位", "- 10時の水位",
    ]  # fmt: skip


WORDS = "海山川港橋船駅村町森雨風雲雪波岩砂道畑池島滝谷丘沢坂峠浜岬湾"


def invented(seed: int) -> Item:
    """An update of its own words, the same for the same seed."""
    dice = random.Random(seed)
    text = "".join(dice.choice(WORDS) for _ in range(40))
    clock = 23 * 60 - seed * 7
    return Item(f"{clock // 60}:{clock % 60:02}", text[:8], text[8:] + "。")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_edits_are_told_as_they_were_made(data: st.DataObject) -> None:
    count = data.draw(st.integers(6, 30))
    old = [invented(seed) for seed in range(8, 8 + count)]
    edits = data.draw(
        st.dictionaries(
            st.integers(0, count - 1), st.sampled_from(["gone", "label", "text", "stamp"]),
            max_size=count // 2,
        )
    )  # fmt: skip
    above = [invented(seed) for seed in range(8 - data.draw(st.integers(0, 7)), 8)]
    between = data.draw(st.sets(st.integers(0, count - 1), max_size=3))
    new, expected = list(above), [f"+ {item.label}" for item in above]
    for index, item in enumerate(old):
        hour, minute = item.stamp.split(":")
        if index in between:
            late = Item(f"{hour}:{(int(minute) + 1) % 60:02}", f"後{invented(100 + index).label}",
                        invented(100 + index).text)  # fmt: skip
            new.append(late)
            expected.append(f"+ {late.label}")
        match edits.get(index):
            case "gone":
                expected.append(f"- {item.label}")
                continue
            case "label":
                item = replace(item, label=f"{item.label[:5]}改題")
                expected.append(f"~ {item.label} label")
            case "text":
                item = replace(item, text=item.text + "その後の続報があります。")
                expected.append(f"~ {item.label} text")
            case "stamp":
                item = replace(item, stamp=f"{item.stamp}ごろ")
                expected.append(f"~ {item.label} stamp")
        new.append(item)
    assert sorted(told(read(old), read(new))) == sorted(expected)
    assert told(read(new), read(new)) == []
    assert mirrored(told(read(new), read(old))) == sorted(line.split()[0] for line in expected)


def archived(*paragraphs: str) -> Article:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = "<!--1709600000000-->\n[題](https://a.example/2024/1)\n------\n\n"
    return parse(Document(f"{head}<div>{body}</div>\n", "a.md"))


def test_pictures_and_links_to_other_pages_are_no_text() -> None:
    text = "島の人びとは水を分け合って暮らしている。"
    old = archived(
        "島の一日。", "<h2>朝</h2>", text, '<img src="https://a.example/1.jpg" alt="海">',
        "きょうも風が強い。続きを読む",
    )  # fmt: skip
    new = archived(
        "島の一日。", "<h2>朝</h2>", text.replace("水", '<a href="https://a.example/s">水</a>'),
        '<img data-src="https://a.example/2.jpg" src="data:," alt="">',
        "きょうも風が強い。",
        '<a href="https://a.example/more">あわせて読みたい</a>',
    )  # fmt: skip
    assert told(old, new) == []


def test_a_title_within_the_text_is_no_section_of_its_own() -> None:
    body = "## 朝\n\n船が着く。\n"
    old, new = (
        parse(Document(f"# {title}\n\n## {title}\n\n島を歩いた。\n\n{body}", "a.md"))
        for title in ("島の暮らし", "海と島の暮らし")
    )
    assert told(old, new) == []


def with_own_ids(article: Article, *ids: str) -> Article:
    """The article as a page tells it that gives its updates ids of its own."""
    sections = zip(article.sections, ids, strict=True)
    return article._replace(sections=tuple(replace(s, id=own) for s, own in sections))


def test_an_id_of_the_outlets_own_outweighs_what_is_said() -> None:
    bus = replace(BUS, label="定期船の話も", text=FERRY.text + "バスも止まっています。")
    ferry = replace(FERRY, label="船会社の発表", text="会社は十時に会見します。")
    old = with_own_ids(read([SCHOOL, BUS, FERRY, RAIN]), "b-4", "b-3", "b-2", "b-1")
    new = with_own_ids(read([SCHOOL, ferry, bus, RAIN]), "b-4", "b-2", "b-3", "b-1")
    assert told(old, new) == ["~ 船会社の発表 label text", "~ 定期船の話も label text"]
    assert [s.id for s in carried(new, old).sections] == ["b-4", "b-2", "b-3", "b-1"]


def test_ids_that_only_count_posts_mislead_nobody() -> None:
    numbered_from_the_top = with_own_ids(
        read([SHELTER, SCHOOL, BUS, FERRY, RAIN]), *(f"post-{number}" for number in range(5))
    )
    renumbered = with_own_ids(
        read([SCHOOL, BUS, FERRY, RAIN]), *(f"post-{number}" for number in range(4))
    )
    assert told(renumbered, numbered_from_the_top) == ["+ 公民館に避難所"]


@pytest.mark.skipif(not RAID.is_dir(), reason="the archived versions are not here")
def test_real_versions_tell_what_came() -> None:
    first, second, third = (
        parse(Document((RAID / f"raid-{number}.md").read_text(), f"raid-{number}.md"))
        for number in (1, 2, 3)
    )
    if not second.is_timeline:
        pytest.skip("stamps in paragraphs are not read as headings")
    came = [change.kind for change in changes_between(first, second) if change.section.is_update]
    assert came == ["new"] * len(second.updates)
    later = [c for c in changes_between(second, third) if c.kind in ("new", "gone")]
    assert [(c.kind, c.section.moment and c.section.moment.clock) for c in later] == [
        ("new", "16:00")
    ]
    assert json.dumps([s.id for s in second.updates]) == json.dumps(
        [s.id for s in carried(third, second).updates[1:]]
    )
