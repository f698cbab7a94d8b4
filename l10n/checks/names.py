"""Names of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from babel import Locale, UnknownLocaleError

from l10n.checks.lexicon import Lexicon
from l10n.checks.rule import Pair, quoted
from l10n.model import Severity

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|\S")
_POSSESSIVE = re.compile(r"[’']s?$")
_INITIAL = re.compile(r"[A-Z]\.")
_SUFFIXES = {"Jr", "Sr", "II", "III", "IV"}
_MOST_PARTS = 4
_ALIKE = 0.6
"""Share of letters in common from which a word may be another one misspelled."""
_LONG = 4
"""Letters from which a word in lower case shows that a text is not in title case."""


class Names:
    """Names of people that are dropped, changed or translated.

    A name is a common first name with what follows it, or what follows a title or an initial. Of
    any other two capitalised words, a change in one beside the other is found.
    """

    name = "names"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each name of which a part is not in the translation. Accents may differ."""
        there = {_plain(word) for word in re.findall(r"[^\W\d_]+", pair.target)}
        people = names(pair.source_prose, pair.source_lexicon)
        for parts in people:
            lost = [part for part in parts if not set(re.findall(r"\w+", _plain(part))) <= there]
            if lost:
                yield f"{quoted(lost)} of the name “{' '.join(parts)}” is not in the translation"
        known_places = places(pair.glossary.language)
        known = {part for parts in people for part in parts}
        for wanted, got in dict.fromkeys(_misspelled(pair)):
            if wanted not in known and wanted not in known_places:
                yield f"the name “{wanted}” is written “{got}”"


def _misspelled(pair: Pair) -> Iterator[tuple[str, str]]:
    """Words of the source that look changed in the translation, and what stands in their place.

    Beside each there is a capitalised word that both texts have, in the same order: Spanish turns
    round what it translates (`Trump Administration`), and leaves a name as it is.
    """
    ours, theirs = (_TOKEN.findall(text) for text in (pair.source_prose, pair.target_prose))
    beside = [
        (first, _bare(second))
        for first, second in pairwise(ours)
        if _is_part(first, pair.source_lexicon)
        and _is_part(_bare(second), pair.source_lexicon)
        and first == _bare(first)
    ]
    if not beside:
        return
    source_words = {_plain(_bare(token)) for token in ours}
    for first, second in pairwise(map(_bare, theirs)):
        for one, two in beside:
            if _plain(first) == _plain(one) and _like(second, two, source_words):
                yield two, second
            elif _plain(second) == _plain(two) and _like(first, one, source_words):
                yield one, first


@cache
def places(language: str) -> frozenset[str]:
    """The words in English names of countries, and of cities that the locale has a name for."""
    countries = map(str, Locale("en").territories.values())
    try:
        zones = [str(zone) for zone in Locale.parse(language).time_zones]
    except (UnknownLocaleError, ValueError):
        zones = []
    cities = (zone.rpartition("/")[2].replace("_", " ") for zone in zones)
    return frozenset(word for name in (*countries, *cities) for word in name.split())


def _bare(token: str) -> str:
    return _POSSESSIVE.sub("", token).rstrip(".")


def _like(found: str, wanted: str, source_words: set[str]) -> bool:
    """Whether a word looks like a changed spelling of `wanted`, and is no word of the source."""
    ours, theirs = _plain(wanted), _plain(found)
    return (
        found[:1].isupper()
        and theirs not in source_words
        and ours[:1] == theirs[:1]
        and SequenceMatcher(None, ours, theirs).ratio() >= _ALIKE
    )


def names(text: str, words: Lexicon) -> tuple[tuple[str, ...], ...]:
    """The names of people in `text`, each as its parts, without initials and titles."""
    tokens = [_POSSESSIVE.sub("", token) for token in _TOKEN.findall(text)]
    ends = [token != raw for token, raw in zip(tokens, _TOKEN.findall(text), strict=True)]
    titled = not any(len(token) >= _LONG and token.islower() for token in tokens)
    found: dict[tuple[str, ...], None] = {}
    position = 0
    while position < len(tokens):
        if _begins(tokens, position, words):
            parts, position = _read(tokens, ends, position, words, titled=titled)
            found[parts] = None
        else:
            position += 1
    return tuple(found)


def _begins(tokens: list[str], position: int, words: Lexicon) -> bool:
    """Whether a name begins at the token."""
    token = tokens[position]
    before = tokens[position - 1] if position else ""
    if not _is_part(token, words) or before.rstrip(".") in words.before_a_place:
        return False
    following = tokens[position + 1 : position + 3]
    if token in words.given_names:
        return bool(following) and (
            _joins(tokens, position + 1, words)
            or (bool(_INITIAL.fullmatch(following[0])) and _goes_on(following[1:], words))
        )
    if before.rstrip(".") in words.titles and tokens[:position][-2:-1] != ["of"]:
        return True
    return len(following) > 1 and bool(
        _INITIAL.fullmatch(following[0]) and _goes_on(following[1:], words)
    )


def _goes_on(following: list[str], words: Lexicon) -> bool:
    return bool(following) and _is_part(following[0], words)


def _read(
    tokens: list[str], ends: list[bool], position: int, words: Lexicon, *, titled: bool
) -> tuple[tuple[str, ...], int]:
    """The parts of the name that begins at `position`, and the position after it.

    In a heading in title case any word may follow a name, so that it ends with the first part
    that is no first name.
    """
    parts: list[str] = []
    while position < len(tokens) and len(parts) < _MOST_PARTS:
        token = tokens[position]
        if _is_part(token, words):
            parts.append(token.rstrip("."))
            sentence_end = token.endswith(".")
            if ends[position] or sentence_end or (titled and token not in words.given_names):
                return tuple(parts), position + 1
        elif not (_INITIAL.fullmatch(token) or _joins(tokens, position, words)):
            break
        position += 1
    return tuple(parts), position


def _joins(tokens: list[str], position: int, words: Lexicon) -> bool:
    """Whether the token is a particle before a further part: `de la Torre`."""
    for token in tokens[position : position + 3]:
        if _is_part(token, words):
            return True
        if token not in words.particles or token in {"y", "el", "da", "do"}:
            return False
    return False


def _is_part(token: str, words: Lexicon) -> bool:
    bare = token.rstrip(".")
    return (
        len(bare) > 1
        and bare[0].isupper()
        and not bare.isupper()
        and bare not in words.not_names
        and bare not in words.titles
        and bare not in _SUFFIXES
        and bare.lower() not in words.months
        and bare.lower() not in words.stop_words
    )


def _plain(text: str) -> str:
    """`text` in lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
