"""Messages as the review page shows them: tags to be seen, terms and changed words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from l10n import markup
from l10n.glossary import Glossary, Term
from l10n.glossary.phrases import PhraseIndex
from l10n.glossary.terms import Status
from l10n.render.inline import text_to_html


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a message's plain text that is marked."""

    start: int
    end: int
    """Offsets in `markup.plain(message)`, half-open."""
    style: str
    """The name of its class."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A term to render as the glossary says, or one whose rendering the glossary forbids."""

    term: Term
    forbidden: bool = False
    """Whether the translation has what it must not."""
    met: bool = False
    """Whether the translation has what it must."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary's terms in a sentence and its translation."""

    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    asked: tuple[Asked, ...] = ()


class TermFinder:
    """Finds a glossary's terms in sentences and in their translations."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        rows = ((target, term) for term in glossary.terms for target in term.targets)
        self._renderings = PhraseIndex(rows, glossary.language)

    def terms(self, msgid: str, msgstr: str) -> Terms:
        """The terms of a message, and where they are in both languages.

        What is forbidden for one term is allowed where another term of the message asks for it.
        """
        source, target = markup.plain(msgid), markup.plain(msgstr)
        matches = self._glossary.matches(source)
        wanted = dict.fromkeys(match.term for match in matches)
        forbidden = dict.fromkeys(self._glossary.forbids(source))
        asked = {**wanted, **forbidden}
        there = [match for match in self._renderings.all(target) if match[0] in asked]
        found = _longest(there)
        rendered = {term for term, _, _ in found}
        rendered |= {term for term, _, _ in there if term in wanted}
        return Terms(
            tuple(Span(m.start, m.end, _style(m.term in rendered)) for m in matches),
            tuple(
                Span(start, end, _style(term.status is not Status.FORBIDDEN))
                for term, start, end in found
            ),
            (
                *sorted(
                    (Asked(term, met=term in rendered) for term in wanted),
                    key=lambda one: one.met,
                ),
                *(Asked(term, forbidden=True) for term in forbidden if term in rendered),
            ),
        )


def _longest(found: Iterable[tuple[Term, int, int]]) -> list[tuple[Term, int, int]]:
    """Those that do not overlap, from left to right, the longest at each place.

    Of two at one place, the one that is asked for wins over the one that is forbidden.
    """
    kept: list[tuple[Term, int, int]] = []
    for term, start, end in sorted(
        found, key=lambda match: (match[1], -match[2], match[0].status is Status.FORBIDDEN)
    ):
        if not kept or start >= kept[-1][2]:
            kept.append((term, start, end))
    return kept


def html(message: str, spans: Iterable[Span] = ()) -> Markup:
    """A message as HTML: its tags as text of the class `tag`, and `spans` marked.

    The spans are in order and do not overlap. Everything else is escaped.
    """
    marks = list(spans)
    out: list[Markup] = []
    position = 0
    for piece in markup.pieces(message):
        if piece.tag:
            tag = f"</{piece.tag}>" if piece.closing else f"<{piece.tag}>"
            out.append(Markup('<span class="tag">{}</span>').format(tag))
            continue
        out += _marked(piece.text, position, marks)
        position += len(piece.text)
    return Markup("").join(out)


def _marked(text: str, offset: int, marks: Sequence[Span]) -> Iterator[Markup]:
    """A run of plain text that begins at `offset`, cut where marks begin and end."""
    inside = [mark for mark in marks if mark.start < offset + len(text) and mark.end > offset]
    edges = {0, len(text)}
    for mark in inside:
        edges |= {max(mark.start - offset, 0), min(mark.end - offset, len(text))}
    for start, end in pairwise(sorted(edges)):
        part = text_to_html(text[start:end])
        style = next((m.style for m in inside if m.start <= offset + start < m.end), "")
        yield Markup('<span class="{}">{}</span>').format(style, part) if style else part


def _style(good: bool) -> str:
    return "term" if good else "term term-fault"
