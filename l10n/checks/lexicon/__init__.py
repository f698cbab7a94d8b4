"""What the checks know of a language, from `<code>.txt` beside this file.

A section is a name in brackets and the lines after it. In `[months]` and `[weekdays]` a line is
one of them, the usual name first. In `[numbers]`, `[scales]`, `[ordinals]`, `[hours]`,
`[day-parts]`, `[past-hours]` and `[signs]` it is a value and the words for it, in `[traits]` a
name and a value. Elsewhere its words are members of one set. A `_` stands for a space. Of a
language without a file only the calendar is known, from Babel, and the checks that need more
leave it alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError

_Sections = dict[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. Every key and member is in lower case but where it says so."""

    months: dict[str, int] = field(default_factory=dict)
    """1 for January."""
    month_names: frozenset[str] = frozenset()
    """The full names, which need no number beside them to be months."""
    ambiguous_months: frozenset[str] = frozenset()
    """Names that are common words too, as `may`."""
    before_a_month: frozenset[str] = frozenset()
    """Words that make an ambiguous name after them a month."""
    weekdays: dict[str, int] = field(default_factory=dict)
    """1 for Monday."""
    numbers: dict[str, int] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    """Words that multiply what is before them."""
    plural_scales: frozenset[str] = frozenset()
    """Scales that name no number on their own: `millions of people`."""
    number_joints: frozenset[str] = frozenset()
    """Words inside a number: `thirty and five`."""
    ordinals: dict[str, int] = field(default_factory=dict)
    """Ordinals and other words that may stand for a number."""
    hours: dict[str, int] = field(default_factory=dict)
    day_parts: dict[str, str] = field(default_factory=dict)
    """Phrases after an hour: `in the morning` is `a`, as in a.m."""
    past_hours: dict[str, int] = field(default_factory=dict)
    """Phrases after an hour, and the minutes that they add."""
    signs: dict[str, str] = field(default_factory=dict)
    """Phrases that say what a sign says: `per cent` is `%`."""
    stop_words: frozenset[str] = frozenset()
    """Frequent words that show a text's language."""
    dotted_ends: tuple[str, ...] = ()
    """Abbreviations that end in a full stop, as written."""
    titles: frozenset[str] = frozenset()
    """Words before a person's name, as written."""
    given_names: frozenset[str] = frozenset()
    """As written."""
    not_names: frozenset[str] = frozenset()
    """Capitalised words that are no part of a person's name, as written."""
    before_a_place: frozenset[str] = frozenset()
    """Words that make the name after them a place or one that is translated, as written."""
    particles: frozenset[str] = frozenset()
    """Words in lower case inside a name."""
    demonyms: frozenset[str] = frozenset()
    """Nationalities in the masculine singular, where they are written in lower case."""
    not_demonyms: frozenset[str] = frozenset()
    """Forms of nationalities that are countries too; those that Babel knows need not be here."""
    offices: frozenset[str] = frozenset()
    """Nouns after which a capitalised nationality is not part of a name."""
    same_as_english: frozenset[str] = frozenset()
    """Words that are spelled as in English."""
    traits: dict[str, str] = field(default_factory=dict)

    @property
    def order(self) -> str:
        """The order of a date in numbers: `mdy` or `dmy`."""
        return self.traits.get("order", "dmy")

    @property
    def opening_marks(self) -> bool:
        """Whether questions and exclamations open with a mark."""
        return "opening-marks" in self.traits

    @property
    def length(self) -> float:
        """The usual length of a text, that of its English being 1; 0 if not known."""
        return float(self.traits.get("length", "0"))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a locale's language (`es` for `es_MX`), without a file its calendar alone."""
    file = resources.files(__name__) / f"{language.partition('_')[0].lower()}.txt"
    if not file.is_file():
        return _calendar(language)
    sections = _sections(file.read_text(encoding="utf-8"))
    return Lexicon(
        months=_numbered(sections, "months"),
        month_names=frozenset(line[0].lower() for line in sections.get("months", ())),
        ambiguous_months=_lower(sections, "ambiguous-months"),
        before_a_month=_lower(sections, "before-a-month"),
        weekdays=_numbered(sections, "weekdays"),
        numbers=_valued(sections, "numbers"),
        scales=_valued(sections, "scales"),
        plural_scales=_lower(sections, "plural-scales"),
        number_joints=_lower(sections, "number-joints"),
        ordinals=_valued(sections, "ordinals"),
        hours=_valued(sections, "hours"),
        day_parts=_phrases(sections, "day-parts"),
        past_hours=_valued(sections, "past-hours"),
        signs=_phrases(sections, "signs"),
        stop_words=_lower(sections, "stop-words"),
        dotted_ends=tuple(_words(sections, "dotted-ends")),
        titles=_words(sections, "titles"),
        given_names=_words(sections, "given-names"),
        not_names=_words(sections, "not-names"),
        before_a_place=_words(sections, "before-a-place"),
        particles=_lower(sections, "particles"),
        demonyms=_lower(sections, "demonyms"),
        not_demonyms=_lower(sections, "not-demonyms"),
        offices=_lower(sections, "offices"),
        same_as_english=_lower(sections, "same-as-english"),
        traits={line[0]: line[1] for line in sections.get("traits", ())},
    )


def _calendar(language: str) -> Lexicon:
    """The months and weekdays that Babel knows, where they are words."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Lexicon()
    contexts = ("format", "stand-alone")
    months = {
        name.lower(): number
        for context in contexts
        for number, name in locale.months[context]["wide"].items()
        if name.isalpha()
    }
    weekdays = {
        name.lower(): number + 1
        for context in contexts
        for number, name in locale.days[context]["wide"].items()
        if name.isalpha()
    }
    return Lexicon(months=months, month_names=frozenset(months), weekdays=weekdays)


def _sections(text: str) -> _Sections:
    found: _Sections = {}
    lines: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line.split())
    return found


def _words(sections: _Sections, name: str) -> frozenset[str]:
    return frozenset(word for line in sections.get(name, ()) for word in line)


def _lower(sections: _Sections, name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _words(sections, name))


def _numbered(sections: _Sections, name: str) -> dict[str, int]:
    return {
        word.lower(): number
        for number, line in enumerate(sections.get(name, ()), 1)
        for word in line
    }


def _phrases(sections: _Sections, name: str) -> dict[str, str]:
    return {
        word.lower().replace("_", " "): line[0]
        for line in sections.get(name, ())
        for word in line[1:]
    }


def _valued(sections: _Sections, name: str) -> dict[str, int]:
    return {phrase: int(value) for phrase, value in _phrases(sections, name).items()}
