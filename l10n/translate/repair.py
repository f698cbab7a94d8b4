"""Repairs of a translation against its source: its first letter, its quotes and its end."""

from __future__ import annotations

import re

from l10n.translate.engine import Output, substitute

_TAIL = re.compile(r"[.:;,?!…\"'”’»)\]]*$")
"""The marks that end a text, and the quotes and brackets that close among them."""
_MARKS = re.compile(r"[.:;,?!…]+")
_DOTTED = re.compile(r"(?:\bUU|\b[ap]\. ?m|\betc|\bart|\bnúm|\bInc|\b[A-Z])\.$")
"""Spanish words that keep their full stop where the source ends without one."""


def repaired(source: str, output: Output) -> Output:
    """`output` with the first letter, the quotes and the ending that `source` asks for."""
    if not output.text:
        return output
    output = ending(source, quotes(source, capital(source, output)))
    return questions(source, output)


def capital(source: str, output: Output) -> Output:
    """`output` with its first letter a capital where that of `source` is, and small where not.

    A name or an acronym keeps its own capital.
    """
    first, own = _first_letter(source), _first_letter(output.text)
    if first is None or own is None:
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
    """`output` with the curly double quotes of `source`, if it has as many, whatever their form."""
    opened, closed = source.count("“"), source.count("”")
    if opened != closed or not opened or '"' in source:
        return output
    marks = [mark.start() for mark in re.finditer('[“”"]', output.text)]
    if len(marks) != opened + closed:
        return output
    for number, at in enumerate(marks):
        output = substitute(output, at, at + 1, "”" if number % 2 else "“")
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
    """`output` without inverted marks that nothing in `source` asks for."""
    for mark, closing in (("¿", "?"), ("¡", "!")):
        if closing not in source:
            while (at := output.text.find(mark)) >= 0:
                output = substitute(output, at, at + 1, "")
    return output


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
