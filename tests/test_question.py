"""What may be typed to go to a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.question import Question, read_question


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1430", Question(minutes=870)),
        ("930", Question(minutes=570)),
        ("14:30", Question(minutes=870)),
        ("１４：３０", Question(minutes=870)),
        (" 14時 ", Question(minutes=840)),
        ("14時05分", Question(minutes=845)),
        ("14点05分", Question(minutes=845)),
        ("午後2時半", Question(minutes=870)),
        ("2:30 p.m.", Question(minutes=870)),
        ("12am", Question(minutes=0)),
        ("7.40pm", Question(minutes=1180)),
        ("25:10", Question(minutes=1510)),
        ("13日", Question(day=13)),
        ("13日 14:30", Question(day=13, minutes=870)),
        ("13日14:30", Question(day=13, minutes=870)),
        ("13 1430", Question(day=13, minutes=870)),
        ("9/13", Question(month=9, day=13)),
        ("13/9", Question(month=9, day=13)),
        ("12/31 9:00", Question(month=12, day=31, minutes=540)),
        ("9月13日", Question(month=9, day=13)),
        ("9月13日14:30", Question(month=9, day=13, minutes=870)),
        ("2023-09-13", Question(2023, 9, 13)),
        ("2023-09-13T14:30", Question(2023, 9, 13, 870)),
        ("2023年9月13日 14:30", Question(2023, 9, 13, 870)),
        ("13 Sep 14:30", Question(month=9, day=13, minutes=870)),
        ("Sept. 13, 2023 2:30pm", Question(2023, 9, 13, 870)),
    ],
)
def test_what_is_typed_to_go_to_a_time(typed: str, expected: Question) -> None:
    assert read_question(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "14",
        "99:00",
        "14:60",
        "40日 10:00",
        "2/30",
        "13日 x",
        "0/5",
        "3:5",
    ],
)
def test_what_is_no_time(typed: str) -> None:
    assert read_question(typed) is None


@given(st.text("0123456789:/-. 年月日時分午後前apmsegTt", max_size=14))
def test_anything_may_be_typed(typed: str) -> None:
    question = read_question(typed)
    assert question is None or question.day is not None or question.minutes is not None
