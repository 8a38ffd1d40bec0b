"""The grammar of stamps: what it reads, what it refuses, and that it invents nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mentions import read_day_mention
from parsers.moments import read_any_stamp, read_stamp
from parsers.stamp import Stamp


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("13日 19:40 首相が出発", (None, 13, 19 * 60 + 40, "13日 19:40", "首相が出発")),
        ("19:20 会談が終了", (None, None, 1160, "19:20", "会談が終了")),
        ("12日 到着の様子", (None, 12, None, "12日", "到着の様子")),
        ("9月13日 10:05 発表", (9, 13, 605, "9月13日 10:05", "発表")),
        ("9月13日(水) 10:05 発表", (9, 13, 605, "9月13日(水) 10:05", "発表")),
        ("１３日　１９：４０　発表", (None, 13, 1180, "１３日　１９：４０", "発表")),
        ("午後5時10分ごろ 停電", (None, None, 1030, "午後5時10分ごろ", "停電")),
        ("午後0時半 開会", (None, None, 750, "午後0時半", "開会")),
        ("午前10時 受け付け", (None, None, 600, "午前10時", "受け付け")),
        ("正午すぎ 到着", (None, None, 720, "正午すぎ", "到着")),
        ("24:30 閉会", (None, None, 1470, "24:30", "閉会")),
        ("日本時間23:00ごろ 発射", (None, None, 1380, "日本時間23:00ごろ", "発射")),
        ("【7日 0:11】 地震", (None, 7, 11, "【7日 0:11】", "地震")),
        ("(8日6:27)空港が再開", (None, 8, 387, "(8日6:27)", "空港が再開")),
        ("▼15:30 避難指示", (None, None, 930, "15:30", "避難指示")),
        ("空港が再開(23日 17:36)", (None, 23, 1056, "(23日 17:36)", "空港が再開")),
        ("空港が再開（23日 16:30すぎ）", (None, 23, 990, "（23日 16:30すぎ）", "空港が再開")),
        ("船の欠航 相次ぐ(23日 正午)", (None, 23, 720, "(23日 正午)", "船の欠航 相次ぐ")),
        ("全議席が確定[03:41]", (None, None, 221, "[03:41]", "全議席が確定")),
        ("10:30-11:00 休憩", (None, None, 630, "10:30-11:00", "休憩")),
        ("19:40", (None, None, 1180, "19:40", "")),
    ],
)
def test_a_stamp_is_read(
    heading: str, expected: tuple[int | None, int | None, int | None, str, str]
) -> None:
    stamp = read_stamp(heading)
    assert stamp is not None
    assert (stamp.month, stamp.day, stamp.minutes, stamp.written, stamp.label) == expected


@pytest.mark.parametrize(
    ("clock", "approx"),
    [("13:00すぎ", "after"), ("13:00過ぎ", "after"), ("13:00ごろ", "about"), ("13:00頃", "about"),
     ("13:00前", "before"), ("13:00現在", "as_of"), ("13:00", None)],
)  # fmt: skip
def test_an_approximation_is_kept_with_its_clock(clock: str, approx: str | None) -> None:
    stamp = read_stamp(f"{clock} 到着")
    assert stamp is not None
    assert (stamp.approx, stamp.clock) == (approx, clock)


@pytest.mark.parametrize(
    "text",
    [
        "13日午後1時すぎ、首相は車から降りました。",
        "13日の会談の見通し",
        "13日夜、記者団に述べました",
        "2人も訪問",
        "19時間ぶりに救出",
        "裁判の記録 (2021)",
        "30:00 発表",
        "19:75 発表",
        "32日 発表",
        "13月1日 10:00 発表",
        "(13日 19:40 かっこが閉じない",
        "3:1で勝利",
        "第3回の会合",
        "",
    ],
)
def test_what_is_no_stamp_is_refused(text: str) -> None:
    assert read_stamp(text) is None


def test_the_day_of_a_part_is_its_stamp() -> None:
    stamp = read_stamp("《20日の動き 詳細》")
    assert stamp == Stamp("20日", "《20日の動き 詳細》", day=20, is_set_off=True)


@pytest.mark.parametrize(
    ("heading", "day", "clock", "label"),
    [
        # Chinese
        ("21:12\u00a0市长：不加税", None, "21:12", "市长：不加税"),
        ("【8月20日 09:56】 水退了", 20, "09:56", "水退了"),
        ("●下午 12:30 表決", None, "12:30", "表決"),
        ("晚上7点 开票", None, "19:00", "开票"),
        ("凌晨12点半 封路", None, "00:30", "封路"),
        ("上午十点二十八分 敲钟", None, "10:28", "敲钟"),
        ("15点08 通报", None, "15:08", "通报"),
        ("23:45屯門碼頭關閉", None, "23:45", "屯門碼頭關閉"),
        ("3月9日（周二）08:30 登机", 9, "08:30", "登机"),
        ("2020/7/10 20:27(7/10 20:36 更新)", 10, "20:27", ""),
        ("8/15 18:00 會見", 15, "18:00", "會見"),
        # English
        ("8.40pm Rally starts", None, "20:40", "Rally starts"),
        ("02:05am: Strike reported", None, "02:05", "Strike reported"),
        ("12:15 a.m. Count ends", None, "00:15", "Count ends"),
        ("Fri 19 Feb 2021 19.41 GMT", 19, "19:41", ""),
        ("9:48 p.m. ET, September 13, 2023", 13, "21:48", ""),
        ("21 mins ago11:48", None, "11:48", ""),
        ("1902 GMT — Talks end", None, "19:02", "Talks end"),
        ("Road reopens (6:45 p.m.)", None, "18:45", "Road reopens"),
        # Korean
        ("▲오전 9시10분 = 출발", None, "09:10", "출발"),
        ("▲ 16일 오후 8시49분 정전", 16, "20:49", "정전"),
        ("오전 11시 반 서명", None, "11:30", "서명"),
        ("0시 17분 | 폭발음", None, "00:17", "폭발음"),
        # French
        ("5h37 : Le maire arrive", None, "05:37", "Le maire arrive"),
        ("■ 01h40: fin de l’alerte", None, "01:40", "fin de l’alerte"),
        ("13 novembre 2023 21h20 Coupure", 13, "21:20", "Coupure"),
        # Japanese, less usual
        ("■■■1月1日■■■", 1, "", ""),
        ("14・49 津波注意報", None, "14:49", "津波注意報"),
        ("【0116】桟橋：封鎖", None, "01:16", "桟橋：封鎖"),
        ("06/15 05:57 更新", 15, "05:57", ""),
        ("港町2019.10.19 17:21", 19, "17:21", "港町"),
        ("〈19:40〉見出し", None, "19:40", "見出し"),
        ("深夜2時 再開", None, "02:00", "再開"),
    ],
)
def test_stamps_of_five_languages_are_read(
    heading: str, day: int | None, clock: str, label: str
) -> None:
    stamp = read_stamp(heading)
    assert stamp is not None
    minutes = stamp.minutes
    told = "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"
    assert (stamp.day, told, stamp.label) == (day, clock, label)


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("11.34pm GMT", "+00:00"),
        ("11.08am BST", "Europe/London"),
        ("7:40 p.m. ET Vote", "America/New_York"),
        ("北京时间22:35 发射", "+08:00"),
        ("3 h 30 TU : départ", "+00:00"),
        ("21:22(バンコク19:22) 会見", "+09:00"),
        ("19:10(16:10 GMT) Talks", "+03:00"),
        ("下午5点(2200 GMT) 投票结束", "-05:00"),
        ("18:00（北京时间23:00）巷战", "+03:00"),
        ("18:00（UTC 15:00）巷战", "+03:00"),
        ("21:22（現地時間19:22） 会見", None),
        ("21:22（当地19:22）", None),
        ("16:45 BST 26 April Funeral ends", "Europe/London"),
        ("10:00 GMT+2 Start", "+02:00"),
        ("10:05 CST Hearing", None),
        ("9:30 IST Voting", None),
        ("当地时间9:00 开会", None),
        ("9:00 Hearing", None),
    ],
)
def test_a_zone_is_what_the_heading_says_of_it(heading: str, zone: str | None) -> None:
    stamp = read_stamp(heading)
    assert stamp is not None
    assert stamp.zone == zone


@pytest.mark.parametrize("heading", ["10:05 CST Hearing", "9:30 IST Voting", "当地时间9:00 开会"])
def test_a_clock_of_one_of_several_zones_is_local(heading: str) -> None:
    stamp = read_stamp(heading)
    assert stamp is not None
    assert stamp.is_local


@pytest.mark.parametrize(
    ("heading", "until"),
    [
        ("22:45 - 23:14 搬入", 1394),
        ("오후 5시~6시 회의", 1080),
        ("午前10時から11時半 会議", 690),
        ("19:40 - two dead", None),
    ],
)
def test_a_range_has_an_end(heading: str, until: int | None) -> None:
    stamp = read_stamp(heading)
    assert stamp is not None
    assert stamp.until == until


@pytest.mark.parametrize(
    "text",
    [
        "9:40 p.m. police said the road was closed",
        "12時04分。",
        "3月29日10时52分，山区地震",
        "9月5日15:50消息：记者获悉",
        "● 10 月 31 日，晚上 11 点，",
        "오후 5시 20분 경찰이 도착했다.",
        "A 21H29, les pompiers arrivent",
        "(See 1.44pm.)",
        "Updated at 3.16am GMT",
        "(2021)",
        "三点建议",
        "12 September attacks remembered",
        "6:05 → 6:10",
        "12.30",
        "王五 2020-10-04 09:49",
        "9时间后获救",
        "100:20 勝利",
    ],
)
def test_sentences_lengths_and_numbers_are_refused(text: str) -> None:
    assert read_stamp(text) is None


def test_a_date_that_may_be_read_in_two_ways_is_not_read() -> None:
    stamp = read_stamp("12/09/2023 - 13:15")
    assert stamp is not None
    assert (stamp.month, stamp.day, stamp.minutes) == (None, None, 795)
    stamp = read_stamp("8/9 10:00 Hearing opens")
    assert stamp is not None
    assert (stamp.month, stamp.day) == (None, None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("【詳しく】首脳会談（17日の動き）", (17, False)),
        ("【随時更新】各地の被害（~25日午前1時）", (25, True)),
        ("※20日の動きを随時更新", (20, False)),
        ("13日の会談", None),
        ("きょうの動き", None),
    ],
)
def test_the_day_a_title_names(title: str, expected: tuple[int, bool] | None) -> None:
    mention = read_day_mention(title)
    assert (mention and (mention.day, mention.until)) == expected


stamped = st.builds(
    "{}{}:{:02}{} {}".format,
    st.sampled_from(["", "13日 ", "9月3日 "]),
    st.integers(0, 29),
    st.integers(0, 59),
    st.sampled_from(["", "すぎ", "ごろ"]),
    st.text(st.characters(categories=["Lo"]), min_size=1, max_size=20),
)
FULL_WIDTH = str.maketrans("0123456789:() ", "０１２３４５６７８９：（）　")


@given(st.text())
def test_no_text_makes_it_fail_or_invent(text: str) -> None:
    stamp = read_stamp(text)
    if stamp:
        digits = re.findall(r"\d+", stamp.written)
        assert stamp.written in text
        assert stamp.label in text
        if stamp.day is not None:
            assert stamp.day in map(int, digits)
        if stamp.minutes is not None:
            assert stamp.clock in text
            assert stamp.minutes % 60 in {0, 30, *map(int, digits)}


@given(stamped)
def test_full_width_and_half_width_read_alike(heading: str) -> None:
    half, full = read_stamp(heading), read_stamp(heading.translate(FULL_WIDTH))
    assert half is not None
    assert full is not None
    assert (half.month, half.day, half.minutes, half.approx) == (
        full.month, full.day, full.minutes, full.approx,
    )  # fmt: skip


plain_headings = st.builds(
    "{}{}:{:02} {}".format,
    st.sampled_from(["", "13日 ", "32日 ", "0日 "]),
    st.integers(0, 31),
    st.integers(0, 61),
    st.text(
        st.sampled_from("から至更新日夜前後午(（)）】「見出しAb19:月～ 、。"),
        min_size=1,
        max_size=9,
    ),
)


@given(plain_headings)
def test_the_short_way_and_the_whole_grammar_agree(heading: str) -> None:
    assert read_stamp(heading) == read_any_stamp(heading)
