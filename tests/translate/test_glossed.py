"""Drafts with the terms of the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import markup
from l10n.glossary import Glossary, Status, Term
from l10n.model import Kind
from l10n.translate import terms
from l10n.translate.argos import Argos
from l10n.translate.draft import drafts

DATA = Path(__file__).parent / "data"
STARTER = Path(__file__).parents[2] / "locales" / "es" / "glossary.csv"


def glossary(*rows: tuple[str, str, Status]) -> Glossary:
    return Glossary(
        tuple(Term(source, tuple(target.split("; ")), status) for source, target, status in rows)
    )


def preferred(source: str, target: str) -> Glossary:
    return glossary((source, target, Status.PREFERRED))


@pytest.fixture(scope="module")
def starter() -> Glossary:
    return Glossary.load(STARTER)


def test_terms_are_in_the_drafts_of_the_test_set(engine: Argos, starter: Glossary) -> None:
    lines = (DATA / "terms.txt").read_text(encoding="utf-8").splitlines()
    sources = [line for line in lines if line and not line.startswith("#")]
    made = drafts(sources, engine, glossary=starter)

    full = 0
    for source, draft in zip(sources, made, strict=True):
        assert starter.matches(source), source
        lacking = terms.faults(starter, source, draft.text)
        assert set(lacking) == {problem for problem in draft.problems if "term:" in problem}
        full += not lacking
    assert len(sources) >= 200
    assert full >= 0.95 * len(sources)


def test_drafts_without_a_term_are_as_without_a_glossary(engine: Argos) -> None:
    lines = (DATA / "survival.txt").read_text(encoding="utf-8").splitlines()[::5]
    other = preferred("zeppelin", "dirigible")

    assert drafts(lines, engine, glossary=other) == drafts(lines, engine)


def test_a_term_that_is_there_already_changes_nothing(engine: Argos, starter: Glossary) -> None:
    source = "The United Nations condemned the attack."

    assert drafts([source], engine, glossary=starter) == drafts([source], engine)


def test_a_term_takes_the_place_of_what_was_said(engine: Argos) -> None:
    source = "Both tariffs were lifted."
    (before,) = drafts([source], engine)
    (after,) = drafts([source], engine, glossary=preferred("tariff", "arancel"))

    assert before.text == "Ambas tarifas fueron levantadas."
    assert after.text == "Ambos aranceles fueron levantados."
    assert after.problems == ()


def test_an_adjective_within_the_term_is_no_fault(engine: Argos, starter: Glossary) -> None:
    source = "Illegal drug use among young people has fallen since 2016."

    assert drafts([source], engine, glossary=starter) == drafts([source], engine)


def test_the_capitals_of_the_term_itself_are_no_names(engine: Argos, starter: Glossary) -> None:
    (draft,) = drafts(["The OAS sent observers."], engine, glossary=starter)

    assert draft.text == "La OEA envió observadores."


def test_a_forbidden_rendering_gives_way(engine: Argos) -> None:
    rows = glossary(
        ("safe house", "casa de seguridad", Status.PREFERRED),
        ("safe house", "casa segura", Status.FORBIDDEN),
    )
    (draft,) = drafts(["The police found a safe house in Laredo."], engine, glossary=rows)

    assert "casa de seguridad" in draft.text
    assert "casa segura" not in draft.text


def test_a_term_to_keep_stays(engine: Argos) -> None:
    kept = glossary(("Blue Campaign", "Blue Campaign", Status.KEEP))
    (draft,) = drafts(["The Blue Campaign saves lives."], engine, glossary=kept)

    assert "Blue Campaign" in draft.text


def test_a_term_to_keep_has_the_article_that_belongs_to_it(
    engine: Argos, starter: Glossary
) -> None:
    sources = ["The report was sent to the FBI.", "The request was sent to the TSA on Monday."]

    assert drafts(sources, engine, glossary=starter) == drafts(sources, engine)


def test_a_message_of_terms_to_keep_is_copied(engine: Argos, starter: Glossary) -> None:
    (draft,) = drafts(["DHS / ICE"], engine, kinds=[Kind.HEADING], glossary=starter)

    assert (draft.text, draft.score) == ("DHS / ICE", 1.0)


def test_a_term_without_a_place_is_a_problem(engine: Argos) -> None:
    (draft,) = drafts(
        ["Human Rights Watch praised the judges."],
        engine,
        glossary=preferred("human rights", "garantías"),
    )

    assert draft.text
    assert draft.problems == ("term: “human rights” is not rendered “garantías”",)


def test_another_translation_with_the_term_says_all_that_the_first_did(
    engine: Argos, starter: Glossary
) -> None:
    sources = [
        "A permanent anti-corruption unit, created in 2011",
        "A key stakeholder in the process is the private sector.",
    ]
    unit, stakeholder = drafts(sources, engine, glossary=starter)

    assert unit.text == "Una unidad permanente anticorrupción, creada en 2011"
    assert stakeholder.text == "Una parte interesada clave en el proceso es el sector privado."


def test_the_score_of_a_forced_term_is_no_higher(engine: Argos) -> None:
    source = "The agency published a fact sheet."
    (free,) = drafts([source], engine)
    (forced,) = drafts([source], engine, glossary=preferred("fact sheet", "cuaderno azul"))

    assert "cuaderno azul" in forced.text
    assert 0 < forced.score < free.score


def test_tags_stay_on_the_words_of_the_term(engine: Argos) -> None:
    sources = [
        "The <a1>border wall</a1> is long.",
        "In both countries, the <a1>fact sheet</a1> explains <b1>how to report a crime</b1>.",
    ]
    rows = Glossary(
        (
            *preferred("border wall", "muro fronterizo").terms,
            *preferred("fact sheet", "hoja informativa").terms,
        )
    )
    wall, sheet = drafts(sources, engine, glossary=rows)

    assert wall.text.startswith("El <a1>muro fronterizo</a1> ")
    assert " la <a1>hoja informativa</a1> explica <b1>" in sheet.text


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("Partner Nations", Kind.HEADING, "Países socios"),
        ("partner nation:", Kind.LIST_ITEM, "país socio:"),
        ("PARTNER NATIONS", Kind.TABLE_HEADING, "PAÍSES SOCIOS"),
        ("Overview", Kind.HEADING, "Panorama"),
    ],
)
def test_a_heading_that_is_a_term(engine: Argos, source: str, kind: Kind, expected: str) -> None:
    rows = glossary(
        ("partner nation", "país socio", Status.PREFERRED),
        ("overview", "panorama", Status.PREFERRED),
    )
    (draft,) = drafts([source], engine, kinds=[kind], glossary=rows)

    assert (draft.text, draft.score, draft.problems) == (expected, 1.0, ())


def test_tags_and_tokens_survive_beside_terms(engine: Argos, starter: Glossary) -> None:
    lines = (DATA / "survival.txt").read_text(encoding="utf-8").splitlines()
    sources = [line for line in lines if line and starter.matches(markup.plain(line))]
    made = drafts(sources, engine, glossary=starter)

    assert len(sources) > 50
    assert all(
        not markup.fault(*pair) for pair in zip(sources, (d.text for d in made), strict=True)
    )
    doubtful = [draft.problems for draft in made if draft.problems]
    assert len(doubtful) <= 0.05 * len(made), doubtful


def test_the_ten_drafts_of_the_documentation(engine: Argos) -> None:
    known = set((DATA / "survival.txt").read_text(encoding="utf-8").splitlines())
    page = (Path(__file__).parents[2] / "docs" / "drafts.md").read_text(encoding="utf-8")
    table = page.partition("| message | draft |")[2].partition("\n\n")[0]
    rows = [
        [cell.strip().replace("`", "") for cell in line.strip("|").split(" | ")]
        for line in table.splitlines()[2:]
    ]

    assert len(rows) == 10
    assert {row[0] for row in rows} <= known
    made = drafts([row[0] for row in rows], engine)
    assert [draft.text for draft in made] == [row[1] for row in rows]
    assert all(draft.problems == () for draft in made)
