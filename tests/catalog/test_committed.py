"""The catalogs and templates of this project, as other tools see them."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog.po import Catalog, parse

ROOT = Path(__file__).parents[2]
FILES = sorted((*(ROOT / "locales").rglob("*.po"), *(ROOT / "locales").rglob("*.pot")))


def entries(catalog: Catalog) -> list[object]:
    return [
        replace(entry, line=0, flags=tuple(sorted(entry.flags)))
        for entry in (record.entry for record in catalog.records)
    ]


def test_there_are_a_template_and_a_catalog_of_each_readout_and_of_the_chrome() -> None:
    assert len([path for path in FILES if path.suffix == ".pot"]) == 4
    assert len([path for path in FILES if path.suffix == ".po"]) == 4


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_msgfmt_accepts_it(path: Path, tmp_path: Path) -> None:
    command = ["msgfmt", "-c", "-o", str(tmp_path / "a.mo"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # A template has no language and no date yet, which msgfmt only remarks on.
    assert path.suffix == ".pot" or done.stderr == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("options", [[], ["--no-wrap"]], ids=["wrapped", "unwrapped"])
def test_it_comes_through_msgcat_and_back(path: Path, options: list[str]) -> None:
    before = parse(path.read_bytes(), path.name)
    command = ["msgcat", *options, str(path)]
    through = subprocess.run(command, capture_output=True, check=True).stdout
    after = parse(through, path.name)
    assert entries(after) == entries(before)
    back = replace(before, records=()).replaced(record.entry for record in after.records)
    assert entries(parse(back.dump(), path.name)) == entries(before)
