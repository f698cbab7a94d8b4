from __future__ import annotations

from decimal import Decimal

import pytest

from l10n.translate.numbers import numbers_in, source_numbers, target_numbers
from l10n.translate.target import SPANISH


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("$1,000.50 and 2,300", ["1,000.50", "2,300"]),
        ("10-20% of F-35s and 5th-graders", ["10", "20", "35", "5"]),
        ("$145M on 2021-03-15", ["145", "2021", "03", "15"]),
        (".5 percent at 9:30, v2.2.16", [".5", "9:30", "2.2.16"]),
        ("{0} filed %1 and X2 with <a1>3</a1>", ["3"]),
        ("{0}.0", ["0"]),
    ],
)
def test_all_digits_but_those_of_placeholders_are_numbers(text: str, numbers: list[str]) -> None:
    assert [text[number.start : number.end] for number in source_numbers(text)] == numbers


def test_a_word_after_a_number_multiplies_it() -> None:
    (english,) = source_numbers("$1.5 Billion")
    (spanish,) = target_numbers("1,500 millones", SPANISH)

    assert english.scale == Decimal(10**9)
    assert english.equals(spanish)


def test_numbers_that_stand_alone_may_be_held_back() -> None:
    text = "{0} sent 5 teams, $3, 10-20 men, 7 million and COVID-19 tests at 9:30 on May 7, 2018."

    assert [text[start:end] for start, end in numbers_in(text)] == ["5", "2018"]
