"""What a check is, and what it looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from l10n import markup
from l10n.checks.lexicon import Lexicon, lexicon
from l10n.glossary import Glossary
from l10n.model import Entry, Severity

PLACEHOLDER = re.compile(
    r"""
      \{\{[^{}]*\}\}                                       # {{ name }}
    | [$%]\{[^{}\s]+\}                                     # ${name}, %{name}
    | \{(?:\d+|[A-Za-z_]\w*)?(?:[.\[][^{}\s]*)?(?:![rsa])?(?::[^{}]*)?\}   # {}, {0}, {name:>8}
    | %\(\w+\)[-+\#0]*\d*(?:\.\d+)?[a-zA-Z]                # %(n)d
    | (?<![\d%])%(?:\d+\$)?[-+\#0]*\d*(?:\.\d+)?[sdifgeExXcru](?![a-zà-ÿ])   # %s, %1$s
    """,
    re.VERBOSE,
)
"""A placeholder of a format string."""

_TOP = "gov|mil|edu|com|org|net|int|info|io|us|mx|gt|hn|sv|es|eu|uk|ca|gob"
ADDRESS = re.compile(
    rf"""
      https?://[^\s<>"“”«»]+
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+             # e-mail
    | (?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:{_TOP})(?![\w-]|\.\w)(?:/[^\s<>"“”«»]*)?   # DHS.gov
    | (?<!\w)@\w{{2,}}                                     # @DHSgov
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A web address, an e-mail address or an account's name; may end in punctuation of the sentence."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation."""

    entry: Entry
    msgid: str
    """The source as in the catalog, tags and all: the plural for every plural form but one."""
    msgstr: str
    source: str
    """What a reader sees of the msgid: no tags."""
    target: str
    """What a reader sees of the msgstr."""
    source_prose: str
    """`source` with spaces in the place of placeholders and addresses, of the same length."""
    target_prose: str
    source_lexicon: Lexicon
    target_lexicon: Lexicon
    glossary: Glossary


class Check(Protocol):
    """A rule on one translation. The first line of its docstring is its title for translators."""

    name: str
    """In kebab case; what `# ignore: <name>` names."""
    severity: Severity

    def examine(self, pair: Pair) -> Iterator[str]:
        """A message for each fault; nothing for a good translation."""
        ...


class CatalogCheck(Protocol):
    """A rule on the entries of one or more catalogs, taken together."""

    name: str
    severity: Severity

    def examine(self, entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
        """The index of an entry, and a message, for each fault."""
        ...


def title(check: Check | CatalogCheck) -> str:
    """What the check looks for, in a line for translators."""
    return (check.__doc__ or "").strip().partition("\n")[0]


def pairs(
    entry: Entry, *, language: str, source_language: str, glossary: Glossary
) -> Iterator[Pair]:
    """The translations of `entry` that are not empty, each with the source it renders."""
    for form, msgstr in enumerate(entry.translations):
        if not msgstr:
            continue
        plural = entry.msgid_plural
        msgid = entry.msgid if plural is None or form == 0 else plural
        source, target = markup.plain(msgid), markup.plain(msgstr)
        yield Pair(
            entry,
            msgid,
            msgstr,
            source,
            target,
            prose(source),
            prose(target),
            lexicon(source_language),
            lexicon(language),
            glossary,
        )


def prose(text: str) -> str:
    """`text` with spaces in the place of placeholders and addresses, of the same length."""
    for pattern in (ADDRESS, PLACEHOLDER):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def quoted(texts: Sequence[str]) -> str:
    """The texts for a message: `“a”, “b”`."""
    return ", ".join(f"“{text}”" for text in texts)
