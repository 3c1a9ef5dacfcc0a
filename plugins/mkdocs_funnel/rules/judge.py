"""From an audit to findings: every rule that is not off, levels set, excused, in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.settings import RuleSettings
from mkdocs_funnel.rules.excuse import ANY, Excuses
from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit, Rule
    from mkdocs_funnel.rules.excuse import Excuse


_LAST = frozenset(rule.code for rule in RULES if rule.last)


def judge(audit: Audit) -> tuple[Finding, ...]:
    """Return what all rules have to say: gravest first, then by code, path, line and subject."""
    excuses = Excuses(audit)
    found = excuses.apply(_said(audit, last=False))
    late: tuple[Finding, ...] = ()
    # What is said of an unused excuse can itself be excused, and then that other excuse is of use. So those
    # that could excuse such findings have to wait until it is known what is said of the others.
    for waiting in ({ANY, *_LAST}, _LAST, ()):
        unused = tuple(e for e in excuses.unused() if e.code not in waiting and _is_known(e, audit))
        late = excuses.apply(_said(replace(audit, unused=unused), last=True))
    return tuple(sorted((*found, *late), key=_order))


def _is_known(excuse: Excuse, audit: Audit) -> bool:
    """Return whether an excuse without a finding is of no use; of a rule that was not run nobody knows."""
    rule = next((rule for rule in RULES if rule.code == excuse.code), None)
    if rule is None or excuse.expired(audit.today):
        return True
    return rule.is_judged(audit) and _chosen_level(rule, audit) is not Level.OFF


def _said(audit: Audit, *, last: bool) -> Iterator[Finding]:
    return _distinct(f for rule in RULES if rule.last is last for f in _run(rule, audit))


def _run(rule: type[Rule], audit: Audit) -> Iterator[Finding]:
    level = _chosen_level(rule, audit)
    if level is Level.OFF:
        return
    options = audit.settings.rules.get(rule.code, RuleSettings()).options
    for finding in rule(options).check(audit):
        given = _level(finding.level, rule.level, level)
        yield finding if finding.level is given else replace(finding, level=given)


def _chosen_level(rule: type[Rule], audit: Audit) -> Level:
    return audit.settings.rules.get(rule.code, RuleSettings()).level or rule.level


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
