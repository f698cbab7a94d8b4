from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from l10n.errors import ReadoutError
from l10n.readers import SUFFIXES, read

SOURCES = {
    ".txt": "Readout of a Meeting\n\nRelease Date: July 11, 2018\n\nThey met “today.”\n",
    ".html": "<h1>Readout of a Meeting</h1><p>Release Date: July 11, 2018<p>They met “today.”",
    ".md": "# Readout of a Meeting\n\nRelease Date: July 11, 2018\n\nThey met “today.”\n",
}


def test_there_is_a_reader_for_each_format() -> None:
    assert sorted(SUFFIXES) == sorted(SOURCES)


@pytest.mark.parametrize("suffix", SOURCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_format_in_each_encoding_is_the_same_readout(
    tmp_path: Path, suffix: str, encoding: str, end: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(SOURCES[suffix].replace("\n", end).encode(encoding))
    readout = read(path, slug="sub/a", name=f"source/sub/a{suffix}")
    assert (readout.slug, readout.path) == ("sub/a", f"source/sub/a{suffix}")
    assert readout.encoding == encoding
    assert readout.title == "Readout of a Meeting"
    assert readout.released == date(2018, 7, 11)
    assert [block.text for block in readout.blocks][-1] == "They met “today.”"
    assert readout.left_out == ()


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "A.HTML"
    path.write_text("<h1>Title</h1>", encoding="utf-8")
    assert read(path, slug="A", name="source/A.HTML").title == "Title"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"text", r'".docx" is no format of a readout; use .txt, .html, .md'),
        ("a", b"text", r'"" is no format'),
        ("a.txt", b"", r"the file is empty"),
        ("a.html", b"\x00\x01\x02binary", r"binary file"),
        ("a.md", "# Title".encode("utf-16-le"), r"UTF-16 without a byte order mark"),
        ("a.html", b"<p>No title.</p>", r"no title"),
        ("a.md", b"No title.", r"no title"),
    ],
)
def test_what_is_no_readout_is_an_error_that_names_the_file(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadoutError, match=message) as caught:
        read(path, slug="a", name=f"source/{name}")
    assert str(caught.value).startswith(f"source/{name}:")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="can't be read: No such file"):
        read(tmp_path / "a.txt", slug="a", name="source/a.txt")
