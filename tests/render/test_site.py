"""The strings of the page chrome: those in the templates, those shipped, those shown."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from l10n.catalog import po
from l10n.catalog.po import Record
from l10n.model import Entry, Key
from l10n.render.languages import language
from l10n.render.site import Strings, extract_site

from . import sample

ROOT = Path(__file__).parents[2]
SHIPPED = resources.files("l10n") / "site" / "es.po"
CATALOG = ROOT / "locales" / "es" / "LC_MESSAGES" / "site.po"
TEMPLATE = ROOT / "l10n" / "site" / "site.pot"


def _strings(translations: dict[Key, str]) -> Strings:
    return Strings(language("es"), language("en"), translations)


def test_the_strings_of_every_template_are_extracted() -> None:
    entries = {entry.msgid: entry for entry in extract_site()}
    link = entries["Read the {language} version"]
    assert link.references == (
        "l10n/render/templates/about.html",
        "l10n/render/templates/notice.html",
    )
    assert link.notes == ("A link to the page in the source language.",)
    assert link.flags == ("python-brace-format",)
    assert entries["Skip to main content"].flags == ()


def test_every_string_has_a_note_for_translators() -> None:
    assert [entry.msgid for entry in extract_site() if not entry.notes] == []


def test_the_shipped_template_has_the_strings_of_the_templates() -> None:
    header = Record(Entry("", "Content-Type: text/plain; charset=UTF-8\n"))
    extracted = po.Catalog((header,)).replaced(extract_site()).dump()
    if os.environ.get("L10N_GOLDEN") == "write":
        TEMPLATE.write_bytes(extracted)
    assert TEMPLATE.read_bytes() == extracted


def test_the_template_of_this_project_is_the_shipped_one() -> None:
    of_project = po.parse((ROOT / "locales" / "site.pot").read_bytes(), "site.pot").entries
    shipped = po.parse(TEMPLATE.read_bytes(), "site.pot").entries
    assert [replace(e, line=0) for e in of_project] == [replace(e, line=0) for e in shipped]


def test_every_string_is_in_spanish_and_reviewed() -> None:
    catalog = po.parse(SHIPPED.read_bytes(), "es.po")
    reviewed = {e.key for e in catalog.entries if e.msgstr and not e.fuzzy and not e.obsolete}
    assert [e.msgid for e in extract_site() if e.key not in reviewed] == []
    assert len(catalog.entries) == len(extract_site())


def test_no_translation_loses_a_placeholder() -> None:
    for entry in po.parse(SHIPPED.read_bytes(), "es.po").entries:
        values = {"language": "L", "count": 1, "total": 2, "title": "T", "number": 3, "score": "S"}
        shown = _strings({entry.key: entry.msgstr}).text(entry.msgid, **values)
        assert "<span" not in shown, entry.msgid


def test_this_project_and_a_new_one_have_the_same_spanish() -> None:
    assert CATALOG.read_bytes() == SHIPPED.read_bytes()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
@pytest.mark.parametrize("path", [TEMPLATE, CATALOG])
def test_msgfmt_accepts_the_catalogs(path: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["msgfmt", "--check", f"--output-file={tmp_path / 'site.mo'}", str(path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


def test_a_string_is_shown_in_its_language() -> None:
    shown = _strings({(None, "Sentence {number}"): "Oración {number}"})
    assert shown.text("Sentence {number}", number=4) == "Oración 4"


def test_a_string_without_a_translation_is_marked_as_english() -> None:
    assert _strings({}).text("Languages") == '<span lang="en">Languages</span>'


def test_a_string_of_the_source_language_needs_no_translation() -> None:
    assert Strings(language("en"), language("en")).text("Languages") == "Languages"


@pytest.mark.parametrize("broken", ["Oración", "Oración {numero}", "Oración {number} {total}"])
def test_a_translation_with_other_placeholders_is_not_shown(broken: str) -> None:
    shown = _strings({(None, "Sentence {number}"): broken}).text("Sentence {number}", number=4)
    assert shown == '<span lang="en">Sentence 4</span>'


def test_neither_a_translation_nor_a_value_is_markup() -> None:
    shown = _strings({(None, "Sentence {number}"): "<b>{number}</b> 100% {}"})
    assert shown.text("Sentence {number}", number="<i>") == ("&lt;b&gt;&lt;i&gt;&lt;/b&gt; 100% {}")


def test_a_placeholder_reaches_into_nothing() -> None:
    hostile = "{number.__class__} {number}"
    shown = _strings({(None, "Sentence {number}"): hostile}).text("Sentence {number}", number=4)
    assert shown == "{number.__class__} 4"


def test_a_site_has_strings_for_each_language() -> None:
    site = sample.site({"es": {(None, "Table"): "Tabla"}})
    assert site.strings_in(language("es")).text("Table") == "Tabla"
    assert site.strings_in(language("en")).text("Table") == "Table"
    assert [one.name for one in site.all] == ["English", "Español"]
