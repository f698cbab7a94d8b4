"""Drafts: messages masked, translated, repaired and unmasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from l10n import markup
from l10n.model import Kind
from l10n.translate import standins
from l10n.translate.engine import Draft, Engine, Output, Progress, silent
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One text that an engine is asked to translate for a message."""

    request: _Request
    masked: Masked
    variant: Variant = field(repr=False)
    forms: tuple[tuple[str, Person], ...] = ()
    """The persons of the message, as the engine sees their names."""


def drafts(
    msgids: Sequence[str],
    engine: Engine,
    *,
    kinds: Sequence[Kind | None] = (),
    known: Known | None = None,
    locale: str = "",
    keep: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[Draft, ...]:
    """A draft of every message, in order. Equal messages get equal drafts, and cost one.

    Each draft has its message's tags, each once and properly nested, or is empty. What it may
    have lost or misplaced is in its problems.

    `kinds` are the roles of the messages, in their order: an item that begins with a verb becomes
    an infinitive. `known` are persons that other texts name (`people.surnames`), by default those
    of `msgids`. `locale` decides the style of numbers, by default the target language does. `keep`
    are terms that are not translated; a message without a word in it is copied. Raises what the
    engine raises.
    """
    english = engine.source == "en"
    if known is None:
        known = surnames(outline(msgid)[0] for msgid in msgids) if english else {}
    setting = _Setting(
        engine, target_language(engine.target), locale or engine.target, tuple(keep), english
    )
    made: dict[str, Draft] = {}
    waiting: list[_Request] = []
    roles = dict(zip(reversed(msgids), reversed(kinds), strict=True)) if kinds else {}
    for msgid in dict.fromkeys(msgids):
        request = _request(msgid, roles.get(msgid), known, setting)
        if ready := _without_engine(request, setting):
            made[msgid] = ready
        else:
            waiting.append(request)
    ready_made = len(made)
    for number, attempt in enumerate(_ATTEMPTS):
        report = (lambda done: progress(ready_made + done)) if number == 0 else silent
        for msgid, draft in _tried(waiting, attempt, setting, report):
            before = made.get(msgid)
            if before is None or _worth(draft) > _worth(before):
                made[msgid] = draft
        waiting = [request for request in waiting if made[request.msgid].problems]
    return tuple(made[msgid] for msgid in msgids)


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
    text = heading(request.plain, setting.target)
    return Draft(text, 1.0) if text else None


def _worth(draft: Draft) -> tuple[bool, int]:
    """Greater for the better draft: one with text, then one with fewer problems."""
    return bool(draft.text), -len(draft.problems)


def _tried(
    requests: Sequence[_Request], attempt: _Attempt, setting: _Setting, progress: Progress
) -> Iterator[tuple[str, Draft]]:
    """Every message that the attempt can help, and the best draft it gives."""
    candidates = [
        candidate for request in requests for candidate in _candidates(request, attempt, setting)
    ]

    def report(done: int) -> None:
        progress(done * len(requests) // len(candidates))

    results = setting.engine.translate(
        [candidate.variant.text for candidate in candidates], best=attempt.best, progress=report
    )
    chosen: dict[str, tuple[Draft, float]] = {}
    for candidate, outputs in zip(candidates, results, strict=True):
        msgid = candidate.request.msgid
        for output in outputs:
            draft = _draft(candidate, output, setting)
            if draft is not None:
                score = output.score + candidate.variant.bonus
                chosen[msgid] = _better(chosen.get(msgid), (draft, score))
    yield from ((msgid, draft) for msgid, (draft, _) in chosen.items())


def _better(first: tuple[Draft, float] | None, second: tuple[Draft, float]) -> tuple[Draft, float]:
    """The better of two drafts of a message: by its problems, then by its score.

    Of two that differ in capitals alone it is the one with fewer: Spanish titles have one.
    """
    if first is None:
        return second
    if first[0].text.casefold() == second[0].text.casefold() and first[0].text != second[0].text:
        fewer = min(first, second, key=lambda pair: sum(map(str.isupper, pair[0].text)))
        return fewer[0], max(first[1], second[1])
    return max(first, second, key=lambda pair: (_worth(pair[0]), pair[1]))


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
