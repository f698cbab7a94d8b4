"""HTTP on the loopback interface: requests read under limits of size and time, answers sent.

The standard library's server is enough for one person's browser, and no dependency's security
has to be followed. What it leaves open is closed here: a request has a deadline as a whole, not
for each byte; bodies and connections are limited; nothing is looked up in the DNS.
"""

from __future__ import annotations

import contextlib
import io
import socket
import socketserver
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LOOPBACK = "127.0.0.1"
LARGEST_BODY = 262_144
"""Bytes of a form; the longest sentence is a hundredth of it."""
MOST_FIELDS = 64
MOST_CONNECTIONS = 64
"""At once. A browser opens six."""
REQUEST_SECONDS = 10.0
"""From a request's first byte to its last."""
IDLE_SECONDS = 60.0
"""Between two requests on one connection."""
DRAIN_SECONDS = 1.0
_DRAINED = 1_048_576
"""Bytes of a refused request that are read, so that the client comes to read the refusal."""
_GONE = (ConnectionError, TimeoutError)
"""What happens where the client went away, or took too long."""
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks for."""

    method: str
    """`GET` (a `HEAD` too) or `POST`."""
    path: str
    """Percent-decoded; begins with `/`. Nothing about it can be trusted."""
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in small letters."""
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The fields of a posted form."""

    def value(self, name: str) -> str:
        """The form's first field of this name; empty without one."""
        return self.form.get(name, ("",))[0]


@dataclass(frozen=True, slots=True)
class Response:
    """What the client gets."""

    body: bytes = b""
    status: HTTPStatus = HTTPStatus.OK
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Application = Callable[[Request], Response]


class Refused(Exception):  # noqa: N818  (an answer, not a fault of ours)
    """A request that is not read any further."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def text(status: HTTPStatus, message: str) -> Response:
    """An answer of plain text."""
    return Response(f"{message}\n".encode(), status, "text/plain; charset=utf-8")


class Server(ThreadingHTTPServer):
    """A server on the loopback interface. Port 0 stands for any that is free."""

    daemon_threads = True
    request_queue_size = 32

    def __init__(
        self, port: int, application: Callable[[int], Application], headers: Mapping[str, str]
    ) -> None:
        """Binds the port; `application` makes the application once the port is known.

        `headers` go with every answer. Raises OSError if the port is taken.
        """
        self.headers = headers
        self._places = BoundedSemaphore(MOST_CONNECTIONS)
        self._open: set[socket.socket] = set()
        super().__init__((LOOPBACK, port), _Handler)
        self.application = application(self.server_port)

    def server_bind(self) -> None:
        """Binds without asking the DNS for the machine's name, as the library's server does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serves the connection in a thread, or closes it where there are too many."""
        if self._places.acquire(blocking=False):
            self._open.add(request)
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serves the connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._open.discard(request)
            self._places.release()

    def server_close(self) -> None:
        """Closes the port, and the connections that browsers keep open."""
        super().server_close()
        for connection in tuple(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a client that went away; prints whatever else went wrong, to stderr."""
        if not isinstance(sys.exc_info()[1], _GONE):
            super().handle_error(request, client_address)


class _Reader(io.RawIOBase):
    """A socket's bytes until a deadline, which a client can't put off by sending a few."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.deadline = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    """One connection, request after request."""

    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        super().setup()
        self._raw = _Reader(self.connection)
        self.rfile = io.BufferedReader(self._raw)

    def handle_one_request(self) -> None:
        self._raw.deadline = time.monotonic() + IDLE_SECONDS
        try:
            waiting = cast("io.BufferedReader", self.rfile).peek(1)
        except OSError:
            waiting = b""
        if not waiting:
            self.close_connection = True
            return
        self._raw.deadline = time.monotonic() + REQUEST_SECONDS
        try:
            super().handle_one_request()
        except _GONE:
            self.close_connection = True

    def do_GET(self) -> None:
        self._serve("GET")

    def do_HEAD(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def _serve(self, method: str) -> None:
        try:
            response = self.server.application(self._request(method))
        except Refused as refused:
            self.close_connection = True
            self._send(text(refused.status, refused.reason))
            self._drain()
        else:
            self._send(response)

    def _request(self, method: str) -> Request:
        headers = {name.lower(): value for name, value in self.headers.items()}
        if len(headers) < len(self.headers):
            raise Refused(HTTPStatus.BAD_REQUEST, "a header is there twice")
        if "transfer-encoding" in headers:
            raise Refused(HTTPStatus.NOT_IMPLEMENTED, "send a body with its Content-Length")
        body = self.rfile.read(_length(headers, method))
        try:
            address = urlsplit(self.path)
            return Request(
                method,
                unquote(address.path, errors="strict"),
                {name: values[0] for name, values in _fields(address.query).items()},
                headers,
                _fields(body.decode("ascii")) if body else {},
            )
        except ValueError:
            raise Refused(HTTPStatus.BAD_REQUEST, "not a valid address or form") from None

    def _drain(self) -> None:
        """Reads on for a moment: a socket closed with unread bytes drops what was answered."""
        self._raw.deadline = time.monotonic() + DRAIN_SECONDS
        left = _DRAINED
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            while left > 0 and (data := self.rfile.read1(left)):
                left -= len(data)

    def _send(self, response: Response) -> None:
        self.connection.settimeout(REQUEST_SECONDS)
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        for name, value in {**self.server.headers, **response.headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002  (the library's signature)
        """Answers what the library refuses in the same way as everything else."""
        self.close_connection = True
        status = HTTPStatus(code)
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = self.protocol_version
        self._send(text(status, status.phrase))
        self._drain()

    def version_string(self) -> str:
        return "l10n"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the library's name)
        """Says nothing: what was written is reported where it is written."""


def _length(headers: Mapping[str, str], method: str) -> int:
    """How long the body is. Raises Refused where it may not be read."""
    stated = headers.get("content-length")
    if stated is None:
        if method == "POST":
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "send a body with its Content-Length")
        return 0
    if not (stated.isascii() and stated.isdigit()):
        raise Refused(HTTPStatus.BAD_REQUEST, "Content-Length is no number")
    if int(stated[:10]) > LARGEST_BODY:
        raise Refused(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a form may have {LARGEST_BODY:,} bytes"
        )
    if method == "POST" and headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send a form as {_FORM}")
    return int(stated)


def _fields(encoded: str) -> dict[str, tuple[str, ...]]:
    found = parse_qs(encoded, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    return {name: tuple(values) for name, values in found.items()}
