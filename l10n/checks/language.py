"""Text that is still in the source's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from l10n.checks.names import names
from l10n.checks.rule import Pair, quoted
from l10n.glossary import Status
from l10n.model import Severity

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_LEAST = 2
"""Words of the source's language that show it; one may be a name."""
_MANY = 5
_RUN = 3
"""Words that stand in a row in both texts and are then a copy."""
_CONTENT = 4
"""Letters from which a word is likely to differ between languages."""


class Untranslated:
    """A translation that is a copy of the source."""

    name = "untranslated"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """Nothing where only names, numbers, terms to keep and common spellings are left."""
        if _same(pair.source) != _same(pair.target):
            return
        if words := _translatable(pair):
            yield f"is a copy of the source, with words to translate: {quoted(words[:3])}"


class WrongLanguage:
    """A translation that reads as text in the source's language."""

    name = "wrong-language"
    severity = Severity.WARNING

    def examine(self, pair: Pair) -> Iterator[str]:
        """The frequent words of the source's language, where they outnumber the target's.

        Also words that stand in the same row in the source. Titles and sayings quoted in the
        source's language do not count.
        """
        theirs, ours = pair.source_lexicon.stop_words, pair.target_lexicon.stop_words
        if not ours or _same(pair.source) == _same(pair.target):
            return
        text = _QUOTATION.sub(" ", pair.target_prose)
        if run := _copied(pair, text):
            yield f"has words of the source as they are: {quoted([run])}"
            return
        words = [word.lower() for word in _WORD.findall(text)]
        foreign = [word for word in words if word in theirs and word not in ours]
        native = sum(word in ours and word not in theirs for word in words)
        if len(foreign) >= _LEAST and (len(foreign) >= native or len(foreign) >= _MANY):
            yield f"reads as the source's language: {quoted(list(dict.fromkeys(foreign))[:4])}"


def _copied(pair: Pair, target: str) -> str:
    """The first words that stand in a row in both texts, of which two are no name; or nothing."""
    known = pair.target_lexicon.same_as_english | pair.target_lexicon.stop_words
    there = _runs(target)
    for run in _runs(pair.source_prose):
        content = [word for word in run if len(word) >= _CONTENT and word.islower()]
        if run in there and len([word for word in content if word not in known]) >= _LEAST:
            return " ".join(run)
    return ""


def _runs(text: str) -> dict[tuple[str, ...], None]:
    words = _WORD.findall(text)
    return dict.fromkeys(
        tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)
    )


def _same(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _translatable(pair: Pair) -> list[str]:
    """The words of the source that are no name, acronym, term to keep or common spelling."""
    text = pair.source_prose
    for match in reversed(pair.glossary.matches(text)):
        if match.term.status is Status.KEEP:
            text = text[: match.start] + " " + text[match.end :]
    for place in _places(pair.glossary.language):
        if place in text:
            text = text.replace(place, " ")
    people = {word for parts in names(text, pair.source_lexicon) for word in parts}
    return [
        word
        for word in _WORD.findall(text)
        if len(word) > 1
        and not word.isupper()
        and word not in people
        and word.lower() not in pair.target_lexicon.same_as_english
    ]


@cache
def _places(language: str) -> tuple[str, ...]:
    """The countries that have the same name in English and in the locale."""
    try:
        there = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    here = Locale("en").territories
    same = {name for code, name in here.items() if there.get(code) == name}
    return tuple(sorted(same, key=len, reverse=True))
