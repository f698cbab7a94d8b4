"""The evaluation of a model: scores by readout and role, and the effort of its reviewers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from l10n.evaluate.effort import Edit, Effort, by_model, by_readout
from l10n.evaluate.pairs import Pair
from l10n.evaluate.scores import SAMPLES, Measure, Scores, scores
from l10n.markup import plain

ALL = "all"
"""The name of the row over everything."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a model's drafts compare with reviewed translations."""

    language: str
    model: str
    """The package and its version."""
    readouts: tuple[tuple[str, Scores], ...]
    """By name, the row over all of them last."""
    roles: tuple[tuple[str, Scores], ...]
    """By name; empty where no role is known."""
    effort: tuple[Effort, ...] = ()
    """By readout."""
    models: tuple[Effort, ...] = ()
    """By the model that made the draft."""


def evaluate(
    language: str,
    model: str,
    pairs: Sequence[Pair],
    drafts: Sequence[str],
    edits: Sequence[Edit] = (),
    samples: int = SAMPLES,
) -> Evaluation:
    """The scores of `drafts`, one a pair, and the effort that `edits` tell.

    There must be one pair at least. `samples` are those of the bootstrap. Raises ConfigError
    without sacrebleu.
    """
    rows = list(zip(pairs, (plain(draft) for draft in drafts), strict=True))
    return Evaluation(
        language,
        model,
        (*_grouped(rows, lambda pair: pair.readout, samples), (ALL, _scored(rows, samples))),
        tuple(_grouped(rows, lambda pair: str(pair.role or ""), samples)),
        by_readout(edits),
        by_model(edits),
    )


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as JSON data."""
    return {
        "language": evaluation.language,
        "model": evaluation.model,
        "readouts": {name: asdict(found) for name, found in evaluation.readouts},
        "roles": {name: asdict(found) for name, found in evaluation.roles},
        "effort": [asdict(effort) for effort in evaluation.effort],
        "models": [asdict(effort) for effort in evaluation.models],
    }


def lines(evaluation: Evaluation) -> Iterator[str]:
    """The evaluation as tables of plain text."""
    sentences = evaluation.readouts[-1][1].sentences
    yield f"{evaluation.model} into {evaluation.language}, {sentences} sentences"
    yield from _scores_table("readout", evaluation.readouts)
    if evaluation.roles:
        yield from _scores_table("role", evaluation.roles)
    if evaluation.effort:
        yield from _effort_table("drafts of", evaluation.effort)
        yield from _effort_table("drafts by", evaluation.models)


def _grouped(
    rows: Sequence[tuple[Pair, str]], name: Callable[[Pair], str], samples: int
) -> Iterator[tuple[str, Scores]]:
    """The scores for each name, in order; pairs without one are left out."""
    for wanted in sorted({name(pair) for pair, _ in rows} - {""}):
        yield wanted, _scored([row for row in rows if name(row[0]) == wanted], samples)


def _scored(rows: Sequence[tuple[Pair, str]], samples: int) -> Scores:
    return scores(
        [draft for _, draft in rows], [plain(pair.reference) for pair, _ in rows], samples
    )


def _scores_table(title: str, rows: Iterable[tuple[str, Scores]]) -> Iterator[str]:
    listed = list(rows)
    width = max(len(title), *(len(name) for name, _ in listed))
    yield ""
    yield f"{title:{width}}  sentences  {'chrF':>13}  {'BLEU':>13}  {'TER':>13}"
    for name, found in listed:
        measures = "  ".join(map(_measure, (found.chrf, found.bleu, found.ter)))
        yield f"{name:{width}}  {found.sentences:9}  {measures}"


def _measure(measure: Measure) -> str:
    margin = f" ± {measure.margin:4.1f}" if measure.margin is not None else " " * 7
    return f"{measure.score:6.1f}{margin}"


def _effort_table(title: str, rows: Sequence[Effort]) -> Iterator[str]:
    width = max(len(title), *(len(row.name) for row in rows))
    yield ""
    yield f"{title:{width}}  reviewed  unchanged  characters kept"
    for row in rows:
        kept = f"{100 * row.similarity:.0f} % of {row.known}" if row.similarity is not None else "–"
        yield f"{row.name:{width}}  {row.drafts:8}  {row.unchanged:9}  {kept:>15}"
