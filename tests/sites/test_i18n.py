"""Several languages: one report each, one verdict after the last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: C, url: "https://shop.example.com/course", label: Enroll, not_for: Nobody}
    roles:
      - {paths: [index.md, index.de.md], role: lead}
      - {paths: ["**"], role: nurture}
"""
PAGES = {
    "index.md": "# Home\n\n[a](a.md)\n",
    "index.de.md": "# Start\n\n[a](a.md)\n",
    "a.md": "# A\n\n[Enroll](offer:course)\n",
    "a.de.md": "# A auf Deutsch\n\n[Anmelden](offer:course)\n",
}
NONE = "    next_step: {lead: none, nurture: none, ask: none}\n"
FRENCH = {"locale": "fr", "name": "Français", "build": True}
I18N: dict[str, Any] = {
    "i18n": {
        "docs_structure": "suffix",
        "languages": [
            {"locale": "en", "default": True, "name": "English", "build": True},
            {"locale": "de", "name": "Deutsch", "build": True},
        ],
    }
}


def test_one_report_for_each_language(site: Workshop) -> None:
    """Both lie in folders of their own, and the components speak the language of their pages."""
    built = site(PAGES, FUNNEL, plugins=[I18N, "funnel"], theme={"name": "material"}, args=["--strict"])

    assert built.exit_code == 0, built.output
    reports = {p.parent.name: json.loads(p.read_text("utf-8")) for p in built.reports.rglob("audit.json")}
    assert set(reports) == {"en", "de"}
    assert all(report["summary"]["pieces"] == 2 for report in reports.values())
    assert all(report["summary"]["coverage"] == 1.0 for report in reports.values())
    assert {p["title"] for p in reports["de"]["pieces"]} == {"Start", "A auf Deutsch"}
    assert "Not for:" in built.html()
    assert "Nicht für:" in built.html("de")
    assert built.html("de").count("funnel-next-step") == 1
    assert built.html("de").count("funnel.css") == 1


def test_a_leak_only_in_the_second_language_fails(site: Workshop) -> None:
    """The verdict waits for the last language, and both reports are there."""
    pages = {**PAGES, "a.de.md": "# A auf Deutsch\n\nNichts.\n"}

    built = site(pages, FUNNEL + NONE, plugins=[I18N, "funnel"], theme={"name": "material"}, args=["-s"])

    assert built.exit_code == 1
    assert "Traceback" not in built.output
    reports = {p.parent.name: json.loads(p.read_text("utf-8")) for p in built.reports.rglob("audit.json")}
    codes = {name: {f["code"] for f in report["findings"]} for name, report in reports.items()}
    assert "FN101" not in codes["en"]
    assert codes["de"] & {"FN101", "FN205"}


def test_a_leak_only_in_the_first_language_fails(site: Workshop) -> None:
    """What was found first is not forgotten."""
    pages = {**PAGES, "b.md": "# B\n\nNothing.\n", "b.de.md": "# B\n\n[Anmelden](offer:course)\n"}

    built = site(pages, FUNNEL + NONE, plugins=[I18N, "funnel"], theme={"name": "material"}, args=["-s"])

    assert built.exit_code == 1
    assert (built.reports / "de" / "audit.json").is_file()
    assert "FN101" in (built.reports / "en" / "audit.txt").read_text("utf-8")


def test_a_leak_in_the_middle_does_not_cost_the_last_report(site: Workshop) -> None:
    """With three languages the verdict on the second waits for the third."""
    three = {"i18n": {**I18N["i18n"], "languages": [*I18N["i18n"]["languages"], FRENCH]}}
    french = {path.replace(".md", ".fr.md"): PAGES[path] for path in ("index.md", "a.md")}
    pages = {**PAGES, **french, "a.de.md": "# A auf Deutsch\n\nNichts.\n"}

    built = site(pages, FUNNEL + NONE, plugins=[three, "funnel"], theme={"name": "material"}, args=["-s"])

    assert built.exit_code == 1
    assert {path.parent.name for path in built.reports.rglob("audit.json")} == {"en", "de", "fr"}
