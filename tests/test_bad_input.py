"""Bad input: one clear line with file, line and remedy, nothing changed for it, others built."""

from __future__ import annotations

import gettext
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Tree, l10n, read_tree, write_tree

Make = Callable[[Tree], Path]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
GOOD = "A Good Readout\n\nRelease Date: March 3, 2025\n\nThe Secretary met with officials.\n"
CATALOGS = Path(__file__).parent / "catalog" / "bad"


def files_of(project: Path, slug: str) -> dict[str, bytes]:
    return {name: data for name, data in read_tree(project).items() if f"/{slug}." in name}


BAD_SOURCES = {
    "empty": ("bad.txt", b"", "source/bad.txt: "),
    "blank": ("bad.txt", b" \n\n", "source/bad.txt: "),
    "binary": ("bad.txt", bytes(range(256)) * 4, "source/bad.txt"),
    "unknown suffix": (
        "bad.docx",
        b"PK\x03\x04",
        "source/bad.docx: unknown suffix .docx; expected",
    ),
    "no suffix": ("bad", b"text", "source/bad: unknown suffix (none); expected"),
    "no title": ("bad.html", b"<p>Only a paragraph.</p>", "source/bad.html"),
}


@pytest.mark.parametrize("name", BAD_SOURCES)
def test_a_bad_source_is_reported_and_the_others_are_built(make_project: Make, name: str) -> None:
    file, content, message = BAD_SOURCES[name]
    project = make_project({"good.txt": GOOD, file: content})
    before = files_of(project, "bad")
    done = l10n(project, "build")
    errors = [line for line in done.err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    assert errors[0].startswith(f"error: {message}")
    assert "; " in errors[0], "the remedy"
    assert done.status == 1
    assert files_of(project, "bad") == before
    assert (project / "output/es/good.html").exists()


@pytest.mark.parametrize("name", BAD_SOURCES)
def test_a_project_of_nothing_but_a_bad_source_exits_2(make_project: Make, name: str) -> None:
    file, content, _ = BAD_SOURCES[name]
    assert l10n(make_project({file: content}), "build", "--no-machine").status == 2


def test_unclosed_tags_and_a_script_are_read_and_do_no_harm(make_project: Make) -> None:
    html = (
        "<h1>A <b>title<p>Some text. <script>alert(1)</script><ul><li>One<li>Two"
        '<p><a href="javascript:alert(2)">a link</a> <img src=x onerror=alert(3)>'
    )
    project = make_project({"bad.html": html})
    done = l10n(project, "build")
    assert done.status == 0, done.err
    page = (project / "output/es/bad.html").read_text(encoding="utf-8")
    assert "alert" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize("name", ["missing-quote", "duplicate", "bad-escape", "wrong-charset"])
def test_a_broken_catalog_is_reported_and_the_others_are_built(
    make_project: Make, name: str
) -> None:
    project = make_project({"good.txt": GOOD, "bad.txt": GOOD})
    catalog = project / "locales/es/LC_MESSAGES/bad.po"
    catalog.parent.mkdir(parents=True)
    shutil.copy(CATALOGS / f"{name}.po", catalog)
    before = files_of(project, "bad")
    done = l10n(project, "build")
    expected = (CATALOGS / f"{name}.txt").read_text(encoding="utf-8").strip()
    expected = expected.replace(f"{name}.po", "locales/es/LC_MESSAGES/bad.po", 1)
    assert f"error: {expected}" in done.err.splitlines()
    assert done.status == 1
    assert files_of(project, "bad") == before
    assert (project / "output/es/good.html").exists()


def test_a_read_only_locales_folder(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD})
    locales = project / "locales"
    locales.mkdir()
    locales.chmod(0o555)
    command = [sys.executable, "-m", "l10n", "build", "--no-machine"]
    if os.geteuid() == 0:
        # The superuser may write anywhere until the capability to do so is dropped.
        drop = "--bounding-set=-dac_override,-dac_read_search"
        command = ["setpriv", drop, "--inh-caps=-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    locales.chmod(0o755)
    assert done.returncode == 2
    assert "error: " in done.stderr
    assert "can't be written: Permission denied; check the permissions" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "output").exists()


def test_no_model_for_the_language(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD})
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace('["es"]', '["fi"]'))
    done = l10n(project, "build")
    assert done.status == 2
    assert "no translation package from en to fi" in done.err
    assert files_of(project, "good").keys() == {"source/good.txt"}
    assert l10n(project, "build", "--no-machine").status == 0


def test_no_project(tmp_path: Path) -> None:
    done = l10n(tmp_path, "build")
    assert done.status == 2
    assert "run `l10n init` to start a project" in done.err


def test_no_source_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pyproject.toml": '[tool.l10n]\nname = "x"\n'})
    done = l10n(tmp_path, "build")
    assert (done.status, done.out) == (2, "")
    assert "source: no such folder; put the readouts in it" in done.err


def test_a_readout_that_is_not_there(make_project: Make) -> None:
    done = l10n(make_project({"good.txt": GOOD}), "build", "goud")
    assert done.status == 2
    assert "no readout goud in source/; did you mean good?" in done.err


def test_two_files_of_one_slug(make_project: Make) -> None:
    project = make_project({"a.txt": GOOD, "a.md": "# A title\n\nText.\n", "good.txt": GOOD})
    done = l10n(project, "build", "--no-machine")
    assert done.status == 1
    assert "error: source/a.md: another file has the slug a; rename this file" in done.err
    assert files_of(project, "a").keys() == {"source/a.md", "source/a.txt"}


def test_the_slug_of_the_page_chrome(make_project: Make) -> None:
    done = l10n(make_project({"site.txt": GOOD, "good.txt": GOOD}), "build", "--no-machine")
    assert done.status == 1
    assert "error: source/site.txt: the page chrome has the slug site; rename" in done.err


def test_hidden_files_and_backups_are_not_readouts(make_project: Make) -> None:
    tree: Tree = {"good.txt": GOOD, ".DS_Store": b"\0", "good.txt~": "x", ".git/x.txt": "x"}
    assert l10n(make_project(tree), "build", "--no-machine").status == 0


def test_a_language_without_a_model_does_not_stop_the_others(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD})
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace('["es"]', '["es", "fi"]'))
    done = l10n(project, "build")
    assert done.status == 1
    assert done.err.count("no translation package from en to fi") == 1
    page = (project / "output/es/good.html").read_text(encoding="utf-8")
    assert 'data-l10n-state="machine"' in page
    assert 'lang="en"' in (project / "output/fi/good.html").read_text(encoding="utf-8")


def test_a_charset_that_can_not_hold_a_draft(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD, "bad.txt": GOOD.replace("officials", "señores")})
    catalog = project / "locales/es/LC_MESSAGES/bad.po"
    write_tree(project, {"locales/es/LC_MESSAGES/bad.po": HEADER.replace("UTF-8", "US-ASCII")})
    before = files_of(project, "bad")
    done = l10n(project, "build")
    assert done.status == 1
    assert "bad.po: the file's charset ascii can't hold “" in done.err
    assert files_of(project, "bad") == before
    assert catalog.exists()
    assert (project / "output/es/good.html").exists()


def test_a_folder_in_the_way_leaves_the_whole_readout_as_it_was(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD, "bad.txt": GOOD})
    assert l10n(project, "build", "--no-machine").status == 0
    page = project / "output/es/bad.html"
    page.unlink()
    page.mkdir()
    (project / "source/bad.txt").write_text(GOOD.replace("officials", "mayors"))
    before = files_of(project, "bad")
    done = l10n(project, "build", "--no-machine")
    assert done.status == 1
    assert "error: output/es/bad.html: is a folder (expected a file)" in done.err
    assert files_of(project, "bad") == before


def test_a_failing_readout_keeps_its_place_in_the_index(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD, "bad.txt": GOOD})
    assert l10n(project, "build", "--no-machine").status == 0
    (project / "source/bad.txt").write_bytes(b"")
    done = l10n(project, "build", "--no-machine")
    assert "warning: the index of pages stays as it was" in done.err
    assert "bad.html" in (project / "output/index.html").read_text(encoding="utf-8")


def test_a_broken_chrome_does_not_stop_status(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD})
    write_tree(project, {"locales/es/LC_MESSAGES/site.po": 'msgid "x\n'})
    told = l10n(project, "status")
    assert "good" in told.out
    assert "site.po:1: missing closing quote" in told.err
    done = l10n(project, "build", "--no-machine")
    assert done.status == 2
    assert "site.po:1: missing closing quote" in done.err


def test_a_catalog_without_a_header_gets_one(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD})
    entry = 'msgid "A Good Readout"\nmsgstr "Un buen resumen, sí"\n'
    write_tree(project, {"locales/es/LC_MESSAGES/good.po": entry})
    assert l10n(project, "build", "--no-machine").status == 0
    messages = gettext.translation("good", project / "locales", ["es"])
    assert messages.gettext("A Good Readout") == "Un buen resumen, sí"


def test_files_that_l10n_did_not_make_stay(make_project: Make) -> None:
    foreign = {
        "locales/messages.pot": 'msgid "x"\nmsgstr ""\n',
        "locales/es/LC_MESSAGES/django.mo": "binary",
        "output/es/mine.html": "<p>mine</p>",
    }
    project = write_tree(make_project({"good.txt": GOOD}), foreign)
    assert l10n(project, "build", "--no-machine").status == 0
    assert all((project / name).exists() for name in foreign)


def test_the_pages_of_a_language_that_is_gone_go(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD})
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace('["es"]', '["es", "es-MX"]'))
    assert l10n(project, "build", "--no-machine").status == 0
    settings.write_text(settings.read_text().replace(', "es-MX"', ""))
    assert "removed output/es_MX/good.html" in l10n(project, "build", "--no-machine").out


def test_a_name_that_can_not_be_shown(make_project: Make) -> None:
    project = make_project({"good.txt": GOOD, "new\nline.txt": GOOD})
    done = l10n(project, "build", "--no-machine")
    assert done.status == 1
    assert r"error: source/new\nline.txt: the name holds a character" in done.err


def test_a_readout_named_as_a_shell_completes_it(make_project: Make) -> None:
    project = make_project({"a.txt": GOOD, "b.txt": GOOD})
    for name in ("./source/a.txt", str(project / "source/a.txt"), "source/a.txt", "a"):
        assert '"a"' in l10n(project, "extract", "--json", name).out
