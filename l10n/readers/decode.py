"""The bytes of a source file to text."""

from __future__ import annotations

import codecs
import re

from l10n.errors import ReadoutError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_REMEDY = "save the file as UTF-8 text"


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    r"""The text of a file with `\n` line ends, and the encoding it was in.

    The encoding is one of those that `Readout.encoding` names. `name` is what an error calls the
    file. Raises ReadoutError for a file that is empty, binary, or in none of these encodings.
    """
    text, encoding = _decoded(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadoutError(
            "the file is empty; put the readout's text in it, or remove it", path=name
        )
    if control := _CONTROL.search(text):
        raise ReadoutError(
            f"control character U+{ord(control[0]):04X}, expected text only; remove it",
            path=name,
            line=text.count("\n", 0, control.start()) + 1,
        )
    return text, encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise ReadoutError(
                f"the file starts as UTF-16 and is damaged at byte {error.start + 1}; {_REMEDY}",
                path=name,
            ) from None
    if nulls := data.count(b"\x00"):
        # English text in UTF-16 is a NUL beside nearly every letter.
        utf_16 = nulls * 3 > len(data)
        what = "UTF-16 without a byte order mark" if utf_16 else "a binary file"
        raise ReadoutError(f"this looks like {what}, expected text; {_REMEDY}", path=name)
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return _windows(data, name), "cp1252"


def _windows(data: bytes, name: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadoutError(
            f"byte 0x{data[error.start]:02X} is neither UTF-8 nor Windows-1252; {_REMEDY}",
            path=name,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
