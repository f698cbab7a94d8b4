"""The numbers, amounts and dates of a translation, held against those of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks.lexicon import lexicon
from l10n.checks.numbers import compare, signs
from l10n.translate.dates import dates
from l10n.translate.engine import Output, substitute
from l10n.translate.numbers import (
    Number,
    prose,
    source_numbers,
    stated,
    styled,
    target_numbers,
)
from l10n.translate.target import Target

_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b)")
_LONG = 3
"""Digits from which on a number is no word of the source, as six is 6."""
_HALF = re.compile(r" ([ap])\.m\.")
_MINUS = re.compile(r"(?:^|[\s(])[-−–]$")
_NEGATIVE = re.compile(r"(?:[-−–]|\bmenos )$")


def quantities(
    source: str, output: Output, target: Target, locale: str
) -> tuple[Output, tuple[str, ...]]:
    """`output` with the numbers and dates of `source`, and what could not be put right.

    A wrong number is replaced where it is linked to the right one. Numbers are written as
    `locale` does, if it has a territory.
    """
    output = _replaced(output, target.spellings)
    output = _numbers(source, output, target, locale)
    output, wrong = dates(source, output, target, locale)
    output = _replaced(output, target.habits)
    # A day that is not there at all is told once.
    return output, tuple(_differences(source, output.text, locale)) or wrong


def _replaced(output: Output, replacements: Sequence[tuple[re.Pattern[str], str]]) -> Output:
    for pattern, replacement in replacements:
        # From the end, so that the offsets of those before stay right.
        for match in reversed(list(pattern.finditer(output.text))):
            output = substitute(output, *match.span(), match.expand(replacement))
    return output


def _differences(source: str, text: str, locale: str) -> Iterator[str]:
    """What one of the texts states and the other does not, as the check of numbers reads them."""
    english, other = lexicon("en"), lexicon(locale)
    missing, extra = compare(stated(source, "en"), stated(text, locale))
    yield from (f"“{quantity}” of the source is missing" for quantity in missing)
    # A man by the name of Julio is no month.
    extra = [quantity for quantity in extra if quantity.isdigit() or quantity not in source]
    yield from (f"“{quantity}” is not in the source" for quantity in extra)
    yield from signs(prose(source), prose(text), english, other)


def _numbers(source: str, output: Output, target: Target, locale: str) -> Output:
    wanted = list(source_numbers(source))
    found = list(target_numbers(output.text, target))
    pairs = _paired(wanted, found, output)
    # From the end, so that the offsets of those before stay right.
    for number, place in sorted(pairs.items(), key=lambda pair: -pair[1].start):
        text = _rewritten(source, number, place, output.text, target, locale)
        if text != output.text[place.start : place.scaled]:
            output = substitute(output, place.start, place.scaled, text)
    return output


def _paired(wanted: list[Number], found: list[Number], output: Output) -> dict[Number, Number]:
    """For each number of the source, its place in the translation: equal, or else linked to it.

    Of the numbers that are left then, a long one stands for the only other of as many digits.
    """
    pairs: dict[Number, Number] = {}
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
    left = [number for number in wanted if number not in pairs]
    if len(left) == len(free) == 1 and left[0].length == free[0].length >= _LONG:
        pairs[left[0]] = free[0]
    return pairs


def _linked(number: Number, place: Number, output: Output) -> float:
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
    source: str, number: Number, place: Number, text: str, target: Target, locale: str
) -> str:
    """What belongs in a place of `text`: the number in the style of a locale, scale and unit."""
    digits, word = text[place.start : place.end], text[place.end : place.scaled]
    if number.scale in {place.scale, 1} or not number.equals(place):
        digits = styled(source[number.start : number.end], locale, target)
    if number.scale == 1 or not number.equals(place):
        word = _scale(number, place, text, target)
    if _MINUS.search(source[: number.start]) and not _NEGATIVE.search(text[: place.start]):
        digits = "-" + digits
    around = text[max(0, place.start - 2) : place.scaled + len(target.of_dollars) + 2]
    if re.search(r"(?<!\w)\$$", source[: number.start]) and not target.dollars.search(around):
        digits, word = (digits, word + target.of_dollars) if word else ("$" + digits, word)
    if _PERCENT.match(source, number.end) and not target.percent.match(text, place.scaled):
        digits += "%"
    half = _HALF.match(source, number.end)
    if half and not target.half.match(text, place.scaled):
        word += target.halves.get(half[1], "")
    return digits + word


def _scale(number: Number, place: Number, text: str, target: Target) -> str:
    """The word after the digits that multiplies them as in the source."""
    if number.scale == place.scale:
        return text[place.end : place.scaled]
    if number.scale not in target.scale_words:
        return ""
    one, more = target.scale_words[number.scale]
    word = f" {one if number.values == {1} else more}"
    joined = one != more and not target.no_noun.match(text, place.scaled)
    return word + target.of_noun if joined and text[place.start - 1 : place.start] != "$" else word
