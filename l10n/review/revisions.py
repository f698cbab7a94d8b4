"""Files of a git revision, read from its objects; the working tree and the index stay untouched."""

from __future__ import annotations

import difflib
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import ConfigError

_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # A partial clone would ask its remote for what it lacks.
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_FILE_MODES = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that a folder is in."""

    folder: Path
    """Its paths are relative to this folder, which may be below the repository's top."""
    name: str
    """As the user wrote it."""
    commit: str
    """The commit's id, in full."""

    def files(self, *folders: str) -> dict[str, str]:
        """The blob id of every plain file below the `folders`, by path, in git's order.

        Symbolic links and submodules are left out.
        """
        listed = _git(self.folder, "ls-tree", "-r", "-z", self.commit, "--", *folders)
        found: dict[str, str] = {}
        for line in listed.split(b"\0")[:-1]:
            facts, _, path = line.partition(b"\t")
            mode, _, blob = facts.split(b" ")
            if mode in _FILE_MODES:
                found[os.fsdecode(path)] = blob.decode()
        return found

    def read(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """What each of the blobs holds, by its id, with one git process for all.

        Raises ConfigError if the repository does not have one of them.
        """
        wanted = list(dict.fromkeys(blobs))
        asked = "".join(f"{blob}\n" for blob in wanted).encode()
        out = _git(self.folder, "cat-file", "--batch", data=asked)
        found: dict[str, bytes] = {}
        position = 0
        for blob in wanted:
            end = out.index(b"\n", position)
            facts = out[position:end].split(b" ")
            if len(facts) != len((b"id", b"type", b"size")):
                raise ConfigError(
                    f"the repository lacks the object {blob} of {self.name}; fetch it with git",
                    path=self.folder,
                )
            start = end + 1
            position = start + int(facts[2]) + 1
            found[blob] = out[start : position - 1]
        return found


def find(folder: Path, name: str) -> Revision:
    """The revision that git knows as `name` in the repository around `folder`.

    Raises ConfigError if there is no git, no repository, or no such commit.
    """
    done = _parsed(folder, name)
    if done.returncode == 0:
        return Revision(folder, name, done.stdout.decode().strip())
    place = _run(folder, "rev-parse", "--git-dir")
    if place.returncode:
        raise ConfigError(_no_repository(place.stderr.decode(errors="replace")), path=folder)
    if name == "HEAD":
        raise ConfigError("the repository has no commit yet; commit first", path=folder)
    raise ConfigError(f'git knows no revision "{name}"; {_hint(folder, name)}')


def is_known(folder: Path, name: str) -> bool:
    """Whether git knows a revision of this name there."""
    return _parsed(folder, name).returncode == 0


def _parsed(folder: Path, name: str) -> subprocess.CompletedProcess[bytes]:
    """The commit's id on the output, if there is one."""
    commit = f"{name}^{{commit}}"
    return _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", commit)


def _no_repository(said: str) -> str:
    if "not a git repository" in said:
        return "not a git repository; name two folders or two files to compare, or run `git init`"
    return f"git refuses to read the repository: {' '.join(said.split())}"


def _hint(folder: Path, name: str) -> str:
    listed = _git(folder, "for-each-ref", "--format=%(refname:short)").decode(errors="replace")
    close = difflib.get_close_matches(name, listed.split(), n=1)
    return f"did you mean {close[0]}?" if close else "`git log --all` lists them"


def _git(folder: Path, *arguments: str, data: bytes = b"") -> bytes:
    done = _run(folder, *arguments, data=data)
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())
        raise ConfigError(f"git {arguments[0]} failed: {said}", path=folder)
    return done.stdout


def _run(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=os.environ | _ENVIRONMENT,
            input=data,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise ConfigError(
            "git is not installed; name two folders or two files to compare"
        ) from None
