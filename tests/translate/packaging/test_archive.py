from __future__ import annotations

import os
import random
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest

from l10n.errors import ModelError, StorageError
from l10n.translate.packaging.archive import Limits, unpack
from tests.conftest import read_tree

Change = Callable[[zipfile.ZipFile], None]


def member(name: str, mode: int = 0, kind: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.compress_type = kind
    return info


def made(path: Path, *changes: Change) -> Path:
    """An archive of a harmless package, and of what `changes` write to it besides."""
    with zipfile.ZipFile(path / "bad.argosmodel", "w") as archive:
        archive.writestr("en_es/metadata.json", "{}")
        for change in changes:
            change(archive)
    return path / "bad.argosmodel"


def writes(info: zipfile.ZipInfo | str, data: bytes = b"x") -> Change:
    return lambda archive: archive.writestr(info, data)


def test_a_package_loses_its_top_folder_and_nothing_else(
    package: Path, package_file: Path, tmp_path: Path
) -> None:
    unpack(package_file, tmp_path)

    assert read_tree(tmp_path) == read_tree(package)


def test_entries_for_folders_and_plain_modes_are_fine(tmp_path: Path) -> None:
    file = made(
        tmp_path,
        writes(member("en_es/stanza/", stat.S_IFDIR | 0o755), b""),
        writes(member("en_es/stanza/en.pt", stat.S_IFREG | 0o4755)),
    )
    into = tmp_path / "into"
    into.mkdir()
    unpack(file, into)

    assert set(read_tree(into)) == {"metadata.json", "stanza/en.pt"}
    assert not (into / "stanza" / "en.pt").stat().st_mode & stat.S_ISUID


BIG = bytes(2 << 20)


def small_bombs(archive: zipfile.ZipFile) -> None:
    """Each may have any ratio by itself."""
    for number in range(10):
        archive.writestr(member(f"en_es/{number}", kind=zipfile.ZIP_DEFLATED), BIG[: 1 << 20])


HOSTILE: dict[str, tuple[str, Change]] = {
    "traversal": (r"en_es/\.\./\.\./evil leads out", writes("en_es/../../evil")),
    "absolute": (r"/tmp/evil is an absolute path", writes("/tmp/evil")),
    "drive": (r"C:/evil is an absolute path", writes("C:/evil")),
    "backslash": (r"not every file system takes", writes(member("en_es/..\\evil"))),
    "symlink": (r"en_es/link is a link", writes(member("en_es/link", stat.S_IFLNK | 0o777))),
    "device": (r"en_es/null is a link or a special", writes(member("en_es/null", stat.S_IFCHR))),
    "folder as file": (r"en_es/x is a link", writes(member("en_es/x", stat.S_IFDIR | 0o755))),
    "bomb": (
        r"grows 1,0\d\d times when unpacked \(expected at most 100\)",
        writes(member("en_es/zeros", kind=zipfile.ZIP_DEFLATED), BIG),
    ),
    "case": (r"en_es/METADATA\.json is there twice", writes("en_es/METADATA.json")),
    "lzma": (r"compressed in an unusual way", writes(member("en_es/x", kind=zipfile.ZIP_LZMA))),
    "second folder": (r"expected one folder .*, got en_es, other\)", writes("other/file")),
    "loose file": (r"expected one folder .*, got README, en_es\)", writes("README")),
    "no name": ("is not a plain path", writes(member(""))),
    "many folders": (r"… is too long or too deep a path", writes("en_es/" + "a/" * 16_000)),
    "twenty folders": ("too deep a path", writes("en_es/" + "a/" * 20 + "b")),
    "long path": ("too long or too deep a path", writes("en_es/" + f"{'a' * 200}/" * 5 + "b")),
    "many small bombs": (r"10,485,\d\d\d bytes unpacked \(expected at most", small_bombs),
    "terminal escape": (r"en_es/\\x1b\[31m is a name", writes("en_es/\x1b[31m")),
}


@pytest.mark.parametrize(("message", "change"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_member_is_refused_before_anything_is_unpacked(
    message: str, change: Change, tmp_path: Path
) -> None:
    file = made(tmp_path, change)
    into = tmp_path / "into"
    into.mkdir()

    with pytest.raises(ModelError, match=message) as error:
        unpack(file, into)

    assert error.value.path == file
    assert list(tmp_path.rglob("*")) == [file, into]


def test_the_same_member_twice_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        file = made(tmp_path, writes("en_es/metadata.json"))

    with pytest.raises(ModelError, match=r"en_es/metadata\.json is there twice"):
        unpack(file, tmp_path)


def test_metadata_one_folder_down_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "nested.argosmodel"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("packages/en_es/metadata.json", "{}")

    expected = r"expected packages/metadata\.json, got packages/en_es/metadata\.json"
    with pytest.raises(ModelError, match=expected):
        unpack(file, tmp_path)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(members=1), r"2 members \(expected at most 1\)"),
        (Limits(member_bytes=3), r"en_es/x has 4 bytes \(expected at most 3\)"),
        (Limits(total_bytes=5), r"6 bytes unpacked \(expected at most 5\)"),
    ],
)
def test_each_limit_holds(limits: Limits, message: str, tmp_path: Path) -> None:
    file = made(tmp_path, writes("en_es/x", b"four"))

    with pytest.raises(ModelError, match=message):
        unpack(file, tmp_path, limits=limits)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_archive_is_refused(part: float, package_file: Path, tmp_path: Path) -> None:
    data = package_file.read_bytes()
    file = tmp_path / "cut.argosmodel"
    file.write_bytes(data[: int(len(data) * part)])

    with pytest.raises(ModelError, match="damaged, or not a zip archive"):
        unpack(file, tmp_path)


@pytest.mark.parametrize("data", [b"", b"<!doctype html><title>404</title>", b"PK\3\4"])
def test_what_is_no_archive_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "page.argosmodel"
    file.write_bytes(data)

    with pytest.raises(ModelError, match=r"damaged, or not a zip archive.*get the package again"):
        unpack(file, tmp_path)


def test_a_changed_byte_is_noticed_by_the_checksum(package_file: Path, tmp_path: Path) -> None:
    data = bytearray(package_file.read_bytes())
    with zipfile.ZipFile(package_file) as archive:
        weights = archive.getinfo("en_es/model/model.bin")
    data[weights.header_offset + 30 + len(weights.filename) + weights.compress_size // 2] ^= 0x55
    file = tmp_path / "changed.argosmodel"
    file.write_bytes(data)

    with pytest.raises(ModelError, match="damaged"):
        unpack(file, tmp_path)


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The directory promises 10 bytes where 2 MiB are packed: no more than 10 are written."""
    file = made(tmp_path, writes(member("en_es/x", kind=zipfile.ZIP_DEFLATED), BIG))
    data = bytearray(file.read_bytes())
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    file.write_bytes(data)
    into = tmp_path / "into"
    into.mkdir()

    with pytest.raises(ModelError, match="damaged"):
        unpack(file, into)

    assert all(path.stat().st_size <= 10 for path in into.iterdir())


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    file = made(tmp_path, writes("en_es/x"))
    data = bytearray(file.read_bytes())
    data[data.rindex(b"PK\1\2") + 8] |= 1
    file.write_bytes(data)

    with pytest.raises(ModelError, match="en_es/x is encrypted"):
        unpack(file, tmp_path)


def test_a_file_that_is_not_there_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="can't be unpacked: No such file"):
        unpack(tmp_path / "none.argosmodel", tmp_path)


def test_members_that_overlap_are_not_unpacked_many_times(tmp_path: Path) -> None:
    """Fifty entries of the directory, all of one packed member of 1 MB."""
    file = made(tmp_path, writes("en_es/0", random.Random(0).randbytes(1 << 20)))
    with zipfile.ZipFile(file, "a") as archive:
        first = archive.getinfo("en_es/0")
        for number in range(1, 150):
            other = copy(first)
            other.filename = other.orig_filename = f"en_es/{number}"
            archive.filelist.append(other)
        archive._didModify = True  # type: ignore[attr-defined]

    with pytest.raises(ModelError, match=r"157,286,\d\d\d bytes unpacked \(expected at most 10"):
        unpack(file, tmp_path)


@pytest.mark.parametrize("name", ["en_es/x\0yz", "\0\0\0\0\0"])
def test_a_name_that_ends_at_a_nul_is_refused(name: str, tmp_path: Path) -> None:
    stand_in = name.replace("\0", "#")
    file = made(tmp_path, writes(stand_in))
    file.write_bytes(file.read_bytes().replace(stand_in.encode(), name.encode()))

    with pytest.raises(ModelError, match="a name that not every file system takes"):
        unpack(file, tmp_path)


def test_a_second_name_in_the_extra_fields_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Since Python 3.12 zipfile takes the name of a field 0x7075 for the member's."""
    decode = zipfile.ZipInfo._decodeExtra  # type: ignore[attr-defined]

    def as_later_versions_do(info: zipfile.ZipInfo, *crc: int) -> None:
        decode(info, *crc)
        if b"up" in info.extra:
            info.filename = info.extra[9:].decode()

    monkeypatch.setattr(zipfile.ZipInfo, "_decodeExtra", as_later_versions_do)
    info = member("en_es/notes.txt")
    field = struct.pack("<BL", 1, zlib.crc32(b"en_es/notes.txt")) + b"en_es/../../evil"
    info.extra = struct.pack("<2sH", b"up", len(field)) + field
    file = made(tmp_path, writes(info))
    into = tmp_path / "into"
    into.mkdir()

    with pytest.raises(ModelError, match=r"en_es/notes\.txt has another name besides"):
        unpack(file, into)
    assert list(tmp_path.rglob("*")) == [file, into]


def test_an_offset_that_no_file_has_is_damage(package_file: Path, tmp_path: Path) -> None:
    data = bytearray(package_file.read_bytes())
    at = data.index(b"PK\1\2")
    data[at + 42 : at + 46] = b"\xff\xff\xff\xff"
    extra = struct.pack("<HHQ", 1, 8, 1 << 63)
    length = struct.unpack_from("<H", data, at + 28)[0]
    data[at + 30 : at + 32] = struct.pack("<H", len(extra))
    data[at + 46 + length : at + 46 + length] = extra
    end = data.rindex(b"PK\5\6")
    size = struct.unpack_from("<I", data, end + 12)[0] + len(extra)
    data[end + 12 : end + 16] = struct.pack("<I", size)
    file = tmp_path / "offset.argosmodel"
    file.write_bytes(data)

    with pytest.raises(ModelError, match="damaged, or not a zip archive") as error:
        unpack(file, tmp_path)
    assert error.value.path == file


def test_nothing_waits_for_a_special_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")

    with pytest.raises(ModelError, match=r"not a file \(expected a package file or folder\)"):
        unpack(tmp_path / "fifo", tmp_path)
