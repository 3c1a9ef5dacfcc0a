"""Rules that depend on the language of the site are told which one it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      call: {kind: sale, title: Gespräch, url: "https://book.example.com/call", label: Gespräch buchen}
"""
PAGES = {"index.md": "---\nfunnel: [lead, nurture]\n---\n# Start\n\n[Mehr erfahren](offer:call)\n"}


@pytest.mark.parametrize(("language", "expected"), [("de", 1), ("en", 0)])
def test_a_vague_text_is_one_in_the_language_of_the_site(
    site: Workshop, language: str, expected: int
) -> None:
    """A German phrase is judged on a German site."""
    built = site(PAGES, FUNNEL, theme={"name": "material", "language": language})
    assert sum(f["code"] == "FN301" for f in built.report["findings"]) == expected
