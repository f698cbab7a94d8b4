"""A translation with the terms of the glossary in place of what the engine says for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.glossary import Glossary
from l10n.translate.engine import Link, Output, substitute
from l10n.translate.slots import Slot, slots
from l10n.translate.target import Target
from l10n.translate.tokens import Span


def placed(glossary: Glossary, source: str, output: Output, target: Target) -> Iterator[Output]:
    """`output`, a translation of `source`, with one of the terms it lacks in its place, for each.

    The score is scaled by the part of the text that the engine wrote. A term whose place can't be
    told is left out.
    """
    for slot in slots(glossary, source, output, target):
        made = _filled(output, slot, target)
        kept = max(0, len(made.text) - len(slot.phrase)) / max(1, len(made.text))
        yield replace(made, score=output.score * kept)


def _filled(output: Output, slot: Slot, target: Target) -> Output:
    """`output` with a slot filled."""
    if slot.alone:
        end = slot.start + len(slot.phrase)
        made = substitute(output, slot.start, slot.end, slot.phrase)
    else:
        made, end = target.phrases.in_place(output, slot.start, slot.end, slot.phrase, slot.after)
    return _anchored(made, end - len(slot.phrase), end, slot.source)


def _anchored(output: Output, start: int, end: int, source: Span) -> Output:
    """`output` with what is at `start` to `end`, and nothing else, linked to a term of the source.

    So tags find the term, which the engine did not choose.
    """
    kept = [
        link
        for link in output.links
        if (link.target_end <= start or link.target >= end)
        and (link.source_end <= source[0] or link.source >= source[1])
    ]
    links = [*kept, Link(start, end, *source, 1.0)]
    return replace(output, links=tuple(sorted(links, key=lambda link: link.target)))
