"""Persons in English text: where their names are, and whether they are women or men.

A name is copied by every translator, and its bearer's gender shapes the sentence around it. Both
are told here by the given name, by a title, or by what other texts say of the same surname
(`bearers`). Two or more words in a row that are no words of English are a name too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from l10n.translate.capitalized import is_language, is_name, is_of_place, is_word
from l10n.translate.names import folded
from l10n.translate.tokens import RECENT
from l10n.translate.words import sections

Gender = Literal["female", "male", "unknown"]
Known = Mapping[str, Gender]
"""Surnames, and the gender of who bears each."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-]+[^\W\d_]+)*\.?|[^\w\s]|[\d_]+")
_INITIAL = re.compile(r"[A-Z]\.$")
_PARTICLES = frozenset(
    {"de", "del", "la", "le", "los", "von", "van", "der", "bin", "ibn", "bint", "al", "el"}
    | {"da", "das", "dos", "di", "du", "y", "zu"}
)
_SUFFIXES = frozenset({"Jr.", "Sr.", "II", "III", "IV"})
_POSSESSIVE = re.compile(r"[’']s?$")
_BEFORE_PLACES = frozenset({"in", "at", "near", "outside", "around", "across"})
_ADJECTIVE = "General"
"""A title that stands before common words as well: General Principles."""
_PLACES = frozenset({"San", "Santa", "Santo", "St.", "Fort", "Camp", "Port"})
"""What makes a place of the name after it."""
_MOST = 4
"""A name has at most that many words after the given one."""
_SMALL = frozenset({"with", "from", "over", "into", "amid", "than", "that", "upon"})
_LONG = 4
"""From so many letters on a word has a capital in a headline, unless it is in `_SMALL`."""
_FEW = 3
"""From so many long words on, a text may be a headline."""


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person."""

    start: int
    end: int
    """Offsets of the name without title and possessive."""
    surname: str
    gender: Gender
    titled: bool = False
    """Whether a title comes right before the name, as in Secretary Nielsen, or before a comma."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def persons_in(text: str, known: Known) -> list[Person]:
    """The persons that `text` names, in order; `known` tells what other texts say of them."""
    tokens = _tokens(text)
    headline = _is_headline(tokens)
    found: list[Person] = []
    number = 0
    while number < len(tokens):
        if not tokens[number].text[0].isupper():
            number += 1
            continue
        person, after = _person(text, tokens, number, known, headline=headline)
        if person is not None:
            found.append(person)
        number = max(after, number + 1)
    return found


def _person(
    text: str, tokens: list[_Token], number: int, known: Known, *, headline: bool
) -> tuple[Person | None, int]:
    """The person whose name begins at a token, and the number of the token after it."""
    begin, before = tokens[number], tokens[number - 1] if number else tokens[number]
    title = before.text if text[before.end : begin.start] == " " else ""
    if title == _ADJECTIVE and is_word(begin.text):
        return None, number
    number += (initials := _initials(text, tokens, number))
    first = tokens[number]
    if not is_name(first.text) or is_title(first.text):
        return None, number
    parts = [number, *_following(text, tokens, number, 2 if headline else _MOST)]
    given = given_name(first.text)
    if first.text in sections("en")["common"] and (
        given == "unknown" or not _goes_on(tokens, parts)
    ):
        return None, number
    if is_title(title) and given != "unknown" and not headline:
        parts += _common_surname(text, tokens, parts)
    full = len(parts) > 1 and (given != "unknown" or _has_initial(tokens, parts))
    given = given if full else "unknown"
    if full or initials or (is_title(title) and not headline):
        last = parts[-1]
    elif first.text in known or (is_title(title) and not _may_be_verb(first.text)):
        last = number
    elif not headline and title not in _BEFORE_PLACES and (run := _run(tokens, parts)):
        last = run
    else:
        return None, number
    if title in _PLACES or _names_an_institution(tokens, last):
        return None, last + 1
    named = [tokens[part].text for part in parts if part <= last]
    surname = next(name for name in reversed(named) if name not in _SUFFIXES)
    gender = _gender(given, title, known.get(surname, "unknown"))
    titled = title[:1].isupper() or _is_apposed(tokens, number - initials)
    return Person(begin.start, tokens[last].end, surname, gender, titled), last + 1


def _is_apposed(tokens: list[_Token], number: int) -> bool:
    """Whether a name stands after a title and a comma."""
    return number > 1 and tokens[number - 1].text == "," and is_title(tokens[number - 2].text)


def is_title(word: str) -> bool:
    """Whether a word, or the first part of a compound as Secretary-General, is a title."""
    titles = sections("en")["titles"]
    return word in titles or word.partition("-")[0] in titles


def _is_known(word: str) -> bool:
    """Whether a word is one of English, or of the name of a place."""
    return is_word(word) or is_of_place(word)


def _initials(text: str, tokens: list[_Token], number: int) -> int:
    """How many initials a name has at a token, before its first word; 0 if it begins otherwise."""
    before = tokens[number - 1].text if number else ""
    at = number
    while at < len(tokens) - 1 and _INITIAL.match(tokens[at].text):
        at += 1
    written = text[tokens[number].start : tokens[at].start]
    own = is_title(before) or not before[:1].isupper()
    named = at > number and written[-1] == " " and not _is_known(tokens[at].text)
    return at - number if named and own and written.strip() not in sections("en")["common"] else 0


def _common_surname(text: str, tokens: list[_Token], parts: list[int]) -> list[int]:
    """The token after a single given name, where it is a common word: Mariana Plaza, Jack Law."""
    after = parts[-1] + 1
    if len(parts) > 1 or after >= len(tokens) or text[tokens[after - 1].end] != " ":
        return []
    return [after] if is_name(tokens[after].text) and not is_title(tokens[after].text) else []


def _goes_on(tokens: list[_Token], parts: list[int]) -> bool:
    """Whether the second word of a name is no other word: Salvador Sánchez, not Salvador Summit."""
    return len(parts) > 1 and not _is_known(tokens[parts[1]].text)


def _run(tokens: list[_Token], parts: list[int]) -> int:
    """The last token of two or more that are no words of English, and so are a name; or 0."""
    last = 0
    for part in parts:
        if _is_known(tokens[part].text) and tokens[part].text not in _SUFFIXES:
            break
        last = part
    return last if last > parts[0] else 0


def _following(text: str, tokens: list[_Token], number: int, limit: int) -> Iterator[int]:
    """The numbers of the tokens that belong to the name that begins at `number`."""
    common = sections("en")["common"]
    taken = 0
    at = number + 1
    while at < len(tokens) and taken < limit:
        word = tokens[at].text
        # A possessive ends the name, and so does whatever is not just one space away.
        if text[tokens[at - 1].end : tokens[at].start] != " ":
            if word == "," and at + 1 < len(tokens) and tokens[at + 1].text in _SUFFIXES:
                yield at + 1
            return
        if _INITIAL.match(word) or word in _SUFFIXES:
            yield at
        elif word.lower() in _PARTICLES and any(is_name(t.text) for t in tokens[at + 1 : at + 3]):
            pass
        elif is_name(word) and word not in common:
            yield at
            taken += 1
        else:
            return
        at += 1


@lru_cache(maxsize=RECENT)
def _tokens(text: str) -> list[_Token]:
    return [_token(match[0], match.start()) for match in _WORD.finditer(text)]


def _token(text: str, start: int) -> _Token:
    """The token without a possessive, and without a full stop that ends a sentence."""
    if text[0].isalpha() and text.endswith(".") and not _is_dotted(text):
        text = text[:-1]
    if "’" in text or "'" in text:
        text = text[:1] + _POSSESSIVE.sub("", text[1:])
    return _Token(text, start, start + len(text))


def _is_dotted(word: str) -> bool:
    """Whether the full stop after a word is its own."""
    words = sections("en")
    known = word in words["titles"] or word in words["common"] or word in _SUFFIXES
    return known or bool(_INITIAL.match(word))


def given_name(word: str) -> Gender:
    """The gender that a given name tells."""
    women, men = _given_names()
    first = folded(word.partition("-")[0])
    if is_language(word):
        return "unknown"
    if first in women:
        return "female"
    return "male" if first in men else "unknown"


@cache
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    """The given names of women and of men, without accents."""
    words = sections("en")
    return frozenset(map(folded, words["female"])), frozenset(map(folded, words["male"]))


def _has_initial(tokens: list[_Token], parts: list[int]) -> bool:
    return any(_INITIAL.match(tokens[part].text) for part in parts[1:-1])


def _may_be_verb(word: str) -> bool:
    """Whether a word after a title may be what the person does, in a headline without names."""
    return word.endswith(("s", "d"))


def _names_an_institution(tokens: list[_Token], last: int) -> bool:
    """Whether the name goes on to name a thing: George Washington University."""
    return last + 1 < len(tokens) and tokens[last + 1].text in sections("en")["institutions"]


def _is_headline(tokens: list[_Token]) -> bool:
    """Whether all long words are capitalized, so that capitals tell nothing."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    long = [word for word in words if len(word) >= _LONG and word not in _SMALL]
    return len(long) >= _FEW and all(word[0].isupper() for word in long)


def _gender(given: Gender, title: str, known: Gender) -> Gender:
    words = sections("en")
    if given != "unknown":
        return given
    if title in words["female titles"]:
        return "female"
    if title in words["male titles"]:
        return "male"
    return known
