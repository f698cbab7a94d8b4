"""Names that a translation has in a form that can be foretold: as they are, or as a list says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from l10n.translate.engine import Output, substitute


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a place, an organization or the like."""

    text: str
    start: int
    end: int
    """Offsets of the mention, with an article that belongs to it."""
    forms: tuple[str, ...]
    """What a translation may have; the first is what belongs there. One in small letters is the
    beginning of a word."""
    back: str = ""
    """The first form with its article."""
    acronym: bool = False

    @property
    def problem(self) -> str:
        """What a draft that lacks the name has among its problems."""
        return f"{self.text} is not there"

    def is_in(self, text: str) -> bool:
        """Whether a translation has the name in one of its forms, whatever the accents."""
        plain = folded(text)
        return any(_pattern(folded(form)).search(plain) for form in self.forms)


def accented(names: Iterable[Name], output: Output) -> Output:
    """`output` with the accents of the names that a translation has without theirs."""
    for name in names:
        written = name.forms[0]
        if written != name.text and folded(written) == folded(name.text):
            found = re.finditer(rf"(?<!\w){re.escape(name.text)}(?!\w)", output.text)
            for match in reversed(list(found)):
                output = substitute(output, *match.span(), written)
    return output


def lost(names: Iterable[Name], problems: Iterable[str]) -> tuple[Name, ...]:
    """Those of `names` that a draft lacks, told by its problems."""
    said = frozenset(problems)
    return tuple(name for name in names if name.problem in said)


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """`text` without accents, and with one form of the apostrophe."""
    apart = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}" + ("" if form.islower() else r"(?!\w)"))
