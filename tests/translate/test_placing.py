"""Terms put in place of what an engine says for them, by the alignment."""

from __future__ import annotations

import pytest

from l10n.glossary import Glossary, Status, Term
from l10n.translate.engine import Link, Output
from l10n.translate.placing import placed
from l10n.translate.target import target_language

SPANISH = target_language("es")


def preferred(source: str, target: str) -> Glossary:
    return Glossary((Term(source, tuple(target.split("; ")), Status.PREFERRED),))


def aligned(source: str, target: str, *pairs: tuple[str, str]) -> Output:
    """A translation whose words come from those of the source that `pairs` name."""
    links = [
        Link(target.find(one), target.find(one) + len(one), source.find(other), 0, 1.0)
        for one, other in pairs
    ]
    ends = [link.source + len(other) for link, (_, other) in zip(links, pairs, strict=True)]
    whole = [
        Link(link.target, link.target_end, link.source, end, 1.0)
        for link, end in zip(links, ends, strict=True)
    ]
    return Output(target, 0.8, tuple(sorted(whole, key=lambda link: link.target)))


@pytest.mark.parametrize(
    ("rows", "source", "target", "pairs", "expected"),
    [
        (
            preferred("border wall", "muro fronterizo"),
            "Part of the border wall fell.",
            "Parte de la pared fronteriza cayó.",
            [("pared", "wall"), ("fronteriza", "border"), ("cayó", "fell")],
            "Parte del muro fronterizo cayó.",
        ),
        (
            preferred("tariff", "arancel"),
            "The new tariffs rose.",
            "Las nuevas tarifas subieron.",
            [("nuevas", "new"), ("tarifas", "tariffs"), ("subieron", "rose")],
            "Los nuevos aranceles subieron.",
        ),
        (
            preferred("task force", "grupo de trabajo"),
            "A joint task force met.",
            "Una fuerza laboral conjunta se reunió.",
            [("fuerza", "force"), ("laboral", "task"), ("conjunta", "joint"), ("reunió", "met")],
            "Un grupo de trabajo conjunto se reunió.",
        ),
        (
            preferred("anti-gang", "antipandillas"),
            "Anti-gang units met.",
            "Las unidades antisantas se reunieron.",
            [("unidades", "units"), ("antisantas", "Anti-gang"), ("reunieron", "met")],
            "Las unidades antipandillas se reunieron.",
        ),
        (
            preferred("UNHCR", "ACNUR"),
            "We thank UNHCR.",
            "Agradecemos al CNUR.",
            [("Agradecemos", "thank"), ("CNUR", "UNHCR")],
            "Agradecemos al ACNUR.",
        ),
        (
            preferred("disaster relief", "ayuda por desastre"),
            "The disaster relief teams left.",
            "Los equipos de ayuda ante desastres salieron.",
            [("equipos", "teams"), ("desastres", "disaster"), ("salieron", "left")],
            "Los equipos de ayuda por desastre salieron.",
        ),
        (
            preferred("human smuggling", "tráfico de migrantes"),
            "Human smuggling, drug trafficking and fraud rose.",
            "El contrabando humano, el tráfico de drogas y el fraude subieron.",
            [("contrabando", "smuggling"), ("humano", "Human"), ("drogas", "drug")],
            "El tráfico de migrantes, el tráfico de drogas y el fraude subieron.",
        ),
        (
            preferred("Prime Minister", "primer ministro"),
            "The Prime Ministers left.",
            "Los Primers Ministros salieron.",
            [("Primers", "Prime"), ("Ministros", "Ministers"), ("salieron", "left")],
            "Los primeros ministros salieron.",
        ),
        (
            preferred("tariff", "arancel; arancelario"),
            "The tariff disputes rose.",
            "Las disputas tarifarias subieron.",
            [("disputas", "disputes"), ("tarifarias", "tariff"), ("subieron", "rose")],
            "Las disputas arancelarias subieron.",
        ),
        (
            preferred("tariff", "arancel; arancelario"),
            "Steel tariffs were lifted.",
            "Se levantaron tarifas de acero.",
            [("levantaron", "lifted"), ("tarifas", "tariffs"), ("acero", "Steel")],
            "Se levantaron aranceles de acero.",
        ),
        (
            preferred("co-host", "coorganizar; coanfitrión"),
            "Mexico will co-host it.",
            "México alojará eso.",
            [("México", "Mexico"), ("alojará", "co-host"), ("eso", "it")],
            "México coorganizará eso.",
        ),
        (
            preferred("co-host", "coorganizar; coanfitrión"),
            "The co-hosts left.",
            "Los alojados salieron.",
            [("alojados", "co-hosts"), ("salieron", "left")],
            "Los coanfitriones salieron.",
        ),
        (
            preferred("American States", "Estados Americanos"),
            "The American States’ observers arrived.",
            "Los observadores de Estados Unidos llegaron.",
            [("observadores", "observers"), ("Estados", "States"), ("Unidos llegaron", "American")],
            "Los observadores de Estados Americanos llegaron.",
        ),
        (
            preferred("tariff", "arancel"),
            "The tariff schedule changed.",
            "El calendario de tarifas cambió.",
            [("calendario", "schedule"), ("tarifas", "tariff"), ("cambió", "changed")],
            "El calendario de aranceles cambió.",
        ),
        (
            preferred("opioid", "opioide"),
            "The opioid crisis grows.",
            "La crisis de los opióides crece.",
            [("crisis", "crisis"), ("opióides", "opioid"), ("crece", "grows")],
            "La crisis de los opioides crece.",
        ),
    ],
)
def test_a_term_takes_the_place_of_the_aligned_words(
    rows: Glossary, source: str, target: str, pairs: list[tuple[str, str]], expected: str
) -> None:
    (output,) = placed(rows, source, aligned(source, target, *pairs), SPANISH)

    assert output.text == expected
    assert output.score < 0.8


@pytest.mark.parametrize(
    ("rows", "source", "target", "pairs"),
    [
        (
            preferred("border wall", "muro fronterizo"),
            "The border wall was built.",
            "Se construyó nada.",
            [("construyó", "built")],
        ),
        (
            preferred("sanction", "sanción"),
            "The law sanctions it.",
            "La ley castiga eso.",
            [("ley", "law"), ("castiga", "sanctions"), ("eso", "it")],
        ),
        (
            preferred("border security", "seguridad fronteriza"),
            "Promote border security and management processes.",
            "Promover los procesos de seguridad y gestión fronterizos.",
            [
                ("Promover", "Promote"),
                ("procesos", "processes"),
                ("seguridad", "security"),
                ("gestión", "management"),
                ("fronterizos", "border"),
            ],
        ),
        (
            preferred("human rights", "derechos humanos"),
            "He works for Human Rights Watch today.",
            "Trabaja hoy para Human Rights Watch.",
            [("Trabaja", "works"), ("Human Rights", "Human Rights"), ("Watch", "Watch")],
        ),
        (
            preferred("anti-corruption", "anticorrupción"),
            "A permanent anti-corruption unit",
            "Una unidad permanente anticorrrupción",
            [("unidad", "unit"), ("permanente", "anti"), ("anticorrrupción", "corruption")],
        ),
        (
            preferred("task force", "grupo de trabajo"),
            "A powerful task force left.",
            "Una fuerza de trabajo poderosa salió.",
            [("fuerza", "powerful"), ("trabajo", "task"), ("salió", "left")],
        ),
    ],
)
def test_a_term_whose_place_is_not_sure_is_not_placed(
    rows: Glossary, source: str, target: str, pairs: list[tuple[str, str]]
) -> None:
    assert list(placed(rows, source, aligned(source, target, *pairs), SPANISH)) == []
