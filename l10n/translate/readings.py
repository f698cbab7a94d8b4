"""Whether an English item begins with a verb: "Supply vaccines" does, "Supply chains" does not."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise

from l10n.translate.capitals import is_name
from l10n.translate.words import sections

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NEXT = re.compile(r"[\s“\"'‘(]*(\S+)")
_AMOUNT = re.compile(r"[$€£]?\d")
_OBJECT = re.compile(r"\{\d+\}")


class Reading(Enum):
    """What the first word of an item is."""

    VERB = auto()
    NOUN = auto()
    """Not a verb, though it could be one."""
    EITHER = auto()
    OTHER = auto()
    """A word that is never a verb."""


def reading(text: str) -> Reading:
    """What the first word of `text` is, told by that word and the one after it."""
    first = _WORD.match(text)
    if first is None:
        return Reading.OTHER
    words = sections("en")
    word = first[0].lower()
    found = _NEXT.match(text, first.end())
    if text[first.end() : first.end() + 1] not in ("", " ") or found is None:
        return Reading.OTHER
    if f"{word}_{_plain(found[1])}" in words["noun pairs"]:
        return Reading.NOUN
    if word in words["verbs"]:
        return _of_verb(found[1])
    if word in words["ambiguous"] or word in words["mostly verbs"]:
        mostly = word in words["mostly verbs"]
        return _of_ambiguous(found[1], text[found.end() :], mostly=mostly)
    adverb = word.endswith("ly") and _plain(found[1]) in _bases()
    return Reading.VERB if adverb else Reading.OTHER


def is_finite(text: str) -> bool:
    """Whether an English text may be a sentence: one of its words may be a finite verb."""
    found = [match[0].lower() for match in _WORD.finditer(text)]
    return any(_is_finite(word, before) for before, word in pairwise(found))


def _is_finite(word: str, before: str) -> bool:
    words = sections("en")
    if word in words["finite"]:
        return True
    if word.endswith("ed") and len(word) > len("need"):
        # A participle follows a preposition or an adjective: "for returned migrants".
        return before not in words["after nouns"] and before not in words["adjectives"]
    stems = {word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
    return word.endswith("s") and bool(stems & words["verbs"])


def _bases() -> frozenset[str]:
    words = sections("en")
    return words["verbs"] | words["ambiguous"] | words["mostly verbs"]


def _of_verb(after: str) -> Reading:
    words = sections("en")
    second = _plain(after)
    noun = second in words["after nouns"] and second not in words["after verbs"]
    return Reading.NOUN if noun else Reading.VERB


def _of_ambiguous(after: str, rest: str, *, mostly: bool) -> Reading:
    """What an ambiguous word is before `after`, which `rest` follows."""
    words = sections("en")
    second = _plain(after)
    if second in words["after nouns"]:
        to_do = second == "to" and _plain(rest.lstrip()) in words["verbs"]
        return Reading.EITHER if to_do else Reading.NOUN
    # "Plan 2030" is a name, "Plant 10 million trees" is not.
    if _AMOUNT.match(after) or _OBJECT.match(after):
        return Reading.VERB if rest.strip() else Reading.NOUN
    if second in words["after ambiguous verbs"] or second in words["adjectives"]:
        return Reading.VERB if after[0].islower() else Reading.NOUN
    if second in words["compounds"]:
        return Reading.EITHER if mostly and after[0].islower() else Reading.NOUN
    if after[0].isupper() and not (mostly and is_name(after)):
        # "Share data" and "Trade Talks" look the same, but for the capital.
        return Reading.NOUN
    return Reading.VERB if mostly else Reading.EITHER


def _plain(word: str) -> str:
    found = _WORD.match(word)
    return found[0].lower() if found else ""
