"""Ways to ask for the same text: an engine does better with a sentence around what is short."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from l10n.model import Kind
from l10n.translate.engine import Output, substitute
from l10n.translate.target import Target
from l10n.translate.words import sections

CARRIER = "They want to "
ARTICLE = "The "
_SHORT = 4
"""A text of up to so many words is short."""
_SAME = 0.1
"""How much likelier another way must be before it is preferred to the text as it is."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_DATELINE = re.compile(r"([A-Z][A-Z.’'-]+(?:,? [A-Z][A-Z.’'-]*){0,5})(?= ?[–—-]+ )")
_ACRONYM = 5
"""A single word in capitals is taken for an acronym up to so many letters."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A text to translate in place of another, and how to get back from its translation."""

    text: str
    back: Callable[[Output], Output | None]
    """The translation of the other text, its links moved along; None if it can't be told."""
    bonus: float = 0.0
    """Added to the score when the likeliest of several is chosen."""


def variants(text: str, kind: Kind | None, target: Target) -> list[Variant]:
    """The ways to translate `text`: as it is, unless its kind or its form asks for others."""
    as_it_is = Variant(text, lambda output: output, _SAME)
    if _is_all_capitals(text):
        return list(_lowered(text, target))
    if dateline := _DATELINE.match(text):
        return [_with_dateline(text, dateline[0])]
    if kind is Kind.LIST_ITEM and target.carrier and begins_with_verb(text):
        return [_carried(text, target), replace(as_it_is, bonus=-1.0)]
    if kind is not Kind.PARAGRAPH and _is_short(text):
        return [as_it_is, *_short(text, target)]
    return [as_it_is]


def heading(text: str, target: Target) -> str:
    """The translation of a short text of the genre that is known by heart, or an empty string."""
    known = target.headings.get(text.rstrip(":").casefold(), "")
    if not known:
        return ""
    made = known + text[len(text.rstrip(":")) :]
    return made.upper() if text.isupper() else made


def begins_with_verb(text: str) -> bool:
    """Whether an English text begins with the base form of a verb: what someone will do."""
    words = _WORD.findall(text)
    if not words[1:] or not text.startswith(words[0]):
        return False
    first, second = words[0].lower(), words[1].lower()
    lists = sections("en")
    if first in lists["verbs"]:
        return second not in lists["after nouns"] or second in lists["after verbs"]
    # "Share data" and "Trade Talks" look the same, but for the capital.
    return first in lists["ambiguous"] and second not in lists["after nouns"] and words[1].islower()


def _is_short(text: str) -> bool:
    words = text.split()
    return len(words) <= _SHORT and not text.endswith((".", "?", "!")) and "{" not in text


def _is_all_capitals(text: str) -> bool:
    """Whether a text is in capitals throughout, and not just an acronym."""
    words = _WORD.findall(text)
    shouted = [word for word in words if len(word) > 1]
    return (
        bool(shouted)
        and all(word.isupper() for word in shouted)
        and (len(shouted) > 1 or len(shouted[0]) > _ACRONYM)
    )


def _carried(text: str, target: Target) -> Variant:
    """The text as what someone wants to do, so that its verb becomes an infinitive."""

    def back(output: Output) -> Output | None:
        body = _without_prefix(output, target.carrier, len(CARRIER))
        if body is None or not target.infinitive.match(body.text):
            return None
        return body

    return Variant(CARRIER + _small(text), back, 1.0)


def _short(text: str, target: Target) -> Iterator[Variant]:
    """A short text in small letters, alone and after an article."""
    small = _small(text) if len(text.split()) == 1 else text.lower()
    yield Variant(small, lambda output: output)
    yield _with_article(small, target)


def _with_article(text: str, target: Target) -> Variant:
    def back(output: Output) -> Output | None:
        article = target.article.match(output.text)
        return _without_prefix(output, article[0], len(ARTICLE)) if article else None

    return Variant(ARTICLE + text, back)


def _lowered(text: str, target: Target) -> Iterator[Variant]:
    """A text in capitals, written as a title and in small letters; the translation in capitals."""

    def capitals(back: Callable[[Output], Output | None]) -> Callable[[Output], Output | None]:
        def shouted(output: Output) -> Output | None:
            made = back(output)
            return None if made is None else _upper(made)

        return shouted

    title = _WORD.sub(lambda match: match[0].capitalize(), text)
    yield Variant(title, capitals(lambda output: output))
    yield Variant(text.lower(), capitals(lambda output: output))
    with_article = _with_article(text.lower(), target)
    yield Variant(with_article.text, capitals(with_article.back))


def _with_dateline(text: str, dateline: str) -> Variant:
    """The text with its dateline as a title, which becomes capitals again."""

    def back(output: Output) -> Output | None:
        dash = re.search(r" ?[–—:-]+ |: ", output.text)
        if dash is None:
            return output
        place = output.text[: dash.start()].upper()
        return substitute(output, 0, dash.start(), place)

    return Variant(dateline.title() + text[len(dateline) :], back)


def _without_prefix(output: Output, prefix: str, source_length: int) -> Output | None:
    """`output` without what it begins with, and its links without the source's first part."""
    if not output.text.startswith(prefix):
        return None
    length = len(prefix)
    links = tuple(
        replace(
            link,
            target=link.target - length,
            target_end=link.target_end - length,
            source=link.source - source_length,
            source_end=link.source_end - source_length,
        )
        for link in output.links
        if link.target >= length and link.source >= source_length
    )
    return replace(output, text=output.text[length:], links=links)


def _small(text: str) -> str:
    """The text with a small first letter, unless its first word is all capitals."""
    return text if _CAPITALS.match(text) else text[:1].lower() + text[1:]


def _upper(output: Output) -> Output:
    return replace(output, text=output.text.upper())
