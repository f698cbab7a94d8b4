"""Spanish noun phrases: their gender and plural, and the article and adjectives that go with them.

The rules know the endings of Spanish and the exceptions among the words of the genre. Where a
word is of either gender (`fiscal`, `migrante`), and for acronyms, the words around it keep theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.translate.engine import Output, substitute

_SMALL = frozenset(
    {"a", "al", "ante", "con", "contra", "de", "del", "e", "el", "en", "entre", "la", "las", "los"}
    | {"no", "o", "para", "por", "que", "se", "sin", "sobre", "u", "y"}
)
"""Words that have no form of their own in the plural, and end what agrees with a head."""
_MASCULINE = frozenset(
    {"avión", "camión", "bastión", "clima", "día", "diploma", "drama", "idioma", "mapa"}
    | {"problema", "programa", "sistema", "tema"}
)
_FEMININE = frozenset(
    {"base", "clase", "corte", "crisis", "cumbre", "fuente", "gente", "imagen", "ley", "mano"}
    | {"muerte", "orden", "parte", "red", "sede", "serie"}
)
_EITHER = re.compile(r"(?:ista|ante|[dg]ente|iente|dente|fiscal|portavoz|líder|cónyuge|testigo)$")
_ONE_NUMBER = frozenset({"análisis", "crisis", "estatus", "tesis", "virus"})
_FEMININE_ENDINGS = ("a", "ión", "dad", "tad", "tud", "umbre", "ez")

_STEMS = (
    *("nuestr", "otr", "tod", "much", "poc", "vari", "amb", "numeros", "nuev", "mism", "propi"),
    *("ciert", "divers", "segund", "últim", "próxim", "poderos", "larg", "pequeñ"),
)
_IRREGULAR = (
    ("el", "la", "los", "las"),
    ("del", "de la", "de los", "de las"),
    ("al", "a la", "a los", "a las"),
    ("un", "una", "unos", "unas"),
    ("este", "esta", "estos", "estas"),
    ("ese", "esa", "esos", "esas"),
    ("primer", "primera", "primeros", "primeras"),
    ("tercer", "tercera", "terceros", "terceras"),
    ("buen", "buena", "buenos", "buenas"),
    ("mal", "mala", "malos", "malas"),
    ("gran", "gran", "grandes", "grandes"),
    ("algún", "alguna", "algunos", "algunas"),
    ("ningún", "ninguna", "ningunos", "ningunas"),
    ("su", "su", "sus", "sus"),
)
_ENDINGS = ("o", "a", "os", "as")
_BEFORE: dict[str, tuple[str, str, str, str]] = {
    form: row
    for row in (
        *_IRREGULAR,
        *((f"{stem}o", f"{stem}a", f"{stem}os", f"{stem}as") for stem in _STEMS),
    )
    for form in row
}
"""Words before a noun that agree with it: masculine, feminine, and the plurals of both."""
_ADJECTIVE = re.compile(r"(\w{2,})(?:o|a|os|as)$")
_WORD_BEFORE = re.compile(r"(?:\b(?:de|a) (?:la|los|las)|\b\w+) $")


_INFINITIVE = re.compile(r"(?!hogar|lugar|popular)\w{2,}(?:ar|er|ir)\b")


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
    plural = (
        head.endswith("s") and head not in _ONE_NUMBER and not head.endswith(("és", "ás", "ís"))
    )
    if plural:
        head = re.sub(r"iones$", "ión", head)
        head = re.sub(r"(?<=[dlrnjz])es$|s$", "", head)
    if head in _FEMININE:
        return Shape(feminine=True, plural=plural)
    if head in _MASCULINE:
        return Shape(feminine=False, plural=plural)
    if _EITHER.search(head):
        return Shape(None, plural)
    return Shape(head.endswith(_FEMININE_ENDINGS), plural)


class Phrases:
    """The noun phrases of a language of which nothing is known: one form, nothing agrees."""

    small: frozenset[str] = frozenset()
    """Articles, prepositions and the like."""

    def phrase(self, term: str, *, plural: bool) -> str:
        """`term`, which is in the singular, in the number asked for."""
        del plural
        return term

    def is_verb(self, term: str) -> bool:
        """Whether a term begins with an infinitive."""
        del term
        return False

    def in_place(
        self, output: Output, start: int, end: int, term: str, after: int
    ) -> tuple[Output, int]:
        """`output` with the noun phrase `term` at `start` to `end`, and where the term ends then.

        The articles and adjectives before it agree with it, and the adjectives after it, up to
        the offset `after`.
        """
        del after
        return substitute(output, start, end, term), start + len(term)

    def like_adjective(self, old: str, term: str) -> str:
        """The adjective `term` in the gender and number of the adjective `old`."""
        del old
        return term


class SpanishPhrases(Phrases):
    """Spanish noun phrases, as far as their endings tell."""

    small = _SMALL

    def phrase(self, term: str, *, plural: bool) -> str:
        """`term` in the number asked for: its head and adjectives up to the first preposition."""
        if not plural or shape(term).plural:
            return term
        words = term.split(" ")
        for number, word in enumerate(words):
            if word in _SMALL:
                break
            words[number] = _plural(word)
        return " ".join(words)

    def is_verb(self, term: str) -> bool:
        """Whether a term begins with an infinitive."""
        return bool(_INFINITIVE.match(term))

    def in_place(
        self, output: Output, start: int, end: int, term: str, after: int
    ) -> tuple[Output, int]:
        """`output` with `term` at `start` to `end`, and all around it in agreement."""
        if term.partition(" ")[0] in _SMALL:
            return super().in_place(output, start, end, term, after)
        wanted = shape(term)
        tail = re.sub(r"\w+", lambda word: _adjective(word[0], wanted), output.text[end:after])
        if tail != output.text[end:after]:
            output = substitute(output, end, after, tail)
        first = start
        words: list[str] = []
        while match := _WORD_BEFORE.search(output.text[:first]):
            word = match[0][:-1]
            row = _BEFORE.get(word.lower())
            if row is None:
                break
            words.insert(0, _like(row[_index(wanted, row, word.lower())], word))
            first = match.start()
        made = " ".join([*words, term])
        if not output.text[:first].strip('“"¿¡('):
            made = made[:1].upper() + made[1:]
        return substitute(output, first, end, made), first + len(made)

    def like_adjective(self, old: str, term: str) -> str:
        """The adjective `term` in the gender and number that the ending of `old` shows."""
        plural = old.endswith("s")
        if re.match(r"\w+o$", term):
            feminine = bool(re.search(r"as?$", old))
            return term[:-1] + _ENDINGS[feminine + 2 * plural]
        return self.phrase(term, plural=plural) if " " not in term else term


def _index(wanted: Shape, row: tuple[str, ...], word: str) -> int:
    """Which form of a row is wanted; the gender that `word` has where the noun has either."""
    feminine = row.index(word) % 2 == 1 if wanted.feminine is None else wanted.feminine
    return int(feminine) + 2 * wanted.plural


def _adjective(word: str, wanted: Shape) -> str:
    match = _ADJECTIVE.match(word)
    if match is None or wanted.feminine is None or word in _SMALL:
        return word
    return match[1] + _ENDINGS[wanted.feminine + 2 * wanted.plural]


def _plural(word: str) -> str:
    from l10n.glossary.inflect import plural

    return word[:1] + plural(word.lower(), "es")[1:] if not word.isupper() else word


def _like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
