"""Signup forms in whole sites."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

FUNNEL = """
organisation: {name: The Bakery, privacy: legal/imprint.md}
offers:
  letter:
    kind: signup
    title: The letter
    gives: One idea a week
    label: Send me the letter
    form: {provider: formspree, id: abc, purpose: send you the letter, thanks: posts/thanks.md}
    then: posts/b.md
  course: {kind: sale, title: Course, url: "https://shop.example.com/c", label: Enroll now, instead: letter}
paths:
  first: {steps: [posts/a.md, posts/b.md, "offer:course"]}
roles:
  - {paths: [index.md], role: lead}
  - {paths: [legal/imprint.md, posts/thanks.md], role: none}
  - {paths: ["**"], role: nurture}
"""
PAGES = {
    "index.md": "# Home\n\nRead [this](posts/a.md).\n",
    "posts/a.md": "# A\n\n/// signup | letter\nIn *my* words.\n///\n\nOn to [b](b.md).\n",
    "posts/b.md": "# B\n\nJoin: [Enroll now](offer:course).\n",
    "posts/thanks.md": "# Thanks\n",
    "legal/imprint.md": "# Imprint\n",
}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_forms_know_the_pages_around_them(site: Workshop, directory_urls: bool) -> None:
    """The page of thanks by its whole address, the privacy notice as seen from the page, in blocks and in steps."""
    built = site(
        PAGES,
        FUNNEL,
        args=["--strict"],
        site_url="https://site.example/base/",
        use_directory_urls=directory_urls,
    )
    assert built.exit_code == 0, built.output
    ending = "/" if directory_urls else ".html"
    up = "../../" if directory_urls else "../"
    for page, url, source in (("posts/a.md", f"posts/a{ending}", "component"), ("index.md", "", "next_step")):
        (form,) = built.dom(url).css("form[data-funnel-offer]")
        hidden = {str(i.attributes["name"]): i.attributes["value"] for i in form.css("input[type=hidden]")}
        assert hidden["_next"] == f"https://site.example/base/posts/thanks{ending}"
        assert hidden["funnel_page"] == page
        assert hidden.get("funnel_path") == ("first" if source == "component" else None)
        assert form.attributes["data-funnel-source"] == source
        privacy = built.dom(url).css_first("a.funnel-privacy")
        assert privacy is not None
        assert privacy.attributes["href"] == f"{up if url else ''}legal/imprint{ending}"


def test_a_step_is_made_once_and_names_each_of_its_pieces(site: Workshop) -> None:
    """Pieces that are given the same form differ in what the form tells of them."""
    named = "---\nfunnel: {offer: letter}\n---\n# Piece\n"
    built = site(PAGES | {"c.md": named, "a&b.md": named, "deep/er/c.md": named}, FUNNEL)
    for url, page in (("c/", "c.md"), ("a&b/", "a&b.md"), ("deep/er/c/", "deep/er/c.md")):
        field = built.dom(url).css_first('.funnel-next-step [name="funnel_page"]')
        assert field is not None
        assert field.attributes["value"] == page


def found(report: dict[str, Any]) -> list[Any]:
    """Return what a report says of signups, next steps and ways on."""
    keys = ("offer", "text", "source", "counts", "href", "line")
    return [
        [
            piece["path"],
            piece["reaches_ask"],
            [[s[key] for key in keys] for s in piece["signups"]],
            piece["next_step"] and piece["next_step"].get("offer"),
        ]
        for piece in sorted(report["pieces"], key=lambda piece: str(piece["path"]))
    ]


def audit(built: Built, site: Workshop, *options: str) -> dict[str, Any]:
    """Return the report of `funnel audit` on the folder of a site."""
    command = ["audit", *options, "--format", "json=out.json", "-q", "--today", "2025-05-01"]
    site.funnel(built.root, *command)
    report: dict[str, Any] = json.loads((built.root / "out.json").read_text("utf-8"))
    return report


def test_every_way_of_reading_sees_the_same_signups(site: Workshop) -> None:
    """The build, the Markdown files, and the finished HTML, where lines are not known."""
    built = site(
        PAGES, FUNNEL, plugins=[{"funnel": {"today": "2025-05-01"}}], site_url="https://site.example/"
    )
    by_build = found(built.report)
    signups = {path: signups for path, _, signups, _ in by_build}
    assert signups["posts/a.md"] == [
        ["letter", "Send me the letter", "component", True, "https://formspree.io/f/abc", 3]
    ]
    assert signups["index.md"][0][2] == "next_step"
    assert found(audit(built, site)) == by_build
    finished = {piece["url"]: piece for piece in audit(built, site, "--site", "site")["pieces"]}
    (signup,) = finished["posts/a/"]["signups"]
    assert (signup["offer"], signup["source"], signup["counts"]) == ("letter", "component", True)
    (signup,) = finished[""]["signups"]
    assert (signup["offer"], signup["source"]) == ("letter", "next_step")


def test_a_form_leaves_search_and_feeds_alone(site: Workshop) -> None:
    """Neither its labels nor its consent line are something to be found."""
    built = site(
        PAGES,
        FUNNEL,
        plugins=["search", "funnel"],
        theme={"name": "material"},
        site_url="https://site.example/",
    )
    index = (built.root / "site/search/search_index.json").read_text("utf-8")
    assert "Email address" not in index
    assert "The Bakery" not in index


def test_a_privacy_notice_that_is_not_there_fails_a_strict_build(site: Workshop) -> None:
    """A reader would be asked for an address by somebody unknown."""
    pages = {path: text for path, text in PAGES.items() if path != "legal/imprint.md"}
    built = site(pages, FUNNEL, args=["--strict"])
    assert built.exit_code == 1
    assert any(code == "FN105" for code, _, _ in built.findings) or "legal/imprint.md" in built.output


def test_a_link_that_a_form_cannot_take_fails_a_strict_build(site: Workshop) -> None:
    """With its line, and what to do about it."""
    built = site(
        {**PAGES, "posts/b.md": "# B\n\nJoin: [Enroll now](offer:course), [get it](offer:letter).\n"}, FUNNEL
    )
    assert ("FN105", "posts/b.md", 3) in built.findings
    assert "get it" in built.dom("posts/b/").body.text()


def test_a_button_of_ten_kilobytes_is_a_fault(site: Workshop) -> None:
    """Nothing that long is read on a button."""
    built = site(PAGES, FUNNEL.replace("label: Send me the letter", f"label: {'x' * 10_000}"))
    assert built.exit_code == 1
    assert "the text has 10000 characters; at most 300 are allowed" in built.output


@pytest.mark.parametrize("bad", ['"1\\"onmouseover=alert(1)"', '"../../x"', '"<b>"'])
def test_an_id_with_a_quote_is_a_fault(site: Workshop, bad: str) -> None:
    """It never gets into a page."""
    built = site(PAGES, FUNNEL.replace("id: abc", f"id: {bad}"))
    assert built.exit_code == 1
    assert "offers.letter.form.id" in built.output
    assert "Formspree needs the id of the form" in built.output
