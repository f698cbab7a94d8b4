"""A server that is killed while it saves leaves the old catalog or the new one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.client import HTTPException
from multiprocessing.connection import Connection
from pathlib import Path

from l10n.catalog import po
from l10n.model import Entry
from l10n.project import Project, open_project
from l10n.review.server.serve import start

from . import sample
from .sample import Client

KILLS = 50
SENTENCES = 150
"""Enough that a save takes some milliseconds."""


def serve(root: Path, told: Connection) -> None:
    server, address = start(open_project(root), port=0)
    told.send(address)
    server.serve_forever(poll_interval=0.02)


def fill(project: Project) -> None:
    """A catalog of many entries."""
    text = " ".join(
        f"The Secretary met minister number {n} of the region." for n in range(SENTENCES)
    )
    (project.paths.source / f"{sample.SLUG}.md").write_text(f"# Title\n\n{text}\n", "utf-8")
    path = sample.catalog_path(project)
    catalog = po.parse(path.read_bytes(), str(path))
    entries = [Entry("Title")]
    entries += (
        Entry(f"The Secretary met minister number {n} of the region.") for n in range(SENTENCES)
    )
    path.write_bytes(catalog.replaced(entries).dump())


def test_fifty_kills_while_saving(project: Project) -> None:
    fill(project)
    path = sample.catalog_path(project)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([serve.__module__])
    delay, reached = 0.01, 0
    for number in range(KILLS):
        before = path.read_bytes()
        entry = sample.entries(project)["Title"]
        here, there = context.Pipe()
        server = context.Process(target=serve, args=(project.paths.root, there))
        server.start()
        client = Client(here.recv()).sign_in(sample.OTHER)
        save = partial(client.do, entry, "save", ("text", f"T{number}"))
        saving = threading.Thread(target=_regardless, args=(save,))
        saving.start()
        time.sleep(delay)
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        server.join()
        saving.join()
        sample.msgfmt(project)
        written = path.read_bytes() != before
        if written:
            assert sample.entries(project)["Title"].msgstr == f"T{number}"
            assert len(sample.entries(project)) == SENTENCES + 1
        reached += written
        # The kills close in on the moment of the write, on a slow machine too.
        delay *= 0.8 if written else 1.25
    assert 0 < reached < KILLS
    client = Client(_served_once(project)).sign_in(sample.OTHER)
    assert client.do(sample.entries(project)["Title"], "save", ("text", "Last")).status == 303
    assert sample.entries(project)["Title"].msgstr == "Last"


def _regardless(save: Callable[[], object]) -> None:
    with suppress(OSError, HTTPException):
        save()


def _served_once(project: Project) -> str:
    server, address = start(project, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return address
