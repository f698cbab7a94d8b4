"""Terms of the glossary in a translation: which it lacks."""

from __future__ import annotations

import pytest

from l10n.glossary import Glossary, Status, Term
from l10n.translate import terms
from l10n.translate.target import target_language

SPANISH = target_language("es")


def glossary(*rows: tuple[str, str, Status]) -> Glossary:
    return Glossary(
        tuple(Term(source, tuple(target.split("; ")), status) for source, target, status in rows)
    )


def preferred(source: str, target: str) -> Glossary:
    return glossary((source, target, Status.PREFERRED))


def test_an_address_holds_no_term() -> None:
    rows = preferred("border security", "seguridad fronteriza")

    assert terms.faults(rows, "Visit https://www.cbp.gov/border-security now.", "Visite eso.") == ()
    assert terms.faults(rows, "Border security matters.", "Eso importa.") != ()


def test_terms_that_stay_are_told_from_those_that_are_lost() -> None:
    rows = glossary(("FBI", "FBI", Status.KEEP))

    assert terms.to_keep(rows) == ("FBI",)
    assert terms.kept(rows, "The FBI left.", "El FBI se fue.")
    assert not terms.kept(rows, "The FBI left.", "La oficina se fue.")


@pytest.mark.parametrize(
    ("text", "draft", "expected"),
    [
        ("First Responders", "Socorristas", "Socorristas"),
        ("First Responders", "Primeros", "Personal de emergencia"),
        ("first responder:", "", "personal de emergencia:"),
        ("FIRST RESPONDERS", "", "PERSONAL DE EMERGENCIA"),
        ("The first responders", "Los primeros", ""),
    ],
)
def test_a_text_that_is_a_term_has_one_of_its_renderings(
    text: str, draft: str, expected: str
) -> None:
    rows = preferred("first responder", "personal de emergencia; socorrista")

    assert terms.whole(rows, text, draft, SPANISH) == expected


@pytest.mark.parametrize(
    ("source", "plural"),
    [
        ("A trillion reasons", False),
        ("It costs 1 trillion dollars.", False),
        ("It costs 3 trillion dollars.", True),
        ("It costs two trillion dollars.", True),
        ("Trillions were lost.", True),
    ],
)
def test_the_number_of_a_term(source: str, plural: bool) -> None:
    (match,) = preferred("trillion", "billón").matches(source)

    assert terms.is_plural(match, source) is plural


def test_a_term_that_is_a_verb_too_has_a_noun() -> None:
    rows = preferred("co-host", "coorganizar; coanfitrión")

    assert terms.usual_noun(rows.terms[0], SPANISH) == "coanfitrión"
    assert terms.without(rows, "The co-host left.") == "The         left."
