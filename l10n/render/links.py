"""Addresses: of our own pages, and those that a readout links to."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from l10n import addresses

_ADDRESS_CHARACTERS = "/:?#@!$&'()*+,;=%~"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def between(page: str, other: str) -> str:
    """The relative address that leads from one file of the output folder to another.

    Both are names below the output folder, with `/`: `es/releases/a.html`.
    """
    return quote(posixpath.relpath(other, posixpath.dirname(page) or "."))


def absolute(base_url: str, page: str) -> str:
    """The address of a file of the output folder that is served below `base_url`."""
    return f"{base_url.rstrip('/')}/{quote(page)}"


def safe(address: str) -> str | None:
    """An address of a readout as a page may link to it, or None if it may not.

    Allowed are http, https, mailto and tel, and addresses without a scheme. What may not stand in
    an address, as a space, is percent-encoded.
    """
    address = addresses.as_browsers_see(address)
    if not address or not addresses.is_safe(address):
        return None
    address, hash_mark, fragment = address.partition("#")
    encoded = address + hash_mark + fragment.replace("#", "%23")
    return _STRAY_PERCENT.sub("%25", quote(encoded, safe=_ADDRESS_CHARACTERS, errors="replace"))
