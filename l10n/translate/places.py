"""Places in English text, and their names in another language: of countries, states and cities.

Babel knows the countries and many cities; a list has others. Other words with a capital within a
sentence that are no words of English are names as well, mostly of places, and keep their spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale

from l10n.translate.capitalized import is_name, is_word
from l10n.translate.names import Name, folded
from l10n.translate.nouns import shape
from l10n.translate.tokens import Span, joined
from l10n.translate.words import renamed, sections

_CODE = re.compile(r"(?!BL|EU|EZ|MF|QO|SH|UN|XA|XB|ZZ)[A-Z]{2}$")
"""A territory of Babel that is a country or depends on one, and is not called as a saint is."""
_SPECIAL = re.compile(r"\(| - |SAR|, ")
"""What shows that Babel's name explains more than it names."""
_WITH_THE = re.compile(
    r"United|Republic|Islands|Territor|Netherlands|Philippines|Bahamas|Maldives|Gambia|Hague"
    r"|Vatican|Holy See|Comoros|Seychelles|Sahel|Balkans|Peninsula|Heights|Strip"
)
"""Places that have the article in English."""
_OTHER = {
    "US": ("EE. UU.", "EE.UU.", "EEUU", "estadounidense", "norteamerican"),
    "GB": ("britanic", "Gran Bretaña"),
}
"""What else may stand for a country in Spanish."""
_SENTENCE = re.compile(r"(?<!\w)(?!amid|from|into|over|than|that|upon|with)[a-z]{4,}(?!\w)")
"""A long word in small letters, which a title does not have."""
_CAPITALIZED = re.compile(
    r"(?<=[\w,] )(?:(?:San|Santa|Santo|El|La|Los|Las|Fort|Port|Puerto|Ciudad) )?"
    r"(?P<word>[^\W\d_a-z][^\W\d_]+(?:[’'-][^\W\d_]+)*)"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_OTHERS = re.compile(r"(?:isms?|ists?|ity|ians?|ans)$")
"""Endings of beliefs and of peoples, which have names of their own in other languages."""


def places(text: str, taken: Sequence[Span], language: str, locale: str) -> tuple[Name, ...]:
    """The places that `text` names outside of `taken`, in order, with their names in `language`.

    The first form of each is that of `locale`. None for a language without a list.
    """
    known = _known(language, locale)
    if not known:
        return ()
    found: list[Name] = []
    for match in _pattern(language, locale).finditer(text):
        name, start, end = match["name"], match.start("name"), match.end()
        if not _is_free(start, end, taken):
            continue
        back, forms = known[name][0], known[name]
        if match["the"] and _WITH_THE.search(name):
            start, back = match.start(), _with_article(back, match["the"])
        found.append(Name(name, start, end, forms, back))
    found += _unknown(text, [*taken, *((name.start, name.end) for name in found)])
    return tuple(sorted(found, key=lambda name: name.start))


@cache
def countries(language: str, locale: str) -> Mapping[str, tuple[str, ...]]:
    """The English names of countries, and those that Babel has in a language: of `locale` first."""
    varieties = [Locale.parse(code) for code in _varieties(language, locale)]
    found: dict[str, tuple[str, ...]] = {}
    for code, english in Locale("en").territories.items():
        if _CODE.match(code) and not _SPECIAL.search(english):
            forms = dict.fromkeys(
                str(variety.territories[code])
                for variety in varieties
                if code in variety.territories
            )
            for name in _spellings(str(english)) if forms else ():
                found[name] = (*forms, *_OTHER.get(code, ()))
    return found


def _is_free(start: int, end: int, taken: Sequence[Span]) -> bool:
    return all(end <= first or start >= last for first, last in taken)


def _unknown(text: str, taken: Sequence[Span]) -> Iterator[Name]:
    """The words within a sentence that are no words of English, and so keep their spelling."""
    if not _SENTENCE.search(text):
        return
    found: list[Span] = []
    for match in _CAPITALIZED.finditer(text):
        word = _POSSESSIVE.sub("", match["word"])
        start, end = match.start(), match.start("word") + len(word)
        named = is_name(word) and not is_word(word) and not _OTHERS.search(word)
        if named and _is_free(start, end, taken):
            found.append((start, end))
    for start, end in joined(text, found):
        name = text[start:end]
        yield Name(name, start, end, (name,), name)


def _with_article(name: str, model: str) -> str:
    """A Spanish name with its article; without one where it would melt with a preposition."""
    wanted = shape(name)
    if " " not in name or wanted.feminine is None or not (wanted.feminine or wanted.plural):
        return name
    article = ("las" if wanted.feminine else "los") if wanted.plural else "la"
    return f"{article.capitalize() if model[0].isupper() else article} {name}"


@cache
def _pattern(language: str, locale: str) -> re.Pattern[str]:
    names = sorted(_known(language, locale), key=lambda name: (-len(name), name))
    return re.compile(
        r"(?<!\w)(?P<the>[Tt]he )?(?P<name>" + "|".join(map(re.escape, names)) + r")(?!\w)"
    )


@cache
def _known(language: str, locale: str) -> Mapping[str, tuple[str, ...]]:
    """The English names of places, and what a language has for each."""
    listed = renamed("en", language).get("places")
    if listed is None:
        return {}
    variety = Locale.parse(_varieties(language, locale)[0])
    return {**dict(_cities(variety)), **countries(language, locale), **listed}


def _varieties(language: str, locale: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((locale, language, f"{language}_US", f"{language}_MX")))


def _spellings(english: str) -> set[str]:
    spelled = english.replace(" & ", " and ")
    return {spelled, spelled.replace("St. ", "Saint "), spelled.replace("’", "'")}


def _cities(variety: Locale) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cities that name a time zone and have a name of their own, which no person has."""
    given = sections("en")["female"] | sections("en")["male"]
    for zone, names in variety.time_zones.items():
        english, city = zone.rpartition("/")[2].replace("_", " "), names.get("city", "")
        other = folded(city) != folded(english) and not city.startswith(english + " ")
        single = "-" not in english and (is_word(english) or english in given)
        if city and "/" in zone and other and not single and not _SPECIAL.search(city):
            yield english, (city,)
