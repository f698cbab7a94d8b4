"""Taking a TMX file into a project, where it is committed and read like a catalog."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from l10n import files
from l10n.memory import tmx
from l10n.memory.refresh import Progress, silent
from l10n.memory.tmx import Report, TmxError
from l10n.paths import Paths

_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Imported:
    """A TMX file of the project."""

    path: Path
    """Where it is now."""
    report: Report
    """What is in it."""
    action: str = ""
    """`created` or `updated`; empty if the project had it already, with this content."""


def take(
    file: Path, paths: Paths, source_language: str, language: str, progress: Progress = silent
) -> Imported:
    """The file as part of the project, in `locales/<language>/memory/`, byte for byte.

    It is read to its end first. One of the same name there is replaced. Raises TmxError, and
    changes nothing, if it is not TMX or holds no unit in the two languages.
    """
    report = Report()
    found = tmx.read(file, str(file), source_language, language, report)
    for count, _ in enumerate(found, 1):
        if count % _STEP == 0:
            progress(file.name, count)
    if not report.units:
        languages = ", ".join(sorted(report.languages)) or "none"
        raise TmxError(
            f"no unit in {source_language} and {language}; its languages are: {languages}",
            path=file,
        )
    target = paths.imported(language) / _name(file)
    action = "updated" if target.is_file() else "created"
    if action == "updated" and _same(file, target):
        action = ""
    if action:
        with file.open("rb") as old, files.replacing(target) as new:
            shutil.copyfileobj(old, new)
    return Imported(target, report, action)


def _name(file: Path) -> str:
    """The file's name without white space, so that it is one word in comments and commands."""
    return re.sub(r"\s+", "-", file.stem) + ".tmx"


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while chunk := first.read(1 << 20):
            if chunk != second.read(1 << 20):
                return False
    return True
