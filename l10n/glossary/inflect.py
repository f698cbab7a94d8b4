"""The inflected forms of a word, as far as matching a term needs them.

The rules err on the generous side: a form that no one writes does no harm in a search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH_FIXED = _words("a an and against at by for from in into of on or the to under with")
_ENGLISH_IRREGULAR = {
    "child": ("children",),
    "memorandum": ("memoranda", "memorandums"),
    "person": ("people", "persons"),
}
_SPANISH_FIXED = _words(
    """a al ante con contra de del e el en entre la las los no o para por que se sin sobre u un una
    y"""
)
_ONE_GENDER = _words(
    """banco barco caso cargo cuento derecho fondo grupo libro marco medio modo partido plazo puerto
    punto ramo resto río suelo texto velo"""
)
"""Nouns in -o beside which the form in -a is another word: `puerto` and `puerta`."""
_SPANISH_IRREGULAR = {
    "alcalde": ("alcaldes", "alcaldesa", "alcaldesas"),
    "jefe": ("jefes", "jefa", "jefas"),
    "juez": ("jueces", "jueza", "juezas"),
    "presidente": ("presidentes", "presidenta", "presidentas"),
    "primer": ("primeros", "primero", "primera", "primeras"),
    "viceprimer": ("viceprimeros", "viceprimera", "viceprimeras"),
    "vicepresidente": ("vicepresidentes", "vicepresidenta", "vicepresidentas"),
}
_IN_AR = _words("a an ó aron aba aban e en ara aran ado ada ados adas ando")
_IN_ER = _words("e en ió ieron ía ían a an iera ieran ido ida idos idas iendo")
"""The endings of verbs in -ar, and in -er or -ir, for a third person; participles, gerund."""

_PLAIN = str.maketrans("áéíóú", "aeiou")
_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))


def forms(word: str, language: str) -> frozenset[str]:
    """`word` and its inflected forms, each with the capitals of `word`.

    English gives the plural; Spanish gives number and, from the masculine, gender. A word of any
    other language (`language` is a locale's code), and an acronym in Spanish, has one form.
    """
    base = language.partition("_")[0]
    rule = _RULES.get(base)
    if rule is None or not word.isalpha() or len(word) == 1:
        return frozenset({word})
    if len(word) > 1 and word.isupper():
        return frozenset({word, f"{word}s"} if base == "en" else {word})
    lower = word.lower()
    found = {lower, *rule(lower)}
    if word[:1].isupper():
        found = {form.capitalize() for form in found} | {word}
    return frozenset(found)


def plural(word: str, language: str) -> str:
    """The plural of `word`, a noun or adjective in small letters; itself where it has none."""
    rule = _RULES.get(language.partition("_")[0])
    return next(iter(rule(word)), word) if rule and word else word


def _english(word: str) -> Iterator[str]:
    if word in _ENGLISH_FIXED:
        return
    if word in _ENGLISH_IRREGULAR:
        yield from _ENGLISH_IRREGULAR[word]
    elif word.endswith("man"):
        yield f"{word[:-3]}men"
    elif re.search(r"[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    else:
        yield f"{word}s"


def _spanish(word: str) -> Iterator[str]:
    if word in _SPANISH_FIXED:
        return
    if word in _SPANISH_IRREGULAR:
        yield from _SPANISH_IRREGULAR[word]
    elif word.endswith("o"):
        yield f"{word}s"
        if word not in _ONE_GENDER:
            yield from (f"{word[:-1]}a", f"{word[:-1]}as")
    elif word[-1] in "aeáéó":
        yield f"{word}s"
    elif word[-1] in "íú":
        yield from (f"{word}es", f"{word}s")
    elif word.endswith("z"):
        yield f"{word[:-1]}ces"
    elif word[-1] in "dljnrsy":
        yield from _spanish_consonant(word)
        if word.endswith(("ar", "er", "ir")):
            yield from _spanish_verb(word)


def _spanish_verb(word: str) -> Iterator[str]:
    """What is said of a third person by a regular verb: `arrestar` gives `arrestó`.

    A noun in the same letters gets them too: `lugar`.
    """
    stem = word[:-2]
    endings = _IN_AR if word.endswith("ar") else _IN_ER
    yield from (stem + ending for ending in endings)
    yield from (word + ending for ending in ("á", "án", "ía", "ían"))


def _spanish_consonant(word: str) -> Iterator[str]:
    """The forms of a word that ends in a consonant: `reunión` gives `reuniones`.

    A stressed last syllable loses its accent before -es, unless the accent parts two vowels
    (`país`, `países`); an unstressed one in -n has to write its stress then (`orden`, `órdenes`).
    """
    stressed = word[-2] in "áéíóú"
    if word.endswith(("aís", "aíz", "aúl")):
        yield f"{word}es"
        return
    stem = f"{word[:-2]}{word[-2].translate(_PLAIN)}{word[-1]}"
    if word.endswith("s") and not stressed:
        return
    if word.endswith(("en", "an", "on", "in")) and not re.search("[áéíóú]", word):
        yield f"{_accented(word)}es"
    else:
        yield f"{stem}es"
    if word.endswith(("or", "és", "án", "ín", "ol")):
        yield from (f"{stem}a", f"{stem}as")


def _accented(word: str) -> str:
    """`word` with an accent on its last vowel but one; as it is where it has only one."""
    match = re.search("([aeiou])(?=[^aeiou]*[aeiou][^aeiou]*$)", word)
    if match is None:
        return word
    return f"{word[: match.start()]}{_ACUTE[match[1]]}{word[match.end() :]}"


_RULES: dict[str, Callable[[str], Iterator[str]]] = {"en": _english, "es": _spanish}
