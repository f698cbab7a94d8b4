"""Projects on disk and the real command line, for every test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# Speed is never tested: a busy machine is no fault of the code.
settings.register_profile("l10n", deadline=None, derandomize=True)
settings.load_profile("l10n")

ROOT = Path(__file__).parent.parent
SEED = "2018-07-11-nielsen-guatemala"
SETTINGS = '[tool.l10n]\nname = "Test Office"\nlanguages = ["es"]\n'


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Tree = Mapping[str, str | bytes]


def write_tree(folder: Path, tree: Tree) -> Path:
    """`folder`, with a file for each path of `tree`."""
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` but the state that can be made again, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".l10n" not in path.parts
    }


def l10n(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Ran:
    """What the real command does in `folder`."""
    done = subprocess.run(
        [sys.executable, "-m", "l10n", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[Tree], Path]:
    """Makes a project in an empty folder from its readouts, by path below `source/`."""

    def make(sources: Tree) -> Path:
        tree = {f"source/{name}": content for name, content in sources.items()}
        return write_tree(tmp_path / "project", {"pyproject.toml": SETTINGS, **tree})

    return make


@pytest.fixture
def seed() -> bytes:
    """The first real readout, as it was scraped."""
    return (ROOT / "source" / f"{SEED}.txt").read_bytes()
