"""Drafts: messages masked, translated, unmasked and repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n import markup
from l10n.translate.engine import Draft, Engine, Output, Progress, silent
from l10n.translate.mask import STYLES, Masked, Style, mask, unmask
from l10n.translate.project import project
from l10n.translate.repair import repaired

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to translate a message that carries tags or tokens."""

    style: Style
    inline: bool = False
    """Whether the engine is to copy the tags, which are else put back by alignment."""
    best: int = 1
    """How many translations to choose from."""


_ATTEMPTS = (
    _Attempt(STYLES[0]),
    _Attempt(STYLES[1]),
    _Attempt(STYLES[0], inline=True),
    _Attempt(STYLES[2], inline=True),
    _Attempt(STYLES[0], best=4),
    _Attempt(STYLES[0], inline=True, best=4),
)
"""In order, until one gives a draft without a problem."""


def drafts(
    msgids: Sequence[str],
    engine: Engine,
    *,
    keep: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[Draft, ...]:
    """A draft of every message, in order. Equal messages get equal drafts, and cost one.

    Each draft has its message's tags, each once and properly nested. What it may have lost or
    misplaced all the same is in its problems. `keep` are terms that are not translated; a message
    without a word in it is copied. Raises what the engine raises.
    """
    made: dict[str, Draft] = {}
    waiting = []
    for msgid in dict.fromkeys(msgids):
        if _LETTER.search(_words(mask(msgid, STYLES[0], keep=keep))):
            waiting.append(msgid)
        else:
            made[msgid] = Draft(msgid, 1.0)
    copied = len(made)
    for number, attempt in enumerate(_ATTEMPTS):
        report = (lambda done: progress(copied + done)) if number == 0 else silent
        for msgid, draft in _tried(waiting, attempt, engine, keep, report):
            known = made.get(msgid)
            if known is None or len(draft.problems) < len(known.problems):
                made[msgid] = draft
        waiting = [msgid for msgid in waiting if made[msgid].problems]
    return tuple(made[msgid] for msgid in msgids)


def _tried(
    msgids: Sequence[str],
    attempt: _Attempt,
    engine: Engine,
    keep: Sequence[str],
    progress: Progress,
) -> Iterator[tuple[str, Draft]]:
    """Every message that the attempt can help, and the best draft it gives."""
    masked = []
    for msgid in msgids:
        message = mask(msgid, attempt.style, keep=keep, inline=attempt.inline)
        first = attempt is _ATTEMPTS[0]
        if first or (message.tokens and not attempt.inline) or (attempt.inline and "<" in msgid):
            masked.append((msgid, message))
    results = engine.translate(
        [message.text for _, message in masked], best=attempt.best, progress=progress
    )
    for (msgid, message), outputs in zip(masked, results, strict=True):
        made = [_draft(msgid, message, output) for output in outputs]
        yield msgid, min(made, key=lambda draft: len(draft.problems))


def _draft(msgid: str, masked: Masked, output: Output) -> Draft:
    """The draft from one translation of a masked message.

    Its text is empty where the tags could not be saved, which no other problem outweighs.
    """
    output = repaired(masked.text, masked.without_echo(output))
    placement = project(masked.text, masked.spans, output, masked.placeholders(output.text))
    text = unmask(masked, output.text, placement.spans)
    lost = [
        f"{token.strip() or 'a line break'} is not there once" for token in masked.lost(output.text)
    ]
    problems = [*lost, *(f"the place of <{name}> is doubtful" for name in placement.doubtful)]
    if fault := markup.fault(msgid, text):
        return Draft("", 0.0, (*problems, f"tags: {fault}", "no draft"))
    return Draft(text, round(output.score, 2), tuple(problems))


def _words(masked: Masked) -> str:
    """The text without its placeholders."""
    return masked.style.pattern.sub(" ", masked.text)
