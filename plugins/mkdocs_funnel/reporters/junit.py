"""The findings as test results: a suite for each rule, a case for each finding."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.layout import clean
from mkdocs_funnel.reporters.locations import repository_path
from mkdocs_funnel.reporters.phrases import in_full, place
from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report, SiteFacts

_UNKNOWN = "\ufffd"
_NO_XML = re.compile("[\ufffe\uffff]")
"""What no XML may hold, beside the control characters that are taken out of every text."""


def render(report: Report) -> str:
    """Return a suite for every rule; a rule that found nothing is one case that passes."""
    found: dict[tuple[str, str], list[Finding]] = {(rule.code, rule.name): [] for rule in RULES}
    for finding in report.findings:
        found.setdefault((finding.code, finding.name), []).append(finding)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    cases = sum(max(len(findings), 1) for findings in found.values())
    lines.append(f'<testsuites name="funnel audit" {_counts(cases, report.findings)}>')
    for (code, name), findings in found.items():
        lines += _suite(f"{code} {name}", findings, report.site)
    return "\n".join([*lines, "</testsuites>\n"])


def _suite(name: str, findings: list[Finding], site: SiteFacts) -> list[str]:
    head = f"  <testsuite name={_quoted(name)} {_counts(max(len(findings), 1), findings)}>"
    if not findings:
        return [head, f'    <testcase classname={_quoted(name)} name="no findings"/>', "  </testsuite>"]
    cases = [line for finding in findings for line in _case(name, finding, site)]
    return [head, *cases, "  </testsuite>"]


def _case(suite: str, finding: Finding, site: SiteFacts) -> list[str]:
    line = "" if finding.line is None else f' line="{finding.line}"'
    file = _quoted(repository_path(site, finding.path))
    name = _quoted(place(finding))
    head = f"    <testcase classname={_quoted(suite)} name={name} file={file}{line}>"
    if finding.excused is not None:
        return [head, f"      <skipped message={_quoted(finding.excused)}/>", "    </testcase>"]
    opening = f"      <failure type={_quoted(finding.level.value)} message={_quoted(finding.message)}>"
    return [head, f"{opening}{_text(in_full(finding))}</failure>", "    </testcase>"]


def _counts(cases: int, findings: Iterable[Finding]) -> str:
    excused = [finding.excused is not None for finding in findings]
    failures = len(excused) - sum(excused)
    return f'tests="{cases}" failures="{failures}" errors="0" skipped="{sum(excused)}"'


def _text(text: str) -> str:
    return escape(_NO_XML.sub(_UNKNOWN, text), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(_NO_XML.sub(_UNKNOWN, clean(text)))}"'
