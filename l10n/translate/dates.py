"""The days and months of a translation, held against those of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from l10n.checks.quantities.quantity import Weight
from l10n.translate.engine import Output, substitute
from l10n.translate.numbers import stated
from l10n.translate.target import Target

Day = tuple[int, int]
"""A day and its month, both from 1."""

_ENGLISH: tuple[str, ...] = tuple(Locale("en").months["format"]["wide"].values())
_MONTH = rf"(?:{'|'.join(_ENGLISH)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
_ANY_MONTH = re.compile(_MONTH)
_DAY = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?!\w|[.,]\d| ?%)"
_DAYS = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<days>{_DAY}(?:(?:, {_DAY})*,? (?P<joint>and|to|through) {_DAY}"
    r"(?=[.,;:)]|$| (?:of|in|on|at|by|for|from|to|with|that|which|was|were|is|are|will|and)\b))?)"
    rf"|\b(?P<day>{_DAY}) (?:of )?(?P<of>{_MONTH})(?! {_DAY})"
)
"""Days after their month, or a day before it."""
_TO = re.compile(r" ?(?:to|through|until|[-–]) ?")
_DEADLINE = re.compile(rf"\bby (?:\w+day, )?(?={_MONTH} \d)")


@dataclass(frozen=True, slots=True)
class _Dates:
    """Days that belong together: June 12, 14 and 19, or July 29 to August 2."""

    start: int
    end: int
    """Offsets in the source."""
    days: tuple[Day, ...]
    joint: str
    """`and` or `to` before the last; empty for one day."""


def dates(
    source: str, output: Output, target: Target, locale: str
) -> tuple[Output, tuple[str, ...]]:
    """`output` with the days and months of `source`, and the days that are not there.

    A date that was torn is put together, a month of another day becomes that of its own, and a day
    that was lost is put before its month.
    """
    names = _month_names(locale)
    output = _months(source, output, names)
    if not target.joints:
        return output, ()
    groups = list(_groups(source))
    wanted = {day for group in groups for day in group.days}
    for group in groups:
        if set(group.days) - _days(output.text, target, names):
            output = _whole(group, output, target, names)
    output = _with_right_months(wanted, output, target, names)
    for day in sorted(wanted - _days(output.text, target, names)):
        output = _with_day(day, source, output, target, names)
    output = _with_deadlines(source, groups, output, target, names)
    missing = sorted(wanted - _days(output.text, target, names))
    return output, tuple(
        f"“{day}{target.of_month}{names[month]}” is not there" for day, month in missing
    )


@cache
def _month_names(locale: str) -> Mapping[int, str]:
    return dict(Locale.parse(locale).months["format"]["wide"])


def _number(english: str) -> int:
    return next(n for n, name in enumerate(_ENGLISH, start=1) if name.startswith(english[:3]))


def _groups(source: str) -> Iterator[_Dates]:
    """The dates of an English text; those on both sides of a `to` are one."""
    waiting: _Dates | None = None
    for match in _DAYS.finditer(source):
        month = _number(match["month"] or match["of"])
        days = tuple((int(d), month) for d in re.findall(r"\d+", match["days"] or match["day"]))
        joint = "to" if match["joint"] == "through" else match["joint"] or ""
        group = _Dates(*match.span(), days, joint)
        if waiting and _TO.fullmatch(source[waiting.end : group.start]):
            both = (*waiting.days, *group.days)
            yield _Dates(waiting.start, group.end, both, "to")
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = group
    if waiting:
        yield waiting


def _months(source: str, output: Output, names: Mapping[int, str]) -> Output:
    """`output` with the months of `source` in small letters, and one that is wrong put right."""
    numbers = {name.lower(): number for number, name in names.items()}
    pattern = re.compile(rf"\b(?:{'|'.join(names.values())})\b", re.IGNORECASE)
    found = list(pattern.finditer(output.text))
    if not found and not _ANY_MONTH.search(source):
        return output
    months = {
        int(value)
        for quantity in stated(source, "en")
        for kind, value in quantity.values
        if kind == "month" and quantity.weight is Weight.FIGURE
    }
    for match in found:
        if numbers[match[0].lower()] in months and match.start() > 0:
            output = substitute(output, *match.span(), names[numbers[match[0].lower()]])
    there = {numbers[match[0].lower()] for match in found}
    missing, wrong = months - there, there - months
    if len(missing) == len(wrong) == 1:
        for match in reversed(found):
            if numbers[match[0].lower()] in wrong:
                output = substitute(output, *match.span(), names[next(iter(missing))])
    return output


def _days(text: str, target: Target, names: Mapping[int, str]) -> set[Day]:
    """The days of a translation: 3 and 5 of “3 al 5 de mayo”, and 7 of “3 de mayo y el 7”."""
    months = {name: number for number, name in names.items()}
    of, joint = re.escape(target.of_month), target.between_days.pattern
    month = "|".join(months)
    pattern = (
        rf"(?<![\d.,])(?P<days>\d{{1,2}}(?:{joint}\d{{1,2}})*){of}(?P<month>{month})\b"
        rf"(?P<more>(?! ?[-–,]){joint}\d{{1,2}}"
        rf"(?!{joint}\d|{of}(?:{month})|[\w:]|[.,]\d| ?%))?"
    )
    return {
        (int(day), months[match["month"]])
        for match in re.finditer(pattern, text)
        for day in re.findall(r"\d+", f"{match['days']} {match['more'] or ''}")
    }


def _whole(group: _Dates, output: Output, target: Target, names: Mapping[int, str]) -> Output:
    """`output` with the dates of `group` in their order, where nothing stands between them."""
    months = "|".join(names.values())
    token = rf"(?:\d{{1,2}}(?![\w:]|[.,]\d| ?%)|(?:{months})\b|{target.around_days.pattern})"
    wanted = sorted([*(str(day) for day, _ in group.days), *{names[m] for _, m in group.days}])
    for run in re.finditer(rf"(?<![\w.,$]){token}(?:[ ,–-]+{token})*", output.text):
        told = list(re.finditer(rf"\d+|{months}", run[0]))
        words = [match[0] for match in told]
        days = [word for word in words if word.isdigit()]
        if sorted([*days, *{word for word in words if not word.isdigit()}]) != wanted:
            continue
        start, end = run.start() + told[0].start(), run.start() + told[-1].end()
        date = _told(group, target, names)
        if not output.text[start].isdigit():
            start, date = _led(output.text, start, date, target)
        return substitute(output, start, end, date)
    return output


def _told(group: _Dates, target: Target, names: Mapping[int, str]) -> str:
    """The dates of `group` in the target language, a month that all share at the end."""
    shared = len({month for _, month in group.days}) == 1
    days = [f"{day}" if shared else f"{day}{target.of_month}{names[m]}" for day, m in group.days]
    *first, last = days
    text = target.joints[","].join(first)
    text = f"{text}{target.joints[group.joint]}{last}" if first else last
    return f"{text}{target.of_month}{names[group.days[0][1]]}" if shared else text


def _led(text: str, start: int, date: str, target: Target) -> tuple[int, str]:
    """Where a date begins that takes a place in `text`, and the date with the word before it."""
    words = "|".join(word for word in target.before_day if word)
    before = re.search(rf"\b({words}) $", text[:start])
    word = before[1] if before else ""
    return start - len(word and f"{word} "), target.before_day[word] + date


def _with_right_months(
    wanted: set[Day], output: Output, target: Target, names: Mapping[int, str]
) -> Output:
    missing = wanted - _days(output.text, target, names)
    for day, month in missing:
        others = "|".join(names[m] for m in names if (day, m) not in wanted)
        pattern = rf"(?<!\d)(?<!\d[.,]){day}{re.escape(target.of_month)}({others})\b"
        alone = sum(other == day for other, _ in missing) == 1
        if alone and len(found := list(re.finditer(pattern, output.text))) == 1:
            output = substitute(output, *found[0].span(1), names[month])
    return output


def _with_day(
    day: Day, source: str, output: Output, target: Target, names: Mapping[int, str]
) -> Output:
    """`output` with a day before its month, if that has lost it."""
    number, month = day
    if re.search(rf"(?<!\d){number}(?!\d)", output.text):
        return output
    found = list(re.finditer(rf"\b{names[month]}\b", output.text))
    if len(found) != 1:
        return output
    other = re.search(rf"(\d+){target.of_month}$", output.text[: found[0].start()])
    if other and not re.search(rf"(?<!\d){other[1]}(?!\d)", source):
        return output
    date = f"{number}{target.of_month}{names[month]}"
    start, date = _led(output.text, found[0].start(), date, target)
    return substitute(output, start, found[0].end(), date)


def _with_deadlines(
    source: str, groups: list[_Dates], output: Output, target: Target, names: Mapping[int, str]
) -> Output:
    """`output` with what must be done by a day not done on it or before it."""
    ends = {match.end() for match in _DEADLINE.finditer(source)}
    for day, month in (group.days[0] for group in groups if group.start in ends):
        date = rf"(?=(?:[^\W\d]+,? )?{day}{re.escape(target.of_month)}{names[month]}\b)"
        for match in reversed(list(re.finditer(target.no_deadline.pattern + date, output.text))):
            output = substitute(output, *match.span(), target.deadline)
    return output
