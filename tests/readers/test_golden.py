"""Files and what is read from them. `L10N_GOLDEN=write` remakes what is expected."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from l10n.readers import SUFFIXES, read
from tests.readers.outlines import outline

FOLDER = Path(__file__).parent / "golden"
PROJECT = Path(__file__).parents[2]
INPUTS = [path for path in sorted(FOLDER.iterdir()) if path.suffix in SUFFIXES]
SOURCES = [
    PROJECT / "source" / "2024-03-05-ramirez-ottawa.html",
    PROJECT / "source" / "releases" / "2025-01-15-harbor-security-meeting.md",
]


@pytest.mark.parametrize("path", INPUTS + SOURCES, ids=lambda path: path.name)
def test_a_file_reads_as_expected(path: Path) -> None:
    expected = FOLDER / f"{path.name}.expected"
    found = outline(read(path, slug=path.stem, name=path.name))
    if os.environ.get("L10N_GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
