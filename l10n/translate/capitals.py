"""Capitals of English texts: which of them are of a name, and which of a title or a heading."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from l10n.checks.lexicon import lexicon
from l10n.model import Kind
from l10n.translate.words import sections

_TOKEN = re.compile(r"[^\W_](?:[\w’'.]|(?<=\b\w)[/&](?=\w\b))*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OWN = re.compile(r"[A-Z]\.|\d|.[/&]|[^\W\d_]*[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]|[A-ZÀ-Þ]{2}")
"""What makes capitals a word's own: U.S., 5G, McAllen, DHS."""
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on"}
    | {"or", "over", "per", "the", "to", "via", "vs", "with"}
)
_BEFORE_NAMES = frozenset({"at", "from", "in", "near", "of", "to"})
_POSSESSIVE = re.compile(r"[’']s?$")
_ALONE, _AMONG = 5, 3
"""A word in capitals that is not known is taken for an acronym up to so many letters: if it is all
of a text, and among other words."""
_ARTICLES = frozenset({"el", "la", "las", "los", "san", "de", "del", "st"})
"""Small words of the names of places."""
_POINTS = frozenset(
    {"central", "east", "eastern", "latin", "new", "north", "northern", "south", "southern"}
    | {"united", "west", "western"}
)
"""What a name may begin with that is a word as well."""
_ITEMS = frozenset({Kind.LIST_ITEM, Kind.TABLE_CELL})
"""What is written as a sentence is rather than as a title."""


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals throughout, and not just an acronym."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if not words or not all(word.isupper() for word in words):
        return False
    most = _AMONG if words[1:] else _ALONE
    return not all(_is_acronym(word, most) for word in words)


def as_title(text: str) -> str:
    """A text in capitals as a title: its words with one capital each, but small words."""

    def word(match: re.Match[str]) -> str:
        small = match[0].lower()
        if match.start() and small in _SMALL:
            return small
        return match[0] if _is_acronym(match[0]) else match[0].capitalize()

    return _TOKEN.sub(word, text)


def lowered(text: str, kind: Kind | None) -> str:
    """A short text as it is written within a sentence: names, months and acronyms keep capitals.

    A text with a small word of its own is written as a sentence is, so its capitals are of names,
    but for the first. In a title, the words themselves and those beside them tell.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    large = [word for word in words if word[0].isupper()]
    small = any(word[0].islower() and word not in _SMALL for word in words)
    if len(large) > 1 and any(_bare(word) in sections("en")["bodies"] for word in large):
        return text
    out, kept = text, False
    for number, token in enumerate(tokens):
        before, after = ["", *words][number], [*words, ""][number + 1]
        if small:
            kept = bool(number) or after[:1].isupper() or _is_own(token[0])
        else:
            kept = _keeps(token[0], before, after, kind, beside=kept)
        if not kept:
            out = out[: token.start()] + token[0].lower() + out[token.end() :]
    return out


def is_known(word: str) -> bool:
    """Whether a word, in small letters, is one of those that headings and items are made of."""
    words = sections("en")
    lists = ("verbs", "ambiguous", "mostly verbs", "adjectives", "compounds", "nouns", "finite")
    plain = lexicon("en").stop_words | lexicon("en").numbers.keys() | _SMALL
    return word in plain or any(
        form in words[name] for name in lists for form in (word, word.removesuffix("s"), f"{word}s")
    )


def is_name(word: str) -> bool:
    """Whether a capitalized word is a name, a nationality, a month or a day wherever it stands."""
    return _is_name(_bare(word))


def _keeps(word: str, before: str, after: str, kind: Kind | None, *, beside: bool) -> bool:
    """Whether a word of a title keeps its capitals within a sentence.

    `beside` says that the word `before` does.
    """
    if _is_own(word) or (word.lower() in _POINTS and is_name(after)):
        return True
    if is_known(_bare(word).lower()):
        return False
    if not before:
        return kind in _ITEMS and after[:1].isupper() and not is_known(_bare(after).lower())
    titled = before in sections("en")["titles"] or before in _BEFORE_NAMES
    return titled or (beside and before[0].isupper() and not _POSSESSIVE.search(before))


def _is_own(word: str) -> bool:
    """Whether the capitals of a word are its own, wherever it stands."""
    bare = _bare(word)
    return bool(_OWN.match(word)) or _is_name(bare) or (len(bare) == 1 and bare not in "AI")


def _is_acronym(word: str, most: int = _AMONG) -> bool:
    """Whether a word in capitals is not written small within a sentence."""
    bare = _bare(word)
    if re.search(r"\d|\w\.\w", bare) or bare in sections("en")["acronyms"]:
        return True
    small = bare.lower()
    known = is_known(small) or small in _ARTICLES or _is_name(bare.capitalize())
    return len(bare) <= most and not known


@cache
def _names() -> frozenset[str]:
    """The words of the names of countries, of months and of days, in small letters."""
    english = lexicon("en")
    countries = {
        word
        for code, name in Locale("en").territories.items()
        if code.isalpha()
        for word in _WORD.findall(name)
        if word[0].isupper()
    }
    names = {*map(str.lower, countries), *english.months, *english.weekdays}
    return frozenset(names - _POINTS - {word.lower() for word in sections("en")["bodies"]})


def _is_name(word: str) -> bool:
    words = sections("en")
    if word in words["proper"] or word in words["female"] or word in words["male"]:
        return True
    return word.lower() in _names() and word[:1].isupper()


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).rstrip(".")
