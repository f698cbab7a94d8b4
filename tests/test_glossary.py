"""The glossary: its table, finding terms, TBX, and the terms that are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.glossary import Glossary, GlossaryError, Status, Term, table, tbx
from l10n.glossary.inflect import forms

SHIPPED = Path(__file__).parents[1] / "locales" / "es" / "glossary.csv"
HEAD = "source,target,note,status\n"


def glossary(*rows: str) -> Glossary:
    return table.parse(HEAD + "".join(f"{row}\n" for row in rows), "es", path="g.csv")


def found(rows: list[str], text: str) -> list[str]:
    return [text[match.start : match.end] for match in glossary(*rows).matches(text)]


def test_table_is_read_with_its_lines() -> None:
    terms = glossary(
        "agency,agencia; organismo,A body.,preferred",
        'safe house,casa segura,"Says, only, that.",forbidden',
        "",
        "DHS,,Stays.,keep",
    ).terms
    assert terms == (
        Term("agency", ("agencia", "organismo"), Status.PREFERRED, "A body."),
        Term("safe house", ("casa segura",), Status.FORBIDDEN, "Says, only, that."),
        Term("DHS", ("DHS",), Status.KEEP, "Stays."),
    )
    assert [term.line for term in terms] == [2, 3, 5]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_bytes(b"\xef\xbb\xbfstatus,source,note,target\r\nkeep,FBI,Stays.,\r\n")
    assert Glossary.load(path, "es").terms == (Term("FBI", ("FBI",), Status.KEEP, "Stays."),)


def test_missing_file_is_an_empty_glossary_of_its_folder(tmp_path: Path) -> None:
    empty = Glossary.load(tmp_path / "es_MX" / "glossary.csv")
    assert empty == Glossary((), "es_MX")
    assert empty.matches("The border") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "g.csv:1: empty; begin with the line source,target,note,status"),
        (
            "source,target,status\n",
            (
                "g.csv:1: wrong columns (expected source, target, note, status;"
                " got source, target, status);"
                " begin the file with the line source,target,note,status"
            ),
        ),
        (
            f"{HEAD}border,frontera,,prefered\n",
            "g.csv:2: unknown status “prefered” (expected preferred, forbidden, keep)",
        ),
        (
            f"{HEAD}border,frontera\n",
            (
                "g.csv:2: wrong number of columns (expected 4, got 2);"
                " put a cell that has a comma between double quotes"
            ),
        ),
        (
            f"{HEAD},frontera,,preferred\n",
            "g.csv:2: no source term; fill the cell or delete the row",
        ),
        (
            f"{HEAD}border,,,preferred\n",
            "g.csv:2: “border” has no target; fill the cell, or write the status keep",
        ),
        (
            f"{HEAD}FBI,BFI,,keep\n",
            (
                "g.csv:2: “FBI” is to be kept but has the target “BFI”;"
                " empty the cell, or write the status preferred"
            ),
        ),
        (
            f'{HEAD}a,"x\ny",,preferred\nborder,frontera,,preferred\nborder,linde,,preferred\n',
            (
                "g.csv:5: “border” is preferred twice, first in line 4;"
                " put the targets in one row, with “;” between them"
            ),
        ),
        (
            f"{HEAD}FBI,,,keep\nFBI,BFI,,preferred\n",
            "g.csv:3: “FBI” is both preferred and keep (see line 2); delete one of the rows",
        ),
        (
            f"{HEAD}border,frontera,,preferred\nborder,linde; frontera,,forbidden\n",
            (
                "g.csv:3: “frontera” is both preferred (line 2) and forbidden for “border”;"
                " take it from one of the rows"
            ),
        ),
        (
            f'{HEAD}border,"frontera"x,,preferred\n',
            (
                "g.csv:2: not valid CSV: ',' expected after '\"';"
                ' check the double quotes (" inside a cell is "")'
            ),
        ),
    ],
)
def test_errors_name_line_and_remedy(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        table.parse(text, "es", path="g.csv")
    assert str(caught.value) == message


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(f"{HEAD}nation,nación,,preferred\n".encode("cp1252"))
    with pytest.raises(GlossaryError, match="not UTF-8; save the table as CSV UTF-8"):
        Glossary.load(path, "es")


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("office,oficina,,preferred", "Offices and the office’s door", ["Offices", "office"]),
        ("agency,agencia,,preferred", "Two agencies; AGENCY", ["agencies", "AGENCY"]),
        ("Secretary,secretario,,preferred", "The Secretary’s secretary", ["Secretary"]),
        (
            "Secretary,secretario,,preferred",
            "THE SECRETARY; Secretaries",
            ["SECRETARY", "Secretaries"],
        ),
        ("ICE,,,keep", "Ice and ICE", ["ICE"]),
        ("NGO,ONG,,preferred", "Three NGOs", ["NGOs"]),
        ("border,frontera,,preferred", "Borderline borders", ["borders"]),
        ("U.S.,EE. UU.,,preferred", "The U.S. border", ["U.S."]),
        ("law enforcement,policía,,preferred", "law-enforcement work", ["law-enforcement"]),
        ("child,niño,,preferred", "The children’s home", ["children"]),
        ("rule of law,estado de derecho,,preferred", "rule of\nlaw", ["rule of\nlaw"]),
        ("border,frontera,,preferred", "", []),
        ("economic,económico,,preferred", "socio-economic and economic", ["economic"]),
        ("FBI,,,keep", "ex-FBI agents", ["FBI"]),
    ],
)
def test_source_terms_are_found_in_any_number(row: str, text: str, expected: list[str]) -> None:
    assert found([row], text) == expected


def test_longest_term_wins_and_none_overlap() -> None:
    rows = [
        "Secretary,secretario,,preferred",
        "Secretary of State,secretario de Estado,,preferred",
        "State Department,Departamento de Estado,,preferred",
        "department,departamento,,preferred",
    ]
    text = "The Secretary of State Department of State"
    assert found(rows, text) == ["Secretary of State", "Department"]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("oficina", "las oficinas"),
        ("migrante", "los migrantes"),
        ("ministro", "la ministra y las ministras"),
        ("fronterizo", "zonas fronterizas"),
        ("reunión", "dos reuniones"),
        ("nación", "las naciones"),
        ("orden ejecutiva", "las órdenes ejecutivas"),
        ("organización criminal transnacional", "organizaciones criminales transnacionales"),
        ("secretario de Estado", "la secretaria de Estado"),
        ("embajador", "las embajadoras"),
        ("juez de inmigración", "los jueces de inmigración"),
        ("país socio", "los países socios"),
        ("primer ministro", "la primera ministra"),
        ("Estados Unidos", "ESTADOS UNIDOS"),
        ("EE. UU.", "en EE.UU."),
        ("jefe de gabinete", "la jefa de gabinete"),
        ("francés", "las francesas"),
        ("coorganizar", "los países coorganizaron"),
        ("coorganizar", "México coorganizará"),
        ("consumo de drogas", "el consumo ilegal de drogas"),
    ],
)
def test_targets_are_found_in_any_gender_and_number(target: str, text: str) -> None:
    known = glossary(f"x,{target},,preferred")
    assert known.renders(known.terms[0], text)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("puerto de entrada", "la puerta de entrada"),
        ("Casa Blanca", "una casa blanca"),
        ("trata", "tratan de irse"),
        ("frontera", "fronterizo"),
        ("ICE", "ice"),
        ("consumo de drogas", "el consumo y tráfico de drogas"),
        ("atención médica", "atención buena médica"),
    ],
)
def test_other_words_are_not_targets(target: str, text: str) -> None:
    known = glossary(f"x,{target},,preferred")
    assert not known.renders(known.terms[0], text)


def test_what_is_forbidden_is_found_as_it_is_written() -> None:
    known = glossary("x,tráfico de personas,,forbidden")
    assert known.renderings(known.terms[0], "el tráfico ilícito de personas") == ()


def test_a_row_for_a_plural_goes_before_that_of_its_singular() -> None:
    rows = ["billion,mil millones,,preferred", "billions,miles de millones,,preferred"]
    matches = glossary(*rows).matches("Billions, or a billion")
    assert [match.term.source for match in matches] == ["billions", "billion"]


def test_language_without_rules_matches_as_written() -> None:
    known = table.parse(f"{HEAD}border,Grenze,,preferred\n", "de")
    assert known.renders(known.terms[0], "die Grenze")
    assert not known.renders(known.terms[0], "die Grenzen")


def test_forbidden_terms_are_found_inside_longer_ones() -> None:
    known = glossary(
        "Department of Homeland Security,Departamento de Seguridad Nacional,,preferred",
        "Homeland Security,Seguridad de la Patria,,forbidden",
    )
    text = "The Department of Homeland Security"
    assert [term.source for term in known.forbids(text)] == ["Homeland Security"]
    assert [match.term.source for match in known.matches(text)] == [
        "Department of Homeland Security"
    ]


WORDS = st.text(alphabet="abcdeéíoñz .;,\"'-ABC\n", min_size=1).map(str.strip).filter(bool)


@settings(derandomize=True, max_examples=60)
@given(
    st.lists(
        st.tuples(
            WORDS, WORDS.filter(lambda text: ";" not in text), WORDS, st.sampled_from(Status)
        ),
        unique_by=lambda row: row[0],
    )
)
def test_table_survives_writing_and_reading(rows: list[tuple[str, str, str, Status]]) -> None:
    terms = tuple(
        Term(source, (source if status is Status.KEEP else target,), status, note)
        for source, target, note, status in rows
    )
    assert table.parse(table.write(Glossary(terms)), "es").terms == terms


@given(st.text(alphabet="abceiorszlnéíóáñ", min_size=1, max_size=12))
@settings(derandomize=True, max_examples=200)
def test_a_word_is_one_of_its_forms(word: str) -> None:
    for language in ("en", "es", "de"):
        assert word in forms(word, language)


def test_shipped_glossary_is_consistent() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    known = Glossary.load(SHIPPED)
    assert known.language == "es"
    assert len({term.source for term in known.terms}) >= 140
    assert table.write(known) == text
    keys = [(term.source.casefold(), term.source, term.status) for term in known.terms]
    assert keys == sorted(keys)
    assert [term.source for term in known.terms if not term.note.endswith(".")] == []
    assert [term.source for term in known.terms if len(set(term.targets)) < len(term.targets)] == []


def test_shipped_glossary_forbids_nothing_that_it_prefers_for_the_same_term() -> None:
    known = Glossary.load(SHIPPED)
    preferred = {
        (term.source, target)
        for term in known.terms
        if term.status is Status.PREFERRED
        for target in term.targets
    }
    for term in known.terms:
        if term.status is Status.FORBIDDEN:
            text = " / ".join(target for source, target in preferred if source == term.source)
            assert known.renderings(term, text) == (), term.source


def test_every_shipped_term_is_found_in_its_own_text() -> None:
    known = Glossary.load(SHIPPED)
    for term in known.terms:
        if term.status is not Status.FORBIDDEN:
            sources = {match.term.source for match in known.matches(f"the {term.source}’s")}
            assert term.source in sources
        assert all(
            term.targets[0] in known.renderings(term, f"x {text}") for text in term.targets[:1]
        )


def test_tbx_survives_writing_and_reading() -> None:
    known = Glossary.load(SHIPPED)
    assert set(tbx.parse(tbx.write(known), "es").terms) == set(known.terms)


def test_tbx_of_the_first_edition_is_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(
        """<?xml version="1.0" encoding="UTF-8"?>
        <martif type="TBX-Basic" xml:lang="en"><text><body>
          <termEntry id="1">
            <note>Of people.</note>
            <langSet xml:lang="en-US"><tig><term>human
              trafficking</term></tig></langSet>
            <langSet xml:lang="es-US">
              <tig><term>trata de personas</term></tig>
              <tig><term>tráfico humano</term>
                <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
            </langSet>
            <langSet xml:lang="fr"><tig><term>traite</term></tig></langSet>
          </termEntry>
          <termEntry id="2"><langSet xml:lang="en"><tig><term>FBI</term></tig></langSet>
            <langSet xml:lang="es"><tig><term>FBI</term></tig></langSet></termEntry>
          <termEntry id="3"><langSet xml:lang="en"><tig><term>border</term></tig></langSet>
          </termEntry>
        </body></text></martif>""",
        encoding="utf-16",
    )
    assert tbx.read(path, "es").terms == (
        Term("human trafficking", ("trata de personas",), Status.PREFERRED, "Of people."),
        Term("human trafficking", ("tráfico humano",), Status.FORBIDDEN, "Of people."),
        Term("FBI", ("FBI",), Status.KEEP),
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE tbx [<!ENTITY a "aa">]><tbx>&a;</tbx>',
            (
                "t.tbx:2: declares a document type, which could name other files or grow without"
                " bound; delete the <!DOCTYPE …> declaration"
            ),
        ),
        (b"<tbx>", "t.tbx:1: not well-formed XML: no element found: line 1, column 5"),
        (b"<html/>", "t.tbx: not TBX (expected the root element tbx or martif, got html)"),
        (b"<tbx>\xff</tbx>", "t.tbx: not UTF-8 or UTF-16; save the file as UTF-8"),
    ],
)
def test_tbx_that_is_not_fit_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        tbx.parse(data, "es", path="t.tbx")
    assert str(caught.value) == message
