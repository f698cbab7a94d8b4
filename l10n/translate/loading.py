"""The engine that a pair of languages needs: of one package, or of two."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.translate.argos import Argos
from l10n.translate.cache import Cache
from l10n.translate.engine import Engine
from l10n.translate.packages import PackageInfo
from l10n.translate.pivot import Pivot


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
