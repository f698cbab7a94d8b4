"""The parts of a sentence that are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Span = tuple[int, int]
"""Offsets of a part: its first character, and after its last."""

RECENT = 10_000
"""So many texts are remembered: each is asked for several times."""
_DOMAINS = "gov|mil|org|com|edu|net|int|info|us|mx|gt|hn|sv|es|eu|uk|ca"
_FILES = (
    "pdf|docx?|docm|odt|ods|odp|rtf|tex|xlsx?|xlsm|pptx?|csv|tsv|txt|log|html?|xml|xsd|json|ya?ml|toml"
    "|ini|cfg|conf|md|rst|po|pot|mo|tmx|xliff|srt|vtt|tar|t?gz|bz2|xz|zip|rar|7z|iso|exe|msi|apk|jpe?g"
    "|png|gif|svg|tiff?|bmp|webp|heic|eps|mp[34]|m4[av]|mpe?g|mov|avi|mkv|webm|wav|ogg|flac|epub|ics"
    "|vcf|eml|msg|km[lz]|shp|geojson|py|js|css|php|sql|sh|bat|dat|bak|sqlite"
)
_REPORTERS = (
    r"U\.\ ?S\.|S\.\ ?Ct\.|L\.\ ?Ed\.(?:\ ?2d)?|F\.(?:\ ?(?:2d|3d|4th|Supp\.(?:\ ?[23]d)?))?"
    r"|Fed\.\ ?Reg\.|I\.\ ?&\ ?N\.\ ?Dec\.|Stat\.|U\.N\.T\.S\.|T\.I\.A\.S\."
)
"""Where decisions, rules and treaties are printed."""
_CITED = rf"\d+\ (?:{_REPORTERS})\ \d[\d,]*(?:\ \((?:[\w.]+\ )?\d{{4}}\))?"
_PARTY = r"(?!(?:As|At|By|But|For|From|In|See|Since|The|Under|Unlike|When|While)\b)[A-Z][\w’'&-]*"
_LETTERED = "|".join(
    rf"(?<=\b{word}\ )"
    for word in (
        "Annex",
        "Appendix",
        "Attachment",
        "Exhibit",
        "Gate",
        "Part",
        "Schedule",
        "Terminal",
    )
)
"""Before a letter that is a number."""

SPACE = r"&(?:nbsp|ensp|emsp|thinsp|\#160|\#x[aA]0|\#8239|\#x202[fF]);"
"""An entity for a space."""
_BETWEEN = re.compile(rf"(?:\s|{SPACE})*")

# Most specific first: at one place the first that fits wins.
_TOKEN = re.compile(
    rf"""
    </?[A-Za-z][^<>]*>                                      # what reads as a tag, but is text
  | (?:https?|ftp)://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'»]      # address with its scheme
  | (?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+                # e-mail
  | (?:[\w-]+\.)+(?:{_DOMAINS})\b(?:/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'»])?  # DHS.gov/news
  | [\w-]+(?:\.[\w-]+)*\.(?:{_FILES})\b                    # file name
  | \$?\{{\{{?[^{{}}\n]*\}}?\}}                             # {{name}}, ${{name}}, {{0:.2f}}
  | %%                                                      # the percent sign of a format
  | %\(\w+\)[-+0#]*\d*(?:\.\d+)?[a-zA-Z]                    # %(count)d
  | %(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?[sdifgeuxX](?!\w)        # %s, %1$s, %.2f
  | (?!{SPACE})&(?:\#\d+|\#x[0-9a-fA-F]+|\w+);              # &amp;
  | (?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{{3}}\)\ ?|\d{{3}}[.-])\d{{3}}[.-]\d{{4}}(?!\w)
  | (?<!\w)\+\d[\d ().-]{{6,}}\d                            # +502 2326 4000
  | (?<![\w-])1-8\d\d-[A-Z\d][A-Z\d-]{{5,}}[A-Z\d]          # 1-800-CALL-NOW
  | {_PARTY}(?:\ (?:of\ )?[A-Z][\w’'&-]*){{0,3}}\ v\.\ {_PARTY}(?:\ [A-Z]\w+)?(?:,\ {_CITED})?
  | {_CITED}                                                # 567 U.S. 387 (2012)
  | \d+\ U\.?\ ?S\.?\ ?C\.?\ (?:§+\ ?)?\d[\w()–-]*\w?\)*    # 8 U.S.C. § 1101(a)(15)
  | \d+\ C\.?\ ?F\.?\ ?R\.?\ (?:§+\ ?)?\d+(?:\.\d+)*(?:\(\w+\))*
  | (?:Pub\.\ ?L\.|P\.\ ?L\.)\ (?:No\.\ )?\d+[-–]\d+
  | (?:H\.\ ?R|S|[SAH]\.\ ?B|[HS]\.\ ?(?:Con\.\ |J\.\ )?Res)\.\ \d+  # bills
  | (?:(?<!\w)[A-Z]{{2,5}}\ )?§+\ ?\d[\w.()–-]*(?<![.–-])
  | (?<![\w.])\d+[A-Za-z]?(?:\([a-zA-Z\d]{{1,4}}\))+        # 287(g)
  | (?<![\w-])[A-Z]{{1,4}}-\d+[A-Z]*(?![\w-])               # I-130, H-2A
  | (?<![\w.,-])v?\d+(?:\.\d+){{2,}}(?:-\w+)?(?![\w-]|\.\d)  # 2.10.3
  | (?:No\.\ )?(?<![\w.,-])\d{{1,3}}-\d{{4,}}(?![\w-]|[.,]\d)   # 44-2016
  | (?<![\w.,-])(?!\d{{4}}-\d\d-\d\d\b)\d+(?:-[\dA-Z]+){{2,}}(?![\w-])  # 2020-045-GT
  | (?<!\w)(?:Español|Français|Português|Kreyòl(?:\ [Aa]yisyen)?|Tiếng\ Việt)(?!\w)
  | (?<![\w&])\#\w*[A-Za-z]\w*                              # hashtag
  | (?<![\w.])@\w+                                          # handle
  | (?:{_LETTERED})[A-Z](?![\w.’'])                       # Annex A
  | \n                                                      # hard line break
  | [\u0370-\u1dff\u2190-\u2bff\u2e80-\uffef\U00010000-\U0010ffff§¶©®™¼½¾•†‡]+
    """,
    re.VERBOSE,
)


def tokens(text: str, keep: Iterable[str] = ()) -> list[Span]:
    """Where `text` holds an address, a placeholder, a citation or the like, in order.

    `keep` are terms that count as such too, as whole words in this very spelling.
    """
    found = [*_fixed(text)]
    if terms := sorted(keep, key=lambda term: (-len(term), term)):
        words = "|".join(re.escape(term) for term in terms)
        found += [match.span() for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text)]
    return joined(text, found)


@lru_cache(maxsize=RECENT)
def _fixed(text: str) -> tuple[Span, ...]:
    return tuple((match.start(), _closed(text, *match.span())) for match in _TOKEN.finditer(text))


def _closed(text: str, start: int, end: int) -> int:
    """The end of a token, after the bracket that closes one within it."""
    return end + (
        text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end)
    )


def joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those made one that overlap or have only spaces between them.

    Engines confuse neighbours.
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or _BETWEEN.fullmatch(text, out[-1][1], start)):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
