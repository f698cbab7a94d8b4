"""Words of a source text, counted as translators are paid: as pocount counts them.

The rules are those that the tests find in translate-toolkit's pocount 3.8: tags are nothing, a
full stop between two characters that are no digits is a space and takes both with it ("U.S. law"
is one word), and a piece that is punctuation alone is no word.
"""

from __future__ import annotations

import re

from l10n.model import Entry

_BREAK = re.compile(r"<br ?/?>")
_TAG = re.compile(r"""</?[\w.:]+(?:\s*[\w.:]+=(?:"[^"]*"|'[^']*'))*\s*/?>""")
_INNER_STOP = re.compile(r"\D\.\D")
_PUNCTUATION = (
    "!\"#$%'()*,-./:;<>?@[\\]^_`{}¡£¥©«®°±·»¿×÷،؛؟।॥॰።፣፤‘’‛“”„‟…′″‴‵‶‷‹›€、。「」『』【】！，；？"
)


def words(text: str) -> int:
    """The number of words of `text`."""
    plain = _INNER_STOP.sub(" ", _TAG.sub("", _BREAK.sub("\n", text)))
    return sum(bool(piece.strip(_PUNCTUATION)) for piece in plain.split())


def entry_words(entry: Entry) -> int:
    """The words of an entry's source text, of both its forms if it has a plural."""
    return words(entry.msgid) + words(entry.msgid_plural or "")
