"""A draft from one translation of a message: repaired, unmasked, with its tags and its problems."""

from __future__ import annotations

from dataclasses import dataclass, field

from l10n import markup
from l10n.glossary import Glossary
from l10n.model import Kind
from l10n.translate import acronyms, limits
from l10n.translate.bearers import Bearers, titles_alone
from l10n.translate.calibration import calibrated
from l10n.translate.engine import Draft, Engine, Output
from l10n.translate.mask import Masked, unmask
from l10n.translate.names import Name, accented
from l10n.translate.people import Person
from l10n.translate.project import project
from l10n.translate.quantities import quantities
from l10n.translate.repair import repaired
from l10n.translate.target import Target
from l10n.translate.variants import Variant


@dataclass(frozen=True, slots=True)
class Request:
    """A message to translate, and what is known of it."""

    msgid: str
    kind: Kind | None
    plain: str
    persons: tuple[Person, ...]
    tagged: bool
    bearers: Bearers = field(default_factory=dict)
    """What the readout tells of those whom the message names by a title alone."""
    places: tuple[Name, ...] = ()
    held: tuple[Name, ...] = ()
    """The names that reach the engine as others, since a draft before has lost them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all messages of a run."""

    engine: Engine
    target: Target
    locale: str
    keep: tuple[str, ...]
    english: bool
    """Whether the source is English, which the repairs of names, numbers and forms know."""
    glossary: Glossary | None
    terms: frozenset[str] = frozenset()
    """What the glossary has a rendering for."""

    @property
    def style(self) -> str:
        """The locale; that of the target where it names no territory."""
        return self.locale if "_" in self.locale else self.target.locale or self.locale


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


def worth(draft: Draft) -> tuple[bool, int]:
    """Greater for the better draft: one with text, then one with fewer problems."""
    return bool(draft.text), -len(draft.problems)


def _draft(candidate: Candidate, output: Output, setting: Setting) -> Draft | None:
    """The draft from one translation of a masked message; None if it can't be told from it.

    Its text is empty where the tags could not be saved, which no other problem outweighs.
    """
    masked, msgid = candidate.masked, candidate.request.msgid
    made = candidate.variant.back(output)
    if made is None:
        return None
    made = repaired(masked.text, masked.without_echo(made))
    problems = list(limits.faults(masked.text, made))
    if setting.english:
        made, wrong = quantities(masked.text, made, setting.target, setting.locale)
        problems += wrong
        made, wrong = acronyms.restored(
            masked.text, made, setting.engine.target, setting.target.phrases, setting.terms
        )
        problems += wrong
        made = accented(candidate.request.places, made)
        made = _with_titles(candidate, made, setting.target)
    fixed = [(start, end) for start, end, _ in masked.fixed(made.text)]
    placement = project(masked.text, masked.spans, made, fixed)
    text = unmask(masked, made.text, placement.spans)
    problems += [
        f"{token.strip() or 'a line break'} is not there once" for token in masked.lost(made.text)
    ]
    problems += [f"the place of <{name}> is doubtful" for name in placement.doubtful]
    problems += [f"{name} is not there" for name in _missing(candidate.request, text)]
    if fault := markup.fault(msgid, text):
        return Draft("", 0.0, (*problems, f"tags: {fault}", "no draft"))
    score = calibrated(made.score, setting.engine.package, setting.engine.version)
    return Draft(text, round(score, 2), tuple(dict.fromkeys(problems)))


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


def _missing(request: Request, text: str) -> list[str]:
    """The names of persons and places that a draft does not have."""
    plain = markup.plain(text)
    names = [request.plain[person.start : person.end] for person in request.persons]
    lost = [name for name in names if name.casefold() not in plain.casefold()]
    return lost + [place.text for place in request.places if not place.is_in(plain)]
