"""Numbers, dates, times and money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.lexicon import Lexicon
from l10n.checks.quantities import Quantity, Weight, quantities
from l10n.checks.rule import Pair, quoted
from l10n.model import Severity

_SIGNS = re.compile(r"[%$€£¥]")


class Numbers:
    """Numbers, dates, times and amounts of money that differ from the source.

    The separators of either locale, words for figures, and dates in words or figures are the same
    quantity; a number changed, lost or added is not.
    """

    name = "numbers"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """What one side states and the other does not."""
        wanted = quantities(pair.source_prose, pair.source_lexicon)
        found = quantities(pair.target_prose, pair.target_lexicon)
        if not pair.target_lexicon.months:  # its dates can't be read
            wanted = tuple(item for item in wanted if not _in_calendar(item))
        missing, extra = compare(wanted, found)
        if missing:
            yield f"{quoted(missing)} of the source is missing or has changed"
        if extra:
            yield f"{quoted(extra)} is not in the source"
        yield from signs(
            pair.source_prose, pair.target_prose, pair.source_lexicon, pair.target_lexicon
        )


def compare(
    wanted: tuple[Quantity, ...], found: tuple[Quantity, ...]
) -> tuple[list[str], list[str]]:
    """The texts of the quantities that only the source states, and only the target.

    Each quantity stands for one of the other side. A number in words is missed only where the
    other side has another one in its place.
    """
    left, right = list(wanted), list(found)
    figure, word, hint = Weight.FIGURE, Weight.WORD, Weight.HINT
    for mine, theirs in (
        ({figure}, {figure}),
        ({figure}, {word}),
        ({word}, {figure}),
        ({figure}, {hint}),
        ({hint}, {figure}),
        ({word}, {word}),
        ({word}, {hint}),
        ({hint}, {word}),
    ):
        _pair_off(left, right, mine, theirs)
    left, right = _beyond(left, found), _beyond(right, wanted)
    missing = [quantity.text for quantity in left if quantity.weight is figure]
    extra = [quantity.text for quantity in right if quantity.weight is figure]
    lost, new = _words(left), _words(right)
    if lost and new:
        missing, extra = missing + lost, extra + new
    return list(dict.fromkeys(missing)), list(dict.fromkeys(extra))


def _pair_off(
    left: list[Quantity], right: list[Quantity], mine: set[Weight], theirs: set[Weight]
) -> None:
    """Take from both lists the quantities that stand for each other, the same text first."""
    for same_text in (True, False):
        for quantity in [item for item in left if item.weight in mine]:
            for other in right:
                if other.weight not in theirs or not quantity.values & other.values:
                    continue
                if not same_text or quantity.text == other.text:
                    left.remove(quantity)
                    right.remove(other)
                    break


def _beyond(left: list[Quantity], others: tuple[Quantity, ...]) -> list[Quantity]:
    """Those left over, but for the months that the other side has less or more often.

    May 3–5 is as well from May 3 to May 5.
    """
    there = {value for quantity in others for value in quantity.values if value[0] == "month"}
    return [quantity for quantity in left if not quantity.values & there]


def _words(left: list[Quantity]) -> list[str]:
    """The numbers in words, but for one, which is an article too."""
    return [
        quantity.text
        for quantity in left
        if quantity.weight is Weight.WORD
        and any(isinstance(value, str) or value > 1 for _, value in quantity.values)
    ]


def _in_calendar(quantity: Quantity) -> bool:
    return all(kind in {"month", "weekday"} for kind, _ in quantity.values)


def signs(source: str, target: str, source_words: Lexicon, target_words: Lexicon) -> Iterator[str]:
    """A message for each % or currency that one side states and the other does not.

    The word for a percentage has to be there as the sign has, and that for a currency after its
    number; elsewhere it need not, as dollars may be those of the taxpayer.
    """
    sides = []
    for text, words in ((source, source_words), (target, target_words)):
        said = _said(text, words)
        stated = set(_SIGNS.findall(text)) | (said & {"%"}) | _counted(text, words)
        sides.append((stated, said))
    (wanted, source_said), (found, target_said) = sides
    for sign in sorted(wanted - found - target_said):
        yield f"“{sign}” of the source is missing"
    for sign in sorted(found - wanted - source_said):
        yield f"“{sign}” is not in the source"


def _counted(text: str, words: Lexicon) -> set[str]:
    """The currencies whose word follows a number; not pounds, which are a weight too."""
    lower, scales = text.lower(), "|".join((*words.scales, "de", "of"))
    return {
        sign
        for phrase, sign in words.signs.items()
        if sign not in "%£"
        and phrase in lower
        and re.search(rf"\d(?: (?:{scales}))* {phrase}\b", lower)
    }


def _said(text: str, words: Lexicon) -> set[str]:
    """The signs that the text states in words."""
    lower = text.lower()
    return {
        sign
        for phrase, sign in words.signs.items()
        if phrase in lower and re.search(rf"\b{phrase}\b", lower)
    }
