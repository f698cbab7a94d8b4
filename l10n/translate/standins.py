"""Names that an engine knows well, in place of those of a text, which it might misspell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.translate.names import Name
from l10n.translate.people import Gender, Person

_NAMES: dict[Gender, tuple[str, ...]] = {
    "female": (
        "Mary Smith",
        "Laura Wilson",
        "Elizabeth Jones",
        "Margaret Clark",
        "Barbara Miller",
        "Hillary Davis",
        "Sarah Taylor",
        "Susan Brown",
        "Linda Anderson",
        "Karen Martin",
        "Jennifer Harris",
        "Emily Lewis",
        "Michelle Robinson",
        "Nancy Jackson",
        "Linda Edwards",
        "Karen Collins",
        "Patricia Stewart",
        "Jennifer Morris",
    ),
    "male": (
        "John Smith",
        "James Wilson",
        "Thomas Jones",
        "William Clark",
        "David Miller",
        "Richard Davis",
        "Charles Taylor",
        "Robert Brown",
        "Michael Anderson",
        "George Martin",
        "Daniel Harris",
        "Steven Lewis",
        "Brian Robinson",
        "Paul Jackson",
        "Michael Edwards",
        "George Collins",
        "Edward Stewart",
        "Daniel Morris",
    ),
}
_SURNAMES = tuple(name.rpartition(" ")[2] for name in _NAMES["female"])
"""The shipped model copies all of these, with and without a given name. The surnames are the same
in each row, so that no two names of a sentence share one."""
_COUNTRIES = ("Honduras", "Colombia", "Nicaragua", "Argentina", "Venezuela", "Bolivia", "Guatemala")
_AGENCIES = ("CIA", "NASA", "DEA", "FBI")
_CITIES = ("Chicago", "Boston", "Seattle", "Houston", "Miami", "Dallas")
_CITY = re.compile(
    r"(?<![\w.])((?:[A-Z][a-zà-ÿ]+ ){0,2}[A-Z][a-zà-ÿ]+), "
    r"(?=(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Vt|Va|Wash|Wis|Wyo|N\.[HJMYCD]|R\.I|S\.[CD]|W\.Va)\.)"
)
_TRANSLATED = frozenset({"New York", "New Orleans", "Philadelphia", "New Mexico"})
"""Cities that have another name in other languages."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, and what the engine sees instead."""

    start: int
    end: int
    """Offsets in the text."""
    form: str
    """What the engine sees; empty for a placeholder."""
    held: bool = True
    """Whether the part comes back; else its translation stays."""
    back: str | None = None
    """What comes back, if it is not the part itself."""


def names(text: str, persons: Sequence[Person], attempt: int = 0) -> list[Part]:
    """A well-known name of the same gender for each of `persons`, none of them in `text` already.

    Every mention gets its own, since each must come back exactly once; mentions for which no name
    is left get none. `attempt` gives others.
    """
    free = _free(_SURNAMES, text, attempt)
    return [
        Part(person.start, person.end, _standin(surname, person.gender))
        for person, surname in zip(persons, free, strict=False)
    ]


def _standin(surname: str, gender: Gender) -> str:
    return surname if gender == "unknown" else _NAMES[gender][_SURNAMES.index(surname)]


def cities(text: str, attempt: int = 0) -> list[Part]:
    """A well-known city for each city of `text` that has an abbreviated state after it."""
    found = [match for match in _CITY.finditer(text) if match[1] not in _TRANSLATED]
    free = _free(_CITIES, text, attempt)
    if len(free) < len(found):
        return []
    return [Part(*match.span(1), city) for match, city in zip(found, free, strict=False)]


def proper(text: str, held: Sequence[Name]) -> list[Part]:
    """A well-known country for each place of `held`, and an agency for each acronym."""
    parts: list[Part] = []
    for acronym, forms in ((False, _COUNTRIES), (True, _AGENCIES)):
        found = [name for name in held if name.acronym == acronym]
        free = _free(forms, text, 0)
        if len(free) >= len(found):
            parts += [
                Part(name.start, name.end, form, back=name.back)
                for name, form in zip(found, free, strict=False)
            ]
    return parts


def apart(parts: Sequence[Part]) -> list[Part]:
    """`parts` without those that overlap one before them in the list."""
    free: list[Part] = []
    for part in parts:
        if all(part.end <= other.start or part.start >= other.end for other in free):
            free.append(part)
    return free


def _free(names: Sequence[str], text: str, attempt: int) -> list[str]:
    """Those of `names` that are not in `text`, beginning with another one in each attempt."""
    free = [name for name in names if name not in text]
    turn = attempt % len(free) if free else 0
    return free[turn:] + free[:turn]
