"""The page chrome: whose site it is, and the strings of the templates in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from babel.messages.extract import extract
from markupsafe import Markup, escape

from l10n.model import Entry, Key
from l10n.render.languages import Language, language
from l10n.render.passages import lang_attributes

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_KEYWORDS = {"_": None}
_COMMENT = "L10N:"


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings of the page chrome in one language."""

    language: Language
    source: Language
    reviewed: Mapping[Key, str] = field(default_factory=dict)
    """Their translations, by message; what is missing is shown in the source language."""

    def text(self, message: str, **values: object) -> Markup:
        """The message in the language as HTML, its `{placeholders}` filled, everything escaped.

        One that has no translation, or one whose placeholders are not its own, is in the source
        language, and is marked so.
        """
        translation = self.reviewed.get((None, message), "")
        if self.language.tag == self.source.tag:
            translation = message
        if translation and _placeholders(translation) == _placeholders(message):
            return _filled(translation, values)
        attributes = lang_attributes(self.source, self.language)
        return Markup("<span{}>{}</span>").format(attributes, _filled(message, values))


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of a project has in common."""

    name: str
    """On every page: whose site it is."""
    languages: tuple[str, ...]
    """The target locales, in the order in which pages list them."""
    source_language: str = "en"
    base_url: str = ""
    """Where the output folder will be served; empty if that is not known."""
    strings: Mapping[str, Mapping[Key, str]] = field(default_factory=dict)
    """The reviewed strings of the page chrome, by target locale."""

    @property
    def source(self) -> Language:
        """The source language."""
        return language(self.source_language)

    @property
    def targets(self) -> tuple[Language, ...]:
        """The target languages."""
        return tuple(language(code) for code in self.languages)

    @property
    def all(self) -> tuple[Language, ...]:
        """The source language, then the target languages."""
        return (self.source, *self.targets)

    def strings_in(self, wanted: Language) -> Strings:
        """The strings of the page chrome in a language of the site."""
        return Strings(wanted, self.source, self.strings.get(wanted.code, {}))


@cache
def extract_site() -> tuple[Entry, ...]:
    """The strings of the templates as the entries of a template, in the order of the files.

    A reference names the template below the package, without a line. A comment `L10N: …` in the
    template is the note for translators.
    """
    folder = resources.files("l10n.render") / "templates"
    found: dict[Key, Entry] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        reference = f"l10n/render/templates/{file.name}"
        with file.open("rb") as template:
            messages = extract(
                "jinja2.ext:babel_extract",
                template,
                keywords=_KEYWORDS,
                comment_tags=(_COMMENT,),
                options={"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"},
                strip_comment_tags=True,
            )
            for _, message, comments, _ in messages:
                _add(found, str(message), tuple(comments), reference)
    return tuple(found.values())


def _add(found: dict[Key, Entry], message: str, comments: tuple[str, ...], reference: str) -> None:
    flags = ("python-brace-format",) if _PLACEHOLDER.search(message) else ()
    entry = found.get((None, message), Entry(message, flags=flags))
    notes = tuple(" ".join(comment.split()) for comment in comments)
    found[entry.key] = replace(
        entry,
        notes=tuple(dict.fromkeys(entry.notes + notes)),
        references=tuple(dict.fromkeys((*entry.references, reference))),
    )


def _placeholders(message: str) -> set[str]:
    return set(_PLACEHOLDER.findall(message))


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    """The message with its placeholders filled; only whole names are looked up, nothing in them."""
    parts = _PLACEHOLDER.split(message)
    return Markup("").join(
        escape(values[part]) if index % 2 else escape(part) for index, part in enumerate(parts)
    )
