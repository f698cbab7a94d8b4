"""What a page shows of each segment in one language, and in which state it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from l10n import markup
from l10n.model import Key, Segment, State, Tag, Translation
from l10n.render.inline import text_to_html, to_html
from l10n.render.languages import Language

_LEAST_CHECKED_FIRST = (
    State.MACHINE,
    State.MEMORY,
    State.EDITED,
    State.STALE,
    State.UNTRANSLATED,
    State.REVIEWED,
)
_WITHOUT_TEXT = frozenset({State.UNTRANSLATED, State.OBSOLETE})


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment as a page in one language shows it."""

    message: str
    """The text, with its paired tags."""
    tags: tuple[Tag, ...]
    language: Language
    """Of the text: the source language where there is no translation to show."""
    state: State
    """Of the text that is shown: untranslated wherever that is the source."""
    score: float | None = None
    """A machine draft's confidence, 0 to 1."""
    withheld: bool = False
    """Whether there is a translation that can't be shown, because its tags are not its source's."""

    @property
    def html(self) -> Markup:
        """The text as HTML."""
        return to_html(self.message, self.tags)

    @property
    def plain(self) -> str:
        """The text without its tags, on one line."""
        return " ".join(markup.plain(self.message).split())

    def marked(self, page: Language) -> Markup:
        """The text as HTML with its state, and its language where that is not the page's.

        Text that is reviewed and in the page's language stands without an element of its own.
        """
        attributes = Markup("")
        if self.state is not State.REVIEWED:
            attributes += Markup(' data-l10n-state="{}"').format(self.state)
        attributes += lang_attributes(self.language, page)
        return (
            Markup("<span{}>{}</span>").format(attributes, self.html) if attributes else self.html
        )


def lang_attributes(language: Language, page: Language) -> Markup:
    """` lang="es"` for a passage within a page of another language; empty for the same."""
    if language.tag == page.tag:
        return Markup("")
    attributes = Markup(' lang="{}"').format(language.tag)
    if language.direction != page.direction:
        attributes += Markup(' dir="{}"').format(language.direction)
    return attributes


def in_source(segments: Sequence[Segment], source: Language) -> tuple[Passage, ...]:
    """The segments as they are, a passage for each."""
    return tuple(Passage(s.msgid, s.tags, source, State.REVIEWED) for s in segments)


def translated(
    segments: Sequence[Segment],
    translations: Mapping[Key, Translation],
    target: Language,
    source: Language,
    *,
    release: bool,
) -> tuple[Passage, ...]:
    """A passage for each segment: its translation, or the source text where there is none to show.

    With `release` only reviewed translations are shown. A translation whose tags are not those of
    its source is withheld.
    """
    return tuple(
        _translated(segment, translations.get(segment.key), target, source, release=release)
        for segment in segments
    )


def counts(passages: Sequence[Passage]) -> dict[State, int]:
    """How many passages there are of each state that occurs, the least checked first."""
    found = Counter(passage.state for passage in passages)
    return {state: found[state] for state in _LEAST_CHECKED_FIRST if found[state]}


def text(segments: Sequence[Segment], passages: Sequence[Passage], page: Language) -> Markup:
    """The text of one block, from its segments and what is shown for each."""
    parts: list[Markup] = []
    for segment, passage in zip(segments, passages, strict=True):
        parts += text_to_html(segment.lead), passage.marked(page), text_to_html(segment.tail)
    return Markup("").join(parts)


def _translated(
    segment: Segment,
    translation: Translation | None,
    target: Language,
    source: Language,
    *,
    release: bool,
) -> Passage:
    fallback = Passage(segment.msgid, segment.tags, source, State.UNTRANSLATED)
    if translation is None or translation.state in _WITHOUT_TEXT or not translation.text.strip():
        return fallback
    if release and translation.state is not State.REVIEWED:
        return fallback
    if markup.fault(segment.msgid, translation.text):
        return Passage(segment.msgid, segment.tags, source, State.UNTRANSLATED, withheld=True)
    shown, state, score = translation.text.strip(), translation.state, translation.score
    return Passage(shown, segment.tags, target, state, score)
