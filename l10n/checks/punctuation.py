"""Marks at the end, opening marks, quotation marks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.rule import Pair, quoted
from l10n.model import Severity

_CLOSERS = "\"'”’»)]}›"
_ELSEWHERE = "。？！：；؟।…．"
_SAME = str.maketrans(_ELSEWHERE, ".?!:;?...")
"""Marks of other scripts, and the ellipsis, as the one that they stand for."""
_MARKS = ".:;?!"
_SMILEY_OR_DOUBT = re.compile(r"\([?!]+\)")
_LIST_MARK = re.compile(r"(?:(?<=^)|(?<=\s))\(?(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])\)(?=\s|$)")
_OPTIONAL_PLURAL = re.compile(r"(?<=\w)\((?:s|es|ies|a|as|n)\)")
_SINGLE = (re.compile(r"(?<!\w)['‘](?=\w)"), re.compile(r"(?<=[\w.,!?])['’](?!\w)"))
"""A single quote where it opens, and where it closes or is an apostrophe."""
_PAIRS = {"(": ")", "[": "]", "{": "}"}


class EndPunctuation:
    """A last mark (. : ; ? !) that differs from the source's."""

    name = "end-punctuation"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """The two last marks, where they differ.

        A full stop may stand before or after a closing quote, and be that of an abbreviation.
        """
        wanted, found = _last_marks(pair.source), _last_marks(pair.target)
        if wanted == found or ({wanted, found} == {"", "."} and _abbreviated(pair)):
            return
        yield (
            f"the last mark differs from the source's (expected {wanted or 'none'},"
            f" got {found or 'none'})"
        )


class OpeningMarks:
    """A ? or ! without its ¿ or ¡, or the other way round."""

    name = "opening-marks"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """The first mark that lacks its partner, in a language that opens with one."""
        if not pair.target_lexicon.opening_marks:
            return
        text = _SMILEY_OR_DOUBT.sub("", pair.target_prose)
        for quotation in re.findall(r"[\"“«]([^\"”»]*)[\"”»]", text):
            if quotation in pair.source:
                text = text.replace(quotation, "")
        is_open = False
        for match in re.finditer(r"[¿¡]+|[?!]+", text):
            opening = match[0][0] in "¿¡"
            if opening and is_open:
                yield f"{quoted([match[0]])} opens before the mark before it is closed"
                return
            if not opening and not is_open:
                partner = "¿" if "?" in match[0] else "¡"
                yield f"{quoted([match[0]])} has no opening {partner}"
                return
            is_open = opening
        if is_open:
            yield "an opening ¿ or ¡ is never closed"


class Quotes:
    """Quotation marks that are not closed, or that the translation has lost."""

    name = "quotes"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each kind that is out of balance where the source is not, and quotes that are gone.

        A quotation may begin or end in another message; then both sides are out of balance.
        """
        opened, closed = (len(pattern.findall(pair.source)) for pattern in _SINGLE)
        if opened != closed and not re.search(r"[\"“”«»]", pair.source):
            return  # a single quote does not tell whether it closes or is an apostrophe
        balance, expected = _quote_balance(pair.target), _quote_balance(pair.source)
        if '"' in pair.source + pair.target:
            balance, expected = _quote_marks(pair.target) % 2, _quote_marks(pair.source) % 2
        if balance != expected:
            yield "a quotation mark is missing, or there is one too many"
        elif _quotations(pair.source) and not _quotations(pair.target):
            yield "the quotation marks of the source are gone"


class Brackets:
    """Brackets that are not in pairs, or that the translation has lost."""

    name = "brackets"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each bracket without its partner, unless the source has one, and pairs that are gone."""
        source, target = pair.source_prose, pair.target_prose
        if (loose := _loose(target)) and not _loose(source):
            yield f"{quoted(loose)} has no partner"
        elif not loose:
            for opening, closing in _PAIRS.items():
                if _bracketed(source).count(opening) > _bracketed(target).count(opening):
                    yield f"fewer {opening}{closing} than in the source"


def _last_marks(text: str) -> str:
    """The mark that ends the text, whatever closes after it: one of `.:;?!`, or nothing."""
    tail = re.search(rf"[{re.escape(_CLOSERS + _MARKS)}\s{_ELSEWHERE}]*\Z", text)
    marks = [mark for mark in (tail[0] if tail else "").translate(_SAME) if mark in _MARKS]
    for mark in "?!:;":
        if mark in marks:
            return mark
    return "." if marks else ""


def _abbreviated(pair: Pair) -> bool:
    """Whether a side ends in an abbreviation, whose stop may be the sentence's or none."""
    source, target = (text.rstrip(_CLOSERS + " ") for text in (pair.source, pair.target))
    ends = pair.target_lexicon.dotted_ends
    if target.endswith(ends):
        return True
    return source.endswith(pair.source_lexicon.dotted_ends) and not f"{target}.".endswith(ends)


def _quote_balance(text: str) -> int:
    """How many quotations are opened and not closed; negative for the other way round."""
    opened, closed = ("„", "“") if "„" in text else ("“«", "”»")
    return sum(map(text.count, opened)) - sum(map(text.count, closed))


def _quote_marks(text: str) -> int:
    """The number of quotation marks; a straight one does not tell whether it opens or closes."""
    return sum(map(text.count, '"“”«»'))


def _quotations(text: str) -> bool:
    return any(mark in text for mark in '“”«»„"‘') or bool(
        re.search(r"(?<!\w)'\w.*\w[.,]?'(?!\w)", text)
    )


def _bracketed(text: str) -> str:
    """`text` without the brackets that mark the items of a list, or an optional plural."""
    return _OPTIONAL_PLURAL.sub("", _LIST_MARK.sub("", text))


def _loose(text: str) -> list[str]:
    """The brackets without a partner, in order, but for those that mark the items of a list."""
    return _unpaired(text) and _unpaired(_bracketed(text))


def _unpaired(text: str) -> list[str]:
    waiting: list[str] = []
    loose: list[str] = []
    for mark in text:
        if mark in _PAIRS:
            waiting.append(mark)
        elif mark in _PAIRS.values():
            if waiting and _PAIRS[waiting[-1]] == mark:
                waiting.pop()
            else:
                loose.append(mark)
    return loose + waiting
