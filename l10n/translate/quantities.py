"""The numbers, amounts and dates of a translation, held against those of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import format_decimal

from l10n.translate.engine import Output, substitute
from l10n.translate.target import Target
from l10n.translate.tokens import Span

_SOURCE = re.compile(
    r"(?<![\w.,{%])(?<!\w-)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w]|,\d|\.\d)"
    r"(?: (thousand|million|billion|trillion)\b)?"
)
_SCALES = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_TARGET = re.compile(r"(?<![\w{%])(?<!\w-)\d+(?:[.,]\d+)*(?!\w)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    r"\b(Jan(?:\.|uary)|Feb(?:\.|ruary)|Mar(?:\.|ch)|Apr(?:\.|il)|May|Jun[.e]|Jul[.y]|Aug(?:\.|ust)"
    r"|Sept?(?:\.|ember)|Oct(?:\.|ober)|Nov(?:\.|ember)|Dec(?:\.|ember)),? (?=\d)"
    r"|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)

_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a text, with the word after it that multiplies it."""

    start: int
    end: int
    """Offsets of the digits."""
    scaled: int
    """Offset after the word that multiplies it, or of the end of the digits."""
    values: frozenset[Decimal]
    """What the digits may mean: 2.300 is two thousand or two."""
    scale: Decimal = Decimal(1)

    def equals(self, other: _Number) -> bool:
        """Whether both may mean the same."""
        mine = {value * self.scale for value in self.values}
        return any(value * other.scale in mine for value in other.values)


def quantities(
    source: str, output: Output, target: Target, locale: str
) -> tuple[Output, tuple[str, ...]]:
    """`output` with the numbers and months of `source`, and what could not be put right.

    A wrong number is replaced where it is linked to the right one. Numbers are written as
    `locale` does, if it has a territory.
    """
    output = _days(source, output, target, locale)
    output, problems = _numbers(source, output, target, locale)
    output, missing = _months(source, output, locale)
    for pattern, replacement in target.habits:
        for match in reversed(list(pattern.finditer(output.text))):
            output = substitute(output, *match.span(), match.expand(replacement))
    return output, (*problems, *missing)


def _numbers(source: str, output: Output, target: Target, locale: str) -> tuple[Output, list[str]]:
    wanted = list(_source_numbers(source))
    found = list(_target_numbers(output.text, target))
    pairs = _paired(wanted, found, output)
    problems = [
        f"the number {source[number.start : number.end]} is not there"
        for number in wanted
        if number not in pairs and not _written_out(number, output.text, target)
    ]
    # From the end, so that the offsets of those before stay right.
    for number, place in sorted(pairs.items(), key=lambda pair: -pair[1].start):
        text = _rewritten(source, number, place, output.text, target, locale)
        if text != output.text[place.start : place.scaled]:
            output = substitute(output, place.start, place.scaled, text)
    return output, problems


def _paired(wanted: list[_Number], found: list[_Number], output: Output) -> dict[_Number, _Number]:
    """For each number of the source, its place in the translation: equal, or else linked to it."""
    pairs: dict[_Number, _Number] = {}
    free = list(found)
    for number in wanted:
        equal = [place for place in free if number.equals(place)]
        if equal:
            # Equal numbers keep their links where they can.
            best = max(equal, key=lambda place: _linked(number, place, output))
            pairs[number] = best
            free.remove(best)
    for number in wanted:
        if number in pairs or not free:
            continue
        best = max(free, key=lambda place: _linked(number, place, output))
        if _linked(number, best, output) > 0:
            pairs[number] = best
            free.remove(best)
    return pairs


def _linked(number: _Number, place: _Number, output: Output) -> float:
    """How strongly a place in the translation is linked to a number of the source."""
    return sum(
        link.weight
        for link in output.links
        if link.target < place.end
        and link.target_end > place.start
        and link.source < number.end
        and link.source_end > number.start
    )


def _rewritten(
    source: str, number: _Number, place: _Number, text: str, target: Target, locale: str
) -> str:
    """What belongs in a place of `text`: the number in the style of a locale, scale and unit."""
    digits, word = text[place.start : place.end], text[place.end : place.scaled]
    if number.scale == 1 and place.scale != 1:
        word = ""
    if number.scale == place.scale or not word or not number.equals(place):
        digits = styled(source[number.start : number.end], locale, target)
    around = text[max(0, place.start - 2) : place.scaled + len(target.of_dollars) + 2]
    if source[: number.start].endswith("$") and not target.dollars.search(around):
        digits, word = (digits, word + target.of_dollars) if word else ("$" + digits, word)
    if _PERCENT.match(source, number.end) and not target.percent.match(text, place.scaled):
        digits += "%"
    return digits + word


def styled(digits: str, locale: str, target: Target) -> str:
    """An English number in the style of a locale: 1,000.50 is 1.000,50 in es_ES.

    A locale without a territory has the style of `target`.
    """
    if not re.search("[.,]", digits):
        return digits
    whole, _, decimals = digits.partition(".")
    pattern = "#,##0" if "," in whole else "0"
    if decimals:
        pattern += "." + "0" * len(decimals)
    value = Decimal(digits.replace(",", ""))
    style = locale if "_" in locale or not target.locale else target.locale
    return str(format_decimal(value, format=pattern, locale=style))


def numbers_in(text: str) -> list[Span]:
    """Where an English text has numbers in digits."""
    return [(number.start, number.end) for number in _source_numbers(text)]


def _written_out(number: _Number, text: str, target: Target) -> bool:
    value = next(iter(number.values))
    if number.scale != 1 and value != 1:
        return False
    words = target.cardinals.get(int(value)) if value == int(value) else None
    return bool(words and words.search(text))


def _source_numbers(text: str) -> Iterator[_Number]:
    for match in _SOURCE.finditer(text):
        value = Decimal(match[1].replace(",", ""))
        scale = _SCALES[match[2]] if match[2] else Decimal(1)
        yield _Number(*match.span(1), match.end(), frozenset({value}), scale)


def _target_numbers(text: str, target: Target) -> Iterator[_Number]:
    for match in _TARGET.finditer(text):
        scale, scaled = Decimal(1), match.end()
        for pattern, factor in target.scales:
            if word := pattern.match(text, match.end()):
                scale, scaled = factor, word.end()
                break
        yield _Number(*match.span(), scaled, frozenset(_meanings(match[0])), scale)


def _meanings(digits: str) -> Iterable[Decimal]:
    """What a number may mean, whether its commas group or divide."""
    if digits.isdigit():
        yield Decimal(digits)
        return
    if _GROUPED.fullmatch(digits):
        yield Decimal(re.sub("[.,]", "", digits))
    last = max(digits.rfind("."), digits.rfind(","))
    whole, decimals = digits[:last], digits[last + 1 :]
    yield Decimal(re.sub("[.,]", "", whole) + "." + decimals)


def _days(source: str, output: Output, target: Target, locale: str) -> Output:
    """`output` with the days of the dates of `source` before those months that lost theirs."""
    if not target.before_day:
        return output
    names = _month_names(locale)
    words = "|".join(word for word in target.before_day if word)
    for match in _DAY.finditer(source):
        month, day = names[_month_number(match[1])], match[2]
        if re.search(rf"(?<!\d){day}(?!\d)", output.text):
            continue
        pattern = rf"\b(?:({words}) )?{month}\b"
        if len(found := list(re.finditer(pattern, output.text))) == 1:
            before = target.before_day[found[0][1] or ""]
            date = f"{before}{day}{target.of_month}{month}"
            output = substitute(output, *found[0].span(), date)
    return output


@cache
def _month_names(locale: str) -> Mapping[int, str]:
    return dict(Locale.parse(locale).months["format"]["wide"])


def _month_number(english: str) -> int:
    return _MONTHS.index(english[:3].lower()) + 1


def _months(source: str, output: Output, locale: str) -> tuple[Output, list[str]]:
    """`output` with the months of the dates of `source`, and those that are not there."""
    names = _month_names(locale)
    months = {_month_number(match[1] or match[2]) for match in _DATE.finditer(source)}
    pattern = re.compile(rf"\b(?:{'|'.join(names.values())})\b", re.IGNORECASE)
    found = list(pattern.finditer(output.text))
    for match in found:
        lower = match[0].lower()
        if match.start() > 0 and match[0] != lower and lower in names.values():
            output = substitute(output, *match.span(), lower)
    there = {match[0].lower() for match in found}
    missing = [month for month in sorted(months) if names[month].lower() not in there]
    wrong = [m for m in found if m[0].lower() not in {names[month].lower() for month in months}]
    if len(missing) == len(wrong) == 1:
        return substitute(output, *wrong[0].span(), names[missing[0]]), []
    return output, [f"the month {names[month]} is not there" for month in missing]
