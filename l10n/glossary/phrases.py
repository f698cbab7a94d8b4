"""Finding many phrases of several words in a text, whatever their inflection."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from l10n.glossary.inflect import forms

T = TypeVar("T")

_TOKEN = re.compile(r"\w+|[^\w\s‐‑-]")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_OF = frozenset({"de", "del"})
"""Words that join what belongs to a noun: an adjective of the noun may stand before them."""
_ADJECTIVE = 4
"""An adjective has at least so many letters."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a punctuation mark, of a text."""

    text: str
    folded: str
    """`text` without its capitals."""
    start: int
    end: int
    """Offsets in the text, half-open."""


@lru_cache(maxsize=64)  # a text is searched for one term after another
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of `text`, in order.

    The curly apostrophe counts as the straight one. A hyphen counts as a space: people write both
    `law enforcement` and `law-enforcement`.
    """
    return tuple(
        Token(match[0], match[0].casefold(), match.start(), match.end())
        for match in _TOKEN.finditer(text.translate(_APOSTROPHES))
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to be compared with tokens."""

    folded: tuple[frozenset[str], ...]
    """For each word, its forms without capitals."""
    cased: tuple[frozenset[str] | None, ...]
    """For each word that has a capital, its forms as written and in all capitals."""

    @classmethod
    def of(cls, text: str, language: str) -> Phrase:
        """The phrase `text` of `language`."""
        words = [forms(token.text, language) for token in tokens(text)]
        return cls(
            tuple(frozenset(form.casefold() for form in found) for found in words),
            tuple(_cased(found) for found in words),
        )

    def at(self, found: Sequence[Token], position: int) -> bool:
        """Whether the tokens from `position` on are this phrase."""
        return self._is(found[position : position + len(self.folded)])

    def within(self, found: Sequence[Token], *, parted: bool = False) -> bool:
        """Whether this phrase is anywhere in the tokens.

        `parted` also finds `consumo de drogas` where an adjective stands within it, in `consumo
        ilegal de drogas`.
        """
        places = range(len(found))
        if any(self.at(found, position) for position in places):
            return True
        if not parted or len(self.folded) == 1 or not self.folded[1] & _OF:
            return False
        return any(
            self._is([found[at], *found[at + 2 : at + 1 + len(self.folded)]])
            for at in places[:-2]
            if found[at + 1].text.isalpha() and len(found[at + 1].text) >= _ADJECTIVE
        )

    def _is(self, found: Sequence[Token]) -> bool:
        return len(found) == len(self.folded) and all(
            token.folded in folded and (cased is None or token.text in cased)
            for token, folded, cased in zip(found, self.folded, self.cased, strict=True)
        )


def _cased(found: frozenset[str]) -> frozenset[str] | None:
    if all(form == form.lower() for form in found):
        return None
    return found | {form.upper() for form in found}


class PhraseIndex(Generic[T]):
    """Phrases and what each stands for, by their first word."""

    def __init__(self, phrases: Iterable[tuple[str, T]], language: str) -> None:
        self._by_first: defaultdict[str, list[tuple[int, bool, Phrase, T]]] = defaultdict(list)
        for text, value in phrases:
            phrase = Phrase.of(text, language)
            for form in phrase.folded[0] if phrase.folded else ():
                # `billions` is the phrase of that name before it is the plural of `billion`.
                inflected = form != tokens(text)[0].folded
                self._by_first[form].append((-len(phrase.folded), inflected, phrase, value))
        for found in self._by_first.values():
            found.sort(key=lambda item: item[:2])

    def all(self, text: str) -> Iterator[tuple[T, int, int]]:
        """Every phrase in `text` with its offsets, overlapping ones too, by start then length."""
        found = tokens(text)
        for position, token in enumerate(found):
            for _, _, phrase, value in self._by_first.get(token.folded, ()):
                if phrase.at(found, position):
                    last = found[position + len(phrase.folded) - 1]
                    yield value, token.start, last.end

    def longest(self, text: str) -> Iterator[tuple[T, int, int]]:
        """The phrases in `text` from left to right, the longest at each place, none overlapping."""
        reached = 0
        for value, start, end in self.all(text):
            if start >= reached:
                reached = end
                yield value, start, end
