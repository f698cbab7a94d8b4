"""Ways to ask for the same text: an engine does better with a sentence around what is short."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from l10n.model import Kind
from l10n.translate.capitals import as_title, is_shouted, lowered
from l10n.translate.engine import Output, substitute
from l10n.translate.readings import Reading, is_finite, reading
from l10n.translate.repair import capital
from l10n.translate.target import Target

CARRIER = "They want to "
ARTICLE = "The "
_SHORT = 4
"""A text of up to so many words is short."""
_SAME = 0.1
"""How much likelier another way must be before it is preferred to the text as it is."""
_EITHER = 0.08
"""The same for the carrier of a word that may be a verb or a noun: an article before a noun
makes it likelier, whatever it is. With the lists, 6 of the 51 verbs and none of the 92 nouns that
both were chosen by come out as the other."""
_CAPITALS = re.compile(r"[A-Z]{2,}")
_ACRONYM = 3
"""Capitals that may be an acronym in an item or a cell, whatever word they spell."""
_APART = frozenset({Kind.LIST_ITEM, Kind.TABLE_CELL})
_PROSE = frozenset({None, Kind.PARAGRAPH, Kind.QUOTE, Kind.NOTICE})
"""What is written in sentences."""
_DETERMINED = re.compile(
    r"(?:an?|the|el|las?|los|th[eo]se|this|that|its|our|their)\b", re.IGNORECASE
)
_SECOND = re.compile(r"\w+ [yeou] ((?:el|las?|los) )(?=[a-zá-ú])")
"""The article of a noun that stands beside one without."""
_ENDED = (".", "?", "!", ".”", '."', "?”", "!”")


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
    if is_shouted(text):
        return list(_shouted(text, kind, target))
    back = _bare(text, target) if _is_phrase(text, kind) else _same
    as_it_is = Variant(text, back, _SAME)
    if kind is Kind.LIST_ITEM and target.carrier:
        read = reading(text)
        if read is Reading.VERB:
            return [_carried(text, target, 1.0), replace(as_it_is, bonus=-1.0)]
        if read is Reading.EITHER:
            ways = [*_nominal(text, kind, target), _carried(text, target, _EITHER)]
            return [*ways, replace(as_it_is, bonus=-1.0)]
        if read is Reading.NOUN and not text.endswith(_ENDED):
            return [*_nominal(text, kind, target), replace(as_it_is, bonus=-_SAME)]
    if kind is not Kind.PARAGRAPH and _is_short(text):
        return [as_it_is, *_nominal(text, kind, target)]
    return [as_it_is]


def heading(text: str, kind: Kind | None, target: Target) -> str:
    """The translation of a whole text that is known by heart, or an empty string.

    WHO may head a list of persons; in an item or a cell it is an acronym.
    """
    bare = text.rstrip(":").replace("’", "'")
    tail = text[len(bare) :]
    if bare in target.headings:
        return target.headings[bare] + tail
    if bare.isupper() and len(bare) <= _ACRONYM and not tail and kind in _APART:
        return ""
    known = target.headings.get(bare.casefold(), "")
    return (known.upper() if bare.isupper() else known) + tail if known else ""


def _same(output: Output) -> Output:
    return output


def _is_short(text: str) -> bool:
    words = text.split()
    return len(words) <= _SHORT and not text.endswith((".", "?", "!")) and "{" not in text


def _is_phrase(text: str, kind: Kind | None) -> bool:
    """Whether a text is no sentence, and has no article that its translation may have."""
    if kind in _PROSE or text.endswith(_ENDED):
        return False
    return not _DETERMINED.match(text) and not is_finite(text)


def _bare(text: str, target: Target) -> Callable[[Output], Output]:
    """What takes off the article that a translation begins with, but for a name's own."""

    def back(output: Output) -> Output:
        article = target.article.match(output.text)
        if article is None or not output.text[article.end()].islower():
            return output
        bare = substitute(output, 0, article.end(), "")
        if second := _SECOND.match(bare.text):
            bare = substitute(bare, *second.span(1), "")
        return capital(text, bare)

    return back


def _carried(text: str, target: Target, bonus: float) -> Variant:
    """The text as what someone wants to do, so that its verb becomes an infinitive."""

    def back(output: Output) -> Output | None:
        body = _without_prefix(output, target.carrier, len(CARRIER))
        if body is None or not target.infinitive.match(body.text):
            return None
        return body

    return Variant(CARRIER + _small(text), back, bonus)


def _nominal(text: str, kind: Kind | None, target: Target) -> Iterator[Variant]:
    """A text as it is written within a sentence, alone and after an article."""
    small = lowered(text, kind)
    if small != text:
        yield Variant(small, _bare(text, target))
    yield _with_article(small, target)


def _with_article(text: str, target: Target) -> Variant:
    def back(output: Output) -> Output | None:
        article = target.article.match(output.text)
        return _without_prefix(output, article[0], len(ARTICLE)) if article else None

    return Variant(ARTICLE + text, back)


def _shouted(text: str, kind: Kind | None, target: Target) -> Iterator[Variant]:
    """A text in capitals, written as a title and in small letters; the translation in capitals."""

    def capitals(back: Callable[[Output], Output | None]) -> Callable[[Output], Output | None]:
        def shouted(output: Output) -> Output | None:
            made = back(output)
            return None if made is None else _upper(made)

        return shouted

    title = as_title(text)
    small = lowered(title, Kind.HEADING)
    back = _bare(title, target) if _is_phrase(title, kind) else _same
    for variant in (
        Variant(title, back),
        Variant(small, back),
        _with_article(small, target),
    ):
        yield replace(variant, back=capitals(variant.back))


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
