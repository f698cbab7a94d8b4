from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po

from l10n.catalog import header
from l10n.config import Config


@pytest.mark.parametrize("language", ["es", "uk"])
def test_every_tool_reads_a_new_catalog_without_a_word(tmp_path: Path, language: str) -> None:
    path = tmp_path / "new.po"
    path.write_bytes(header.empty(Config(name="News", bugs_to="a@b.gov"), language).dump())

    with path.open("rb") as file:
        catalog = read_po(file)
    assert str(catalog.locale) == language
    assert polib.pofile(str(path)).metadata["Language"] == language
    if msgfmt := shutil.which("msgfmt"):
        run = subprocess.run(
            [msgfmt, "-c", "-o", str(tmp_path / "new.mo"), str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stderr == ""


def test_babel_reads_a_template(tmp_path: Path) -> None:
    path = tmp_path / "new.pot"
    path.write_bytes(header.empty(Config(name="News")).dump())

    with path.open("rb") as file:
        assert list(read_po(file)) != []
