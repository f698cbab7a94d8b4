"""The words that decide where an English sentence ends, from the lists of `en.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The sections of `en.txt`, each a set; abbreviations are without their last full stop."""

    joined: frozenset[str]
    """Never end a sentence: `Gov.`, `vs.`"""
    numbered: frozenset[str]
    """End a sentence before a capital, but not before a number: `No.`, `Jan.`"""
    times: frozenset[str]
    """End a sentence before a capital, but not before a number or one of `zones`: `p.m.`"""
    doubtful: frozenset[str]
    """End a sentence only before one of `openers`: `Inc.`, `U.S.`"""
    states: frozenset[str]
    """End a sentence as `doubtful` do, and before a capital after a comma: `Bedford, Ind.`"""
    openers: frozenset[str]
    """Words that begin a sentence, and hardly ever a name."""
    zones: frozenset[str]
    """Words that follow a time of day within a sentence: time zones, days, months."""
    labels: frozenset[str]
    """Words whose single letter is not an initial: `Annex B.`"""
    speech: frozenset[str]
    """Verbs that name who spoke, after a quotation that ends in `?` or `!`."""

    def __contains__(self, word: str) -> bool:
        """Whether `word` is an abbreviation of any section."""
        sections = (self.joined, self.numbered, self.times, self.doubtful, self.states)
        return any(word in section for section in sections)


@cache
def english() -> Abbreviations:
    """The lists of `en.txt`, read once.

    Raises TypeError for a section that is missing or unknown.
    """
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for raw in (files(__name__) / "en.txt").read_text(encoding="utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        elif line:
            current.add(line.removesuffix("."))
    return Abbreviations(**{name: frozenset(words) for name, words in sections.items()})
