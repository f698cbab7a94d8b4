"""Which addresses a page may link to."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# A browser drops these before it looks at the scheme (WHATWG URL, basic URL parser), so that
# "java\nscript:" is a script to it.
_DROPPED = re.compile(r"[\t\n\r]")
_TRIMMED = "".join(map(chr, range(0x21)))


def safe(address: str, base: str = "") -> str | None:
    """`address` as it may stand in a page, made absolute by `base`; None if it may not.

    Allowed are http, https, mailto and tel, and addresses without a scheme.
    """
    address = _DROPPED.sub("", address).strip(_TRIMMED)
    try:
        urlsplit(address)  # raises where joining to no base would not look
        full = address if address.startswith("#") else urljoin(base, address)
    except ValueError:
        return None
    scheme = _SCHEME.match(full)
    if scheme is not None and scheme[1].lower() not in _SCHEMES:
        return None
    return full
