"""Drafts with the terms of the glossary: what is tried where a draft lacks one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n import markup
from l10n.translate import terms
from l10n.translate.making import Candidate, Made, Setting, made_from, worth

_NAME = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\w’-]{2,}")
"""A word with a capital; a name of the source is one that the translation has too."""
_ALTERNATIVES = 8
"""Among how many translations one with the terms of the glossary is looked for."""


def with_terms(made: Mapping[str, Made], setting: Setting) -> dict[str, Made]:
    """The drafts with the terms of the glossary, as far as they could be had without harm."""
    best = dict(made)
    for more in (_alternatives, _continued, _placed):
        waiting = [found for found in best.values() if _lacks(found, setting)]
        while waiting:
            improved = _improved(best, more(waiting, setting), setting)
            waiting = [best[msgid] for msgid in improved if _lacks(best[msgid], setting)]
    return {msgid: _with_problems(found, setting) for msgid, found in best.items()}


def _improved(best: dict[str, Made], options: Iterable[Made], setting: Setting) -> dict[str, None]:
    """The messages for which `options` has a better draft, which is put into `best`."""
    improved: dict[str, None] = {}
    for option in options:
        msgid = option.candidate.request.msgid if option.candidate else ""
        better = _quality(option, setting) > _quality(best[msgid], setting)
        if better and _keeps_names(best[msgid], option):
            best[msgid] = option
            improved[msgid] = None
    return improved


def _keeps_names(before: Made, after: Made) -> bool:
    """Whether every name of the source that one draft has is in the other as often."""
    source = before.candidate.request.plain if before.candidate else ""
    names = Counter(_NAME.findall(source))
    had, has = Counter(_NAME.findall(before.draft.text)), Counter(_NAME.findall(after.draft.text))
    return (names & had) <= has


def _quality(made: Made, setting: Setting) -> tuple[tuple[bool, int, int], int]:
    """Greater for the better draft: no term is worth a name or a tag."""
    return worth(made.draft), -len(_lacks(made, setting))


def _with_problems(made: Made, setting: Setting) -> Made:
    """The draft with the terms that it lacks among its problems."""
    problems = (*made.draft.problems, *_lacks(made, setting))
    return replace(made, draft=replace(made.draft, problems=problems))


def _lacks(made: Made, setting: Setting) -> tuple[str, ...]:
    """What a draft lacks of the glossary's terms."""
    if setting.glossary is None or made.candidate is None or not made.draft.text:
        return ()
    return terms.faults(
        setting.glossary, made.candidate.request.plain, markup.plain(made.draft.text)
    )


def _alternatives(waiting: Sequence[Made], setting: Setting) -> Iterator[Made]:
    """Drafts from the translations that were less likely."""
    asked = [made.candidate for made in waiting if made.candidate]
    results = setting.engine.translate([one.variant.text for one in asked], best=_ALTERNATIVES)
    for candidate, outputs in zip(asked, results, strict=True):
        for output in outputs:
            if made := made_from(candidate, output, setting):
                yield made


def _continued(waiting: Sequence[Made], setting: Setting) -> Iterator[Made]:
    """Drafts that go on from the first term that was lacking."""
    engine, glossary = setting.engine, setting.glossary
    if glossary is None:
        return
    asked: list[tuple[Candidate, terms.Beginning]] = []
    for made in waiting:
        if made.candidate and made.output:
            text = made.candidate.variant.text
            if start := terms.beginning(glossary, text, made.output, setting.target):
                asked.append((made.candidate, start))
    results = engine.continued(
        [one.variant.text for one, _ in asked], [start.text for _, start in asked]
    )
    for (candidate, start), output in zip(asked, results, strict=True):
        known = terms.anchored(output, start.start, len(start.text), start.source)
        option = made_from(candidate, known, setting)
        if option and not terms.stutters(candidate.variant.text, output.text):
            yield option


def _placed(waiting: Sequence[Made], setting: Setting) -> Iterator[Made]:
    """Drafts with the terms in place of the words that stand there."""
    for made in waiting:
        if made.candidate and made.output and setting.glossary is not None:
            text = made.candidate.variant.text
            output = terms.placed(setting.glossary, text, made.output, setting.target)
            if option := made_from(made.candidate, output, setting):
                yield option
