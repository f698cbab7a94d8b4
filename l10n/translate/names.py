"""Names as a translation may have them."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """`text` without accents, and with one form of the apostrophe."""
    apart = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
