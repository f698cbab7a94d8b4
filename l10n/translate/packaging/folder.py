"""Package folders, copied with the same care as an archive is unpacked."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from l10n.errors import ModelError
from l10n.translate.packaging import names
from l10n.translate.packaging.archive import DEFAULT, Limits
from l10n.translate.packaging.storage import storage, store


def copy(source: Path, into: Path, *, limits: Limits = DEFAULT) -> None:
    """Copy a package folder to the empty folder `into`, down to the disk.

    Every file is checked before the first is copied. Raises ModelError if there is a link, a
    special file, or more than a package has; StorageError if it can't be read or written.
    """
    with storage(source, "can't be copied"):
        found = _checked(source, limits)
    with storage(into, "can't be copied"):
        for path, mode in found:
            target = into / path.relative_to(source)
            if stat.S_ISDIR(mode):
                target.mkdir()
                continue
            # A link that took the file's place meanwhile is not followed.
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(handle, "rb") as file:
                store(file, target)


def _checked(source: Path, limits: Limits) -> list[tuple[Path, int]]:
    """Everything below `source` with its mode, folders before what is in them."""
    if not (source / "metadata.json").is_file():
        raise ModelError(
            "not a package (expected a metadata.json in it); name the package's own folder",
            path=source,
        )
    found = []
    total = 0
    for path, status in _below(source):
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise ModelError("a link or a special file, which no package has; remove it", path=path)
        if wrong := names.fault(path.relative_to(source).as_posix()):
            raise ModelError(f"{wrong}; rename it", path=path)
        total += status.st_size
        found.append((path, status.st_mode))
        if len(found) > limits.members or total > limits.total_bytes:
            raise ModelError(
                f"more than a package has (expected at most {limits.members:,} files and "
                f"{limits.total_bytes:,} bytes); name the package's own folder",
                path=source,
            )
    plain = [(path.relative_to(source).as_posix(), stat.S_ISDIR(mode)) for path, mode in found]
    if twice := names.collision(plain):
        raise ModelError("is there twice, but for case; remove one", path=source / twice)
    return sorted(found)


def _below(source: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """What is below a folder, with its status; no more of it is read than is asked for."""
    left = [source]
    while left:
        with os.scandir(left.pop()) as entries:
            for entry in entries:
                yield Path(entry.path), entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    left.append(Path(entry.path))
