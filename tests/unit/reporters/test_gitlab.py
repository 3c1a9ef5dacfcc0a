"""The findings as a code quality report."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.reporters.gitlab import render

if TYPE_CHECKING:
    from collections.abc import Callable


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """The sample looks as it was approved."""
    golden("audit.gitlab.json", render(sample.REPORT))


def test_every_issue_has_what_the_service_needs(sample: Any) -> None:
    """A line, a severity that there is, and a fingerprint of its own; excused findings are left out."""
    findings = (*sample.FINDINGS, sample.FINDINGS[0], sample.FINDINGS[0])
    issues = json.loads(render(dataclasses.replace(sample.REPORT, findings=findings)))
    assert len(issues) == len(findings) - 1
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    assert prints[-1] == f"{prints[0]}-3"


def test_paths_start_at_the_repository(sample: Any) -> None:
    """Settings lie beside the configuration, pages in the content folder."""
    site = dataclasses.replace(sample.REPORT.site, content_dir="a/docs", project_dir="a")
    issues = json.loads(render(dataclasses.replace(sample.REPORT, site=site)))
    assert issues[0]["location"]["path"] == "a/docs/books.md"
    assert issues[-1]["location"] == {"path": "a/funnel.yml", "lines": {"begin": 3}}


def test_clean_site_is_an_empty_list(sample: Any) -> None:
    """The service needs a file that says that there is nothing."""
    assert render(sample.CLEAN) == "[]\n"
