"""Which new messages replace which old ones: edited, split, merged or moved sentences.

The messages that are the same on both sides are fixed points. Between two of them stand the old
and the new sentences of one place; they are paired there in order, one with one, one with two, two
with one. What is left over has moved, and is paired by likeness alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from l10n.markup import plain
from l10n.model import Key

IN_PLACE = 0.5
"""Least likeness, 0 to 1, of an edited sentence that stands where the old one stood."""
ELSEWHERE = 0.65
"""Least likeness of one that has moved as well."""
_TYPO = 0.8
"""Letters count only where nearly all agree: any two sentences share half of their letters."""
_LARGEST_GAP = 2_500
"""Pairs of old and new sentences in one place beyond which only likeness is used."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Message:
    key: Key
    text: str
    words: tuple[str, ...]


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same, 0 to 1: by words in order, or by letters for a typo."""
    return _likeness(_message((None, old)), _message((None, new)))


def replacements(old: Sequence[Key], new: Sequence[Key]) -> dict[Key, tuple[Key, ...]]:
    """For each of `new` that replaces some of `old`, those, in order; both are in file order.

    A key that is in both replaces nothing. Two old ones were merged; an old one that two new ones
    name was split.
    """
    found: dict[Key, tuple[Key, ...]] = {}
    left_old: list[_Message] = []
    left_new: list[_Message] = []
    for gap_old, gap_new in _gaps(old, new):
        pairs = _in_order(gap_old, gap_new, IN_PLACE)
        found |= pairs
        left_old += _without(gap_old, pairs)
        left_new += (message for message in gap_new if message.key not in pairs)
    # A sentence that moved is a fixed point all the same, and parts what stood together before.
    pairs = _in_order(left_old, left_new, ELSEWHERE)
    left_old = _without(left_old, pairs)
    left_new = [message for message in left_new if message.key not in pairs]
    return found | pairs | _by_likeness(left_old, left_new)


def _without(old: list[_Message], pairs: dict[Key, tuple[Key, ...]]) -> list[_Message]:
    """Those of `old` that no pair names."""
    used = {key for keys in pairs.values() for key in keys}
    return [message for message in old if message.key not in used]


def _message(key: Key) -> _Message:
    text = plain(key[1])
    return _Message(key, text, tuple(_WORD.findall(text.casefold())))


def _likeness(old: _Message, new: _Message) -> float:
    words = Indel.normalized_similarity(old.words, new.words) if old.words and new.words else 0.0
    letters = fuzz.ratio(old.text, new.text, score_cutoff=_TYPO * 100) / 100
    return max(words, letters)


def _gaps(
    old: Sequence[Key], new: Sequence[Key]
) -> Iterator[tuple[list[_Message], list[_Message]]]:
    """The changed messages of each place, old and new, between those that are in both.

    The new order rules: an unchanged message that moved takes its old surroundings' place once.
    """
    known, wanted = set(old), set(new)
    after: dict[Key | None, list[_Message]] = {}
    anchor: Key | None = None
    for key in old:
        if key in wanted:
            anchor = key
        else:
            after.setdefault(anchor, []).append(_message(key))
    here: list[_Message] = []
    anchor = None
    for key in new:
        if key in known:
            yield after.pop(anchor, []), here
            anchor, here = key, []
        else:
            here.append(_message(key))
    yield after.pop(anchor, []), here
    for rest in after.values():
        yield rest, []


def _in_order(old: list[_Message], new: list[_Message], least: float) -> dict[Key, tuple[Key, ...]]:
    """The pairs of one place, in order, that leave the least unlike: dynamic programming.

    No pair is less alike than `least`.
    """
    if not old or not new or len(old) * len(new) > _LARGEST_GAP:
        return {}
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i, j in product(range(len(old) + 1), range(len(new) + 1)):
        options = [best[i, j]] if (i, j) in best else []
        options += [(best[i - 1, j][0], 1, 0)] if i else []
        options += [(best[i, j - 1][0], 0, 1)] if j else []
        for a, b in ((1, 1), (1, 2), (2, 1)):
            if i >= a and j >= b:
                gain = _gain(_joined(old[i - a : i]), _joined(new[j - b : j]), least)
                if gain is not None:
                    options.append((best[i - a, j - b][0] + gain, a, b))
        best[i, j] = max(options)
    return dict(_traced(best, old, new))


def _gain(old: _Message, new: _Message, least: float) -> float | None:
    """What a pair is worth; None for one that is less alike than `least`.

    Words that only one side has weigh against it, or a removed sentence would be taken for merged
    with an edited one beside it.
    """
    alike = _likeness(old, new)
    return (alike - IN_PLACE) * (len(old.words) + len(new.words)) if alike >= least else None


def _traced(
    best: dict[tuple[int, int], tuple[float, int, int]], old: list[_Message], new: list[_Message]
) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    i, j = len(old), len(new)
    while i or j:
        _, a, b = best[i, j]
        if a and b:
            keys = tuple(message.key for message in old[i - a : i])
            yield from ((message.key, keys) for message in new[j - b : j])
        i, j = i - a, j - b


def _joined(messages: list[_Message]) -> _Message:
    if len(messages) == 1:
        return messages[0]
    words = tuple(word for message in messages for word in message.words)
    return _Message(messages[0].key, " ".join(message.text for message in messages), words)


def _by_likeness(old: list[_Message], new: list[_Message]) -> dict[Key, tuple[Key, ...]]:
    """For each new message the most alike old one that no other has taken, if any is enough."""
    candidates: list[tuple[float, int, int]] = []
    words = [message.words for message in old]
    for j, message in enumerate(new):
        for _, alike, i in process.extract(
            message.words,
            words,
            scorer=Indel.normalized_similarity,
            score_cutoff=ELSEWHERE,
            limit=3,
        ):
            candidates.append((-alike, j, i))
    found: dict[Key, tuple[Key, ...]] = {}
    taken: set[int] = set()
    for _, j, i in sorted(candidates):
        if i not in taken and new[j].key not in found:
            found[new[j].key] = (old[i].key,)
            taken.add(i)
    return found
