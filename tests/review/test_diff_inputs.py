"""What can be compared: revisions, folders, files, pages; and what can't, with a clear word."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from l10n import pipeline
from l10n.cli import cli
from l10n.errors import ConfigError, L10nError
from l10n.job import Options
from l10n.project import open_project
from tests.conftest import l10n, write_tree

from .history import CATALOG, SOURCE, SPANISH, TEXT, History

HEADER = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
OLD = f'{HEADER}\nmsgid "Good morning."\nmsgstr "Buenos días."\n'
NEW = f'{HEADER}\nmsgid "Good morning."\nmsgstr "Muy buenos días."\n'


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "project")


def run(*arguments: str | Path) -> Any:
    """The diff as JSON data."""
    command = ["diff", *map(str, arguments), "--json"]
    return json.loads(CliRunner().invoke(cli, command, catch_exceptions=False).output)


def changes(found: Any) -> list[tuple[str, str, str]]:
    """The readout, kind and new source of each change."""
    return [
        (readout["readout"], change["kind"], change["source"]["after"])
        for readout in found["readouts"]
        for change in readout["changes"]
    ]


def refused(*arguments: str | Path) -> L10nError:
    """The error that the command ends with."""
    with pytest.raises(L10nError) as caught:
        CliRunner().invoke(
            cli, ["diff", *map(str, arguments)], catch_exceptions=False, standalone_mode=False
        )
    return caught.value


# Versions of a project ---------------------------------------------------------------------


def test_the_default_is_head_and_the_files_as_they_are(history: History) -> None:
    history.sub("a Guatemala", "a la Ciudad de Guatemala")
    found = run("-C", history.folder)
    assert (found["old"], found["new"]) == ("HEAD", "working tree")
    assert [kind for _, kind, _ in changes(found)] == ["retranslated"]


def test_an_edited_source_shows_before_anything_is_built(history: History) -> None:
    path = history.folder / SOURCE
    path.write_text(TEXT.replace("three", "four"), encoding="utf-8")
    found = run("-C", history.folder)
    ((_, kind, after),) = changes(found)
    assert kind == "edited"
    assert "four countries" in after
    assert found["readouts"][0]["behind"] == ["working tree"]
    assert b"four" not in (history.folder / CATALOG).read_bytes()
    pipeline.update(open_project(history.folder), Options())
    built = run("-C", history.folder)
    assert changes(built) == changes(found)
    assert built["readouts"][0]["behind"] == []


def test_a_readout_that_is_not_built_yet_is_added(history: History) -> None:
    write_tree(history.folder, {"source/new.txt": "A New Title\n\nOne sentence.\n"})
    assert changes(run("-C", history.folder)) == [
        ("new", "added", "A New Title"),
        ("new", "added", "One sentence."),
    ]


def test_a_readout_that_is_gone_is_removed(history: History) -> None:
    (history.folder / SOURCE).unlink()
    found = changes(run("-C", history.folder))
    assert {kind for _, kind, _ in found} == {"removed"}
    assert len(found) == len(SPANISH) + 1


def test_a_renamed_readout_has_no_change(history: History) -> None:
    (history.folder / SOURCE).rename(history.folder / "source" / "trip.txt")
    (history.folder / CATALOG).rename((history.folder / CATALOG).with_name("trip.po"))
    found = run("-C", history.folder)
    assert changes(found) == []
    (readout,) = found["readouts"]
    assert (readout["readout"], readout["renamed_from"]) == ("trip", "visit")


def test_a_renamed_readout_whose_old_catalog_stayed(history: History) -> None:
    (history.folder / SOURCE).rename(history.folder / "source" / "trip.txt")
    shutil.copy(history.folder / CATALOG, (history.folder / CATALOG).with_name("trip.po"))
    found = run("-C", history.folder)
    assert changes(found) == []
    assert found["readouts"][0]["renamed_from"] == "visit"


def test_a_new_glossary_shows_the_findings_it_brings(history: History) -> None:
    table = "source,target,note,status\nport of entry,garita de entrada,,preferred\n"
    write_tree(history.folder, {"locales/es/glossary.csv": table})
    found = run("-C", history.folder)
    assert changes(found) == [("visit", "findings", "The delegation visited a port of entry.")]
    (change,) = found["readouts"][0]["changes"]
    assert [each["check"] for each in change["findings"]["appeared"]] == ["terms"]


def test_only_the_wanted_readouts_and_locales(history: History) -> None:
    write_tree(history.folder, {"source/new.txt": "A New Title\n"})
    history.sub("a Guatemala", "a la Ciudad de Guatemala")
    assert len(changes(run("-C", history.folder))) == 2
    assert [slug for slug, _, _ in changes(run("-C", history.folder, "-r", "visit"))] == ["visit"]
    assert changes(run("-C", history.folder, "-r", "visit", "-l", "fr")) == []
    assert "no readout visti" in str(refused("-C", history.folder, "-r", "visti"))


def test_a_broken_catalog_of_a_revision_is_named_and_the_others_are_compared(
    history: History,
) -> None:
    write_tree(history.folder, {"locales/es/LC_MESSAGES/other.po": OLD})
    history.sub(r'msgstr "Agradeció(.*)"$', r'msgstr "Agradeció\1')
    history.commit("broken")
    done = l10n(history.folder, "diff", "begin", "broken")
    assert done.status == 2
    assert f"error: {CATALOG}@broken:" in done.err
    assert "missing closing quote" in done.err
    assert "Buenos días." in done.out


def test_a_broken_catalog_of_the_working_tree_is_named_without_a_revision(
    history: History,
) -> None:
    history.sub(r'msgstr "Agradeció(.*)"$', r'msgstr "Agradeció\1')
    done = l10n(history.folder, "diff")
    assert done.status == 2
    assert f"error: {CATALOG}:" in done.err


def test_an_unknown_revision_is_wrong_usage(history: History) -> None:
    done = l10n(history.folder, "diff", "nowhere")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith('error: git knows no revision "nowhere"')


# Folders and files -------------------------------------------------------------------------


def test_two_folders_need_no_git_and_no_project(tmp_path: Path) -> None:
    write_tree(tmp_path, {"old/locales/es/LC_MESSAGES/a.po": OLD})
    write_tree(tmp_path, {"new/locales/es/LC_MESSAGES/a.po": NEW})
    found = run(tmp_path / "old", tmp_path / "new")
    assert changes(found) == [("a", "retranslated", "Good morning.")]
    assert found["readouts"][0]["locale"] == "es"


def test_two_folders_of_catalogs_alone(tmp_path: Path) -> None:
    write_tree(tmp_path, {"old/deep/a.po": OLD, "new/deep/a.po": NEW, "new/note.txt": "x"})
    found = run(tmp_path / "old", tmp_path / "new")
    assert changes(found) == [("deep/a", "retranslated", "Good morning.")]
    assert found["readouts"][0]["locale"] == "es"


def test_a_revision_and_a_folder(history: History, tmp_path: Path) -> None:
    shutil.copytree(history.folder, tmp_path / "copy")
    path = tmp_path / "copy" / CATALOG
    text = path.read_text(encoding="utf-8").replace("a Guatemala", "a la Ciudad de Guatemala")
    path.write_text(text, encoding="utf-8")
    below = history.folder / "source"
    found = run("-C", below, "HEAD", tmp_path / "copy")
    assert [kind for _, kind, _ in changes(found)] == ["retranslated"]
    assert [kind for _, kind, _ in changes(run("-C", below, tmp_path / "copy"))] == ["retranslated"]


def test_a_branch_of_the_name_of_a_folder(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.git("branch", "source")
    history.sub("a Guatemala", "a la Ciudad de Guatemala")
    monkeypatch.chdir(history.folder)
    assert [kind for _, kind, _ in changes(run("source"))] == ["retranslated"]


def test_one_file_alone(history: History) -> None:
    path = history.folder / CATALOG
    said = str(refused("-C", history.folder, path))
    assert said == f"{path}: this is a file; name two files to compare them"


def test_two_catalogs(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.po": OLD, "b.po": NEW})
    found = run(tmp_path / "a.po", tmp_path / "b.po")
    ((_, kind, _),) = changes(found)
    assert kind == "retranslated"
    (change,) = found["readouts"][0]["changes"]
    assert change["target"]["marks"][0] == ["delete", "Buenos"]
    assert run(tmp_path / "a.po", tmp_path / "a.po")["readouts"] == []


def test_two_catalogs_show_findings_too(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.po": OLD, "b.po": OLD.replace("días", "días  días")})
    (change,) = run(tmp_path / "a.po", tmp_path / "b.po")["readouts"][0]["changes"]
    assert {"double-space", "repeated-word"} & {
        each["check"] for each in change["findings"]["appeared"]
    }


def test_two_readouts_in_different_formats(tmp_path: Path) -> None:
    html = "<h1>A Title</h1><p>They met on Monday. They agreed on two plans.</p>"
    text = "A Title\n\nThey met on Monday. They agreed on three plans.\n"
    write_tree(tmp_path, {"a.html": html, "b.txt": text})
    found = run(tmp_path / "a.html", tmp_path / "b.txt")
    assert changes(found) == [("b", "edited", "They agreed on three plans.")]
    assert found["readouts"][0]["locale"] == ""


def test_two_pages_of_ours(history: History) -> None:
    pages: dict[str, Path] = {}
    for name in ("old", "new"):
        pipeline.render(open_project(history.folder), Options())
        page = history.folder / "output" / "es" / "visit.html"
        pages[name] = page.rename(history.folder / f"{name}.html")
        if name == "old":
            history.sub("tres países", "cuatro países")
    found = run(pages["old"], pages["new"])
    ((_, kind, after),) = changes(found)
    assert kind == "edited"
    assert "cuatro países" in after


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a.po", "a.txt", "a.po is a catalog, {}a.txt a readout; compare two files of one kind"),
        ("a.po", "folder", "a file and a folder can't be compared; name two of one kind"),
    ],
)
def test_two_of_different_kinds(tmp_path: Path, old: str, new: str, said: str) -> None:
    write_tree(tmp_path, {"a.po": OLD, "a.txt": "A Title\n", "folder/b.po": OLD})
    error = refused(tmp_path / old, tmp_path / new)
    assert isinstance(error, ConfigError)
    assert said.format(f"{tmp_path}/") in str(error)


def test_a_file_that_is_no_catalog(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.po": OLD, "b.po": OLD.replace('días."', "días.")})
    assert f"{tmp_path}/b.po:5: " in str(refused(tmp_path / "a.po", tmp_path / "b.po"))


# Noise -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda text: text.replace("msgid", "#: a.txt:7\nmsgid", 2), {"references": 1}),
        (lambda text: text.replace('\nmsgid "G', '\n# a note\nmsgid "G'), {"comments": 1}),
        (lambda text: text.replace('\nmsgid "G', '\n#. title\nmsgid "G'), {"notes": 1}),
        (lambda text: text.replace('\nmsgid "G', '\n#, no-wrap\nmsgid "G'), {"flags": 1}),
        (lambda text: text.replace('"Buenos días."', '""\n"Buenos "\n"días."'), {"wrapping": 1}),
        (lambda text: text.replace("Language: es", "Language: es\\nX-A: b"), {"header": 1}),
        (lambda text: text + '\n#~ msgid "Old."\n#~ msgstr "Viejo."\n', {"obsolete": 1}),
        (lambda text: text.replace("\n\n", "\n\n\n"), {"layout": 1}),
        (lambda text: text.replace("\n", "\r\n"), {"layout": 1}),
    ],
)
def test_what_changes_nothing_anyone_reads_is_counted(
    tmp_path: Path, edit: Callable[[str], str], expected: dict[str, int]
) -> None:
    (tmp_path / "a.po").write_text(OLD, newline="")
    (tmp_path / "b.po").write_text(edit(OLD), newline="")
    found = run(tmp_path / "a.po", tmp_path / "b.po")
    assert changes(found) == []
    assert found["summary"]["noise"] == expected


def test_plural_forms_are_compared(tmp_path: Path) -> None:
    entry = (
        f'{HEADER}\nmsgid "one visit"\nmsgid_plural "{{n}} visits"\n'
        'msgstr[0] "una visita"\nmsgstr[1] "{n} visitas"\n'
    )
    write_tree(tmp_path, {"a.po": entry, "b.po": entry.replace("{n} visitas", "{n} citas")})
    (change,) = run(tmp_path / "a.po", tmp_path / "b.po")["readouts"][0]["changes"]
    assert change["kind"] == "retranslated"
    assert change["target"]["after"] == "una visita\n{n} citas"


def test_obsolete_entries_say_where_a_translation_went(tmp_path: Path) -> None:
    gone = OLD.replace('msgid "G', '#~ msgid "G').replace('msgstr "B', '#~ msgstr "B')
    write_tree(tmp_path, {"a.po": OLD, "b.po": gone})
    (change,) = run(tmp_path / "a.po", tmp_path / "b.po")["readouts"][0]["changes"]
    assert change["kind"] == "removed"
    assert change["state"] == {"before": ["reviewed"], "after": ["obsolete"]}
    (back,) = run(tmp_path / "b.po", tmp_path / "a.po")["readouts"][0]["changes"]
    assert back["kind"] == "added"
    assert back["state"] == {"before": ["obsolete"], "after": ["reviewed"]}


# What reaches a terminal and a comment ------------------------------------------------------

HOSTILE = "\x1b[31m<b>@someone</b> #12 `x` | *y* \u202e"


def hostile(folder: Path) -> tuple[str, str]:
    """Two catalogs that differ, with a translation that no program should act upon."""
    new = NEW.replace("Muy buenos días.", f"Muy {HOSTILE} días.")
    write_tree(folder, {"a.po": OLD, "b.po": new})
    return "a.po", "b.po"


@pytest.mark.parametrize("option", [None, "--stat", "--markdown"])
def test_a_terminal_acts_upon_nothing(tmp_path: Path, option: str | None) -> None:
    done = l10n(tmp_path, "diff", *hostile(tmp_path), *([option] if option else []))
    assert done.status == 0
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out


def test_a_comment_notifies_no_one_and_holds_no_markup(tmp_path: Path) -> None:
    out = l10n(tmp_path, "diff", *hostile(tmp_path), "--markdown").out
    (line,) = (line for line in out.split("\n") if line.startswith("  - es: "))
    assert r"\<b\>@<!-- -->someone\</b\> #<!-- -->12 \`x\` \| \*y\*" in line


def test_a_comment_is_cut_where_it_would_be_too_long(tmp_path: Path) -> None:
    entries = "".join(f'\nmsgid "Text {n}."\nmsgstr "{"palabra " * 50}{n}"\n' for n in range(300))
    write_tree(
        tmp_path, {"a.po": HEADER + entries, "b.po": HEADER + entries.replace("palabra", "x")}
    )
    out = l10n(tmp_path, "diff", "a.po", "b.po", "--markdown").out
    assert len(out) <= 65_000
    shown = out.count("- **retranslated")
    assert 0 < shown < 300
    assert out.endswith(
        f"\n{300 - shown} changes more do not fit here; `l10n diff --html` shows all.\n"
    )


def test_a_terminal_has_colors_and_short_lines(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.po": OLD, "b.po": NEW.replace("días", "días " * 30)})
    environment = os.environ | {"FORCE_COLOR": "1", "COLUMNS": "60", "TERM": "xterm-256color"}
    out = l10n(tmp_path, "diff", "a.po", "b.po", environment=environment).out
    assert "[-" not in out
    assert "\x1b[9;31mBuenos" in out
    text = re.sub(r"\x1b\[[\d;]*m", "", out)
    assert max(len(line) for line in text.split("\n")[:-2]) <= 60
