"""Acronyms of an English text in a translation: copied, or in the form that the language has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from l10n.checks.lexicon import lexicon
from l10n.translate.engine import Output, substitute
from l10n.translate.names import Name
from l10n.translate.phrases import Phrases
from l10n.translate.words import lower, renamed, sections

_ACRONYM = re.compile(
    r"(?<![\w.&/’'-])(?<!\d )(?P<name>[A-Z]{2,9})(?P<plural>s?)(?![\w&/]|\.\w|-[A-Z\d])"
)
_ROMAN = re.compile(r"[IVXLCM]+$")
_SHOUTED = re.compile(r"[A-Z]{2,}\W{1,2}$"), re.compile(r"\W{1,2}[A-Z]{2,}")
"""A word in capitals right before or after, which shows that an acronym may be none."""
_NEAR = 9
"""As far back is looked for such a word."""
_WORD = re.compile(r"\w[\w.’'-]*\w|\w")
_OWN = 0.5
"""From this share of its links on, a word comes from an acronym."""
_ARTICLE = 3
"""Words up to so many letters are linked anywhere, unless they are capitals themselves."""


def acronyms(text: str, language: str) -> Iterator[Name]:
    """The acronyms of `text`, with what a translation into `language` may have for each."""
    known = renamed("en", language).get("acronyms", {})
    for match in _ACRONYM.finditer(text):
        name, plural = match["name"], match["plural"]
        before, after = text[: match.start()], text[match.end() :]
        shouted = _SHOUTED[0].search(before[-_NEAR:]) or _SHOUTED[1].match(after)
        if shouted or _ROMAN.match(name) or name in sections("en")["common"]:
            continue
        forms = known.get(name + plural) or known.get(name)
        if forms is None and _is_emphasis(name.lower()):
            continue
        forms = forms or (name,)
        yield Name(match[0], *match.span(), forms, forms[0], acronym=True)


def _is_emphasis(word: str) -> bool:
    """Whether a word in capitals is one of English: you MUST register."""
    return word in lower("en") or word in lexicon("en").stop_words


def restored(
    source: str, output: Output, language: str, phrases: Phrases, terms: Collection[str] = ()
) -> tuple[Output, tuple[str, ...]]:
    """`output` with the acronyms of `source`, and those that it has lost.

    One that is wrong is replaced where it is linked to the right one. Where several words come
    from it, they are taken for what it stands for. `terms` are those that others see to.
    """
    problems: list[str] = []
    for name in acronyms(source, language):
        if name.text in terms or name.is_in(output.text):
            continue
        found = list(_places(name, output))
        if len(found) == 1:
            start, end = found[0]
            if name.back.islower():
                output, _ = phrases.in_place(output, start, end, name.back, end)
            else:
                output = substitute(output, start, end, name.back)
        elif not found or not all(map(_is_part, (output.text[slice(*at)] for at in found))):
            problems.append(name.problem)
    return output, tuple(dict.fromkeys(problems))


def _places(name: Name, output: Output) -> Iterator[tuple[int, int]]:
    """The words of a translation that come from an acronym."""
    for match in _WORD.finditer(output.text):
        total = own = 0.0
        for link in output.links:
            if link.target < match.end() and link.target_end > match.start():
                weight = link.weight * (link.target_end - link.target)
                total += weight
                own += weight if name.start <= link.source < name.end else 0.0
        if total and own / total >= _OWN and (len(match[0]) > _ARTICLE or match[0].isupper()):
            yield match.span()


def _is_part(word: str) -> bool:
    """Whether a word may be one of those that an acronym stands for, and no other acronym."""
    return len(word) > _ARTICLE and word[1:].islower()
