"""The places of a line where a sentence may end, and what stands around each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.abbreviations import english

MARK = re.compile(
    r"""
    (?P<mark> (?<![.?!…]) (?: \.(?:\s\.)++ | [.?!…]++ ) )
    (?P<close> [”"’'»)\]\u200b]* )
    (?P<note> (?:\[\d+\])+ | [¹²³⁰⁴-⁹]+ | (?<=[^\W\d_]\.)\d{1,2} | (?<=[^\W\d_]\.[”"])\d{1,2} )?
    (?P<space> \s+ (?=\S) | (?=[A-Z][a-z]) )
    """,
    re.VERBOSE,
)
"""What may end a sentence, with the white space after it; a scraped page may have lost that."""

_WORD = re.compile(r"[^\s“”\"‘«»()\[\]/–—-]*$")
_OPENING = re.compile(r"(?:[\s“\"‘'’`«(\[¿¡…•▪◦·●■*]|\.{3})*")
_HEAD = re.compile(r"[^\W\d_]{2,}(?![\w-])|[^\W\d_](?=[\s,’'])")
_CLOSING = re.compile(r"[,;:&/+=%)\]}?!”»–—-]|\.(?!\.\.)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_UNDER = re.compile(r"Under\s+Secretar")
_REACH = 60
"""How far back a word is looked for: none that matters is longer."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a sentence may end."""

    line: str
    """The whole line."""
    upper: bool
    """Whether the whole line is in capitals."""
    first: bool
    """Whether nothing of its sentence stands before the mark."""
    before: str
    """The end of the text before `chunk`, in the same sentence, trimmed."""
    chunk: str
    """All that stands before the mark, back to a white space."""
    word: str
    """The last word of `chunk`."""
    at: int
    """Where the mark stands in `line`."""
    mark: str
    """The full stop, question mark or the like; several in a row, or the dots of an ellipsis."""
    close: str
    """The closing quotation marks and brackets after it."""
    note: str
    """The mark of a footnote."""
    glued: bool
    """Whether no white space follows."""
    head: int
    """Where the next sentence would begin, past its opening signs."""

    @property
    def lower(self) -> bool:
        """Whether a small letter follows."""
        return self.line[self.head].islower()

    @property
    def next_word(self) -> str:
        """The word that follows, if it is one."""
        found = _HEAD.match(self.line, self.head)
        word = found[0] if found else ""
        return word.capitalize() if self.upper else word

    @property
    def opens(self) -> bool:
        """Whether the word that follows is one that begins sentences."""
        return self.next_word in english().openers and not _UNDER.match(self.line, self.head)

    @property
    def ends_quotation(self) -> bool:
        """Whether a double quotation mark closes here."""
        return any(mark in self.close for mark in '”"»')

    @property
    def is_address(self) -> bool:
        """Whether a web or mail address, or a file's name, stands before."""
        return not self.dotted and any(sign in self.chunk for sign in "./@")

    @property
    def dotted(self) -> bool:
        """Whether the word is letters with full stops between them: `U.S`, `Ph.D`."""
        return _DOTTED.fullmatch(self.word) is not None


def stop_at(line: str, start: int, match: re.Match[str], *, upper: bool) -> Stop | None:
    """The stop at a `match` of MARK in the sentence of `line` that begins at `start`.

    None where what follows continues the sentence whatever stands before: a comma, a dash, the end
    of the line. `upper` says whether the whole line is in capitals.
    """
    opening = _OPENING.match(line, match.end())
    head = opening.end() if opening else match.end()
    if head == len(line) or any(_CLOSING.match(line, place) for place in (match.end(), head)):
        return None
    at = match.start()
    reach = line[max(start, at - _REACH) : at]
    chunk = reach.split()[-1] if reach and not reach[-1].isspace() else ""
    word = _WORD.search(chunk)
    return Stop(
        line=line,
        upper=upper,
        first=at == start,
        before=reach[: len(reach) - len(chunk)].rstrip(),
        chunk=chunk,
        word=word[0] if word else "",
        at=at,
        mark=match["mark"],
        close=match["close"],
        note=match["note"] or "",
        glued=not match["space"],
        head=head,
    )
