"""What the texts of a project tell of persons: of each surname, and of a title that stands alone.

A text that says too little of someone is helped out by the others: those of the whole project for
a surname, those of the same readout for a title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from l10n.translate.people import Gender, Known, Person, given_name, persons_in
from l10n.translate.words import sections

Bearers = Mapping[str, Gender]
"""Titles, as “Deputy Secretary”, and the gender of the one person who bears each."""

_HER = re.compile(r"\b(?:she|her|herself|hers)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_OPENING = re.compile(r"[“\"]?(?:(?P<she>She|Her)|He|His)\b")
_SUBJECT = re.compile(r"(?:(?:[A-Z][\w.’-]*|of|for|the|and|to),? )*")
"""What a sentence has before its subject: a title."""
_TITLE_BEFORE = re.compile(r"(?:(?:[A-Z][\w.’-]*|of|for|the|and|to),? )+$")
_TITLE_AFTER = re.compile(r", (?:(?:[A-Z][\w.’-]*|of|for|the|and|to)(?: |(?=,)))+")
_BARE_TITLE = re.compile(
    r"(?:\b(?i:the|an?|his|her|their) (?:[\w-]+ )??|\b(?=[A-Z]))([A-Za-z]{3,})\b"
)
_FEMALE = re.compile(r"(?:ia|[aeiou]na|el?la|isa|elia|inda|issa|ette?)$")
_MALE = re.compile(r"(?:[ae]rto|ardo|[aei]ndo|ino|cio|[gnr]io|avo)$")
"""Endings of given names that are nearly always of women, and of men."""
_RANKED = re.compile(
    r"(?P<title>(?:(?:Assistant|Associate|Deputy|First|Foreign|Home|Permanent|Press|Prime|Principal"
    r"|Under|Vice)[ -])*"
    r"(?:Attorney General|[A-Z][a-z]+))"
)
_ALONE = re.compile(rf"\b[Tt]he {_RANKED.pattern}(?=[’']s?\b|\W|$)(?! (?:[A-Z]|of\b|for\b)|-)")
"""A title that says no more than who of those that the readout names is meant."""


def surnames(texts: Iterable[str]) -> dict[str, Gender]:
    """The surnames that `texts` mention with a given name, a title or an initial.

    The gender is known where all that tells one tells the same: given names and titles, or else
    a pronoun that can only mean that person, or else the endings of given names. `texts` are in
    the order in which they are read: a sentence that begins with a pronoun goes on about the
    subject of the one before.
    """
    votes: dict[str, set[Gender]] = defaultdict(set)
    hints: dict[str, set[Gender]] = defaultdict(set)
    endings: dict[str, set[Gender]] = defaultdict(set)
    subject = ""
    for text in texts:
        persons = persons_in(text, {})
        for person in persons:
            votes[person.surname].add(person.gender)
            endings[person.surname].add(_by_ending(text[person.start : person.end]))
        only = persons[0] if len({person.surname for person in persons}) == 1 else None
        opening, told = _pronoun(text)
        if subject and opening != "unknown":
            hints[subject].add(opening)
        elif only and told != "unknown" and not _names_another(text, persons):
            hints[only.surname].add(told)
        if only and _SUBJECT.fullmatch(text[: only.start]):
            subject = only.surname
        elif persons or opening == "unknown":
            subject = ""
    return {
        surname: _agreed(said, hints[surname], endings[surname]) for surname, said in votes.items()
    }


def known_persons(readouts: Iterable[Iterable[str]]) -> dict[str, Gender]:
    """What the texts of readouts tell of surnames; none goes on about the subject of another."""
    return surnames(text for readout in readouts for text in (*readout, ""))


def titles(readouts: Iterable[Sequence[str]], known: Known) -> dict[str, Bearers]:
    """For each text with a title alone: the titles of its readout that one person bears.

    A title whose bearers are of two genders, or of an unknown one, is not there. A text of several
    readouts has what all of them tell.
    """
    told: dict[str, Bearers] = {}
    for texts in readouts:
        alone = [text for text in texts if any(titles_alone(text))]
        borne = _borne(texts, known) if alone else {}
        for text in alone:
            before = told.get(text, borne)
            told[text] = {
                title: borne[title] for title in borne if before.get(title) == borne[title]
            }
    return told


def titles_alone(text: str) -> Iterator[tuple[str, int, int]]:
    """The titles in `text` without a name, and their offsets with the article."""
    yield from _titles(_ALONE, text)


def _borne(texts: Iterable[str], known: Known) -> Bearers:
    """The titles that `texts` give to persons of one gender."""
    genders: dict[str, set[Gender]] = defaultdict(set)
    for text in texts:
        before = 0
        for person in persons_in(text, known):
            lead = _TITLE_BEFORE.search(text[before : person.start])
            for title, _, _ in _titles(_RANKED, lead[0] if lead else ""):
                genders[title].add(person.gender)
            before = person.end
    return {title: next(iter(told)) for title, told in genders.items() if len(told) == 1}


def _titles(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    """The titles that a pattern finds in `text`, with their offsets."""
    words = sections("en")["titles"]
    for match in pattern.finditer(text):
        if match["title"].rpartition(" ")[2] in words:
            yield match["title"], *match.span()


def _by_ending(name: str) -> Gender:
    """What the ending of the first of two names tells, which is little."""
    first, _, rest = name.partition(" ")
    if not rest or given_name(first) != "unknown":
        return "unknown"
    return "female" if _FEMALE.search(first) else "male" if _MALE.search(first) else "unknown"


def _pronoun(text: str) -> tuple[Gender, Gender]:
    """The gender of the pronoun that a text begins with, and of all its pronouns."""
    opening = _OPENING.match(text)
    first: Gender = "unknown" if not opening else "female" if opening["she"] else "male"
    her, his = bool(_HER.search(text)), bool(_HIS.search(text))
    return first, "unknown" if her == his else "female" if her else "male"


def _names_another(text: str, persons: list[Person]) -> bool:
    """Whether a text has a title that is not of `persons`, whom a pronoun may mean as well."""
    for person in reversed(persons):
        after = _TITLE_AFTER.match(text, person.end)
        text = (
            _TITLE_BEFORE.sub("", text[: person.start])
            + text[after.end() if after else person.end :]
        )
    words = sections("en")["titles"]
    return any(match[1].capitalize() in words for match in _BARE_TITLE.finditer(text))


def _agreed(*votes: set[Gender]) -> Gender:
    """The gender that the first of `votes` tells that tells any, if it tells one alone."""
    told: set[Gender] = next(filter(None, (vote - {"unknown"} for vote in votes)), set())
    return next(iter(told)) if len(told) == 1 else "unknown"
