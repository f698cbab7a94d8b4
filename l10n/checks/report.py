"""Findings as text for people, JSON, SARIF and GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from l10n.checks.registry import CATALOG_CHECKS, CHECKS
from l10n.checks.rule import CatalogCheck, Check, title
from l10n.model import Finding, Severity

_EXCERPT = 60
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def for_people(findings: Sequence[Finding]) -> str:
    """A line for each finding: `path:line: severity: [check] message — beginning of the msgid`."""
    return "".join(
        f"{finding.path}:{finding.line}: {finding.severity}: [{finding.check}]"
        f" {_visible(finding.message)} — {_excerpt(finding.msgid)}\n"
        for finding in findings
    )


def as_json(findings: Sequence[Finding]) -> str:
    """An object with `findings`, each with its fields, and `counts` by severity."""
    counts = Counter(finding.severity for finding in findings)
    return _dumped(
        {
            "findings": [asdict(finding) for finding in findings],
            "counts": {severity: counts[severity] for severity in Severity},
        }
    )


def as_sarif(findings: Sequence[Finding], version: str = "") -> str:
    """A SARIF 2.1.0 log with one run; `version` is the program's.

    A result's fingerprint depends on its check, file, msgid and message, not on its line, so that
    an edit above it makes no new result.
    """
    checks: tuple[Check | CatalogCheck, ...] = (*CHECKS, *CATALOG_CHECKS)
    driver: dict[str, Any] = {
        "name": "l10n check",
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": title(rule)},
                "defaultConfiguration": {"level": rule.severity},
            }
            for rule in checks
        ],
    }
    if version:
        driver["version"] = version
    order = {rule.name: index for index, rule in enumerate(checks)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order) for finding in findings],
    }
    return _dumped({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def as_github(findings: Sequence[Finding]) -> str:
    """A workflow command for each finding: `::error file=…,line=…,title=…::message`."""
    lines = []
    for finding in findings:
        place = f"file={_property(finding.path)}"
        if finding.line:
            place += f",line={finding.line}"
        message = _data(f"{_visible(finding.message)} — {_excerpt(finding.msgid)}")
        command = _GITHUB_COMMANDS[finding.severity]
        lines.append(f"::{command} {place},title={_property(finding.check)}::{message}\n")
    return "".join(lines)


def _result(finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(finding.path), "uriBaseId": "%SRCROOT%"}
    }
    if finding.line:
        place["region"] = {"startLine": finding.line}
    identity = f"{finding.check}\n{finding.path}\n{finding.msgid}\n{finding.message}"
    digest = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": finding.severity,
        "message": {"text": f"{_visible(finding.message)} — {_excerpt(finding.msgid)}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"message/v1": digest},
    }
    if finding.check in order:
        result["ruleIndex"] = order[finding.check]
    return result


def _dumped(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # A lone surrogate can't be written as UTF-8, and JSON has an escape for it.
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text) + "\n"


def _excerpt(msgid: str) -> str:
    """The beginning of the msgid, in one line."""
    line = _visible(" ".join(msgid.split()))
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1].rstrip()}…"


def _visible(text: str) -> str:
    """`text` in one line, with an escape for what a terminal would act upon or not show."""
    return "".join(
        character
        if character == " " or unicodedata.category(character)[0] not in "CZ"
        else character.encode("unicode_escape").decode("ascii")
        for character in text.replace("\u00a0", " ").replace("\u202f", " ")
    )


def _data(text: str) -> str:
    """`text` as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """`text` as the value of a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
