"""A project under review, its server, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from l10n.project import Project
from l10n.review.server.serve import start

from . import sample
from .sample import Client

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


def needed(what: str, found: object) -> str:
    """The path of what a test needs; skips without it, but fails in CI."""
    if found:
        return str(found)
    reason = f"{what} is missing; .ci/run installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def serving(project: Project, slugs: tuple[str, ...] = ()) -> Iterator[str]:
    """The address of a server of the project, in a thread."""
    server, address = start(project, slugs, port=0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose catalog has entries in every state, committed to git."""
    return sample.make(tmp_path / "project")


@pytest.fixture
def serve() -> Iterator[Callable[[Project], str]]:
    """Serves a project until the test ends, and gives the address."""
    with ExitStack() as stack:
        yield lambda project: stack.enter_context(serving(project))


@pytest.fixture
def address(project: Project, serve: Callable[[Project], str]) -> str:
    """The address that opens the project's review page."""
    return serve(project)


@pytest.fixture
def client(address: str) -> Client:
    """A client with a session."""
    return Client(address).sign_in()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = needed("chromium", shutil.which("chromium"))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()
