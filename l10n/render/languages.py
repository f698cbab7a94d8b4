"""What a page says of a language: its code for the web, its own name, its direction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_percent


@dataclass(frozen=True, slots=True)
class Language:
    """A locale as HTML names it."""

    code: str
    """As gettext writes it, `es_MX`; the name of its folder."""
    tag: str
    """As `lang` and `hreflang` write it, `es-MX` (BCP 47)."""
    name: str
    """In the language itself, as the label of a link: `Español`."""
    direction: str
    """`ltr` or `rtl`."""

    def named_in(self, other: Language) -> str:
        """Its name within a sentence of the other language: `inglés`."""
        return str(Locale.parse(self.code).get_display_name(other.code))


@cache
def language(code: str) -> Language:
    """The language of a locale that Babel knows. Raises babel.UnknownLocaleError otherwise."""
    locale = Locale.parse(code)
    name = str(locale.get_display_name(locale))
    return Language(
        code=code,
        tag=code.replace("_", "-"),
        name=name[:1].upper() + name[1:],
        direction=locale.text_direction,
    )


def percent(share: float, language: Language) -> str:
    """A share of 1 in whole percent, as the language writes it: `62%`, `62 %`."""
    return format_percent(share, locale=language.code)


@cache
def open_graph_locale(code: str, source: str) -> str:
    """`es_US`: the language with a territory, as Open Graph requires.

    A code without a territory takes that of the `source` language's readers, where Babel knows
    such a locale, since a translation is published for the same country; else its likeliest.
    """
    locale = Locale.parse(code)
    territory = locale.territory or _territory(source)
    try:
        return f"{locale.language}_{Locale(locale.language, territory=territory).territory}"
    except UnknownLocaleError:
        return f"{locale.language}_{_territory(code)}"


def _territory(code: str) -> str:
    """The territory that a code names, or its likeliest (Unicode CLDR, likely subtags)."""
    locale = Locale.parse(code)
    subtags = get_global("likely_subtags")
    likely = subtags.get(code) or subtags.get(locale.language, "")
    return locale.territory or likely.rpartition("_")[2] or locale.language.upper()
