"""The small words of a sentence and its translation: which are within a tag, what they negate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.translate.tokens import Span
from l10n.translate.words import sections

_WORD = re.compile(r"[^\s“”\"«»‘’'()\[\].,;:!?¿¡…]+")

_NUMERO = re.compile(r"\bNo\.? ?(?=\d)")
_NOT = re.compile(r"n[’']t\b")

Words = Mapping[str, frozenset[str]]
"""Articles, prepositions and the like, under the names of their sections."""


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The small words of two languages; none of a language that has no list."""

    source: Words = field(default_factory=dict)
    target: Words = field(default_factory=dict)

    def trimmed(self, source: str, span: Span, text: str, place: Span) -> Span:
        """`place` in `text` without articles, prepositions and conjunctions at its ends.

        Those stay that the `span` of `source` has at the same end. A place without any other word
        stays as it is.
        """
        if not self.source or not self.target:
            return place
        words = [match.span() for match in _WORD.finditer(text, *place)]
        tagged = _WORD.findall(source[slice(*span)].casefold()) or [""]
        before = _WORD.findall(source[: span[0]].casefold()) or [""]
        leading, trailing = self._leading(tagged, before[-1]), self._trailing(tagged[-1])
        bound = self.target.get("locutions", frozenset())
        # One with a capital is part of a name: “El Salvador”.
        while words and text[slice(*words[0])] in leading:
            if "_".join(text[slice(*word)] for word in words[:2]) in bound:
                break
            del words[0]
        while words and text[slice(*words[-1])] in trailing:
            del words[-1]
        return (words[0][0], words[-1][1]) if words else place

    def is_negation(self, source: str, text: str) -> bool:
        """Whether a word is a negation, and so is one of the translation."""
        return all(
            word.casefold() in words.get("negations", ())
            for word, words in ((source, self.source), (text, self.target))
        )

    def lost_negation(self, source: str, text: str) -> bool:
        """Whether a text is negated, and its translation is not."""
        known = "negations" in self.source and "negations" in self.target
        bare = _NOT.sub(" not", _NUMERO.sub("", source))
        return known and _negates(bare, self.source) and not _negates(text, self.target)

    def _leading(self, tagged: list[str], before: str) -> frozenset[str]:
        """The words that don't belong before the translation of a tagged phrase."""
        joints, articles = self.source["joints"], self.source["articles"]
        if tagged[0] in joints:
            return frozenset()
        leading = self.target["contractions"]
        if len(tagged) > 1 or before in joints:
            # Else a word may have become a phrase: “safely” is “de manera segura”.
            leading |= self.target["joints"]
        return leading if tagged[0] in articles else leading | self.target["articles"]

    def _trailing(self, last: str) -> frozenset[str]:
        """The words that don't belong after the translation of a tagged phrase."""
        if last in self.source["joints"]:
            return frozenset()
        return self.target["articles"] | self.target["contractions"] | self.target["joints"]


def _negates(text: str, words: Words) -> bool:
    known = words.get("negations", frozenset())
    return not known.isdisjoint(_WORD.findall(text.casefold()))


def small_words(source: str, target: str) -> SmallWords:
    """The small words of two languages."""
    return SmallWords(sections(source), sections(target))
