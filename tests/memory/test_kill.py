"""An import that is killed leaves the memory as it was before or as it is after."""

import contextlib
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from bench.pairs import pairs
from l10n.memory import Memory, OriginCount, Unit
from l10n.memory.imports import take
from l10n.memory.origins import origins
from l10n.memory.tmx_writer import write
from l10n.paths import Paths

KILLS = 15
UNITS = 3_000
IMPORT = """
import sys
from pathlib import Path
from l10n.memory import Memory
from l10n.memory.imports import take
from l10n.memory.origins import origins
from l10n.paths import Paths

file, root = map(Path, sys.argv[1:])
with Memory.open(Paths(root).memory) as memory:
    print("ready", flush=True)
    take(file, Paths(root), "en", "es")
    memory.refresh(origins(Paths(root), ["es"], "en"))
print("done", flush=True)
"""
OLD, NEW = OriginCount("old.tmx", "es", 300), OriginCount("new.tmx", "es", UNITS)


def test_a_killed_import_leaves_the_old_memory_or_the_new_one(tmp_path: Path) -> None:
    made = [(Unit(*pair), "x") for pair in pairs(UNITS)]
    old, new = tmp_path / "old.tmx", tmp_path / "new.tmx"
    old.write_bytes(b"".join(write(made[:300], "en", "es")))
    new.write_bytes(b"".join(write(made, "en", "es")))
    paths = Paths(tmp_path / "project")
    take(old, paths, "en", "es")
    chance, whole, seen = random.Random(11), _seconds(new, tmp_path / "other"), set()
    for _ in range(KILLS):
        (paths.imported("es") / new.name).unlink(missing_ok=True)
        with Memory.open(paths.memory) as memory:
            memory.refresh(origins(paths, ["es"], "en"))
        _import(new, paths.root, kill_after=whole * 1.1 * chance.random())
        target = paths.imported("es") / new.name
        assert not target.exists() or target.read_bytes() == new.read_bytes()
        with Memory.open(paths.memory) as memory:
            found = memory.stats()
            assert found in {(OLD,), (NEW, OLD)}
            assert memory.exact(made[0][0].source, None, "", "es")
            assert (memory.exact(made[-1][0].source, None, "", "es") is None) == (found == (OLD,))
        with contextlib.closing(sqlite3.connect(paths.memory)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        seen.add(found)
    assert (OLD,) in seen
    _import(new, paths.root)
    with Memory.open(paths.memory) as memory:
        assert memory.stats() == (NEW, OLD)


def _import(file: Path, root: Path, kill_after: float | None = None) -> None:
    command = [sys.executable, "-c", IMPORT, str(file), str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        if kill_after is None:
            assert process.stdout.readline() == "done\n"
        else:
            time.sleep(kill_after)
            process.kill()


def _seconds(file: Path, root: Path) -> float:
    """How long an import takes that is not killed."""
    _import(file, root)
    (Paths(root).memory).unlink()
    start = time.perf_counter()
    _import(file, root)
    return time.perf_counter() - start
