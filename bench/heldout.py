"""Pairs of sentences that the model was not trained on (`bench/texts/README.md`)."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "texts"

Pair = tuple[str, str]


def pairs() -> dict[str, list[Pair]]:
    """By set, sentences and a person's translation."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.tsv"))}


def _read(path: Path) -> list[Pair]:
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(source, target) for source, _, target in rows]
