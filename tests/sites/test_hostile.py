"""Text that would do harm if it were not escaped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

EVIL = """</a></aside><script>alert(1)</script><img src=x onerror='alert(2)'>" onclick="alert(3)"""
THEME = {"name": "material", "font": False}
JSON_LD = 'script[type="application/ld+json"]'


def _funnel(**fields: str) -> str:
    offer = {"kind": "sale", "title": "The course", "url": "https://shop.example.com/c", **fields}
    return json.dumps(
        {"offers": {"course": offer}, "roles": [{"paths": ["**"], "role": ["lead", "nurture"]}]}
    )


@pytest.mark.parametrize("field", ["title", "label", "not_for"])
@pytest.mark.parametrize("theme", [{"name": "mkdocs"}, THEME])
def test_texts_of_an_offer_are_escaped(site: Workshop, field: str, theme: dict[str, object]) -> None:
    """Block, link and next step show markup as text."""
    pages = {
        "index.md": "# Home\n\n[a](a.md)\n",
        "a.md": "# A\n\n/// ask | course\n///\n\n<offer:course>\n\n" + "Words. " * 99 + "\n",
    }
    built = site(pages, _funnel(**{field: EVIL}), theme=theme)

    assert built.exit_code == 0, built.output
    for url in ("", "a"):
        dom = built.dom(url)
        told, scripts = dom.css(JSON_LD), dom.css(f"script:not({JSON_LD.removeprefix('script')})")
        assert not [node for node in scripts if "alert" in node.text()]
        assert not [node for node in told if "<" in node.text()]
        assert dom.css("[onerror], [onclick]") == []
        assert len(dom.css("aside.funnel")) == (2 if url else 1)
    if field != "title":
        assert EVIL in built.dom("").css_first(".funnel-next-step").text()


def test_what_a_signup_gives_is_escaped(site: Workshop) -> None:
    """So is what a reader gets in return."""
    pages = {"index.md": "# Home\n\n/// signup | course\n///\n"}

    built = site(pages, _funnel(kind="signup", gives=EVIL))

    assert built.dom().css("[onerror], [onclick]") == []
    assert EVIL in built.dom().css_first(".funnel-signup").text()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_unsafe_addresses_are_faults(site: Workshop, url: str) -> None:
    """An offer at an address that no reader may follow is refused with its place."""
    built = site({"index.md": "# Home\n"}, _funnel(url=url), process=True)

    assert built.exit_code == 1
    assert "funnel.yml:1:" in built.output
    assert "offers.course.url" in built.output
    assert "Traceback" not in built.output


def test_titles_of_pieces_are_escaped(site: Workshop) -> None:
    """Title and description of the next piece are text, in the block and in the reports."""
    pages = {
        "index.md": "---\nfunnel: {next: b.md}\n---\n# Home\n",
        "b.md": f"---\ntitle: {json.dumps(EVIL)}\ndescription: {json.dumps(EVIL)}\n---\n# B\n",
    }
    # Material escapes a title itself and MkDocs' own theme does, so what is left is our block.
    built = site(pages, _funnel())

    block = built.dom().css_first(".funnel-next-step")
    assert block is not None
    assert block.css("script, img, [onclick]") == []
    assert block.text().count("<script>alert(1)</script>") == 2


def test_a_heading_with_markup_is_plain_in_the_next_step(site: Workshop) -> None:
    """A title that the generator made HTML of is shown without its tags."""
    pages = {
        "index.md": "---\nfunnel: {next: b.md}\n---\n# Home\n",
        "b.md": "# Why `x < y` *matters* & more\n",
    }
    built = site(pages, _funnel())

    block = built.dom().css_first(".funnel-next-step a")
    assert block is not None
    assert block.text() == "Why x < y matters & more"
    assert built.pieces["b.md"]["title"] == "Why x < y matters & more"


def test_terminal_controls_do_not_reach_the_log(site: Workshop) -> None:
    """Titles and paths may hold escape sequences; logs and text reports do not."""
    pages = {"index.md": '---\ntitle: "\\e[31mred\\a"\n---\nText\n', "a.md": "# A\n\n[x](b\x1b[31m.md)\n"}

    built = site(pages, process=True)

    assert "\x1b[31m" not in built.text
    assert "\x1b[31m" not in "".join(line for line in built.output.splitlines() if "funnel:" in line)


def test_words_of_the_site_are_escaped(site: Workshop) -> None:
    """The texts of the option `strings` are text, too."""
    built = site(
        {"index.md": "# Home\n"},
        _funnel(not_for="Nobody"),
        plugins=[{"funnel": {"strings": {"not_for": EVIL}}}],
    )

    assert built.dom().css("[onerror], [onclick]") == []


def test_offers_named_by_markup(site: Workshop) -> None:
    """An unknown offer whose name is markup comes out as an attribute, nothing more."""
    page = '# Home\n\n[x](offer:"><script>alert(1)</script>)\n\n<a href=\'offer:"><b onclick="1">\'>y</a>\n'

    built = site({"index.md": page}, _funnel())

    assert not [node for node in built.dom().css("script") if "alert" in node.text()]
    assert "FN402" in {code for code, *_ in built.findings}
