"""Writing to disk: whole files or nothing, and one run at a time."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from l10n.errors import StorageError


def write(path: Path, data: bytes) -> bool:
    """Whether the file changed: `data` is written only where the file differs from it.

    The bytes go to a temporary file beside it, are flushed to the disk, and take its name in one
    step, so that a reader or a power cut finds the old file or the new one. The folders above are
    made. Raises StorageError and leaves the old file if any of this fails.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
    except OSError as error:
        raise _unwritable(path, error) from error
    with replacing(path) as file:
        file.write(data)
    return True


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the name `path` in one step when all of it is on the disk.

    The folders above are made. Raises StorageError, and leaves the old file, if any of this fails;
    so does any error inside the block.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, _mode(path))
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise _unwritable(path, error) from error


def remove(path: Path) -> None:
    """Delete the file. Raises StorageError if that fails."""
    try:
        path.unlink()
    except OSError as error:
        raise StorageError(f"can't be deleted: {error.strerror}", path=path) from error


def _unwritable(path: Path, error: OSError) -> StorageError:
    return StorageError(
        f"can't be written: {error.strerror}; check the permissions and the space on the disk",
        path=path,
    )


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, or that of a new file under the umask."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


@contextlib.contextmanager
def lock(folder: Path, *, wait: float = 0) -> Iterator[None]:
    """Holds the project whose state folder is `folder`, which is made if need be.

    Raises StorageError if another run holds it for longer than `wait` seconds: two runs would
    overwrite each other.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        holder = FileLock(folder / "lock", timeout=wait)
        holder.acquire()
    except Timeout:
        raise StorageError(
            "another l10n run is at work in this project; wait until it ends", path=folder
        ) from None
    except OSError as error:
        raise StorageError(f"can't be written: {error.strerror}", path=folder) from error
    try:
        yield
    finally:
        holder.release()
