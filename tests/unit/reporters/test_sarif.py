"""The findings as SARIF."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from mkdocs_funnel import __version__
from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters.sarif import SCHEMA, render
from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

OFFICIAL = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(OFFICIAL, format_checker=jsonschema.FormatChecker())


def run(report: Any) -> Any:
    """Return the one run of a report, which is valid."""
    log = json.loads(render(report))
    VALIDATOR.validate(log)
    (only,) = log["runs"]
    return only


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """The sample looks as it was approved, apart from the pages of the rules and the version."""
    log = json.loads(render(sample.REPORT))
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["semanticVersion"] == __version__
    driver["semanticVersion"] = "0.0.0"
    for rule in driver["rules"]:
        del rule["help"], rule["shortDescription"], rule["fullDescription"]
    golden("audit.sarif", json.dumps(log, indent=1, ensure_ascii=False) + "\n")


def test_schema_is_the_one_that_is_named() -> None:
    """The file that the tests check against is the published one that reports point to."""
    assert OFFICIAL["id"] == SCHEMA


@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "CLOSED", "EMPTY", "MANY"])
def test_samples_are_valid(name: str, sample: Any) -> None:
    """Every sample keeps to the published schema."""
    report = getattr(sample, name)
    assert len(run(report)["results"]) == len(report.findings)


@pytest.mark.parametrize(
    ("place", "value"),
    [("level", "info"), ("message", "text"), ("ruleIndex", -2), ("suppressions", [{}]), ("line", 3)],
)
def test_schema_finds_mistakes(place: str, value: object, sample: Any) -> None:
    """The check against the schema is one that fails."""
    log = json.loads(render(sample.REPORT))
    log["runs"][0]["results"][0][place] = value
    assert not VALIDATOR.is_valid(log)


def test_every_rule_is_described_by_its_page(sample: Any) -> None:
    """Each rule has its page as help, without links that lead nowhere from there."""
    findings = tuple(Finding(rule.code, rule.name, Level.INFO, "a.md", "Fact.", "") for rule in RULES)
    described = run(dataclasses.replace(sample.CLEAN, findings=findings))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in RULES]
    for rule, shown in zip(RULES, described, strict=True):
        assert shown["help"]["markdown"].startswith(shown["shortDescription"]["text"])
        assert "## Why it matters" in shown["help"]["markdown"]
        assert "](fn" not in shown["help"]["markdown"]
        off = shown["defaultConfiguration"] == {"enabled": False}
        assert off == (rule.level is Level.OFF)
        assert "helpUri" not in shown


def test_results_point_to_their_rules(sample: Any) -> None:
    """The index of a result is that of its rule, also for a code that no rule has."""
    odd = Finding("FN999", "odd", Level.ERROR, "a.md", "Odd.", "")
    only = run(dataclasses.replace(sample.REPORT, findings=(*sample.FINDINGS, odd)))
    ids = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert [ids[result["ruleIndex"]] for result in only["results"]] == [
        result["ruleId"] for result in only["results"]
    ]
    assert ids[-1] == "FN999"


def test_levels_suppressions_regions_and_fingerprints(sample: Any) -> None:
    """Info is a note, excused is suppressed, and there is a region only where the line is known."""
    results = run(sample.REPORT)["results"]
    assert [result["level"] for result in results] == ["error"] * 5 + ["warning", "note"]
    suppressed = [result["suppressions"] for result in results]
    assert [len(entries) for entries in suppressed] == [0, 1, 0, 0, 0, 0, 0]
    assert suppressed[1][0]["justification"] == "A page for friends"
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert [place.get("region") for place in places][3:6] == [None, {"startLine": 12}, {"startLine": 40}]
    assert [result["partialFingerprints"] for result in results] == [
        {"funnelFinding/v1": finding.fingerprint} for finding in sample.FINDINGS
    ]


def test_places_are_relative_to_the_repository(sample: Any) -> None:
    """Pages are placed below the content folder, settings beside the configuration."""
    site = dataclasses.replace(sample.REPORT.site, content_dir="web site/docs", project_dir="web site")
    results = run(dataclasses.replace(sample.REPORT, site=site))["results"]
    places = [
        place
        for result in results
        for key in ("locations", "relatedLocations")
        for place in result.get(key, ())
    ]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert uris[0] == "web%20site/docs/books.md"
    assert uris[3:6] == [f"web%20site/docs/deep/{name}.md" for name in "abc"]
    assert uris[-1] == "web%20site/funnel.yml"


def test_nothing_in_a_message_becomes_a_link(sample: Any) -> None:
    """A writer's `[text](address)` stays text; remedies keep their lines, terminals their colours."""
    text = "\x1b[31m[yes](https://example.com)"
    finding = Finding("FN101", "dead-end", Level.ERROR, "a.md", text, "Add:\n\noffers:\n  a: {}")
    (result,) = run(dataclasses.replace(sample.CLEAN, findings=(finding,)))["results"]
    assert result["message"]["text"] == "[yes] (https://example.com).\nAdd:\n\noffers:\n  a: {}"
