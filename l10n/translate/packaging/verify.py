"""Proof that a package is whole: it is read, loaded and made to translate."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError
from l10n.translate.packages import PackageInfo, read
from l10n.translate.packaging import archive

STEPS = ("files", "tokenizer", "model", "sentence")
"""In order: what it needs is there, its tokenizer and model load, one sentence is translated."""
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
    if path.is_dir():
        return _folder(path, path, timeout)
    with tempfile.TemporaryDirectory(prefix="l10n-") as temporary:
        folder = Path(temporary) / "package"
        folder.mkdir()
        try:
            archive.unpack(path, folder)
        except ModelError as error:
            return Verification(path, None, (Step("files", ok=False, detail=error.message),))
        return _folder(folder, path, timeout)


def _folder(folder: Path, named: Path, timeout: float) -> Verification:
    try:
        package = read(folder, "configured")
    except ModelError as error:
        detail = _without(folder, str(error))
        return Verification(named, None, (Step("files", ok=False, detail=detail),))
    found = Step("files", ok=True, detail=f"{package.name} {package.version}")
    return Verification(named, package, (found, *_try(folder, timeout)))


def _try(folder: Path, timeout: float) -> tuple[Step, ...]:
    """The steps that need the engine, taken by another process."""
    # -P: a module in the current folder must not take the place of one of Python's.
    command = [sys.executable, "-P", "-m", "l10n.translate.packaging.trial", str(folder)]
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, encoding="utf-8", timeout=timeout
        )
        out, status, said = done.stdout, done.returncode, done.stderr
    except subprocess.TimeoutExpired as error:
        out, status = (error.stdout or b"").decode(), 1
        said = f"no end after {timeout:.0f} seconds"
    steps = [Step(ok=True, **json.loads(line)) for line in out.splitlines()]
    if status:
        failed = STEPS[1 + len(steps)]
        steps.append(Step(failed, ok=False, detail=_without(folder, _reason(status, said))))
    return tuple(steps)


def _reason(status: int, said: str) -> str:
    """The last line that the process wrote, without a remedy, or how it ended."""
    if status < 0:
        return f"the engine crashed on it (signal {-status})"
    lines = said.strip().splitlines() or [f"the engine ended with status {status}"]
    return _RAISED.sub("", lines[-1]).removesuffix("; install the package again").rstrip(".")


def _without(folder: Path, text: str) -> str:
    """`text` with what is in `folder` named from there, and nothing that steers a terminal."""
    short = text.replace(f"{folder}/", "").replace(f"{folder}: ", "")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)
