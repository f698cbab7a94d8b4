"""Phrases that engines misread, and what they get instead: `was joined by` is accompanied by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.translate.standins import Part
from l10n.translate.words import pairs


def reworded(text: str) -> Iterator[Part]:
    """The phrases of an English text that are clearer to an engine in other words, and these.

    The list is `words/phrases.en.txt`; of two that overlap the first holds. A capital at the
    beginning of the text stays one.
    """
    for pattern, words in _phrases():
        for match in pattern.finditer(text):
            form = match.expand(words)
            if match[0][0].isupper() and not match.start():
                form = form[0].upper() + form[1:]
            if form != match[0]:
                yield Part(*match.span(), form, held=False)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{pattern})", re.IGNORECASE), words)
        for pattern, words in pairs("phrases.en").items()
    )
