"""What of a text is in the target language already, told by the small words of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.lexicon import lexicon
from l10n.translate.tokens import Span
from l10n.translate.words import sections

_WORD = re.compile(r"[^\W\d_]+")
_QUOTATION = re.compile(r"“[^“”]+”|«[^«»]+»|\"[^\"]+\"")
_TELLING = 2
"""So many small words of the target language show a text of it, and more than so many times those
of the source's: The White House Celebrates Día de los Muertos."""
_SHARE = 4
"""At least one word in so many is a small one."""


def is_native(text: str, source: str, target: str) -> bool:
    """Whether a text is in the target language, in its quotations and around them."""
    around = _QUOTATION.sub(" ", text)
    ours, theirs = _counts(around, source, target)
    return _tells(text, source, target) and (not theirs or ours > _TELLING * theirs)


def quotations(text: str, source: str, target: str) -> Iterator[Span]:
    """Where a text quotes something in the target language, with the marks around it."""
    for match in _QUOTATION.finditer(text):
        if _tells(match[0], source, target):
            yield match.span()


def _tells(text: str, source: str, target: str) -> bool:
    ours, theirs = _counts(text, source, target)
    most = max(_TELLING - 1, _TELLING * theirs)
    return ours > most and _SHARE * ours >= len(_WORD.findall(text))


def _counts(text: str, source: str, target: str) -> tuple[int, int]:
    """How many words of a text only the target language has, and how many only the source's."""
    ours, theirs = _small(target), _small(source)
    words = [word.lower() for word in _WORD.findall(text)]
    return (
        sum(word in ours and word not in theirs for word in words),
        sum(word in theirs and word not in ours for word in words),
    )


@cache
def _small(language: str) -> frozenset[str]:
    """The frequent words of a language."""
    lists = sections(language)
    names = ("articles", "contractions", "joints", "negations", "speech")
    return lexicon(language).stop_words.union(*(lists.get(name, ()) for name in names))
