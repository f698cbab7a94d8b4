"""The terms of the glossary in drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import markup
from l10n.glossary import Glossary, Status, Term
from l10n.model import Kind
from l10n.translate import terms
from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.engine import Link, Output
from l10n.translate.target import target_language

DATA = Path(__file__).parent / "data"
STARTER = Path(__file__).parents[2] / "locales" / "es" / "glossary.csv"
SPANISH = target_language("es")


def glossary(*rows: tuple[str, str, Status]) -> Glossary:
    return Glossary(tuple(Term(source, (target,), status) for source, target, status in rows))


def preferred(source: str, target: str) -> Glossary:
    return glossary((source, target, Status.PREFERRED))


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


def test_the_sentence_goes_on_from_the_term(engine: Argos) -> None:
    source = "Tariffs will rise."
    (before,) = drafts([source], engine)
    (after,) = drafts([source], engine, glossary=preferred("tariff", "arancel"))

    assert before.text.startswith("Las tarifas")
    assert after.text.startswith("Los aranceles ")
    assert after.problems == ()


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


def test_a_term_without_a_place_is_a_problem(engine: Argos) -> None:
    (draft,) = drafts(
        ["They will co-host it."], engine, glossary=preferred("co-host", "copatrocinar")
    )

    assert draft.text
    assert draft.problems == ("term: “co-host” is not rendered “copatrocinar”",)


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
    ],
)
def test_a_heading_that_is_a_term(engine: Argos, source: str, kind: Kind, expected: str) -> None:
    rows = preferred("partner nation", "país socio")
    (draft,) = drafts([source], engine, kinds=[kind], glossary=rows)

    assert (draft.text, draft.score, draft.problems) == (expected, 1.0, ())


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
    ],
)
def test_a_term_takes_the_place_of_the_aligned_words(
    rows: Glossary, source: str, target: str, pairs: list[tuple[str, str]], expected: str
) -> None:
    output = terms.placed(rows, source, aligned(source, target, *pairs), SPANISH)

    assert output.text == expected
    assert output.score < 0.8


def test_a_term_that_nothing_comes_from_has_no_place() -> None:
    source = "The border wall was built."
    output = aligned(source, "Se construyó nada.", ("construyó", "built"))

    rows = preferred("border wall", "muro fronterizo")

    assert terms.placed(rows, source, output, SPANISH) == output


def test_an_address_holds_no_term() -> None:
    rows = preferred("border security", "seguridad fronteriza")

    assert terms.faults(rows, "Visit https://www.cbp.gov/border-security now.", "Visite eso.") == ()
    assert terms.faults(rows, "Border security matters.", "Eso importa.") != ()


def test_a_beginning_ends_with_the_first_term_that_is_lacking() -> None:
    source = "The border wall fell."
    output = aligned(
        source, "La pared fronteriza cayó.", ("pared", "wall"), ("fronteriza", "border")
    )
    rows = preferred("border wall", "muro fronterizo")

    assert terms.beginning(rows, source, output, SPANISH) == terms.Beginning(
        "El muro fronterizo", 3, (4, 15)
    )
    done = aligned(source, "El muro fronterizo cayó.", ("muro", "wall"))
    assert terms.beginning(rows, source, done, SPANISH) is None


def test_a_word_said_twice_is_a_stutter_unless_the_source_has_it() -> None:
    assert terms.stutters("We agreed.", "Acordamos acordamos.")
    assert not terms.stutters("We agreed.", "Acordamos.")
    assert not terms.stutters("A tax tax.", "Un impuesto impuesto.")


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
