"""The disk under packages: one kind of error, one run at a time, and all of it down to the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from l10n.errors import L10nError, ModelError, StorageError


@contextmanager
def storage(path: Path, what: str = "can't be read or written") -> Iterator[None]:
    """Turns what the system says into StorageError about the file it names, or about `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{what}: {error.strerror or error}; check the permissions and the space on the disk",
            path=error.filename or path,
        ) from error


@contextmanager
def named(gone: Path, name: Path | str) -> Iterator[None]:
    """Errors about what is in `gone`, which no one will find there, are about `name` instead."""
    try:
        yield
    except L10nError as error:
        if error.path is not None and Path(error.path).is_relative_to(gone):
            error.path = name
        raise


@contextmanager
def alone(lock: Path, busy: str, *, wait: float = 0) -> Iterator[None]:
    """Holds the lock file, which is gone afterwards.

    Raises StorageError that says `busy` if another run holds it for `wait` seconds.
    """
    holder = FileLock(lock, timeout=wait)
    try:
        holder.acquire()
    except Timeout:
        raise StorageError(f"{busy}; wait until it ends", path=lock) from None
    try:
        yield
    finally:
        # Whoever waits for it sees that the name is gone, and makes another.
        with suppress(OSError):
            lock.unlink()
        holder.release()


def check_file(path: Path) -> None:
    """Raises ModelError if there is something else than a plain file, which might never end."""
    if os.path.exists(path) and not path.is_file():  # noqa: PTH110 - never raises
        raise ModelError("not a file (expected a package file or folder)", path=path)


def store(source: IO[bytes], path: Path) -> None:
    """Write what is in `source` to the new file `path`, down to the disk."""
    with path.open("xb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folder, and writes names through.
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
