"""Drafts with the terms of the glossary: what is tried where a draft lacks one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n import markup
from l10n.glossary import Glossary
from l10n.model import Kind
from l10n.translate import placing, terms
from l10n.translate.engine import Draft, Output
from l10n.translate.making import Made, made_from, worth
from l10n.translate.requests import Message, Setting

_NAME = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\w’-]{2,}")
"""A word with a capital; a name of the source is one that the translation has too."""
_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = 4
"""From so many letters on a word of the source has to leave a trace in the translation."""
_ALTERNATIVES = 8
"""Among how many translations one with the terms of the glossary is looked for."""


def with_terms(made: Mapping[Message, Made], setting: Setting) -> dict[Message, Made]:
    """The drafts with the terms of the glossary, as far as they could be had without harm."""
    best = {message: _whole(found, setting) for message, found in made.items()}
    for more in (_placed, _alternatives):
        waiting = [found for found in best.values() if _lacks(found, setting)]
        while waiting:
            improved = _improved(best, more(waiting, setting), setting)
            waiting = [best[each] for each in improved if _lacks(best[each], setting)]
    return {message: _with_problems(found, setting) for message, found in best.items()}


def _whole(made: Made, setting: Setting) -> Made:
    """The draft, or the rendering of a message that is a term and nothing else."""
    request = made.candidate.request if made.candidate else None
    if request is None or setting.glossary is None:
        return made
    if request.tagged or request.kind is Kind.PARAGRAPH:
        return made
    draft = made.draft
    text = terms.whole(setting.glossary, request.plain, draft.text, setting.target)
    return made if text in ("", draft.text) else replace(made, draft=Draft(text, 1.0), output=None)


def _improved(
    best: dict[Message, Made], options: Iterable[Made], setting: Setting
) -> dict[Message, None]:
    """The messages for which `options` has a better draft, which is put into `best`."""
    improved: dict[Message, None] = {}
    for option in options:
        if option.candidate is None:
            continue
        message = option.candidate.request.message
        better = _quality(option, setting) > _quality(best[message], setting)
        if better and _keeps(best[message], option, setting):
            best[message] = option
            improved[message] = None
    return improved


def _keeps(before: Made, after: Made, setting: Setting) -> bool:
    """Whether a draft still says what another one says, but for the terms."""
    if before.candidate is None or before.output is None or after.output is None:
        return True
    request, glossary = before.candidate.request, setting.glossary or Glossary()
    names = Counter(_NAME.findall(terms.without(glossary, request.plain)))
    had, has = Counter(_NAME.findall(before.draft.text)), Counter(_NAME.findall(after.draft.text))
    if not (names & had) <= has:
        return False
    text = terms.without(glossary, before.candidate.variant.text)
    one, other = before.output, after.output
    same = _denials(one.text, setting) == _denials(other.text, setting)
    return same and _said(text, one) <= _said(text, other)


def _denials(text: str, setting: Setting) -> int:
    return sum(word.lower() in setting.target.phrases.negations for word in _WORD.findall(text))


def _said(source: str, output: Output) -> set[int]:
    """Where the words of the source begin that something of the translation comes from."""
    origins = {(link.source + link.source_end) // 2 for link in output.links}
    return {
        word.start()
        for word in _WORD.finditer(source)
        if word.end() - word.start() >= _CONTENT
        and any(word.start() <= at <= word.end() for at in origins)
    }


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


def _placed(waiting: Sequence[Made], setting: Setting) -> Iterator[Made]:
    """Drafts with one of the terms in place of the words that stand there."""
    for made in waiting:
        if made.candidate and made.output and setting.glossary is not None:
            text = made.candidate.variant.text
            for output in placing.placed(setting.glossary, text, made.output, setting.target):
                if option := made_from(made.candidate, output, setting):
                    yield option


def _alternatives(waiting: Sequence[Made], setting: Setting) -> Iterator[Made]:
    """Drafts from the translations that were less likely."""
    asked = [made.candidate for made in waiting if made.candidate]
    results = setting.engine.translate([one.variant.text for one in asked], best=_ALTERNATIVES)
    for candidate, outputs in zip(asked, results, strict=True):
        for output in outputs:
            if made := made_from(candidate, output, setting):
                yield made
