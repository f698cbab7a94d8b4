"""Writing to disk: whole files or nothing, and one run at a time."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from l10n.errors import StorageError

TEMPORARY = ".l10n-new"
"""How the name of a file ends that is being written; a killed run leaves it behind."""


def write(path: Path, data: bytes) -> bool:
    """Whether the file changed: `data` is written only where the file differs from it.

    The bytes go to a temporary file beside it, are flushed to the disk, and take its name in one
    step, so that a reader or a power cut finds the old file or the new one. The folders above are
    made. Raises StorageError and leaves the old file if any of this fails.
    """
    return bool(write_all({path: data}))


def write_all(wanted: Mapping[Path, bytes]) -> list[Path]:
    """The files that changed. All of them are on the disk before the first takes its name.

    Raises StorageError, and leaves every old file, if one can't be written.
    """
    changed = [path for path, data in wanted.items() if _differs(path, data)]
    with contextlib.ExitStack() as stack:
        for path in changed:
            stack.enter_context(replacing(path)).write(wanted[path])
    return changed


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the name `path` in one step when all of it is on the disk.

    The folders above are made. A link is followed, so that its target changes and it stays a link.
    Raises StorageError, and leaves the old file, if any of this fails; so does any error inside
    the block.
    """
    try:
        path = _target(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(TEMPORARY, f".{path.name}.", path.parent)
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


def sweep(folders: Iterable[Path]) -> None:
    """Delete what killed runs left in the folders. Call it while no other run can be at work."""
    for folder in folders:
        for path in folder.rglob(f".*{TEMPORARY}"):
            with contextlib.suppress(OSError):
                path.unlink()


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return True
    except IsADirectoryError:
        raise StorageError(
            "is a folder (expected a file); move it out of the way", path=path
        ) from None
    except OSError as error:
        raise _unwritable(path, error) from error


def _target(path: Path) -> Path:
    """The file that is meant: where a link leads, or `path` itself."""
    if path.is_symlink() and not path.exists():
        raise StorageError("is a link to a file that is not there; mend or delete it", path=path)
    return path.resolve() if path.is_symlink() else path


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
