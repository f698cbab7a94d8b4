"""Ways to translate a message, the next one for when those before it lost something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from l10n.translate import standins
from l10n.translate.making import Candidate
from l10n.translate.mask import STYLES, Style, mask
from l10n.translate.misread import reworded
from l10n.translate.native import quotations
from l10n.translate.numbers import numbers_in, styled
from l10n.translate.openings import opened
from l10n.translate.requests import Request, Setting
from l10n.translate.rewriting import rewritten
from l10n.translate.variants import Variant, variants


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way to translate a message."""

    helps: Literal["all", "names", "limits", "held", "tags", "persons", "numbers"]
    """Which messages it may help: those with a fault of `limits`, with parts held back, …"""
    style: Style
    names: int = 0
    """Which set of stand-ins the names of persons get."""
    inline: bool = False
    """Whether the engine is to copy the tags, which are else put back by alignment."""
    best: int = 1
    """How many translations to choose from."""
    careful: bool = False
    """Whether the engine is to repeat nothing."""


ATTEMPTS = (
    Attempt("all", STYLES[0]),
    Attempt("names", STYLES[0]),
    Attempt("limits", STYLES[0], careful=True),
    Attempt("held", STYLES[1], names=1),
    Attempt("tags", STYLES[0], names=2, inline=True),
    Attempt("tags", STYLES[2], names=3, inline=True),
    Attempt("all", STYLES[0], names=4, best=4),
    Attempt("tags", STYLES[0], names=5, inline=True, best=4),
    Attempt("persons", STYLES[0], names=-1),
    Attempt("numbers", STYLES[0]),
)
"""In order, until one gives a draft that has lost nothing: for a mere doubt, the likeliest
translation is not given up. Numbers are held back in the last alone, and names reach the engine as
they are where `names` is negative."""


def candidates(request: Request, attempt: Attempt, setting: Setting) -> Iterator[Candidate]:
    """The texts to translate for a message in an attempt; none if it can't help the message."""
    parts = _parts(request, attempt, setting)
    masked = mask(
        request.msgid, attempt.style, keep=setting.keep, parts=parts, inline=attempt.inline
    )
    shown = {(part.start, part.end): part.form for part in parts}
    forms = tuple(
        (shown.get((person.start, person.end), request.plain[person.start : person.end]), person)
        for person in request.persons
    )
    useful = {
        "all": True,
        "names": bool(request.held),
        "limits": True,
        "held": bool(masked.held),
        "tags": request.tagged,
        "persons": bool(request.persons),
        "numbers": bool(masked.held),
    }
    if not useful[attempt.helps]:
        return
    if attempt.inline or not setting.english:
        yield Candidate(request, masked, Variant(masked.text, lambda output: output), forms)
        return
    if request.said:
        ways = opened(masked.text, request.said, request.kind, setting.target)
    else:
        ways = iter(variants(masked.text, request.kind, setting.target))
    for variant in ways:
        yield Candidate(request, masked, variant, forms)


def _parts(request: Request, attempt: Attempt, setting: Setting) -> list[standins.Part]:
    """What an attempt replaces in the plain text of a message, besides its tokens."""
    spoken = quotations(request.plain, setting.engine.source, setting.engine.target)
    parts = [standins.Part(*span, "") for span in spoken]
    if not setting.english:
        return parts
    parts += rewritten(request.plain)
    parts += standins.proper(request.plain, request.held)
    if attempt.names >= 0:
        parts += standins.names(request.plain, request.persons, attempt.names)
        parts += standins.cities(request.plain, attempt.names)
    parts += reworded(request.plain)
    if attempt.helps == "numbers":
        for start, end in numbers_in(request.plain):
            digits = styled(request.plain[start:end], setting.locale, setting.target)
            parts.append(standins.Part(start, end, "", back=digits))
    return standins.apart(parts)
