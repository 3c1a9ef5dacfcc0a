"""The findings as a code quality report of GitLab, which merge requests show beside the lines."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import clean
from mkdocs_funnel.reporters.locations import repository_path
from mkdocs_funnel.reporters.phrases import in_full

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report, SiteFacts

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def render(report: Report) -> str:
    """Return the findings that are not excused; the format has no place for those that are."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.failing(Level.INFO):
        seen[finding.fingerprint] += 1
        issues.append(_issue(finding, report.site, seen[finding.fingerprint]))
    return json.dumps(issues, indent=1, ensure_ascii=False) + "\n"


def _issue(finding: Finding, site: SiteFacts, occurrence: int) -> dict[str, object]:
    # The service drops all but the first of those with the same fingerprint.
    suffix = f"-{occurrence}" if occurrence > 1 else ""
    return {
        "description": " ".join(in_full(finding).split()),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": finding.fingerprint + suffix,
        "severity": _SEVERITIES[finding.level],
        "location": {
            "path": clean(repository_path(site, finding.path)),
            "lines": {"begin": finding.line or 1},
        },
    }
