"""What other plugins and hooks do to sources and content while pages are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
      old: {kind: sale, title: Gone, url: "https://shop.example.com/old", closes: 2025-01-01}
    next_step: {lead: none, nurture: none, ask: none}
"""
PAGES = {"index.md": "# Home\n\n[On](a.md)\n", "a.md": "---\ntitle: A\n---\n# A\n\nWords.\n"}
WRITES_LINK = """
    def on_page_content(html, page, **_):
        if page.file.src_uri == "a.md":
            return html + '<p><a href="{address}">Enroll now</a></p>'
"""
GIVES_SOURCE = """
    def on_page_read_source(page, **_):
        if page.file.src_uri == "a.md":
            return "# Another\\n\\n[Back](index.md)\\n"
"""


@pytest.mark.parametrize("address", ["offer:course", "https://shop.example.com/course"])
def test_a_link_that_a_hook_writes(site: Workshop, address: str) -> None:
    """An offer link becomes real also where no text says anything of an offer."""
    built = site(PAGES, FUNNEL, files={"hook.py": WRITES_LINK.format(address=address)}, hooks=["hook.py"])

    assert "https://shop.example.com/course" in built.hrefs("a")
    assert [ask["offer"] for ask in built.pieces["a.md"]["asks"]] == ["course"]


def test_a_way_to_a_closed_offer_that_a_hook_writes(site: Workshop) -> None:
    """It is taken like any other."""
    hook = WRITES_LINK.format(address="https://shop.example.com/old")

    built = site(PAGES, FUNNEL, files={"hook.py": hook}, hooks=["hook.py"])

    assert "https://shop.example.com/old" not in built.hrefs("a")
    assert "Enroll now" in built.html("a")


def test_a_hook_that_gives_a_source_prevails(site: Workshop) -> None:
    """What it returns is what is built, and nobody warns of two that give sources; lines are those of the file."""
    built = site(PAGES, FUNNEL, files={"hook.py": GIVES_SOURCE}, hooks=["hook.py"])

    assert "on_page_read_source" not in built.output
    assert "Another" in built.html("a")
    assert built.links("a.md", "body") == ["index.md"]
    assert [link["line"] for link in built.report["links"] if link["source"] == "a.md"] == [None]


def test_a_file_that_is_no_text_is_told_as_without_the_plugin(site: Workshop) -> None:
    """The generator names it and stops; we add nothing to that."""
    root = site.write(PAGES, FUNNEL)
    (root / "docs/a.md").write_bytes(b"# A\n\n\xff\xfe\n")

    built = site.build(root, process=True)

    assert built.exit_code != 0
    assert "Encoding error reading file: a.md" in built.output
    assert "mkdocs_funnel" not in built.output


def test_lines_are_counted_below_front_matter(site: Workshop) -> None:
    """Whatever ends the lines, and whatever mark begins the file."""
    root = site.write(PAGES, FUNNEL)
    (root / "docs/a.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n# A\r\n\r\n[Back](index.md)\r\n")

    built = site.build(root)

    assert [link["line"] for link in built.report["links"] if link["source"] == "a.md"] == [6]
