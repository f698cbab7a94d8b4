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
from l10n.translate.nouns import Phrases, SpanishPhrases
from l10n.translate.people import Gender

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
    cardinals: Mapping[int, re.Pattern[str]] = field(default_factory=dict)
    """The small numbers that a translator may write out."""
    dollars: re.Pattern[str] = re.compile(r"\$")
    """What says that an amount is in dollars."""
    of_dollars: str = ""
    """Follows a scale word where the dollars were lost."""
    percent: re.Pattern[str] = re.compile(r"\s?%")
    """Follows a number that is a percentage."""
    habits: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What a translator would correct on sight: patterns, and their replacements."""
    before_day: Mapping[str, str] = field(default_factory=dict)
    """What a word before a month becomes before a day of that month; the empty word too."""
    of_month: str = " "
    """Joins a day and a month."""
    titles: Titles | None = None
    """Makes the titles of persons agree with them; None where titles do not."""
    carrier: str = ""
    """What the translation of "They want to …" begins with, before an infinitive."""
    infinitive: re.Pattern[str] = re.compile(r"(?!)")
    """What the translation of a carried sentence goes on with."""
    article: re.Pattern[str] = re.compile(r"(?!)")
    """What the translation of "The …" begins with."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Whole short texts of the genre, in small letters, that engines get wrong for want of a
    sentence around them."""
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
    cardinals={
        number: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for number, words in {
            0: "cero",
            1: "un|uno|una|primero?",
            2: "dos|ambos|ambas",
            3: "tres",
            4: "cuatro",
            5: "cinco",
            6: "seis",
            7: "siete",
            8: "ocho",
            9: "nueve",
            10: "diez",
            11: "once",
            12: "doce|mediodía|medianoche",
            15: "quince",
            20: "veinte",
            100: "cien|ciento",
            1000: "mil",
        }.items()
    },
    dollars=re.compile(r"\$|dólar|\bUSD\b", re.IGNORECASE),
    of_dollars=" de dólares",
    percent=re.compile(r"\s?%|\spor ciento\b"),
    habits=(
        (re.compile(r"(?<=\d)\s?([ap])\.?\s?m\b\.?", re.IGNORECASE), r" \1. m."),
        (
            re.compile(r"\$\s?(\d[\d.,]*) ((?:mil )?mill(?:ón|ones))\b(?! de dólares)"),
            r"\1 \2 de dólares",
        ),
        (re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.\s?[ºo]?|º)\s?(?=de (?:{_MONTH})\b)"), r"\1 "),
        (re.compile(rf"\b(de (?:{_MONTH})),? (?:del )?(?=\d{{4}}\b)"), r"\1 de "),
        (re.compile(rf"\b[Ee]n (?=\d{{1,2}} de (?:{_MONTH})\b)"), "el "),
        (
            re.compile(rf"\b(\d{{1,2}}) de ({_MONTH}) al? (\d{{1,2}})\b(?! de|[,.]?\d)"),
            r"\1 al \3 de \2",
        ),
        (re.compile(rf"\b({_MONTH}) de (\d{{1,2}})(?!\d)"), r"\2 de \1"),
        (re.compile(rf"\b({_MONTH}) (\d{{1,2}}),? (?:de )?(?=\d{{4}}\b)"), r"\2 de \1 de "),
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
    titles=Titles(agreement.agreed, agreement.apposed, agreement.alone),
    carrier="Quieren ",
    infinitive=re.compile(r"(?:no )?[a-záéíóúñ]+(?:ar|er|ir|ír)(?:l[aeo]s?|se)?\b"),
    article=re.compile(r"(?:El|La|Los|Las) (?=\w)"),
    phrases=SpanishPhrases(),
    headings={
        "agenda": "Agenda",
        "attendees": "Asistentes",
        "background": "Antecedentes",
        "contact": "Contacto",
        "deliverables": "Resultados concretos",
        "fact sheet": "Hoja informativa",
        "for immediate release": "Para publicación inmediata",
        "highlights": "Aspectos destacados",
        "media contact": "Contacto para los medios",
        "media contacts": "Contactos para los medios",
        "media inquiries": "Consultas de los medios",
        "overview": "Resumen general",
        "pledge": "Promesa",
        "pledges": "Promesas",
        "press release": "Comunicado de prensa",
        "quotes": "Citas",
        "readout": "Resumen",
        "release date": "Fecha de publicación",
        "share": "Proporción",
        "statement": "Declaración",
        "topics": "Temas",
    },
)

_TARGETS = {"es": SPANISH}
_NONE = Target()


def target_language(code: str) -> Target:
    """What is known of the language of a locale, as `es` or `es_MX`; nothing of most."""
    return _TARGETS.get(re.split("[-_]", code)[0], _NONE)
