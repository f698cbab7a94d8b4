"""Text in Markdown, shown as it is."""

from __future__ import annotations

import re

from l10n.review.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>|~!])")
_PING = re.compile(r"([@#])(?=\w)")


def escaped(text: str) -> str:
    """`text` in one line, with no mark-up in it, and no one notified by an @ or a #."""
    line = visible(text).replace("&", "&amp;")
    return _PING.sub(r"\1<!-- -->", _SPECIAL.sub(r"\\\1", line))
