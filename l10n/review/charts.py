"""Small charts as SVG, drawn here, for a page without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from l10n.review.status import STATES, Status
from l10n.review.status_report import percent

_WIDTH, _HEIGHT = 200, 12
_COLUMN, _GAP, _TALL = 18, 2, 40
BINS = 10
"""Columns of the chart of scores."""


def states_bar(status: Status) -> Markup:
    """A bar of the words by state, reviewed ones first; its label says the shares."""
    total = status.total_words
    shown = [state for state in reversed(STATES) if status.words.get(state)]
    shares = [f"{state} {percent(status.words[state] / total)}" for state in shown]
    bars: list[Markup] = []
    left = 0.0
    for state in shown:
        width = _WIDTH * status.words[state] / total
        # A hair between two states tells them apart where colours do not.
        hair = 0 if state is shown[-1] else 1
        bars.append(_rect(f"bar-{state}", left, 0, max(width - hair, 0.5), _HEIGHT))
        left += width
    return _svg(", ".join(shares) or "no words", _WIDTH, _HEIGHT, bars, "bar")


def score_columns(scores: Sequence[float]) -> Markup:
    """A column for each tenth of the scores from 0 to 1, as high as it holds drafts."""
    counts = _binned(scores)
    most = max(counts.values())
    columns = [
        _rect(
            "column",
            number * (_COLUMN + _GAP),
            _TALL - _TALL * counts.get(number, 0) / most,
            _COLUMN,
            _TALL * counts.get(number, 0) / most,
        )
        for number in range(BINS)
    ]
    said = ", ".join(
        f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}: {count}"
        for number, count in sorted(counts.items())
    )
    width = BINS * (_COLUMN + _GAP) - _GAP
    return _svg(f"drafts by score: {said}", width, _TALL, columns, "columns")


def _binned(scores: Sequence[float]) -> Mapping[int, int]:
    counts: dict[int, int] = {}
    for score in scores:
        number = min(int(score * BINS), BINS - 1)
        counts[number] = counts.get(number, 0) + 1
    return counts


def _rect(style: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="{}" x="{:.4g}" y="{:.4g}" width="{:.4g}" height="{:.4g}"/>').format(
        style, x, y, width, height
    )


def _svg(label: str, width: int, height: int, shapes: Sequence[Markup], style: str) -> Markup:
    return Markup(
        '<svg class="{}" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'width="{}" height="{}" preserveAspectRatio="none">{}</svg>'
    ).format(style, label, width, height, width, height, Markup("").join(shapes))
