"""Catalogs that no one here wrote: the PO files of Debian source packages.

`make referees` brings them. Load and save changes no byte, or the file is refused with its path,
its line and the reason; and what we compile is what msgfmt compiles.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalog.mo import compile_catalog
from l10n.catalog.po import Catalog, parse
from l10n.errors import CatalogError

FOLDER = Path(__file__).parents[1] / "referees" / "po"
FILES = sorted(FOLDER.glob("*.po"))
PACKAGES = sorted({path.name.partition("--")[0] for path in FILES})
REFUSED = {
    "debconf--debian_po_hu.po": ":1: mixed line ends",
    "debconf--debian_po_ug.po": ":1: mixed line ends",
    "sharutils--po_el.po": ":1: mixed line ends",
    "vim--src_po_ja.sjis.po": ":486: a string without a keyword before it",
}
"""The files that are refused: three mix line ends, one is in a charset that PO does not allow."""


def load(path: Path) -> Catalog | None:
    """The catalog, or None where it is refused as expected."""
    try:
        return parse(path.read_bytes(), path.name)
    except CatalogError as error:
        if str(error).startswith(path.name + REFUSED.get(path.name, " is not to be refused")):
            return None
        raise


def test_the_files_are_here() -> None:
    if not FILES and not os.environ.get("CI"):
        pytest.skip("no PO files of Debian packages here; `make referees` brings them, with apt")
    assert len(PACKAGES) >= 10


KINDS: dict[str, Callable[[bytes, Catalog], object]] = {
    "wrapped": lambda _, catalog: catalog.width,
    "unwrapped": lambda _, catalog: not catalog.width,
    "plural": lambda _, catalog: any(e.msgid_plural for e in catalog.entries),
    "context": lambda _, catalog: any(e.msgctxt for e in catalog.entries),
    "obsolete": lambda _, catalog: any(e.obsolete for e in catalog.entries),
    "previous msgid": lambda _, catalog: any(e.previous_msgid for e in catalog.entries),
    "another charset": lambda _, catalog: catalog.encoding != "utf-8",
    "escapes": lambda data, _: re.search(rb'\\[tr"]', data),
}


@pytest.mark.parametrize("package", PACKAGES)
def test_load_and_save_changes_no_byte(package: str) -> None:
    for path in FOLDER.glob(f"{package}--*.po"):
        data = path.read_bytes()
        catalog = load(path)
        if catalog is not None:
            assert catalog.dump() == data, path.name
            assert catalog.replaced(catalog.entries).dump() == data, path.name


@pytest.mark.skipif(not FILES, reason="no PO files of Debian packages here")
@pytest.mark.parametrize("kind", KINDS)
def test_there_are_files_of_each_kind(kind: str) -> None:
    pairs = ((path.read_bytes(), load(path)) for path in FILES)
    assert any(catalog and KINDS[kind](data, catalog) for data, catalog in pairs)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_file_with_crlf_keeps_it(package: str) -> None:
    path = min(FOLDER.glob(f"{package}--*.po"))
    if load(path) is None:
        pytest.skip("its first file is refused")
    data = path.read_bytes().replace(b"\n", b"\r\n")
    assert parse(data, path.name).dump() == data


def messages(data: bytes) -> dict[bytes, bytes]:
    """The pairs of a compiled catalog."""
    _, _, count, sources, targets = struct.unpack("<5I", data[:20])
    found = {}
    for number in range(count):
        length, start = struct.unpack_from("<2I", data, sources + 8 * number)
        target_length, target = struct.unpack_from("<2I", data, targets + 8 * number)
        found[data[start : start + length]] = data[target : target + target_length]
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_the_compiled_catalog_is_that_of_msgfmt(package: str, tmp_path: Path) -> None:
    target = tmp_path / "a.mo"
    for path in sorted(FOLDER.glob(f"{package}--*.po"))[::4]:
        catalog = load(path)
        command = ["msgfmt", "-o", str(target), str(path)]
        if catalog and subprocess.run(command, capture_output=True, check=False).returncode == 0:
            theirs, ours = messages(target.read_bytes()), messages(compile_catalog(catalog))
            # C's numbers of system-dependent width have a table of their own in theirs.
            ours = {key: text for key, text in ours.items() if b"<PRI" not in key + text}
            assert ours == theirs, path.name
