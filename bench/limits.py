"""Where the model stops being reliable: long texts, whole and cut, and what is made with care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sacrebleu.metrics.chrf import CHRF

from bench.heldout import Pair, pairs
from l10n.translate import argos, limits
from l10n.translate.argos import Argos
from l10n.translate.packages import find
from l10n.translate.parts import argos_package

WHOLE = 1_000
"""Pieces that no text has."""
CUTS = (WHOLE, 70, argos.LONGEST, 50)


def measure() -> None:
    """Print chrF of long texts by the length of their parts, and of what is translated again."""
    (package,) = find("en", "es")
    engine = Argos(package)
    encode = argos_package(package).tokenizer.encode
    found = [pair for each in pairs().values() for pair in each]
    single = [pair for pair in found if len(encode(pair[0])) > argos.LONGEST]
    heads = " ".join(f"{'whole' if cut == WHOLE else f'to {cut}':>7}" for cut in CUTS)
    print(f"{'chrF':28} texts pieces {heads}")
    for name, texts in (
        (f"of more than {argos.LONGEST} pieces", single),
        ("3 sentences, by semicolons", list(_joined(found, 3))),
        ("5 sentences, by semicolons", list(_joined(found, 5))),
    ):
        mean = sum(len(encode(source)) for source, _ in texts) / len(texts)
        cells = " ".join(f"{_chrf(_made(engine, texts, cut), texts):7.2f}" for cut in CUTS)
        print(f"{name:28} {len(texts):5} {mean:6.0f} {cells}")
    _again(engine, found)


def _joined(found: Sequence[Pair], count: int) -> Iterator[Pair]:
    """So many sentences after one another as one, for a tenth of all sentences."""
    whole = [pair for pair in found if pair[0].endswith(".") and pair[1].endswith(".")]
    for start in range(0, len(whole) - count, 10 * count // 2):
        some = whole[start : start + count]
        source, target = (
            "; ".join(side[:-1] for side in sides) + "." for sides in zip(*some, strict=True)
        )
        yield source, target


def _made(engine: Argos, texts: Sequence[Pair], cut: int) -> list[str]:
    kept, argos.LONGEST = argos.LONGEST, cut
    try:
        return [output.text for (output,) in engine.translate([source for source, _ in texts])]
    finally:
        argos.LONGEST = kept


def _again(engine: Argos, found: Sequence[Pair]) -> None:
    """Print what a second translation, with care, makes of texts with a loop or a gap."""
    made = engine.translate([source for source, _ in found])
    bad = [
        (pair, output)
        for pair, (output,) in zip(found, made, strict=True)
        if any(limits.faults(pair[0], output))
    ]
    chosen = [pair for pair, _ in bad]
    again = [output for (output,) in engine.translate([s for s, _ in chosen], careful=True)]
    left = sum(any(limits.faults(s, o)) for (s, _), o in zip(chosen, again, strict=True))
    before = _chrf([output.text for _, output in bad], chosen)
    after = _chrf([output.text for output in again], chosen)
    print(
        f"\nof {len(found)} translations {len(bad)} have a loop or a gap (chrF {before:.2f});"
        f" made with care, {left} have (chrF {after:.2f})"
    )


def _chrf(texts: Sequence[str], found: Sequence[Pair]) -> float:
    return float(CHRF().corpus_score(texts, [[target for _, target in found]]).score)
