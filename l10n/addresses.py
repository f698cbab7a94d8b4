"""Which addresses may be linked to: one rule for what is read and for what is rendered."""

from __future__ import annotations

import re

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# A browser drops these before it looks at the scheme (WHATWG URL Standard, basic URL parser), so
# that "java\nscript:" is a script to it.
_DROPPED = re.compile(r"[\t\n\r]")
_TRIMMED = "".join(map(chr, range(0x21)))


def as_browsers_see(address: str) -> str:
    """`address` without the characters that a browser drops before it looks at the scheme."""
    return _DROPPED.sub("", address).strip(_TRIMMED)


def is_safe(address: str) -> bool:
    """Whether the address is http, https, mailto or tel, or has no scheme.

    `address` is one that `as_browsers_see` gave.
    """
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in _SCHEMES
