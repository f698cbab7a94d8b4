"""Words of a translation whose place in the source is known without the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks.lexicon import Lexicon
from l10n.translate.tokens import Span

_WORD = re.compile(r"[^\W_]+(?:[’'.,:/-][^\W_]+)*")
_DIGITS = re.compile(r"\d[\d.,:/-]*")
_LONG = 3
"""Letters from which on a word with a capital is taken for a name rather than an initial."""


def anchors(
    source: str,
    text: str,
    words: Lexicon,
    target: Lexicon,
    taken: Sequence[tuple[Span, Span]] = (),
) -> Iterator[tuple[Span, Span]]:
    """Each name, number, month and weekday that both texts have once: where, and where from.

    `taken` are places that are known already, in the text and in the source.
    """
    ours = _by_sense(text, target, [place for place, _ in taken])
    theirs = _by_sense(source, words, [origin for _, origin in taken])
    for sense, places in ours.items():
        if len(places) == len(origins := theirs.get(sense, [])) == 1:
            yield places[0], origins[0]


def _by_sense(text: str, words: Lexicon, taken: Sequence[Span]) -> dict[str, list[Span]]:
    """Where a text has words that mean the same in every language, by what they mean."""
    found: dict[str, list[Span]] = {}
    for match in _WORD.finditer(text):
        start, end = match.span()
        sense = _sense(match[0], words)
        if sense and all(end <= first or last <= start for first, last in taken):
            found.setdefault(sense, []).append((start, end))
    return found


def _sense(word: str, words: Lexicon) -> str:
    """What a word means in every language; empty for most."""
    if _DIGITS.fullmatch(word):
        return re.sub(r"\D", "", word)
    name = word.casefold()
    if name in words.months or name in words.weekdays:
        return (
            f"month {words.months[name]}" if name in words.months else f"day {words.weekdays[name]}"
        )
    # One is an article too.
    if (value := words.numbers.get(name, 0)) > 1:
        return str(value)
    return word if len(word) >= _LONG and not word.islower() else ""
