from __future__ import annotations

import re

import pytest

from l10n.translate.misread import reworded
from l10n.translate.standins import apart
from l10n.translate.words import pairs


def sent(text: str) -> str:
    for part in sorted(apart(list(reworded(text))), key=lambda part: -part.start):
        text = text[: part.start] + part.form + text[part.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was also joined by Bell.", "She was also accompanied by Bell."),
        ("He was joined by phone.", "He was joined by phone."),
        ("They welcomed Mexico’s efforts.", "They celebrated Mexico’s efforts."),
        ("They welcomed Minister Cruz.", "They welcomed Minister Cruz."),
        ("It ends in the fall of 2025.", "It ends in the autumn of 2025."),
        ("It ends in the fall.", "It ends in the autumn."),
        ("It ends in fall 2025.", "It ends in autumn 2025."),
        ("at the U.S.-Mexico border", "at the border between the United States and Mexico"),
        ("the U.S.-Mexico border wall", "the U.S.-Mexico border wall"),
        ("The leaders committed to:", "The leaders pledged to:"),
        ("Commended for it", "Praised for it"),
        ("during the fall of the empire", "during the fall of the empire"),
        ("The statue stood up there.", "The statue stood up there."),
        ("outdated information on outdated pages", "old information on obsolete pages"),
    ],
)
def test_a_phrase_that_is_misread_is_sent_in_other_words(text: str, expected: str) -> None:
    assert sent(text) == expected


def test_every_pattern_of_the_list_is_one() -> None:
    for pattern, words in pairs("phrases.en").items():
        assert re.compile(pattern).groups >= max(map(int, re.findall(r"\\(\d)", words)), default=0)
