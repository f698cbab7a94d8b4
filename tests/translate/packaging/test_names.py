from __future__ import annotations

import pytest

from l10n.translate.packaging.names import checksum, collision, fault


@pytest.mark.parametrize("name", ["metadata.json", "model/model.bin", "a.b/c d/é-1_0.pt", "..a/b"])
def test_a_plain_path_is_fine(name: str) -> None:
    assert fault(name) == ""


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("/etc/passwd", "absolute"),
        ("C:/windows", "absolute"),
        ("../x", "leads out"),
        ("a/../../x", "leads out"),
        ("a/..", "leads out"),
        ("", "not a plain path"),
        ("a//b", "not a plain path"),
        ("./a", "not a plain path"),
        ("a\\..\\b", "not every file system"),
        ("a\0b", "not every file system"),
        ("a\x1b[31m", "not every file system"),
        ("file:stream", "not every file system"),
        ("model./x", "not every file system"),
        ("model /x", "not every file system"),
        ("NUL.txt", "not every file system"),
        ("a/com1", "not every file system"),
        ("é" * 128, "too long"),
        ("/".join(["a" * 200] * 6), "too long or too deep"),
        ("/".join("a" * 21), "too long or too deep"),
    ],
)
def test_a_path_that_can_harm_is_named_for_what_it_is(name: str, wrong: str) -> None:
    assert wrong in fault(name)


@pytest.mark.parametrize(
    ("names", "twice"),
    [
        ([("a", True), ("a/b", False), ("a/c", False)], ""),
        ([("a/b", False), ("a", True)], ""),
        ([("a", False), ("a", False)], "a"),
        ([("model", False), ("Model", False)], "Model"),
        ([("a/x", False), ("A/y", False)], "A/y"),
        ([("a", False), ("a/b", False)], "a/b"),
        ([("a/b", False), ("a", False)], "a"),
        ([("é", False), ("e\u0301", False)], "e\u0301"),
        ([("straße", False), ("STRASSE", False)], "STRASSE"),
    ],
)
def test_names_that_one_file_system_takes_for_one_collide(
    names: list[tuple[str, bool]], twice: str
) -> None:
    assert collision(names) == twice


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0a" * 32, "0a" * 32),
        ("0A" * 32, "0a" * 32),
        ("", ""),
        ("0a", ""),
        ("0g" * 32, ""),
        ("０" * 64, ""),
        (5, ""),
        (None, ""),
    ],
)
def test_a_checksum_is_64_hexadecimal_digits(text: object, found: str) -> None:
    assert checksum(text) == found
