"""The names in a package, checked before any of them is written or shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

CODE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*")
"""A language as packages name it: `en`, `zt`, `pt_BR`."""
VERSION = re.compile(r"[0-9A-Za-z.+_-]{0,32}")
"""The version of a package, which may have none."""

_LONGEST = 255
"""Bytes in one part of a path, on the usual file systems."""
_LONGEST_PATH = 1_000
"""Bytes in a path below the package, so that it can be written anywhere."""
_DEEPEST = 20
"""Folders in folders; packages have three."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNWRITABLE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def fault(name: str) -> str:
    """What is wrong with a relative path with `/`, as a phrase after the name, or nothing.

    It must stay in its folder and be a name that every file system takes.
    """
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST_PATH or name.count("/") >= _DEEPEST:
        return "is too long or too deep a path"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "is an absolute path"
    parts = name.split("/")
    if ".." in parts:
        return "leads out of the package"
    if any(part in ("", ".") for part in parts):
        return "is not a plain path"
    return next(filter(None, map(_fault_in_part, parts)), "")


def _fault_in_part(part: str) -> str:
    if _UNWRITABLE.search(part) or part.endswith((".", " ")) or _RESERVED.fullmatch(part):
        return "is a name that not every file system takes"
    if len(part.encode("utf-8", "surrogatepass")) > _LONGEST:
        return "is too long a name"
    return ""


def checksum(text: object) -> str:
    """A SHA-256 in lower case, or nothing if `text` is not 64 hexadecimal digits."""
    lower = text.strip().lower() if isinstance(text, str) else ""
    return lower if _SHA256.fullmatch(lower) else ""


def collision(names: Iterable[tuple[str, bool]]) -> str:
    """The first name that is there twice where case and accents' encoding don't count, or nothing.

    Each name comes with whether it is a folder; a folder may be named again in the same spelling.
    """
    seen: dict[str, tuple[str, bool]] = {}
    for name, is_folder in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            one = (path, is_folder or depth < len(parts))
            known = seen.setdefault(_folded(path), one)
            if known != one or (known is not one and not one[1]):
                return name
    return ""


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
