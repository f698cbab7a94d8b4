"""Package folders, copied with the same care as an archive is unpacked."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from l10n.errors import ModelError, StorageError
from l10n.translate.packaging import names
from l10n.translate.packaging.archive import DEFAULT, Limits


def copy(source: Path, into: Path, *, limits: Limits = DEFAULT) -> None:
    """Copy a package folder to the empty folder `into`, down to the disk.

    Every file is checked before the first is copied. Raises ModelError if there is a link, a
    special file, or more than a package has; StorageError if it can't be read or written.
    """
    try:
        found = _checked(source, limits)
        for path, mode in found:
            target = into / path.relative_to(source)
            if stat.S_ISDIR(mode):
                target.mkdir()
                continue
            shutil.copyfile(path, target, follow_symlinks=False)
            sync(target)
    except OSError as error:
        raise StorageError(
            f"can't be copied: {error.strerror or error}; check the permissions and the space on "
            "the disk",
            path=error.filename or source,
        ) from error


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folder, and writes names through.
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _checked(source: Path, limits: Limits) -> list[tuple[Path, int]]:
    """Everything below `source` with its mode, folders before what is in them."""
    found = []
    total = 0
    for path in sorted(source.rglob("*")):
        status = path.lstat()
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
    return found
