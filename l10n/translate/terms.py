"""Terms of the glossary in a translation: which are missing, and how they are put in their place.

A term is looked for by the alignment of its words. It can then stand there for the words that the
engine chose, or be what the engine is asked to go on from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.glossary import Glossary, Match, Status, Term
from l10n.glossary.phrases import PhraseIndex
from l10n.translate.engine import Link, Output, substitute
from l10n.translate.target import Target
from l10n.translate.tokens import Span, tokens

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_INSIDE = 0.5
"""From this share of its links on, a word comes from the term."""
_LONGEST = 3
"""A rendering has at most so many words more than the one that is wanted."""
_CONTENT = 4
"""From so many letters on a word has a meaning of its own."""
_STUTTER = re.compile(r"\b(\w{3,}) \1\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a term belongs in a translation."""

    start: int
    end: int
    """Offsets of the words that stand there."""
    after: int
    """Offset after the adjectives that follow and belong to them."""
    phrase: str
    """What belongs there, in the number of the source."""
    adjective: bool
    """Whether it goes with a noun before it, and not with an article."""
    source: Span
    """Where the term stands in the source."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a translation is to begin: with words of the engine, and a term after them."""

    text: str
    start: int
    """Offset of the term, which ends the text."""
    source: Span
    """Where the term stands in the source."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    share: float
    """How much of what links it to the source leads to the term, 0 to 1."""
    origin: int
    """The middle of the source words that it comes from; -1 if that is not known."""


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


def whole(glossary: Glossary, text: str, target: Target) -> str:
    """The rendering of a text that is a term and nothing else, or an empty string.

    A first capital, capitals throughout and a colon are those of the text.
    """
    core = text.rstrip(":")
    matches = glossary.matches(core)
    if len(matches) != 1 or (matches[0].start, matches[0].end) != (0, len(core)):
        return ""
    term = matches[0].term
    if term.status is Status.KEEP:
        return ""
    made = _phrase(matches[0], core, target)
    if core.isupper() and not term.source.isupper():
        made = made.upper()
    elif core[:1].isupper():
        made = made[:1].upper() + made[1:]
    return made + text[len(core) :]


def placed(glossary: Glossary, source: str, output: Output, target: Target) -> Output:
    """`output`, a translation of `source`, with the terms it lacks in place of what stands there.

    Its score is scaled by the part of the text that the engine wrote. A term whose place can't be
    told is left out.
    """
    for _ in range(len(glossary.matches(source)) + len(glossary.forbids(source))):
        slots = _slots(glossary, source, output, target)
        if not slots:
            break
        made, _ = _filled(output, slots[0], target)
        kept = max(0, len(made.text) - len(slots[0].phrase)) / max(1, len(made.text))
        output = replace(made, score=output.score * kept)
    return output


def beginning(glossary: Glossary, source: str, output: Output, target: Target) -> Beginning | None:
    """The beginning of `output` with the first term that it lacks; None if there is none.

    What an engine goes on with after it fits the term.
    """
    slots = _slots(glossary, source, output, target)
    if not slots or slots[0].adjective:
        return None
    made, end = _filled(output, slots[0], target)
    return Beginning(made.text[:end], end - len(slots[0].phrase), slots[0].source)


def anchored(output: Output, start: int, end: int, source: Span) -> Output:
    """`output` with what is at `start` to `end`, and nothing else, linked to a term of the source.

    An engine does not know where the words come from that it did not choose.
    """
    kept = [
        link
        for link in output.links
        if (link.target_end <= start or link.target >= end)
        and (link.source_end <= source[0] or link.source >= source[1])
    ]
    links = [*kept, Link(start, end, *source, 1.0)]
    return replace(output, links=tuple(sorted(links, key=lambda link: link.target)))


def stutters(source: str, text: str) -> bool:
    """Whether a translation says a word twice in a row where its source does not."""
    return bool(_STUTTER.search(text)) and not _STUTTER.search(source)


def _filled(output: Output, slot: Slot, target: Target) -> tuple[Output, int]:
    """`output` with a slot filled, and the offset after it."""
    if slot.adjective:
        end = slot.start + len(slot.phrase)
        made = substitute(output, slot.start, slot.end, slot.phrase)
    else:
        made, end = target.phrases.in_place(output, slot.start, slot.end, slot.phrase, slot.after)
    return anchored(made, end - len(slot.phrase), end, slot.source), end


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


def _slots(glossary: Glossary, source: str, output: Output, target: Target) -> list[Slot]:
    """Where the terms that `output` lacks belong, in its order."""
    text = output.text
    missing = _missing(glossary, source, text)
    slots: list[Slot] = []
    for match in glossary.matches(source):
        wrong = _wrong(glossary, match, source, text)
        if match.term in missing or wrong:
            slot = _slot(match, source, output, target, wrong)
            if slot is not None:
                slots.append(slot)
    return sorted(slots, key=lambda slot: slot.start)


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


def _slot(
    match: Match, source: str, output: Output, target: Target, wrong: Span | None
) -> Slot | None:
    words = _words(output, match)
    made = _phrase(match, source, target)
    place = wrong or _place(words, output.text, made, target)
    if place is None:
        return None
    start, end = place
    found = (match.start, match.end)
    old = output.text[start:end]
    if target.phrases.is_verb(made):
        return None
    if _follows_noun(words, start, match):
        return Slot(start, end, end, target.phrases.like_adjective(old, made), True, found)
    return Slot(start, end, _adjectives(words, end, match, source), made, False, found)


def _phrase(match: Match, source: str, target: Target) -> str:
    """The usual rendering of a match, in the number that the source has."""
    found = source[match.start : match.end].casefold().replace("’", "'")
    plural = found not in {match.term.source.casefold(), match.term.source.casefold() + "'s"}
    return target.phrases.phrase(match.term.targets[0], plural=plural)


def _words(output: Output, match: Match) -> list[_Word]:
    """The words of a translation, and how far each comes from the match."""
    words = []
    for found in _WORD.finditer(output.text):
        total = within = middle = 0.0
        for link in output.links:
            if link.target < found.end() and link.target_end > found.start():
                # An ending of one letter tells less than the stem before it.
                weight = link.weight * (link.target_end - link.target)
                at = (link.source + link.source_end) / 2
                total += weight
                middle += weight * at
                within += weight if match.start <= at <= match.end else 0.0
        share, origin = (within / total, int(middle / total)) if total else (0.0, -1)
        words.append(_Word(*found.span(), share, origin))
    return words


def _place(words: Sequence[_Word], text: str, phrase: str, target: Target) -> Span | None:
    """Where the words stand that were said instead of a phrase, if they stand together."""
    runs: list[list[_Word]] = [[]]
    for word in words:
        if word.share >= _INSIDE:
            runs[-1].append(word)
        elif not _is_small(text[word.start : word.end], target) and runs[-1]:
            runs.append([])
    begins_small = _is_small(phrase.partition(" ")[0], target)
    trimmed = [_trimmed(run, text, target, begins_small) for run in runs]
    best = max(trimmed, key=lambda run: sum(word.end - word.start for word in run))
    if not best or len(best) > _LONGEST + len(phrase.split()):
        return None
    return best[0].start, best[-1].end


def _trimmed(run: list[_Word], text: str, target: Target, begins_small: bool) -> list[_Word]:
    """A run of words without the small ones at its edges, unless it is to begin with one."""
    while run and _is_small(text[run[-1].start : run[-1].end], target):
        run = run[:-1]
    while run and not begins_small and _is_small(text[run[0].start : run[0].end], target):
        run = run[1:]
    return run


def _is_small(word: str, target: Target) -> bool:
    return word.lower() in target.phrases.small


def _follows_noun(words: Sequence[_Word], start: int, match: Match) -> bool:
    """Whether the words at `start` come right after a noun that follows the term in the source."""
    before = [word for word in words if word.end < start]
    return (
        bool(before)
        and before[-1].end - before[-1].start >= _CONTENT
        and before[-1].origin >= match.end
    )


def _adjectives(words: Sequence[_Word], end: int, match: Match, source: str) -> int:
    """The offset after the adjectives at `end`: they come from right before the term."""
    first = len(source[: match.start].rstrip().rpartition(" ")[0])
    for word in words:
        if (
            word.start == end + 1
            and first <= word.origin < match.start
            and word.end - word.start >= _CONTENT
        ):
            return word.end
    return end
