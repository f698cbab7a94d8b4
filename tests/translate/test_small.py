from __future__ import annotations

import pytest

from l10n.translate.small import SmallWords, small_words

SMALL = small_words("en", "es")


def trimmed(source: str, text: str) -> str:
    """The part of `text` in brackets without its small ends; the tag is in brackets in `source`."""
    spans = []
    for marked in (source, text):
        start, end = marked.index("["), marked.index("]") - 1
        spans.append(((start, end), marked.replace("[", "").replace("]", "")))
    (span, plain), (place, translation) = spans
    start, end = SMALL.trimmed(plain, span, translation, place)
    return translation[start:end]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("shows [monthly totals]", "muestra [los totales mensuales]", "totales mensuales"),
        ("welcomed [the release]", "celebraron [la liberación]", "la liberación"),
        ("welcomed [the release of all]", "celebraron [a la liberación]", "la liberación"),
        ("thanked [the people]", "agradeció [al pueblo]", "pueblo"),
        ("deep [concern] about it", "honda [preocupación por] ello", "preocupación"),
        ("[before dawn]", "[antes del amanecer]", "antes del amanecer"),
        ("[often at great risk]", "[a menudo en gran riesgo]", "a menudo en gran riesgo"),
        ("landed [safely]", "aterrizó [de manera segura]", "de manera segura"),
        ("from [Mexico]", "[de México]", "México"),
        ("from [El Salvador]", "de [El Salvador]", "El Salvador"),
        ("cash [or] card", "efectivo [o] tarjeta", "o"),
        ("signed by [{0}]", "firmado por [el {0}]", "{0}"),
    ],
)
def test_small_words_are_within_only_where_the_source_has_them(
    source: str, text: str, expected: str
) -> None:
    assert trimmed(source, text) == expected


def test_nothing_is_trimmed_between_languages_without_lists() -> None:
    assert SmallWords().trimmed("the list", (0, 8), "la lista", (0, 8)) == (0, 8)


@pytest.mark.parametrize(
    ("source", "text", "lost"),
    [
        ("No mother should lose a child.", "Una madre debería perder a un hijo.", True),
        ("They don’t agree.", "Están de acuerdo.", True),
        ("Nobody agreed.", "Nadie estuvo de acuerdo.", False),
        ("Convention No. 169 applies.", "Se aplica el Convenio 169.", False),
        ("All agreed.", "Todos estuvieron de acuerdo.", False),
    ],
)
def test_a_lost_negation_is_noticed(source: str, text: str, lost: bool) -> None:
    assert SMALL.lost_negation(source, text) is lost
    assert not small_words("en", "fi").lost_negation(source, text)
