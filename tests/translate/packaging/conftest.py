"""A small real package, as a folder and as a file, and a server of packages."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .dictionary import THANKS, bpe_package
from .serving import Server, serving


def zipped(folder: Path, file: Path) -> Path:
    """The package file of a package folder, its one top folder named as that."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    return file


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package from English to Spanish that knows three words."""
    return bpe_package(tmp_path_factory.mktemp("made") / "en_es", THANKS)


@pytest.fixture(scope="session")
def package_file(package: Path) -> Path:
    """The same as a package file."""
    return zipped(package, package.parent / "translate-en_es-1_0.argosmodel")


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that has nothing yet."""
    with serving({}) as started:
        yield started
