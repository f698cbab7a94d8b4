"""Terms put into a sentence: their number, and the articles, adjectives and verbs around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.translate import nouns, predicates
from l10n.translate.engine import Output, substitute
from l10n.translate.nouns import SMALL, Shape, shape

_INFINITIVE = re.compile(r"(?!hogar|lugar|mujer|popular|primer|taller|tercer)\w{2,}(?:ar|er|ir)\b")
_FINITE = re.compile(r"\w{2,}(?:aron|ieron|[aei]rán?|aban|ían|ó)")
_IN_AR = re.compile(r"(?:aron|ará|arán|aría|arían|aba|aban|ad[oa]s?|ando|ó)$")
_ADJECTIVE = re.compile(
    r"(?!comisario|salario|secretario)(?:anti\w+|contra\w+|\w{2,}(?:al|il|an[oa]|ari[oa]|ense|ic[oa]|iv[oa]|iz[oa]|ista|os[oa]"
    r"|[ai]do))"
)
_WORD_BEFORE = re.compile(r"(?:\b(?:de|a) (?:la|los|las)|\b\w+) $")
_BARE = re.compile(
    r"\b(?:a|con|contra|de|desde|en|entre|hacia|para|por|según|sobre) $", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:Administración|Agencia|Banco|Cámara|Centros|Comisión|Consejo|Corte|Departamento|Guardia"
    r"|Oficina|Organización|Patrulla|Secretaría|Servicio|Tribunal) "
)
"""What the name of a body begins with, which has an article within a sentence."""
_CONTRACTED = (("de el", "del"), ("a el", "al"))
_NO_SUBJECT = re.compile(
    r"\b(?:del?|al?|con|contra|en|entre|para|por|según|sobre|y|e|o)\b", re.IGNORECASE
)


class Phrases:
    """The noun phrases of a language of which nothing is known: one form, nothing agrees."""

    small: frozenset[str] = frozenset()
    """Articles, prepositions and the like."""
    negations: frozenset[str] = frozenset()
    """Words that deny."""

    def phrase(self, term: str, *, plural: bool) -> str:
        """`term`, which is in the singular, in the number asked for."""
        del plural
        return term

    def is_plural(self, text: str) -> bool:
        """Whether a noun phrase is known to be in the plural."""
        del text
        return False

    def is_verb(self, term: str) -> bool:
        """Whether a term begins with an infinitive."""
        del term
        return False

    def is_finite(self, word: str) -> bool:
        """Whether a word is a verb that has a subject, as far as its ending tells."""
        del word
        return False

    def is_determiner(self, word: str) -> bool:
        """Whether a word is an article or the like, which stands before a noun."""
        del word
        return False

    def like_verb(self, old: str, verb: str) -> str:
        """The infinitive `verb` in the form of the verb `old`, or "" if that is not known."""
        del old, verb
        return ""

    def in_place(
        self, output: Output, start: int, end: int, term: str, after: int
    ) -> tuple[Output, int]:
        """`output` with the noun phrase `term` at `start` to `end`, and where the term ends then.

        The articles and adjectives before it agree with it, and the adjectives after it, up to
        the offset `after`; what is said of it agrees if it is the subject.
        """
        del after
        return substitute(output, start, end, term), start + len(term)

    def like_adjective(self, old: str, targets: Sequence[str]) -> str:
        """What of `targets` can stand for the adjective `old`, in its gender and number, or ""."""
        del old
        return targets[0]


class SpanishPhrases(Phrases):
    """Spanish noun phrases, as far as their endings tell."""

    small = SMALL
    negations = frozenset({"jamás", "ni", "ninguna", "ninguno", "ningún", "no", "nunca", "sin"})

    def phrase(self, term: str, *, plural: bool) -> str:
        """`term` in the number asked for: its head and adjectives up to the first preposition."""
        return nouns.in_plural(term) if plural else term

    def is_plural(self, text: str) -> bool:
        """Whether a noun phrase is in the plural, by the ending of its first word."""
        return shape(text).plural

    def is_verb(self, term: str) -> bool:
        """Whether a term begins with an infinitive."""
        return bool(_INFINITIVE.match(term))

    def is_finite(self, word: str) -> bool:
        """Whether a word is a verb that has a subject, as far as its ending tells."""
        return bool(_FINITE.fullmatch(word))

    def is_determiner(self, word: str) -> bool:
        """Whether a word is an article or the like, which stands before a noun."""
        return nouns.before(word, Shape(None, plural=False), "") is not None

    def like_verb(self, old: str, verb: str) -> str:
        """The infinitive `verb` in the form of the verb `old`, or "" if that is not known.

        Between verbs in -ar the ending is taken over, where it is that of hardly any noun.
        """
        if _INFINITIVE.fullmatch(old):
            return verb
        ending = _IN_AR.search(old)
        infinitive, space, rest = verb.partition(" ")
        if ending is None or not infinitive.endswith("ar"):
            return ""
        return f"{infinitive[:-2]}{ending[0]}{space}{rest}"

    def in_place(
        self, output: Output, start: int, end: int, term: str, after: int
    ) -> tuple[Output, int]:
        """`output` with `term` at `start` to `end`, and all around it in agreement."""
        if term.partition(" ")[0] in SMALL:
            return super().in_place(output, start, end, term, after)
        wanted = shape(term)
        first, words = _determiners(output.text, start, wanted)
        output = _with_predicate(output, first, start, end, after, wanted)
        tail = re.sub(r"\w+", lambda word: nouns.adjective(word[0], wanted), output.text[end:after])
        if tail != output.text[end:after]:
            output = substitute(output, end, after, tail)
        made = " ".join([*words, term])
        if not words and _BODY.match(term) and (bare := _BARE.search(output.text[:start])):
            first = bare.start()
            made = _with_article(bare[0], term, wanted)
        if not output.text[:first].strip('“"¿¡('):
            made = made[:1].upper() + made[1:]
        return substitute(output, first, end, made), first + len(made)

    def like_adjective(self, old: str, targets: Sequence[str]) -> str:
        """What of `targets` can stand for the adjective `old`, in its gender and number, or "".

        That is an adjective of one word, or what begins with a preposition.
        """
        fit = [t for t in targets if t.partition(" ")[0] in SMALL or _ADJECTIVE.fullmatch(t)]
        if not fit:
            return ""
        term, plural = fit[0], old.endswith("s")
        if re.fullmatch(r"\w+o", term):
            feminine = bool(re.search(r"as?$", old))
            return term[:-1] + nouns.ENDINGS[feminine + 2 * plural]
        return self.phrase(term, plural=plural) if " " not in term else term


def _determiners(text: str, start: int, wanted: Shape) -> tuple[int, list[str]]:
    """Where the words begin that agree with the noun at `start`, and they in the shape wanted."""
    first = start
    words: list[str] = []
    while match := _WORD_BEFORE.search(text[:first]):
        earlier = _WORD_BEFORE.search(text[: match.start()])
        made = nouns.before(match[0][:-1], wanted, earlier[0][:-1] if earlier else "")
        if made is None:
            break
        words.insert(0, made)
        first = match.start()
        if match[0][:-1].lower() in nouns.CONTRACTED:
            break
    return first, words


def _with_predicate(
    output: Output, first: int, start: int, end: int, after: int, wanted: Shape
) -> Output:
    """`output` with what is said of the noun at `start` in the shape wanted, if it is a subject.

    `first` is the start of its article.
    """
    before, article = output.text[:first], output.text[first:start]
    earlier = re.search(r"(\w+)\W*$", before)
    if _NO_SUBJECT.match(article) or (earlier and _NO_SUBJECT.fullmatch(earlier[1])):
        return output
    replaced = output.text[start:end]
    old = nouns.shown(article.split(" ")[0]) or shape(replaced)
    if re.search(r" [ye] ", replaced):
        old = Shape(old.feminine, plural=True)
    for change in reversed(predicates.changes(output.text, max(end, after), old, wanted)):
        output = substitute(output, change.start, change.end, change.text)
    return output


def _with_article(preposition: str, term: str, wanted: Shape) -> str:
    """`term` with its article, after a preposition."""
    made = f"{preposition}{nouns.before('el', wanted, '')} {term}"
    for apart, joined in _CONTRACTED:
        made = re.sub(rf"^{apart}\b", joined, made)
    return made
