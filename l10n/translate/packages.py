"""Finding the Argos packages for a pair of languages, and reading what they are."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

from l10n.errors import ModelError

Origin = Literal["configured", "installed", "shipped"]

SHIPPED = Path(__file__).parent.parent / "models"
"""The folder of the packages that come with the project."""

_ARGOS_CODES = {"pt_br": "pb", "zh_hant": "zt", "zh_tw": "zt", "nb_no": "nb"}
"""Locales that Argos gives a language code of their own, in lower case."""
_WEIGHTS = "model/model.bin"
_TOKENIZERS = ("sentencepiece.model", "bpe.model")
_METADATA_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """A translation package on this machine, checked to have what translating needs."""

    path: Path
    """Its unpacked folder."""
    name: str
    """As `translate-en_es`, whatever its folder is called."""
    version: str
    from_code: str
    """As `code` writes it, whatever the package says: `en`, `pt_br`."""
    to_code: str
    origin: Origin
    """Who brought it: the configuration, the user (installed by Argos), or this project."""
    license: str = ""
    """As the package states it, or empty."""

    @property
    def remedy(self) -> str:
        """What to do if it is damaged."""
        return {
            "configured": "install it again, or name another in the key models",
            "installed": f"install it again, or do without: `l10n model remove {self.path.name}`",
            "shipped": "install l10n again",
        }[self.origin]


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
    then a pair of any. An exact locale goes before its bare language. Only what a package states
    decides, so one that states it and is damaged is never passed over for a lesser one: ModelError
    says so, as it does for a damaged configured package, and where there is no way.
    """
    pairs = [(a, b) for b in _codes(target) for a in _codes(source)]
    named = [read(path, "configured") for path in configured]
    if found := _direct(named, pairs) or _over_a_third(named, pairs):
        return found
    folder = installed_folder() if installed is None else installed
    theirs, ours = _newest(folder, "installed"), _newest(shipped, "shipped")
    found = (
        _direct(theirs, pairs)
        or _direct(ours, pairs)
        or _over_a_third([*named, *theirs, *ours], pairs)
    )
    if not found:
        raise passed_over(source, target, folder) or _no_way(source, target, named, folder)
    return tuple(read(package.path, package.origin) for package in found)


def passed_over(source: str, target: str, installed: Path | None = None) -> ModelError | None:
    """What is wrong with an installed package that does not even state its languages.

    Only its name tells that it should translate from `source` to `target`, so `find` passes it over
    as long as another one does.
    """
    pairs = [f"{a}_{b}" for b in _codes(target) for a in _codes(source)]
    for path in folders(installed_folder() if installed is None else installed):
        if any(pair in code(path.name) for pair in pairs):
            try:
                _stated(path, "installed")
            except ModelError as error:
                return error
            except OSError:
                continue
    return None


def read(path: Path, origin: Origin) -> PackageInfo:
    """The package in the folder `path`.

    Raises ModelError, naming the file, if anything that every package has is missing or damaged.
    What else a model needs depends on its version; CTranslate2 knows when it loads it.
    """
    try:
        if not path.is_dir():
            found = "a file, not a folder" if path.exists() else "not found"
            raise ModelError(
                f"{found}; a package is the unpacked folder of an Argos model", path=path
            )
        package = _stated(path, origin)
        _check_files(package)
    except OSError as error:
        raise ModelError(f"can't be read ({error.strerror or error})", path=path) from None
    return package


def code(language: str) -> str:
    """A language as packages are compared: `pt-BR` is `pt_br`."""
    return language.lower().replace("-", "_")


def folders(folder: Path | None) -> Iterator[Path]:
    """The folders of packages in `folder`, in order.

    A hidden one is no package, and in a folder that can't be read there is none.
    """
    try:
        found = sorted(folder.iterdir()) if folder and folder.is_dir() else []
        found = [path for path in found if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return
    yield from found


def installed_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where Argos keeps the packages that the user has installed; it may not exist.

    None for a user without a home folder whose environment names no other place.
    """
    if named := environment.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    if data := environment.get("XDG_DATA_HOME"):
        return Path(data) / "argos-translate" / "packages"
    try:
        home = environment.get("SNAP_USER_DATA") if "SNAP" in environment else None
        base = Path(home) if home else Path.home()
    except RuntimeError:
        return None
    return base / ".local" / "share" / "argos-translate" / "packages"


def fingerprint(package: PackageInfo) -> str:
    """64 hexadecimal digits that change whenever a file that shapes its translations does.

    Those are the metadata, the tokenizers, and all of the model.
    """
    top, model = package.path, package.path / "model"
    found = [top / "metadata.json", *top.glob("*.model"), *top.glob("*.spm"), *model.rglob("*")]
    digest = hashlib.sha256()
    for file in sorted(path for path in found if path.is_file()):
        name = file.relative_to(top).as_posix()
        digest.update(f"{name}\0".encode("utf-8", "surrogateescape"))
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by: their numbers, `1.10` after `1.9`."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def _codes(locale: str) -> list[str]:
    """The codes Argos may have for a locale, the closest first: `es_MX` is `es_mx`, then `es`."""
    exact = code(locale)
    return list(dict.fromkeys([exact, _ARGOS_CODES.get(exact, exact), exact.partition("_")[0]]))


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


def _newest(folder: Path | None, origin: Origin) -> list[PackageInfo]:
    """What the packages in `folder` state, newest first; one that says nothing is passed over."""
    found = []
    for path in folders(folder):
        with suppress(ModelError, OSError):
            found.append(_stated(path, origin))
    return sorted(found, key=lambda package: version_key(package.version), reverse=True)


def _no_way(
    source: str, target: str, named: Sequence[PackageInfo], folder: Path | None
) -> ModelError:
    """Why nothing leads from a language to another."""
    if named:
        have = ", ".join(f"{package.from_code} to {package.to_code}" for package in named)
        return ModelError(
            f"the package translates {have} (expected {source} to {target}); name a package of "
            "these languages in the key models of [tool.l10n]",
            path=named[0].path,
        )
    return ModelError(
        f"no translation package from {source} to {target}, neither shipped nor installed here; "
        "install one, or name its folder in the key models of [tool.l10n]",
        path=folder,
    )


def _stated(path: Path, origin: Origin) -> PackageInfo:
    """The package in a folder by its metadata alone. Raises ModelError if that is damaged."""
    metadata = _metadata(path / "metadata.json")
    source, target = code(metadata["from_code"]), code(metadata["to_code"])
    return PackageInfo(
        path=path,
        name=f"translate-{source}_{target}",
        version=str(metadata.get("package_version", "")),
        from_code=source,
        to_code=target,
        origin=origin,
        license=str(metadata.get("license", "")),
    )


def _check_files(package: PackageInfo) -> None:
    """Raises ModelError if a file that every package has is missing, or one is no file at all."""
    path = package.path
    if not (path / _WEIGHTS).is_file():
        raise ModelError(f"missing from the package; {package.remedy}", path=path / _WEIGHTS)
    if not any((path / name).is_file() for name in _TOKENIZERS):
        raise ModelError(
            f"no tokenizer (expected {' or '.join(_TOKENIZERS)}); {package.remedy}", path=path
        )
    for file in (*path.iterdir(), *(path / "model").iterdir()):
        if file.exists() and not file.is_file() and not file.is_dir():
            raise ModelError(
                f"a special file, which no package has; remove it, or {package.remedy}", path=file
            )


def _metadata(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ModelError("missing from the package; install it again", path=path)
    try:
        if path.stat().st_size > _METADATA_BYTES:
            raise ModelError(
                f"too large (expected at most {_METADATA_BYTES:,} bytes); install the package "
                "again",
                path=path,
            )
        metadata = json.loads(path.read_text(encoding="utf-8"))
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
