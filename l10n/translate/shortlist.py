"""The shortlist of a package: which target pieces may come of each source piece.

It is CTranslate2's file of a vocabulary map: a line for each source piece, then a tab, then target
pieces; what comes before the first tab may be nothing, and those pieces are always allowed.
"""

from __future__ import annotations

from pathlib import Path

FILE = "model/vmap.txt"
"""Where it is in a package; most have none."""


def pieces(package: Path) -> frozenset[str]:
    """The source pieces that the shortlist of the package in a folder knows; none without one.

    A text is decoded within the pieces that its own may become, so it is decoded alone: the pieces
    of others would change the probabilities, and so the translation. A text with a piece that is
    not known has the whole vocabulary. Raises ValueError if the file has no line, over which
    CTranslate2 crashes, or is no text.
    """
    path = package / FILE
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8") as lines:
        found = frozenset(line.partition("\t")[0] for line in lines)
    if not found:
        raise ValueError(f"{FILE} is empty")
    return found
