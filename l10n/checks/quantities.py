"""The numbers, dates, times and amounts of a text, and what each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from l10n.checks.lexicon import Lexicon

Value = tuple[str, Decimal | str]
"""A kind (`number`, `month`, `weekday`, `time`, `text`) and how much: a time is in minutes."""

_NOON = 720
_DAY = 1440
_DIGITS = re.compile(
    r"(?<![^\W_])(?<!\d[.,])"
    r"(?P<digits>\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,'’]\d+)*)"
    r"(?P<decade>0?s\b)?"
)
_CLOCK = re.compile(
    r"(?<![\w.,:/])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?<![\w.,:/])(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?![\d:])"
    r"(?:\s+de\s+la\s+(?P<part>mañana|tarde|noche|madrugada))?"
    r"|(?<![\w.,:/])(?P<hour3>\d{1,2}|[^\W\d_]+)(?:\s+y\s+(?P<minute3>media|cuarto))?"
    r"\s+de\s+la\s+(?P<part3>mañana|tarde|noche|madrugada)",
    re.IGNORECASE,
)
_PAST = {"media": 30, "cuarto": 15}
_HOURS = re.compile(r"\s?(?:h|hs|hrs|horas)\b")
_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\w/])")
_ISO = re.compile(r"(?<![\w/-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])")
_DAY_AND_MONTH = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})(?![\w/])")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"\b(?=[IVXLC]{2,}\b|[VX]\b)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_RANGE = re.compile(r"\s*(?:[-–—]|to|and|or|a|al|y|o|e|hasta|,)\s*(?:[$€£¥]\s?)?", re.IGNORECASE)
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12}
_LETTER_SCALE = re.compile(r"(?:k|mm?|bn?|t)\b", re.IGNORECASE)


class Weight(Enum):
    """How far the other side needs the same quantity."""

    FIGURE = "figure"
    """Written in digits, or a month or day by its name: must be there."""
    WORD = "word"
    """A cardinal in words: may stand for a figure, and must not become another word."""
    HINT = "hint"
    """An ordinal, a Roman number, a name that may be a month: may stand for a figure."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, month, weekday or time in a text."""

    text: str
    """As written."""
    start: int
    end: int
    values: frozenset[Value]
    """Everything it may mean: `1.000` is a thousand or one."""
    weight: Weight = Weight.FIGURE


def quantities(text: str, words: Lexicon) -> tuple[Quantity, ...]:
    """The quantities of `text` in order. `words` are its language's."""
    found: list[Quantity] = []
    for phrase in words.signs:  # the number in `por ciento` is none
        text = re.sub(rf"\b{phrase}\b", " " * len(phrase), text, flags=re.IGNORECASE)
    for reader in (_clocks, _dates, _names, _figures, _spelled):
        for quantity in reader(text, words):
            found.append(quantity)
            blank = " " * (quantity.end - quantity.start)
            text = text[: quantity.start] + blank + text[quantity.end :]
    return tuple(sorted(_ranges(found, text), key=lambda quantity: quantity.start))


def _number(value: Decimal | int | str) -> Value:
    return ("number", Decimal(value))


def _clocks(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Times of the day. One without a.m. or p.m. may be either, unless it is past noon."""
    for match in _CLOCK.finditer(text):
        hour = _hour(match, words)
        if hour is None:
            continue
        minutes = hour * 60 + _minute(match)
        part = (match["half"] or match["part"] or match["part3"] or "").lower()
        if part and minutes < _NOON + 60:
            options = {minutes % _NOON + (_NOON if part in {"p", "tarde", "noche"} else 0)}
        else:
            options = {minutes} | ({(minutes + _NOON) % _DAY} if minutes <= _NOON else set())
        values = frozenset(("time", Decimal(option)) for option in options)
        yield Quantity(match[0], match.start(), match.end(), values)


def _hour(match: re.Match[str], words: Lexicon) -> int | None:
    """The hour of a time; None where the word in its place is no number."""
    text = match["hour"] or match["hour2"] or match["hour3"]
    return int(text) if text.isdigit() else words.numbers.get(text.lower())


def _minute(match: re.Match[str]) -> int:
    past = (match["minute3"] or "").lower()
    return _PAST.get(past) or int(match["minute"] or match["minute2"] or 0)


def _dates(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Dates in digits: a month, a day and a year, each with the text of the whole date."""
    for match in _SLASHED.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        month, day = (first, second) if words.order == "mdy" else (second, first)
        years = {year} if year > 99 else {year, 1900 + year, 2000 + year}  # noqa: PLR2004
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
        {_number(day)},
        {_number(year) for year in years},
    ):
        yield Quantity(match[0], match.start(), match.end(), frozenset(values))


def _names(text: str, words: Lexicon) -> Iterator[Quantity]:
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
    led = bool(previous) and previous is not None and previous[1].lower() in words.before_a_month
    return Weight.HINT if word in words.ambiguous_months and not led else Weight.FIGURE


def _figures(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Numbers in digits, with the words that multiply them."""
    for match in _DIGITS.finditer(text):
        raw, end = match["digits"], match.end()
        if " " in raw and words.order == "mdy":
            raw = raw.partition(" ")[0]
            end = match.start() + len(raw)
        numbers = _readings(raw, words)
        factor, end = _scale(text, match.start(), end, words)
        values = {_number(number * factor) for number in numbers}
        if factor == 1:
            values.add(("text", raw))
            if match["decade"]:
                values |= {_number(number % 100) for number in numbers}
            if _HOURS.match(text, end):
                values |= {("time", number * 60 % _DAY) for number in numbers}
        yield Quantity(text[match.start() : end], match.start(), end, frozenset(values))


def _readings(raw: str, words: Lexicon) -> set[Decimal]:
    """The numbers that the digits may stand for: `1.000` may be 1000 or 1."""
    marks = re.findall(r"\D", raw)
    groups = re.split(r"\D", raw)
    whole = "".join(groups)
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])  # noqa: PLR2004
    if not marks:
        return {Decimal(whole)}
    found: set[Decimal] = set()
    thousands, decimal = words.traits.get("thousands"), words.traits.get("decimal")
    if grouped and len(set(marks)) == 1 and (thousands is None or marks[0] != decimal):
        found.add(Decimal(whole))
    last = marks[-1]
    head = all(len(group) == 3 for group in groups[1:-1])  # noqa: PLR2004
    if head and marks.count(last) == 1 and last in ".," and last != thousands:
        found.add(Decimal(f"{''.join(groups[:-1])}.{groups[-1]}"))
    return found


def _scale(text: str, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    """The factor that the words after a number multiply it by, and the offset after them."""
    factor = 1
    while match := re.compile(r"[\s\u00a0-]?([^\W\d_]+)").match(text, end):
        scale = words.scales.get(match[1].lower())
        if scale is None:
            break
        factor, end = factor * scale, match.end()
    letters = _LETTER_SCALE.match(text, end)
    if factor == 1 and letters and text[:start].rstrip().endswith(("$", "€", "£", "¥")):
        return _LETTER_SCALES[letters[0].lower()], letters.end()
    return factor, end


def _spelled(text: str, words: Lexicon) -> Iterator[Quantity]:
    """Numbers in words, ordinals, hours by name, and Roman numbers."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if run and not _continues(run, match, text, words):
            yield from _composed(run, text, words)
            run = []
        if word in words.numbers or word in words.scales or (run and word in words.number_joints):
            run.append(match)
        elif run:
            yield from _composed(run, text, words)
            run = []
        if (value := words.ordinals.get(word)) is not None:
            yield Quantity(
                match[0], match.start(), match.end(), frozenset({_number(value)}), Weight.HINT
            )
        elif (hour := words.hours.get(word)) is not None:
            values = frozenset({("time", Decimal(hour * 60)), _number(hour)})
            yield Quantity(match[0], match.start(), match.end(), values, Weight.HINT)
    yield from _composed(run, text, words)
    for match in _ROMAN.finditer(text):
        values = frozenset({_number(_roman(match[0]))})
        yield Quantity(match[0], match.start(), match.end(), values, Weight.HINT)


def _continues(run: list[re.Match[str]], match: re.Match[str], text: str, words: Lexicon) -> bool:
    """Whether the word may go on a number in words: `thirty-five`, `treinta y cinco`."""
    if text[run[-1].end() : match.start()] not in {" ", "-", "\u00a0"}:
        return False
    word, last = match[0].lower(), run[-1][0].lower()
    if word in words.number_joints:
        return last in words.scales or words.numbers.get(last, 0) >= 30  # noqa: PLR2004
    if last in words.number_joints:
        return word in words.numbers
    if word in words.scales or last in words.scales:
        return True
    ahead, value = words.numbers.get(last, 0), words.numbers.get(word, 0)
    return ahead > value and ahead % 10 == 0 and ahead >= 20  # noqa: PLR2004


def _composed(run: list[re.Match[str]], text: str, words: Lexicon) -> Iterator[Quantity]:
    """The number that the words make up, if they make one."""
    while run and run[-1][0].lower() in words.number_joints:
        run = run[:-1]
    if not run or (len(run) == 1 and run[0][0].lower() in words.plural_scales):
        return
    total = thousands = current = 0
    for match in run:
        word = match[0].lower()
        scale = words.scales.get(word, 0)
        if scale >= 10**6:
            total, thousands, current = total + max(1, thousands + current) * scale, 0, 0
        elif scale == 10**3:
            thousands, current = thousands + max(1, current) * scale, 0
        elif scale:
            current = max(1, current) * scale
        else:
            current += words.numbers.get(word, 0)
    start, end = run[0].start(), run[-1].end()
    values = frozenset({_number(total + thousands + current)})
    yield Quantity(text[start:end], start, end, values, Weight.WORD)


def _roman(text: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [worth[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _ranges(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities, where the first of a range may share the scale of the second.

    `5 to 10 million` is as well written `5 millones a 10 millones`.
    """
    ordered = sorted(found, key=lambda quantity: quantity.start)
    for position, quantity in enumerate(ordered):
        following = ordered[position + 1] if position + 1 < len(ordered) else None
        if following and _RANGE.fullmatch(text[quantity.end : following.start]):
            yield replace(quantity, values=quantity.values | _scaled(quantity, following))
        else:
            yield quantity


def _scaled(quantity: Quantity, following: Quantity) -> set[Value]:
    numbers = {value for kind, value in quantity.values if kind == "number"}
    others = {value for kind, value in following.values if kind == "number"}
    factors = {
        factor
        for factor in (10**3, 10**6, 10**9, 10**12)
        if any(isinstance(value, Decimal) and value >= factor for value in others)
    }
    return {
        _number(value * factor)
        for value in numbers
        for factor in factors
        if isinstance(value, Decimal) and value < 1000  # noqa: PLR2004
    }
