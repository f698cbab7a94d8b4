"""The commands about translation packages, as a user runs them."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n.translate.packages import SHIPPED

from .conftest import ROOT, SETTINGS, Ran, l10n, read_tree, write_tree
from .translate.packaging.conftest import zipped
from .translate.packaging.dictionary import THANKS, as_version_5, bpe_package, sentencepiece_package
from .translate.packaging.serving import Server, serving

STARTER = SHIPPED / "translate-en_es"


@pytest.fixture(scope="module")
def starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped package as a package file, stored: 37 MB."""
    file = tmp_path_factory.mktemp("starter") / "translate-en_es-0_2_1.argosmodel"
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(STARTER.rglob("*")):
            archive.write(path, f"translate-en_es-0_2_1/{path.relative_to(STARTER).as_posix()}")
    return file


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that knows three words, as a package file."""
    folder = tmp_path_factory.mktemp("small")
    return zipped(bpe_package(folder / "en_es", THANKS), folder / "small.argosmodel")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({}) as started:
        yield started


@dataclass(frozen=True, slots=True)
class User:
    """Someone with a home folder of their own, and a project in it."""

    home: Path
    project: Path

    @property
    def packages(self) -> Path:
        return self.home / ".local" / "share" / "argos-translate" / "packages"

    @property
    def environment(self) -> Mapping[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "ARGOS"))
        }
        return {**kept, "HOME": str(self.home), "no_proxy": "127.0.0.1"}

    def model(self, *arguments: str, folder: Path | None = None) -> Ran:
        return l10n(folder or self.project, "model", *arguments, environment=self.environment)


@pytest.fixture
def user(tmp_path: Path) -> User:
    home = tmp_path / "home"
    home.mkdir()
    return User(home, write_tree(tmp_path / "project", {"pyproject.toml": SETTINGS}))


def index_of(server: Server, file: Path, **more: object) -> str:
    """The address of an index that offers `file`, with `more` in its entry."""
    name = file.name
    server.files[f"/argos/{name}"] = file.read_bytes()
    entry = {
        "package_version": "0.2.1",
        "argos_version": "1.9",
        "from_code": "en",
        "from_name": "English",
        "to_code": "es",
        "to_name": "Spanish",
        "links": [f"{server.url}/argos/{name}", "ipfs://Qm"],
        "code": "translate-en_es",
        "type": "translate",
    }
    server.files["/argos/index.json"] = json.dumps([{**entry, **more}]).encode()
    return f"{server.url}/argos/"


def test_the_real_package_goes_from_an_index_into_a_build(
    user: User, server: Server, starter_file: Path
) -> None:
    data = starter_file.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    index = index_of(server, starter_file, size=len(data), sha256=sha256)
    server.cuts = [1 << 30, 10_000_000]  # The index comes whole, the package in two parts.

    done = user.model("install", "translate-en_es", "--index", index)

    place = user.packages / "translate-en_es-0_2_1"
    assert done.out.splitlines() == [
        f"sha256 {sha256} {server.url}/argos/translate-en_es-0_2_1.argosmodel",
        f"installed translate-en_es 0.2.1 in {place}",
    ]
    assert (done.status, server.requests[-1][1]) == (0, "bytes=10000000-")
    size = f"{len(data) / 1e6:.1f}"
    assert done.err.splitlines()[-1] == f"download: {size} of {size} MB"
    assert read_tree(place) == read_tree(STARTER)
    assert list((user.home / ".cache").iterdir()) == []

    write_tree(user.project, {"source/a.txt": "A Title\n\nThank you.\n"})
    assert json.loads(user.model("info", "--json").out)["es"][0]["path"] == str(place)
    built = l10n(user.project, "build", environment=user.environment)
    assert built.status == 0
    catalog = user.project / "locales" / "es" / "LC_MESSAGES" / "a.po"
    assert 'msgstr "Gracias."' in catalog.read_text()


def test_two_installed_packages_draft_over_a_third_language(user: User, tmp_path: Path) -> None:
    first = bpe_package(tmp_path / "en_fr", {"Thank": "Merci", "you": "bien"}, target="fr")
    second = {"Merci": "Moltes", "bien": "gràcies", "bien.": "gràcies."}
    then = sentencepiece_package(tmp_path / "fr_ca", second, source="fr", target="ca")
    for package in (first, then):
        assert user.model("install", str(package)).status == 0
    settings = SETTINGS.replace('"es"', '"ca"')
    write_tree(user.project, {"pyproject.toml": settings, "source/a.txt": "Thanks\n\nThank you\n"})

    listed = user.model("list").out.splitlines()
    info = user.model("info").out.splitlines()
    built = l10n(user.project, "build", environment=user.environment)

    assert [line.split()[:2] for line in listed if "used for ca" in line] == [
        ["translate-en_fr", "1.0"],
        ["translate-fr_ca", "1.0"],
    ]
    assert [line for line in info if line.startswith("ca:")] == [
        "ca: translate-en_fr 1.0 (installed)",
        "ca: translate-fr_ca 1.0 (installed)",
    ]
    assert built.status == 0
    catalog = (user.project / "locales" / "ca" / "LC_MESSAGES" / "a.po").read_text()
    assert "# machine: translate-en_fr+translate-fr_ca 1.0+1.0 score=" in catalog
    assert 'msgstr "Moltes gràcies"' in catalog


def test_a_package_file_is_installed_once(user: User, small_file: Path) -> None:
    first = user.model("install", str(small_file))
    again = user.model("install", str(small_file))

    sha256 = hashlib.sha256(small_file.read_bytes()).hexdigest()
    place = user.packages / "translate-en_es-1_0"
    assert (first.status, again.status, first.err) == (0, 0, "")
    assert first.out == (
        f"sha256 {sha256} small.argosmodel\ninstalled translate-en_es 1.0 in {place}\n"
    )
    assert again.out.splitlines()[1] == f"already installed translate-en_es 1.0 in {place}"


def test_an_address_is_installed_without_a_word_if_quiet(
    user: User, server: Server, small_file: Path
) -> None:
    server.files["/x"] = small_file.read_bytes()
    done = user.model("install", f"{server.url}/x", "--quiet")

    assert (done.status, done.err) == (0, "")
    assert (user.packages / "translate-en_es-1_0").is_dir()


def test_a_folder_is_installed_where_it_is_wanted(
    user: User, small_file: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(small_file) as archive:
        archive.extractall(tmp_path)
    done = user.model("install", str(tmp_path / "en_es"), "--to", "models")

    assert done.out == "installed translate-en_es 1.0 in models/translate-en_es-1_0\n"
    assert "name this folder in the key models of [tool.l10n]" in done.err
    assert not user.packages.exists()
    settings = SETTINGS + 'models = ["models/translate-en_es-1_0"]\n'
    (user.project / "pyproject.toml").write_text(settings)
    assert user.model("info").out.startswith("es: translate-en_es 1.0 (configured)\n")


def test_the_newest_that_was_installed_is_used_and_the_user_is_told(
    user: User, small_file: Path, tmp_path: Path
) -> None:
    user.model("install", str(small_file))
    with zipfile.ZipFile(small_file) as archive:
        archive.extractall(tmp_path)
    metadata = tmp_path / "en_es" / "metadata.json"
    metadata.write_text(metadata.read_text().replace('"1.0"', '"0.9"'))
    done = user.model("install", str(tmp_path / "en_es"))

    newest = user.packages / "translate-en_es-1_0"
    assert done.err == f"another package is newer, and stays in use: {newest}\n"
    listing = user.model("list").out.splitlines()
    assert [line.split()[:3] for line in listing] == [
        ["translate-en_es", "0.9", "installed"],
        ["translate-en_es", "1.0", "installed"],
        ["translate-en_es", "0.2.1", "shipped"],
    ]
    assert ["used for es" in line for line in listing] == [False, True, False]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--expect", "en_fr"), r"translates en to es (expected en to fr)"),
        (("--expect", "french"), '--expect is wrong (expected a pair as en_es, got "french")'),
        (("--sha256", "0" * 64), f"(expected {'0' * 64})"),
    ],
)
def test_a_package_that_is_not_what_was_promised_is_refused(
    arguments: tuple[str, ...], message: str, user: User, small_file: Path
) -> None:
    done = user.model("install", str(small_file), *arguments)

    assert done.status == 2
    assert message in done.err
    assert list(user.home.iterdir()) == []


def test_an_index_can_not_pass_off_another_language(
    user: User, server: Server, small_file: Path
) -> None:
    index = index_of(server, small_file, to_code="fr")
    done = user.model("install", "en_fr", "--index", index, "-q")

    assert (done.status, "translates en to es (expected en to fr)" in done.err) == (2, True)
    assert list(user.home.rglob("*")) == [user.home / ".cache"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"sha256": "0" * 64}, f"(expected {'0' * 64}); it was deleted"),
        ({"size": 17}, "(expected 17); use another index or mirror"),
        ({"links": ["file:///etc/passwd"]}, "has no link that can be followed"),
    ],
)
def test_a_bad_offer_is_refused(
    more: dict[str, object], message: str, user: User, server: Server, small_file: Path
) -> None:
    done = user.model("install", "en_es", "--index", index_of(server, small_file, **more), "-q")

    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert not user.packages.exists()


def test_a_name_without_an_index_is_an_error_with_a_remedy(user: User) -> None:
    done = user.model("install", "translate-en_es")

    assert done.status == 2
    assert "no file or folder translate-en_es (expected one, or an address; the name of" in done.err


def test_an_index_can_be_named_by_the_environment_as_for_argos(
    user: User, server: Server, small_file: Path
) -> None:
    index = index_of(server, small_file)
    done = l10n(
        user.project,
        "model",
        "install",
        "en_es",
        environment={**user.environment, "ARGOS_PACKAGE_INDEX": index},
    )

    assert done.status == 0
    assert (user.packages / "translate-en_es-1_0").is_dir()


def test_what_an_index_offers_is_listed(user: User, server: Server, small_file: Path) -> None:
    index = index_of(server, small_file)
    (offer,) = json.loads(user.model("list", "--index", index, "--json").out)

    assert (offer["name"], offer["version"]) == ("translate-en_es", "0.2.1")
    assert f"{server.url}/argos/small.argosmodel" in user.model("list", "--index", index).out


def test_the_list_is_the_same_for_a_script(user: User, small_file: Path) -> None:
    user.model("install", str(small_file))
    (user.packages / "broken").mkdir()
    found = json.loads(user.model("list", "--json").out)

    assert [(each["origin"], each["version"], each["used_for"]) for each in found] == [
        ("installed", None, []),
        ("installed", "1.0", ["es"]),
        ("shipped", "0.2.1", []),
    ]
    assert "metadata.json: missing from the package" in found[0]["fault"]
    assert "(damaged)" in user.model("list").out


def test_packages_are_listed_outside_a_project_too(user: User, tmp_path: Path) -> None:
    done = user.model("list", folder=tmp_path)

    assert (done.status, done.err) == (0, "")
    assert done.out.split()[:6] == [
        *("translate-en_es", "0.2.1", "shipped"),
        *("used", "for", "en→es"),
    ]


def test_a_language_without_a_package_is_a_warning(user: User) -> None:
    settings = user.project / "pyproject.toml"
    settings.write_text(SETTINGS.replace('["es"]', '["es", "fi"]'))

    assert user.model("list").err == "warning: no package translates into fi\n"


def test_a_broken_configuration_is_not_passed_over(user: User) -> None:
    (user.project / "pyproject.toml").write_text(SETTINGS + "beam = 99\n")

    assert "beam is out of range" in user.model("list").err


def test_a_package_is_removed_after_a_question(user: User, small_file: Path) -> None:
    user.model("install", str(small_file))
    place = user.packages / "translate-en_es-1_0"
    command = [sys.executable, "-m", "l10n", "model", "remove", "en_es"]

    def answered(text: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            input=text,
            env=user.environment,
            cwd=user.project,
            capture_output=True,
            text=True,
            check=False,
        )

    no = answered("n\n")
    assert (no.returncode, no.stdout, place.is_dir()) == (1, "", True)
    assert no.stderr == f"Remove {place}? [y/N]: nothing was removed\n"
    assert answered("").returncode == 130
    assert place.is_dir()
    yes = answered("y\n")
    assert (yes.returncode, yes.stdout, place.exists()) == (0, f"removed {place}\n", False)
    assert list(user.packages.iterdir()) == []


@pytest.mark.parametrize("name", ["translate-en_es", str(STARTER), "../../x"])
def test_only_an_installed_package_is_removed(name: str, user: User) -> None:
    done = user.model("remove", name, "--yes")

    assert (done.status, done.out) == (2, "")
    assert "installed here" in done.err
    assert STARTER.is_dir()


def test_verify_tries_every_package_there_is(user: User, small_file: Path) -> None:
    user.model("install", str(small_file))
    done = user.model("verify")

    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{user.packages}/translate-en_es-1_0: ok, “Thank you.” → “Muchas gracias.”",
        f"{STARTER}: ok, “Thank you.” → “Gracias.”",
    ]


def test_verify_fails_for_a_damaged_package(user: User, small_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.argosmodel"
    bad.write_bytes(small_file.read_bytes()[:-100])
    done = user.model("verify", str(small_file), str(bad), "--json")

    good, damaged = json.loads(done.out)
    assert done.status == 1
    assert "get it again, and install it with --replace" in done.err
    assert (good["ok"], damaged["ok"]) == (True, False)
    assert damaged["steps"][0]["detail"].startswith("damaged, or not a zip archive")
    assert f"{bad}: failed, files: damaged" in user.model("verify", str(bad)).out


def test_info_adds_fingerprint_and_readme(user: User) -> None:
    info = json.loads(user.model("info", "--json").out)["es"][0]

    assert len(info["fingerprint"]) == 64
    assert info["readme"].startswith("A small offline model for **first drafts")
    assert f"fingerprint  {info['fingerprint']}" in user.model("info").out


def test_what_a_package_says_does_not_steer_the_terminal(user: User, small_file: Path) -> None:
    with zipfile.ZipFile(small_file) as archive:
        archive.extractall(user.packages)
    metadata = user.packages / "en_es" / "metadata.json"
    values = {**json.loads(metadata.read_text()), "license": "MIT\x1b[2J\nes: fine"}
    metadata.write_text(json.dumps(values))
    (user.packages / "en_es" / "README.md").write_text("\x1b]0;title\x07 text")

    assert "\x1b" not in user.model("info").out
    assert r"license      MIT\x1b[2J⏎es: fine" in user.model("info").out


def test_a_terminal_gets_a_bar(user: User, server: Server, small_file: Path) -> None:
    """The same command with a terminal as its stderr."""
    server.files["/x"] = small_file.read_bytes()
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "l10n", "model", "install", f"{server.url}/x"],
        env={**user.environment, "TERM": "xterm-256color"},
        cwd=user.project,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    out, _ = run.communicate(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)

    assert run.returncode == 0
    assert b"installed translate-en_es 1.0" in out
    assert "download" in shown
    assert "━" in shown


def test_a_package_of_the_older_format_goes_into_a_build(user: User, tmp_path: Path) -> None:
    old = as_version_5(bpe_package(tmp_path / "en_es", THANKS))
    assert user.model("install", str(old)).status == 0
    write_tree(user.project, {"source/a.txt": "A Title\n\nThank you.\n"})

    assert "used for es" in user.model("list").out.splitlines()[0]
    assert user.model("verify").out.startswith(f"{user.packages}/translate-en_es-1_0: ok")
    built = l10n(user.project, "build", environment=user.environment)

    assert built.status == 0
    catalog = user.project / "locales" / "es" / "LC_MESSAGES" / "a.po"
    assert 'msgstr "Muchas gracias."' in catalog.read_text()


@pytest.mark.parametrize("stated", ["", "abc", "0" * 63, "g" * 64])
def test_a_checksum_that_is_none_is_refused_before_anything_is_fetched(
    stated: str, user: User, server: Server, small_file: Path
) -> None:
    server.files["/x"] = small_file.read_bytes()
    for source in (f"{server.url}/x", str(small_file)):
        done = user.model("install", source, "--sha256", stated)
        assert (done.status, done.out) == (2, "")
        assert "--sha256 is wrong (expected 64 hexadecimal digits" in done.err
    assert server.requests == []


def test_a_checksum_may_be_in_capitals(user: User, server: Server, small_file: Path) -> None:
    server.files["/x"] = small_file.read_bytes()
    sha256 = hashlib.sha256(small_file.read_bytes()).hexdigest().upper()

    assert user.model("install", f"{server.url}/x", "--sha256", sha256).status == 0
    assert user.model("install", str(small_file), "--sha256", sha256).status == 0


def test_a_bad_download_is_named_by_its_address(user: User, server: Server) -> None:
    server.files["/x"] = b"no"
    done = user.model("install", f"{server.url}/x", "-q")

    assert done.status == 2
    assert done.err.startswith(f"error: {server.url}/x: damaged, or not a zip archive")


def test_what_a_server_says_does_not_steer_the_terminal(user: User, server: Server) -> None:
    server.raw = [b"\x1b]0;title\x07\x1b[31m" + b"x" * 60_000 + b"\r\n\r\n"]
    done = user.model("install", f"{server.url}/x", "-q")

    assert done.status == 2
    assert r"\x1b]0;title\x07\x1b[31mx" in done.err
    assert done.err.endswith("brought here by other means\n")
    assert done.err.count("\n") == 1
    assert len(done.err) < 2_000


def test_names_of_files_do_not_steer_the_terminal(
    user: User, small_file: Path, tmp_path: Path
) -> None:
    for name in ("\x1b[31mred\n.argosmodel", "\udcff.argosmodel"):
        copy = tmp_path / name
        copy.write_bytes(small_file.read_bytes())
        for command in ("install", "verify"):
            done = user.model(command, str(copy))
            assert (done.status, done.err) == (0, "")
            assert "\x1b" not in done.out
        assert json.loads(user.model("verify", str(copy), "--json").out)[0]["ok"]
    bad = tmp_path / "\x1b[31m.argosmodel"
    bad.write_bytes(b"no")
    assert r"\x1b[31m.argosmodel: damaged" in user.model("install", str(bad)).err
    assert r"x\x1b[2J' does not exist" in user.model("verify", "x\x1b[2J").err


def test_a_password_is_not_printed(user: User) -> None:
    done = user.model("install", "http://me:secret@127.0.0.1/x")

    assert (done.status, "secret" in done.err) == (2, False)
    assert "http://…@127.0.0.1/x is no address (expected http or https, and no password" in done.err
    assert "secret" not in user.model("list", "--index", "http://me:secret@127.0.0.1/x").err


@pytest.mark.parametrize("name", ["x" * 5_000, "a/" * 3_000])
def test_a_name_that_no_file_can_have_is_a_clear_error(name: str, user: User) -> None:
    done = user.model("install", name)

    assert done.status == 2
    assert done.err.startswith("error: no file or folder ")
    assert len(done.err) < 2_000


def test_a_damaged_neighbour_does_not_matter(user: User, small_file: Path) -> None:
    (user.packages / "en_es-old").mkdir(parents=True)
    done = user.model("install", str(small_file))

    assert (done.status, done.err) == (0, "")
    assert user.model("info").out.startswith("es: translate-en_es 1.0 (installed)\n")


def test_a_damaged_package_that_is_newer_is_told(user: User, small_file: Path) -> None:
    newer = write_tree(
        user.packages / "newer",
        {"metadata.json": '{"from_code": "en", "to_code": "es", "package_version": "2"}'},
    )
    done = user.model("install", str(small_file))

    assert done.status == 0
    assert done.err.startswith(f"warning: it is not used: {newer}/model/model.bin: missing")
    assert "`l10n model remove newer`" in done.err
    assert user.model("remove", "newer", "--yes").status == 0
    assert user.model("info").out.startswith("es: translate-en_es 1.0 (installed)\n")


def test_verify_goes_on_after_what_can_not_be_read(
    user: User, small_file: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "fifo")
    done = user.model("verify", str(tmp_path / "fifo"), str(small_file))

    assert done.status == 1
    assert done.out.splitlines() == [
        f"{tmp_path}/fifo: failed, files: not a file (expected a package file or folder)",
        f"{small_file}: ok, “Thank you.” → “Muchas gracias.”",
    ]


def test_an_output_that_takes_nothing_is_a_clear_error(user: User) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "l10n", "model", "list"],
            env=user.environment,
            cwd=user.project,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "error: the system says: No space left on device\n"


@pytest.mark.parametrize("arguments", [["list"], ["install", "none"], ["verify", "none"]])
def test_a_folder_that_is_gone_is_a_clear_error(
    arguments: list[str], user: User, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); os.execv(sys.executable, sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, sys.executable, "-P", "-m", "l10n", "model", *arguments],
        env={**user.environment, "PYTHONPATH": str(ROOT)},
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_leaves_nothing_behind(
    number: signal.Signals, status: int, user: User, starter_file: Path
) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "l10n", "model", "install", str(starter_file)],
        env=user.environment,
        cwd=user.project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 120
    while not list(user.home.glob(".l10n-*/package/README.md")) and time.monotonic() < end:
        time.sleep(0.005)
    run.send_signal(number)
    _, said = run.communicate(timeout=120)

    assert (run.returncode, b"Traceback" in said) == (status, False)
    assert list(user.home.iterdir()) == []
