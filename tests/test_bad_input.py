"""Bad input: one clear line with file, line and remedy, nothing changed for it, others built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Tree, l10n, read_tree, write_tree

Make = Callable[[Tree], Path]
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
