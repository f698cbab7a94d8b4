from __future__ import annotations

import pytest

from l10n.translate.capitalized import is_name, is_word


@pytest.mark.parametrize(
    "word",
    [
        "Nielsen",
        "Nguyễn",
        "Jiráček",
        "McAleenan",
        "Eui-yong",
        "O’Reilly-Santos",
        "D'Angelo",
        "Ra’ad",
    ],
)
def test_the_form_of_a_name(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["border", "DHS", "U.S", "NGOs", "H2A", "X", "iPhone"])
def test_what_has_another_form_is_no_name(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize(
    "word",
    [
        "Border",
        "Officials",
        "June",
        "Minister",
        "Mother-of-three",
        "Guatemalan",
        "Argentine",
        "Afghan",
    ],
)
def test_words_of_english_with_a_capital(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["Pillay", "Tapachula", "Murray", "Francis", "Ri"])
def test_names_are_no_words_of_english(word: str) -> None:
    assert not is_word(word)
