"""English amounts, shares and written-out numbers in the forms that engines know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n.translate.cardinals import cardinals
from l10n.translate.rewriting_dates import Rewriting

_NUMBER = r"\d[\d,.]*\d|\d"
_CURRENCIES = {
    "$": "",
    "US$": "",
    "US $": "",
    "USD ": "",
    "€": "euros",
    "EUR ": "euros",
    "£": "pounds",
    "GBP ": "pounds",
    "¥": "yen",
    "C$": "Canadian dollars",
    "CA$": "Canadian dollars",
    "A$": "Australian dollars",
    "AU$": "Australian dollars",
    "NZ$": "New Zealand dollars",
    "HK$": "Hong Kong dollars",
    "MX$": "Mexican pesos",
    "Mex$": "Mexican pesos",
    "R$": "Brazilian reals",
}
"""What is said after the number; nothing where the engine knows the sign."""
_SIGN = "|".join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))
_SCALE = (
    r"(?:[ -]?(?P<scale>thousand|million|billion|trillion)\b"
    r"| ?(?P<letter>[KkMm]|MM|mn|[Bb]n?|BN|tn?|TN?)(?!\w))?"
)
_LETTERS = {"k": "thousand", "m": "million", "b": "billion", "t": "trillion"}
_BEFORE = (
    r"(?:\b(?P<before>[Bb]etween|[Ff]rom|[Aa]n?|[Tt]he|[Aa]bout|[Ss]ome|[Rr]oughly|[Aa]round"
    r"|[Aa]pproximately|[Nn]early|[Aa]lmost|[Oo]nly|[Aa]nother) )?"
)
_MONEY = re.compile(rf"(?<![\w$])(?P<sign>{_SIGN})(?P<number>{_NUMBER}){_SCALE}(?![\w]|-\$?\d)")
_MONEY_RANGE = re.compile(
    rf"{_BEFORE}(?<![\w$])(?P<sign>{_SIGN})(?P<number>{_NUMBER})"
    rf"(?: ?[-–] ?(?P<again>(?:{_SIGN})?)| (?P<word>and|to) (?P=sign))(?P<last>{_NUMBER}){_SCALE}"
    r"(?!\w)"
)
_PERCENT = re.compile(r"(?<=\d)-percent\b")
_PERCENT_RANGE = re.compile(
    rf"{_BEFORE}(?<![\w.$-])(?P<number>{_NUMBER})%? ?[-–] ?(?P<last>{_NUMBER})"
    r"(?:%|[ -]per ?cent\b)"
)
_GROUPED = r"\d{1,3}(?:,\d{3})+"
_RANGE = re.compile(
    rf"{_BEFORE}(?<![\w.,$-])(?P<number>{_GROUPED}) ?[-–] ?(?P<last>{_GROUPED})(?![\w-]|,\d)"
)
_SMALL_RANGE = re.compile(
    r"(?<![\w.,:$/–-])(?P<number>\d{1,3})[-–](?P<last>\d{1,3})"
    r"(?= (?:[a-z]+ ){0,2}?(?:[a-z]{3,}s|people|children)\b)"
)
_AGES = re.compile(
    r"\b(?P<of>[Aa]ge[sd]|[Gg]rades) (?P<number>\d{1,3})[-–](?P<last>\d{1,3})(?![\w-])"
)
_SHARE = re.compile(
    r"(?<![\w.,$-])(?P<part>[1-9]|[Oo]ne|[Tt]wo|[Tt]hree) in (?P<whole>\d{1,3}(?![\d,.]\d|\w)"
    r"|t(?:wo|hree|en)|f(?:our|ive)|six|seven|eight|nine)"
    r"(?= [a-z])(?! (?:second|minute|hour|day|week|month|year|decade|a\.m|p\.m)| percent)"
)
_MANY = re.compile(r"\b([Mm])ulti-?million[ -]dollar\b")
_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_COMPOUND = re.compile(r"[ -](?!million|billion|trillion)", re.IGNORECASE)
"""Single words, and millions of them, stay as they are: engines know these."""


def amounts(text: str) -> Iterator[Rewriting]:
    """The amounts and numbers of an English text that are clearer in another form, and that form.

    €3m is 3 million euros, and $3bn $3 billion; $5-10 million is between $5 million and $10
    million, or after an article $5 million to $10 million; 5-10% likewise; 1 in 4 is 1 out of
    every 4; forty-five is 45, and half a million 500,000.
    """
    yield from _money(text)
    yield from _ranges(text)
    for match in _PERCENT.finditer(text):
        yield match, " percent"
    for match in _SHARE.finditer(text):
        yield match, f"{match['part']} out of every {match['whole']}"
    for match in _MANY.finditer(text):
        yield match, f"{match[1]}ulti-million dollar"
    for match, value in cardinals(text):
        if match["share"] or _COMPOUND.search(match[0]):
            yield match, _digits(value)


def _money(text: str) -> Iterator[Rewriting]:
    for match in _MONEY_RANGE.finditer(text):
        if form := _money_range(match):
            yield match, form
    for match in _MONEY.finditer(text):
        amount = _amount(match["sign"], match["number"], _scale(match))
        noun = re.match(" [a-z]", text[match.end() :]) and _ARTICLE.search(text[: match.start()])
        # A 3 million euro grant, but 3 million euros.
        yield match, amount.removesuffix("s") if noun else amount


def _ranges(text: str) -> Iterator[Rewriting]:
    for match in _PERCENT_RANGE.finditer(text):
        yield match, _between(match, match["number"], f"{match['last']} percent")
    for match in _RANGE.finditer(text):
        yield match, _between(match, match["number"], match["last"])
    for match in _SMALL_RANGE.finditer(text):
        # Else it is a result, as of a vote.
        if int(match["number"]) < int(match["last"]):
            yield match, f"{match['number']} to {match['last']}"
    for match in _AGES.finditer(text):
        yield match, f"{match['of']} {match['number']} to {match['last']}"


def _money_range(match: re.Match[str]) -> str:
    """Both amounts of a range in full; empty if they are not of one kind."""
    scale = _scale(match)
    if match["word"]:
        # From $500 to $1 million: a greater first number has no scale.
        if not scale or _value(match["number"]) >= _value(match["last"]):
            return ""
    elif match["again"] not in {"", match["sign"]}:
        return ""
    first = _amount(match["sign"], match["number"], scale)
    last = _amount(match["sign"], match["last"], scale)
    if match["word"]:
        before = f"{match['before']} " if match["before"] else ""
        return f"{before}{first} {match['word']} {last}"
    return _between(match, first, last)


def _between(match: re.Match[str], first: str, last: str) -> str:
    """A range in words: between, but only to after an article, or a word like about."""
    before = match["before"]
    if not before or before.lower() == "between":
        between = "Between" if not match.start() or before == "Between" else "between"
        return f"{between} {first} and {last}"
    return f"{before} {first} to {last}"


def _amount(sign: str, number: str, scale: str) -> str:
    thousands = scale == "thousand"
    amount = _digits(_value(number) * 1000) if thousands else f"{number} {scale}".rstrip()
    currency = _CURRENCIES[sign]
    return f"{amount} {currency}" if currency else f"${amount}"


def _scale(match: re.Match[str]) -> str:
    return match["scale"] or _LETTERS.get((match["letter"] or "")[:1].lower(), "")


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _digits(value: Decimal | int) -> str:
    """A number as English writes it, the millions and more in words."""
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if value >= size and value * 100 % size == 0:
            return f"{(Decimal(value) / size).normalize():f} {name}"
    return f"{Decimal(value).normalize():,f}"
