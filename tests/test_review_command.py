"""The command `l10n review`, as a person runs it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from .conftest import l10n
from .review_server import sample
from .review_server.sample import SLUG, Client


def test_the_command_prints_an_address_that_opens_the_page_and_ends_by_ctrl_c(
    tmp_path: Path,
) -> None:
    project = sample.make(tmp_path / "project")
    process = subprocess.Popen(
        [sys.executable, "-m", "l10n", "review", SLUG, "--no-open", "--port", "0"],
        cwd=project.paths.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(address) as page:
        assert sample.TITLE in page.read().decode()
    client = Client(address).sign_in()
    assert client.get("/page/es/" + sample.OTHER).status == 404
    entry = sample.entries(project)[sample.JUNE]
    assert client.do(entry, "approve", ("text", "Reunirse en junio.")).status == 303
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0
    assert out == ""
    assert f"updated locales/es/LC_MESSAGES/{SLUG}.po" in err
    assert "Traceback" not in err
    assert sample.entries(project)[sample.JUNE].msgstr == "Reunirse en junio."


def test_a_port_that_is_taken_and_a_readout_that_is_not_there_are_errors(tmp_path: Path) -> None:
    project = sample.make(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = l10n(project.paths.root, "review", "--no-open", "--port", str(port))
    assert (ran.status, ran.out) == (2, "")
    assert f"port {port} of 127.0.0.1 can't be used" in ran.err
    ran = l10n(project.paths.root, "review", "nothing", "--no-open")
    assert (ran.status, ran.out) == (2, "")
    assert "no readout nothing" in ran.err
