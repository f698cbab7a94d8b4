from __future__ import annotations

import pytest

from l10n.model import Kind
from l10n.translate.engine import Draft, Link, Output
from l10n.translate.mask import outline
from l10n.translate.openings import Opening, opened, opening, whole
from l10n.translate.target import SPANISH


def found(message: str, kind: Kind = Kind.PARAGRAPH) -> Opening | None:
    plain, spans = outline(message)
    return opening(plain, spans, kind, SPANISH)


@pytest.mark.parametrize(
    ("message", "head"),
    [
        ("CLIMATE: The United States will give $15 million.", "CLIMATE"),
        ("FACT SHEET: Aid for Belize", "FACT SHEET"),
        ("<b1>Vaccines:</b1> Expand access.", "Vaccines"),
        ("<b1>Vaccines</b1>: Expand access.", "Vaccines"),
        ("Note to editors: A photo will be taken.", "Note to editors"),
    ],
)
def test_a_label_in_prose_is_marked_or_known(message: str, head: str) -> None:
    assert found(message) == Opening(head)


@pytest.mark.parametrize(
    "message",
    [
        "The message is clear: do not come.",
        "The Department has a vital mission: to secure the nation.",
        "She said: “We will not stop.”",
        "Monday: Arrival; dinner with commanders",
        "<b1>Date:</b1> June 14 <b2>Place:</b2> Lima",
        "The talks begin at 10:30.",
    ],
)
def test_any_other_colon_in_prose_makes_no_label(message: str) -> None:
    assert found(message) is None


def test_an_item_may_have_any_short_label() -> None:
    assert found("Maternal health: Train midwives", Kind.LIST_ITEM) == Opening("Maternal health")
    assert found("They agreed: more patrols", Kind.LIST_ITEM) is None
    assert found("Day 2: Brasília", Kind.HEADING) is None


@pytest.mark.parametrize(
    ("text", "place", "head"),
    [
        ("MEXICO CITY — The ministers met.", "MEXICO CITY", "MEXICO CITY"),
        ("WASHINGTON—Secretary Cole spoke.", "WASHINGTON", "WASHINGTON"),
        ("WASHINGTON, D.C. – The envoys met.", "WASHINGTON, D.C.", "WASHINGTON, D.C."),
        ("SAN JOSÉ, Costa Rica, Feb. 27 — They met.", "SAN JOSÉ", "SAN JOSÉ, Costa Rica, Feb. 27"),
        ("EL PASO, Texas (March 2) - They met.", "EL PASO", "EL PASO, Texas (March 2)"),
    ],
)
def test_a_dateline_is_a_place_with_what_follows_it(text: str, place: str, head: str) -> None:
    assert found(text) == Opening(head, len(place))


def test_a_dash_within_words_makes_no_dateline() -> None:
    assert found("COVID-19 cases fell.") is None
    assert found("US-Mexico talks resume.") is None


def test_a_dateline_has_its_place_in_capitals() -> None:
    dateline = Opening("SAN JOSÉ, Costa Rica, Feb. 27", len("SAN JOSÉ"))

    assert dateline.asked == ("San José", "Chicago, Costa Rica, Feb. 27")
    after = Draft("Chicago, Costa Rica, 27 de febrero", 0.9)
    assert dateline.said([Draft("San José", 0.9), after]) == "SAN JOSÉ, Costa Rica, 27 de febrero"
    lost = Draft("Costa Rica, 27 de febrero", 0.9)
    assert dateline.said([Draft("San José", 0.9), lost]) == ""


def test_a_place_that_may_be_misspelled_is_copied() -> None:
    assert Opening("HAVANA", 6).said([Draft("La Habana", 0.9)]) == "LA HABANA"
    assert Opening("HAVANA", 6).said([Draft("Habanda", 0.4)]) == "HAVANA"


def test_the_rest_comes_behind_with_its_links() -> None:
    (way,) = opened("AID: Ships sail.", "AYUDA", Kind.PARAGRAPH, SPANISH)

    made = way.back(Output("los barcos zarpan.", 0.8, (Link(4, 10, 0, 5, 0.9),)))

    assert way.text == "Ships sail."
    assert made == Output(
        "AYUDA: Los barcos zarpan.", 0.8, (Link(0, 5, 0, 3, 1.0), Link(11, 17, 5, 10, 0.9))
    )


def test_a_label_and_a_text_known_by_heart_need_no_engine() -> None:
    assert whole("Status: Pending", "Estado", Kind.LIST_ITEM, SPANISH) == "Estado: Pendiente"
    assert whole("Status: Unclear", "Estado", Kind.LIST_ITEM, SPANISH) == ""
