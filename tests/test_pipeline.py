"""The spine, through the real commands and with the real model, from text to pages."""

from __future__ import annotations

import gettext
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog import states
from l10n.catalog.po import parse
from l10n.model import State

from .conftest import SEED, Tree, l10n, read_tree

Make = Callable[[Tree], Path]
SHORT = """\
Readout of Secretary Ana Solís’s Meeting in Laredo

Release Date: March 3, 2025

The Secretary met with local officials. They discussed trade and security.

Next steps:

  • Open a new office.
"""


def states_of(project: Path, slug: str) -> dict[str, State]:
    path = project / "locales" / "es" / "LC_MESSAGES" / f"{slug}.po"
    return {e.msgid: states.state(e) for e in parse(path.read_bytes(), slug).entries}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def review(path: Path) -> None:
    """Approve every entry of a catalog, as a translator does who finds it right."""
    subprocess.run(["msgattrib", "--clear-fuzzy", "-o", path, path], check=True)


def test_build_makes_everything_of_a_readout(make_project: Make, seed: bytes) -> None:
    project = make_project({f"{SEED}.txt": seed})
    done = l10n(project, "build")
    assert done.status == 0, done.err
    made = [
        f"locales/{SEED}.pot",
        f"locales/es/LC_MESSAGES/{SEED}.po",
        f"locales/es/LC_MESSAGES/{SEED}.mo",
        f"output/en/{SEED}.html",
        f"output/es/{SEED}.html",
        f"output/paired/{SEED}.html",
        "output/index.html",
        "locales/site.pot",
        "locales/es/LC_MESSAGES/site.po",
    ]
    for name in made:
        assert f"created {name}" in done.out.splitlines()
    spanish = (project / f"output/es/{SEED}.html").read_text(encoding="utf-8")
    assert '<html lang="es"' in spanish
    assert "11 de julio de 2018" in spanish
    assert 'data-l10n-state="machine"' in spanish
    assert "page was not helpful because" not in spanish
    assert set(states_of(project, SEED).values()) == {State.MACHINE}
    assert len(states_of(project, SEED)) == 16


def test_the_second_build_translates_nothing_writes_nothing_and_says_so(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    assert l10n(project, "build").status == 0
    before = read_tree(project)
    times = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    again = l10n(project, "build", "--json")
    assert (again.status, read_tree(project)) == (0, before)
    result = json.loads(again.out)
    assert (result["changes"], result["drafted"]) == ([], 0)
    assert "nothing to do, no file changed" in again.err
    changed = [path for path, then in times.items() if path.stat().st_mtime_ns != then]
    assert [path.name for path in changed if path.name != "lock"] == []


def test_the_stages_one_by_one_make_what_build_makes(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    for stage in ("extract", "update", "translate", "compile", "render"):
        done = l10n(project, stage)
        assert done.status == 0, done.err
    staged = read_tree(project)
    assert l10n(project, "build").out == ""
    assert read_tree(project) == staged


@pytest.mark.parametrize(
    "change",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "es_ES.UTF-8", "LANGUAGE": "es"},
        {"PYTHONHASHSEED": "1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_surroundings_change_no_byte(make_project: Make, change: dict[str, str]) -> None:
    project = make_project({"a.txt": SHORT})
    assert l10n(project, "build").status == 0
    before = read_tree(project)
    for page in (project / "output").rglob("*.html"):
        page.unlink()
    (project / "source" / "a.txt").touch()
    elsewhere = project.parent
    done = l10n(elsewhere, "build", "-C", str(project), environment={**os.environ, **change})
    assert done.status == 0, done.err
    assert read_tree(project) == before


def test_the_committed_files_are_what_the_build_makes() -> None:
    """In a checkout of the project itself; the build must leave `git status` clean."""
    root = Path(__file__).parent.parent
    before = read_tree(root / "output"), read_tree(root / "locales")
    done = l10n(root, "build")
    assert done.status == 0, done.err
    assert [line for line in done.out.splitlines() if not line.endswith(".mo")] == []
    made = {**read_tree(root / "locales")}
    without_mo = {name: data for name, data in made.items() if not name.endswith(".mo")}
    committed = {name: data for name, data in before[1].items() if not name.endswith(".mo")}
    assert (read_tree(root / "output"), without_mo) == (before[0], committed)


def test_an_edited_sentence_costs_one_draft_and_its_own_files(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT, "b.txt": SHORT.replace("Laredo", "Bogotá")})
    l10n(project, "build")
    replace_in(project / "source/a.txt", "trade and security", "trade, ports and security")
    done = json.loads(l10n(project, "build", "--json").out)
    assert done["drafted"] == 1
    names = [change["path"] for change in done["changes"]]
    assert names
    assert all("/a." in name or name == "locales/a.pot" for name in names)


def test_reviewed_text_is_shown_without_a_notice_and_survives(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    l10n(project, "build")
    catalog = project / "locales/es/LC_MESSAGES/a.po"
    review(catalog)
    reviewed = catalog.read_bytes()
    done = l10n(project, "build", "--release")
    assert done.status == 0, done.err
    assert catalog.read_bytes() == reviewed
    page = (project / "output/es/a.html").read_text(encoding="utf-8")
    assert "data-l10n-state" not in page
    messages = gettext.translation("a", project / "locales", ["es"])
    assert messages.gettext("Open a new office.") != "Open a new office."


def test_a_release_with_unreviewed_entries_falls_back_to_english_and_says_so(
    make_project: Make,
) -> None:
    project = make_project({"a.txt": SHORT})
    done = l10n(project, "build", "--release")
    assert done.status == 1
    assert "5 entries not reviewed, shown in English" in done.err
    page = (project / "output/es/a.html").read_text(encoding="utf-8")
    assert "They discussed trade and security." in page
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text() + "allow-unreviewed = true\n")
    assert l10n(project, "build", "--release").status == 0


def test_a_build_without_the_machine_leaves_entries_empty(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    assert l10n(project, "build", "--no-machine").status == 0
    assert set(states_of(project, "a").values()) == {State.UNTRANSLATED}


def test_redraft_changes_what_only_a_machine_wrote(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    l10n(project, "build")
    catalog = project / "locales/es/LC_MESSAGES/a.po"
    before = parse(catalog.read_bytes(), "a").entries
    replace_in(catalog, f'msgstr "{before[1].msgstr}"', 'msgstr "A mano."')
    replace_in(catalog, f" sha={states.digest(before[2].msgstr)}", f" sha={states.digest('x')}")
    replace_in(catalog, f'msgstr "{before[2].msgstr}"', 'msgstr "x"')
    done = json.loads(l10n(project, "translate", "--redraft", "--json").out)
    after = parse(catalog.read_bytes(), "a").entries
    assert after[1].msgstr == "A mano."
    assert after[2] == before[2]
    assert done["drafted"] == 4


@pytest.mark.parametrize("exact", ["reviewed", "draft"])
def test_the_memory_is_asked_before_the_machine(make_project: Make, exact: str) -> None:
    project = make_project({"a.txt": SHORT})
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text() + f'memory-exact = "{exact}"\n')
    l10n(project, "build")
    review(project / "locales/es/LC_MESSAGES/a.po")
    new = SHORT.replace("Ana Solís", "Eva Ruiz").replace("a new office", "two new offices")
    (project / "source/b.txt").write_text(new, encoding="utf-8")
    done = json.loads(l10n(project, "build", "--json").out)
    found = states_of(project, "b")
    expected = State.REVIEWED if exact == "reviewed" else State.MEMORY
    assert found["They discussed trade and security."] is expected
    assert found["The Secretary met with local officials."] is expected
    assert found["Readout of Secretary Eva Ruiz’s Meeting in Laredo"] is State.MEMORY
    assert done["remembered"] + done["drafted"] == 5
    text = (project / "locales/es/LC_MESSAGES/b.po").read_text(encoding="utf-8")
    assert "# memory: 100% from a" in text


def test_deleting_the_state_folder_changes_no_byte(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT, "b.txt": SHORT.replace("Laredo", "Bogotá")})
    l10n(project, "build")
    before = read_tree(project)
    shutil.rmtree(project / ".l10n")
    again = json.loads(l10n(project, "build", "--json").out)
    assert (again["changes"], read_tree(project)) == ([], before)


def test_a_readout_that_is_gone_takes_its_pages_along_and_leaves_its_catalog(
    make_project: Make,
) -> None:
    project = make_project({"a.txt": SHORT, "old/b.txt": SHORT})
    l10n(project, "build")
    foreign = project / "output/es/mine.html"
    foreign.write_text("<p>not made by l10n</p>", encoding="utf-8")
    (project / "source/old/b.txt").unlink()
    done = l10n(project, "build")
    assert done.status == 0
    assert "removed output/es/old/b.html" in done.out.splitlines()
    assert "removed locales/old/b.pot" in done.out.splitlines()
    assert (project / "locales/es/LC_MESSAGES/old/b.po").exists()
    assert "warning: locales/es/LC_MESSAGES/old/b.po: its readout is gone" in done.err
    assert foreign.exists()


def test_one_of_two_builds_at_once_waits_its_turn(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    code = (
        "import time, sys; from pathlib import Path; from l10n import files\n"
        "with files.lock(Path('.l10n')):\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=project, stdout=subprocess.PIPE, text=True
    ) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            done = l10n(project, "build")
        finally:
            holder.kill()
    assert done.status == 2
    assert "another l10n run is at work in this project; wait until it ends" in done.err
    assert not (project / "output").exists()


def test_a_catalog_saved_during_the_run_is_not_overwritten(make_project: Make) -> None:
    project = make_project({"a.txt": SHORT})
    l10n(project, "build")
    catalog = project / "locales/es/LC_MESSAGES/a.po"
    replace_in(project / "source/a.txt", "a new office", "two new offices")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from l10n import pipeline\n"
        "from l10n.job import Options\n"
        "from l10n.project import open_project\n"
        "path = Path('locales/es/LC_MESSAGES/a.po')\n"
        "def save(stage, done, total):\n"
        "    if stage == 'render':\n"
        "        path.write_bytes(path.read_bytes() + b'\\n# saved meanwhile\\n')\n"
        "result = pipeline.build(open_project(Path()), Options(), save)\n"
        "print(*result.failures)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    assert "a.po: someone saved it while this run was at work" in done.stdout
    assert catalog.read_bytes().endswith(b"# saved meanwhile\n")
    assert l10n(project, "build").status == 0
    assert b"# saved meanwhile" in catalog.read_bytes()
