"""Where the terms that a translation lacks belong in it, by the alignment of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.checks.lexicon import lexicon
from l10n.glossary import Glossary, Match
from l10n.translate import terms
from l10n.translate.engine import Output
from l10n.translate.target import Target
from l10n.translate.tokens import Span

_WORD = re.compile(r"(?<!<)(?<!</)[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_TAG = re.compile(r"</?[a-z]\d+>")
_LAST = re.compile(r"([^\W\d_]+)(?:[’']s?)? $")
_NEXT = re.compile(r" ([a-z]+)")
_CAPITAL_AFTER = re.compile(r" [A-Z]")
_CAPITAL_BEFORE = re.compile(r"\w[’']?s? [A-Z][\w-]+ $|^[A-Z][\w-]+ $")
_INSIDE = 0.5
"""From this share of its links on, a word comes from the term."""
_LONGEST = 3
"""A rendering has at most so many words more than the one that is wanted."""
_CONTENT = 4
"""From so many letters on a word has a meaning of its own."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a term belongs in a translation."""

    start: int
    end: int
    """Offsets of the words that stand there."""
    after: int
    """Offset after the adjectives that follow and belong to them."""
    phrase: str
    """What belongs there, in the number of the source."""
    alone: bool
    """Whether nothing around it has to agree with it, as where it is an adjective or a verb."""
    source: Span
    """Where the term stands in the source."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    share: float
    """How much of what links it to the source leads to the term, 0 to 1."""
    origin: int
    """The middle of the source words that it comes from; -1 if that is not known."""


def slots(glossary: Glossary, source: str, output: Output, target: Target) -> list[Slot]:
    """Where the terms that `output`, a translation of `source`, lacks belong, in its order.

    A term whose place can't be told is left out.
    """
    lacks = terms.lacking(glossary, source, output.text)
    found = [_slot(lack, source, output, target) for lack in lacks]
    return sorted((slot for slot in found if slot), key=lambda slot: slot.start)


def _slot(lack: terms.Lack, source: str, output: Output, target: Target) -> Slot | None:
    match = lack.match
    words = _words(output, match)
    noun = terms.noun(match, source, target)
    place = lack.wrong or _place(words, output.text, noun, target)
    if place is None or _in_name(match, source) or _holds_more(words, place, match, source):
        return None
    start, end = place
    old = output.text[start:end]
    before = next((word for word in words if word.end == start - 1), None)
    said = output.text[before.start : before.end] if before else ""
    if said == "de" and _is_part(words, place, match, source):
        return None
    follows = bool(before and _is_noun_of(match, before)) and not target.phrases.is_finite(said)
    made = _alone(match, old, said, target, follows=follows)
    if made is None and not _is_verb(match, source, old, said, target):
        if _tells_kind(match, source) and target.phrases.is_plural(old):
            noun = target.phrases.phrase(terms.usual_noun(match.term, target), plural=True)
        after = _adjectives(words, end, match, source)
        return Slot(start, end, after, noun, False, (match.start, match.end))
    return Slot(start, end, end, made, True, (match.start, match.end)) if made else None


def _alone(match: Match, old: str, said: str, target: Target, *, follows: bool) -> str | None:
    """The verb or adjective among the targets that fits in place of `old`, after the word `said`.

    None where a noun is wanted, and an empty string where nothing fits. An adjective `follows` a
    noun of the translation.
    """
    phrases, targets = target.phrases, match.term.targets
    verb = next(filter(phrases.is_verb, targets), "")
    if verb and not phrases.is_determiner(said):
        if made := phrases.like_verb(old, verb):
            return made
        if verb == targets[0]:
            return ""
    return phrases.like_adjective(old, targets) if follows else None


def _is_verb(match: Match, source: str, old: str, said: str, target: Target) -> bool:
    """Whether a verb seems to stand in a term's place: “La ley sanciona” for “The law sanctions”.

    It is no plural, though the term is, and follows a word with a meaning of its own.
    """
    if target.phrases.is_finite(old):
        return True
    many = terms.is_plural(match, source) and not target.phrases.is_plural(old)
    return many and bool(said) and not _is_small(said, target)


def _words(output: Output, match: Match) -> list[_Word]:
    """The words of a translation, and how far each comes from the match."""
    words = []
    for found in _WORD.finditer(output.text):
        total = within = middle = 0.0
        for link in output.links:
            if link.target < found.end() and link.target_end > found.start():
                # An ending of one letter tells less than the stem before it.
                weight = link.weight * (link.target_end - link.target)
                at = (link.source + link.source_end) / 2
                total += weight
                middle += weight * at
                within += weight if match.start <= at <= match.end else 0.0
        share, origin = (within / total, int(middle / total)) if total else (0.0, -1)
        words.append(_Word(*found.span(), share, origin))
    return words


def _place(words: Sequence[_Word], text: str, phrase: str, target: Target) -> Span | None:
    """Where the words stand that were said instead of a phrase, if they stand together."""
    runs: list[list[_Word]] = [[]]
    said = {word.lower() for word in _WORD.findall(phrase) if len(word) >= _CONTENT}
    reached = 0
    for word in words:
        form = text[word.start : word.end].lower()
        if _TAG.sub("", text[reached : word.start]).strip() and runs[-1]:
            runs.append([])
        reached = word.end
        if word.share >= _INSIDE or form in said:
            runs[-1].append(word)
        elif not _is_small(form, target) and runs[-1]:
            runs.append([])
    trimmed = [
        _trimmed(run, text, phrase.partition(" ")[0], target)
        for run in runs
        if any(word.share >= _INSIDE for word in run)
    ]
    best = max(trimmed, key=lambda run: sum(word.end - word.start for word in run), default=[])
    if not best or len(best) > _LONGEST + len(phrase.split()):
        return None
    return best[0].start, best[-1].end


def _trimmed(run: list[_Word], text: str, first: str, target: Target) -> list[_Word]:
    """A run of words without what does not belong to a term that begins with the word `first`.

    That are small words and verbs at its edges, and articles and adjectives before it, unless the
    term begins with such a word itself.
    """
    phrases = target.phrases

    def said(word: _Word) -> str:
        return text[word.start : word.end]

    def is_verb(word: _Word) -> bool:
        return len(run) > 1 and phrases.is_finite(said(word))

    def is_before(word: _Word) -> bool:
        if _is_small(said(word), target):
            return not _is_small(first, target)
        return phrases.is_determiner(said(word)) and not phrases.is_determiner(first)

    while run and (_is_small(said(run[-1]), target) or is_verb(run[-1])):
        run = run[:-1]
    while run and (is_before(run[0]) or is_verb(run[0])):
        run = run[1:]
    return run


def _is_small(word: str, target: Target) -> bool:
    return word.lower() in target.phrases.small


def _tells_kind(match: Match, source: str) -> bool:
    """Whether a term of one word says what kind of thing the noun after it is: “tariff schedule”.

    It is in the singular then, whatever it means.
    """
    found = _NEXT.match(source, match.end)
    one = match.term.source.islower() and " " not in match.term.source
    return one and found is not None and found[1] not in lexicon("en").stop_words


def _is_noun_of(match: Match, before: _Word) -> bool:
    """Whether the word before a term's place is a noun that follows the term in the source."""
    return before.end - before.start >= _CONTENT and before.origin >= match.end


def _in_name(match: Match, source: str) -> bool:
    """Whether a term in small letters is part of a name: “Human Rights Watch”."""
    if not match.term.source.islower() or not source[match.start].isupper():
        return False
    beside = _CAPITAL_AFTER.match(source, match.end) or (
        match.start and _CAPITAL_BEFORE.search(source[: match.start])
    )
    return bool(beside) and not _is_title(source)


def _is_title(source: str) -> bool:
    """Whether the words of a text have capitals, as those of an English title do."""
    return not any(word.islower() and len(word) > _CONTENT for word in _WORD.findall(source))


def _holds_more(words: Sequence[_Word], place: Span, match: Match, source: str) -> bool:
    """Whether several words stand in a term's place, and one may come from the word before it.

    That is so if nothing else comes from that word, as far as the alignment can be trusted: a word
    right before the place that comes from the term may come from it.
    """
    found = _LAST.search(source[: match.start])
    if found is None or found[1].lower() in lexicon("en").stop_words:
        return False
    within = [word for word in words if place[0] <= word.start < place[1]]
    return len(within) > 1 and not any(
        found.start(1) <= word.origin <= found.end(1)
        or (word.end == place[0] - 1 and match.start <= word.origin < match.end)
        for word in words
        if word not in within
    )


def _is_part(words: Sequence[_Word], place: Span, match: Match, source: str) -> bool:
    """Whether one word is all that comes from several: there may be more of them before `de`."""
    within = [word for word in words if place[0] <= word.start < place[1]]
    return len(within) == 1 and not all(
        any(found.start() <= word.origin <= found.end() for word in words)
        for found in _WORD.finditer(source, match.start, match.end)
        if found.end() - found.start() >= _CONTENT
    )


def _adjectives(words: Sequence[_Word], end: int, match: Match, source: str) -> int:
    """The offset after the adjectives at `end`: they come from right before the term."""
    first = len(source[: match.start].rstrip().rpartition(" ")[0])
    for word in words:
        if (
            word.start == end + 1
            and first <= word.origin < match.start
            and word.end - word.start >= _CONTENT
        ):
            return word.end
    return end
