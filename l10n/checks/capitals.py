"""Capitals that English has and Spanish has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from l10n.checks.rule import Pair, quoted
from l10n.glossary.inflect import forms
from l10n.model import Severity

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:^|[.:?!…\n]|EE\. UU\.)[\s\"“«‘'(¿¡\[–—•*-]*$|[\"“«‘¿¡(\[•–—]\s*$")
_FEAST = re.compile(r"\b[A-ZÁÉÍÓÚ][a-záéíóúñ]+ de $")
"""A name whose second part may be a month: `Cinco de Mayo`, `Plaza de Mayo`."""
_CALENDAR_LEADS = frozenset(
    {"de", "en", "a", "desde", "hasta", "entre", "y", "e", "o", "el", "la", "los", "las", "este"}
    | {"esta", "pasado", "próximo", "del", "al", "cada", "mes", "para", "por", "todos", "ayer"}
)


class Capitals:
    """A month, a day of the week or a nationality with a capital in mid-sentence."""

    name = "capitals"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each such word, where the target language writes it in lower case.

        A capitalised word beside it makes it part of a name: República Dominicana, Julio Pérez.
        """
        lexicon = pair.target_lexicon
        if not lexicon.demonyms:
            return
        demonyms = _inflected(lexicon.demonyms, pair.glossary.language)
        text = pair.target
        for match in _WORD.finditer(text):
            word = match[0]
            if not word[0].isupper() or word.isupper():
                continue
            before, after = text[: match.start()], text[match.end() :]
            if _SENTENCE_START.search(before) or re.match(r"(?: [A-Z]\.)? [A-ZÁÉÍÓÚÑ]", after):
                continue
            lower = word.lower()
            previous = re.search(r"([^\W_]+),? $", before)
            lead = previous[1] if previous else ""
            if lower in lexicon.months or lower in lexicon.weekdays:
                if _in_calendar(lead, after) and not _FEAST.search(before):
                    yield f"{quoted([word])} is written {quoted([lower])} in mid-sentence"
            elif lower in demonyms - lexicon.not_demonyms and (
                not lead[:1].isupper() or lead.lower() in lexicon.offices
            ):
                yield f"{quoted([word])} is written {quoted([lower])} in mid-sentence"


def _in_calendar(lead: str, after: str) -> bool:
    """Whether a month or day is one, and not a person's name or a feast."""
    if re.match(r" de [A-ZÁÉÍÓÚ]", after):
        return False
    return (
        lead.lower() in _CALENDAR_LEADS or lead.isdigit() or bool(re.match(r" (?:de )?\d", after))
    )


@cache
def _inflected(demonyms: frozenset[str], language: str) -> frozenset[str]:
    """The forms of the nationalities that are no country's name: not `china`, `argentina`."""
    countries = {name.lower() for name in Locale.parse(language).territories.values()}
    return frozenset(form for word in demonyms for form in forms(word, language)) - countries
