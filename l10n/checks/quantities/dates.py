"""Times of the day, dates in digits, and the names of months and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n.checks.lexicon import Lexicon
from l10n.checks.quantities.quantity import DAY, Quantity, Value, Weight, number

_NOON = 720
_SHORT_YEAR = 2
"""Digits of a year without its century."""
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(
    r"(?<![\w.,:/])(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?![\d:]))",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\w/])")
_ISO = re.compile(r"(?<![\w/-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])")
_DAY_AND_MONTH = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})(?![\w/])")


def clocks(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Times of the day. One without a.m. or p.m. may be either, unless it is past noon."""
    told = list(_told(text, words))
    yield from told
    taken = {position for quantity in told for position in range(quantity.start, quantity.end)}
    for match in _CLOCK.finditer(text):
        if match.start() not in taken:
            minutes = int(match["hour"] or match["hour2"]) * 60
            minutes += int(match["minute"] or match["minute2"] or 0)
            half = (match["half"] or "").lower()
            yield Quantity(match[0], match.start(), match.end(), _times(minutes, half))


def _told(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Times with the part of the day: `two in the morning`, `las 3 y media de la tarde`."""
    lower = text.lower()
    for phrase, half in words.day_parts.items():
        if phrase not in lower:
            continue
        extra = "|".join(words.past_hours) or "(?!)"
        clock = rf"(?<![\w.,:/])([^\W_]+)(?:[:.]([0-5]\d))?(?: ({extra}))? {phrase}\b"
        for match in re.finditer(clock, text, re.IGNORECASE):
            word, past = match[1].lower(), (match[3] or "").lower()
            hour = int(word) if word.isdecimal() else words.numbers.get(word)
            if hour is not None:
                minutes = hour * 60 + (words.past_hours.get(past) or int(match[2] or 0))
                yield Quantity(match[0], match.start(), match.end(), _times(minutes, half))


def _times(minutes: int, half: str) -> frozenset[Value]:
    """What a time in the morning (`a`), the afternoon (`p`) or either (nothing) may be."""
    if half and minutes < _NOON + 60:
        options = {minutes % _NOON + (_NOON if half == "p" else 0)}
    else:
        options = {minutes} | ({(minutes + _NOON) % DAY} if minutes <= _NOON else set())
    return frozenset(("time", Decimal(option)) for option in options)


def dates(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Dates in digits: a month, a day and a year, each with the text of the whole date."""
    for match in _SLASHED.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        month, day = (first, second) if words.order == "mdy" else (second, first)
        years = {year} if len(match[3]) > _SHORT_YEAR else {year, 1900 + year, 2000 + year}
        yield from _date(match, month, day, years)
    for match in _ISO.finditer(text):
        yield from _date(match, int(match[2]), int(match[3]), {int(match[1])})
    for match in _DAY_AND_MONTH.finditer(text):
        for group in (1, 2):
            value = Decimal(match[group])
            values = frozenset({("number", value), ("month", value)})
            yield Quantity(match[0], match.start(), match.end(), values)


def _date(match: re.Match[str], month: int, day: int, years: set[int]) -> Iterator[Quantity]:
    for values in (
        {("month", Decimal(month))},
        {number(day)},
        {number(year) for year in years},
    ):
        yield Quantity(match[0], match.start(), match.end(), frozenset(values))


def names(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Months and weekdays by their names."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if month := words.months.get(word):
            weight = _month_weight(match, text, words)
            if weight:
                values = frozenset({("month", Decimal(month))})
                yield Quantity(match[0], match.start(), match.end(), values, weight)
        elif (weekday := words.weekdays.get(word)) and (match[0] != word or words.order == "dmy"):
            after, before = text[match.end() :], text[: match.start()]
            follows_name = re.search(r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+ $", before) is not None
            named = (match[0] != word and follows_name) or _next_is_name(after, words)
            weight = Weight.HINT if named else Weight.FIGURE
            values = frozenset({("weekday", Decimal(weekday))})
            yield Quantity(match[0], match.start(), match.end(), values, weight)


def _next_is_name(after: str, words: Lexicon) -> bool:
    """Whether a capitalised word follows that is no month: `Sunday Times`, `Viernes Santo`."""
    match = re.match(r" ([A-ZÁÉÍÓÚ][^\W\d_]*)", after)
    return match is not None and match[1].lower() not in words.months


def _month_weight(match: re.Match[str], text: str, words: Lexicon) -> Weight | None:
    """How sure it is that the word is a month; None where it is not one."""
    word, before, after = match[0].lower(), text[: match.start()], text[match.end() :]
    beside_number = bool(re.search(r"\d(?:st|nd|rd|th)?(?: of| de)? $", before)) or bool(
        re.match(r"\.? (?:\d|de \d)", after)
    )
    capital = match[0][0].isupper()
    if words.order == "mdy" and not capital:
        return None
    if beside_number:
        return Weight.FIGURE
    if word not in words.month_names:
        return Weight.HINT if after.startswith(".") else None
    if capital and re.match(r"(?: [A-Z]\.)? [A-ZÁÉÍÓÚ][a-záéíóúñ]", after):
        return Weight.HINT
    previous = re.search(r"(\w+)[ -]$", before)
    led = previous is not None and previous[1].lower() in words.before_a_month
    return Weight.HINT if word in words.ambiguous_months and not led else Weight.FIGURE
