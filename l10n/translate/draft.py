"""Drafts: messages masked, translated, repaired and unmasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from l10n import markup
from l10n.glossary import Glossary
from l10n.model import Kind
from l10n.translate import leads, limits, standins, terms
from l10n.translate.engine import Draft, Engine, Progress, silent
from l10n.translate.glossed import with_terms
from l10n.translate.making import Candidate, Made, Request, Setting, losses, made_from, worth
from l10n.translate.mask import STYLES, Style, mask, outline, unmask
from l10n.translate.misread import reworded
from l10n.translate.native import is_native, quotations
from l10n.translate.numbers import numbers_in, styled
from l10n.translate.openings import opened, opening, whole
from l10n.translate.people import Known, persons_in, surnames
from l10n.translate.rewriting import rewritten
from l10n.translate.rewriting_dates import dates
from l10n.translate.target import target_language
from l10n.translate.variants import Variant, heading, variants

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to translate a message, for when those before it lost something."""

    helps: Literal["all", "limits", "held", "tags", "persons", "numbers"]
    """Which messages it may help: those with a fault of `limits`, with parts held back, …"""
    style: Style
    names: int = 0
    """Which set of stand-ins the names of persons get."""
    inline: bool = False
    """Whether the engine is to copy the tags, which are else put back by alignment."""
    best: int = 1
    """How many translations to choose from."""
    careful: bool = False
    """Whether the engine is to repeat nothing."""


_ATTEMPTS = (
    _Attempt("all", STYLES[0]),
    _Attempt("limits", STYLES[0], careful=True),
    _Attempt("held", STYLES[1], names=1),
    _Attempt("tags", STYLES[0], names=2, inline=True),
    _Attempt("tags", STYLES[2], names=3, inline=True),
    _Attempt("all", STYLES[0], names=4, best=4),
    _Attempt("tags", STYLES[0], names=5, inline=True, best=4),
    _Attempt("persons", STYLES[0], names=-1),
    _Attempt("numbers", STYLES[0]),
)
"""In order, until one gives a draft that has lost nothing: for a mere doubt, the likeliest
translation is not given up. Numbers are held back in the last alone, and names reach the engine as
they are where `names` is negative."""
WINDOW = 4096
"""Distinct messages at work at once: bounds the memory."""
_UNSURE = 0.5
"""The score of a text that looks as if it needed no translation."""


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
    target = target_language(engine.target)
    setting = Setting(engine, target, locale or engine.target, tuple(keep), english, glossary)
    parts = [leads.split(msgid) for msgid in msgids]
    bodies = [body for _, body in parts]
    roles = dict(zip(reversed(bodies), reversed(kinds), strict=True)) if kinds else {}
    requests = (_request(body, roles.get(body), known, setting) for body in dict.fromkeys(bodies))
    made: dict[str, Draft] = {}
    while window := list(islice(requests, WINDOW)):
        made |= _window(window, setting, _after(len(made), progress))
        if glossary is not None:
            made |= _with_kept(window, made, setting)
    return tuple(_led(lead, made[body]) for lead, body in parts)


def _led(lead: str, draft: Draft) -> Draft:
    """The draft of a message that has `lead` before what was translated."""
    return replace(draft, text=lead + draft.text) if draft.text else draft


def _after(count: int, progress: Progress) -> Progress:
    """The progress of what comes after `count` messages."""
    return lambda done: progress(count + done)


def _window(requests: Sequence[Request], setting: Setting, progress: Progress) -> dict[str, Draft]:
    """The drafts of some messages."""
    requests = _opened(requests, setting)
    made: dict[str, Made] = {}
    for request in requests:
        if ready := _without_engine(request, setting):
            made[request.msgid] = Made(ready)
    asked = [request for request in requests if request.msgid not in made]
    waiting, report = asked, _after(len(made), progress)
    for attempt in _ATTEMPTS:
        if attempt.helps == "limits":
            tried = [r for r in waiting if any(map(limits.is_fault, made[r.msgid].draft.problems))]
        else:
            tried = waiting
        for msgid, found in _tried(tried, attempt, setting, report):
            before = made.get(msgid)
            if before is None or losses(found.draft) < losses(before.draft):
                made[msgid] = found
        waiting = [request for request in waiting if any(losses(made[request.msgid].draft))]
        report = silent
    # With terms, what is put into a sentence is unlikely by nature.
    made |= {request.msgid: _believed(made[request.msgid]) for request in asked}
    if setting.glossary is not None:
        made |= with_terms({request.msgid: made[request.msgid] for request in asked}, setting)
    return {msgid: found.draft for msgid, found in made.items()}


def _believed(made: Made) -> Made:
    """The draft, with a problem if the model hardly believes in it."""
    doubt = tuple(limits.unlikely(made.output)) if made.output else ()
    problems = (*made.draft.problems, *doubt)
    return replace(made, draft=replace(made.draft, problems=problems))


def _with_kept(
    requests: Sequence[Request], made: dict[str, Draft], setting: Setting
) -> dict[str, Draft]:
    """The drafts anew of messages that lost a term to keep, which the engine does not get to see.

    Most it copies by itself, and with the article that belongs to them.
    """
    glossary = setting.glossary or Glossary()
    lost = [
        request
        for request in requests
        if not terms.kept(glossary, request.plain, markup.plain(made[request.msgid].text))
    ]
    keep = (*setting.keep, *terms.to_keep(glossary))
    return _window(lost, replace(setting, keep=keep), silent) if lost else {}


def _request(msgid: str, kind: Kind | None, known: Known, setting: Setting) -> Request:
    plain, spans = outline(msgid)
    if not setting.english:
        return Request(msgid, kind, plain, (), bool(spans))
    persons = tuple(persons_in(plain, known))
    begun = opening(plain, spans, kind, setting.target)
    if begun and any(person.start < len(begun.head) for person in persons):
        begun = None
    return Request(msgid, kind, plain, persons, bool(spans), begun)


def _opened(requests: Sequence[Request], setting: Setting) -> list[Request]:
    """The requests with the translations of what they open with."""
    heads = dict.fromkeys(request.opening for request in requests if request.opening)
    asked = {
        (text, head.kind): Request(markup.escape(text), head.kind, text, (), tagged=False)
        for head in heads
        for text in head.asked
    }
    made = _window(list(asked.values()), setting, silent) if asked else {}
    said = {head: head.said([made[markup.escape(text)] for text in head.asked]) for head in heads}
    return [replace(r, said=said[r.opening]) if r.opening else r for r in requests]


def _without_engine(request: Request, setting: Setting) -> Draft | None:
    """The draft of what needs no engine.

    That is a text without words, one that is in the target language, the name of a person, and a
    heading known by heart. A date in digits is words to other readers.
    """
    keep = (*setting.keep, *terms.to_keep(setting.glossary or Glossary()))
    masked = mask(request.msgid, STYLES[0], keep=keep)
    dated = setting.english and any(dates(request.plain))
    if not dated and not _LETTER.search(masked.style.pattern.sub(" ", masked.text)):
        return Draft(request.msgid, 1.0)
    if is_native(request.plain, setting.engine.source, setting.engine.target):
        return Draft(request.msgid, _UNSURE, ("it is in the target language already",))
    if request.tagged or not setting.english:
        return None
    if [(person.start, person.end) for person in request.persons] == [(0, len(request.plain))]:
        return Draft(request.msgid, 1.0)
    text = heading(masked.text, request.kind, setting.target)
    if request.said:
        text = text or whole(masked.text, request.said, request.kind, setting.target)
    if not text:
        return None
    text = unmask(masked, text)
    if setting.glossary is not None:
        text = terms.whole(setting.glossary, request.plain, text, setting.target) or text
    return Draft(text, 1.0)


def _tried(
    requests: Sequence[Request], attempt: _Attempt, setting: Setting, progress: Progress
) -> Iterator[tuple[str, Made]]:
    """Every message that the attempt can help, and the best draft it gives."""
    candidates = [
        candidate for request in requests for candidate in _candidates(request, attempt, setting)
    ]

    def report(done: int) -> None:
        progress(done * len(requests) // len(candidates))

    results = setting.engine.translate(
        [candidate.variant.text for candidate in candidates],
        best=attempt.best,
        careful=attempt.careful,
        progress=report,
    )
    chosen: dict[str, Made] = {}
    for candidate, outputs in zip(candidates, results, strict=True):
        msgid = candidate.request.msgid
        for output in outputs:
            made = made_from(candidate, output, setting)
            if made is not None:
                chosen[msgid] = _better(chosen[msgid], made) if msgid in chosen else made
    yield from chosen.items()


def _better(first: Made, second: Made) -> Made:
    """The better of two drafts of a message: by its problems, then by its score.

    Of two that differ in capitals alone it is the one with fewer: Spanish titles have one.
    """
    one, other = first.draft.text, second.draft.text
    if one.casefold() == other.casefold() and one != other:
        fewer = min(first, second, key=lambda made: sum(map(str.isupper, made.draft.text)))
        return replace(fewer, rank=max(first.rank, second.rank))
    return max(first, second, key=lambda made: (worth(made.draft), made.rank))


def _candidates(request: Request, attempt: _Attempt, setting: Setting) -> Iterator[Candidate]:
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
        "limits": True,
        "held": bool(masked.held),
        "tags": request.tagged,
        "persons": bool(request.persons),
        "numbers": bool(masked.held),
    }
    if not useful[attempt.helps]:
        return
    if attempt.inline or not setting.english:
        yield Candidate(request, masked, Variant(masked.text, lambda output: output), forms)
        return
    if request.said:
        ways = opened(masked.text, request.said, request.kind, setting.target)
    else:
        ways = iter(variants(masked.text, request.kind, setting.target))
    for variant in ways:
        yield Candidate(request, masked, variant, forms)


def _parts(request: Request, attempt: _Attempt, setting: Setting) -> list[standins.Part]:
    """What an attempt replaces in the plain text of a message, besides its tokens."""
    spoken = quotations(request.plain, setting.engine.source, setting.engine.target)
    parts = [standins.Part(*span, "") for span in spoken]
    if not setting.english:
        return parts
    parts += rewritten(request.plain)
    if attempt.names >= 0:
        parts += standins.names(request.plain, request.persons, attempt.names)
        parts += standins.cities(request.plain, attempt.names)
    parts += reworded(request.plain)
    if attempt.helps == "numbers":
        for start, end in numbers_in(request.plain):
            digits = styled(request.plain[start:end], setting.locale, setting.target)
            parts.append(standins.Part(start, end, "", back=digits))
    return standins.apart(parts)
