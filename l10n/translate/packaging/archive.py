"""Package files (`.argosmodel`, a zip archive), looked over before anything is unpacked."""

from __future__ import annotations

import errno
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError, StorageError
from l10n.translate.packaging import names
from l10n.translate.packaging.storage import check_file, storage, store

AGAIN = "get the package again from where it came"
"""The remedy for a package that can't be used as it is."""

_PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_SHOWN = 100
"""Characters of a member's name in a message."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    IndexError,
    OverflowError,
)
"""What zipfile raises over an archive that is damaged."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package may be. The largest that Argos offers have a few hundred megabytes."""

    members: int = 10_000
    member_bytes: int = 2 << 30
    total_bytes: int = 4 << 30
    ratio: int = 100
    """Unpacked size over packed size, of a member and of all of them over the whole file.

    Deflate reaches 1,032; a model file stays below 15.
    """
    small: int = 1 << 20
    """What has at most so many bytes, unpacked, may have any ratio."""


DEFAULT = Limits()


def unpack(archive: Path, into: Path, *, limits: Limits = DEFAULT) -> None:
    """Unpack a package file to the empty folder `into`, without the archive's own top folder.

    Every member is checked before the first is written. Raises ModelError if the archive is
    damaged or holds what a package has no use for, StorageError if it can't be read or written;
    what was unpacked until then is the caller's to delete.
    """
    check_file(archive)
    try:
        with storage(into, "can't be unpacked"):
            _unpack(archive, into, limits)
    except _DAMAGED as error:
        raise ModelError(
            f"damaged, or not a zip archive ({error}); {AGAIN}", path=archive
        ) from None


def _unpack(archive: Path, into: Path, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _checked(archive, opened.infolist(), limits)
            _check_space(archive, into, members)
            for member in members:
                _write(opened, member, into)
    except OSError as error:
        if error.errno == errno.EINVAL:  # It was sent to a place that no file has.
            raise zipfile.BadZipFile("an offset is wrong") from None
        raise


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
    _check_total(archive, sum(member.file_size for member in members), limits)
    _check_top(archive, plain)
    return members


def _check_total(archive: Path, total: int, limits: Limits) -> None:
    """Raises ModelError if that is too much to come out of this file."""
    most = max(limits.small, archive.stat().st_size * limits.ratio)
    if total > min(most, limits.total_bytes):
        raise ModelError(
            f"{total:,} bytes unpacked (expected at most {min(most, limits.total_bytes):,}); "
            f"{AGAIN}",
            path=archive,
        )


def _fault(member: zipfile.ZipInfo, limits: Limits) -> str:
    """What is wrong with a member, as a phrase after its name, or nothing."""
    # Before anything else: zipfile can't even tell whether a member without a name is a folder.
    if wrong := names.fault(member.orig_filename.removesuffix("/")):
        return wrong
    # It cuts a name at a NUL, turns the system's separator into "/", and since Python 3.12 takes
    # another name from the extra fields. What is written is `filename`.
    if member.filename != member.orig_filename:
        return "has another name besides"
    return _fault_in_kind(member) or _fault_in_size(member, limits)


def _fault_in_kind(member: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(member.external_attr >> 16)
    expected = stat.S_IFDIR if member.is_dir() else stat.S_IFREG
    if kind not in (0, expected):
        return "is a link or a special file, not a plain one"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if member.compress_type not in _PLAIN:
        return "is compressed in an unusual way (expected deflate, or none)"
    return ""


def _fault_in_size(member: zipfile.ZipInfo, limits: Limits) -> str:
    if member.file_size > limits.member_bytes:
        return f"has {member.file_size:,} bytes (expected at most {limits.member_bytes:,})"
    packed = max(member.compress_size, 1)
    if member.file_size > limits.small and member.file_size > packed * limits.ratio:
        return (
            f"grows {member.file_size // packed:,} times when unpacked "
            f"(expected at most {limits.ratio:,})"
        )
    return ""


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
            f"needs {needed:,} bytes unpacked, and {free:,} are free there; make room",
            path=archive,
        )


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path) -> None:
    """Unpack one member, whose checksum zipfile checks at its end, down to the disk."""
    below = member.filename.partition("/")[2]
    if not below:
        return
    path = into / below
    if not path.resolve().is_relative_to(into.resolve()):
        raise zipfile.BadZipFile(f"{member.filename} leads out of the package")
    if member.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as packed:
        store(packed, path)
    if path.stat().st_size != member.file_size:
        raise zipfile.BadZipFile(f"{member.filename} ends early")


def _refused(archive: Path, name: str, wrong: str) -> ModelError:
    shown = name.encode("unicode_escape").decode("ascii")
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    return ModelError(f"{shown} {wrong}; nothing was unpacked; {AGAIN}", path=archive)
