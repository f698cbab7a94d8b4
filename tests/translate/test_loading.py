from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from l10n.errors import ModelError
from l10n.project import Project, open_project
from l10n.translate import loading
from l10n.translate.packaging.verify import Verification, verify
from tests.conftest import ROOT, SETTINGS, write_tree

from .packaging.dictionary import THANKS, bpe_package


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of installed packages."""
    folder = tmp_path / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    return folder


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The packages that were tried in a process of their own, as it happens."""
    paths: list[Path] = []

    def noted(path: Path) -> Verification:
        paths.append(path)
        return verify(path)

    monkeypatch.setattr("l10n.translate.loading.verify", noted)
    return paths


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return open_project(write_tree(tmp_path / "project", {"pyproject.toml": SETTINGS}))


def test_an_installed_package_is_tried_once(
    project: Project, packages: Path, tried: list[Path]
) -> None:
    package = bpe_package(packages / "en_es", THANKS)
    for _ in range(2):
        ((output,),) = loading.of_project(project, "es").translate(["Thank you."])
        assert output.text == "Muchas gracias."
    assert tried == [package]

    metadata = package / "metadata.json"
    metadata.write_text(json.dumps({**json.loads(metadata.read_text()), "more": 1}))
    loading.of_project(project, "es")
    loading.of_project(project, "es")

    assert tried == [package, package]
    assert len(project.paths.verified.read_text().splitlines()) == 2


def test_the_shipped_package_is_not_tried(
    project: Project, packages: Path, tried: list[Path]
) -> None:
    loading.of_project(project, "es")

    assert tried == []
    assert not packages.exists()


def test_a_list_that_can_not_be_used_is_done_without(
    project: Project, packages: Path, tried: list[Path]
) -> None:
    bpe_package(packages / "en_es", THANKS)
    project.paths.verified.mkdir(parents=True)
    loading.of_project(project, "es")
    project.paths.verified.rmdir()
    project.paths.verified.write_bytes(b"\xff")
    loading.of_project(project, "es")
    loading.of_project(project, "es")

    assert len(tried) == 2


CRASH = """
import os, sys
if "l10n.translate.packaging.trial" in sys.orig_argv:
    os.abort()
"""


def test_a_model_that_crashes_is_an_error_and_not_the_end(
    project: Project, packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = bpe_package(packages / "en_es", THANKS)
    write_tree(tmp_path / "site", {"sitecustomize.py": CRASH})
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'site'}{os.pathsep}{ROOT}")

    with pytest.raises(
        ModelError, match=r"crashed on it .signal 6.; .*model remove en_es`"
    ) as error:
        loading.of_project(project, "es")
    assert error.value.path == package
    assert not project.paths.verified.exists()


def test_a_package_that_is_passed_over_is_told(
    project: Project, packages: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_tree(packages / "en_es", {"metadata.json": "{"})
    loading.of_project(project, "es")

    (record,) = caplog.records
    assert "en_es/metadata.json: can't be read" in record.getMessage()
    assert "translate-en_es is used instead" in record.getMessage()
