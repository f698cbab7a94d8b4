"""Finding the Argos packages for a pair of languages, and opening them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, Literal

from l10n.errors import ModelError

Origin = Literal["configured", "installed", "shipped"]

SHIPPED = Path(__file__).parent.parent / "models"
"""The folder of the packages that come with the project."""

_ARGOS_CODES = {"pt_br": "pb", "zh_hant": "zt", "zh_tw": "zt", "nb_no": "nb"}
"""Locales that Argos gives a language code of their own, in lower case."""


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """A translation package on this machine, checked to have what translating needs."""

    path: Path
    """Its unpacked folder."""
    name: str
    """As `translate-en_es`, whatever its folder is called."""
    version: str
    from_code: str
    to_code: str
    origin: Origin
    """Who brought it: the configuration, the user (installed by Argos), or this project."""
    license: str = ""
    """As the package states it, or empty."""


def find(
    source: str,
    target: str,
    *,
    configured: Sequence[Path] = (),
    installed: Path | None = None,
    shipped: Path = SHIPPED,
) -> tuple[PackageInfo, ...]:
    """The packages that lead from `source` to `target`, both locales as `es` or `es_MX`.

    That is one package, or two over a third language where no package has the pair. What the
    `configured` ones (package folders) can do wins, alone or in pairs; then the newest of the
    folder `installed` (by default Argos' own, `installed_folder`), then the newest of `shipped`,
    then a pair of any. An exact locale goes before its bare language. Raises ModelError if a
    configured package is damaged, if an installed one for this pair is, or if there is no way.
    """
    pairs = [(a, b) for b in _codes(target) for a in _codes(source)]
    named = [read(path, "configured") for path in configured]
    folder = installed_folder() if installed is None else installed
    theirs, ours = _newest(folder, "installed", pairs), _newest(shipped, "shipped", pairs)
    found = (
        _direct(named, pairs)
        or _over_a_third(named, pairs)
        or _direct(theirs, pairs)
        or _direct(ours, pairs)
        or _over_a_third([*named, *theirs, *ours], pairs)
    )
    if found:
        return found
    if named:
        have = ", ".join(f"{package.from_code} to {package.to_code}" for package in named)
        raise ModelError(
            f"the package translates {have} (expected {source} to {target}); name a package of "
            "these languages in the key models of [tool.l10n]",
            path=named[0].path,
        )
    raise ModelError(
        f"no translation package from {source} to {target}, neither shipped nor installed here; "
        "install one, or name its folder in the key models of [tool.l10n]",
        path=folder,
    )


def read(path: Path, origin: Origin) -> PackageInfo:
    """The package in the folder `path`.

    Raises ModelError, naming the file, if anything that translating needs is missing or damaged.
    """
    if not path.is_dir():
        found = "a file, not a folder" if path.exists() else "not found"
        raise ModelError(f"{found}; a package is the unpacked folder of an Argos model", path=path)
    metadata = _metadata(path / "metadata.json")
    for needed in ("model/model.bin", "model/config.json"):
        if not (path / needed).is_file():
            raise ModelError("missing from the package; install it again", path=path / needed)
    if not any((path / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        raise ModelError(
            "no tokenizer (expected sentencepiece.model or bpe.model); install the package again",
            path=path,
        )
    source, target = metadata["from_code"], metadata["to_code"]
    return PackageInfo(
        path=path,
        name=f"translate-{source}_{target}",
        version=str(metadata.get("package_version", "")),
        from_code=source,
        to_code=target,
        origin=origin,
        license=str(metadata.get("license", "")),
    )


def installed_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where Argos keeps the packages that the user has installed; it may not exist."""
    if named := environment.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    home = environment.get("SNAP_USER_DATA") if "SNAP" in environment else None
    base = Path(home) if home else Path("~").expanduser()
    data = environment.get("XDG_DATA_HOME") or base / ".local" / "share"
    return Path(data) / "argos-translate" / "packages"


def fingerprint(package: PackageInfo) -> str:
    """64 hexadecimal digits that change whenever a file that shapes its translations does."""
    digest = hashlib.sha256()
    files = [package.path / "metadata.json", *package.path.glob("*.model")]
    for file in sorted([*files, *(package.path / "model").iterdir()]):
        digest.update(f"{file.relative_to(package.path).as_posix()}\0".encode())
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by: their numbers, `1.10` after `1.9`."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def argos_package(package: PackageInfo) -> Any:
    """The `argostranslate.package.Package` of it; nothing is created in the user's home folder."""
    if "argostranslate.settings" in sys.modules:
        return import_module("argostranslate.package").Package(package.path)
    with tempfile.TemporaryDirectory() as folder, _environment(folder):
        return import_module("argostranslate.package").Package(package.path)


@contextmanager
def _environment(folder: str) -> Iterator[None]:
    """An environment in which argostranslate's settings make their folders in `folder`.

    They make them on import, and read every variable that begins with ARGOS.
    """
    kept = dict(os.environ)
    for name in kept:
        if name.startswith("ARGOS"):
            del os.environ[name]
    os.environ.update(XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def _codes(locale: str) -> list[str]:
    """The codes Argos may have for a locale, the closest first: `es_MX` is `es_mx`, then `es`."""
    code = locale.lower().replace("-", "_")
    return list(dict.fromkeys([code, _ARGOS_CODES.get(code, code), code.partition("_")[0]]))


def _direct(
    packages: Sequence[PackageInfo], pairs: Sequence[tuple[str, str]]
) -> tuple[PackageInfo, ...]:
    """The first package for the first of the pairs that one has; none if none has."""
    for pair in pairs:
        for package in packages:
            if (package.from_code, package.to_code) == pair:
                return (package,)
    return ()


def _over_a_third(
    packages: Sequence[PackageInfo], pairs: Sequence[tuple[str, str]]
) -> tuple[PackageInfo, ...]:
    """The first two packages, one after the other, that lead from a language to another."""
    for source, target in pairs:
        for first, second in product(packages, repeat=2):
            ends = (first.from_code, second.to_code)
            if ends == (source, target) and first.to_code == second.from_code:
                return (first, second)
    return ()


def _newest(folder: Path, origin: Origin, pairs: Sequence[tuple[str, str]]) -> list[PackageInfo]:
    """The packages in `folder`, newest first; a damaged one matters only if its name fits."""
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.is_dir():
            continue
        try:
            found.append(read(path, origin))
        except ModelError:
            if any(f"{source}_{target}" in path.name.lower() for source, target in pairs):
                raise
    return sorted(found, key=lambda package: version_key(package.version), reverse=True)


def _metadata(path: Path) -> dict[str, Any]:
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError("missing from the package; install it again", path=path) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"can't be read ({error}); install the package again", path=path) from None
    if not isinstance(metadata, dict) or metadata.get("type", "translate") != "translate":
        raise ModelError("not a translation package; install one that translates", path=path)
    for key in ("from_code", "to_code"):
        if not isinstance(metadata.get(key), str):
            raise ModelError(
                f"{key} is missing (expected a language code, as en); install the package again",
                path=path,
            )
    return metadata
