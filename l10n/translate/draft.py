"""Drafts: messages masked, translated, repaired and unmasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Literal

from l10n.checks.lexicon import lexicon
from l10n.glossary import Glossary, Status
from l10n.model import Kind
from l10n.translate import limits, standins, terms
from l10n.translate.acronyms import acronyms
from l10n.translate.bearers import Bearers, surnames
from l10n.translate.engine import Draft, Engine, Progress, silent
from l10n.translate.glossed import with_terms
from l10n.translate.making import Candidate, Made, Request, Setting, made_from, worth
from l10n.translate.mask import STYLES, Style, mask, outline
from l10n.translate.names import Name, lost
from l10n.translate.people import Known, Person, persons_in
from l10n.translate.places import places
from l10n.translate.quantities import numbers_in, styled
from l10n.translate.rewriting import rewritten
from l10n.translate.target import target_language
from l10n.translate.tokens import tokens
from l10n.translate.variants import Variant, heading, variants

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to translate a message, for when those before it lost something."""

    helps: Literal["all", "names", "limits", "held", "tags", "persons", "numbers"]
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
    _Attempt("names", STYLES[0]),
    _Attempt("limits", STYLES[0], careful=True),
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
WINDOW = 4096
"""Distinct messages at work at once: bounds the memory."""
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 2
"""So many frequent words of the target language, and more than of the source's, show a text of it.
"""


def drafts(
    msgids: Sequence[str],
    engine: Engine,
    *,
    kinds: Sequence[Kind | None] = (),
    known: Known | None = None,
    bearers: Mapping[str, Bearers] = MappingProxyType({}),
    locale: str = "",
    keep: Sequence[str] = (),
    glossary: Glossary | None = None,
    progress: Progress = silent,
) -> tuple[Draft, ...]:
    """A draft of every message, in order. Equal messages get equal drafts, and cost one.

    Each draft has its message's tags, each once and properly nested, or is empty. What it may
    have lost or misplaced is in its problems.

    `kinds` are the roles of the messages, in their order: an item that begins with a verb becomes
    an infinitive. `known` are persons that other texts name (`bearers.surnames`), by default those
    of `msgids`. `bearers` are, by its plain text, those whom a message names by a title alone
    (`bearers.titles`). `locale` decides the style of numbers, by default the target language does.
    `keep` are terms that are not translated; a message without a word in it is copied. `glossary`
    says which terms are kept, and how others are rendered: a draft that lacks one is made again,
    and says so if that was in vain; all others are as without it. Raises what the engine raises.
    """
    english = engine.source == "en"
    if known is None:
        known = surnames(outline(msgid)[0] for msgid in msgids) if english else {}
    kept = [t.source for t in glossary.terms if t.status is Status.KEEP] if glossary else []
    setting = Setting(
        engine,
        target_language(engine.target),
        locale or engine.target,
        (*keep, *kept),
        english,
        glossary,
        frozenset(term.source for term in glossary.terms) if glossary else frozenset(),
    )
    roles = dict(zip(reversed(msgids), reversed(kinds), strict=True)) if kinds else {}
    requests = (
        _request(msgid, roles.get(msgid), known, bearers, setting)
        for msgid in dict.fromkeys(msgids)
    )
    made: dict[str, Draft] = {}
    while window := list(islice(requests, WINDOW)):
        made |= _window(window, setting, _after(len(made), progress))
    return tuple(made[msgid] for msgid in msgids)


def _after(count: int, progress: Progress) -> Progress:
    """The progress of what comes after `count` messages."""
    return lambda done: progress(count + done)


def _window(requests: Sequence[Request], setting: Setting, progress: Progress) -> dict[str, Draft]:
    """The drafts of some messages."""
    made: dict[str, Made] = {}
    for request in requests:
        if ready := _without_engine(request, setting):
            made[request.msgid] = Made(ready)
    asked = [request for request in requests if request.msgid not in made]
    waiting, report = asked, _after(len(made), progress)
    for attempt in _ATTEMPTS:
        if attempt.helps == "names":
            tried = [_held(request, made[request.msgid].draft, setting) for request in waiting]
        elif attempt.helps == "limits":
            tried = [r for r in waiting if any(map(limits.is_fault, made[r.msgid].draft.problems))]
        else:
            tried = waiting
        for msgid, found in _tried(tried, attempt, setting, report):
            before = made.get(msgid)
            if before is None or worth(found.draft) > worth(before.draft):
                made[msgid] = found
        waiting = [request for request in waiting if made[request.msgid].draft.problems]
        report = silent
    if setting.glossary is not None:
        made |= with_terms({request.msgid: made[request.msgid] for request in asked}, setting)
    return {msgid: found.draft for msgid, found in made.items()}


def _request(
    msgid: str,
    kind: Kind | None,
    known: Known,
    bearers: Mapping[str, Bearers],
    setting: Setting,
) -> Request:
    plain, spans = outline(msgid)
    persons = tuple(persons_in(plain, known)) if setting.english else ()
    own = bearers.get(plain, {})
    return Request(msgid, kind, plain, persons, bool(spans), own, _places(plain, persons, setting))


def _places(plain: str, persons: Sequence[Person], setting: Setting) -> tuple[Name, ...]:
    """The places of a text that neither is a token nor the glossary has."""
    if not setting.english:
        return ()
    taken = [(person.start, person.end) for person in persons] + tokens(plain, setting.keep)
    found = places(plain, taken, setting.engine.target, setting.style)
    return tuple(name for name in found if name.text not in setting.terms)


def _held(request: Request, draft: Draft, setting: Setting) -> Request:
    """`request` with the names held back that its draft has lost."""
    names = (*request.places, *acronyms(request.plain, setting.engine.target))
    return replace(request, held=lost(names, draft.problems))


def _without_engine(request: Request, setting: Setting) -> Draft | None:
    """The draft of what needs no engine.

    That is a text without words, one that is in the target language, and a heading known by heart.
    """
    masked = mask(request.msgid, STYLES[0], keep=setting.keep)
    if not _LETTER.search(masked.style.pattern.sub(" ", masked.text)):
        return Draft(request.msgid, 1.0)
    if _is_translated(request.plain, setting):
        return Draft(request.msgid, 1.0, ("it is in the target language already",))
    if request.tagged or not setting.english:
        return None
    text = ""
    if setting.glossary is not None and request.kind is not Kind.PARAGRAPH:
        text = terms.whole(setting.glossary, request.plain, setting.target)
    text = text or heading(request.plain, setting.target)
    return Draft(text, 1.0) if text else None


def _is_translated(text: str, setting: Setting) -> bool:
    """Whether a text is in the target language, told by the frequent words of both."""
    ours, theirs = (
        lexicon(language).stop_words for language in (setting.engine.target, setting.engine.source)
    )
    words = [word.lower() for word in _WORD.findall(text)]
    native = sum(word in ours and word not in theirs for word in words)
    foreign = sum(word in theirs and word not in ours for word in words)
    return native >= _TELLING and native > foreign and 4 * native >= len(words)


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
        "names": bool(request.held),
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
    for variant in variants(masked.text, request.kind, setting.target):
        yield Candidate(request, masked, variant, forms)


def _parts(request: Request, attempt: _Attempt, setting: Setting) -> list[standins.Part]:
    """What an attempt replaces in the plain text of a message, besides its tokens."""
    if not setting.english:
        return []
    parts = [*rewritten(request.plain), *standins.proper(request.plain, request.held)]
    if attempt.names >= 0:
        parts += standins.names(request.plain, request.persons, attempt.names)
        parts += standins.cities(request.plain, attempt.names)
    if attempt.helps == "numbers":
        for start, end in numbers_in(request.plain):
            digits = styled(request.plain[start:end], setting.locale, setting.target)
            parts.append(standins.Part(start, end, "", back=digits))
    return standins.apart(parts)
