"""Whatever an engine says, there is a draft for every message, and no tag of one is broken."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

import pytest

from l10n import markup
from l10n.glossary import Glossary
from l10n.model import Kind
from l10n.translate.draft import drafts
from l10n.translate.engine import Link, Output, Progress, silent
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data"
SPOKEN = """
el la los de del que y en un una no a para se secretario secretaria ministra julio 10 5 3.5 % mil
millones dólares Estados Unidos EE. UU. Smith Mary Wilson Honduras CIA {0} {1} {7} X0 %0 <b1> </b1>
“ ” ¿ . , ; : ( Quieren ampliar
"""
WORDS = SPOKEN.split()


class Babbler:
    """An engine that says anything: nothing, the source, it twice, other words; and links."""

    package, version, source, target = "babbler", "1", "en", "es"

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def translate(
        self,
        texts: Sequence[str],
        *,
        best: int = 1,
        careful: bool = False,
        progress: Progress = silent,
    ) -> Iterator[tuple[Output, ...]]:
        del careful
        for done, text in enumerate(texts, 1):
            yield tuple(self._said(text) for _ in range(best))
            progress(done)

    def _said(self, text: str) -> Output:
        words = text.split()
        mixed = [word if self._random.random() < 0.7 else self._any() for word in words]
        others = [self._any() for _ in range(self._random.randint(1, 2 * len(words) + 2))]
        made = self._random.choice([[], words, words + words, mixed, mixed, others])
        links, position = [], 0
        for word in made:
            start = self._random.randrange(max(1, len(text)))
            end = min(len(text), start + self._random.randint(1, 8))
            weight = self._random.random()
            links.append(Link(position, position + len(word), start, end, weight))
            position += len(word) + 1
        return Output(" ".join(made), self._random.random(), tuple(links))

    def _any(self) -> str:
        return self._random.choice(WORDS)


@pytest.mark.parametrize("seed", range(6))
def test_there_is_a_draft_whatever_the_engine_says(seed: int) -> None:
    files = ("survival.txt", "expressions.txt", "terms.txt")
    lines = [line for name in files for line in (DATA / name).read_text("utf-8").splitlines()]
    msgids = [line.partition(" => ")[0] for line in lines if line and line[0] != "#"]
    some = random.Random(seed).sample(msgids, 150)
    some += [msgid.upper() for msgid in some[:10]] + [" ".join(m.split()[:3]) for m in some[:20]]
    some = [msgid for msgid in some if not markup.fault(msgid, msgid)]
    kinds = [kind for kind, _ in zip(cycle([None, *Kind]), some, strict=False)]
    glossary = Glossary.load(ROOT / "locales" / "es" / "glossary.csv") if seed % 2 else None

    made = drafts(some, Babbler(seed), kinds=kinds, glossary=glossary)

    assert len(made) == len(some)
    for msgid, draft in zip(some, made, strict=True):
        assert not draft.text or not markup.fault(msgid, draft.text)
        assert draft.text or draft.problems
        assert 0 <= draft.score <= 1


class Mute(Babbler):
    """An engine that has no words for anything."""

    def _said(self, text: str) -> Output:
        del text
        return Output("", 0.5)


def test_without_a_translation_there_is_no_draft() -> None:
    items = [
        "Supply vaccines",
        "delay can be none",
        "Support local communities",
        "Border Security",
        "They met.",
    ]
    kinds = [*3 * [Kind.LIST_ITEM], Kind.TITLE, Kind.PARAGRAPH]

    made = drafts(items, Mute(0), kinds=kinds)

    assert [draft.text for draft in made] == [""] * 5
    assert all(draft.problems for draft in made)
