"""What the repairs know of a target language; only Spanish so far.

The engine serves any language. A language that is not here goes without the repairs that need to
know its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from l10n.translate import agreement
from l10n.translate.engine import Output
from l10n.translate.people import Gender
from l10n.translate.phrases import Phrases, SpanishPhrases
from l10n.translate.words import pairs

_MONTH = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"


_UNKNOWN = Phrases()

Agreed = Callable[[Output, int, int, Gender], Output]


@dataclass(frozen=True, slots=True)
class Titles:
    """How titles are made to agree with who bears them; see `agreement` for the offsets."""

    before: Agreed
    """A title before a name."""
    after: Agreed
    """A title after a name and a comma."""
    alone: Callable[[Output, int, int, Gender], Output]
    """A title without a name, linked to some of the source."""


@dataclass(frozen=True, slots=True)
class Target:
    """The words and habits of a target language that drafts are repaired with."""

    locale: str = ""
    """Whose number style is meant where the project names no territory; empty for its own."""
    scales: tuple[tuple[re.Pattern[str], Decimal], ...] = ()
    """Words after a number that multiply it, the longer before the shorter, and by how much."""
    scale_words: Mapping[Decimal, tuple[str, str]] = field(default_factory=dict)
    """The word for each, after one and after more."""
    of_noun: str = ""
    """Joins such a word, but for that of a thousand, to a noun."""
    no_noun: re.Pattern[str] = re.compile(r"")
    """What follows such a word, but needs nothing to join it."""
    dollars: re.Pattern[str] = re.compile(r"\$")
    """What says that an amount is in dollars."""
    of_dollars: str = ""
    """Follows a scale word where the dollars were lost."""
    percent: re.Pattern[str] = re.compile(r"\s?%")
    """Follows a number that is a percentage."""
    halves: Mapping[str, str] = field(default_factory=dict)
    """What says a.m. and p.m., by the first letter."""
    half: re.Pattern[str] = re.compile(r"")
    """Follows a time whose half of the day is told."""
    spellings: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What engines write for a number or a date so that it is misread: patterns, replacements."""
    habits: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What a translator would correct on sight: patterns, and their replacements."""
    before_day: Mapping[str, str] = field(default_factory=dict)
    """What a word before a month becomes before a day of that month; the empty word too."""
    of_month: str = " "
    """Joins a day and a month."""
    joints: Mapping[str, str] = field(default_factory=dict)
    """What stands between days for a comma, for “and” and for “to”; empty where days go unchecked.
    """
    between_days: re.Pattern[str] = re.compile(r"(?!)")
    """What stands between two days of a month, as it should be."""
    around_days: re.Pattern[str] = re.compile(r"(?!)")
    """The words that stand between the days and months of a date that was torn."""
    no_deadline: re.Pattern[str] = re.compile(r"(?!)")
    """What stands before a day on which something happens, but not by which it must have."""
    deadline: str = ""
    """What says the latter."""
    titles: Titles | None = None
    """Makes the titles of persons agree with them; None where titles do not."""
    carrier: str = ""
    """What the translation of "They want to …" begins with, before an infinitive."""
    infinitive: re.Pattern[str] = re.compile(r"(?!)")
    """What the translation of a carried sentence goes on with."""
    article: re.Pattern[str] = re.compile(r"(?!)")
    """What the translation of "The …" begins with."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Whole texts of the genre that engines get wrong for want of a sentence around them: in small
    letters, or in capitals if they are acronyms."""
    phrases: Phrases = _UNKNOWN
    """How terms are put into a sentence."""


SPANISH = Target(
    locale="es_US",
    scales=(
        (re.compile(r"\s(?:mil millones|millardos?)\b"), Decimal(10**9)),
        (re.compile(r"\smill(?:ón|ones)\b"), Decimal(10**6)),
        (re.compile(r"\sbill(?:ón|ones)\b"), Decimal(10**12)),
        (re.compile(r"\smil\b"), Decimal(10**3)),
    ),
    scale_words={
        Decimal(10**3): ("mil", "mil"),
        Decimal(10**6): ("millón", "millones"),
        Decimal(10**9): ("mil millones", "mil millones"),
        Decimal(10**12): ("billón", "billones"),
    },
    of_noun=" de",
    no_noun=re.compile(
        r"$|[^ ]| [^a-záéíóúñ]| (?:al?|con|del?|en|es|fue|han?|o|para|por|que|se|son|y)\b"
    ),
    dollars=re.compile(r"\$|dólar|\bUSD\b", re.IGNORECASE),
    of_dollars=" de dólares",
    percent=re.compile(r"\s?%|\spor ciento\b"),
    halves={"a": " a. m.", "p": " p. m."},
    half=re.compile(r"\s?[ap]\.?\s?m\b|(?: y media| en punto)? (?:de la|del) ", re.IGNORECASE),
    spellings=(
        (re.compile(r"(?<![\d.,])(\d{1,2})\.([0-5]\d)(?=\s?[ap]\.?\s?m\b)"), r"\1:\2"),
        (re.compile(r"(?<=\d)\.m\.|(?<=:\d\d) ?[ap]\.(?!\s?m)"), ""),
        (re.compile(r"\b(en|de|del|desde|hasta)(?=\d)"), r"\1 "),
        (re.compile(r"\bmultib[iu]llon(?:ari|ant)[oe](s?)\b"), r"multimillonario\1"),
        (re.compile(r"\bmultib[iu]llonaria(s?)\b"), r"multimillonaria\1"),
        (re.compile(r"(?<=\d[.,]\d)(?=[a-záéíóúñ]{4,})"), " "),
        (re.compile(r"(?<=\d) ?tri(?:ll|l|n)\w+"), " billones"),
        (re.compile(r"(?<=\d) ?porciento\b|(?<=\d) por ?cent\w*"), " por ciento"),
        (re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.?\s?[ºo]|\.|º)\s?(?=de (?:{_MONTH})\b)"), r"\1 "),
        (re.compile(rf"\bde(?=(?:{_MONTH})\b)", re.IGNORECASE), "de "),
    ),
    habits=(
        (re.compile(r"(?<=[\d}])\s?a\.?\s?m\b\.?", re.IGNORECASE), " a. m."),
        (re.compile(r"(?<=[\d}])\s?p\.?\s?m\b\.?", re.IGNORECASE), " p. m."),
        (re.compile(r"\bhasta (?=1:\d\d\b)"), "hasta la "),
        (re.compile(r"\bhasta (?=\d{1,2}:\d\d\b)"), "hasta las "),
        (
            re.compile(
                r"(?<!\w)(?:US)?\$\s?(\d[\d.,]*) ((?:mil )?mill(?:ón|ones)|bill(?:ón|ones))\b"
                r"(?: de dólares)?"
            ),
            r"\1 \2 de dólares",
        ),
        (re.compile(r"\$\s(?=\d)"), "$"),
        (re.compile(r"(?<![\d.,])1 mil millones\b"), "mil millones"),
        (re.compile(r"(?<![\d.,])1 (m|b)illones\b"), r"1 \1illón"),
        (re.compile(r"\bmultibillonari([oa]s?)\b(?: de dólares)?"), r"multimillonari\1"),
        (
            re.compile(r"(?<![\w.,-])(\d{1,3})\.?\s?º(?= [^\W\d])|\b(\d{1,3})\.?o(?= [^\W\d])"),
            r"\1\2.º",
        ),
        (
            re.compile(r"(?<![\w.,-])(\d{1,3})\.?\s?ª(?= [^\W\d])|\b(\d{1,3})\.?a(?= [^\W\d])"),
            r"\1\2.ª",
        ),
        (re.compile(r"\b(primer|tercer)o (?=mayor|mejor|peor|gran)"), r"\1 "),
        (re.compile(r"\b([Ll])a década de (\d{4}) y (\d{4})\b"), r"\1as décadas de \2 y \3"),
        (re.compile(rf"\b(de (?:{_MONTH})),? (?:del )?(?=\d{{4}}\b)"), r"\1 de "),
        (re.compile(rf"\bEn (?=\d{{1,2}} de (?:{_MONTH})\b)"), "El "),
        (re.compile(rf"(?<!se )\ben (?:el )?(?=\d{{1,2}} de (?:{_MONTH})\b)"), "el "),
        (re.compile(rf"(?<!\d )\b(a|de) (?=\d{{1,2}} de (?:{_MONTH})\b)"), r"\1l "),
        (
            re.compile(rf"\b(del \d{{1,2}} de (?:{_MONTH})) del (?=\d{{1,2}} de (?:{_MONTH})\b)"),
            r"\1 al ",
        ),
        (re.compile(rf"\b(desde|hasta|entre) (?=\d{{1,2}} de (?:{_MONTH})\b)"), r"\1 el "),
        (
            re.compile(rf"\b(\d{{1,2}}) de ({_MONTH}) al? (\d{{1,2}})\b(?! de|[,.]?\d)"),
            r"\1 al \3 de \2",
        ),
        (re.compile(rf"\b({_MONTH}) (\d{{1,2}}),? (?:de )?(?=\d{{4}}\b)"), r"\2 de \1 de "),
        (re.compile(r"\b([Aa]suntos (?!\w*(?i:indígen|agrícol)as)\w+)as\b"), r"\1os"),
        # "comercio e inversión", but "carbón y hierro".
        (re.compile(r"(?<![\w/])y (?=[Hh]?[IiÍí](?!\W|[aeoáéó]))(?!(?:I{1,3}|IV|IX)\b)"), "e "),
        (re.compile(r"(?<![\w/])o (?=[Hh]?[OoÓó]\w)"), "u "),
    ),
    before_day={
        "": "el ",
        "a": "al ",
        "de": "del ",
        "desde": "desde el ",
        "en": "el ",
        "hasta": "hasta el ",
    },
    of_month=" de ",
    joints={",": ", ", "and": " y ", "to": " al "},
    between_days=re.compile(r"(?:, | ?[-–] ?| (?:y|e|o|al?|hasta) )(?:el )?"),
    around_days=re.compile(r"(?:de|del|y|e|o|a|al|el|los|hasta)\b"),
    no_deadline=re.compile(
        r"\b(?:antes del|a (?:más|menos|finales) del?|en el"
        r"|(?<!para )(?<!hasta )(?<!tardar )(?<!desde )(?<!partir )el) "
    ),
    deadline="a más tardar el ",
    titles=Titles(agreement.agreed, agreement.apposed, agreement.alone),
    carrier="Quieren ",
    infinitive=re.compile(r"(?:no )?[a-záéíóúñ]+(?:ar|er|ir|ír)(?:l[aeo]s?|se)?\b"),
    article=re.compile(r"(?:El|La|Los|Las) (?=\w)"),
    phrases=SpanishPhrases(),
    headings=pairs("headings.es"),
)

_TARGETS = {"es": SPANISH}
_NONE = Target()


def target_language(code: str) -> Target:
    """What is known of the language of a locale, as `es` or `es_MX`; nothing of most."""
    return _TARGETS.get(re.split("[-_]", code)[0], _NONE)
