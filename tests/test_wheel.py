"""The wheel alone does the whole job, far from the checkout and without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT

NO_NETWORK = """\
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo"}:
        raise OSError(f"no network here: {event} {arguments}")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own that has the wheel, and its dependencies by reference."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    site = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    # A path in a .pth file brings the libraries there, yet not the .pth file of the checkout.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (site / "sitecustomize.py").write_text(NO_NETWORK)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*command, "--target", str(site), str(wheel)], check=True)
    return folder / "bin" / "python"


def test_the_wheel_holds_all_that_a_project_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "l10n/py.typed",
        "l10n/site/es.po",
        "l10n/models/translate-en_es/metadata.json",
        "l10n/models/translate-en_es/model/model.bin",
        "l10n/models/translate-en_es/README.md",
        "l10n/models/translate-en_es/LICENSE",
        "l10n/abbreviations/en.txt",
        "l10n/render/templates/layout.html",
        "l10n/render/assets/style.css",
    ):
        assert name in names
    assert [name for name in names if name.startswith(("tests", "bench", "output"))] == []


def test_init_and_build_in_a_clean_environment(python: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home")}
    (tmp_path / "home").mkdir()

    def run(*arguments: str, folder: Path) -> str:
        command = [str(python), "-m", "l10n", *arguments]
        return subprocess.run(
            command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    where = [str(python), "-c", "import l10n; print(l10n.__file__)"]
    imported = subprocess.run(where, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert str(ROOT) not in imported.stdout
    assert "created demo/pyproject.toml" in run("init", "demo", folder=tmp_path)
    made = run("build", folder=tmp_path / "demo")
    assert "created output/es/2026-01-20-harbor-visit.html" in made
    page = (tmp_path / "demo/output/es/2026-01-20-harbor-visit.html").read_text(encoding="utf-8")
    assert "20 de enero de 2026" in page
    assert list((tmp_path / "home").iterdir()) == []
