"""A download on its way: what has come in, and what tells that the rest is of the same file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from l10n import files


def length(path: Path) -> int:
    """The bytes of a file; none if it is not there."""
    return path.stat().st_size if path.exists() else 0


def tag_file(part: Path) -> Path:
    """Where it is kept what tells the file that a part is of."""
    return part.with_name(f"{part.name}.json")


def remember(part: Path, url: str, response: Any) -> None:
    """Keep what tells this state of the file from a later one: its ETag, or else its date.

    A weak ETag does not: it allows for other bytes (RFC 9110, section 8.8.1).
    """
    tag = response.headers.get("ETag", "")
    if not tag or tag.startswith("W/"):
        tag = response.headers.get("Last-Modified", "")
    files.write(tag_file(part), json.dumps({"url": url, "tag": tag}).encode())


def tag(part: Path, url: str) -> str:
    """What was kept about the part, if it came from this `url` and can be sent to a server."""
    try:
        kept = json.loads(tag_file(part).read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    if not isinstance(kept, dict) or kept.get("url") != url:
        return ""
    found = kept.get("tag")
    return found if isinstance(found, str) and found.isascii() and found.isprintable() else ""
