"""The engine that a pair of languages needs: of one package, or of two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.engine import Engine
from l10n.translate.packages import PackageInfo, find
from l10n.translate.pivot import Pivot

if TYPE_CHECKING:
    from l10n.project import Project


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

    Raises ModelError as `packages.find` and `load` do.
    """
    config = project.config
    chain = find(config.source_language, language, configured=config.model_paths)
    return load(chain, beam=config.beam, cache=Cache(project.paths.drafts))
