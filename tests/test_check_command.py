"""`l10n check`: which entries it looks at, its formats, its exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog import states

from .conftest import Tree, l10n

Make = Callable[[Tree], Path]
TEXT = "A Title\n\nThe Secretary met with 25 officials.\n"
CATALOG = "locales/es/LC_MESSAGES/a.po"


@pytest.fixture
def faulty(make_project: Make) -> Path:
    """A project with one reviewed entry, whose number is wrong."""
    project = make_project({"a.txt": TEXT})
    assert l10n(project, "build", "--no-machine").status == 0
    catalog = project / CATALOG
    entry = 'msgid "The Secretary met with 25 officials."\nmsgstr "'
    text = catalog.read_text(encoding="utf-8")
    assert entry in text
    done = text.replace(entry, entry + "El secretario se reunió con 52 funcionarios.", 1)
    catalog.write_text(done, encoding="utf-8")
    return project


def test_a_fault_is_a_line_with_its_place_and_fails(faulty: Path) -> None:
    done = l10n(faulty, "check")
    assert done.status == 1
    assert done.out.startswith(f"{CATALOG}:")
    assert "error: [numbers] “25” of the source is missing" in done.out
    assert done.err.endswith("1 readout: 2 errors, 0 warnings, 0 notes\n")


def test_a_translator_waives_a_check_by_name(faulty: Path) -> None:
    catalog = faulty / CATALOG
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace("#. paragraph", "# ignore: numbers\n#. paragraph"))
    assert l10n(faulty, "check").status == 0


def test_drafts_are_checked_on_request(faulty: Path) -> None:
    catalog = faulty / CATALOG
    text = catalog.read_text(encoding="utf-8")
    digest = states.digest("El secretario se reunió con 52 funcionarios.")
    mark = f"# machine: translate-en_es 0.2 score=0.50 sha={digest}\n#. paragraph"
    text = text.replace("#. paragraph", mark).replace(
        'msgid "The Secretary', '#, fuzzy\nmsgid "The Secretary'
    )
    catalog.write_text(text, encoding="utf-8")
    assert l10n(faulty, "check").status == 0
    assert l10n(faulty, "check", "--drafts").status == 1


def test_what_the_machine_doubted_is_told_until_a_person_has_seen_to_it(
    make_project: Make,
) -> None:
    spanish = "La secretaria se reunió con el ministro."
    project = make_project({"a.txt": f"{TEXT}\n{spanish}\n"})
    l10n(project, "build")
    catalog = project / "locales" / "es" / "LC_MESSAGES" / "a.po"
    problem = "it is in the target language already"
    assert f"# machine problem: {problem}\n" in catalog.read_text(encoding="utf-8")

    done = l10n(project, "check", "--drafts")
    assert done.status == 1
    assert f"warning: [draft-problem] {problem} — {spanish}" in done.out
    risky = l10n(project, "status", "--by-risk").out.splitlines()
    assert risky[0].endswith(spanish)
    assert risky[1] == f"     problem: {problem}"

    catalog.write_text(
        catalog.read_text(encoding="utf-8").replace(f'msgstr "{spanish}"', 'msgstr "Igual."'),
        encoding="utf-8",
    )
    assert problem not in l10n(project, "check", "--drafts").out
    assert problem not in l10n(project, "status", "--by-risk").out


def test_json_sarif_and_annotations(faulty: Path) -> None:
    data = json.loads(l10n(faulty, "check", "--format", "json").out)
    assert data["counts"] == {"error": 2, "warning": 0, "note": 0}
    assert data["findings"][0]["path"] == CATALOG
    sarif = json.loads(l10n(faulty, "check", "--format", "sarif").out)
    assert sarif["version"] == "2.1.0"
    assert sarif["runs"][0]["results"][0]["ruleId"] == "numbers"
    github = l10n(faulty, "check", "--format", "github").out
    assert github.startswith(f"::error file={CATALOG},line=")


def test_the_same_source_translated_two_ways_in_two_readouts(make_project: Make) -> None:
    project = make_project({"a.txt": TEXT, "b.txt": TEXT.replace("25", "30")})
    l10n(project, "build", "--no-machine")
    for slug, title in (("a", "Un título"), ("b", "Otro título")):
        path = project / f"locales/es/LC_MESSAGES/{slug}.po"
        text = path.read_text(encoding="utf-8")
        text = text.replace('msgid "A Title"\nmsgstr ""', f'msgid "A Title"\nmsgstr "{title}"')
        path.write_text(text, encoding="utf-8")
    done = l10n(project, "check")
    found = [line for line in done.out.splitlines() if "[inconsistent]" in line]
    assert [line.split(":")[0].rsplit("/", 1)[1] for line in found] == ["b.po"]


def test_a_wrong_glossary_is_named(faulty: Path) -> None:
    (faulty / "locales/es/glossary.csv").write_text("source,target,note,status\na,b,c,wrong\n")
    done = l10n(faulty, "check")
    assert done.status == 2
    assert "glossary.csv:2: " in done.err


def test_the_projects_own_catalogs_have_no_finding() -> None:
    root = Path(__file__).parent.parent
    done = l10n(root, "check")
    assert (done.status, done.out) == (0, "")
