"""The findings as test results."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters import junit
from mkdocs_funnel.rules.registry import RULES, rule

if TYPE_CHECKING:
    from collections.abc import Callable


def test_golden(sample: Any, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample looks as it was approved, with one rule that found nothing."""
    codes = ("FN101", "FN102", "FN103", "FN105", "FN401")
    monkeypatch.setattr(junit, "RULES", tuple(map(rule, codes)))
    golden("audit.junit.xml", junit.render(sample.REPORT))


@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "EMPTY", "MANY"])
def test_counts_are_those_of_the_cases(name: str, sample: Any) -> None:
    """Every figure is right, for each suite and for all of them."""
    root = ElementTree.fromstring(junit.render(getattr(sample, name)))
    assert [suite.attrib["name"] for suite in root] == [f"{rule.code} {rule.name}" for rule in RULES]
    for node in (root, *root):
        assert int(node.attrib["tests"]) == len(node.findall(".//testcase")) > 0
        assert int(node.attrib["failures"]) == len(node.findall(".//failure"))
        assert int(node.attrib["skipped"]) == len(node.findall(".//skipped"))
    assert int(root.attrib["failures"]) == len(getattr(sample, name).failing(Level.INFO))


def test_rules_without_findings_pass(sample: Any) -> None:
    """A clean site is one passing case for each rule."""
    root = ElementTree.fromstring(junit.render(sample.CLEAN))
    cases = root.findall("./testsuite/testcase")
    assert len(cases) == len(RULES)
    assert not any(len(case) for case in cases)


def test_excused_is_skipped_with_its_reason(sample: Any) -> None:
    """What the owner decided to live with is no failure."""
    root = ElementTree.fromstring(junit.render(sample.REPORT))
    (skipped,) = root.findall(".//skipped")
    assert skipped.attrib["message"] == "A page for friends"


def test_any_text_is_well_formed(sample: Any) -> None:
    """Markup, quotes and characters that XML does not know do no harm."""
    text = "\"<a href='x'>&amp;\x00\x1b[31m\ufffe\uffff\udcff]]>"
    finding = Finding("FN101", "dead-end", Level.ERROR, f"{text}.md", text, text, line=3)
    site = dataclasses.replace(sample.CLEAN.site, content_dir="docs")
    shown = junit.render(dataclasses.replace(sample.CLEAN, findings=(finding,), site=site))
    (case,) = ElementTree.fromstring(shown.encode()).findall("./testsuite/testcase[@line]")
    told = "\"<a href='x'>&amp;\ufffd\ufffd\ufffd]]>"
    assert (case.attrib["file"], case[0].attrib["message"]) == (f"docs/{told}.md", told)
    assert case[0].text == f"{told}.\n{told}"
