"""Writing whole files, and one run at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from l10n.errors import StorageError
from l10n.files import lock, replacing, sweep, write, write_all

from .conftest import read_tree


def test_a_file_is_written_only_where_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "a.po"
    assert write(path, b"one")
    before = path.stat().st_mtime_ns
    assert not write(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert write(path, b"two")
    assert path.read_bytes() == b"two"


def test_the_mode_of_a_file_is_kept_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a"
    old = os.umask(0o027)
    try:
        write(path, b"one")
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o664)
    write(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o664


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path, b"old")

    def fail() -> None:
        with replacing(path) as file:
            file.write(b"half of the n")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  (the error of the block itself comes through)
        fail()
    assert read_tree(tmp_path) == {"a": b"old"}


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StorageError, match=r"a: is a folder \(expected a file\)"):
        write(tmp_path / "a", b"x")
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="can't be written"):
        write(tmp_path / "file" / "b", b"x")


def test_a_second_run_is_refused_and_the_next_is_not(tmp_path: Path) -> None:
    state = tmp_path / ".l10n"
    with lock(state), pytest.raises(StorageError, match="another l10n run is at work"), lock(state):
        pass
    with lock(state):
        assert (state / ".gitignore").read_text() == "*\n"


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    shared = tmp_path / "shared.po"
    shared.write_bytes(b"old")
    link = tmp_path / "a.po"
    link.symlink_to(shared)
    assert write(link, b"new")
    assert link.is_symlink()
    assert shared.read_bytes() == b"new"
    shared.unlink()
    with pytest.raises(StorageError, match="is a link to a file that is not there"):
        write(link, b"newer")


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "folder" / "b"
    write(first, b"old")
    (tmp_path / "folder").touch()
    with pytest.raises(StorageError):
        write_all({first: b"new", second: b"new"})
    assert read_tree(tmp_path) == {"a": b"old", "folder": b""}
    (tmp_path / "folder").unlink()
    assert write_all({first: b"old", second: b"new"}) == [second]


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / ".a.po.x1y2.l10n-new").touch()
    (tmp_path / "es" / "a.po").touch()
    sweep([tmp_path, tmp_path / "missing"])
    assert list(read_tree(tmp_path)) == ["es/a.po"]
