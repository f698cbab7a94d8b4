"""Terms of the glossary in a translation: which it lacks, and what is said instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.checks.lexicon import lexicon
from l10n.glossary import Glossary, Match, Status, Term
from l10n.glossary.phrases import PhraseIndex
from l10n.translate.target import Target
from l10n.translate.tokens import Span, tokens

_MANY = re.compile(r"(?:\d|\w{2})(?<!\b1) $")
"""A number that is not one, or a word for it."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A term of the source that a translation does not render as the glossary says."""

    match: Match
    wrong: Span | None
    """Where its forbidden rendering stands, if it stands once."""


def faults(glossary: Glossary, source: str, target: str) -> tuple[str, ...]:
    """What a translation lacks of the glossary's terms, a short phrase each; texts without tags.

    What looks like a term within an address or a citation (`8 U.S.C.`) is none.
    """
    for start, end in reversed(tokens(source)):
        source = f"{source[:start]}{{}}{source[end:]}"
    lacking = [
        f"term: “{term.source}” is not rendered “{term.targets[0]}”"
        for term in _missing(glossary, source, target)
    ]
    wrong = [
        f"term: “{term.source}” is rendered “{rendering}”"
        for term, rendering in _forbidden(glossary, source, target)
    ]
    return (*lacking, *wrong)


def lacking(glossary: Glossary, source: str, target: str) -> list[Lack]:
    """The terms that a translation lacks or has a forbidden rendering of, in the source's order."""
    missing = _missing(glossary, source, target)
    found = []
    for match in glossary.matches(source):
        wrong = _wrong(glossary, match, source, target)
        if match.term in missing or wrong:
            found.append(Lack(match, wrong))
    return found


def kept(glossary: Glossary, source: str, target: str) -> bool:
    """Whether the terms of the source that stay as they are do so; texts without tags."""
    return all(
        glossary.renders(match.term, target)
        for match in glossary.matches(source)
        if match.term.status is Status.KEEP
    )


def to_keep(glossary: Glossary) -> tuple[str, ...]:
    """The terms that stay as they are."""
    return tuple(term.source for term in glossary.terms if term.status is Status.KEEP)


def whole(glossary: Glossary, text: str, draft: str, target: Target) -> str:
    """The rendering of a text that is a term and nothing else; an empty string for other texts.

    It is `draft` if that is a target in the number of the source, else the usual target. A first
    capital, capitals throughout and a colon are those of the text.
    """
    core = text.rstrip(":")
    matches = glossary.matches(core)
    if len(matches) != 1 or (matches[0].start, matches[0].end) != (0, len(core)):
        return ""
    term = matches[0].term
    if term.status is Status.KEEP:
        return ""
    plural = is_plural(matches[0], core)
    renderings = [target.phrases.phrase(one, plural=plural) for one in term.targets]
    if draft.rstrip(":").casefold() in map(str.casefold, renderings):
        return draft
    made = noun(matches[0], core, target)
    if core.isupper() and not term.source.isupper():
        made = made.upper()
    elif core[:1].isupper():
        made = made[:1].upper() + made[1:]
    return made + text[len(core) :]


def noun(match: Match, source: str, target: Target) -> str:
    """The usual noun for a term in the number that it has in the source."""
    usual = usual_noun(match.term, target)
    return target.phrases.phrase(usual, plural=is_plural(match, source))


def usual_noun(term: Term, target: Target) -> str:
    """The first target that is not a verb; the first of all where all are verbs."""
    return next((t for t in term.targets if not target.phrases.is_verb(t)), term.targets[0])


def is_plural(match: Match, source: str) -> bool:
    """Whether a term stands in the plural in the source: not as the glossary has it.

    That `3 trillion` is many shows the number alone.
    """
    found = source[match.start : match.end].casefold().replace("’", "'")
    term = match.term.source.casefold()
    if term in lexicon("en").scales and _MANY.search(source[: match.start]):
        return True
    return found not in {term, f"{term}'s"}


def without(glossary: Glossary, source: str) -> str:
    """The source with blanks for its terms."""
    for match in glossary.matches(source):
        blank = " " * (match.end - match.start)
        source = source[: match.start] + blank + source[match.end :]
    return source


def _missing(glossary: Glossary, source: str, target: str) -> list[Term]:
    wanted = dict.fromkeys(match.term for match in glossary.matches(source))
    return [
        term
        for term in wanted
        if term.status is Status.PREFERRED and not glossary.renders(term, target)
    ]


def _forbidden(glossary: Glossary, source: str, target: str) -> Iterator[tuple[Term, str]]:
    """The forbidden renderings in a translation that no other term of the source asks for."""
    asked = {
        rendering
        for match in glossary.matches(source)
        for rendering in glossary.renderings(match.term, target)
    }
    for term in glossary.forbids(source):
        for rendering in glossary.renderings(term, target):
            if rendering not in asked:
                yield term, rendering


def _wrong(glossary: Glossary, match: Match, source: str, text: str) -> Span | None:
    """Where the forbidden rendering of a term stands, if it stands once."""
    renderings = [
        rendering
        for term, rendering in _forbidden(glossary, source, text)
        if term.source.casefold() == match.term.source.casefold()
    ]
    index = PhraseIndex(((one, one) for one in renderings), glossary.language)
    found = [(start, end) for _, start, end in index.longest(text)]
    return found[0] if len(found) == 1 else None
