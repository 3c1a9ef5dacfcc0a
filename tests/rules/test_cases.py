"""Runs the cases: what each rule says, and what it does not, about a site of a few lines.

A case is judged by all rules. `expect` lists what the rule of the file says: `path`, `message` (a
part of it) and, where the case is about them, `line`, `level`, `remedy` (a part), `related` and
`excused`. `codes` lists the codes of all findings, for cases about which rule speaks; a site of a few
lines has little that leads to its offers, so rules about that are not in it unless the file is theirs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_funnel.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

CASES = Path(__file__).parent / "cases"
_CASE_KEYS = {
    "name", "pieces", "settings", "notices", "listings", "today", "measured_to", "language", "baseline",
    "unjudged", "expect", "codes",
}  # fmt: skip
_ASIDE = {"FN207", "FN208", "FN403", "FN404"}
_EXACT = {"path", "line", "level", "excused", "related"}
_PARTS = {"message", "remedy"}


def _load() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("code", "case"), _load())
def test_case(code: str, case: Mapping[str, Any], audit_of: Callable[[Mapping[str, Any]], Audit]) -> None:
    """The rule says what the case expects, no more and no less."""
    assert set(case) <= _CASE_KEYS, "the case has a key that nothing reads"
    findings = judge(audit_of(case))
    found = [finding for finding in findings if finding.code == code]
    assert len(found) == len(case["expect"]), [str(finding) for finding in found]
    for finding, expected in zip(found, case["expect"], strict=True):
        _compare(finding, expected)
    if "codes" in case:
        aside = _ASIDE - {code}
        assert sorted(f.code for f in findings if f.code not in aside) == case["codes"]


def _compare(finding: Finding, expected: Mapping[str, Any]) -> None:
    assert set(expected) <= _EXACT | _PARTS, "the expectation has a key that nothing reads"
    assert finding.excused == expected.get("excused")
    for key in _EXACT & set(expected):
        value = getattr(finding, key)
        assert (list(value) if key == "related" else value) == expected[key]
    for key in _PARTS & set(expected):
        assert expected[key] in getattr(finding, key)
