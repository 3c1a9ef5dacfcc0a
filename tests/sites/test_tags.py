"""Material's tags: the page that lists them is a listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course:
        {kind: sale, title: C, url: "https://shop.example.com/c", label: Enroll now, for: {tags: [Selling]}}
      other: {kind: sale, title: O, url: "https://shop.example.com/o", label: Order, for: {tags: [Baking]}}
    roles: [{paths: ["**"], role: [lead, nurture]}]
    next_step: {lead: ask}
"""
PAGES = {
    "index.md": "# Home\n\nAll [by topic](topics.md).\n",
    "topics.md": "# Topics\n\n<!-- material/tags -->\n",
    "a.md": "---\ntags: [Selling]\n---\n# A\n",
    "b.md": "---\ntags: [Baking, Other]\n---\n# B\n",
}


def test_the_tags_page_is_a_listing(site: Workshop) -> None:
    """It is no piece and has no next step; tags choose the offers."""
    built = site(PAGES, FUNNEL, plugins=["tags", "funnel"], theme={"name": "material", "font": False})

    assert built.exit_code == 0, built.output
    assert set(built.pieces) == {"index.md", "a.md", "b.md"}
    assert built.report["summary"]["listings"] == 1
    assert built.steps("topics") == []
    assert built.steps("a") == ["https://shop.example.com/c"]
    assert built.steps("b") == ["https://shop.example.com/o"]


def test_a_listing_told_by_the_settings(site: Workshop) -> None:
    """Where no plugin tells, `listings:` does."""
    pages = {**PAGES, "topics.md": "# Topics\n\n- [A](a.md)\n- [B](b.md)\n"}

    built = site(pages, FUNNEL + "    listings: [topics.md]\n")

    assert set(built.pieces) == {"index.md", "a.md", "b.md"}
    assert built.links("topics.md", "listing") == ["a.md", "b.md"]
    assert built.steps("topics") == []
    assert "topics.md" in site(pages, FUNNEL, at="untold").pieces
