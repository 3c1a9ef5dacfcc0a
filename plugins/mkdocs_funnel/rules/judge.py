"""From an audit to findings: every rule that is not off, levels set, excused, in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.settings import RuleSettings
from mkdocs_funnel.rules.excuse import excuse
from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit, Rule


def judge(audit: Audit) -> tuple[Finding, ...]:
    """Return what all rules have to say: gravest first, then by code, path, line and subject."""
    found = [finding for rule in RULES for finding in _run(rule, audit)]
    return tuple(sorted(excuse(_distinct(found), audit), key=_order))


def _run(rule: type[Rule], audit: Audit) -> Iterator[Finding]:
    chosen = audit.settings.rules.get(rule.code, RuleSettings())
    level = chosen.level or rule.level
    if level is Level.OFF:
        return
    for finding in rule(chosen.options).check(audit):
        yield replace(finding, level=_level(finding.level, rule.level, level))


def _level(own: Level, default: Level, chosen: Level) -> Level:
    """Return a finding's level: the chosen one, or the rule's own grade where that is lower."""
    return chosen if own is default else min(own, chosen, key=lambda level: level.rank)


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, those that would share a fingerprint told apart by a number."""
    met: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.code, finding.path, finding.subject)
        met[key] += 1
        again = met[key] > 1
        yield replace(finding, subject=f"{finding.subject} ({met[key]})") if again else finding


def _order(finding: Finding) -> tuple[int, str, str, int, str]:
    return -finding.level.rank, finding.code, finding.path, finding.line or 0, finding.subject
