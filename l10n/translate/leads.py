"""What a message has before its first word: a bullet, or its number in a list."""

from __future__ import annotations

import re

_MARK = (
    r"(?:[•▪▫●○◦‣∙·►▶→*–—-]|\(?\d{1,3}(?:\.\d{1,2})*[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[IVX]{1,5}[.)]"
    r"|\(?[A-Z]\))"
)
_SPACE = r"(?:\s|&nbsp;)"
_LEAD = re.compile(rf"(?:(?:{_MARK}|<([a-z]\d+)>{_MARK}</\1>){_SPACE}+|{_SPACE}+)+(?=.*[^\W\d_])")


def split(msgid: str) -> tuple[str, str]:
    """The mark that a message begins with, with the space after it, and what is to translate.

    The mark may be all that a tag is over. A message without a word in it has none.
    """
    match = _LEAD.match(msgid)
    end = match.end() if match else 0
    return msgid[:end], msgid[end:]
