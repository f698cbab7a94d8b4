"""The engine that a pair of languages needs: of one package, or of two."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import files
from l10n.errors import ModelError, StorageError
from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.engine import Engine
from l10n.translate.packages import PackageInfo, find, fingerprint, passed_over
from l10n.translate.packaging.verify import verify
from l10n.translate.parts import blaming
from l10n.translate.pivot import Pivot

if TYPE_CHECKING:
    from l10n.project import Project


_log = logging.getLogger(__name__)
_KNOWN = 100
"""Packages that are remembered to be whole; an older one is tried again."""


def load(
    packages: Sequence[PackageInfo],
    *,
    beam: int = 4,
    threads: int | None = None,
    cache: Cache | None = None,
) -> Engine:
    """The engine on the packages that `packages.find` gives; the options are those of `Argos`.

    Raises ModelError if one of them can't be loaded.
    """
    first, *more = (Argos(each, beam=beam, threads=threads, cache=cache) for each in packages)
    engine: Engine = first
    for then in more:
        engine = Pivot(engine, then)
    return engine


def of_project(project: Project, language: str) -> Engine:
    """The engine that drafts into one of the project's languages, with its cache of drafts.

    Raises ModelError as `packages.find` and `load` do, and if a package is not fit to be loaded.
    """
    config = project.config
    chain = find(config.source_language, language, configured=config.model_paths)
    wrong = passed_over(config.source_language, language)
    if wrong and chain[0].origin != "configured":
        _log.warning("warning: %s; %s is used instead", wrong, chain[0].path)
    for package in chain:
        if package.origin != "shipped":
            _check_once(package, project.paths.verified)
    return load(chain, beam=config.beam, cache=Cache(project.paths.drafts))


def _check_once(package: PackageInfo, known: Path) -> None:
    """Raises ModelError if the package does not translate, or crashes when it should.

    That is tried in a process of its own, which takes a moment, so what went well is listed in the
    file `known`: the same files with the same library are not tried again.
    """
    with blaming(package, "can't be read"):
        mark = f"{fingerprint(package)} {version('ctranslate2')}"
    try:
        lines = known.read_text(encoding="utf-8").splitlines() if known.is_file() else []
    except (OSError, ValueError):
        lines = []
    if mark in lines:
        return
    if fault := verify(package.path).fault:
        raise ModelError(f"does not work: {fault}; {package.remedy}", path=package.path)
    with suppress(StorageError):  # It is tried again, then.
        files.write(known, "".join(f"{line}\n" for line in [*lines[-_KNOWN:], mark]).encode())
