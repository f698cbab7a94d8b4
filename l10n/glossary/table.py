"""The glossary as a CSV table: `source,target,note,status`, a row for each source and status."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from l10n.glossary.terms import Glossary, GlossaryError, Status, Term

COLUMNS = ("source", "target", "note", "status")
SEPARATOR = ";"
"""Between the targets of one row."""


def read(path: Path, language: str) -> Glossary:
    """The glossary in the CSV file `path`; an empty one where there is no file.

    Raises GlossaryError with path and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Glossary((), language)
    except UnicodeDecodeError:
        raise GlossaryError("not UTF-8; save the table as CSV UTF-8", path=path) from None
    except OSError as error:
        raise GlossaryError(f"can't be read: {error.strerror}", path=path) from None
    return parse(text, language, path=path)


def parse(text: str, language: str, *, path: Path | str | None = None) -> Glossary:
    """The glossary in the CSV text; `path` is named in errors.

    Raises GlossaryError, with the line, for a missing column, an unknown status, an empty source
    or target, and rows that contradict each other.
    """
    terms = tuple(_term(row, line, path) for row, line in _rows(text, path))
    verify(terms, path=path)
    return Glossary(terms, language)


def write(glossary: Glossary) -> str:
    """The glossary as CSV text, in the order of its terms."""
    return _csv([COLUMNS, *map(_row, glossary.terms)])


def extended(text: str, known: Glossary, offered: Glossary) -> tuple[str, int]:
    """The CSV `text` of `known` with rows for new terms below, and how many there are.

    A term of `offered` is new if `known` has no row for its source. `text` may be empty; what is
    there stays as it is, and the new rows follow its columns and its line ends.
    """
    sources = {term.source.casefold() for term in known.terms}
    added = [term for term in offered.terms if term.source.casefold() not in sources]
    line_end = "\r\n" if "\r\n" in text else "\n"
    head = text or _csv([COLUMNS])
    if not head.endswith("\n"):
        head += line_end
    columns = [
        name.strip().lower() for name in next(csv.reader(io.StringIO(head.lstrip("\ufeff"))))
    ]
    rows = (dict(zip(COLUMNS, _row(term), strict=True)) for term in added)
    below = _csv(([row.get(name, "") for name in columns] for row in rows), line_end)
    return head + below, len(added)


def _row(term: Term) -> tuple[str, ...]:
    """The term in the order of `COLUMNS`."""
    targets = () if term.status is Status.KEEP else term.targets
    return (term.source, f"{SEPARATOR} ".join(targets), term.note, str(term.status))


def _csv(rows: Iterable[Sequence[str]], line_end: str = "\n") -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end).writerows(rows)
    return out.getvalue()


def verify(terms: Iterable[Term], *, path: Path | str | None = None) -> None:
    """Return if no two terms contradict each other.

    Raises GlossaryError, with the later term's line, for a source that has two rows of one
    status, that is both preferred and to keep, or whose target is preferred and forbidden.
    """
    seen: dict[tuple[str, Status], Term] = {}
    for term in terms:
        if other := seen.get((term.source, term.status)):
            raise GlossaryError(
                f"“{term.source}” is {term.status} twice, first in line {other.line};"
                f" put the targets in one row, with “{SEPARATOR}” between them",
                path=path,
                line=term.line,
            )
        seen[term.source, term.status] = term
        for status in Status:
            other = seen.get((term.source, status))
            if other and other is not term:
                _agree(term, other, path)


def _agree(term: Term, other: Term, path: Path | str | None) -> None:
    statuses = {term.status, other.status}
    if statuses == {Status.PREFERRED, Status.KEEP}:
        raise GlossaryError(
            f"“{term.source}” is both preferred and keep (see line {other.line});"
            " delete one of the rows",
            path=path,
            line=term.line,
        )
    if both := sorted(set(term.targets) & set(other.targets)):
        raise GlossaryError(
            f"“{both[0]}” is both {other.status} (line {other.line}) and {term.status}"
            f" for “{term.source}”; take it from one of the rows",
            path=path,
            line=term.line,
        )


def _rows(text: str, path: Path | str | None) -> Iterator[tuple[dict[str, str], int]]:
    """Each record that is not blank, by column, with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str] | None = None
    line = 1
    try:
        for record in reader:
            if columns is None:
                columns = _columns(record, path)
            elif any(cell.strip() for cell in record):
                if len(record) != len(columns):
                    raise GlossaryError(
                        f"wrong number of columns (expected {len(columns)}, got {len(record)});"
                        " put a cell that has a comma between double quotes",
                        path=path,
                        line=line,
                    )
                yield dict(zip(columns, record, strict=True)), line
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f'not valid CSV: {error}; check the double quotes (" inside a cell is "")',
            path=path,
            line=line,
        ) from None
    if columns is None:
        raise GlossaryError(f"empty; begin with the line {','.join(COLUMNS)}", path=path, line=1)


def _columns(record: list[str], path: Path | str | None) -> list[str]:
    columns = [cell.strip() for cell in record]
    if sorted(columns) != sorted(COLUMNS):
        raise GlossaryError(
            f"wrong columns (expected {', '.join(COLUMNS)}; got {', '.join(columns)});"
            f" begin the file with the line {','.join(COLUMNS)}",
            path=path,
            line=1,
        )
    return columns


def _term(row: dict[str, str], line: int, path: Path | str | None) -> Term:
    source, note, word = (row[name].strip() for name in ("source", "note", "status"))
    targets = tuple(part for part in map(str.strip, row["target"].split(SEPARATOR)) if part)
    try:
        status = Status(word)
    except ValueError:
        raise GlossaryError(
            f"unknown status “{word}” (expected {', '.join(Status)})", path=path, line=line
        ) from None
    if not source:
        raise GlossaryError("no source term; fill the cell or delete the row", path=path, line=line)
    if status is Status.KEEP:
        targets = _kept(source, targets, line, path)
    elif not targets:
        raise GlossaryError(
            f"“{source}” has no target; fill the cell, or write the status keep",
            path=path,
            line=line,
        )
    return Term(source, targets, status, note, line)


def _kept(
    source: str, targets: tuple[str, ...], line: int, path: Path | str | None
) -> tuple[str, ...]:
    if targets not in {(), (source,)}:
        raise GlossaryError(
            f"“{source}” is to be kept but has the target “{targets[0]}”;"
            " empty the cell, or write the status preferred",
            path=path,
            line=line,
        )
    return (source,)
