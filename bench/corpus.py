"""Generated text of the genre: a seeded stream of sentences that read like a readout's."""

from __future__ import annotations

import random
from collections.abc import Iterator

_WHO = (
    "Secretary {name}",
    "Deputy Secretary {name}",
    "The Secretary",
    "Ambassador {name}",
    "Minister {name} of {country}",
    "The delegation from {country}",
    "Assistant Secretary {name}",
    "Both governments",
)
_DID = (
    "met with officials from {country} in {city} to discuss {topic}",
    "thanked the people of {country} for their support of {topic}",
    "announced ${number} million in new funding for {topic}",
    "reaffirmed the commitment of the United States to {topic}",
    "agreed to share more information about {topic} with {country}",
    "visited {city} on {month} {day} to review {topic}",
    "reported that {number} percent of requests concerned {topic}",
    "welcomed the decision of {country} to expand {topic}",
)
_MORE = (
    "",
    ", including {topic}",
    " and asked for a report by {month} {day}",
    ", as agreed in {city} last {month}",
    ", and noted the progress made in {country}",
    " after {number} days of talks in {city}",
)
_SLOTS = {
    "name": (
        "Elena Ramirez",
        "James T. Okafor",
        "Dana K. Whitfield",
        "Philip Tremblay",
        "Ana Solís",
    ),
    "country": ("Guatemala", "Honduras", "El Salvador", "Mexico", "Canada", "Colombia", "Panama"),
    "city": ("Washington", "Guatemala City", "Ottawa", "San Salvador", "Bogotá", "Laredo"),
    "topic": (
        "joint efforts to combat human trafficking",
        "the safety of migrants and asylum seekers",
        "trade across the northern border",
        "regional security cooperation",
        "the screening of cargo at seaports",
        "programs for young people at risk",
        "the exchange of biometric data",
        "disaster relief and reconstruction",
    ),
    "month": ("January", "March", "May", "July", "September", "November"),
}


def sentences(count: int, seed: int = 1) -> Iterator[str]:
    """`count` distinct sentences of 8 to 40 words, the same for the same seed."""
    source = random.Random(seed)
    seen: set[str] = set()
    while len(seen) < count:
        pattern = source.choice(_WHO) + " " + source.choice(_DID) + source.choice(_MORE) + "."
        text = _filled(pattern, source)
        if text not in seen:
            seen.add(text)
            yield text


def _filled(pattern: str, source: random.Random) -> str:
    while "{" in pattern:
        before, _, rest = pattern.partition("{")
        slot, _, after = rest.partition("}")
        value = (
            str(source.randint(2, 98)) if slot in {"number", "day"} else source.choice(_SLOTS[slot])
        )
        pattern = before + value + after
    return pattern[0].upper() + pattern[1:]
