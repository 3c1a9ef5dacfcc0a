"""ProperDocs, which carries MkDocs on, runs the plugin unchanged."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

pytestmark = pytest.mark.skipif(find_spec("properdocs") is None, reason="ProperDocs is not installed")

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
    roles: [{paths: ["**"], role: [lead, nurture]}]
    next_step: {lead: ask}
"""
PAGES = {
    "index.md": "# Home\n\n[a](a.md)\n",
    "a.md": "---\ntags: [x]\n---\n# A\n\n/// ask | course\n///\n\n[gone](gone.md)\n",
    "gone.md": "# Gone\n",
}
THEME = {"name": "material", "font": False}  # MkDocs's own themes are packages of their own there.
BUILD = (sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml")


def test_the_same_report(site: Workshop) -> None:
    """Report and articles are those of MkDocs."""
    mkdocs = site(PAGES, FUNNEL, at="mkdocs", theme=THEME, args=["-s"], process=True)
    root = site.write(PAGES, FUNNEL, at="proper", theme=THEME)

    proper = site.run(root, *BUILD, "--strict")

    assert proper.exit_code == 0, proper.output
    assert proper.report == mkdocs.report
    assert proper.steps() == mkdocs.steps() == ["https://shop.example.com/course"]
    assert proper.text == mkdocs.text


@pytest.mark.parametrize("quiet", [(), ("-q",)])
def test_a_leak_fails_a_strict_build(site: Workshop, quiet: tuple[str, ...]) -> None:
    """The exit code is 1 here too, quiet or not."""
    root = site.write(PAGES, FUNNEL.replace("lead: ask", "lead: none"), theme=THEME)

    proper = site.run(root, *BUILD, "--strict", *quiet)

    assert proper.exit_code == 1
    assert "FN101" in proper.output
    assert "Traceback" not in proper.output
    assert proper.pieces
