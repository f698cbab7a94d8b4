from __future__ import annotations

import pytest

from l10n.glossary import Glossary, Status, Term
from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.people import persons_in
from l10n.translate.places import countries, places


def found(text: str, locale: str = "es_US") -> dict[str, str]:
    """What is seen of each place in `text`, and what belongs there in Spanish."""
    persons = [(person.start, person.end) for person in persons_in(text, {})]
    names = places(text, persons, "es", locale)
    return {text[name.start : name.end]: name.back for name in names}


def test_a_place_has_its_name_in_the_locale() -> None:
    text = "They flew from Saudi Arabia to Addis Ababa, then to New Mexico."

    assert found(text) == {
        "Saudi Arabia": "Arabia Saudita",
        "Addis Ababa": "Adís Abeba",
        "New Mexico": "Nuevo México",
    }
    assert found(text, "es_ES")["Saudi Arabia"] == "Arabia Saudí"


def test_an_article_that_belongs_to_a_name_comes_along() -> None:
    assert found("The Solomon Islands and the Netherlands signed the pact.") == {
        "The Solomon Islands": "Las Islas Salomón",
        "the Netherlands": "los Países Bajos",
    }
    assert found("He met the Kenya delegation.") == {"Kenya": "Kenia"}


def test_a_word_that_no_list_has_keeps_its_spelling() -> None:
    assert found("Officers in Tapachula and San Marcos met Odebrecht’s lawyers.") == {
        "Tapachula": "Tapachula",
        "San Marcos": "San Marcos",
        "Odebrecht": "Odebrecht",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Chad Wolf and Michael Jordan attended.",
        "The Muslim and Christian leaders met Guatemalan officials in June.",
        "Readout of the Visit to Tapachula",
        "They talked about Internet access.",
    ],
)
def test_persons_peoples_and_titles_are_no_places(text: str) -> None:
    assert found(text) == {}


def test_an_abbreviated_state_is_written_out_and_not_missed(engine: Argos) -> None:
    (draft,) = drafts(["They met at the Harbor Security Center in Norfolk, Va., to talk."], engine)

    assert "Norfolk, Virginia" in draft.text
    assert draft.problems == ()


def test_every_country_has_a_name_to_write() -> None:
    known = countries("es", "es_MX")

    assert len(known) > 200
    assert all(names and all(names) for names in known.values())
    assert known["Germany"] == ("Alemania",)


def test_a_language_without_a_list_has_none() -> None:
    assert places("They flew to Kenya.", (), "de", "de_DE") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secretary Mary Smith traveled to Uganda on Monday to discuss trade.", "a Uganda"),
        ("The Government of Morocco thanked the Department.", "Marruecos"),
        ("They condemned the attacks in Trinidad and Tobago.", "Trinidad y Tobago"),
        ("The Central African Republic and Rwanda signed the agreement.", "La República Centro"),
        ("They met with officials in Tucson last week.", "Tucson"),
        ("The court is in São Paulo, near the river.", "São Paulo"),
        ("It crossed the U.S.-Mexico border this week.", "México"),
    ],
)
def test_a_draft_has_the_places_of_its_message(engine: Argos, text: str, expected: str) -> None:
    (draft,) = drafts([text], engine)

    assert expected in draft.text
    assert draft.problems == ()


def test_the_glossary_and_tokens_go_first(engine: Argos) -> None:
    holland = Glossary((Term("Netherlands", ("Holanda",), Status.PREFERRED),))

    made = drafts(["The Netherlands agreed to pay.", "See #Kenya now."], engine, glossary=holland)

    assert [draft.problems for draft in made] == [(), ()]
    assert "Holanda" in made[0].text
