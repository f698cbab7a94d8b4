"""Sentences of the genre and their Spanish by the million: the same ones for the same seed.

A sentence is an opening, an act and an end; each is a pattern whose slots are filled from lists.
People and places come from lists long enough that, as in real text, a few words are in every
sentence and most words are in very few.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import product

Pair = tuple[str, str]
"""English and Spanish."""

_NAMES = """
María José Ana Luis Carmen Jorge Elena Carlos Rosa Miguel Julia Pedro Laura Andrés Sofía Diego
Nancy Robert Linda James Susan Michael Karen David Helen Thomas Ruth Daniel Alice George
"""
_ONSETS = "B Br C Ch Cr D F G Gr H J K L M N P Qu R S Sal T Tr V Val W Z"
_NUCLEI = "a e i o u al an ar el en er or on ia io"
_CODAS = "bert das dez field gan go lez lla man mer mont na nez no quez ra res rez ros ton vedo"
_FIRST = tuple(_NAMES.split())
_SURNAMES = tuple(map("".join, product(_ONSETS.split(), _NUCLEI.split(), _CODAS.split())))
_LEADS = ("San ", "Port ", "New ", "")
_TOWNS = tuple(
    map("".join, product(_LEADS, _ONSETS.split(), _NUCLEI.split()[:8], ("via", "burgo", "co")))
)
_COUNTRIES: tuple[Pair, ...] = (
    ("Guatemala", "Guatemala"),
    ("Honduras", "Honduras"),
    ("Mexico", "México"),
    ("El Salvador", "El Salvador"),
    ("Colombia", "Colombia"),
    ("Spain", "España"),
    ("Canada", "Canadá"),
    ("Japan", "Japón"),
    ("Germany", "Alemania"),
    ("Peru", "Perú"),
    ("Ecuador", "Ecuador"),
    ("Kenya", "Kenia"),
)
_OFFICES: tuple[Pair, ...] = (
    ("Secretary of State", "secretario de Estado"),
    ("Foreign Minister", "ministro de Relaciones Exteriores"),
    ("Deputy Secretary", "subsecretario"),
    ("Ambassador", "embajador"),
    ("Attorney General", "fiscal general"),
    ("Vice President", "vicepresidente"),
    ("Commissioner", "comisionado"),
    ("Director of Migration", "director de Migración"),
    ("Special Envoy", "enviado especial"),
    ("Administrator", "administrador"),
)
_TOPICS: tuple[Pair, ...] = (
    ("irregular migration", "la migración irregular"),
    ("border security", "la seguridad fronteriza"),
    ("the smuggling of migrants", "el tráfico ilícito de migrantes"),
    ("trade and investment", "el comercio y la inversión"),
    ("information sharing between police forces", "el intercambio de información policial"),
    ("the reunification of families", "la reunificación de las familias"),
    ("disaster relief", "el socorro en casos de desastre"),
    ("cybersecurity", "la ciberseguridad"),
    ("food security", "la seguridad alimentaria"),
    ("the safety of civil aviation", "la seguridad de la aviación civil"),
    ("climate resilience", "la resiliencia climática"),
    ("the rule of law", "el estado de derecho"),
    ("public health", "la salud pública"),
    ("the fight against drug trafficking", "la lucha contra el narcotráfico"),
    ("energy cooperation", "la cooperación energética"),
    ("labor mobility", "la movilidad laboral"),
)
_AIMS: tuple[Pair, ...] = (
    ("to discuss", "para analizar"),
    ("to advance cooperation on", "para avanzar en la cooperación en"),
    ("to reaffirm a shared commitment to", "para reafirmar el compromiso común con"),
    ("to review progress on", "para examinar los avances en"),
    ("about the challenges of", "sobre los desafíos de"),
    ("as part of a memorandum on", "en el marco de un memorando sobre"),
)
_MONTHS: tuple[Pair, ...] = (
    ("January", "enero"),
    ("March", "marzo"),
    ("May", "mayo"),
    ("July", "julio"),
    ("September", "septiembre"),
    ("November", "noviembre"),
)
_OPENINGS: tuple[Pair, ...] = (
    ("On {month} {day}, the {office}", "El {day} de {month}, el {office}"),
    ("The {office}, {person},", "El {office}, {person},"),
    ("{person}, {office} of {country},", "{person}, {office} de {country},"),
    ("In {town}, a delegation from {country}", "En {town}, una delegación de {country}"),
    ("The office of {person}", "La oficina de {person}"),
    ("A joint task force led by {person}", "Un grupo conjunto dirigido por {person}"),
    ("Officials of the port of {town}", "Funcionarios del puerto de {town}"),
    ("Before returning to {town}, {person}", "Antes de volver a {town}, {person}"),
)
_ACTS: tuple[Pair, ...] = (
    ("met with {person2} of {country2}", "se reunió con {person2} de {country2}"),
    ("spoke by telephone with {person2}", "habló por teléfono con {person2}"),
    ("thanked {person2} and the {office2}", "agradeció a {person2} y al {office2}"),
    ("announced ${money} million in new assistance", "anunció ${money} millones en nueva ayuda"),
    ("visited a shelter for children in {town2}", "visitó un albergue infantil en {town2}"),
    ("hosted {person2} at a working lunch", "recibió a {person2} en un almuerzo de trabajo"),
    ("toured the new facility in {town2}", "recorrió las nuevas instalaciones en {town2}"),
    ("signed an agreement with {country2}", "firmó un acuerdo con {country2}"),
    ("welcomed the proposal of {person2}", "acogió la propuesta de {person2}"),
    ("trained {money} officers from {country2}", "capacitó a {money} agentes de {country2}"),
)
_ENDS: tuple[Pair, ...] = (
    (" and agreed to meet again in {month2}.", " y acordó otra reunión en {month2}."),
    (" and stressed the role of {country}.", " y subrayó el papel de {country}."),
    (", and later praised {person3} for years of service.", ", y luego elogió a {person3}."),
    (", according to {person3}.", ", según {person3}."),
    (" before traveling to {town3} with {person3}.", " antes de viajar a {town3} con {person3}."),
    (" and invited {person3} to {town3}.", " e invitó a {person3} a {town3}."),
    (" and {topic2}.", " y {topic2}."),
    (".", "."),
)


def pairs(count: int, seed: int = 1) -> Iterator[Pair]:
    """`count` sentences, no two the same, and their Spanish: 10 to 45 words, in a fixed order."""
    chance = random.Random(seed)
    seen: set[int] = set()
    while len(seen) < count:
        pair = _sentence(chance)
        if hash(pair[0]) not in seen:
            seen.add(hash(pair[0]))
            yield pair


def edited(sentence: str, share: float, chance: random.Random) -> str:
    """The sentence with about `share` (0 to 1) of its words replaced, dropped or moved."""
    words = sentence.split()
    for _ in range(max(1, round(share * len(words)))):
        place = chance.randrange(len(words))
        match chance.randrange(4):
            case 0 | 1:
                words[place] = chance.choice(_SURNAMES)
            case 2 if len(words) > 1:
                del words[place]
            case _:
                words.insert(chance.randrange(len(words)), words.pop(place))
    return " ".join(words)


def _sentence(chance: random.Random) -> Pair:
    parts = [chance.choice(part) for part in (_OPENINGS, _ACTS, _AIMS, _ENDS)]
    slots = {name: draw(chance) for name, draw in _SLOTS.items()}
    english, spanish = (
        "{} {} {} {{topic}}{}".format(*(part[side] for part in parts)).format_map(
            {name: values[side] for name, values in slots.items()}
        )
        for side in (0, 1)
    )
    return english, spanish


def _one_of(pairs: tuple[Pair, ...]) -> Callable[[random.Random], Pair]:
    return lambda chance: chance.choice(pairs)


def _person(chance: random.Random) -> Pair:
    name = f"{chance.choice(_FIRST)} {_unevenly(_SURNAMES, chance)}"
    return name, name


def _town(chance: random.Random) -> Pair:
    name = _unevenly(_TOWNS, chance)
    return name, name


def _number(most: int) -> Callable[[random.Random], Pair]:
    def draw(chance: random.Random) -> Pair:
        number = str(chance.randint(1, most))
        return number, number

    return draw


def _unevenly(items: tuple[str, ...], chance: random.Random) -> str:
    """One of `items`, the first ones far more often than the last ones."""
    return items[int(len(items) * chance.random() ** 3)]


_SLOTS: dict[str, Callable[[random.Random], Pair]] = {
    **dict.fromkeys(("person", "person2", "person3"), _person),
    **dict.fromkeys(("town", "town2", "town3"), _town),
    **dict.fromkeys(("country", "country2"), _one_of(_COUNTRIES)),
    **dict.fromkeys(("office", "office2"), _one_of(_OFFICES)),
    **dict.fromkeys(("topic", "topic2"), _one_of(_TOPICS)),
    **dict.fromkeys(("month", "month2"), _one_of(_MONTHS)),
    "day": _number(31),
    "money": _number(900),
}
