"""What a page says of how far its translation can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n.model import State
from l10n.render import passages
from l10n.render.languages import Language
from l10n.render.passages import Passage


class Tone(StrEnum):
    """What weighs most among the passages that no person has reviewed."""

    MACHINE = "machine"
    """A machine wrote some of them."""
    DRAFT = "draft"
    """None is a machine's, but some are being worked on."""
    SOURCE = "source"
    """All of them are shown in the source language."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A translation that is not reviewed in full."""

    language: Language
    """Of the translation."""
    tone: Tone
    states: Mapping[State, int]
    """How many passages are shown in each state but the reviewed one."""
    total: int
    """How many passages there are, reviewed ones included."""


def notice(shown: Sequence[Passage], language: Language) -> Notice | None:
    """What to say of a translation; None if every passage is reviewed."""
    states = passages.counts(shown)
    states.pop(State.REVIEWED, None)
    if not states:
        return None
    if State.MACHINE in states:
        tone = Tone.MACHINE
    elif states.keys() == {State.UNTRANSLATED}:
        tone = Tone.SOURCE
    else:
        tone = Tone.DRAFT
    return Notice(language, tone, states, len(shown))
