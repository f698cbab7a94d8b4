"""Package files (`.argosmodel`, a zip archive), looked over before anything is unpacked."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError, StorageError
from l10n.translate.packaging import names

AGAIN = "get the package again from where it came"
"""The remedy for a package that can't be used as it is."""

_PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package may be. The largest that Argos offers have a few hundred megabytes."""

    members: int = 10_000
    member_bytes: int = 2 << 30
    total_bytes: int = 4 << 30
    ratio: int = 100
    """Unpacked size over packed size. Deflate reaches 1,032; a model file stays below 15."""
    small: int = 1 << 20
    """A member of at most so many bytes, unpacked, may have any ratio."""


DEFAULT = Limits()


def unpack(archive: Path, into: Path, *, limits: Limits = DEFAULT) -> None:
    """Unpack a package file to the empty folder `into`, without the archive's own top folder.

    Every member is checked before the first is written. Raises ModelError if the archive is
    damaged or holds what a package has no use for, StorageError if it can't be read or written;
    what was unpacked until then is the caller's to delete.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _checked(archive, opened.infolist(), limits)
            _check_space(archive, into, members)
            for member in members:
                _write(opened, member, into)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ModelError(
            f"damaged, or not a zip archive ({error}); {AGAIN}", path=archive
        ) from None
    except OSError as error:
        raise StorageError(
            f"can't be unpacked: {error.strerror or error}; check the permissions and the space "
            "on the disk",
            path=error.filename or archive,
        ) from error


def _checked(
    archive: Path, members: Sequence[zipfile.ZipInfo], limits: Limits
) -> Sequence[zipfile.ZipInfo]:
    """The members, once all of them are known to be harmless."""
    if len(members) > limits.members:
        raise ModelError(
            f"{len(members):,} members (expected at most {limits.members:,}); {AGAIN}",
            path=archive,
        )
    for member in members:
        if wrong := _fault(member, limits):
            raise _refused(archive, member.orig_filename, wrong)
    plain = [(member.filename.removesuffix("/"), member.is_dir()) for member in members]
    if twice := names.collision(plain):
        raise _refused(archive, twice, "is there twice, but for upper and lower case")
    total = sum(member.file_size for member in members)
    if total > limits.total_bytes:
        raise ModelError(
            f"{total:,} bytes unpacked (expected at most {limits.total_bytes:,}); {AGAIN}",
            path=archive,
        )
    _check_top(archive, plain)
    return members


def _fault(member: zipfile.ZipInfo, limits: Limits) -> str:
    """What is wrong with a member, as a phrase after its name, or nothing."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    expected = stat.S_IFDIR if member.is_dir() else stat.S_IFREG
    if kind not in (0, expected):
        return "is a link or a special file, not a plain one"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if member.compress_type not in _PLAIN:
        return "is compressed in an unusual way (expected deflate, or none)"
    if member.file_size > limits.member_bytes:
        return f"has {member.file_size:,} bytes (expected at most {limits.member_bytes:,})"
    packed = max(member.compress_size, 1)
    if member.file_size > limits.small and member.file_size > packed * limits.ratio:
        return (
            f"grows {member.file_size // packed:,} times when unpacked "
            f"(expected at most {limits.ratio:,})"
        )
    # zipfile itself cuts a name at a NUL and turns the system's separator into "/".
    return names.fault(member.orig_filename.removesuffix("/"))


def _check_top(archive: Path, plain: Sequence[tuple[str, bool]]) -> None:
    """One folder holds everything, and the metadata is right in it."""
    tops = {name.partition("/")[0] for name, _ in plain}
    loose = [name for name, is_folder in plain if "/" not in name and not is_folder]
    if len(tops) != 1 or loose:
        found = ", ".join(sorted(tops)[:3]) or "nothing"
        raise ModelError(
            f"not an Argos package (expected one folder that holds everything, got {found}); "
            f"{AGAIN}",
            path=archive,
        )
    top = tops.pop()
    held = {name for name, _ in plain}
    if f"{top}/metadata.json" not in held:
        deeper = sorted(name for name in held if name.endswith("/metadata.json"))
        found = f", got {deeper[0]}" if deeper else ""
        raise ModelError(
            f"not an Argos package (expected {top}/metadata.json{found}); {AGAIN}", path=archive
        )


def _check_space(archive: Path, into: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    needed, free = sum(member.file_size for member in members), shutil.disk_usage(into).free
    if needed > free:
        raise StorageError(
            f"needs {needed:,} bytes unpacked, and {free:,} are free in {into}; make room there",
            path=archive,
        )


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path) -> None:
    """Unpack one member, whose checksum zipfile checks at its end, down to the disk."""
    below = member.filename.partition("/")[2]
    if not below:
        return
    path = into / below
    if member.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as packed, path.open("xb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
    if path.stat().st_size != member.file_size:
        raise zipfile.BadZipFile(f"{member.filename} ends early")


def _refused(archive: Path, name: str, wrong: str) -> ModelError:
    shown = name.encode("unicode_escape").decode("ascii")
    return ModelError(f"{shown} {wrong}; nothing was unpacked; {AGAIN}", path=archive)
