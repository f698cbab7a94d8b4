"""What is said of a Spanish subject: the verb and the participle that agree with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.translate.nouns import ENDINGS, Shape

_SINGULAR = {
    "dicen": "dice",
    "dijeron": "dijo",
    "eran": "era",
    "están": "está",
    "estuvieron": "estuvo",
    "fueron": "fue",
    "fueran": "fuera",
    "han": "ha",
    "hicieron": "hizo",
    "pudieron": "pudo",
    "sean": "sea",
    "son": "es",
    "tuvieron": "tuvo",
}
_PLURAL = {one: many for many, one in _SINGULAR.items()}
_REGULAR = (
    (re.compile(r"(\w+[aei])rán$"), r"\1rá"),
    (re.compile(r"(\w+)aron$"), r"\1ó"),
    (re.compile(r"(\w+)ieron$"), r"\1ió"),
    (re.compile(r"(\w+(?:ab|í))an$"), r"\1a"),
    (re.compile(r"(\w{2,}[ae])n$"), r"\1"),
)
"""Endings of the third person: the plural, and its singular."""
_REGULAR_PLURAL = (
    (re.compile(r"(\w+[aei]rá|\w+aba|\w+ía)$"), r"\1n"),
    (re.compile(r"(\w*[^i])ó$"), r"\1aron"),
)
"""The singular, and its plural, where the ending is that of one conjugation."""
_BE = (
    r"(?:es|son|era|eran|fue|fueron|ser|será|serán|sería|serían|sea|sean|sido|está|están|estaba"
    r"|estaban|estuvo|estuvieron|estará|estarán|permanece|permanecen|permanecerá|permanecerán"
    r"|permaneció|permanecieron|queda|quedan|quedará|quedarán|quedó|quedaron|sigue|siguen)"
)
_AUXILIARY = (
    r"(?:no|se|ya|aún|también|ha|han|había|habían|habrá|habrán|puede|pueden|podrá|podrán|podría"
    r"|podrían|debe|deben|deberá|deberán|debería|deberían|va|van|a)"
)
_SAID = re.compile(
    r"(?: (?:de|del|sobre|para|con|contra|en|entre)\b[^.,;:—–()]*?)?(?: que)?"
    rf"(?P<verbs>(?: {_AUXILIARY})* {_BE})(?: \w+mente| también| ya| muy)? "
    r"\w*(?:[aií]d|ari|ch|ct|ic|iv|os|rt|st)(?P<ending>[oa]s?)\b"
)
"""The complements of a subject, the verb, and a participle that agrees with the subject."""
_VERB = re.compile(
    r"(?: del? (?:l[ao]s? )?[A-Z]\w+(?: [A-Z]\w+)*)?(?: \([A-Z]+\))?"
    r" (?:(?:no|se|también|ya|aún) )?(?P<verb>\w+)"
)
"""The verb right after a subject, whose complement can be a name."""


@dataclass(frozen=True, slots=True)
class Change:
    """A word to put in place of another, at these offsets."""

    start: int
    end: int
    text: str


def changes(text: str, after: int, old: Shape, new: Shape) -> list[Change]:
    """What of `text` has to change where a subject that ends at `after` becomes another, in order.

    A participle changes that agrees with the old subject, and a verb right after the subject whose
    number is known by its ending.
    """
    said = _SAID.match(text, after)
    if said and said["ending"] != ENDINGS[bool(old.feminine) + 2 * old.plural]:
        said = None
    found: list[Change] = []
    if old.plural != new.plural:
        verb = None if said else _VERB.match(text, after)
        span = said.span("verbs") if said else verb.span("verb") if verb else (after, after)
        found += [
            Change(*word.span(), _other_number(word[0], plural=new.plural))
            for word in re.compile(r"\w+").finditer(text, *span)
        ]
    if said and new.feminine is not None:
        found.append(Change(*said.span("ending"), ENDINGS[new.feminine + 2 * new.plural]))
    return found


def _other_number(verb: str, *, plural: bool) -> str:
    """A verb in a number, or as it is where its ending does not tell."""
    irregular = _PLURAL if plural else _SINGULAR
    if verb in irregular:
        return irregular[verb]
    for pattern, made in _REGULAR_PLURAL if plural else _REGULAR:
        if pattern.match(verb):
            return pattern.sub(made, verb)
    return verb
