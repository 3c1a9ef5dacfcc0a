"""The starter site: it builds clean at once, and stays so when it is edited as its README says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.cli.starter import write_starter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sites.conftest import Workshop

AUDIT = ("audit", "-q", "--fail-on", "info", "--format", "json=way.json")


@pytest.fixture(name="starter")
def _starter(tmp_path: Path) -> Path:
    """The site in a folder of its own."""
    write_starter(tmp_path / "site")
    return tmp_path / "site"


def edited(file: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file; each must be there."""
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def test_it_is_clean_at_once(site: Workshop, starter: Path) -> None:
    """A strict build, an audit of the sources and one of the finished HTML have nothing to say, not even an info."""
    built = site.build(starter, "--strict")

    assert built.exit_code == 0, built.output
    assert "WARNING" not in built.output
    assert built.report["findings"] == []
    for way in ((), ("--build",), ("--site", "build/site")):
        done = site.funnel(starter, *AUDIT, *way)
        assert done.exit_code == 0, (way, done.output)
        report: dict[str, Any] = json.loads((starter / "way.json").read_text("utf-8"))
        assert report["summary"]["pieces"] == 8
        assert report["summary"]["coverage"] == report["summary"]["coverage_written"] == 1.0
        assert {p["path"]: p["clicks_to_ask"] for p in report["pieces"]} == {
            p["path"]: p["clicks_to_ask"] for p in built.report["pieces"]
        }


def test_every_piece_asks_or_leads_on(site: Workshop, starter: Path) -> None:
    """Each of the eight has an ask, a signup or a next step in its final HTML."""
    site.build(starter, "--strict")

    held = site.look(starter)
    report = json.loads((starter / "build/reports/audit.json").read_text("utf-8"))
    for piece in report["pieces"]:
        if piece["roles"] != ["none"]:
            html = (held.root / "build/site" / piece["url"] / "index.html").read_text("utf-8")
            assert "data-funnel-source" in html, piece["path"]


def test_one_offer_edited(site: Workshop, starter: Path) -> None:
    """The address of a calendar in one line, and a service for the letter: clean, and every button leads there."""
    edited(
        starter / "funnel.yml",
        ("url: call.md#book ", "url: https://cal.com/somebody/first-call "),
        ("provider: netlify ", "provider: buttondown\n      id: somebody "),
    )

    built = site.build(starter, "--strict")

    assert built.exit_code == 0, built.output
    assert built.report["findings"] == []
    call = (starter / "build/site/call/index.html").read_text("utf-8")
    assert call.count('href="https://cal.com/somebody/first-call') == 2
    assert site.funnel(starter, *AUDIT).exit_code == 0


def test_an_offer_that_closes(site: Workshop, starter: Path) -> None:
    """The line that the settings hold as a comment: the workshop gives way to the call."""
    edited(starter / "funnel.yml", ("# closes: 2030-05-20 ", "closes: 2020-05-20 "))

    built = site.build(starter, "--strict")

    workshop = (starter / "build/site/workshop/index.html").read_text("utf-8")
    assert "Closed since 21 May 2020" in workshop
    assert "Book a call" in workshop
    assert "Reserve a day" not in workshop.partition("<article")[2]
    assert built.exit_code in (0, 1), built.output


def test_a_strict_build_sees_a_new_dead_end(site: Workshop, starter: Path) -> None:
    """What the workflow is there for."""
    (starter / "content/articles/alone.md").write_text(
        "---\nfunnel: {next_step: false}\n---\n# Alone\n", "utf-8"
    )

    assert site.funnel(starter, *AUDIT).exit_code == 1
