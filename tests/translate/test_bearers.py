from __future__ import annotations

import pytest

from l10n.translate.bearers import known_persons, surnames, titles
from l10n.translate.people import Gender, persons_in


def test_a_surname_is_known_by_a_given_name_elsewhere() -> None:
    known = surnames(["Secretary Elena M. Ramirez met him.", "Carl Risch left."])

    assert known == {"Ramirez": "female", "Risch": "male"}
    text = "Ramirez agreed."
    assert [person.gender for person in persons_in(text, known)] == ["female"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Secretary Nielsen and her counterparts agreed."], {"Nielsen": "female"}),
        (["Secretary Nielsen agreed with her and him."], {"Nielsen": "unknown"}),
        # She may be the deputy secretary as well.
        (["Director Barbosa met the Deputy Secretary, and she agreed."], {"Barbosa": "unknown"}),
        (
            ["Director Barbosa thanked Ana Solís for her work."],
            {"Barbosa": "unknown", "Solís": "female"},
        ),
        (["Secretary Okonkwo-Reyes left.", "She will return."], {"Okonkwo-Reyes": "female"}),
        (["Secretary Okonkwo left.", "The talks went on.", "He slept."], {"Okonkwo": "unknown"}),
        # The person is not the subject.
        (["The talks with Secretary Okonkwo ended.", "He left."], {"Okonkwo": "unknown"}),
        (["Ana Solís spoke.", "Juan Solís spoke."], {"Solís": "unknown"}),
        (["They thanked Qarelia Thorsby."], {"Thorsby": "female"}),
        (["They thanked Qarelia Thorsby.", "Thorsby took his seat."], {"Thorsby": "female"}),
    ],
)
def test_given_names_pronouns_and_endings_tell_a_gender(
    texts: list[str], expected: dict[str, Gender]
) -> None:
    assert surnames(texts) == expected


def test_a_readout_goes_on_about_no_one_of_another() -> None:
    first, second = "Minister Okonkwo spoke.", "She agreed."

    assert known_persons([[first, second]])["Okonkwo"] == "female"
    assert known_persons([[first], [second]])["Okonkwo"] == "unknown"


def test_a_title_alone_is_that_of_its_only_bearer_in_the_readout() -> None:
    first = ["Secretary Mary Smith met Deputy Secretary John Lee.", "The Secretary left."]
    other = ["Secretary Carl Risch spoke.", "The Secretary agreed.", "The Deputy Secretary wept."]
    told = titles([first, other], {})

    assert told["The Secretary left."]["Secretary"] == "female"
    assert told["The Secretary agreed."]["Secretary"] == "male"
    assert "Deputy Secretary" not in told["The Deputy Secretary wept."]


def test_what_readouts_tell_differently_is_not_told() -> None:
    first = ["Secretary Mary Smith spoke.", "The Secretary left."]
    other = ["Secretary Carl Risch spoke.", "The Secretary left."]

    assert "Secretary" not in titles([first, other], {})["The Secretary left."]
    both = ["Minister Ana Ruiz met Minister Juan Paz.", "The Minister left."]
    assert "Minister" not in titles([both], {})["The Minister left."]


@pytest.mark.parametrize(
    "text", ["The Secretary of State left.", "The Secretary General left.", "Secretary Smith left."]
)
def test_a_title_that_says_more_is_not_alone(text: str) -> None:
    assert titles([["Secretary Mary Smith spoke.", text]], {}) == {}
