"""Names that a translation misspells, spelled as in its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain

from l10n.checks.lexicon import lexicon
from l10n.checks.names import places
from l10n.translate.engine import Output, substitute
from l10n.translate.tokens import Span
from l10n.translate.words import sections

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_DERIVED = re.compile(
    r"(?:a[ln]|a[ln]ce|[ae]nt|ar|[aeo]ry|ate|cy|ed|ence|er|ful|[ai]ble|ics?|ie|ing|ish|i[sz]e|is[mt]"
    r"|ity|ive|less|[^l]ly|ology|ment|ness|or|ous|phone|ship|[st]ion|ty|ure)s?$"
)
"""How words end that are no names, and that other languages have in a form of their own."""
_SMALL = re.compile(r"(?<!\w)[a-zß-ÿ]{5,}")
_BEFORE = re.compile(r"[\w,)’”] ?[(]?$")
"""What is before a word inside a sentence."""
_WORDS = 50_000
"""So many words are remembered: most of a text's are those of others."""
_SPELLINGS = {"ph": "f", "th": "t", "ou": "u", "oo": "u", "y": "i", "ck": "c", "k": "c"}
_ENDING = re.compile(r"[aeo]?s?$")
_LEAST = 4
"""Letters from which on a word is taken for a name."""
_ALIKE = 0.5
"""The share of letters in common above which a word is a misspelling of another."""
_MOST = 0.5
"""From that share of its links on, a word comes from another."""


@cache
def translated_names(source: str, target: str) -> frozenset[str]:
    """Words of a language that have a capital, and a form of their own in another one."""
    words, lists = lexicon(source), sections(source)
    days = (word.capitalize() for word in (*words.months, *words.weekdays))
    common = (lists.get(name, ()) for name in ("common", "institutions", "titles"))
    return places(target) | words.not_names | frozenset(days) | frozenset(chain(*common))


def spelled(source: str, output: Output, known: frozenset[str]) -> Output:
    """`output` with the spelling of `source` for each name that is in it in another one.

    A misspelt copy is told by this: the model has no word for the name, so that both are put
    together from pieces, those of the one come from those of the other, and they are alike. What
    is merely spelled in another way ("Filadelfia") is left, and `known` are words that have a form
    of their own in the other language, as countries and months.
    """
    if not _SMALL.search(source):
        return output  # a headline, where capitals tell nothing
    words = [(match.start(), _POSSESSIVE.sub("", match[0])) for match in _WORD.finditer(source)]
    there = {_plain(match[0]) for match in _WORD.finditer(output.text)}
    ours = {_plain(word) for _, word in words}
    for start, name in words:
        if not _is_name(name, known) or _plain(name) in there or not _inside(source, start):
            continue
        span = (start, start + len(name))
        copies = [
            copy for copy in _copies(span, output) if _plain(output.text[slice(*copy)]) not in ours
        ]
        if len(copies) == 1 and _misspelt(name, output.text[slice(*copies[0])]):
            output = substitute(output, *copies[0], name)
    return output


def _is_name(word: str, known: frozenset[str]) -> bool:
    """Whether a word is likely to be the same in every language."""
    return (
        len(word) >= _LEAST
        and word[0].isupper()
        and not word.removesuffix("s").isupper()
        and known.isdisjoint((word, word.removesuffix("s")))
        and not _DERIVED.search(word)
    )


def _inside(text: str, start: int) -> bool:
    """Whether a word does not begin a sentence or a quotation, where any has a capital."""
    return bool(_BEFORE.search(text[:start]))


def _copies(name: Span, output: Output) -> Iterator[Span]:
    """The words of a translation that are put together from pieces of a name."""
    for match in _WORD.finditer(output.text):
        start, end = match.span()
        links = [link for link in output.links if link.target < end and link.target_end > start]
        own = [k for k in links if k.source < name[1] and k.source_end > name[0]]
        pieces = {(link.source, link.source_end) for link in own}
        if (
            match[0][0].isupper()
            and len(links) > 1
            and sum(k.weight for k in own) >= _MOST * sum(link.weight for link in links)
            and all(end - start < name[1] - name[0] - 1 for start, end in pieces)
        ):
            yield start, end


def _misspelt(name: str, word: str) -> bool:
    """Whether a word is like a name, and not just spelled and ended as another language does."""
    ours, theirs = _sound(name), _sound(word)
    adapted = ours == theirs or ours.removesuffix("s") == _ENDING.sub("", theirs)
    return not adapted and SequenceMatcher(None, ours, theirs, autojunk=False).ratio() > _ALIKE


def _sound(word: str) -> str:
    """A word as it is spelled in Spanish, about."""
    plain = _plain(word)
    for english, spanish in _SPELLINGS.items():
        plain = plain.replace(english, spanish)
    return re.sub(r"(.)\1", r"\1", plain)


@lru_cache(maxsize=_WORDS)
def _plain(word: str) -> str:
    """A word in small letters without accents."""
    letters = unicodedata.normalize("NFD", word.replace("’", "'").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
