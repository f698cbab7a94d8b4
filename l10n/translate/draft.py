"""Drafts: messages masked, translated, repaired and unmasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from l10n import markup
from l10n.glossary import Glossary, Status
from l10n.model import Kind
from l10n.translate import standins, terms
from l10n.translate.engine import Continues, Draft, Engine, Output, Progress, silent
from l10n.translate.mask import STYLES, Masked, Style, mask, outline, unmask
from l10n.translate.people import Known, Person, persons_in, surnames
from l10n.translate.project import project
from l10n.translate.quantities import numbers_in, quantities, styled
from l10n.translate.repair import repaired
from l10n.translate.rewriting import rewritten
from l10n.translate.target import Target, target_language
from l10n.translate.variants import Variant, heading, variants

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to translate a message, for when those before it lost something."""

    helps: Literal["all", "held", "tags", "persons", "numbers"]
    """Which messages it may help: those with parts held back, with tags, …"""
    style: Style
    names: int = 0
    """Which set of stand-ins the names of persons get."""
    inline: bool = False
    """Whether the engine is to copy the tags, which are else put back by alignment."""
    best: int = 1
    """How many translations to choose from."""


_ATTEMPTS = (
    _Attempt("all", STYLES[0]),
    _Attempt("held", STYLES[1], names=1),
    _Attempt("tags", STYLES[0], names=2, inline=True),
    _Attempt("tags", STYLES[2], names=3, inline=True),
    _Attempt("all", STYLES[0], names=4, best=4),
    _Attempt("tags", STYLES[0], names=5, inline=True, best=4),
    _Attempt("persons", STYLES[0], names=-1),
    _Attempt("numbers", STYLES[0]),
)
"""In order, until one gives a draft without a problem. Numbers are held back in the last alone, and
names reach the engine as they are where `names` is negative."""
_ALTERNATIVES = 8
"""Among how many translations one with the terms of the glossary is looked for."""
_TERMS = 4
"""So many terms of a message may be put in their place one after another."""


@dataclass(frozen=True, slots=True)
class _Request:
    """A message to translate, and what is known of it."""

    msgid: str
    kind: Kind | None
    plain: str
    persons: tuple[Person, ...]
    tagged: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for all messages of a run."""

    engine: Engine
    target: Target
    locale: str
    keep: tuple[str, ...]
    english: bool
    """Whether the source is English, which the repairs of names, numbers and forms know."""
    glossary: Glossary | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One text that an engine is asked to translate for a message."""

    request: _Request
    masked: Masked
    variant: Variant = field(repr=False)
    forms: tuple[tuple[str, Person], ...] = ()
    """The persons of the message, as the engine sees their names."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A draft, and what it was made from."""

    draft: Draft
    rank: float = 1.0
    """The score, with what speaks for the way the text was asked for."""
    candidate: _Candidate | None = None
    """None where no engine was asked."""
    output: Output | None = None


def drafts(
    msgids: Sequence[str],
    engine: Engine,
    *,
    kinds: Sequence[Kind | None] = (),
    known: Known | None = None,
    locale: str = "",
    keep: Sequence[str] = (),
    glossary: Glossary | None = None,
    progress: Progress = silent,
) -> tuple[Draft, ...]:
    """A draft of every message, in order. Equal messages get equal drafts, and cost one.

    Each draft has its message's tags, each once and properly nested, or is empty. What it may
    have lost or misplaced is in its problems.

    `kinds` are the roles of the messages, in their order: an item that begins with a verb becomes
    an infinitive. `known` are persons that other texts name (`people.surnames`), by default those
    of `msgids`. `locale` decides the style of numbers, by default the target language does. `keep`
    are terms that are not translated; a message without a word in it is copied. `glossary` says
    which terms are kept, and how others are rendered: a draft that lacks one is made again, and
    says so if that was in vain; all others are as without it. Raises what the engine raises.
    """
    english = engine.source == "en"
    if known is None:
        known = surnames(outline(msgid)[0] for msgid in msgids) if english else {}
    kept = [t.source for t in glossary.terms if t.status is Status.KEEP] if glossary else []
    setting = _Setting(
        engine,
        target_language(engine.target),
        locale or engine.target,
        (*keep, *kept),
        english,
        glossary,
    )
    made: dict[str, _Made] = {}
    waiting: list[_Request] = []
    roles = dict(zip(reversed(msgids), reversed(kinds), strict=True)) if kinds else {}
    for msgid in dict.fromkeys(msgids):
        request = _request(msgid, roles.get(msgid), known, setting)
        if ready := _without_engine(request, setting):
            made[msgid] = _Made(ready)
        else:
            waiting.append(request)
    ready_made, asked = len(made), waiting
    for number, attempt in enumerate(_ATTEMPTS):
        report = (lambda done: progress(ready_made + done)) if number == 0 else silent
        for msgid, tried in _tried(waiting, attempt, setting, report):
            before = made.get(msgid)
            if before is None or _worth(tried.draft) > _worth(before.draft):
                made[msgid] = tried
        waiting = [request for request in waiting if made[request.msgid].draft.problems]
    if glossary is not None:
        made |= _with_terms({request.msgid: made[request.msgid] for request in asked}, setting)
    return tuple(made[msgid].draft for msgid in msgids)


def _request(msgid: str, kind: Kind | None, known: Known, setting: _Setting) -> _Request:
    plain, spans = outline(msgid)
    persons = tuple(persons_in(plain, known)) if setting.english else ()
    return _Request(msgid, kind, plain, persons, bool(spans))


def _without_engine(request: _Request, setting: _Setting) -> Draft | None:
    """The draft of what needs no engine: a text without words, or a heading known by heart."""
    masked = mask(request.msgid, STYLES[0], keep=setting.keep)
    if not _LETTER.search(masked.style.pattern.sub(" ", masked.text)):
        return Draft(request.msgid, 1.0)
    if request.tagged or not setting.english:
        return None
    text = ""
    if setting.glossary is not None and request.kind is not Kind.PARAGRAPH:
        text = terms.whole(setting.glossary, request.plain, setting.target)
    text = text or heading(request.plain, setting.target)
    return Draft(text, 1.0) if text else None


def _worth(draft: Draft) -> tuple[bool, int]:
    """Greater for the better draft: one with text, then one with fewer problems."""
    return bool(draft.text), -len(draft.problems)


def _tried(
    requests: Sequence[_Request], attempt: _Attempt, setting: _Setting, progress: Progress
) -> Iterator[tuple[str, _Made]]:
    """Every message that the attempt can help, and the best draft it gives."""
    candidates = [
        candidate for request in requests for candidate in _candidates(request, attempt, setting)
    ]

    def report(done: int) -> None:
        progress(done * len(requests) // len(candidates))

    results = setting.engine.translate(
        [candidate.variant.text for candidate in candidates], best=attempt.best, progress=report
    )
    chosen: dict[str, _Made] = {}
    for candidate, outputs in zip(candidates, results, strict=True):
        msgid = candidate.request.msgid
        for output in outputs:
            made = _made(candidate, output, setting)
            if made is not None:
                chosen[msgid] = _better(chosen[msgid], made) if msgid in chosen else made
    yield from chosen.items()


def _made(candidate: _Candidate, output: Output, setting: _Setting) -> _Made | None:
    """The draft from one translation; None if it can't be told from it."""
    draft = _draft(candidate, output, setting)
    if draft is None:
        return None
    return _Made(draft, output.score + candidate.variant.bonus, candidate, output)


def _better(first: _Made, second: _Made) -> _Made:
    """The better of two drafts of a message: by its problems, then by its score.

    Of two that differ in capitals alone it is the one with fewer: Spanish titles have one.
    """
    one, other = first.draft.text, second.draft.text
    if one.casefold() == other.casefold() and one != other:
        fewer = min(first, second, key=lambda made: sum(map(str.isupper, made.draft.text)))
        return replace(fewer, rank=max(first.rank, second.rank))
    return max(first, second, key=lambda made: (_worth(made.draft), made.rank))


def _with_terms(made: Mapping[str, _Made], setting: _Setting) -> dict[str, _Made]:
    """The drafts with the terms of the glossary, as far as they could be had without harm."""
    best = dict(made)
    for more in (_alternatives, *[_continued] * _TERMS, _placed):
        waiting = [found for found in best.values() if _lacks(found, setting)]
        for option in more(waiting, setting):
            msgid = option.candidate.request.msgid if option.candidate else ""
            before = best[msgid]
            if (_worth(option.draft), -len(_lacks(option, setting))) > (
                _worth(before.draft),
                -len(_lacks(before, setting)),
            ):
                best[msgid] = option
    return {
        msgid: replace(
            found,
            draft=replace(found.draft, problems=(*found.draft.problems, *_lacks(found, setting))),
        )
        for msgid, found in best.items()
    }


def _lacks(made: _Made, setting: _Setting) -> tuple[str, ...]:
    """What a draft lacks of the glossary's terms."""
    if setting.glossary is None or made.candidate is None or not made.draft.text:
        return ()
    return terms.faults(
        setting.glossary, made.candidate.request.plain, markup.plain(made.draft.text)
    )


def _alternatives(waiting: Sequence[_Made], setting: _Setting) -> Iterator[_Made]:
    """Drafts from the translations that were less likely."""
    asked = [made.candidate for made in waiting if made.candidate]
    results = setting.engine.translate([one.variant.text for one in asked], best=_ALTERNATIVES)
    for candidate, outputs in zip(asked, results, strict=True):
        for output in outputs:
            if made := _made(candidate, output, setting):
                yield made


def _continued(waiting: Sequence[_Made], setting: _Setting) -> Iterator[_Made]:
    """Drafts that go on from the first term that was lacking."""
    engine, glossary = setting.engine, setting.glossary
    if not isinstance(engine, Continues) or glossary is None:
        return
    asked: list[tuple[_Candidate, str]] = []
    for made in waiting:
        if made.candidate:
            text = made.candidate.variant.text
            start = made.output and terms.beginning(glossary, text, made.output, setting.target)
            if start:
                asked.append((made.candidate, start))
    results = engine.continued(
        [one.variant.text for one, _ in asked], [start for _, start in asked]
    )
    for (candidate, _), output in zip(asked, results, strict=True):
        option = _made(candidate, output, setting)
        if option and not terms.stutters(candidate.variant.text, output.text):
            yield option


def _placed(waiting: Sequence[_Made], setting: _Setting) -> Iterator[_Made]:
    """Drafts with the terms in place of the words that stand there."""
    for made in waiting:
        if made.candidate and made.output and setting.glossary is not None:
            text = made.candidate.variant.text
            output = terms.placed(setting.glossary, text, made.output, setting.target)
            if option := _made(made.candidate, output, setting):
                yield option


def _candidates(request: _Request, attempt: _Attempt, setting: _Setting) -> Iterator[_Candidate]:
    """The texts to translate for a message in an attempt; none if it can't help the message."""
    parts = _parts(request, attempt, setting)
    masked = mask(
        request.msgid, attempt.style, keep=setting.keep, parts=parts, inline=attempt.inline
    )
    shown = {(part.start, part.end): part.form for part in parts}
    forms = tuple(
        (shown.get((person.start, person.end), request.plain[person.start : person.end]), person)
        for person in request.persons
    )
    useful = {
        "all": True,
        "held": bool(masked.held),
        "tags": request.tagged,
        "persons": bool(request.persons),
        "numbers": bool(masked.held),
    }
    if not useful[attempt.helps]:
        return
    if attempt.inline or not setting.english:
        yield _Candidate(request, masked, Variant(masked.text, lambda output: output), forms)
        return
    for variant in variants(masked.text, request.kind, setting.target):
        yield _Candidate(request, masked, variant, forms)


def _parts(request: _Request, attempt: _Attempt, setting: _Setting) -> list[standins.Part]:
    """What an attempt replaces in the plain text of a message, besides its tokens."""
    if not setting.english:
        return []
    parts = list(rewritten(request.plain))
    if attempt.names >= 0:
        parts += standins.names(request.plain, request.persons, attempt.names)
        parts += standins.cities(request.plain, attempt.names)
    if attempt.helps == "numbers":
        for start, end in numbers_in(request.plain):
            digits = styled(request.plain[start:end], setting.locale, setting.target)
            parts.append(standins.Part(start, end, "", back=digits))
    return standins.apart(parts)


def _draft(candidate: _Candidate, output: Output, setting: _Setting) -> Draft | None:
    """The draft from one translation of a masked message; None if it can't be told from it.

    Its text is empty where the tags could not be saved, which no other problem outweighs.
    """
    masked, msgid = candidate.masked, candidate.request.msgid
    made = candidate.variant.back(output)
    if made is None:
        return None
    made = repaired(masked.text, masked.without_echo(made))
    problems: list[str] = []
    if setting.english:
        made, wrong = quantities(masked.text, made, setting.target, setting.locale)
        problems += wrong
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
    return Draft(text, round(made.score, 2), tuple(dict.fromkeys(problems)))


def _with_titles(candidate: _Candidate, output: Output, target: Target) -> Output:
    """`output` with the titles before names in the gender of who bears them."""
    if target.titles is None:
        return output
    places = sorted((output.text.find(form), form, person) for form, person in candidate.forms)
    # From the end, so that the offsets of those before stay right.
    for number in reversed(range(len(places))):
        at, _, person = places[number]
        if at >= 0 and person.titled:
            _, form, _ = places[number - 1] if number else (0, "", person)
            start = max(0, places[number - 1][0] + len(form)) if number else 0
            output = target.titles(output, start, at, person.gender)
    return output


def _missing(request: _Request, text: str) -> list[str]:
    """The names of persons that a draft does not have."""
    plain = markup.plain(text)
    names = [request.plain[person.start : person.end] for person in request.persons]
    return [name for name in names if name.casefold() not in plain.casefold()]
