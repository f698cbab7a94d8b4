"""What the repairs of drafts are worth: the engine alone against drafts, on held-out text."""

from __future__ import annotations

from collections.abc import Sequence

from sacrebleu.metrics.chrf import CHRF

from bench.heldout import Pair, pairs
from l10n.translate.draft import drafts
from l10n.translate.engine import Engine
from l10n.translate.loading import load
from l10n.translate.packages import find


def measure() -> None:
    """Print chrF by set, of what the engine makes and of the drafts made from it."""
    engine = load(find("en", "es"))
    print(f"{'chrF':14}{'sentences':>10}{'engine':>9}{'drafts':>9}{'changed':>9}{'problems':>10}")
    for name, found in pairs().items():
        _compare(name, found, engine)


def _compare(name: str, found: Sequence[Pair], engine: Engine) -> None:
    sources = [source for source, _ in found]
    alone = [output.text for (output,) in engine.translate(sources)]
    made = drafts(sources, engine)
    texts = [draft.text for draft in made]
    references = [[target for _, target in found]]
    before, after = (CHRF().corpus_score(each, references).score for each in (alone, texts))
    changed = sum(one != other for one, other in zip(alone, texts, strict=True))
    doubtful = sum(bool(draft.problems) for draft in made)
    print(f"{name:14}{len(found):10}{before:9.2f}{after:9.2f}{changed:9}{doubtful:10}")
