"""What a shortlist costs and what the repairs of drafts are worth, on held-out text."""

from __future__ import annotations

from collections.abc import Sequence

from sacrebleu.metrics.chrf import CHRF

from bench.heldout import Pair, pairs
from l10n.translate.draft import drafts
from l10n.translate.engine import Engine
from l10n.translate.loading import load
from l10n.translate.packages import find


def measure() -> None:
    """Print chrF by set: with the whole vocabulary, by the engine, and of drafts made from that."""
    (package,) = find("en", "es")
    engine = load((package,))
    heads = (f"{head:>10}" for head in ("sentences", "whole", "engine", "drafts", "changed"))
    print(f"{'chrF':14}{''.join(heads)}{'problems':>10}")
    for name, found in pairs().items():
        _compare(name, found, engine)


def _compare(name: str, found: Sequence[Pair], engine: Engine) -> None:
    sources = [source for source, _ in found]
    alone = [output.text for (output,) in engine.translate(sources)]
    made = drafts(sources, engine)
    texts = [draft.text for draft in made]
    references = [[target for _, target in found]]
    # A choice is made from the whole vocabulary.
    whole = [outputs[0].text for outputs in engine.translate(sources, best=2)]
    ways = (whole, alone, texts)
    scores = "".join(f"{CHRF().corpus_score(each, references).score:10.2f}" for each in ways)
    changed = sum(one != other for one, other in zip(alone, texts, strict=True))
    doubtful = sum(bool(draft.problems) for draft in made)
    print(f"{name:14}{len(found):10}{scores}{changed:10}{doubtful:10}")
