"""Sales, signup and thank-you pages: what their templates show, and that all ways to read a site agree on them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

COURSE = "https://shop.example.org/course"
FUNNEL = """
    organisation: {name: The school}
    offers:
      course:
        kind: sale
        title: The course
        url: https://shop.example.org/course
        label: Enroll now
        price: {amount: 1800, currency: EUR}
        opens: 2025-04-01
        closes: 2025-05-20
        page: sales.md
        instead: letter
        not_for: People in a hurry
      letter:
        kind: signup
        title: The letter
        gives: One idea a week
        label: Send me the letter
        page: letter.md
        form: {provider: buttondown, id: school, purpose: send you the letter, thanks: thanks.md}
        then: [thanks.md, a.md]
    roles:
      - {paths: [index.md, letter.md], role: lead}
      - {paths: [sales.md], role: ask}
      - {paths: ["**"], role: nurture}
"""
SALES = """\
    ---
    template: sales.html
    funnel: {role: ask, offer: course}
    sales:
      promise: You will find things
      for: [Those who search, Those who lost]
      inside: [Six lessons]
      questions: [{ask: "Is it hard?", answer: "No & yes."}]
    ---
    # How to find things

    What I write myself.
"""
PAGES = {
    "index.md": "# Home\n\n[a](a.md)\n",
    "a.md": "# A\n\n" + "Words. " * 99 + "\n",
    "sales.md": SALES,
    "letter.md": "---\ntemplate: signup.html\n---\n# Get the letter\n\nShort words.\n",
    "thanks.md": "---\ntemplate: thanks.html\nthanks: {next: Look into your inbox}\n---\n# Thank you\n",
}
THEMES: list[dict[str, Any]] = [
    {"name": "material", "font": False, "features": ["navigation.tabs"]},
    {"name": "mkdocs"},
]
both_themes = pytest.mark.parametrize("theme", THEMES, ids=["material", "mkdocs"])


def plugins(today: str = "2025-05-01") -> list[dict[str, Any]]:
    """Return the plugin, as of a day."""
    return [{"funnel": {"today": today}}]


def text(built: Built, url: str) -> str:
    """Return what a reader reads in the frame of a page, without what is there for later days."""
    node = built.dom(url).css_first(".funnel-page")
    assert node is not None
    for template in node.css("template"):
        template.decompose()
    return " ".join(node.text().split())


@both_themes
def test_a_sales_page_shows_all_of_it(site: Workshop, theme: dict[str, Any]) -> None:
    """The heading first, then the promise, the ask, whom it is for; questions; the ask again; a way for a no."""
    built = site(PAGES, FUNNEL, plugins=plugins(), theme=theme, args=["--strict"])

    assert built.exit_code == 0, built.output
    shown = text(built, "sales")
    order = ["How to find things", "You will find things", "Enroll now", "1,800 EUR", "Closes 20 May 2025"]
    order += ["Who it is for", "Those who search", "Those who lost", "Who it is not for", "People in a hurry"]
    order += ["What is inside", "Six lessons", "What I write myself", "Questions", "Is it hard?", "No & yes."]
    order += ["The course", "Enroll now", "Not now?", "The letter", "Send me the letter"]
    at = 0
    for words in order:
        assert words in shown[at:], words
        at = shown.index(words, at) + len(words)
    dom = built.dom("sales")
    assert [node.attributes["href"] for node in dom.css(".funnel-ask a")] == [COURSE, COURSE]
    assert len(dom.css("h1")) == 1
    assert len(dom.css("details summary")) == 1
    assert len(dom.css("main, [role=main]")) == 1


@both_themes
def test_a_signup_page_has_one_form_and_no_navigation(site: Workshop, theme: dict[str, Any]) -> None:
    """Nothing that a reader sees leads elsewhere but the site's name, the privacy notice and a quiet way home."""
    built = site(PAGES, FUNNEL, plugins=plugins(), theme=theme, args=["--strict"])

    shown = text(built, "letter")
    assert shown.startswith("Get the letter One idea a week Short words.")
    assert shown.endswith("Back to Trial")
    dom = built.dom("letter")
    assert [form.attributes.get("action") for form in dom.css(".funnel-page form")] == [
        "https://buttondown.com/api/emails/embed-subscribe/school"
    ]
    assert dom.css(".md-tabs, .md-sidebar, .md-footer, .navbar-nav .nav-link") == []
    assert [a.attributes["href"] for a in dom.css(".funnel-page a")] == [".."]
    assert len(built.dom("a").css(".md-tabs, .navbar-nav .nav-link")) > 0


@both_themes
def test_a_thank_you_page_leads_on(site: Workshop, theme: dict[str, Any]) -> None:
    """What happens next, the pieces that follow the signup, and the next step."""
    built = site(PAGES, FUNNEL, plugins=plugins(), theme=theme, args=["--strict"])

    shown = text(built, "thanks")
    assert shown.startswith("Thank you What happens next Look into your inbox Meanwhile A ")
    assert [a.attributes["href"] for a in built.dom("thanks").css(".funnel-then a")] == ["../a/"]
    assert built.steps("thanks") == ["../sales/"]


def test_texts_of_writers_are_escaped(site: Workshop) -> None:
    """Markup in front matter, settings and titles is shown as text."""
    evil = "<img src=x onerror=alert(1)>"
    pages = {
        **PAGES,
        "sales.md": SALES.replace("You will find things", f"'{evil}'")
        .replace("Those who search", f"'{evil}'")
        .replace("Six lessons", f"'{evil}'")
        .replace('"Is it hard?"', f"'{evil}'")
        .replace('"No & yes."', f"'{evil}'")
        .replace("    # How to find things\n", "")
        .replace("template: sales.html", f"template: sales.html\n    title: '{evil}'"),
        "thanks.md": f"---\ntemplate: thanks.html\nthanks: {{next: '{evil}'}}\n---\n# T\n",
        "a.md": f"---\ntitle: '{evil}'\ndescription: '{evil}'\n---\nWords.\n",
    }
    funnel = FUNNEL.replace("People in a hurry", f"'{evil}'").replace("title: The course", f"title: '{evil}'")

    for site_name in ("Trial", evil):
        built = site(pages, funnel, plugins=plugins(), theme=THEMES[0], site_name=site_name)
        assert built.exit_code == 0, built.output
        for url in ("sales", "thanks", "letter"):
            frame = built.dom(url).css_first(".funnel-page")
            assert frame is not None
            assert frame.css("img") == [], url
            assert "onerror" in frame.text() or url == "letter"


def test_a_sales_page_of_a_closed_offer(site: Workshop) -> None:
    """It says so, asks nobody, and gives what there is instead."""
    built = site(PAGES, FUNNEL, plugins=plugins("2025-06-01"), theme=THEMES[0])

    assert built.exit_code == 0, built.output
    shown = text(built, "sales")
    assert "Closed since 21 May 2025" in shown
    assert shown.index("Closed since") < shown.index("Send me the letter") < shown.index("Those who search")
    assert COURSE not in built.html("sales")
    assert "Not now?" not in shown
    assert built.pieces["sales.md"]["asks"] == []


def test_a_sales_page_before_its_offer_opens(site: Workshop) -> None:
    """It tells the day; the ask is there for scripts, from that day on."""
    built = site(PAGES, FUNNEL, plugins=plugins("2025-03-01"), theme=THEMES[0])

    assert "Opens 1 April 2025" in text(built, "sales")
    assert "Enroll now" not in text(built, "sales")
    assert 'data-funnel-from="2025-04-01"' in built.html("sales")


def ways(site: Workshop, built: Built, today: str) -> list[dict[str, Any]]:
    """Return the reports of a build, of its sources, and of its finished HTML."""
    reports = [built.report]
    for way in ((), ("--site", "site")):
        done = site.funnel(built.root, "audit", "-q", "--today", today, "--format", "json=way.json", *way)
        assert done.exit_code in (0, 1), done.output
        reports.append(json.loads((built.root / "way.json").read_text("utf-8")))
    return reports


@pytest.mark.parametrize("today", ["2025-05-01", "2025-06-01", "2025-03-01"])
@both_themes
def test_all_ways_agree(site: Workshop, today: str, theme: dict[str, Any]) -> None:
    """The build, the sources and the finished HTML: the same asks, signups, steps and findings."""
    pages = {**PAGES, "a.md": PAGES["a.md"] + "\nAlso [all of it](offers.md).\n"}
    built = site(pages, f"{FUNNEL}    offers_page: offers.md\n", plugins=plugins(today), theme=theme)

    seen = [
        {
            "asks": {p["path"]: [(a["offer"], a["automatic"]) for a in p["asks"]] for p in report["pieces"]},
            "signups": {p["path"]: [s["offer"] for s in p["signups"]] for p in report["pieces"]},
            "clicks": {p["path"]: p["clicks_to_ask"] for p in report["pieces"]},
            "roles": {p["path"]: p["roles"] for p in report["pieces"]},
            "findings": sorted((f["code"], f["path"]) for f in report["findings"]),
            "offers": report["offers"],
        }
        for report in ways(site, built, today)
    ]

    assert seen[0] == seen[1]
    assert seen[0] == seen[2]
    open_ = today == "2025-05-01"
    assert seen[0]["asks"]["sales.md"] == ([("course", False)] * 2 if open_ else [])
    assert seen[0]["roles"]["offers.md"] == ["none"]


def test_a_template_of_the_same_name_is_the_sites_own(site: Workshop) -> None:
    """Its file wins; what it does not ask for is not counted, neither in the build nor in the sources."""
    own = '{% extends "main.html" %}{% block content %}<p>Mine</p>{{ page.content }}{% endblock %}'
    theme = {**THEMES[0], "custom_dir": "own"}

    built = site(PAGES, FUNNEL, plugins=plugins(), theme=theme, files={"own/sales.html": own})

    assert "<p>Mine</p>" in built.html("sales")
    assert built.dom("sales").css(".funnel-page") == []
    for report in ways(site, built, "2025-05-01"):
        asks = next(p["asks"] for p in report["pieces"] if p["path"] == "sales.md")
        assert [ask for ask in asks if not ask["automatic"]] == []


def test_a_step_is_there_once(site: Workshop) -> None:
    """The template places it; the offer of the page is not asked for a third time."""
    built = site(PAGES, FUNNEL, plugins=plugins(), theme=THEMES[0])

    assert built.pieces["sales.md"]["next_step"]["offer"] == "letter"
    assert len(built.dom("sales").css(".funnel-next-step")) == 1
    assert [a["automatic"] for a in built.pieces["sales.md"]["asks"]] == [False, False]
    assert {code for code, *_ in built.findings} & {"FN302", "FN303", "FN304", "FN207"} == set()


def _refusals(site: Workshop, pages: dict[str, str]) -> list[str]:
    """Return what the build and the audit of the sources say of pages that neither takes."""
    root = site.write(pages, FUNNEL, plugins=plugins(), theme=THEMES[0])
    built, audited = site.build(root), site.funnel(root, "audit")
    assert (built.exit_code, audited.exit_code) == (1, 2)
    return [built.output, audited.output]


def test_faults_in_the_texts_end_the_build(site: Workshop) -> None:
    """With file, line and column; the audit of the sources says the same."""
    pages = {**PAGES, "sales.md": SALES.replace("promise: You", "promis: You")}
    for output in _refusals(site, pages):
        assert "sales.md:5:3: sales.promis: 'promis' is not a known key (did you mean 'promise'?)" in output


def test_a_page_that_asks_for_nothing_ends_the_build(site: Workshop) -> None:
    """It would show neither form nor button; all such pages are told at once, by the audit of the sources too."""
    pages = {
        **PAGES,
        "b.md": "---\ntemplate: signup.html\n---\n# B\n",
        "c.md": SALES.replace("course", "cours"),
    }
    pages["d.md"] = "---\ntitle: D\ntemplate: sales.html\n---\n# D\n"
    for output in _refusals(site, pages):
        assert "b.md:2:11: template: 'signup.html' asks for an offer, and this page has none" in output
        assert "2 | template: signup.html" in output
        assert "d.md:3:11: template: 'sales.html' asks for an offer" in output
        assert "`funnel: {offer: ID}`" in output
        assert "c.md" not in output, "the audit finds names that there are not"


def test_a_template_of_that_name_without_the_plugin_is_not_ours(site: Workshop) -> None:
    """The audit of the sources of such a site does not stop at it."""
    pages = {**PAGES, "b.md": "---\ntemplate: signup.html\n---\n# B\n"}
    root = site.write(pages, FUNNEL, plugins=[], theme=THEMES[0])

    audited = site.funnel(root, "audit")

    assert "asks for an offer" not in audited.output
    assert audited.exit_code < 2, audited.output


def test_blocks_in_the_text_of_a_sales_page(site: Workshop) -> None:
    """They are there as well, with what is there for later days."""
    pages = {**PAGES, "sales.md": SALES + "\n    /// ask | course\n    Mine.\n    ///\n"}

    built = site(pages, FUNNEL, plugins=plugins(), theme=THEMES[0], args=["--strict"])

    assert built.exit_code == 0, built.output
    assert len(built.pieces["sales.md"]["asks"]) == 3
    assert "\ufdd0" not in built.html("sales")
    assert built.html("sales").count('data-funnel-from="2025-05-21"') >= 3
