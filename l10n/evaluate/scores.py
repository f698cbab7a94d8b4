"""chrF, BLEU and TER of drafts, by sacrebleu. Nothing else knows that library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from l10n.errors import ConfigError

SAMPLES = 1000
"""Bootstrap samples that an interval is told from."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure over a set of sentences, 0 to 100, and 0 to any height for TER."""

    score: float
    margin: float | None
    """Half the width of the 95 % confidence interval; None for a single sentence."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How near drafts are to their references."""

    sentences: int
    chrf: Measure
    """Shared character n-grams up to 6, beta 2: the higher the better."""
    bleu: Measure
    """Shared word n-grams up to 4: the higher the better."""
    ter: Measure
    """Edits for every hundred words of the reference: the lower the better."""


def scores(drafts: Sequence[str], references: Sequence[str], samples: int = SAMPLES) -> Scores:
    """The scores of plain texts, each beside its reference; there must be one at least.

    The intervals are the same for the same texts: the bootstrap has a fixed seed (sacrebleu's, or
    that of its variable SACREBLEU_SEED). Raises ConfigError without sacrebleu.
    """
    bleu, chrf, ter = _metrics()
    found = [_measure(metric, drafts, references, samples) for metric in (chrf, bleu, ter)]
    return Scores(len(drafts), *found)


def available() -> None:
    """Return if sacrebleu is there; raises ConfigError with the remedy if not."""
    _metrics()


def _metrics() -> tuple[Any, Any, Any]:
    try:
        from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415  (an extra)
        from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415  (an extra)
        from sacrebleu.metrics.ter import TER  # noqa: PLC0415  (an extra)
    except ImportError:
        raise ConfigError(
            "the scores need sacrebleu; install it with `pip install 'l10n[evaluate]'`"
        ) from None
    # A heading of two words has no 4-grams to share; `force` silences advice on tokens.
    return BLEU(effective_order=True, force=True), CHRF(), TER()


def _measure(
    metric: Any, drafts: Sequence[str], references: Sequence[str], samples: int
) -> Measure:
    many = len(drafts) > 1
    result = metric.corpus_score(drafts, [references], n_bootstrap=samples if many else 1)
    # sacrebleu prints the margin and has no other name for it.
    margin = round(float(result._ci), 2) if many else None  # noqa: SLF001
    return Measure(round(float(result.score), 2), margin)
