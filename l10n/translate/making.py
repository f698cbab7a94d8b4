"""A draft from one translation of a message: repaired, unmasked, with its tags and its problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from l10n import markup
from l10n.checks.lexicon import lexicon
from l10n.translate import acronyms, limits
from l10n.translate.anchors import anchors
from l10n.translate.bearers import titles_alone
from l10n.translate.calibration import calibrated
from l10n.translate.engine import Draft, Output
from l10n.translate.mask import Masked, outline, unmask
from l10n.translate.names import accented
from l10n.translate.people import Person
from l10n.translate.project import Placement, project
from l10n.translate.quantities import quantities
from l10n.translate.repair import repaired
from l10n.translate.requests import Request, Setting
from l10n.translate.small import small_words
from l10n.translate.spaces import restored
from l10n.translate.spelling import spelled, translated_names
from l10n.translate.target import Target
from l10n.translate.tokens import Span
from l10n.translate.variants import Variant

_DOUBT = "the place of <"
"""How those problems begin that take nothing from a draft."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text that an engine is asked to translate for a message."""

    request: Request
    masked: Masked
    variant: Variant = field(repr=False)
    forms: tuple[tuple[str, Person], ...] = ()
    """The persons of the message, as the engine sees their names."""


@dataclass(frozen=True, slots=True)
class Made:
    """A draft, and what it was made from."""

    draft: Draft
    rank: float = 1.0
    """The score, with what speaks for the way the text was asked for."""
    candidate: Candidate | None = None
    """None where no engine was asked."""
    output: Output | None = None


def made_from(candidate: Candidate, output: Output, setting: Setting) -> Made | None:
    """The draft from one translation; None if it can't be told from it."""
    draft = _draft(candidate, output, setting)
    if draft is None:
        return None
    return Made(draft, output.score + candidate.variant.bonus, candidate, output)


def losses(draft: Draft) -> tuple[bool, int]:
    """Greater for the draft that lost more: all of its text, or so many parts."""
    return not draft.text, len(draft.problems) - _doubts(draft)


def worth(draft: Draft) -> tuple[bool, int, int]:
    """Greater for the better draft: one with text, then fewer losses, then fewer doubts."""
    empty, lost = losses(draft)
    return not empty, -lost, -_doubts(draft)


def _doubts(draft: Draft) -> int:
    """How many tags have a doubtful place."""
    return sum(problem.startswith(_DOUBT) for problem in draft.problems)


def _draft(candidate: Candidate, output: Output, setting: Setting) -> Draft | None:
    """The draft from one translation of a masked message; None if it can't be told from it.

    Its text is empty where the tags could not be saved, which no other problem outweighs.
    """
    masked, msgid = candidate.masked, candidate.request.msgid
    said = candidate.variant.back(output)
    if said is None:
        return None
    made, problems = _repaired(candidate, said, setting)
    made, gaps = restored(made, masked.gaps)
    problems += [f"{gap} is not there once" for _, gap in masked.gaps[len(gaps) :]]
    placement = _placement(masked, made, gaps, setting)
    text = unmask(masked, made.text, placement.spans)
    problems += [
        f"{token.strip() or 'a line break'} is not there once" for token in masked.lost(made.text)
    ]
    problems += [f"the place of <{name}> is doubtful" for name in placement.doubtful]
    problems += [f"{name} is not there" for name in _missing(candidate.request, text)]
    if fault := markup.fault(msgid, text):
        return Draft("", 0.0, (*problems, f"tags: {fault}", "no draft"))
    if not text.strip():
        return Draft("", 0.0, (*problems, "no draft"))
    score = calibrated(made.score, setting.engine.package, setting.engine.version)
    return Draft(text, round(score, 2), tuple(dict.fromkeys(problems)))


def _repaired(candidate: Candidate, output: Output, setting: Setting) -> tuple[Output, list[str]]:
    """A translation with what can be told from its source put right, and what is wrong with it."""
    masked, target = candidate.masked, setting.target
    first = masked.held[0][1] if masked.held and masked.text.startswith(masked.held[0][0]) else ""
    made = repaired(masked.text, masked.glued(masked.without_echo(output)), first)
    problems = list(_faults(masked.text, made, setting))
    if not setting.english:
        return made, problems
    names = translated_names(setting.engine.source, setting.engine.target)
    made = spelled(masked.text, made, names)
    made, wrong = quantities(masked.text, made, target, setting.locale)
    made, missing = acronyms.restored(
        masked.text, made, setting.engine.target, target.phrases, setting.terms
    )
    made = _with_titles(candidate, accented(candidate.request.places, made), target)
    return made, [*problems, *wrong, *missing]


def _faults(source: str, output: Output, setting: Setting) -> Iterator[str]:
    """What a translation lacks or has left as it was, a phrase each."""
    words = lexicon(setting.engine.target)
    known = words.same_as_english | words.stop_words
    yield from limits.faults(source, output)
    yield from limits.untranslated(source, output, known)
    if markup.TAG.search(source):
        yield from _copied(source, output.text, known)
    if small_words(setting.engine.source, setting.engine.target).lost_negation(source, output.text):
        yield "the negation is lost"


def _placement(
    masked: Masked, output: Output, gaps: Sequence[tuple[Span, Span]], setting: Setting
) -> Placement:
    """Where the tags go that were lifted off a message."""
    if not masked.spans:
        return Placement((), ())
    source, target = setting.engine.source, setting.engine.target
    fixed = [*masked.pairs(output.text), *gaps]
    fixed += anchors(masked.text, output.text, lexicon(source), lexicon(target), fixed)
    return project(masked.text, masked.spans, output, fixed, small_words(source, target))


def _with_titles(candidate: Candidate, output: Output, target: Target) -> Output:
    """`output` with the titles in the gender of who bears them."""
    if target.titles is None:
        return output
    for title, start, end in titles_alone(candidate.masked.text):
        gender = candidate.request.bearers.get(title, "unknown")
        output = target.titles.alone(output, start, end, gender)
    places = sorted(
        ((output.text.find(form), form, person) for form, person in candidate.forms),
        key=lambda place: place[:2],
    )
    # From the end, so that the offsets of those before stay right.
    after = len(output.text)
    for number in reversed(range(len(places))):
        at, form, person = places[number]
        if at < 0:
            continue
        output = target.titles.after(output, at + len(form), after, person.gender)
        if person.titled:
            _, before, _ = places[number - 1] if number else (0, "", person)
            start = max(0, places[number - 1][0] + len(before)) if number else 0
            output = target.titles.before(output, start, at, person.gender)
        after = at
    return output


def _copied(source: str, text: str, known: Collection[str]) -> Iterator[str]:
    """The words that are as they were, within a tag that the engine was to copy."""
    there = _tagged(text)
    for name, words in _tagged(source).items():
        if words == there.get(name) and words.islower() and words not in known:
            yield f"not translated: {words}"


def _tagged(message: str) -> dict[str, str]:
    """What is within each tag of a message."""
    plain, spans = outline(message)
    return {span.name: plain[span.start : span.end] for span in spans}


def _missing(request: Request, text: str) -> list[str]:
    """The names of persons, as whole words, and of places that a draft does not have."""
    plain = markup.plain(text)
    names = [request.plain[person.start : person.end] for person in request.persons]
    lost = [
        name
        for name in names
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain, re.IGNORECASE)
    ]
    return lost + [place.text for place in request.places if not place.is_in(plain)]
