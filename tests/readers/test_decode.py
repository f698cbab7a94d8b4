from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadoutError
from l10n.readers.decode import decode


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Señora – “visit”\nend".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Señora – “visit”\nend".encode(), "utf-8-sig"),
        ("Señora – “visit”\nend".encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + "Señora – “visit”\nend".encode("utf-16-be"), "utf-16"),
        ("Señora – “visit”\nend".encode("cp1252"), "cp1252"),
    ],
)
def test_each_encoding_is_told_and_named(data: bytes, encoding: str) -> None:
    assert decode(data, name="a.txt") == ("Señora – “visit”\nend", encoding)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends_become_newlines(end: bytes) -> None:
    assert decode(b"one" + end + b"two" + end, name="a.txt") == ("one\ntwo\n", "utf-8")


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", None, "the file is empty"),
        (b" \r\n\t\n", None, "the file is empty"),
        (codecs.BOM_UTF8, None, "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(8) + b"abcdef" * 9, None, "binary file"),
        (b"one\ntwo\x00three, and more", None, "binary file"),
        ("Readout".encode("utf-16-le"), None, "UTF-16 without a byte order mark"),
        ("Readout ñ".encode("utf-16-be"), None, "UTF-16 without a byte order mark"),
        (b"one\n\x07two", 2, re.escape("U+0007")),
        (codecs.BOM_UTF16_LE + b"a\x00b", None, "damaged at byte 5"),
        (b"one\ntwo\nthr\xe9\x81", 3, "0x81 is neither UTF-8 nor Windows-1252"),
        (b"\x81\x00\x81\x00", None, "UTF-16"),
    ],
)
def test_bad_bytes_are_refused_with_the_place_and_a_remedy(
    data: bytes, line: int | None, message: str
) -> None:
    with pytest.raises(ReadoutError, match=message) as caught:
        decode(data, name="source/a.txt")
    assert caught.value.path == "source/a.txt"
    assert caught.value.line == line
    assert ";" in caught.value.message, "no remedy"


@settings(derandomize=True)
@given(st.binary())
def test_any_bytes_are_text_or_a_readout_error(data: bytes) -> None:
    try:
        text, _ = decode(data, name="a.txt")
    except ReadoutError:
        return
    assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text
