"""The findings as SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_funnel import __version__
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import clean
from mkdocs_funnel.reporters.locations import repository_uri
from mkdocs_funnel.reporters.phrases import in_full
from mkdocs_funnel.reporters.rule_help import without_relative_links
from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report, SiteFacts
    from mkdocs_funnel.rules.base import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def render(report: Report) -> str:
    """Return one run with all findings; excused ones are suppressed."""
    rules = list(dict.fromkeys((finding.code, finding.name) for finding in report.findings))
    known = {rule.code: rule for rule in RULES}
    driver = {
        "name": "mkdocs-funnel",
        "semanticVersion": __version__,
        "rules": [_rule(code, name, known.get(code)) for code, name in rules],
    }
    results = [_result(f, rules.index((f.code, f.name)), report.site) for f in report.findings]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _rule(code: str, name: str, rule: type[Rule] | None) -> dict[str, object]:
    if rule is None:
        return {"id": code, "name": name}
    page = without_relative_links(rule.page())
    flags = page.partition("\n")[0]
    level = {"enabled": False} if rule.level is Level.OFF else {"level": _LEVELS[rule.level]}
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": flags},
        "fullDescription": {"text": flags},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": level,
    }


def _result(finding: Finding, index: int, site: SiteFacts) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": _message(in_full(finding)),
        "locations": [{"physicalLocation": _place(finding.path, finding.line, site)}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(path, None, site), "message": _message(clean(path))}
            for number, path in enumerate(finding.related)
        ]
    result["partialFingerprints"] = {"funnelFinding/v1": finding.fingerprint}
    # Either all results have suppressions or none: an empty list says that it is not suppressed.
    result["suppressions"] = [] if finding.excused is None else [_suppression(finding.excused)]
    return result


def _message(text: str) -> dict[str, str]:
    """Return a message in which nothing is taken for a link, as `[text](address)` would be."""
    return {"text": text.replace("](", "] (")}


def _suppression(reason: str) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": clean(reason)}


def _place(path: str, line: int | None, site: SiteFacts) -> dict[str, object]:
    uri = repository_uri(site, path)
    location: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    if line is not None:
        location["region"] = {"startLine": line}
    return location
