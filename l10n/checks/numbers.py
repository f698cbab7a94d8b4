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
        yield from _signs(pair)


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


def _signs(pair: Pair) -> Iterator[str]:
    """A % or a currency that one side states and the other does not.

    The word for a percentage has to be there as the sign has; that for a currency need not, as
    dollars may be those of the taxpayer.
    """
    sides = []
    for text, words in (
        (pair.source_prose, pair.source_lexicon),
        (pair.target_prose, pair.target_lexicon),
    ):
        said = _said(text, words)
        sides.append((set(_SIGNS.findall(text)) | (said & {"%"}), said))
    (source, source_said), (target, target_said) = sides
    for sign in sorted(source - target - target_said):
        yield f"“{sign}” of the source is missing"
    for sign in sorted(target - source - source_said):
        yield f"“{sign}” is not in the source"


def _said(text: str, words: Lexicon) -> set[str]:
    """The signs that the text states in words."""
    lower = text.lower()
    return {
        sign
        for phrase, sign in words.signs.items()
        if phrase in lower and re.search(rf"\b{phrase}\b", lower)
    }
