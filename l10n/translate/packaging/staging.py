"""Where a package is made ready, beside the folder of packages, and what killed runs left."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from l10n.translate.packaging.storage import alone, named, storage

OLD = "old"
"""The folder within a staging folder that a replaced package goes to, under its own name."""
WAIT = 60.0
"""Seconds to wait for another run that changes the same folder of packages; most take a few."""
_WRONG = "can't be written (--to names another folder)"


@contextmanager
def staging(into: Path) -> Iterator[Path]:
    """A temporary folder on the disk of the folder of packages `into`, deleted in the end.

    No other run changes `into` meanwhile, and what killed ones left is cleared away first. It is
    beside `into` where that is on the same disk, as Argos takes every folder in there for a
    package. What the system says in the block is StorageError, as it is if another run does not
    end.
    """
    with _alone(into) as place:
        for left in _leftovers(into, place):
            _put_back(left, into)
            shutil.rmtree(left, ignore_errors=True)
        with (
            tempfile.TemporaryDirectory(dir=place, prefix=f"{_name(into)}-") as temporary,
            named(Path(temporary), into),
            storage(into, _WRONG),
        ):
            yield Path(temporary)


@contextmanager
def _alone(into: Path) -> Iterator[Path]:
    """The folder to work in, in which no other run works for `into`."""
    while True:
        place = _place(into)
        busy = f"another run is changing the packages in {into}"
        lock = place / f"{_name(into)}.lock"
        with named(lock, into), storage(into, _WRONG), alone(lock, busy, wait=WAIT):
            # Another run may have made `into` in the meantime, so that the place is another one.
            if place == _place(into):
                yield place
                return


def _place(into: Path) -> Path:
    place = into.absolute()
    if place.is_dir():
        parent = place.parent
        if os.access(parent, os.W_OK) and parent.stat().st_dev == place.stat().st_dev:
            place = parent
    while not place.exists():
        place = place.parent
    return place


def _name(into: Path) -> str:
    """How the names begin that are ours; those of another folder beside it begin otherwise."""
    return f".l10n-{into.absolute().name}"


def _leftovers(into: Path, place: Path) -> list[Path]:
    found = (path for path in place.iterdir() if path.name.rpartition("-")[0] == _name(into))
    return [path for path in found if path.is_dir() and not path.is_symlink()]


def _put_back(left: Path, into: Path) -> None:
    """A run that was killed between its two renames left the package to replace in `left`."""
    with suppress(OSError):
        for old in (left / OLD).iterdir():
            if not os.path.lexists(into / old.name):
                old.rename(into / old.name)
