"""Spanish nouns and what agrees with them: gender, number, articles, adjectives.

The rules know the endings of Spanish and the exceptions among the words of the genre. Where a
word is of either gender (`fiscal`, `migrante`), and for acronyms, the words around it keep theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.glossary.inflect import plural

SMALL = frozenset(
    {"a", "al", "ante", "con", "contra", "de", "del", "e", "el", "en", "entre", "la", "las", "los"}
    | {"no", "o", "para", "por", "que", "se", "sin", "sobre", "u", "y"}
)
"""Words that have no form of their own in the plural, and end what agrees with a head."""
_MASCULINE = frozenset(
    {"bastión", "clima", "día", "diploma", "drama", "idioma", "mapa"}
    | {"problema", "programa", "sistema", "tema"}
)
_FEMININE = frozenset(
    {"base", "clase", "corte", "crisis", "cumbre", "fuente", "gente", "imagen", "ley", "mano"}
    | {"muerte", "orden", "parte", "red", "sede", "serie"}
)
_EITHER = re.compile(r"(?:ista|ante|[dg]ente|iente|dente|fiscal|portavoz|líder|cónyuge|testigo)$")
_ONE_NUMBER = frozenset({"análisis", "crisis", "estatus", "tesis", "virus"})
_COLLECTIVE = frozenset({"gente", "personal", "policía", "prensa"})
"""Nouns that name many in the singular."""
_FEMININE_ENDINGS = (
    *("a", "ción", "gión", "nión", "sión", "tión", "xión", "dad", "tad", "tud", "umbre", "ez"),
)

_STEMS = (
    *("nuestr", "otr", "tod", "much", "poc", "vari", "amb", "numeros", "nuev", "mism", "propi"),
    *("ciert", "divers", "segund", "últim", "próxim", "poderos", "larg", "pequeñ"),
)
_ARTICLES = (
    ("el", "la", "los", "las"),
    ("del", "de la", "de los", "de las"),
    ("al", "a la", "a los", "a las"),
    ("un", "una", "unos", "unas"),
    ("este", "esta", "estos", "estas"),
    ("ese", "esa", "esos", "esas"),
    ("su", "su", "sus", "sus"),
)
_IRREGULAR = (
    ("primer", "primera", "primeros", "primeras"),
    ("tercer", "tercera", "terceros", "terceras"),
    ("buen", "buena", "buenos", "buenas"),
    ("mal", "mala", "malos", "malas"),
    ("gran", "gran", "grandes", "grandes"),
    ("algún", "alguna", "algunos", "algunas"),
    ("ningún", "ninguna", "ningunos", "ningunas"),
)
_COMMON = (
    *("actual", "breve", "constante", "creciente", "enorme", "especial", "eventual", "final"),
    *("fuerte", "grave", "importante", "mayor", "mejor", "menor", "notable", "peor", "posible"),
    *("presente", "principal", "reciente", "siguiente", "supuesto", "único", "viejo"),
)
"""Adjectives that often stand before their noun, in the masculine."""
_FIXED = ("cada", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "más")
ENDINGS = ("o", "a", "os", "as")


def _row(adjective: str) -> tuple[str, str, str, str]:
    if adjective.endswith("o"):
        stem = adjective[:-1]
        return (f"{stem}o", f"{stem}a", f"{stem}os", f"{stem}as")
    many = plural(adjective, "es")
    return (adjective, adjective, many, many)


_BEFORE: dict[str, tuple[str, str, str, str]] = {
    form: row
    for row in (
        *_ARTICLES,
        *_IRREGULAR,
        *(_row(f"{stem}o") for stem in _STEMS),
        *map(_row, _COMMON),
        *((word, word, word, word) for word in _FIXED),
    )
    for form in row
}
"""Words before a noun that agree with it: masculine, feminine, and the plurals of both."""
_DETERMINERS = frozenset(form for row in _ARTICLES for form in row)
CONTRACTED = frozenset(form for row in _ARTICLES[1:3] for form in row)
"""Articles with a preposition before them."""
_ADJECTIVE = re.compile(r"(\w{2,})(?:o|a|os|as)$")
_LONG = 5
"""From so many letters on, what stands between an article and its noun is an adjective."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a noun phrase asks of the words around it."""

    feminine: bool | None
    """None where the head is of either gender."""
    plural: bool


def shape(term: str) -> Shape:
    """The gender and number of a noun phrase, by its first word."""
    word = term.split(" ", maxsplit=1)[0]
    if len(word) > 1 and word.isupper():
        return Shape(None, plural=False)
    head = word.lower()
    many = head.endswith("s") and head not in _ONE_NUMBER and not head.endswith(("és", "ás", "ís"))
    if many:
        head = re.sub(r"iones$", "ión", head)
        head = re.sub(r"(?<=[dlrnjz])es$|s$", "", head)
    if head in _FEMININE:
        return Shape(feminine=True, plural=many)
    if head in _MASCULINE:
        return Shape(feminine=False, plural=many)
    if _EITHER.search(head):
        return Shape(None, many)
    return Shape(head.endswith(_FEMININE_ENDINGS), many)


def shown(determiner: str) -> Shape | None:
    """The gender and number that a word before a noun shows; None if it shows none."""
    row = _BEFORE.get(determiner.lower())
    if row is None or row[0] == row[1]:
        return None
    at = row.index(determiner.lower())
    return Shape(at % 2 == 1, at > 1)


def before(word: str, wanted: Shape, earlier: str) -> str | None:
    """`word`, which stands before a noun, in the shape wanted; None if it does not belong to it.

    `earlier` is the word before it: what follows an article and ends like an adjective is one.
    """
    row = _BEFORE.get(word.lower())
    if row is not None:
        return like(row[_index(wanted, row, word.lower())], word)
    if earlier.lower() in _DETERMINERS and len(word) >= _LONG and _ADJECTIVE.match(word):
        return adjective(word, wanted)
    return None


def adjective(word: str, wanted: Shape) -> str:
    """`word` in the shape wanted, if it ends like an adjective that has one."""
    match = _ADJECTIVE.match(word)
    if match is None or wanted.feminine is None or word in SMALL:
        return word
    return match[1] + ENDINGS[wanted.feminine + 2 * wanted.plural]


def in_plural(term: str) -> str:
    """`term`, which is in the singular, in the plural: its head and the adjectives of it.

    A noun that names many in the singular stays.
    """
    words = term.split(" ")
    if shape(term).plural or words[0].lower() in _COLLECTIVE:
        return term
    for number, word in enumerate(words):
        if word in SMALL:
            break
        words[number] = _plural(word)
    return " ".join(words)


def like(word: str, model: str) -> str:
    """`word` with a capital if `model` has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _index(wanted: Shape, row: tuple[str, ...], word: str) -> int:
    """Which form of a row is wanted; the gender that `word` has where the noun has either."""
    feminine = row.index(word) % 2 == 1 if wanted.feminine is None else wanted.feminine
    return int(feminine) + 2 * wanted.plural


def _plural(word: str) -> str:
    return word[:1] + plural(word.lower(), "es")[1:] if not word.isupper() else word
