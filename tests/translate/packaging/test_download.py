from __future__ import annotations

import hashlib
import os
import socket
import ssl
from pathlib import Path

import pytest

from l10n.errors import ModelError, StorageError
from l10n.translate.packaging.download import digest, download, fetch, fetched, folder

from .serving import Server

DATA = bytes(range(256)) * 4_000
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.translate.packaging.download.PAUSE", 0.001)


@pytest.fixture
def link(server: Server) -> str:
    server.files["/p"] = DATA
    return f"{server.url}/p"


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir())


def test_a_file_is_fetched_whole(server: Server, link: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    done = download([link], tmp_path / "p", progress=lambda *each: seen.append(each))

    assert (done.path, done.url) == (tmp_path / "p", link)
    assert (done.size, done.sha256) == (len(DATA), SHA256)
    assert (tmp_path / "p").read_bytes() == DATA
    assert seen[-1] == (len(DATA), len(DATA))
    assert names(tmp_path) == ["p"]
    assert server.requests == [("/p", "")]


def test_a_broken_connection_is_taken_up_again(server: Server, link: str, tmp_path: Path) -> None:
    server.cuts = [300_000, 200_000]
    done = download([link], tmp_path / "p")

    assert done.sha256 == SHA256
    assert [asked for _, asked in server.requests] == ["", "bytes=300000-", "bytes=500000-"]


def test_the_next_run_goes_on_where_the_last_one_broke_off(
    server: Server, link: str, tmp_path: Path
) -> None:
    server.cuts = [400_000, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError, match="broke 5 times after 400,000 bytes; run again") as error:
        download([link], tmp_path / "p")
    assert error.value.path == link
    assert names(tmp_path) == ["p.part", "p.part.json"]

    server.requests.clear()
    done = download([link], tmp_path / "p")

    assert done.sha256 == SHA256
    assert server.requests == [("/p", "bytes=400000-")]
    assert names(tmp_path) == ["p"]


def interrupted(server: Server, link: str, path: Path) -> None:
    """Leave the first 400,000 bytes of `link` in the part of `path`."""
    server.cuts = [400_000, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError, match="run again"):
        download([link], path)
    server.requests.clear()


def test_a_file_that_has_changed_meanwhile_is_fetched_from_the_start(
    server: Server, link: str, tmp_path: Path
) -> None:
    interrupted(server, link, tmp_path / "p")
    server.tag, server.files["/p"] = '"two"', DATA[::-1]
    done = download([link], tmp_path / "p")

    assert done.path.read_bytes() == DATA[::-1]
    assert server.requests == [("/p", "bytes=400000-")]


def test_a_date_does_where_there_is_no_strong_tag(
    server: Server, link: str, tmp_path: Path
) -> None:
    server.tag, server.date = "", "Tue, 24 Nov 2020 20:00:00 GMT"
    interrupted(server, link, tmp_path / "p")
    assert download([link], tmp_path / "p").sha256 == SHA256
    assert server.requests == [("/p", "bytes=400000-")]


@pytest.mark.parametrize("tag", ["", 'W/"one"'])
def test_without_a_strong_tag_or_a_date_it_starts_again(
    tag: str, server: Server, link: str, tmp_path: Path
) -> None:
    server.tag = tag
    server.cuts = [400_000]
    assert download([link], tmp_path / "p").sha256 == SHA256
    assert [asked for _, asked in server.requests] == ["", ""]


def test_a_server_without_ranges_sends_it_all_again(
    server: Server, link: str, tmp_path: Path
) -> None:
    server.ranges = False
    server.cuts = [400_000]
    assert download([link], tmp_path / "p").sha256 == SHA256
    assert [asked for _, asked in server.requests] == ["", "bytes=400000-"]


def test_a_part_longer_than_the_file_is_given_up(server: Server, link: str, tmp_path: Path) -> None:
    interrupted(server, link, tmp_path / "p")
    server.files["/p"] = DATA[:1_000]
    assert download([link], tmp_path / "p").path.read_bytes() == DATA[:1_000]


def test_a_part_of_another_link_is_given_up(server: Server, link: str, tmp_path: Path) -> None:
    interrupted(server, link, tmp_path / "p")
    server.files["/q"] = DATA
    assert download([f"{server.url}/q"], tmp_path / "p").sha256 == SHA256
    assert server.requests == [("/q", "")]


def test_a_length_that_is_not_told_is_found_out(server: Server, link: str, tmp_path: Path) -> None:
    server.lengths = False
    assert download([link], tmp_path / "p").sha256 == SHA256


def test_the_size_that_was_promised_shows_a_cut_where_no_length_is_told(
    server: Server, link: str, tmp_path: Path
) -> None:
    server.lengths = False
    server.cuts = [400_000]
    assert download([link], tmp_path / "p", size=len(DATA)).sha256 == SHA256
    assert [asked for _, asked in server.requests] == ["", "bytes=400000-"]


@pytest.mark.parametrize("lengths", [True, False])
def test_a_file_of_another_size_is_refused(
    lengths: bool, server: Server, link: str, tmp_path: Path
) -> None:
    server.lengths = lengths
    with pytest.raises(ModelError, match="use another index or mirror"):
        download([link], tmp_path / "p", size=1_000)
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "p.part.json"])


def test_a_file_of_another_checksum_is_deleted(link: str, tmp_path: Path) -> None:
    wanted = "0" * 64
    with pytest.raises(ModelError, match=rf"SHA-256 {SHA256} \(expected {wanted}\); it was del"):
        download([link], tmp_path / "p", size=len(DATA), sha256=wanted)
    assert list(tmp_path.iterdir()) == []


def test_the_next_link_is_tried(server: Server, link: str, tmp_path: Path) -> None:
    server.files["/wrong"] = DATA[::-1]
    links = [f"{server.url}/none", f"{server.url}/wrong", link]
    done = download(links, tmp_path / "p", sha256=SHA256)

    assert done.url == link
    assert [path for path, _ in server.requests] == ["/none", "/wrong", "/p"]


def test_a_missing_file_says_what_the_server_said(server: Server, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="the server answers 404 Not Found; check") as error:
        download([f"{server.url}/none"], tmp_path / "p")
    assert error.value.path == f"{server.url}/none"
    assert list(tmp_path.iterdir()) == []


def test_no_network_says_how_to_do_without(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        link = f"http://127.0.0.1:{unused.getsockname()[1]}/p"
        with pytest.raises(ModelError, match=r"can't be reached \(.*refused\).*from a file that"):
            download([link], tmp_path / "p")


def test_a_server_that_hangs_is_given_up(tmp_path: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        link = f"http://127.0.0.1:{silent.getsockname()[1]}/p"
        with pytest.raises(ModelError, match=r"can't be reached \(timed out\)"):
            download([link], tmp_path / "p", timeout=0.1)


def test_a_redirect_is_followed(server: Server, link: str, tmp_path: Path) -> None:
    server.moved["/old"] = link
    server.cuts = [400_000]
    assert download([f"{server.url}/old"], tmp_path / "p").sha256 == SHA256
    assert server.requests[-1] == ("/p", "bytes=400000-")


def test_redirects_have_an_end(server: Server, tmp_path: Path) -> None:
    server.moved = {f"/{number}": f"/{number + 1}" for number in range(20)}
    with pytest.raises(ModelError, match="sends us in circles"):
        download([f"{server.url}/0"], tmp_path / "p")
    assert len(server.requests) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"])
def test_a_redirect_leads_to_no_other_scheme(target: str, server: Server, tmp_path: Path) -> None:
    server.moved["/p"] = target
    with pytest.raises(ModelError, match="the server sends us"):
        download([f"{server.url}/p"], tmp_path / "p")
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("link", ["file:///etc/passwd", "/etc/passwd", "ftp://x/y", "http://"])
def test_only_http_is_fetched(link: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not an address"):
        download([link], tmp_path / "p")
    with pytest.raises(ModelError, match="not an address"):
        fetch(link)


def test_a_folder_that_can_not_be_made_is_a_storage_error(link: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="can't be read or written"):
        download([link], tmp_path / "file" / "p")


def test_an_index_is_fetched_to_memory(server: Server) -> None:
    server.files["/index.json"] = b"[]"
    assert fetch(f"{server.url}/index.json") == b"[]"


def test_an_index_that_is_too_large_is_refused(server: Server) -> None:
    server.files["/index.json"] = b"[" + b" " * 100 + b"]"
    with pytest.raises(ModelError, match="more than 100 bytes, too many for an index"):
        fetch(f"{server.url}/index.json", limit=100)


def test_an_index_that_ends_early_is_refused(server: Server) -> None:
    server.files["/index.json"] = b"[" + b" " * 100 + b"]"
    server.cuts = [50]
    with pytest.raises(ModelError, match="the connection broke; run again"):
        fetch(f"{server.url}/index.json")


def test_a_download_is_there_for_the_time_of_its_use_only(link: str, tmp_path: Path) -> None:
    into = tmp_path / "cache" / "l10n" / "downloads"
    with fetched([link], into=into) as done:
        assert done.path.read_bytes() == DATA
    assert names(tmp_path / "cache") == []


def test_what_broke_off_stays_for_the_next_run(server: Server, link: str, tmp_path: Path) -> None:
    into = tmp_path / "l10n" / "downloads"
    server.cuts = [400_000, 0, 0, 0, 0, 0]
    with pytest.raises(ModelError, match="run again"), fetched([link], into=into):
        pass
    server.requests.clear()
    with fetched([link], into=into) as done:
        assert done.sha256 == SHA256
    assert server.requests == [("/p", "bytes=400000-")]


def test_downloads_are_kept_in_the_cache() -> None:
    assert folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/l10n/downloads")
    assert folder({}) == Path("~/.cache/l10n/downloads").expanduser()


def test_one_run_at_a_time_fetches_an_address(link: str, tmp_path: Path) -> None:
    with (
        fetched([link], into=tmp_path) as done,
        pytest.raises(StorageError, match="another run is downloading it; wait") as error,
        fetched([link], into=tmp_path),
    ):
        pass
    assert error.value.path == link
    with fetched([link], into=tmp_path) as done:
        assert done.sha256 == SHA256
    assert not tmp_path.exists() or list(tmp_path.iterdir()) == []


def test_a_server_that_cuts_here_and_there_is_given_up(
    server: Server, link: str, tmp_path: Path
) -> None:
    """It can't go on in the middle, so what comes in is never more than the first time."""
    server.ranges = False
    server.cuts = [2_000, 1_000] * 50
    with pytest.raises(ModelError, match="the connection broke 5 times"):
        download([link], tmp_path / "p")
    assert len(server.requests) == 6


def test_a_server_that_drips_is_given_up(server: Server, link: str, tmp_path: Path) -> None:
    server.cuts = [1] * 1_000
    with pytest.raises(ModelError, match="broke again and again after 200 bytes; run again"):
        download([link], tmp_path / "p")


HEAD = b"HTTP/1.1 %b\r\nContent-Length: 4\r\n%b\r\nbody"
ODD: dict[str, tuple[bytes, str]] = {
    "a part of nothing": (HEAD % (b"206 Part", b""), "sends a part where the whole was asked"),
    "another part": (
        HEAD % (b"206 Part", b"Content-Range: bytes 9-12/99\r\n"),
        "sends a part where the whole was asked",
    ),
    "a part of too many digits": (
        HEAD % (b"206 Part", b"Content-Range: bytes 0-3/" + b"9" * 5_000 + b"\r\n"),
        "sends a part where the whole was asked",
    ),
    "no such part": (HEAD % (b"416 No", b""), "the server answers 416"),
    "packed": (HEAD % (b"200 OK", b"Content-Encoding: gzip\r\n"), "sends it packed as gzip"),
}


@pytest.mark.parametrize(("response", "message"), ODD.values(), ids=ODD)
def test_an_odd_answer_is_a_clear_error(
    response: bytes, message: str, server: Server, tmp_path: Path
) -> None:
    server.raw = [response] * 20
    with pytest.raises(ModelError, match=message) as error:
        download([f"{server.url}/p"], tmp_path / "p")
    assert error.value.path == f"{server.url}/p"
    assert list(tmp_path.iterdir()) == []


def test_a_length_of_too_many_digits_is_none(server: Server, tmp_path: Path) -> None:
    length = b"Content-Length: " + b"9" * 5_000
    server.raw = [b"HTTP/1.1 200 OK\r\n" + length + b"\r\n\r\nbody"]
    assert download([f"{server.url}/p"], tmp_path / "p").size == 4


@pytest.mark.parametrize("error", [ssl.SSLError("bad record"), OSError(113, "No route to host")])
def test_an_error_of_the_network_is_not_one_of_the_disk(
    error: OSError, link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise error

    monkeypatch.setattr("http.client.HTTPResponse.read1", broken)
    with pytest.raises(ModelError, match="the connection broke 5 times") as raised:
        download([link], tmp_path / "p")
    assert raised.value.path == link
    with pytest.raises(ModelError, match="the connection broke; run again"):
        fetch(link)


def test_nothing_stays_of_a_file_that_is_refused(server: Server, link: str, tmp_path: Path) -> None:
    server.lengths = False
    with pytest.raises(ModelError, match="more than 1,000 bytes"):
        download([link], tmp_path / "p", size=1_000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "kept", [b"{}", b"[" * 100_000, b'{"tag": null}', b'{"tag": "\\r\\nX: y"}']
)
def test_what_is_kept_of_a_part_may_be_damaged(
    kept: bytes, server: Server, link: str, tmp_path: Path
) -> None:
    (tmp_path / "p.part").write_bytes(DATA[:1_000])
    (tmp_path / "p.part.json").write_bytes(
        kept.replace(b"{", b'{"url": "%b", ' % link.encode()) if b"tag" in kept else kept
    )
    assert download([link], tmp_path / "p").sha256 == SHA256
    assert server.requests == [("/p", "")]


def test_without_a_home_folder_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", none)
    assert folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/l10n/downloads")
    with pytest.raises(StorageError, match="name a folder in the variable XDG_CACHE_HOME"):
        folder({})


def test_only_a_plain_file_has_a_digest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(ModelError, match="not a file"):
        digest(tmp_path / "fifo")
