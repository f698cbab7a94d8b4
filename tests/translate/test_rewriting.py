from __future__ import annotations

import pytest

from l10n.translate.rewriting import rewritten


def rewrite(text: str) -> str:
    for part in sorted(rewritten(text), key=lambda part: -part.start):
        assert not part.held
        text = text[: part.start] + part.form + text[part.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated 09/14/2021.", "Updated September 14, 2021."),
        ("The 9/11 attacks", "The September 11 attacks"),
        ("by Dec. 1", "by December 1"),
        ("Sept. 11", "September 11"),
        ("held on July 10-12, 2018", "held from July 10 to July 12, 2018"),
        ("held July 10–12", "held from July 10 to July 12"),
        ("€3.2 million", "3.2 million euros"),
        ("the £125m fund", "the 125 million pounds fund"),
        ("a $12bn plan", "a $12 billion plan"),
        ("a £11million deal", "a 11 million pounds deal"),
        ("Gov. Abbott and Sen. Cruz", "Governor Abbott and Senator Cruz"),
        ("Norfolk, Va., and", "Norfolk, Virginia, and"),
        ("in Norfolk, Va.", "in Norfolk, Virginia."),
        ("Mr. Trump’s plan", "Trump’s plan"),
    ],
)
def test_what_engines_misread_is_written_out(text: str, expected: str) -> None:
    assert rewrite(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Part 13/45/2021 of 2/30/2020",
        "a ratio of 24/7",
        "$1,000.50 and $48 million",
        "Mr. Trump said",
        "in May 2018",
        "Section 9/112",
        "the Gov. of the day",
    ],
)
def test_the_rest_stays(text: str) -> None:
    assert rewrite(text) == text
