"""A glossary: which term of the source is rendered how, and finding terms in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from l10n.errors import L10nError
from l10n.glossary.phrases import Phrase, PhraseIndex, tokens

_HYPHEN = re.compile(r"\w[‐‑-]$")


class GlossaryError(L10nError):
    """A glossary is not a valid table or TBX file, or contradicts itself."""


class Status(StrEnum):
    """What a row of a glossary asks for."""

    PREFERRED = "preferred"
    """Render the term as one of the targets."""
    FORBIDDEN = "forbidden"
    """Never render the term as one of the targets."""
    KEEP = "keep"
    """Leave the term as it is."""


@dataclass(frozen=True, slots=True)
class Term:
    """A row of a glossary."""

    source: str
    targets: tuple[str, ...]
    """The renderings, the usual one first; the source itself for a term to keep."""
    status: Status
    note: str = ""
    """How the term is used, for the translator."""
    line: int = field(default=0, compare=False)
    """1-based line of the row; 0 if it was not read from a file."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text."""

    term: Term
    start: int
    end: int
    """Offsets in the text, half-open."""


@dataclass(frozen=True)
class Glossary:
    """The terms of one target language."""

    terms: tuple[Term, ...] = ()
    """In the order of the file."""
    language: str = "es"
    """The targets' locale, as `es` or `es_MX`."""
    source_language: str = "en"

    @classmethod
    def load(cls, path: Path, language: str | None = None) -> Glossary:
        """The glossary in the CSV file `path`; an empty one where there is no file.

        `language` is by default the name of the file's folder, as in `locales/es/glossary.csv`.
        Raises GlossaryError with path and line.
        """
        from l10n.glossary.table import read  # noqa: PLC0415  (the table builds glossaries)

        return read(path, language or path.parent.name)

    def matches(self, text: str) -> tuple[Match, ...]:
        """The preferred terms and those to keep in a source text, the longest at each place.

        They do not overlap. A term in lower case is found in any case; a word of a term that has
        a capital is found as written or in all capitals. Plurals are found too. What follows a
        hyphen is another word: there is no `economic development` in `socio-economic development`.
        """
        found = (Match(*found) for found in self._wanted.longest(text))
        return tuple(
            match
            for match in found
            if match.term.status is Status.KEEP or not _HYPHEN.search(text[: match.start])
        )

    def forbids(self, text: str) -> tuple[Term, ...]:
        """The forbidden terms whose source is in `text`, also inside a longer term."""
        return tuple(dict.fromkeys(term for term, _, _ in self._forbidden.all(text)))

    def renderings(self, term: Term, text: str) -> tuple[str, ...]:
        """Those targets of `term` that are in a target text, in any gender and number.

        An adjective may stand within a target that is not forbidden: `consumo ilegal de drogas`.
        """
        found = tokens(text)
        parted = term.status is Status.PREFERRED
        return tuple(
            target for target in term.targets if self._phrase(target).within(found, parted=parted)
        )

    def renders(self, term: Term, text: str) -> bool:
        """Whether a target of `term` is in a target text, in any gender and number."""
        return bool(self.renderings(term, text))

    def _phrase(self, target: str) -> Phrase:
        phrase = self._phrases.get(target)
        if phrase is None:
            phrase = self._phrases[target] = Phrase.of(target, self.language)
        return phrase

    def _rows(self, *, forbidden: bool) -> Iterator[tuple[str, Term]]:
        for term in self.terms:
            if (term.status is Status.FORBIDDEN) is forbidden:
                yield term.source, term

    @cached_property
    def _wanted(self) -> PhraseIndex[Term]:
        return PhraseIndex(self._rows(forbidden=False), self.source_language)

    @cached_property
    def _forbidden(self) -> PhraseIndex[Term]:
        return PhraseIndex(self._rows(forbidden=True), self.source_language)

    @cached_property
    def _phrases(self) -> dict[str, Phrase]:
        return {}
