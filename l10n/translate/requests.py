"""Messages to translate, and what is known of each before an engine sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n.glossary import Glossary
from l10n.model import Kind
from l10n.translate import leads
from l10n.translate.acronyms import acronyms
from l10n.translate.bearers import Bearers
from l10n.translate.engine import Draft, Engine
from l10n.translate.mask import outline
from l10n.translate.names import Name, lost
from l10n.translate.openings import Opening, opening
from l10n.translate.people import Known, Person, persons_in
from l10n.translate.places import places
from l10n.translate.rewriting import rewritten
from l10n.translate.target import Target
from l10n.translate.tokens import tokens

Message = tuple[str, Kind | None]
"""A msgid and its role, which tell messages apart: an item that begins with a verb is not drafted
as a heading is."""


@dataclass(frozen=True, slots=True)
class Request:
    """A message to translate, and what is known of it."""

    msgid: str
    """Without `lead`."""
    kind: Kind | None
    plain: str
    """The msgid without its tags."""
    persons: tuple[Person, ...] = ()
    tagged: bool = False
    lead: str = ""
    """The bullet or number before it, which is not translated."""
    opening: Opening | None = None
    """What is translated by itself before the rest; then `said` is its translation."""
    said: str = ""
    bearers: Bearers = field(default_factory=dict)
    """What the readout tells of those whom the message names by a title alone."""
    places: tuple[Name, ...] = ()
    held: tuple[Name, ...] = ()
    """The names that reach the engine as others, since a draft before has lost them."""

    @property
    def message(self) -> Message:
        """The message that it asks for."""
        return self.lead + self.msgid, self.kind


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all messages of a run."""

    engine: Engine
    target: Target
    locale: str
    keep: tuple[str, ...]
    english: bool
    """Whether the source is English, which the repairs of names, numbers and forms know."""
    glossary: Glossary | None
    terms: frozenset[str] = frozenset()
    """What the glossary has a rendering for."""

    @property
    def style(self) -> str:
        """The locale; that of the target where it names no territory."""
        return self.locale if "_" in self.locale else self.target.locale or self.locale


def request(
    message: Message, known: Known, bearers: Mapping[str, Bearers], setting: Setting
) -> Request:
    """The request for a message.

    `known` is what other texts say of persons; `bearers` are, by its plain text, those whom a
    message names by a title alone.
    """
    text, kind = message
    lead, msgid = leads.split(text)
    plain, spans = outline(msgid)
    plainly = Request(msgid, kind, plain, tagged=bool(spans), lead=lead)
    if not setting.english:
        return plainly
    persons = tuple(persons_in(plain, known))
    begun = opening(plain, spans, kind, setting.target)
    if begun and any(person.start < len(begun.head) for person in persons):
        begun = None
    return replace(
        plainly,
        persons=persons,
        opening=begun,
        bearers=bearers.get(outline(text)[0], {}),
        places=_places(plain, persons, setting),
    )


def held(asked: Request, draft: Draft, setting: Setting) -> Request:
    """A request with the names held back that its draft has lost."""
    names = (*asked.places, *acronyms(asked.plain, setting.engine.target))
    return replace(asked, held=lost(names, draft.problems))


def _places(plain: str, persons: Sequence[Person], setting: Setting) -> tuple[Name, ...]:
    """The places of a text but for persons, tokens, what is rewritten, and the glossary's terms."""
    taken = [(person.start, person.end) for person in persons] + tokens(plain, setting.keep)
    taken += [(part.start, part.end) for part in rewritten(plain)]
    found = places(plain, taken, setting.engine.target, setting.style)
    return tuple(name for name in found if name.text not in setting.terms)
