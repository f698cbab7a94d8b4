"""What the glossary does to drafts: terms present before and after, and its cost in chrF."""

from __future__ import annotations

import re
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from bench.heldout import FOLDER
from l10n import markup
from l10n.glossary import Glossary, Status
from l10n.translate.draft import drafts
from l10n.translate.engine import Engine
from l10n.translate.loading import load
from l10n.translate.packages import find

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "tests" / "translate" / "data" / "terms.txt"
REVIEWED = ROOT / "tests" / "checks" / "clean.txt"
_MOST = 150
"""So many sentences of a set, of those that contain a term: the others are drafted as without."""


def measure() -> None:
    """Print how many drafts have all their terms, and chrF with and without the glossary."""
    engine = load(find("en", "es"))
    glossary = Glossary.load(ROOT / "locales" / "es" / "glossary.csv")
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    sources = [line for line in lines if line and not line.startswith("#")]
    for name, used in (("without", None), ("with", glossary)):
        made = [draft.text for draft in drafts(sources, engine, glossary=used)]
        full = _full(glossary, sources, made)
        share = 100 * full / len(sources)
        print(f"{name:8} glossary: all terms in {full} of {len(sources)} drafts ({share:.1f} %)")
    print(f"\n{'chrF':24}{'sentences':>10}{'without':>9}{'with':>9}{'changed':>9}{'all terms':>16}")
    for name, pairs in _sets(glossary):
        _compare(name, pairs, engine, glossary)


def _full(glossary: Glossary, sources: list[str], made: list[str]) -> int:
    """How many drafts have all the terms of their source."""
    return sum(not _lacking(glossary, *pair) for pair in zip(sources, made, strict=True))


def _lacking(glossary: Glossary, source: str, target: str) -> list[str]:
    """The terms of `source` that are not rendered as the glossary says."""
    wanted = {match.term for match in glossary.matches(source)}
    return [
        term.source
        for term in wanted
        if term.status is Status.PREFERRED and not glossary.renders(term, target)
    ]


def _compare(name: str, pairs: list[tuple[str, str]], engine: Engine, glossary: Glossary) -> None:
    sources = [source for source, _ in pairs]
    references = [[markup.plain(target) for _, target in pairs]]
    plain = [markup.plain(draft.text) for draft in drafts(sources, engine)]
    used = [markup.plain(draft.text) for draft in drafts(sources, engine, glossary=glossary)]
    scores = [CHRF().corpus_score(made, references).score for made in (plain, used)]
    full = [_full(glossary, sources, made) for made in (plain, used)]
    changed = sum(one != other for one, other in zip(plain, used, strict=True))
    print(f"{name:24}{len(pairs):10}{scores[0]:9.2f}{scores[1]:9.2f}{changed:9}", end="")
    print(f"{full[0]:8} to {full[1]:4}")


def _sets(glossary: Glossary) -> list[tuple[str, list[tuple[str, str]]]]:
    """The reviewed sets that are there, as far as they have terms: source and translation."""
    text = REVIEWED.read_text(encoding="utf-8")
    found = [(REVIEWED.name, re.findall(r"^en: (.+)\nes: (.+)$", text, re.MULTILINE))]
    for path in sorted(FOLDER.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        found.append((path.name, [(row[0], row[1]) for row in rows if len(row) > 1]))
    return [
        (name, [pair for pair in pairs if glossary.matches(pair[0])][:_MOST])
        for name, pairs in found
    ]
