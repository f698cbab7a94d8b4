"""`l10n glossary`: search, and TBX in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Tree, l10n, write_tree

Make = Callable[[Tree], Path]
TABLE = "source,target,note,status\nasylum seeker,solicitante de asilo,A person.,preferred\n"
PATH = "locales/es/glossary.csv"


@pytest.fixture
def project(make_project: Make) -> Path:
    return write_tree(make_project({}), {PATH: TABLE, "source/a.txt": "A\n\nText.\n"})


def test_search_finds_inflected_terms(project: Path) -> None:
    done = l10n(project, "glossary", "search", "Two asylum seekers arrived.")
    assert done.status == 0
    assert done.out == "asylum seeker [preferred] solicitante de asilo — A person.\n"
    assert l10n(project, "glossary", "search", "Nothing here.").status == 1


def test_tbx_out_and_in_adds_only_what_is_new(project: Path) -> None:
    assert l10n(project, "glossary", "export", "out.tbx").status == 0
    again = l10n(project, "glossary", "import", "out.tbx")
    assert (again.out, again.err) == ("", "0 terms added; 1 known already\n")
    assert (project / PATH).read_text() == TABLE
    (project / PATH).write_text(
        "source,target,note,status\r\nborder,frontera,A line.,preferred\r\n"
    )
    merged = l10n(project, "glossary", "import", "out.tbx")
    assert merged.out == f"updated {PATH}\n"
    assert (project / PATH).read_bytes().decode() == (
        "source,target,note,status\r\nborder,frontera,A line.,preferred\r\n"
        "asylum seeker,solicitante de asilo,A person.,preferred\r\n"
    )


def test_the_columns_of_the_table_are_kept(project: Path) -> None:
    l10n(project, "glossary", "export", "out.tbx")
    (project / PATH).write_text("status,source,target,note\npreferred,border,frontera,A line.\n")
    l10n(project, "glossary", "import", "out.tbx")
    last = (project / PATH).read_text().splitlines()[-1]
    assert last == "preferred,asylum seeker,solicitante de asilo,A person."


def test_a_file_that_is_no_tbx(project: Path) -> None:
    done = l10n(project, "glossary", "import", "pyproject.toml")
    assert done.status == 2
    assert "pyproject.toml:" in done.err
    assert (project / PATH).read_text() == TABLE


def test_a_language_that_the_project_does_not_have(project: Path) -> None:
    done = l10n(project, "glossary", "export", "--language", "fr")
    assert done.status == 2
    assert "fr is none of the project's languages: es" in done.err
