"""Putting a package into a folder of packages, whole or not at all, and taking it away."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError
from l10n.translate.packages import PackageInfo, fingerprint, folders, read
from l10n.translate.packaging import archive, folder, names
from l10n.translate.packaging.archive import AGAIN
from l10n.translate.packaging.staging import OLD, staging
from l10n.translate.packaging.storage import sync
from l10n.translate.packaging.verify import verify

Pair = tuple[str, str]
"""The codes of the language a package reads and of the one it writes."""


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
    it can't be written, or if another run is at work there. Nothing is left behind then.
    """
    if not os.path.exists(source):  # noqa: PTH110 - never raises
        raise ModelError("not found (expected a package file or folder)", path=source)
    with staging(into) as temporary:
        fresh = temporary / "package"
        fresh.mkdir()
        if source.is_dir():
            folder.copy(source, fresh, limits=limits)
        else:
            archive.unpack(source, fresh, limits=limits)
        package = _checked(source, fresh, expected)
        mark = fingerprint(package)
        place = _place(package, into)
        is_new = not _is_there(place, mark, package, replace=replace)
        if is_new:
            _check_it_translates(source, fresh)
            _put(fresh, place, temporary / OLD)
    return Installed(read(place, "installed"), changed=is_new, fingerprint=mark)


def remove(path: Path) -> None:
    """Take the package at `path` away, in one step for whoever looks.

    Raises StorageError if that fails; it is all there then.
    """
    with staging(path.parent) as temporary:
        if path.is_symlink():
            path.unlink()
        else:
            path.rename(temporary / "removed")


def _checked(source: Path, fresh: Path, expected: Pair | None) -> PackageInfo:
    """What was unpacked, if it is a translation package of the languages that are expected."""
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
    _check_words(source, (*pair, package.version))
    if expected and pair != expected:
        raise ModelError(
            f"translates {pair[0]} to {pair[1]} (expected {expected[0]} to {expected[1]}); get "
            "the package of these languages",
            path=source,
        )
    return package


def _check_words(source: Path, words: tuple[str, str, str]) -> None:
    """Raises ModelError if the languages and the version are not what a path may be made of."""
    *pair, version = words
    if all(names.CODE.fullmatch(code) for code in pair) and names.VERSION.fullmatch(version):
        return
    raise ModelError(
        "metadata.json in it: the languages or the version are wrong (expected as en, es and "
        f"1.0, got {pair[0]!r:.40}, {pair[1]!r:.40} and {version!r:.40}); {AGAIN}",
        path=source,
    )


def _check_it_translates(source: Path, fresh: Path) -> None:
    if fault := verify(fresh).fault:
        raise ModelError(f"does not work: {fault}; {AGAIN}", path=source)


def _place(package: PackageInfo, into: Path) -> Path:
    """Where it goes: over its like, if there is one, or else where Argos' own name puts it."""
    version = re.sub(r"[^0-9A-Za-z]+", "_", package.version)
    usual = into / f"{package.name}-{version}".rstrip("-")
    for path in folders(into):
        try:
            other = read(path, "installed")
        except ModelError:
            continue
        if (other.name, other.version) == (package.name, package.version):
            return path
    return usual


def _is_there(place: Path, mark: str, package: PackageInfo, *, replace: bool) -> bool:
    """Whether the package itself is in its place.

    Raises ModelError if something else is there, and is not to be replaced.
    """
    if not os.path.lexists(place):
        return False
    with suppress(ModelError, OSError):
        if fingerprint(read(place, "installed")) == mark:
            return True
    if replace:
        return False
    raise ModelError(
        f"another {package.name} {package.version} is there; give --replace to put this one in "
        "its place",
        path=place,
    )


def _put(fresh: Path, place: Path, old: Path) -> None:
    """Move the package to its place; whatever was there goes into `old`, and back on failure."""
    for path in (*(each for each in fresh.rglob("*") if each.is_dir()), fresh):
        sync(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(place):
        fresh.rename(place)
    else:
        old.mkdir()
        place.rename(old / place.name)
        try:
            fresh.rename(place)
        except BaseException:
            (old / place.name).rename(place)
            raise
    sync(place.parent)
