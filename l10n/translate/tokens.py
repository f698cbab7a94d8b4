"""The parts of a sentence that are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]
"""Offsets of a part: its first character, and after its last."""

_DOMAINS = "gov|mil|org|com|edu|net|int|info|us|mx|gt|hn|sv|es|eu|uk|ca"
_FILES = "pdf|docx?|xlsx?|pptx?|csv|txt|html?|zip|jpe?g|png|gif|xml|json|ya?ml|md|rst|po|pot|py"

# Most specific first: at one place the first that fits wins.
_TOKEN = re.compile(
    rf"""
    </?[A-Za-z][^<>]*>                                      # what reads as a tag, but is text
  | (?:https?|ftp)://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'»]      # address with its scheme
  | (?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+                # e-mail
  | (?:[\w-]+\.)+(?:{_DOMAINS})\b(?:/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'»])?  # DHS.gov/news
  | [\w-]+\.(?:{_FILES})\b                                  # file name
  | \$?\{{\{{?[^{{}}\n]*\}}?\}}                             # {{name}}, ${{name}}, {{0:.2f}}
  | %\(\w+\)[-+0#]*\d*(?:\.\d+)?[a-zA-Z]                    # %(count)d
  | %(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?[sdifgeuxX](?!\w)        # %s, %1$s, %.2f
  | &(?:\#\d+|\#x[0-9a-fA-F]+|\w+);                         # &nbsp;
  | (?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{{3}}\)\ ?|\d{{3}}[.-])\d{{3}}[.-]\d{{4}}(?!\w)
  | (?<!\w)\+\d[\d ().-]{{6,}}\d                            # +502 2326 4000
  | (?<![\w-])1-8\d\d-[A-Z\d][A-Z\d-]{{5,}}[A-Z\d]          # 1-800-CALL-NOW
  | \d+\ U\.?\ ?S\.?\ ?C\.?\ (?:§+\ ?)?\d[\w()–-]*\w?\)*    # 8 U.S.C. § 1101(a)(15)
  | \d+\ C\.?\ ?F\.?\ ?R\.?\ (?:§+\ ?)?\d+(?:\.\d+)*(?:\(\w+\))*
  | (?:Pub\.\ ?L\.|P\.\ ?L\.)\ (?:No\.\ )?\d+[-–]\d+
  | H\.\ ?R\.\ \d+
  | §+\ ?\d[\w.()–-]*(?<![.–-])
  | (?<![\w.])\d+[A-Za-z]?(?:\([a-zA-Z\d]{{1,4}}\))+        # 287(g)
  | (?<![\w-])[A-Z]{{1,4}}-\d+[A-Z]*(?![\w-])               # I-130, H-2A
  | (?<![\w&])\#\w*[A-Za-z]\w*                              # hashtag
  | (?<![\w.])@\w+                                          # handle
  | \n                                                      # hard line break
  | [\u0370-\u1dff\u2190-\u2bff\u2e80-\uffef\U00010000-\U0010ffff§¶©®™¼½¾•†‡]+
    """,
    re.VERBOSE,
)


def tokens(text: str, keep: Iterable[str] = ()) -> list[Span]:
    """Where `text` holds an address, a placeholder, a citation or the like, in order.

    `keep` are terms that count as such too, as whole words in this very spelling.
    """
    found = [match.span() for match in _TOKEN.finditer(text)]
    if terms := sorted(keep, key=lambda term: (-len(term), term)):
        words = "|".join(re.escape(term) for term in terms)
        found += [match.span() for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text)]
    return joined(text, found)


def joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those made one that overlap or have only white space between them.

    Engines confuse neighbours.
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
