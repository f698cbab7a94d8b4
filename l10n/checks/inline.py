"""Tags, placeholders and stray HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n import markup
from l10n.checks.rule import PLACEHOLDER, Pair, quoted
from l10n.model import Severity

_HTML = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:[A-Za-z]+|#\d+|#x[0-9a-fA-F]+);"
)


class Tags:
    """Tags that are missing, added or out of order.

    The page falls back to the source where they do not match.
    """

    name = "tags"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """What `markup.fault` finds."""
        if fault := markup.fault(pair.msgid, pair.msgstr):
            yield f"the tags differ from the source: {fault}"


class Placeholders:
    """Placeholders that are missing, added or out of order."""

    name = "placeholders"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each placeholder of one side that the other lacks."""
        wanted = PLACEHOLDER.findall(pair.msgid)
        found = PLACEHOLDER.findall(pair.msgstr)
        missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
        if missing:
            yield f"missing {quoted(sorted(missing))}; copy it from the source as it is"
        if extra:
            yield f"{quoted(sorted(extra))} is not in the source"
        if not (missing or extra) and _positional(wanted) != _positional(found):
            yield f"{quoted(_positional(found))} are filled in order; number them as %1$s"


class Markup:
    """HTML that a reader would see as text: a tag or a character reference."""

    name = "markup"
    severity = Severity.ERROR

    def examine(self, pair: Pair) -> Iterator[str]:
        """Each piece of HTML that the source does not have."""
        extra = Counter(_html(pair.msgstr)) - Counter(_html(pair.msgid))
        if extra:
            yield f"{quoted(sorted(extra))} would show as text; write the character, or a tag"


def _positional(placeholders: list[str]) -> list[str]:
    """Those that take the next value, in order: `%s`, `{}`."""
    return [item for item in placeholders if re.fullmatch(r"%[^({\d$]*[a-zA-Z]|\{\}", item)]


def _html(text: str) -> list[str]:
    return [match for match in _HTML.findall(text) if not markup.TAG.fullmatch(match)]
