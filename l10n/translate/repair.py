"""Repairs of a translation against its source: its first letter, its quotes and its end."""

from __future__ import annotations

import re

from l10n.translate.engine import Output, substitute

_TAIL = re.compile(r"[.:;,?!…\"'”’»)\]]*$")
"""The marks that end a text, and the quotes and brackets that close among them."""
_MARKS = re.compile(r"[.:;,?!…]+")
_DOUBLE = re.compile('[“”"]')
_INNER = re.compile(r"(?:[“‘«¿¡(\[]|(?<!\S)\") (?=\S)")
"""A space behind a mark that opens."""
_INVERTED = {"¿": "?", "¡": "!"}
_SENTENCE = re.compile(r"(?:[a-z]{3}|[\d%)])[.?!…][”\"’]?\s|[?!,]?[”\"]\s+\w")
"""The end of a sentence, or of a quotation, within a text."""
_NUMBERED = re.compile(r"\d+[A-Z]")
_DOTTED = re.compile(r"(?:\bUU|\b[ap]\. ?m|\betc|\bart|\bnúm|\bInc|\b[A-Z])\.$")
"""Spanish words that keep their full stop where the source ends without one."""


def repaired(source: str, output: Output, held: str = "") -> Output:
    """`output` with the first letter, the quotes and the ending that `source` asks for.

    `held` is what a placeholder at the beginning of `source` stands for, if there is one.
    """
    if not output.text:
        return output
    output = spaces(source, quotes(source, capital(source, output, held)))
    return questions(source, ending(source, output))


def capital(source: str, output: Output, held: str = "") -> Output:
    """`output` with its first letter a capital where that of `source` is, and small where not.

    A name or an acronym keeps its own capital. What begins with one in English, or with a number
    that has letters, as 5G, has a capital in Spanish whatever comes first.
    """
    first, own = _first_letter(source), _first_letter(output.text)
    if own is None:
        return output
    if first is None and (_NUMBERED.match(source) or held[:1].isupper()):
        letter = output.text[own]
        return substitute(output, own, own + 1, letter.upper()) if letter.islower() else output
    if first is None:
        return output
    wanted, letter = source[first], output.text[own]
    if wanted.isupper() and letter.islower():
        return substitute(output, own, own + 1, letter.upper())
    if wanted.islower() and letter.isupper():
        follows = output.text[own + 1 : own + 2]
        named = any(
            link.target <= own < link.target_end and source[link.source : link.source + 1].isupper()
            for link in output.links
        )
        if not named and not follows.isupper():
            return substitute(output, own, own + 1, letter.lower())
    return output


def quotes(source: str, output: Output) -> Output:
    """`output` with the double quotes of `source`, if it has as many, whatever their form.

    Where `source` has single ones alone, as the British do, those of `output` become curly pairs.
    """
    wanted = _DOUBLE.findall(source)
    marks = [mark.start() for mark in _DOUBLE.finditer(output.text)]
    if not wanted and "‘" in source and len(marks) == 2 * source.count("‘"):
        wanted = ["“", "”"] * source.count("‘")
    if len(marks) != len(wanted):
        return output
    for at, mark in zip(marks, wanted, strict=True):
        output = substitute(output, at, at + 1, mark)
    return output


def spaces(source: str, output: Output) -> Output:
    """`output` without the spaces behind opening marks that `source` has not."""
    if _INNER.search(source):
        return output
    for match in reversed(list(_INNER.finditer(output.text))):
        output = substitute(output, match.end() - 1, match.end(), "")
    return output


def ending(source: str, output: Output) -> Output:
    """`output` with the punctuation that `source` ends with, before or after a closing quote."""
    wanted, tail = _marks(source), _tail(output.text)
    if wanted == _marks(output.text):
        return output
    found = _MARKS.findall(tail)
    start = len(output.text) - len(tail)
    if not found:
        at = start if wanted and source.endswith((")", "]")) else len(output.text)
        return substitute(output, at, at, wanted)
    if len(found) > 1 or (not wanted and _DOTTED.search(output.text)):
        return output
    at = start + tail.index(found[0])
    return substitute(output, at, at + len(found[0]), wanted)


def questions(source: str, output: Output) -> Output:
    """`output` without inverted marks that nothing in `source` asks for, and with one for its end.

    One is added where `source` is a single sentence that ends in a mark, and `output` has none.
    """
    for mark, closing in _INVERTED.items():
        if closing not in source:
            while (at := output.text.find(mark)) >= 0:
                output = substitute(output, at, at + 1, "")
    last = _marks(source)[-1:]
    opening = next((mark for mark, closing in _INVERTED.items() if closing == last), "")
    if not opening or _SENTENCE.search(source) or _marks(output.text)[-1:] != last:
        return output
    if any(mark in output.text for mark in _INVERTED):
        return output
    start = len(output.text) - len(output.text.lstrip('“"‘«(['))
    return substitute(output, start, start, opening)


def _first_letter(text: str) -> int | None:
    """Where the first word begins, unless a number or a placeholder does."""
    match = re.match(r"[\W_]*", text)
    at = match.end() if match else 0
    if at >= len(text) or not text[at].isalpha() or re.search(r"[{<%]", text[:at]):
        return None
    return at


def _tail(text: str) -> str:
    match = _TAIL.search(text)
    return match[0] if match else ""


def _marks(text: str) -> str:
    """The marks at the end of a text, with three dots as one."""
    return "".join(_MARKS.findall(_tail(text))).replace("...", "…")
