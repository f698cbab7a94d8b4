"""What must survive translation: hidden behind placeholders before, put back after.

A message is seen as plain text with tag spans over it and tokens in it. Tokens (addresses,
placeholders, citations, terms to keep) reach the engine as short placeholders that it copies. Tags
stay out of its sight, or go with the text where it is asked to copy them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from l10n import markup
from l10n.translate.engine import Output, substitute
from l10n.translate.tokens import Span, merged, tokens


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
    tokens: tuple[str, ...]
    """What the placeholders stand for, as message text: number n is item n."""
    spans: tuple[TagSpan, ...]
    """The tags that are not in `text`, over its offsets, the outer before the inner."""
    style: Style

    def placeholders(self, text: str) -> list[Span]:
        """Where `text` has placeholders of this message."""
        if not self.tokens:
            return []
        found = self.style.pattern.finditer(text)
        return [match.span() for match in found if int(match[1]) < len(self.tokens)]

    def lost(self, text: str) -> list[str]:
        """The tokens that a translation does not have exactly once, or not cleanly."""
        if not self.tokens:
            return []
        counts = Counter(int(match[1]) for match in self.style.pattern.finditer(text))
        lost = [token for number, token in enumerate(self.tokens) if counts[number] != 1]
        unclean = _SCRAPS.search(self.style.pattern.sub(" ", text)) or len(counts) > len(
            self.tokens
        )
        return lost or [self.tokens[-1]] if unclean else lost

    def without_echo(self, output: Output) -> Output:
        """`output` with one placeholder where it has the same one twice in a row."""
        spans = self.placeholders(output.text)
        for (start, end), (again, after) in reversed(list(pairwise(spans))):
            same = output.text[start:end] == output.text[again:after]
            if same and not output.text[end:again].strip():
                output = substitute(output, end, after, "")
        return output


def mask(msgid: str, style: Style, *, keep: Iterable[str] = (), inline: bool = False) -> Masked:
    """`msgid` with its tokens behind placeholders of `style`.

    `keep` are terms that are not translated. With `inline`, the tags stay in the text.
    """
    plain, spans = outline(msgid)
    like = [match.span() for match in style.pattern.finditer(plain)]
    protected = merged([*tokens(plain, keep), *_untranslated(plain, spans), *like])
    inner: list[TagSpan] = []
    held: list[str] = []
    out: list[str] = []
    position = 0
    for number, (start, end) in enumerate(protected):
        within = [span for span in spans if _inside(span, start, end)]
        shifted = [TagSpan(span.name, span.start - start, span.end - start) for span in within]
        held.append(tagged(plain[start:end], shifted))
        inner += within
        out += [plain[position:start], style.form % number]
        position = end
    text = "".join([*out, plain[position:]])
    moved = tuple(_moved(span, protected, style) for span in spans if span not in inner)
    if inline:
        return Masked(tagged(text, moved), tuple(held), (), style)
    return Masked(text, tuple(held), moved, style)


def unmask(masked: Masked, text: str, spans: Sequence[TagSpan] = ()) -> str:
    """The msgstr: `text`, a translation of `masked`, with `spans` as tags and its tokens back."""
    if masked.spans:
        text = tagged(text, spans)

    def token(match: re.Match[str]) -> str:
        number = int(match[1])
        return masked.tokens[number] if number < len(masked.tokens) else match[0]

    return _BREAK.sub(r"\1\n\2", masked.style.pattern.sub(token, text))


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


def _untranslated(plain: str, spans: Iterable[TagSpan]) -> list[Span]:
    """The spans with nothing to translate in them: code, footnote numbers, symbols."""
    return [
        (span.start, span.end)
        for span in spans
        if span.start < span.end
        and (
            span.name.startswith(_CODE) or not re.search(r"[^\W\d_]", plain[span.start : span.end])
        )
    ]


def _inside(span: TagSpan, start: int, end: int) -> bool:
    """Whether a tag is within a token, and not all around it."""
    return start <= span.start and span.end <= end and (span.start, span.end) != (start, end)


def _moved(span: TagSpan, protected: Sequence[Span], style: Style) -> TagSpan:
    """`span` over the masked text; one that begins or ends within a token takes all of it."""
    begin, finish = span.start, span.end
    shift_begin = shift_finish = 0
    for number, (start, end) in enumerate(protected):
        change = len(style.form % number) - (end - start)
        if end <= span.start:
            shift_begin += change
        elif start < span.start:
            begin = start
        if end <= span.end:
            shift_finish += change
        elif start < span.end:
            finish, shift_finish = end, shift_finish + change
    return TagSpan(span.name, begin + shift_begin, finish + shift_finish)
