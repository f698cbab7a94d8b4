"""A package server on this machine, as good or as bad as a test wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Server:
    """What is served and how; a test may change it at any time."""

    url: str
    """Without a `/` at the end."""
    files: dict[str, bytes] = field(default_factory=dict)
    """By path, as `/index.json`."""
    moved: dict[str, str] = field(default_factory=dict)
    """Redirects: a path, and where it leads."""
    cuts: list[int] = field(default_factory=list)
    """The next responses end after so many bytes of their body, one each."""
    tag: str = '"one"'
    """The ETag; empty for none."""
    date: str = ""
    """The Last-Modified; empty for none."""
    ranges: bool = True
    raw: list[bytes] = field(default_factory=list)
    """The next responses, each as it goes over the line, whatever was asked for."""
    lengths: bool = True
    """Whether the length of a response is told."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """The path of each request, and the range it asked for, or an empty string."""


class _Handler(BaseHTTPRequestHandler):
    served: Server

    def do_GET(self) -> None:
        served, asked = self.served, self.headers.get("Range", "")
        served.requests.append((self.path, asked))
        if served.raw:
            self.wfile.write(served.raw.pop(0))
            self.close_connection = True
        elif self.path in served.moved:
            self.send_response(302)
            self.send_header("Location", served.moved[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path in served.files:
            self._send(served.files[self.path], self._start(asked))
        else:
            self.send_error(404)

    def _start(self, asked: str) -> int:
        """Where the response begins: 0 if the file is another one than the client has."""
        has = self.headers.get("If-Range")
        current = has in (None, self.served.tag or self.served.date)
        found = re.fullmatch(r"bytes=(\d+)-", asked)
        return int(found[1]) if found and current and self.served.ranges else 0

    def _send(self, data: bytes, start: int) -> None:
        if start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        for name, value in (("ETag", self.served.tag), ("Last-Modified", self.served.date)):
            if value:
                self.send_header(name, value)
        if self.served.lengths:
            self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        body = data[start:]
        with suppress(ConnectionError):  # A client may have seen enough.
            self.wfile.write(body[: self.served.cuts.pop(0)] if self.served.cuts else body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name above
        """Keep the test's output clean."""


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Server]:
    """A server of `files` on 127.0.0.1, for as long as the context lasts."""
    server = Server("", dict(files))
    listener = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"served": server}))
    server.url = f"http://127.0.0.1:{listener.server_port}"
    thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()
