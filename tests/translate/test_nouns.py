"""Spanish noun phrases: gender, number and what agrees with them."""

from __future__ import annotations

import pytest

from l10n.translate.engine import Output
from l10n.translate.nouns import Phrases, Shape, SpanishPhrases, shape

SPANISH = SpanishPhrases()


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("organización criminal transnacional", "organizaciones criminales transnacionales"),
        ("tratado de libre comercio", "tratados de libre comercio"),
        ("país socio", "países socios"),
        ("juez de inmigración", "jueces de inmigración"),
        ("fuerzas del orden", "fuerzas del orden"),
        ("agente del orden público", "agentes del orden público"),
    ],
)
def test_the_plural_ends_at_the_first_preposition(term: str, expected: str) -> None:
    assert SPANISH.phrase(term, plural=True) == expected
    assert SPANISH.phrase(term, plural=False) == term


@pytest.mark.parametrize(
    ("term", "feminine", "plural"),
    [
        ("muro fronterizo", False, False),
        ("seguridad fronteriza", True, False),
        ("Naciones Unidas", True, True),
        ("aranceles", False, True),
        ("programa", False, False),
        ("orden ejecutiva", True, False),
        ("estatus de protección", False, False),
        ("fiscal federal", None, False),
        ("migrantes", None, True),
        ("ACNUR", None, False),
        ("país socio", False, False),
    ],
)
def test_gender_and_number(term: str, feminine: bool | None, plural: bool) -> None:
    assert shape(term) == Shape(feminine, plural)


@pytest.mark.parametrize(
    ("text", "old", "term", "expected"),
    [
        ("Cerca de la pared alta.", "pared", "muro", "Cerca del muro alta."),
        ("Fue al muro.", "muro", "frontera", "Fue a la frontera."),
        ("Todas las otras tarifas.", "tarifas", "aranceles", "Todos los otros aranceles."),
        ("Una casa.", "casa", "refugio", "Un refugio."),
        ("Este muro.", "muro", "frontera", "Esta frontera."),
        ("Vieron varias bandas.", "bandas", "grupos", "Vieron varios grupos."),
        ("La jefa habló.", "jefa", "fiscal", "La fiscal habló."),
        ("Tarifas altas.", "Tarifas", "aranceles", "Aranceles altas."),
    ],
)
def test_articles_and_adjectives_before_a_noun_agree(
    text: str, old: str, term: str, expected: str
) -> None:
    start = text.index(old)
    made, end = SPANISH.in_place(Output(text, 1.0), start, start + len(old), term, start + len(old))

    assert made.text == expected
    assert made.text[:end].lower().endswith(term)


@pytest.mark.parametrize(
    ("old", "term", "expected"),
    [
        ("fronterizas", "biométrico", "biométricas"),
        ("clara", "público", "pública"),
        ("sociales", "federal", "federales"),
        ("contranarcóticos", "antinarcóticos", "antinarcóticos"),
    ],
)
def test_an_adjective_is_like_the_one_before(old: str, term: str, expected: str) -> None:
    assert SPANISH.like_adjective(old, term) == expected


def test_infinitives_are_told_from_nouns() -> None:
    assert SPANISH.is_verb("organizar conjuntamente")
    assert not SPANISH.is_verb("lugar de trabajo")
    assert not SPANISH.is_verb("frontera")


def test_nothing_agrees_in_a_language_that_is_not_known() -> None:
    made, end = Phrases().in_place(Output("Die Wand fiel.", 1.0), 4, 8, "Mauer", 8)

    assert (made.text, end) == ("Die Mauer fiel.", 9)
    assert Phrases().phrase("Mauer", plural=True) == "Mauer"
