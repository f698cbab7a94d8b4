"""`l10n memory`: search, stats, and TMX in and out, by the real command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog import states
from l10n.catalog.po import parse
from l10n.model import State

from .conftest import Tree, l10n, write_tree

Make = Callable[[Tree], Path]
PO = "locales/es/LC_MESSAGES/visit.po"
CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#. paragraph
msgid "They discussed border security."
msgstr "Hablaron de la seguridad fronteriza."

#. paragraph
#, fuzzy
msgid "They went home."
msgstr "Fueron a casa."
"""
READOUT = "Visit\n\nThey discussed border security. They went home.\n"


@pytest.fixture
def project(make_project: Make) -> Path:
    return write_tree(make_project({"visit.txt": READOUT}), {PO: CATALOG})


def test_search_and_stats_show_what_was_reviewed(project: Path) -> None:
    found = l10n(project, "memory", "search", "They discussed port security.")
    assert found.status == 0, found.err
    assert found.out == (
        " 82% visit\n"
        "     They discussed border security.\n"
        "     Hablaron de la seguridad fronteriza.\n"
    )
    (word,) = json.loads(l10n(project, "memory", "search", "fronteriza", "--json").out)
    assert word["source"] == "They discussed border security."
    nothing = l10n(project, "memory", "search", "They went home.")
    assert (nothing.status, nothing.out) == (1, "")
    assert nothing.err == "the memory has nothing like it\n"
    stats = l10n(project, "memory", "stats")
    assert (stats.out, stats.err) == ("        1 es visit\n", "1 unit from 1 file\n")
    assert json.loads(l10n(project, "memory", "stats", "--json").out) == [
        {"name": "visit", "language": "es", "units": 1}
    ]


def test_what_one_project_exports_another_takes_over(project: Path, tmp_path: Path) -> None:
    done = l10n(project, "memory", "export", "all.tmx")
    assert (done.status, done.out, done.err) == (0, "", "1 unit\n")
    whole = (project / "all.tmx").read_text(encoding="utf-8")
    assert l10n(project, "memory", "export", "-q").out == whole

    other = tmp_path / "other"
    (other / "source").mkdir(parents=True)
    shutil.copy(project / "pyproject.toml", other)
    (other / "source" / "new.txt").write_text(READOUT, encoding="utf-8")
    taken = l10n(other, "memory", "import", "../project/all.tmx")
    assert taken.out == "created locales/es/memory/all.tmx\n"
    assert taken.err == "all.tmx: 1 unit\n"
    again = l10n(other, "memory", "import", "../project/all.tmx", "-q")
    assert (again.status, again.out, again.err) == (0, "", "")

    assert l10n(other, "update").status == 0
    assert l10n(other, "translate").status == 0
    path = other / "locales/es/LC_MESSAGES/new.po"
    entries = {entry.msgid: entry for entry in parse(path.read_bytes(), "new.po").entries}
    entry = entries["They discussed border security."]
    assert entry.msgstr == "Hablaron de la seguridad fronteriza."
    sha = states.digest(entry.msgstr)
    assert entry.comments == (f"memory: 100% from all.tmx sha={sha}",)
    assert states.state(entry) is State.REVIEWED
    assert states.state(entries["They went home."]) is State.MACHINE


def test_deleting_the_state_changes_nothing(project: Path) -> None:
    write_tree(project, {"old.tmx": l10n(project, "memory", "export", "-q").out})
    l10n(project, "memory", "import", "old.tmx")
    before = l10n(project, "memory", "stats").out
    assert before == "        1 es old.tmx\n        1 es visit\n"
    shutil.rmtree(project / ".l10n")
    assert l10n(project, "memory", "stats").out == before


def test_a_bad_file_is_named_and_changes_nothing(project: Path) -> None:
    write_tree(project, {"bad.tmx": '<tmx version="1.4">\n<body>\n'})
    done = l10n(project, "memory", "import", "bad.tmx")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("error: bad.tmx:3: not well-formed XML: no element found")
    assert not (project / "locales/es/memory").exists()
    write_tree(project, {"locales/es/memory/bad.tmx": "no tmx"})
    shown = l10n(project, "memory", "stats")
    assert shown.out == "        1 es visit\n"
    assert shown.err.startswith("warning: locales/es/memory/bad.tmx:1: not well-formed XML")


def test_another_language_is_refused(project: Path) -> None:
    done = l10n(project, "memory", "search", "x", "--language", "fr")
    assert done.status == 2
    assert "fr is none of the project's languages: es" in done.err
