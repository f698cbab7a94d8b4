"""Running the checks: what is left out, waivers, plurals, other languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.checks import CATALOG_CHECKS, CHECKS, check, title, waived
from l10n.glossary import Glossary
from l10n.model import Entry, Finding, Severity

NO_TERMS = Glossary()


def found(*entries: Entry, language: str = "es") -> list[tuple[str, int]]:
    return [
        (finding.check, finding.line)
        for finding in check(
            entries, path="a.po", language=language, glossary=Glossary((), language)
        )
    ]


def test_finding_names_catalog_line_and_message() -> None:
    entry = Entry("They  met {n} times.", "Se reunieron {m} veces.", line=7)
    assert check([entry], path="locales/es/a.po", language="es", glossary=NO_TERMS) == (
        Finding(
            "placeholders",
            Severity.ERROR,
            "locales/es/a.po",
            7,
            entry.msgid,
            "missing “{n}”; copy it from the source as it is",
        ),
        Finding(
            "placeholders",
            Severity.ERROR,
            "locales/es/a.po",
            7,
            entry.msgid,
            "“{m}” is not in the source",
        ),
    )


def test_untranslated_and_obsolete_entries_are_left_out_and_fuzzy_ones_are_not() -> None:
    assert found(Entry("They agreed.", "", line=1)) == []
    assert found(Entry("They agreed.", "Acordaron", obsolete=True, line=1)) == []
    assert found(Entry("They agreed.", "Acordaron", flags=("fuzzy",), line=1)) == [
        ("end-punctuation", 1)
    ]


def test_comment_waives_the_checks_that_it_names() -> None:
    comments = ("Asked the office.", "ignore: end-punctuation, double-space", "ignore: quotes")
    entry = Entry("They all agreed.", "Todos  “acordaron", comments=comments, line=1)
    assert waived(entry) == {"end-punctuation", "double-space", "quotes"}
    assert found(entry) == []
    assert found(Entry("They agreed.", "Acordaron", comments=("ignore: quotes",), line=1)) == [
        ("end-punctuation", 1)
    ]


def test_comment_waives_a_check_on_the_whole_catalog() -> None:
    first = Entry("They agreed.", "Acordaron.", line=1)
    second = Entry("they agreed.", "Aceptaron.", line=5)
    assert found(first, second) == [("inconsistent", 5)]
    waiving = Entry("they agreed.", "Aceptaron.", comments=("ignore: inconsistent",), line=5)
    assert found(first, waiving) == []


def test_findings_come_by_line() -> None:
    entries = [Entry("Second.", "Segundo", line=9), Entry("First.", "Primero", line=3)]
    assert found(*entries) == [("end-punctuation", 3), ("end-punctuation", 9)]


def test_each_plural_form_is_checked_against_its_source() -> None:
    entry = Entry(
        "One page was changed.",
        msgid_plural="%(n)d pages were changed.",
        plurals=("Cambió una página.", "Cambiaron %(n)d páginas."),
        line=1,
    )
    assert found(entry) == []
    wrong = Entry(
        "One page was changed.",
        msgid_plural="%(n)d pages were changed.",
        plurals=("Cambió una página.", "Cambiaron %(m)d páginas."),
        line=1,
    )
    assert {name for name, _ in found(wrong)} == {"placeholders"}


def test_language_without_a_lexicon_is_checked_without_words() -> None:
    entry = Entry(
        "On Monday, July 9, they met 1,200 people.",
        "Am Montag, dem 9. Juli, trafen sie 1.200 Menschen.",
        line=1,
    )
    assert found(entry, language="de") == []
    changed = Entry(entry.msgid, "Am Montag, dem 9. Juli, trafen sie 1.300 Menschen.", line=1)
    assert found(changed, language="de") == [("numbers", 1)] * 2


def test_regional_locale_uses_the_lexicon_of_its_language() -> None:
    entry = Entry("On Monday they met.", "El Lunes se reunieron.", line=1)
    assert found(entry, language="es_MX") == [("capitals", 1)]


def test_every_check_has_a_name_a_severity_and_a_title() -> None:
    names = [rule.name for rule in CHECKS] + [rule.name for rule in CATALOG_CHECKS]
    titles = [title(rule) for rule in CHECKS] + [title(rule) for rule in CATALOG_CHECKS]
    assert len(set(names)) == len(names) == 23
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert all(text.endswith(".") and len(text) < 100 for text in titles)


def test_documentation_lists_every_check_by_its_title() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    rules = [(rule.name, rule.severity, title(rule)) for rule in CHECKS]
    rules += [(rule.name, rule.severity, title(rule)) for rule in CATALOG_CHECKS]
    for name, severity, text in rules:
        assert f"| `{name}` | {severity} | {text} |" in page


TEXTS = st.text(
    st.one_of(
        st.sampled_from("aeñÑ 0123456789.,:;/-%$€{}()[]<>&¿?¡!“”«»'\"’@²İIVX\n\u202e"),
        st.characters(),
    ),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize("language", ["es", "es_MX", "de", "ja", "ar"])
@settings(derandomize=True, max_examples=150, deadline=None)
@given(source=TEXTS, target=TEXTS)
@example(source="At ² in the morning, IIII", target="A las ² de la mañana, LIC")
@example(source="1/2/3 $1k 1,2,3.4.5", target="%{(}) 99:99 32/13/0000")
def test_no_text_breaks_a_check(language: str, source: str, target: str) -> None:
    entry = Entry(source, target, line=1)
    for finding in check([entry], path="a.po", language=language, glossary=NO_TERMS):
        assert finding.message


@settings(derandomize=True, max_examples=150, deadline=None)
@given(source=TEXTS)
def test_a_copy_differs_in_nothing_from_its_source(source: str) -> None:
    same = {
        "tags",
        "placeholders",
        "markup",
        "urls",
        "names",
        "length",
        "edge-space",
        "double-space",
        "repeated-word",
        "end-punctuation",
        "quotes",
        "brackets",
        "control-characters",
        "mixed-script",
    }
    assert not same & {name for name, _ in found(Entry(source, source, line=1), language="fr")}
