"""Putting a package into a folder of packages, whole or not at all, and taking it away."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError, StorageError
from l10n.translate.packages import PackageInfo, fingerprint, read
from l10n.translate.packaging import archive, folder, names
from l10n.translate.packaging.archive import AGAIN
from l10n.translate.packaging.verify import verify

Pair = tuple[str, str]
"""The codes of the language a package reads and of the one it writes."""

_METADATA_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Installed:
    """A package that is in its place."""

    package: PackageInfo
    changed: bool
    """Whether it was not there before."""
    fingerprint: str
    """Of its files, as `packages.fingerprint` gives it."""


def install(
    source: Path,
    into: Path,
    *,
    expected: Pair | None = None,
    replace: bool = False,
    limits: archive.Limits = archive.DEFAULT,
) -> Installed:
    """The package of `source`, a package file or folder, in the folder of packages `into`.

    It is unpacked to a temporary folder on the same disk, verified, and takes its place in one
    step; `into` is made if need be. The same package again changes nothing; another one of the
    same languages and version takes its place only with `replace`. Raises ModelError if the
    package is damaged, does not translate, or is not of the languages `expected`; StorageError if
    it can't be written. Nothing is left behind then.
    """
    if not source.exists():
        raise ModelError("not found (expected a package file or folder)", path=source)
    with _storage(into), _staging(into) as staging:
        fresh = staging / "package"
        fresh.mkdir()
        if source.is_dir():
            folder.copy(source, fresh, limits=limits)
        else:
            archive.unpack(source, fresh, limits=limits)
        package = _checked(source, fresh, expected)
        mark = fingerprint(package)
        place = _place(package, into)
        if place.exists() or place.is_symlink():
            if _is_same(place, mark):
                return Installed(read(place, "installed"), changed=False, fingerprint=mark)
            if not replace:
                raise ModelError(
                    f"another {package.name} {package.version} is there; give --replace to put "
                    "this one in its place",
                    path=place,
                )
        _check_it_translates(source, fresh)
        _put(fresh, place, staging / "old")
    return Installed(read(place, "installed"), changed=True, fingerprint=mark)


def remove(path: Path) -> None:
    """Take the package at `path` away, in one step for whoever looks.

    Raises StorageError if that fails; it is all there then.
    """
    with _storage(path):
        if path.is_symlink():
            path.unlink()
            return
        with _staging(path.parent) as staging:
            path.rename(staging / "old")


@contextmanager
def _staging(into: Path) -> Iterator[Path]:
    """A temporary folder on the disk of `into`, deleted with all that is in it in the end.

    It is beside the folder of packages where that is on the same disk, as Argos takes every folder
    in there for a package.
    """
    place = into.absolute()
    if place.is_dir():
        parent = place.parent
        if os.access(parent, os.W_OK) and parent.stat().st_dev == place.stat().st_dev:
            place = parent
    while not place.exists():
        place = place.parent
    with tempfile.TemporaryDirectory(dir=place, prefix=".l10n-") as temporary:
        yield Path(temporary)


def _checked(source: Path, fresh: Path, expected: Pair | None) -> PackageInfo:
    """What was unpacked, if it is a translation package of the languages that are expected."""
    metadata = fresh / "metadata.json"
    if metadata.is_file() and metadata.stat().st_size > _METADATA_BYTES:
        raise ModelError(
            f"metadata.json is too large (expected at most {_METADATA_BYTES:,} bytes); {AGAIN}",
            path=source,
        )
    try:
        package = read(fresh, "installed")
    except ModelError as error:
        inside = Path(error.path or fresh).relative_to(fresh).as_posix()
        where = "" if inside == "." else f"{inside} in it: "
        # The remedy of a package that was found is to install it, which is what fails here.
        raise ModelError(
            f"{where}{error.message.rpartition('; ')[0]}; {AGAIN}", path=source
        ) from None
    pair = (package.from_code, package.to_code)
    if not all(names.CODE.fullmatch(code) for code in pair) or not names.VERSION.fullmatch(
        package.version
    ):
        raise ModelError(
            "metadata.json in it: the languages or the version are wrong (expected as en, es and "
            f"1.0, got {pair[0]!r:.40}, {pair[1]!r:.40} and {package.version!r:.40}); {AGAIN}",
            path=source,
        )
    if expected and pair != expected:
        raise ModelError(
            f"translates {pair[0]} to {pair[1]} (expected {expected[0]} to {expected[1]}); get "
            "the package of these languages",
            path=source,
        )
    return package


def _check_it_translates(source: Path, fresh: Path) -> None:
    if fault := verify(fresh).fault:
        raise ModelError(f"does not work: {fault}; {AGAIN}", path=source)


def _place(package: PackageInfo, into: Path) -> Path:
    """Where it goes: over its like, if there is one, or else where Argos' own name puts it."""
    version = re.sub(r"[^0-9A-Za-z]+", "_", package.version)
    usual = into / f"{package.name}-{version}".rstrip("-")
    for path in sorted(into.iterdir()) if into.is_dir() else ():
        try:
            other = read(path, "installed")
        except ModelError:
            continue
        if (other.name, other.version) == (package.name, package.version):
            return path
    return usual


def _is_same(place: Path, mark: str) -> bool:
    try:
        return fingerprint(read(place, "installed")) == mark
    except ModelError:
        return False


def _put(fresh: Path, place: Path, old: Path) -> None:
    """Move the package to its place; whatever was there goes to `old`, and back on failure."""
    for path in (*(each for each in fresh.rglob("*") if each.is_dir()), fresh):
        folder.sync(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists() and not place.is_symlink():
        fresh.rename(place)
    else:
        place.rename(old)
        try:
            fresh.rename(place)
        except BaseException:
            old.rename(place)
            raise
    folder.sync(place.parent)


@contextmanager
def _storage(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"can't be written: {error.strerror or error}; check the permissions and the space on "
            "the disk, or name another folder with --to",
            path=error.filename or path,
        ) from error
