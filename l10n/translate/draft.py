"""Drafts: messages masked, translated, repaired and unmasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from l10n import markup
from l10n.glossary import Glossary
from l10n.model import Kind
from l10n.translate import limits, terms
from l10n.translate.attempts import ATTEMPTS, Attempt, candidates
from l10n.translate.bearers import Bearers, surnames
from l10n.translate.engine import Draft, Engine, Progress, silent
from l10n.translate.glossed import with_terms
from l10n.translate.making import Made, losses, made_from, worth
from l10n.translate.mask import STYLES, mask, outline, unmask
from l10n.translate.native import is_native
from l10n.translate.openings import whole
from l10n.translate.people import Known
from l10n.translate.requests import Message, Request, Setting, held, request
from l10n.translate.rewriting_dates import dates
from l10n.translate.target import target_language
from l10n.translate.variants import heading

_LETTER = re.compile(r"[^\W\d_]")
WINDOW = 4096
"""Distinct messages at work at once: bounds the memory."""
_NOTHING = Made(Draft("", 0.0, ("no draft",)))
"""What a message has of which no translation could be made use of."""
_UNSURE = 0.5
"""The score of a text that looks as if it needed no translation."""


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
    setting = Setting(
        engine,
        target_language(engine.target),
        locale or engine.target,
        tuple(keep),
        english,
        glossary,
        frozenset(term.source for term in glossary.terms) if glossary else frozenset(),
    )
    messages = list(zip(msgids, kinds or [None] * len(msgids), strict=True))
    requests = (request(each, known, bearers, setting) for each in dict.fromkeys(messages))
    made: dict[Message, Draft] = {}
    while window := list(islice(requests, WINDOW)):
        made |= _window(window, setting, _after(len(made), progress))
        if glossary is not None:
            made |= _with_kept(window, made, setting)
    return tuple(made[message] for message in messages)


def _after(count: int, progress: Progress) -> Progress:
    """The progress of what comes after `count` messages."""
    return lambda done: progress(count + done)


def _window(
    requests: Sequence[Request], setting: Setting, progress: Progress
) -> dict[Message, Draft]:
    """The drafts of some messages."""
    requests = _opened(requests, setting)
    made: dict[Message, Made] = {}
    for asked in requests:
        if ready := _without_engine(asked, setting):
            made[asked.message] = Made(ready)
    left = [asked for asked in requests if asked.message not in made]
    waiting, report = left, _after(len(made), progress)
    made |= {asked.message: _NOTHING for asked in left}
    for attempt in ATTEMPTS:
        tried = _helped(waiting, attempt, made, setting)
        for message, found in _tried(tried, attempt, setting, report):
            if losses(found.draft) < losses(made[message].draft):
                made[message] = found
        waiting = [asked for asked in waiting if any(losses(made[asked.message].draft))]
        report = silent
    # With terms, what is put into a sentence is unlikely by nature.
    made |= {asked.message: _believed(made[asked.message]) for asked in left}
    if setting.glossary is not None:
        made |= with_terms({asked.message: made[asked.message] for asked in left}, setting)
    return {asked.message: _led(asked.lead, made[asked.message].draft) for asked in requests}


def _helped(
    waiting: Sequence[Request], attempt: Attempt, made: Mapping[Message, Made], setting: Setting
) -> list[Request]:
    """Those of the messages that wait for a better draft which an attempt is meant for."""
    if attempt.helps == "names":
        return [held(asked, made[asked.message].draft, setting) for asked in waiting]
    if attempt.helps == "limits":
        return [
            asked
            for asked in waiting
            if any(map(limits.is_fault, made[asked.message].draft.problems))
        ]
    return list(waiting)


def _led(lead: str, draft: Draft) -> Draft:
    """The draft of a message that has `lead` before what was translated."""
    return replace(draft, text=lead + draft.text) if lead and draft.text else draft


def _believed(made: Made) -> Made:
    """The draft, with a problem if the model hardly believes in it."""
    doubt = tuple(limits.unlikely(made.output)) if made.output else ()
    problems = (*made.draft.problems, *doubt)
    return replace(made, draft=replace(made.draft, problems=problems))


def _with_kept(
    requests: Sequence[Request], made: Mapping[Message, Draft], setting: Setting
) -> dict[Message, Draft]:
    """The drafts anew of messages that lost a term to keep, which the engine does not get to see.

    Most it copies by itself, and with the article that belongs to them.
    """
    glossary = setting.glossary or Glossary()
    lost = [
        asked
        for asked in requests
        if not terms.kept(glossary, asked.plain, markup.plain(made[asked.message].text))
    ]
    keep = (*setting.keep, *terms.to_keep(glossary))
    return _window(lost, replace(setting, keep=keep), silent) if lost else {}


def _opened(requests: Sequence[Request], setting: Setting) -> list[Request]:
    """The requests with the translations of what they open with."""
    heads = dict.fromkeys(asked.opening for asked in requests if asked.opening)
    parts = {
        head: [Request(markup.escape(text), head.kind, text) for text in head.asked]
        for head in heads
    }
    asked = {part.message: part for each in parts.values() for part in each}
    made = _window(list(asked.values()), setting, silent) if asked else {}
    said = {head: head.said([made[part.message] for part in each]) for head, each in parts.items()}
    return [replace(r, said=said[r.opening]) if r.opening else r for r in requests]


def _without_engine(asked: Request, setting: Setting) -> Draft | None:
    """The draft of what needs no engine.

    That is a text without words, one that is in the target language, the name of a person, and a
    heading known by heart. A date in digits is words to other readers.
    """
    keep = (*setting.keep, *terms.to_keep(setting.glossary or Glossary()))
    masked = mask(asked.msgid, STYLES[0], keep=keep)
    dated = setting.english and any(dates(asked.plain))
    if not dated and not _LETTER.search(masked.style.pattern.sub(" ", masked.text)):
        return Draft(asked.msgid, 1.0)
    if is_native(asked.plain, setting.engine.source, setting.engine.target):
        return Draft(asked.msgid, _UNSURE, ("it is in the target language already",))
    if asked.tagged or not setting.english:
        return None
    if [(person.start, person.end) for person in asked.persons] == [(0, len(asked.plain))]:
        return Draft(asked.msgid, 1.0)
    text = heading(masked.text, asked.kind, setting.target)
    if asked.said:
        text = text or whole(masked.text, asked.said, asked.kind, setting.target)
    if not text:
        return None
    text = unmask(masked, text)
    if setting.glossary is not None:
        text = terms.whole(setting.glossary, asked.plain, text, setting.target) or text
    return Draft(text, 1.0)


def _tried(
    requests: Sequence[Request], attempt: Attempt, setting: Setting, progress: Progress
) -> Iterator[tuple[Message, Made]]:
    """Every message that the attempt can help, and the best draft it gives."""
    asked = [each for one in requests for each in candidates(one, attempt, setting)]
    if not asked:
        return

    def report(done: int) -> None:
        progress(done * len(requests) // len(asked))

    results = setting.engine.translate(
        [candidate.variant.text for candidate in asked],
        best=attempt.best,
        careful=attempt.careful,
        progress=report,
    )
    chosen: dict[Message, Made] = {}
    for candidate, outputs in zip(asked, results, strict=True):
        message = candidate.request.message
        for output in outputs:
            made = made_from(candidate, output, setting)
            if made is not None:
                chosen[message] = _better(chosen[message], made) if message in chosen else made
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
