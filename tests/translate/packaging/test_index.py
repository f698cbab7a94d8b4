from __future__ import annotations

import json
from typing import Any

import pytest

from l10n.errors import ModelError
from l10n.translate.packaging.index import address, choose, parse

URL = "https://mirror.example/argos/index.json"

# As the index of Argos has them: the keys, the schemes of the links, and the older entries that
# have neither links nor a code.
SPANISH: dict[str, Any] = {
    "package_version": "1.9",
    "argos_version": "1.9.0",
    "from_code": "en",
    "from_name": "English",
    "to_code": "es",
    "to_name": "Spanish",
    "links": ["https://packages.example/v1/translate-en_es-1_9.argosmodel", "ipfs://Qm"],
    "code": "translate-en_es",
    "type": "translate",
}
OLD = {key: SPANISH[key] for key in ("package_version", "argos_version", "from_code", "to_code")}


def index(*entries: object) -> bytes:
    return json.dumps(entries).encode()


def with_link(link: str) -> dict[str, Any]:
    return {**SPANISH, "links": [link]}


def test_a_real_entry_is_read() -> None:
    (offer,) = parse(index(SPANISH), URL)

    assert (offer.name, offer.version) == ("translate-en_es", "1.9")
    assert (offer.from_code, offer.to_code) == ("en", "es")
    assert offer.links == ("https://packages.example/v1/translate-en_es-1_9.argosmodel",)
    assert offer.other_links == ("ipfs://Qm",)
    assert (offer.size, offer.sha256) == (None, None)


def test_size_and_checksum_are_read_where_the_index_states_them() -> None:
    (offer,) = parse(index({**SPANISH, "size": 87503191, "sha256": "AB" * 32}), URL)

    assert (offer.size, offer.sha256) == (87503191, "ab" * 32)


def test_a_relative_link_starts_at_the_index() -> None:
    (offer,) = parse(index(with_link("translate-en_es-1_9.argosmodel")), URL)

    assert offer.links == ("https://mirror.example/argos/translate-en_es-1_9.argosmodel",)


@pytest.mark.parametrize(
    "entry",
    [
        {**SPANISH, "type": "sbd"},
        {"type": "translate", "from_codes": ["en"], "to_codes": ["es", "fr"]},
        {**SPANISH, "from_code": ["en"]},
        {**SPANISH, "from_code": "../en"},
        {**SPANISH, "to_code": "es\x1b[2J"},
        "translate-en_es",
        None,
    ],
)
def test_what_is_no_translation_package_is_passed_over(entry: object) -> None:
    assert parse(index(entry, SPANISH), URL) == parse(index(SPANISH), URL)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html>", "not a package index, which is JSON"),
        (b"\xff\xfe\x00", "not a package index, which is JSON"),
        (b"[" * 100_000, "not a package index, which is JSON"),
        (b'{"error": "not found"}', "expected a JSON list, got dict"),
    ],
)
def test_what_is_no_index_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ModelError, match=message) as error:
        parse(data, URL)

    assert error.value.path == URL


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"size": "large"}, r'the size of translate-en_es is wrong \(expected bytes, got "large"'),
        ({"size": -1}, "the size of translate-en_es is wrong"),
        ({"size": True}, "the size of translate-en_es is wrong"),
        ({"sha256": "d698"}, "the sha256 of translate-en_es is wrong.*64 hexadecimal"),
        ({"sha256": 5}, "the sha256 of translate-en_es is wrong"),
    ],
)
def test_a_promise_that_can_not_be_kept_is_refused(more: dict[str, object], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        parse(index({**SPANISH, **more}), URL)


@pytest.mark.parametrize("name", ["translate-en_es", "en_es"])
def test_the_newest_of_a_name_is_chosen(name: str) -> None:
    entries = [{**SPANISH, "package_version": version} for version in ("1.9", "1.10", "1.0")]

    assert choose(parse(index(*entries), URL), name, URL).version == "1.10"


def test_an_entry_without_links_is_no_choice_if_there_is_another() -> None:
    offers = parse(index({**OLD, "package_version": "2.0"}, SPANISH), URL)

    assert choose(offers, "en_es", URL).version == "1.9"


def test_an_unknown_name_gives_a_hint() -> None:
    offers = parse(index(SPANISH), URL)

    with pytest.raises(ModelError, match=r"no package translate-es_en in.*mean translate-en_es"):
        choose(offers, "translate-es_en", URL)
    with pytest.raises(ModelError, match="no package x in this index; `l10n model list --index"):
        choose(offers, "x", URL)


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "ftp://mirror.example/x",
        "ipfs://Qm",
        "data:,x",
        "http://mirror.example/x",
        "https://user:secret@mirror.example/x",
        "https://[bad/x",
        "https://mirror.example/\x1b[2J",
    ],
)
def test_a_link_that_may_not_be_followed_is_no_choice(link: str) -> None:
    with pytest.raises(ModelError, match="translate-en_es has no link that can be followed"):
        choose(parse(index(with_link(link)), URL), "en_es", URL)


def test_an_insecure_index_may_have_insecure_links() -> None:
    (offer,) = parse(index(with_link("http://mirror.example/x")), "http://mirror.example/i")

    assert offer.links == ("http://mirror.example/x",)


def test_a_folder_stands_for_the_index_in_it() -> None:
    assert address("https://mirror.example/argos/") == URL
    assert address(URL) == URL


@pytest.mark.parametrize("text", ["file:///srv/index.json", "index.json", "https://", "ftp://a/"])
def test_an_index_is_at_an_http_address(text: str) -> None:
    with pytest.raises(ModelError, match="not the address of an index"):
        address(text)
