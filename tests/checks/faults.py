"""Faults put into good translations, each with the check that should find it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Fault = Callable[[str, str, Random], str | None]
"""From the source, its translation and a random generator: the faulty translation, or None where
the translation has nothing to put the fault in."""


def _swap(pattern: str, replacement: Callable[[re.Match[str], Random], str]) -> Fault:
    """A fault that replaces one match of the pattern in the translation."""

    def fault(_: str, target: str, random: Random) -> str | None:
        found = list(re.finditer(pattern, target))
        if not found:
            return None
        match = random.choice(found)
        return target[: match.start()] + replacement(match, random) + target[match.end() :]

    return fault


def _drop(pattern: str) -> Fault:
    return _swap(pattern, lambda _match, _random: "")


def _change_digit(match: re.Match[str], random: Random) -> str:
    text = match[0]
    at = random.choice([index for index, letter in enumerate(text) if letter.isdigit()])
    others = [digit for digit in "123456789" if digit != text[at]]
    return text[:at] + random.choice(others) + text[at + 1 :]


def _change_month(match: re.Match[str], random: Random) -> str:
    months = ("enero", "febrero", "junio", "agosto", "octubre", "noviembre")
    return random.choice([month for month in months if month != match[0]])


def _cyrillic(match: re.Match[str], _: Random) -> str:
    return {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"}[match[0]]


def _copy(source: str, target: str, _: Random) -> str | None:
    return source if source != target and re.search(r"[a-z]{3}", source) else None


def _half_english(source: str, target: str, _: Random) -> str | None:
    """The first half of the source, then the second half of the translation."""
    english, spanish = source.split(), target.split()
    if len(english) < 12 or "<" in source or '"' in source:
        return None
    return " ".join([*english[: len(english) * 2 // 3], *spanish[len(spanish) * 2 // 3 :]])


def _cut(_: str, target: str, random: Random) -> str | None:
    words = target.split()
    return " ".join(words[: random.randint(2, len(words) // 4)]) if len(words) > 12 else None


_NAMES = (
    r"Nielsen|McAleenan|Morales|Duke|Arreaga|Garland|Trudeau|Trump|Goodale|Kirstjen|Melania|Merrick"
)
_FORBIDDEN = (
    ("trata de personas", "tráfico humano"),
    ("Departamento de Seguridad Nacional", "Departamento de la Patria"),
    ("tráfico ilícito de migrantes", "contrabando humano"),
    ("fentanilo", "fentanyl"),
    ("estado de derecho", "regla de la ley"),
    ("fiscal general", "abogado general"),
)
_LOST = (
    ("organizaciones delictivas transnacionales", "bandas"),
    ("capacidad de asilo", "capacidad de acogida"),
    ("declaración conjunta", "carta"),
    ("Guardia Costera", "Marina"),
    ("pandillas", "tribus"),
    ("homólogos", "amigos"),
    ("Casa Blanca", "presidencia"),
    ("lavado de dinero", "fraude"),
    ("ICE", "INM"),
    ("FEMA", "AFME"),
)


def _term(pairs: tuple[tuple[str, str], ...]) -> Fault:
    known = dict(pairs)
    return _swap("|".join(map(re.escape, known)), lambda match, _random: known[match[0]])


def _insert(text: str) -> Fault:
    return _swap(r"(?<=[a-z])(?=[a-z])", lambda _match, _random: text)


FAULTS: dict[str, tuple[str, Fault]] = {
    "digit changed": (
        "numbers",
        _swap(r"(?<![\w./@-])\d[\d.,:]*\d|(?<![\w./@-])\d", _change_digit),
    ),
    "number dropped": ("numbers", _drop(r"(?<![\w./@:-])\d+(?![\w./:-])")),
    "month changed": ("numbers", _swap(r"enero|febrero|marzo|mayo|julio", _change_month)),
    "currency dropped": ("numbers", _drop(r" de dólares")),
    "percent dropped": ("numbers", _drop(r" %(?![(\w])")),
    "name dropped": ("names", _drop(rf" (?:{_NAMES})\b")),
    "name misspelled": ("names", _swap(_NAMES, lambda match, _: match[0][:-2] + match[0][-1])),
    "tag lost": ("tags", _drop(r"</?[ab]\d>")),
    "tag renamed": ("tags", _swap(r"<a1>", lambda _match, _random: "<a7>")),
    "placeholder broken": ("placeholders", _swap(r"\{\w+\}|%\(\w+\)d|%s", lambda m, _: m[0][:-1])),
    "address changed": (
        "urls",
        _swap(r"example\.gov|DHS\.gov|ready\.gov", lambda _m, _r: "dhs.com"),
    ),
    "full stop dropped": ("end-punctuation", _drop(r"\.(?=”?$)")),
    "colon for nothing": ("end-punctuation", _swap(r"\.$", lambda _match, _random: ":")),
    "opening mark dropped": ("opening-marks", _drop(r"[¿¡]")),
    "word doubled": ("repeated-word", _swap(r"\b[a-z]{2,}\b(?= )", lambda m, _: f"{m[0]} {m[0]}")),
    "space doubled": ("double-space", _swap(r"(?<=\w) (?=\w)", lambda _match, _random: "  ")),
    "space at the end": ("edge-space", _swap(r"$", lambda _match, _random: " ")),
    "copy of the source": ("untranslated", _copy),
    "half in English": ("wrong-language", _half_english),
    "cut short": ("length", _cut),
    "capital added": (
        "capitals",
        _swap(
            r"(?<=[a-z0-9] )(?:enero|febrero|marzo|mayo|julio|lunes|martes|viernes|mexicano"
            r"|hondureños|salvadoreños)\b",
            lambda match, _: match[0].capitalize(),
        ),
    ),
    "bracket dropped": ("brackets", _drop(r"[()]")),
    "quote dropped": ("quotes", _drop(r"[“”]")),
    "control character": ("control-characters", _insert("\u200b")),
    "bidi character": ("control-characters", _insert("\u202e")),
    "Cyrillic letter": ("mixed-script", _swap(r"(?<=[a-z])[aeocp](?=[a-z])", _cyrillic)),
    "HTML added": ("markup", _swap(r"\b[a-z]{4,}\b", lambda match, _: f"<em>{match[0]}</em>")),
    "entity added": ("markup", _swap(r"(?<=\w) (?=\w)", lambda _match, _random: "&nbsp;")),
    "forbidden rendering": ("terms", _term(_FORBIDDEN)),
    "term lost": ("terms", _term(_LOST)),
}
"""By name: the check that should find it, and the fault."""
