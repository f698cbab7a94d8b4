"""Spanish noun phrases: gender, number and what agrees with them."""

from __future__ import annotations

import pytest

from l10n.translate.nouns import Shape, before, in_plural, shape, shown


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("organización criminal transnacional", "organizaciones criminales transnacionales"),
        ("tratado de libre comercio", "tratados de libre comercio"),
        ("país socio", "países socios"),
        ("juez de inmigración", "jueces de inmigración"),
        ("fuerzas del orden", "fuerzas del orden"),
        ("agente del orden público", "agentes del orden público"),
        ("viceprimer ministro", "viceprimeros ministros"),
        ("personal de emergencia", "personal de emergencia"),
        ("portavoz", "portavoces"),
    ],
)
def test_the_plural_ends_at_the_first_preposition(term: str, expected: str) -> None:
    assert in_plural(term) == expected


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
        ("coanfitriones", False, True),
    ],
)
def test_gender_and_number(term: str, feminine: bool | None, plural: bool) -> None:
    assert shape(term) == Shape(feminine, plural)


@pytest.mark.parametrize(
    ("word", "earlier", "expected"),
    [
        ("Una", "", "Un"),
        ("breves", "las", "breves"),
        ("estrictas", "las", "estrictos"),
        ("estrictas", "leyes", None),
        ("las", "", "los"),
        ("tres", "las", "tres"),
        ("subió", "", None),
    ],
)
def test_words_before_a_noun(word: str, earlier: str, expected: str | None) -> None:
    plural = word.endswith("s")

    assert before(word, Shape(feminine=False, plural=plural), earlier) == expected


def test_what_an_article_shows() -> None:
    assert shown("las") == Shape(feminine=True, plural=True)
    assert shown("su") is None
    assert shown("casa") is None
