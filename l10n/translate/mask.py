"""What must survive translation: hidden behind placeholders before, put back after.

A message is seen as plain text with tag spans over it and parts in it that are held back: tokens
(addresses, citations, terms to keep), which reach the engine as short placeholders that it copies,
and the names of persons, which reach it as other names that it knows well. Tags stay out of its
sight, or go with the text where it is asked to copy them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from l10n import markup
from l10n.translate.engine import Output, substitute
from l10n.translate.spaces import GAP
from l10n.translate.standins import Part
from l10n.translate.tokens import Span, joined, tokens


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write placeholders."""

    form: str
    """With `%d` for the number."""
    pattern: re.Pattern[str]
    """Finds them in a translation; group 1 is the number."""


STYLES = (
    Style("{%d}", re.compile(r"\{ ?(\d+) ?\}")),
    Style("X%d", re.compile(r"(?<!\w)X(\d+)(?!\w)")),
    Style("%%%d", re.compile(r"% ?(\d+)(?!\d)")),
)
"""In the order they are tried. The shipped model was seen to copy all three."""

_SCRAPS = re.compile(r"[{}<>]")
"""What is left of a placeholder that was copied badly; none of these is ever else in the text."""
_BREAK = re.compile(r" ?((?:</?[a-z]\d+>)*)\n((?:</?[a-z]\d+>)*) ?")
"""A hard line break with the spaces that the engine puts around a placeholder."""
_INNER = re.compile(r"((?:<[a-z]\d+>)+)( +)|( +)((?:</[a-z]\d+>)+)")
"""White space just within tags, which belongs outside."""
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}")
"""What is words to an engine, and to readers of another language."""
_CLOSED = re.compile(r"[\w.,;:!?”»’)\]]$")
_CODE = "c"
"""The letter of the tag whose text is code, and is not translated."""


@dataclass(frozen=True, slots=True)
class TagSpan:
    """A paired tag over a part of a text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A message as the engine gets it, and what is needed to get back from there."""

    text: str
    held: tuple[tuple[str, str], ...]
    """For each part held back, how the engine sees it and what it stands for, as message text."""
    spans: tuple[TagSpan, ...]
    """The tags that are not in `text`, over its offsets, the outer before the inner."""
    style: Style
    gaps: tuple[tuple[int, str], ...] = ()
    """Where `text` has a space for an entity, and what for."""

    def fixed(self, text: str) -> list[tuple[int, int, int]]:
        """Where a translation has parts that were held back: offsets, and the part's number."""
        if not self.held:
            return []
        known = {form: number for number, (form, _) in enumerate(self.held)}
        found = []
        for match in self.style.pattern.finditer(text):
            form = self.style.form % int(match[1])
            found.append((*match.span(), known.get(form, len(self.held))))
        names = "|".join(re.escape(form) for form in known if not self.style.pattern.match(form))
        if names:
            words = re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text)
            found += [(*match.span(), known[match[0]]) for match in words]
        return sorted(found)

    def pairs(self, text: str) -> list[tuple[Span, Span]]:
        """Where a translation has parts that were held back, and where `self.text` has them."""
        origins = {number: (start, end) for start, end, number in self.fixed(self.text)}
        found = self.fixed(text)
        return [((start, end), origins.get(number, (0, 0))) for start, end, number in found]

    def lost(self, text: str) -> list[str]:
        """What stood for parts that a translation does not have exactly once, or not cleanly."""
        if not self.held:
            return []
        found = self.fixed(text)
        numbers = [number for _, _, number in found]
        lost = [token for n, (_, token) in enumerate(self.held) if numbers.count(n) != 1]
        rest = _without(text, found)
        # Tags that the engine was to copy are no scraps.
        for tag in set(re.findall(markup.TAG, self.text)):
            rest = rest.replace(f"<{tag[0]}{tag[1]}>", "")
        unclean = _SCRAPS.search(rest) or len(self.held) in numbers
        return lost or [self.held[-1][1]] if unclean else lost

    def glued(self, output: Output) -> Output:
        """`output` without a space before what has none before it in the source, as a footnote."""
        for (start, _), (origin, _) in reversed(self.pairs(output.text)):
            if _CLOSED.search(self.text[:origin]):
                space = len(output.text[:start]) - len(output.text[:start].rstrip())
                output = substitute(output, start - space, start, "")
        return output

    def without_echo(self, output: Output) -> Output:
        """`output` with one placeholder where it has the same one twice in a row."""
        found = self.fixed(output.text)
        for (_, end, number), (again, after, other) in reversed(list(pairwise(found))):
            if number == other and not output.text[end:again].strip():
                output = substitute(output, end, after, "")
        return output


def mask(
    msgid: str,
    style: Style,
    *,
    keep: Iterable[str] = (),
    parts: Sequence[Part] = (),
    inline: bool = False,
) -> Masked:
    """`msgid` with its tokens behind placeholders of `style`.

    `keep` are terms that are not translated, `parts` are replaced as they say: their offsets are
    those of the plain text of `outline`. With `inline`, the tags stay in the text.
    """
    plain, spans = outline(msgid)
    chosen = _chosen(plain, spans, style, keep, parts)
    inner: list[TagSpan] = []
    held: list[tuple[str, str]] = []
    gaps: list[tuple[int, str]] = []
    out: list[str] = []
    position = 0
    for part in chosen:
        within = [span for span in spans if _inside(span, part.start, part.end)]
        if part.held:
            shifted = [_shifted(span, -part.start) for span in within]
            own = tagged(plain[part.start : part.end], shifted)
            held.append((part.form, own if part.back is None or within else part.back))
        inner += within
        out += [plain[position : part.start], part.form]
        if part.form == " ":
            gaps.append((sum(map(len, out)) - 1, plain[part.start : part.end]))
        position = part.end
    text = "".join([*out, plain[position:]])
    moved = tuple(_moved(span, chosen) for span in spans if span not in inner)
    if inline:
        return Masked(tagged(text, moved), tuple(held), (), style)
    return Masked(text, tuple(held), moved, style, tuple(gaps))


def unmask(masked: Masked, text: str, spans: Sequence[TagSpan] = ()) -> str:
    """The msgstr: `text`, a translation of `masked`, with its tags and what was held back.

    `spans` are the places of those tags that `masked` has lifted.
    """
    if masked.spans:
        text = tagged(text, spans)
    for start, end, number in reversed(masked.fixed(text)):
        if number < len(masked.held):
            text = text[:start] + masked.held[number][1] + text[end:]
    text = re.sub(" {2,}", " ", _INNER.sub(r"\2\1\4\3", text))
    return _BREAK.sub(r"\1\n\2", text)


def outline(msgid: str) -> tuple[str, list[TagSpan]]:
    """The plain text of a message, and its tags over it, the outer before the inner."""
    plain = ""
    spans: list[TagSpan] = []
    for piece in markup.pieces(msgid):
        if not piece.tag:
            plain += piece.text
        elif not piece.closing:
            spans.append(TagSpan(piece.tag, len(plain), -1))
        else:
            for number, span in enumerate(spans):
                if span.name == piece.tag and span.end < 0:
                    spans[number] = replace(span, end=len(plain))
                    break
    return plain, [span for span in spans if span.end >= 0]


def tagged(text: str, spans: Sequence[TagSpan]) -> str:
    """The message for `text` with `spans`: properly nested, the outer before the inner."""
    out: list[str] = []
    opened: list[TagSpan] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        out.append(markup.escape(text[position:to]))
        position = to

    def close(until: int) -> None:
        while opened and opened[-1].end <= until:
            span = opened.pop()
            advance(span.end)
            out.append(f"</{span.name}>")

    for span in spans:
        close(span.start)
        advance(span.start)
        out.append(f"<{span.name}>")
        opened.append(span)
    close(len(text))
    advance(len(text))
    return "".join(out)


def _chosen(
    plain: str,
    spans: Sequence[TagSpan],
    style: Style,
    keep: Iterable[str],
    parts: Sequence[Part],
) -> list[Part]:
    """All that is replaced in `plain`, in order, without overlaps: tokens go before `parts`."""
    like = [match.span() for match in style.pattern.finditer(plain)]
    protected = joined(plain, [*tokens(plain, keep), *_untranslated(plain, spans), *like])
    chosen = [Part(*span, "") for span in protected]
    gaps = [Part(*match.span(), " ", held=False) for match in GAP.finditer(plain)]
    for part in [*gaps, *parts]:
        free = all(part.end <= start or part.start >= end for start, end in protected)
        # Words that are rewritten can't carry the tags within them along.
        if free and (part.held or not any(_inside(span, part.start, part.end) for span in spans)):
            chosen.append(part)
    chosen.sort(key=lambda part: part.start)
    numbers = count()
    return [
        part if part.form else replace(part, form=style.form % next(numbers)) for part in chosen
    ]


def _untranslated(plain: str, spans: Iterable[TagSpan]) -> list[Span]:
    """The spans with nothing to translate in them: code, footnote numbers, symbols."""
    found = []
    for span in spans:
        text = plain[span.start : span.end]
        words = re.search(r"[^\W\d_]", text) or _DATE.fullmatch(text)
        if text and (span.name.startswith(_CODE) or not words):
            found.append((span.start, span.end))
    return found


def _inside(span: TagSpan, start: int, end: int) -> bool:
    """Whether a tag is within a token, and not all around it."""
    return start <= span.start and span.end <= end and (span.start, span.end) != (start, end)


def _shifted(span: TagSpan, by: int) -> TagSpan:
    return TagSpan(span.name, span.start + by, span.end + by)


def _moved(span: TagSpan, chosen: Sequence[Part]) -> TagSpan:
    """`span` over the masked text; one that begins or ends within a part takes all of it."""
    begin, finish = span.start, span.end
    shift_begin = shift_finish = 0
    for part in chosen:
        change = len(part.form) - (part.end - part.start)
        if part.end <= span.start:
            shift_begin += change
        elif part.start < span.start:
            begin = part.start
        if part.end <= span.end:
            shift_finish += change
        elif part.start < span.end:
            finish, shift_finish = part.end, shift_finish + change
    return TagSpan(span.name, begin + shift_begin, finish + shift_finish)


def _without(text: str, found: Iterable[tuple[int, int, int]]) -> str:
    """`text` without the parts found in it."""
    for start, end, _ in reversed(list(found)):
        text = text[:start] + " " + text[end:]
    return text
