"""A strict build fails on findings, and only on those that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

DEAD_END = {
    "index.md": "# Home\n\nRead [a](a.md) or [buy](sales.md).\n",
    "a.md": "# A\n\nText that leads nowhere.\n",
    "sales.md": "# Buy\n\n[Enroll now](offer:course)\n",
}
UNTAGGED = {
    "index.md": "---\nfunnel: [lead, nurture]\n---\n# Home\n\n[Enroll now](offer:course)\n",
    "a.md": "# A\n\nGo [home](index.md).\n",
}
OFFER = """\
offers:
  course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
next_step: {lead: none, nurture: none, ask: none}
"""
ROLES = """\
roles:
  - {paths: [index.md], role: lead}
  - {paths: [sales.md], role: ask}
  - {paths: ["**"], role: nurture}
"""


def _rules(**levels: str) -> str:
    """Return the `rules:` of a funnel.yml in which all others are off."""
    return yaml.safe_dump({"rules": {rule.code: "off" for rule in RULES} | levels})


FUNNEL = OFFER + ROLES + _rules(FN101="error")


@pytest.mark.parametrize("args", [("--strict",), ("--strict", "-q"), ("-q", "-s")])
def test_one_dead_end_fails_a_strict_build(site: Workshop, args: tuple[str, ...]) -> None:
    """The exit code is 1, quiet or not, what is wrong is said, and the reports are there."""
    built = site(DEAD_END, FUNNEL, args=args, process=True)

    assert built.exit_code == 1
    assert "a.md: FN101" in built.output
    assert "Traceback" not in built.output
    assert built.findings == [("FN101", "a.md", None)]
    assert "index.md -> a.md" in built.text


def test_strict_in_the_configuration_is_as_good(site: Workshop) -> None:
    """`strict: true` in mkdocs.yml does what the option does."""
    assert site(DEAD_END, FUNNEL, strict=True).exit_code == 1


def test_without_strict_the_build_succeeds(site: Workshop) -> None:
    """The same site builds, and the log shows one summary line and the finding."""
    built = site(DEAD_END, FUNNEL, process=True)

    assert built.exit_code == 0
    assert "funnel: 3 pieces, 67 % lead to an ask, 1 end; 1 error" in built.output
    assert "a.md: FN101" in built.output
    assert "audit.txt" in built.output
    assert built.findings == [("FN101", "a.md", None)]


def test_a_site_without_leaks_is_strict(site: Workshop) -> None:
    """A link where the path ended lets the strict build pass."""
    mended = {**DEAD_END, "a.md": "# A\n\nText that leads [to the ask](sales.md).\n"}

    built = site(mended, FUNNEL, args=["--strict"])

    assert built.exit_code == 0, built.output
    assert built.findings == []


@pytest.mark.parametrize(
    ("level", "fail_on", "exit_code"),
    [
        ("info", "error", 0),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "off", 0),
        ("off", "info", 0),
    ],
)
def test_the_level_from_which_a_strict_build_fails(
    site: Workshop, level: str, fail_on: str, exit_code: int
) -> None:
    """What is below `fail_on` does not trip MkDocs's own counter of warnings either."""
    funnel = OFFER + _rules(FN206=level)

    built = site(UNTAGGED, funnel, plugins=[{"funnel": {"fail_on": fail_on}}], args=["--strict"])

    assert built.exit_code == exit_code, built.output
    assert built.findings == ([("FN206", "a.md", None)] if level != "off" else [])


def test_an_exception_with_a_reason_lets_the_build_pass(site: Workshop) -> None:
    """What is excused stands in the report with its reason, and fails nothing."""
    excused = FUNNEL + "exceptions:\n  - {rule: FN101, paths: [a.md], reason: A personal page}\n"

    built = site(DEAD_END, excused, args=["--strict"])

    assert built.exit_code == 0, built.output
    assert [f["excused"] for f in built.report["findings"]] == ["A personal page"]


def test_the_plugin_can_be_switched_off(site: Workshop) -> None:
    """`enabled: false` leaves neither reports nor findings."""
    built = site(DEAD_END, FUNNEL, plugins=[{"funnel": {"enabled": False}}], args=["--strict"])

    assert built.exit_code == 0, built.output
    assert not built.reports.exists()
    assert "funnel.css" not in built.html()
