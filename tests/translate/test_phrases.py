"""Terms in a sentence: what agrees with them."""

from __future__ import annotations

import pytest

from l10n.translate.engine import Output
from l10n.translate.phrases import Phrases, SpanishPhrases

SPANISH = SpanishPhrases()


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
        ("Una breve lectura.", "lectura", "resumen", "Un breve resumen."),
        ("La custodia del hijo.", "hijo", "menor", "La custodia del menor."),
        ("Una tarifa fue vista.", "tarifa", "arancel", "Un arancel fue visto."),
        ("Ven que las tarifas son vistas.", "tarifas", "arancel", "Ven que el arancel es visto."),
        ("La ley de la tarifa fue vista.", "tarifa", "arancel", "La ley del arancel fue vista."),
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
    ("text", "expected"),
    [
        ("Los agentes de Aduanas.", "Los agentes del Servicio de Aduanas."),
        ("Trabaja para Aduanas.", "Trabaja para el Servicio de Aduanas."),
        ("Fue a Aduanas.", "Fue al Servicio de Aduanas."),
        ("Aduanas", "Servicio de Aduanas"),
    ],
)
def test_the_name_of_a_body_has_an_article_within_a_sentence(text: str, expected: str) -> None:
    start, end = text.index("Aduanas"), text.index("Aduanas") + len("Aduanas")
    made, after = SPANISH.in_place(Output(text, 1.0), start, end, "Servicio de Aduanas", end)

    assert made.text == expected
    assert made.text[:after].endswith("Servicio de Aduanas")


@pytest.mark.parametrize(
    ("old", "targets", "expected"),
    [
        ("fronterizas", ["biométrico"], "biométricas"),
        ("clara", ["público"], "pública"),
        ("sociales", ["federal"], "federales"),
        ("contranarcóticos", ["antinarcóticos"], "antinarcóticos"),
        ("tarifarias", ["arancel", "arancelario"], "arancelarias"),
        ("laborales", ["salario", "salarial"], "salariales"),
        ("ilegal", ["contra la trata"], "contra la trata"),
        ("seguras", ["casa de seguridad", "refugio"], ""),
    ],
)
def test_an_adjective_is_like_the_one_before(old: str, targets: list[str], expected: str) -> None:
    assert SPANISH.like_adjective(old, targets) == expected


@pytest.mark.parametrize(
    ("old", "verb", "expected"),
    [
        ("organizar", "coorganizar", "coorganizar"),
        ("alojarán", "coorganizar", "coorganizarán"),
        ("alojó", "organizar conjuntamente", "organizó conjuntamente"),
        ("alojó", "ser anfitrión", ""),
        ("casa", "coorganizar", ""),
    ],
)
def test_a_verb_is_like_the_one_before(old: str, verb: str, expected: str) -> None:
    assert SPANISH.like_verb(old, verb) == expected


def test_infinitives_are_told_from_nouns() -> None:
    assert SPANISH.is_verb("organizar conjuntamente")
    assert not SPANISH.is_verb("lugar de trabajo")
    assert not SPANISH.is_verb("primer ministro")
    assert not SPANISH.is_verb("frontera")


def test_nothing_agrees_in_a_language_that_is_not_known() -> None:
    made, end = Phrases().in_place(Output("Die Wand fiel.", 1.0), 4, 8, "Mauer", 8)

    assert (made.text, end) == ("Die Mauer fiel.", 9)
    assert Phrases().phrase("Mauer", plural=True) == "Mauer"
