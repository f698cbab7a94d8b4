"""Which packages are on this machine, and which of them wins for a pair of languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ModelError
from l10n.translate.packages import SHIPPED, Origin, PackageInfo, find, installed_folder, read


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
        ("installed", _folders(installed_folder() if installed is None else installed)),
        ("shipped", _folders(shipped)),
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


def installed_as(name: str, folder: Path) -> Path:
    """The package that the user means by `name`, among those installed in `folder`.

    It is the name of its folder, or a package as `translate-en_es` or `en_es`, if there is only
    one version of that. Raises ModelError if there is none, or more than one.
    """
    present = [_listed(path, "installed") for path in _folders(folder)]
    exact = [each.path for each in present if each.path.name == name]
    alike = exact or [each.path for each in present if name in _names(each)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        choices = ", ".join(path.name for path in alike)
        raise ModelError(f"more than one {name} is installed; name one of {choices}", path=folder)
    comes = [each for each in listed(installed=folder) if name in _names(each)]
    why = "it comes with l10n, and stays" if comes else "`l10n model list` shows which are"
    raise ModelError(f"no {name} is installed here; {why}", path=folder)


def readme(package: PackageInfo) -> str:
    """The first paragraph of its README, in one line; empty if there is none."""
    try:
        text = (package.path / "README.md").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    paragraphs = re.split(r"\n\s*\n", re.sub(r"(?m)^#.*$", "\n", text))
    return next((" ".join(each.split()) for each in paragraphs if each.strip()), "")


def _names(each: Listed) -> tuple[str, ...]:
    if each.package is None:
        return ()
    name = each.package.name
    return (name, name.partition("-")[2], f"{name} {each.package.version}")


def _folders(folder: Path) -> Iterator[Path]:
    """The folders in `folder`; a hidden one is no package."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.name.startswith("."):
            yield path


def _listed(path: Path, origin: Origin) -> Listed:
    try:
        return Listed(path, origin, read(path, origin))
    except ModelError as error:
        return Listed(path, origin, None, str(error))
