"""A run that is killed leaves every file old or new, and the next run finishes the job."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polib

from l10n.catalog.po import parse

from .conftest import Tree, l10n, read_tree

Make = Callable[[Tree], Path]
KILLS = 50
READOUTS = 12


def text(number: int, edited: str = "") -> str:
    return (
        f"Readout of Meeting {number}\n\nThe Secretary met with officials of office {number}. "
        f"They discussed the plan {edited}for region {number}. The talks will go on.\n"
    )


def kill_at_random(project: Path, command: list[str], seconds: float, seed: int) -> None:
    """Start the command and kill it after a random part of the time that it needs."""
    moment = random.Random(seed).uniform(0.0, seconds)
    with subprocess.Popen(
        [sys.executable, "-m", "l10n", *command, "--quiet"],
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)


def whole_files(project: Path, old: dict[str, bytes], new: dict[str, bytes]) -> int:
    """How many catalogs are new; every one must be the old file or the new one."""
    for path in (project / "locales").rglob("*.po"):
        name = path.relative_to(project).as_posix()
        parse(path.read_bytes(), name)
        assert path.read_bytes() in (old.get(name), new[name])
    changed = [name for name in new if old.get(name) != new[name]]
    return sum((project / name).is_file() for name in changed)


def run_killed(project: Path, command: list[str], make_old: Callable[[], None]) -> None:
    make_old()
    old = read_tree(project)
    start = time.monotonic()
    assert l10n(project, *command).status == 0
    seconds = time.monotonic() - start
    new = read_tree(project)
    for seed in range(KILLS // 2):
        make_old()
        for leftover in set(read_tree(project)) - set(old):
            (project / leftover).unlink()
        assert read_tree(project) == old
        kill_at_random(project, command, seconds, seed)
        whole_files(project, old, new)
        assert l10n(project, *command).status == 0
        assert read_tree(project) == new


def restore(project: Path, files: dict[str, bytes]) -> Callable[[], None]:
    """Gives back the state `files`."""

    def make() -> None:
        for name, data in files.items():
            (project / name).write_bytes(data)

    return make


def test_update_killed_at_random_moments(make_project: Make) -> None:
    project = make_project({f"m{number}.txt": text(number) for number in range(READOUTS)})
    assert l10n(project, "build", "--no-machine").status == 0
    for number in range(READOUTS):
        catalog = polib.pofile(str(project / f"locales/es/LC_MESSAGES/m{number}.po"))
        for entry in catalog:
            entry.msgstr = f"es: {entry.msgid}"
        catalog.save()
        path = project / f"source/m{number}.txt"
        path.write_text(text(number, edited="again "), encoding="utf-8")
    run_killed(project, ["update"], restore(project, read_tree(project)))


def test_translate_killed_at_random_moments(make_project: Make) -> None:
    project = make_project({f"m{number}.txt": text(number) for number in range(READOUTS)})
    assert l10n(project, "update").status == 0
    run_killed(project, ["translate"], restore(project, read_tree(project)))
