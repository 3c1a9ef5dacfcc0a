"""Findings that are no news: the plugin's option `baseline`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

PAGES = {
    "index.md": "# Home\n\nRead [a](a.md) or [book](offer:call).\n",
    "a.md": "# A\n\nText that leads nowhere.\n",
}
FUNNEL = """
    offers:
      call: {kind: sale, title: Call, url: "https://book.example.com/call", label: Book a call}
    next_step: {lead: none, nurture: none, ask: none}
    roles:
      - {paths: [index.md], role: [lead, nurture]}
      - {paths: ["**"], role: nurture}
"""


def _baseline(built: Built) -> str:
    """Return the baseline of everything that a build found."""
    keys = ("code", "path", "fingerprint", "message")
    findings = [{key: finding[key] for key in keys} for finding in built.report["findings"]]
    return json.dumps({"version": 1, "findings": findings}, indent=1)


@pytest.mark.parametrize(
    ("name", "plugin"),
    [("funnel-baseline.json", "funnel"), ("known/old.json", {"funnel": {"baseline": "known/old.json"}})],
)
def test_with_a_baseline_only_what_is_new_fails(
    site: Workshop, name: str, plugin: str | dict[str, object]
) -> None:
    """The file beside mkdocs.yml is read by itself, another one by name."""
    first = site(PAGES, FUNNEL, args=["--strict"])
    assert first.exit_code == 1

    files = {name: _baseline(first)}
    built = site(PAGES, FUNNEL, plugins=[plugin], files=files, args=["--strict"])
    assert built.exit_code == 0, built.output
    assert {f["excused"] for f in built.report["findings"]} == {"baseline"}

    more = {**PAGES, "b.md": "# B\n\nNothing either.\n"}
    built = site(more, FUNNEL, plugins=[plugin], files=files, args=["--strict"])
    assert built.exit_code == 1
    assert "b.md: FN101" in built.output
    assert "a.md: FN101" not in built.output


def test_what_was_mended_can_go(site: Workshop) -> None:
    """The entry is named with file and line; that is a warning and fails nothing."""
    files = {"funnel-baseline.json": _baseline(site(PAGES, FUNNEL))}
    mended = {**PAGES, "a.md": "# A\n\nBack [home](index.md).\n"}
    built = site(mended, FUNNEL, files=files, args=["--strict"])
    assert built.exit_code == 0, built.output
    entries = [f for f in built.report["findings"] if f["code"] == "FN901"]
    assert [(f["path"], f["level"]) for f in entries] == [("funnel-baseline.json", "warning")]
    written = files["funnel-baseline.json"].splitlines()
    assert '"fingerprint"' in written[entries[0]["line"] - 1]


def test_a_baseline_that_was_named_must_be_there(site: Workshop) -> None:
    """A wrong name would make every old finding new."""
    built = site(PAGES, FUNNEL, plugins=[{"funnel": {"baseline": "gone.json"}}])
    assert built.exit_code == 1
    assert "gone.json: there is no such file" in built.output
    assert "Traceback" not in built.output


def test_a_broken_baseline_stops_the_build(site: Workshop) -> None:
    """With file and line, as a broken funnel.yml does."""
    built = site(PAGES, FUNNEL, files={"funnel-baseline.json": '{"version": 1,\n "findings": [3]}'})
    assert built.exit_code == 1
    assert "funnel-baseline.json:2:15: findings[0]: a mapping with code" in built.output
    assert "Traceback" not in built.output


def test_several_languages_leave_unused_exceptions_alone(site: Workshop) -> None:
    """An exception for a page of one language excuses nothing in the build of another."""
    i18n = {
        "i18n": {
            "docs_structure": "suffix",
            "languages": [
                {"locale": "en", "default": True, "name": "English", "build": True},
                {"locale": "de", "name": "Deutsch", "build": True},
            ],
        }
    }
    funnel = FUNNEL + "    exceptions: [{rule: FN101, paths: [a.de.md], reason: A personal page}]\n"
    pages = {**PAGES, "a.md": "# A\n\n[Home](index.md)\n", "a.de.md": "# A\n\nNichts.\n"}
    built = site(pages, funnel, plugins=[i18n, "funnel"], theme={"name": "material"}, process=True)
    reports = [json.loads(p.read_text("utf-8")) for p in built.reports.rglob("audit.json")]
    assert len(reports) == 2
    assert "FN901" not in {f["code"] for report in reports for f in report["findings"]}
