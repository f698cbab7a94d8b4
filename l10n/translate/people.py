"""Persons in English text: where their names are, and whether they are women or men.

A name is copied by every translator, and its bearer's gender shapes the sentence around it. Both
are told here by the given name, by a title, or by what other texts say of the same surname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from l10n.translate.words import sections

Gender = Literal["female", "male", "unknown"]
Known = Mapping[str, Gender]
"""Surnames, and the gender of who bears each."""

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?\.?|[^\w\s]|\d+")
_INITIAL = re.compile(r"[A-Z]\.$")
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:[’'-]?[A-ZÀ-Þ][a-zß-ÿ]+)*$|[A-Z]’[A-Z][a-z]+$")
_PARTICLES = frozenset({"de", "del", "la", "von", "van", "der", "bin", "al", "da", "dos", "di"})
_SUFFIXES = frozenset({"Jr.", "Sr.", "II", "III", "IV"})
_POSSESSIVE = re.compile(r"[’']s?$")
_HER = re.compile(r"\b(?:she|her|herself|hers)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
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
    """Whether a title comes right before the name, as in Secretary Nielsen."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def surnames(texts: Iterable[str]) -> dict[str, Gender]:
    """The surnames that `texts` mention with a given name, a title or an initial.

    The gender is known where all that tells one tells the same: given names and titles, or else
    a pronoun in a text with one person.
    """
    votes: dict[str, set[Gender]] = defaultdict(set)
    hints: dict[str, set[Gender]] = defaultdict(set)
    for text in texts:
        persons = persons_in(text, {})
        for person in persons:
            votes[person.surname].add(person.gender)
        her, his = bool(_HER.search(text)), bool(_HIS.search(text))
        if len({person.surname for person in persons}) == 1 and her != his:
            hints[persons[0].surname].add("female" if her else "male")
    return {surname: _agreed(said, hints[surname]) for surname, said in votes.items()}


def persons_in(text: str, known: Known) -> list[Person]:
    """The persons that `text` names, in order; `known` tells what other texts say of them."""
    tokens = [_token(match[0], match.start()) for match in _WORD.finditer(text)]
    headline = _is_headline(tokens)
    found: list[Person] = []
    number = 0
    while number < len(tokens):
        person, after = _person(text, tokens, number, known, headline=headline)
        if person is not None:
            found.append(person)
        number = max(after, number + 1)
    return found


def _person(
    text: str, tokens: list[_Token], number: int, known: Known, *, headline: bool
) -> tuple[Person | None, int]:
    """The person whose name begins at a token, and the number of the token after it."""
    first = tokens[number]
    if not _NAME.match(first.text):
        return None, number
    common, titles = (sections("en")[name] for name in ("common", "titles"))
    if first.text in common or first.text in titles:
        return None, number
    title = tokens[number - 1].text if number else ""
    parts = [number, *_following(text, tokens, number, 2 if headline else _MOST)]
    given = _given(first.text)
    if len(parts) > 1 and (given != "unknown" or _has_initial(tokens, parts)):
        last = parts[-1]
    elif title in titles and not headline:
        last, given = parts[-1], "unknown"
    elif first.text in known or (title in titles and not _may_be_verb(first.text)):
        last, given = number, "unknown"
    else:
        return None, number
    if title in _PLACES or _names_an_institution(tokens, last):
        return None, last + 1
    named = [tokens[part].text for part in parts if part <= last]
    surname = next(name for name in reversed(named) if name not in _SUFFIXES)
    gender = _gender(given, title, known.get(surname, "unknown"))
    titled = number > 0 and title[0].isupper() and text[tokens[number - 1].end] == " "
    return Person(first.start, tokens[last].end, surname, gender, titled), last + 1


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
        elif word in _PARTICLES and any(_NAME.match(t.text) for t in tokens[at + 1 : at + 3]):
            pass
        elif _NAME.match(word) and word not in common:
            yield at
            taken += 1
        else:
            return
        at += 1


def _token(text: str, start: int) -> _Token:
    """The token without a possessive, and without a full stop that ends a sentence."""
    if text[0].isalpha() and text.endswith(".") and not _is_dotted(text):
        text = text[:-1]
    text = text[:1] + _POSSESSIVE.sub("", text[1:])
    return _Token(text, start, start + len(text))


def _is_dotted(word: str) -> bool:
    """Whether the full stop after a word is its own."""
    words = sections("en")
    known = word in words["titles"] or word in words["common"] or word in _SUFFIXES
    return known or bool(_INITIAL.match(word))


def _given(word: str) -> Gender:
    words = sections("en")
    first = word.partition("-")[0]
    if first in words["female"]:
        return "female"
    return "male" if first in words["male"] else "unknown"


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


def _agreed(said: set[Gender], hinted: set[Gender]) -> Gender:
    told = said - {"unknown"} or hinted
    return next(iter(told)) if len(told) == 1 else "unknown"
