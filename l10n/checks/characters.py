"""Characters that a reader does not see, or takes for another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from l10n.checks.rule import Pair, quoted
from l10n.model import Severity

_INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\ufffc\ufffd"
)
_UNSEEN = {"Cc", "Co", "Cs", "Cn"}
"""Categories of Unicode: controls, private use, surrogates, unassigned."""
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


class ControlCharacters:
    """Control characters, marks of writing direction and other characters no one sees."""

    name = "control-characters"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each such character that the source does not have, by its code."""
        if pair.msgstr.isprintable() and _INVISIBLE.isdisjoint(pair.msgstr):
            return
        for character in dict.fromkeys(pair.msgstr):
            if character not in pair.msgid and _unseen(character):
                name = unicodedata.name(character, "a control character")
                yield f"U+{ord(character):04X} ({name}) is in the translation; delete it"


class MixedScript:
    """A letter of another alphabet that looks like a Latin one."""

    name = "mixed-script"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each word of more than one alphabet, or of one that the source does not have."""
        latin = pair.target_lexicon.traits.get("script") == "LATIN"
        for word in dict.fromkeys(re.findall(r"[^\W\d_]+", pair.target)):
            if word.isascii():
                continue
            scripts = {script for letter in word if (script := _script(letter))}
            foreign = latin and scripts and "LATIN" not in scripts
            if (len(scripts) > 1 or foreign) and word not in pair.source:
                strange = [letter for letter in word if _script(letter) not in {"", "LATIN"}]
                letters = ", ".join(f"{c} (U+{ord(c):04X})" for c in dict.fromkeys(strange))
                yield f"{quoted([word])} has letters of another alphabet: {letters}"


def _unseen(character: str) -> bool:
    if character in "\n\t":
        return False
    return character in _INVISIBLE or unicodedata.category(character) in _UNSEEN


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
