"""Which packages are on this machine, and which of them wins for a pair of languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError
from l10n.translate.packages import (
    SHIPPED,
    Origin,
    PackageInfo,
    code,
    find,
    folders,
    installed_folder,
    read,
)

_README = 1 << 16
"""Characters of a README that are looked at."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A package that was found, whole or not."""

    path: Path
    origin: Origin
    package: PackageInfo | None
    """None if it is damaged."""
    fault: str = ""
    """What is wrong with it, if it is damaged."""


def listed(
    configured: Sequence[Path] = (), *, installed: Path | None = None, shipped: Path = SHIPPED
) -> tuple[Listed, ...]:
    """Every package there is: configured, then installed, then shipped.

    `installed` is Argos' own folder by default, as in `packages.find`.
    """
    groups: tuple[tuple[Origin, Iterable[Path]], ...] = (
        ("configured", configured),
        ("installed", folders(installed_folder() if installed is None else installed)),
        ("shipped", folders(shipped)),
    )
    return tuple(_listed(path, origin) for origin, paths in groups for path in paths)


def winners(
    source: str, target: str, configured: Sequence[Path] = (), *, installed: Path | None = None
) -> tuple[Path, ...]:
    """The folders of the packages that lead from one locale to the other, or none."""
    try:
        found = find(source, target, configured=configured, installed=installed)
    except ModelError:
        return ()
    return tuple(package.path for package in found)


def installed_as(name: str, folder: Path | None) -> Path:
    """The package that the user means by `name`, among those installed in `folder`.

    It is the name of its folder, or a package as `translate-en_es` or `en_es`, if there is only
    one version of that. Raises ModelError if there is none, or more than one.
    """
    present = [_listed(path, "installed") for path in folders(folder)]
    exact = [each.path for each in present if each.path.name == name]
    alike = exact or [each.path for each in present if _is_called(each, name)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        choices = ", ".join(path.name for path in alike)
        raise ModelError(f"more than one {name} is installed; name one of {choices}", path=folder)
    comes = [each for each in listed(installed=folder) if _is_called(each, name)]
    why = "it comes with l10n, and stays" if comes else "`l10n model list` shows which are"
    raise ModelError(f"no {name} is installed here; {why}", path=folder)


def readme(package: PackageInfo) -> str:
    """The first paragraph of its README, in one line; empty if there is none."""
    path = package.path / "README.md"
    if not path.is_file():
        return ""
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(_README)
    except (OSError, ValueError):
        return ""
    paragraphs = re.split(r"\n\s*\n", re.sub(r"(?m)^#.*$", "\n", text))
    return next((" ".join(each.split()) for each in paragraphs if each.strip()), "")


def _is_called(each: Listed, name: str) -> bool:
    if each.package is None:
        return False
    full = each.package.name
    return code(name) in map(code, (full, full.partition("-")[2], f"{full} {each.package.version}"))


def _listed(path: Path, origin: Origin) -> Listed:
    try:
        return Listed(path, origin, read(path, origin))
    except ModelError as error:
        return Listed(path, origin, None, str(error))
