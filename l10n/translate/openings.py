"""What a text opens with before its sentence: a label, as `CLIMATE:`, or the place of a dateline.

An engine takes a label for the subject of the sentence after it, and copies one in capitals. So
the two are translated apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n import markup
from l10n.model import Kind
from l10n.translate.capitals import as_title, is_known, is_shouted
from l10n.translate.engine import Draft, Link, Output
from l10n.translate.mask import TagSpan
from l10n.translate.readings import is_finite
from l10n.translate.repair import repaired
from l10n.translate.target import Target
from l10n.translate.variants import Variant, heading, variants

_UPPER = "A-ZÀ-ÖØ-Þ"
_PLACE = rf"[{_UPPER}][{_UPPER}.’'-]+(?:,? [{_UPPER}][{_UPPER}.’'-]*){{0,4}}"
_REGION = rf"(?:, [{_UPPER}][\w.]+(?: [{_UPPER}][\w.]+){{0,3}})?"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
_DATELINE = re.compile(
    rf"(?P<head>(?P<place>{_PLACE}){_REGION}{_DAY}(?: \([^(){{}}]{{1,40}}\))?)"
    r"(?P<joint>\s(?:--|[–—-])\s|--|[–—])(?=[“\"‘{\w])"
)
_LABEL = re.compile(r"(?P<head>[^\W\d_][^:.;?!{}()“”\"\n]{0,60}(?<!\s))(?P<joint>:\s+)(?=\S)")
_PROSE = frozenset({None, Kind.PARAGRAPH, Kind.QUOTE, Kind.NOTICE})
_CITY = "Chicago"
"""Stands for a place, so that its country or its date is translated as in a dateline."""
_SURE_PLACE = 0.8
"""The score below which the translation of a place may be a misspelling of it."""
_SURE, _LIKELY = 6, 4
"""The most words of a label: of one that is marked as such, and of any other."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A label or a dateline."""

    head: str
    """Its text, without the colon or dash."""
    place: int = 0
    """How many of its characters are a place in capitals; 0 for a label."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The texts to translate for it: a label, or a place and what follows a place."""
        if not self.place:
            return (self.head,)
        after = self.head[self.place :]
        return (as_title(self.head[: self.place]), *([_CITY + after] if after else ()))

    @property
    def kind(self) -> Kind:
        """What these are translated as."""
        return Kind.PARAGRAPH if self.place else Kind.HEADING

    def said(self, made: Sequence[Draft]) -> str:
        """Its translation, from those of `asked`; empty if it can't be told from them."""
        if any(draft.problems or not draft.text for draft in made):
            return ""
        texts = [markup.plain(draft.text) for draft in made]
        if not self.place:
            return texts[0]
        if any(not text.startswith(_CITY) for text in texts[1:]):
            return ""
        sure = made[0].score >= _SURE_PLACE
        place = texts[0].upper() if sure else self.head[: self.place]
        return place + "".join(text.removeprefix(_CITY) for text in texts[1:])


def opening(
    plain: str, spans: Sequence[TagSpan], kind: Kind | None, target: Target
) -> Opening | None:
    """What a message opens with, if that is to be translated by itself.

    In prose a label is marked by capitals or a tag, or known by heart.
    """
    if found := _DATELINE.match(plain):
        return Opening(found["head"], len(found["place"]))
    found = _LABEL.match(plain)
    if found is None:
        return None
    head, words = found["head"], len(found["head"].split())
    tagged = [span for span in spans if plain[: span.end + 1].rstrip().endswith(":")]
    if len(tagged) > 1:
        return None
    marked = is_shouted(head) or any(not span.start for span in tagged)
    rest = plain[found.end() :]
    # "Day 2: Brasília": a name by itself is easily misspelled.
    named = " " not in rest and not is_known(rest.lower()) and not heading(rest, kind, target)
    likely = kind not in _PROSE and words <= _LIKELY and not is_finite(head) and not named
    if (marked and words <= _SURE) or likely or heading(head, kind, target):
        return Opening(head)
    return None


def opened(text: str, said: str, kind: Kind | None, target: Target) -> Iterator[Variant]:
    """The ways to translate `text` if what it opens with is `said` in the target language."""
    found = _DATELINE.match(text) or _LABEL.match(text)
    if found is None:
        yield from variants(text, kind, target)
        return
    for variant in variants(text[found.end() :], kind, target):
        yield replace(variant, back=_behind(text, found, said, variant.back))


def whole(text: str, said: str, kind: Kind | None, target: Target) -> str:
    """The translation of a text that opens with `said`, if the rest is known by heart."""
    found = _LABEL.match(text)
    known = heading(text[found.end() :], kind, target) if found else ""
    return said + found["joint"] + known if found and known else ""


def _behind(
    text: str, found: re.Match[str], said: str, back: Callable[[Output], Output | None]
) -> Callable[[Output], Output | None]:
    """What puts the translation of the rest of `text` behind `said`."""
    rest, before = text[found.end() :], said + found["joint"]

    def joined(output: Output) -> Output | None:
        made = back(output)
        if made is None:
            return None
        made = repaired(rest, made)
        links = (
            replace(
                link,
                target=link.target + len(before),
                target_end=link.target_end + len(before),
                source=link.source + found.end(),
                source_end=link.source_end + found.end(),
            )
            for link in made.links
        )
        head = Link(0, len(said), 0, found.end("head"), 1.0)
        return replace(made, text=before + made.text, links=(head, *links) if made.links else ())

    return joined
