"""The limits of size, time and number that every connection is under."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from l10n.review.server import http as limits
from l10n.review.server.http import Request, Response, Server

HEADERS = {"X-Always": "here"}


def echo(request: Request) -> Response:
    if request.path == "/fault":
        raise ValueError("a fault of ours")
    fields = {name: list(values) for name, values in request.form.items()}
    return Response(f"{request.method} {request.path} {dict(request.query)} {fields}".encode())


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that says what it was asked."""
    made = Server(0, lambda _: echo, HEADERS)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def talk(server: Server, sent: bytes, seconds: float = 5) -> bytes:
    """What comes back for raw bytes until the server closes the connection."""
    with socket.create_connection((limits.LOOPBACK, server.server_port), seconds) as connection:
        connection.sendall(sent)
        received = b""
        while data := connection.recv(65_536):
            received += data
        return received


def post(
    body: bytes, length: object = None, kind: str = "application/x-www-form-urlencoded"
) -> bytes:
    length = len(body) if length is None else length
    head = f"POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n"
    return head.encode() + b"Connection: close\r\n\r\n" + body


def test_only_the_loopback_interface_is_bound(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_form_is_decoded_and_a_connection_kept(server: Server) -> None:
    connection = http.client.HTTPConnection(limits.LOOPBACK, server.server_port, timeout=5)
    connection.request("GET", "/a%20b/c?x=1&y=%C3%B1&x=2")
    answer = connection.getresponse()
    assert answer.read().decode() == "GET /a b/c {'x': '1', 'y': 'ñ'} {}"
    assert answer.getheader("X-Always") == "here"
    assert answer.getheader("Server") == "l10n"
    first = connection.sock
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/a", "t=1%0D%0A2&t=&u=%F0%9F%98%80", form)
    assert (
        connection.getresponse().read().decode()
        == "POST /a {} {'t': ['1\\r\\n2', ''], 'u': ['😀']}"
    )
    assert connection.sock is first
    connection.request("HEAD", "/a")
    assert connection.getresponse().read() == b""
    connection.close()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (post(b"", length=limits.LARGEST_BODY + 1), 413),
        (post(b"x" * (limits.LARGEST_BODY + 1)), 413),
        (post(b"", length="9" * 400), 413),
        (post(b"", length=-1), 400),
        (post(b"", length="1_0"), 400),
        (post(b"a=1", kind="application/json"), 415),
        (post(b"a=1", kind="text/plain"), 415),
        (post(b"a=%FF"), 400),
        (post(b"a=\xff"), 400),
        (post(b"&".join(b"a=1" for _ in range(limits.MOST_FIELDS + 1))), 400),
        (b"POST /a HTTP/1.1\r\nHost: x\r\n\r\n", 411),
        (b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501),
        (b"GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        (b"GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"PUT /a HTTP/1.1\r\nHost: x\r\n\r\n", 501),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET /a HTTP/1.1\r\n" + b"".join(b"X%d: 1\r\n" % n for n in range(150)) + b"\r\n", 431),
        (b"nonsense\r\n\r\n", 400),
    ],
)
def test_what_is_too_much_or_malformed_is_refused(server: Server, sent: bytes, status: int) -> None:
    answer = talk(server, sent)
    assert answer.split(b" ")[1] == str(status).encode(), answer[:200]
    assert b"X-Always: here" in answer
    assert talk(server, post(b"a=1")).startswith(b"HTTP/1.1 200")


def test_a_slow_client_is_dropped_and_holds_no_one_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUEST_SECONDS", 0.4)
    for start in (b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", post(b"", length=1000)):
        with socket.create_connection((limits.LOOPBACK, server.server_port), 5) as slow:
            slow.sendall(start)
            began = time.monotonic()
            closed = False
            while time.monotonic() - began < 5 and not closed:
                assert talk(server, post(b"a=1")).startswith(b"HTTP/1.1 200")
                time.sleep(0.05)
                try:
                    slow.sendall(b"a")
                    slow.settimeout(0.01)
                    closed = slow.recv(1) == b""
                except TimeoutError:
                    continue
                except OSError:
                    closed = True
            assert closed
            assert time.monotonic() - began < 3


def test_an_idle_connection_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "IDLE_SECONDS", 0.2)
    assert talk(server, b"") == b""


def test_connections_beyond_the_limit_are_closed_and_the_limit_is_given_back(
    server: Server,
) -> None:
    held = [
        socket.create_connection((limits.LOOPBACK, server.server_port), 5)
        for _ in range(limits.MOST_CONNECTIONS)
    ]
    with socket.create_connection((limits.LOOPBACK, server.server_port), 5) as extra:
        assert extra.recv(1) == b""
    for connection in held:
        connection.close()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            assert talk(server, post(b"a=1")).startswith(b"HTTP/1.1 200")
            break
        except (OSError, AssertionError):
            time.sleep(0.05)
    else:
        pytest.fail("no connection was given back")


def test_a_fault_is_printed_and_the_server_goes_on(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert talk(server, b"GET /fault HTTP/1.1\r\nHost: x\r\n\r\n") == b""
    assert "a fault of ours" in capsys.readouterr().err
    assert talk(server, post(b"a=1")).startswith(b"HTTP/1.1 200")
    assert capsys.readouterr().err == ""


def test_a_port_that_is_taken_is_an_error(server: Server) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(server.server_port, lambda _: echo, {})
