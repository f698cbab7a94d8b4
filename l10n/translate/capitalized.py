"""What a word with a capital is: a word of English, a nationality, or a name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from l10n.translate.words import lower, sections

_SHAPE = re.compile(r"A(?:’A)?a+(?:[’-]?A+a+|[’-]a+)*$|A’Aa+(?:-Aa+)*$")
"""A name, with A for its capitals and a for its small letters: McAleenan, Eui-yong, O’Reilly."""
_NATIONALITY = re.compile(r"(?:ans?|ese|ish|i|ic|ine)$")
_WORDS = 50_000
"""So many words are remembered: most of a text's are those of others."""
_ROOT = 4
"""So many letters has a nationality in common with its country."""


@lru_cache(maxsize=_WORDS)
def is_name(word: str) -> bool:
    """Whether a word has the form of a name, in any alphabet with capitals."""
    letters = ("A" if c.isupper() else "a" if c.isalpha() else "’" if c == "'" else c for c in word)
    return bool(_SHAPE.match("".join(letters)))


@lru_cache(maxsize=_WORDS)
def is_word(word: str) -> bool:
    """Whether a word is one of English besides names: found in small letters, or in our lists."""
    small = word.lower()
    known = lower("en")
    return (
        small in known
        or small.removesuffix("s") in known
        or ("-" in small and all(map(_may_be_part, small.split("-"))))
        or not {word, f"{word}."}.isdisjoint(_listed())
        or is_nationality(word)
    )


@cache
def _listed() -> frozenset[str]:
    return sections("en")["common"] | sections("en")["titles"]


def _may_be_part(word: str) -> bool:
    """Whether a word may be one of a compound; the list has none of two letters."""
    return word in lower("en") or len(word) < _ROOT - 1


@cache
def is_nationality(word: str) -> bool:
    """Whether a word is a language, or looks like the people of a country that Babel knows.

    As Afghan does, which begins the name of the country, and Argentine by its ending.
    """
    if is_language(word):
        return True
    if _NATIONALITY.search(word):
        return word[:_ROOT] in _roots()
    return len(word) >= _ROOT and any(name.startswith(word) for name in _countries() - {word})


def is_language(word: str) -> bool:
    """Whether a word is the English name of a language that Babel knows."""
    return word in _languages()


@cache
def _languages() -> frozenset[str]:
    return frozenset(map(str, Locale("en").languages.values()))


def is_of_place(word: str) -> bool:
    """Whether a word is in the name of a country, or of a city that names a time zone."""
    return word in _places()


@cache
def _places() -> frozenset[str]:
    english = Locale("en")
    zones = [str(zone).rpartition("/")[2].replace("_", " ") for zone in Locale("es").time_zones]
    return frozenset(
        part
        for name in (*english.territories.values(), *zones)
        for part in name.split()
        if len(part) >= _ROOT
    )


@cache
def _roots() -> frozenset[str]:
    parts = (part for name in _countries() for part in name.split())
    return frozenset(part[:_ROOT] for part in parts if len(part) >= _ROOT)


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(str, Locale("en").territories.values()))
