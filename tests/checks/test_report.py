"""The output of findings, for people and for programs."""

from __future__ import annotations

import json

from l10n.checks import CATALOG_CHECKS, CHECKS, report
from l10n.model import Finding, Severity

FINDINGS = (
    Finding(
        "numbers", Severity.ERROR, "locales/es/a b.po", 12, "On July 11,\n2018", "“11” has changed"
    ),
    Finding("terms", Severity.WARNING, "x,y:z.po", 3, "word " * 30, "100% wrong,\nreally"),
    Finding("machine-unchanged", Severity.NOTE, "a.po", 0, "Bell \x07 and \u202e", "read it"),
)


def test_people_get_a_line_for_each_finding() -> None:
    assert report.for_people(FINDINGS) == (
        "locales/es/a b.po:12: error: [numbers] “11” has changed — On July 11, 2018\n"
        "x,y:z.po:3: warning: [terms] 100% wrong,\\nreally —"
        " word word word word word word word word word word word word…\n"
        "a.po:0: note: [machine-unchanged] read it — Bell \\x07 and \\u202e\n"
    )
    assert report.for_people(()) == ""


def test_json_has_every_field_and_the_counts() -> None:
    value = json.loads(report.as_json(FINDINGS))
    assert value["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert value["findings"][0] == {
        "check": "numbers",
        "severity": "error",
        "path": "locales/es/a b.po",
        "line": 12,
        "msgid": "On July 11,\n2018",
        "message": "“11” has changed",
    }
    assert json.loads(report.as_json(()))["counts"] == {"error": 0, "warning": 0, "note": 0}


def test_json_of_a_lone_surrogate_can_be_written() -> None:
    finding = Finding("tags", Severity.ERROR, "a.po", 1, "\ud800", "é")
    text = report.as_json([finding])
    assert "é" in text.encode("utf-8").decode("utf-8")
    assert json.loads(text)["findings"][0]["msgid"] == "\ud800"


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(report.as_sarif(FINDINGS, "1.2.3"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("l10n check", "1.2.3")
    names = [rule.name for rule in CHECKS] + [rule.name for rule in CATALOG_CHECKS]
    assert [rule["id"] for rule in driver["rules"]] == names
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    assert len(run["results"]) == len(FINDINGS)
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert result["ruleId"] == finding.check == names[result["ruleIndex"]]
        assert result["level"] == finding.severity
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        assert place.get("region", {}).get("startLine", 0) == finding.line
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "locales/es/a%20b.po"
    )
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]


def test_sarif_fingerprint_does_not_move_with_the_line() -> None:
    def fingerprint(line: int, message: str) -> str:
        finding = Finding("tags", Severity.ERROR, "a.po", line, "x", message)
        result = json.loads(report.as_sarif([finding]))["runs"][0]["results"][0]
        return str(result["partialFingerprints"]["message/v1"])

    assert fingerprint(1, "a") == fingerprint(99, "a")
    assert fingerprint(1, "a") != fingerprint(1, "b")


def test_github_annotations_are_escaped() -> None:
    assert report.as_github(FINDINGS) == (
        "::error file=locales/es/a b.po,line=12,title=numbers::"
        "“11” has changed — On July 11, 2018\n"
        "::warning file=x%2Cy%3Az.po,line=3,title=terms::100%25 wrong,\\nreally —"
        " word word word word word word word word word word word word…\n"
        "::notice file=a.po,title=machine-unchanged::read it — Bell \\x07 and \\u202e\n"
    )
