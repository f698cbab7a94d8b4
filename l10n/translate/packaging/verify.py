"""Proof that a package is whole: it is read, loaded and made to translate."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from l10n.errors import L10nError, ModelError
from l10n.review.visible import visible
from l10n.translate.packages import PackageInfo, read
from l10n.translate.packaging import archive

STEPS = ("files", "tokenizer", "model", "sentence")
"""In order: what it needs is there, its tokenizer and model load, it translates."""
TIMEOUT = 300.0
"""Seconds for all of it. The shipped package takes two, one of 300 MB ten."""
_RAISED = re.compile(r"^[\w.]+(?:Error|Exception): ")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a verification."""

    name: str
    """One of `STEPS`."""
    ok: bool
    detail: str
    """What was found, or what is wrong."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of verifying a package."""

    path: Path
    package: PackageInfo | None
    """None if it can't be read."""
    steps: tuple[Step, ...]
    """Those that were taken: all of them, or up to the first that failed."""

    @property
    def ok(self) -> bool:
        """Whether every step went well."""
        return all(step.ok for step in self.steps)

    @property
    def fault(self) -> str:
        """The step that failed and why, or nothing."""
        return next((f"{step.name}: {step.detail}" for step in self.steps if not step.ok), "")


def verify(path: Path, *, timeout: float = TIMEOUT) -> Verification:
    """What is found out about the package at `path`, a folder or a package file.

    It is loaded in a process of its own, so that a model that crashes or hangs is a finding too.
    A file is unpacked to a temporary folder for that.
    """
    try:
        if path.is_dir() or not path.exists():
            return _folder(path, path, timeout)
        with tempfile.TemporaryDirectory(prefix="l10n-") as temporary:
            folder = Path(temporary) / "package"
            folder.mkdir()
            archive.unpack(path, folder)
            return _folder(folder, path, timeout)
    except L10nError as error:
        return _unreadable(path, error.message)
    except OSError as error:
        return _unreadable(path, f"can't be read: {error.strerror or error}")


def _unreadable(path: Path, detail: str) -> Verification:
    return Verification(path, None, (Step("files", ok=False, detail=visible(detail)),))


def _folder(folder: Path, named: Path, timeout: float) -> Verification:
    try:
        package = read(folder, "configured")
    except ModelError as error:
        return _unreadable(named, _without(folder, str(error)))
    found = Step("files", ok=True, detail=f"{package.name} {package.version}")
    return Verification(named, package, (found, *_try(package, timeout)))


def _try(package: PackageInfo, timeout: float) -> tuple[Step, ...]:
    """The steps that need the engine, taken by another process."""
    # -P: a module in the current folder must not take the place of one of Python's.
    command = [sys.executable, "-P", "-m", "l10n.translate.packaging.trial", str(package.path)]
    try:
        done = _run(command, timeout)
        out, status, said = done.stdout, done.returncode, done.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired as error:
        out, status, said = error.stdout or b"", 1, f"no end after {timeout:.0f} seconds"
    wanted = STEPS[1:]
    told = _told(out.decode(errors="replace"))
    steps = [
        Step(name, ok=True, detail=told[name]) for name in takewhile(told.__contains__, wanted)
    ]
    if status or len(steps) < len(wanted):
        # A process that fails when all is done failed in the last step.
        name = wanted[min(len(steps), len(wanted) - 1)]
        reason = _without(package.path, _reason(status, said, package.remedy))
        steps[wanted.index(name) :] = [Step(name, ok=False, detail=reason)]
    return tuple(steps)


def _run(command: Sequence[str], timeout: float) -> subprocess.CompletedProcess[bytes]:
    """The process at its end; what it left in the folder for temporary files is gone."""
    with tempfile.TemporaryDirectory(prefix="l10n-") as temporary:
        environment = {**os.environ, "TMPDIR": temporary}
        return subprocess.run(
            command, capture_output=True, check=False, timeout=timeout, env=environment
        )


def _told(out: str) -> dict[str, str]:
    """The details of the steps, in the lines that the trial wrote; others may write there too."""
    told = {}
    for line in out.splitlines():
        with suppress(ValueError, TypeError, KeyError):
            step = json.loads(line)
            told[str(step["name"])] = str(step["detail"])
    return told


def _reason(status: int, said: str, remedy: str) -> str:
    """The last line that the process wrote, without a remedy, or how it ended."""
    if status < 0:
        return f"the engine crashed on it (signal {-status})"
    lines = said.strip().splitlines() or [f"the engine ended with status {status}"]
    return _RAISED.sub("", lines[-1]).removesuffix(f"; {remedy}").rstrip(".")


def _without(folder: Path, text: str) -> str:
    """`text` with what is in `folder` named from there, and nothing that steers a terminal."""
    return visible(text.replace(f"{folder}/", "").replace(f"{folder}: ", ""))
