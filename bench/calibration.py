"""The curve from raw scores to the share of good drafts, fitted on held-out pairs."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace

import sacrebleu

from bench.heldout import pairs
from l10n.translate.argos import Argos
from l10n.translate.draft import drafts
from l10n.translate.packages import PackageInfo, find

GOOD = 60
"""A sentence with so much chrF or more against a person's translation is a good draft."""
BINS = 10
STEPS = 50

Point = tuple[float, bool]
"""A raw score, and whether the draft was good."""


def measure() -> None:
    """Print the curve, and how well curves of one half foretell the other half."""
    (package,) = find("en", "es")
    points = _points(package)
    slope, offset = fitted(points)
    name = f"{package.name} {package.version}"
    print(json.dumps({name: {"slope": round(slope, 2), "offset": round(offset, 2)}}, indent=2))
    halves = (points[::2], points[1::2])
    tested = sorted(
        (_share(raw, *fitted(other)), good)
        for half, other in (halves, halves[::-1])
        for raw, good in half
    )
    _table(tested)


def _points(package: PackageInfo) -> list[Point]:
    """The held-out drafts, but for copies and what is no draft at all."""
    made = [pair for found in pairs().values() for pair in found]
    # A package of another name has no curve, so its scores are raw.
    engine = Argos(replace(package, name="raw"))
    results = drafts([source for source, _ in made], engine)
    return [
        (draft.score, sacrebleu.sentence_chrf(draft.text, [target]).score >= GOOD)
        for draft, (_, target) in zip(results, made, strict=True)
        if 0 < draft.score < 1
    ]


def _table(tested: Sequence[Point]) -> None:
    """Print by foretold share how many drafts were good; `tested` are in that order."""
    print(f"\nscore, by the other half     drafts   foretold   had chrF {GOOD} or more")
    for number in range(BINS):
        part = tested[number * len(tested) // BINS : (number + 1) * len(tested) // BINS]
        foretold = sum(score for score, _ in part) / len(part)
        share = sum(good for _, good in part) / len(part)
        print(
            f"  {part[0][0]:.2f} to {part[-1][0]:.2f}          {len(part):6}"
            f"   {foretold:8.2f}   {share:8.2f}"
        )
    error = sum((score - good) ** 2 for score, good in tested) / len(tested)
    base = sum(good for _, good in tested) / len(tested)
    print(f"  Brier score {error:.3f}; of always saying {base:.2f}: {base * (1 - base):.3f}")


def _share(raw: float, slope: float, offset: float) -> float:
    return 1 / (1 + math.exp(-(slope * raw + offset)))


def fitted(points: Sequence[Point]) -> tuple[float, float]:
    """Slope and offset of the logistic curve that makes `points` likeliest, by Newton's method."""
    slope = offset = 0.0
    for _ in range(STEPS):
        g0 = g1 = 0.0
        h00 = h01 = h11 = 1e-9
        for raw, good in points:
            share = _share(raw, slope, offset)
            weight = share * (1 - share)
            g0 += good - share
            g1 += (good - share) * raw
            h00 += weight
            h01 += weight * raw
            h11 += weight * raw * raw
        determinant = h00 * h11 - h01 * h01
        offset += (h11 * g0 - h01 * g1) / determinant
        slope += (h00 * g1 - h01 * g0) / determinant
    return slope, offset
