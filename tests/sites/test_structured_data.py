"""What pages tell machines: their role, what one can do on them, what a sales page sells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.components.vocabulary import faults

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

FUNNEL = """
    organisation: {name: The firm}
    offers:
      course:
        kind: sale
        via: enroll
        title: The <b>course</b> & more
        page: sales.md
        url: https://shop.example.com/course
        label: Enroll now
        price: {amount: 1800, currency: EUR}
        closes: 2025-05-20
        instead: letter
        for: {tags: [course]}
      letter: {kind: signup, title: The letter, gives: A letter, url: "https://l.example.com/", then: index.md}
      call: {kind: sale, via: booking, title: A call, url: "sales.md#call", for: {tags: [call]}}
    roles:
      - {paths: [index.md], role: [lead, nurture]}
      - {paths: [imprint.md], role: none}
      - {paths: ["**"], role: nurture}
"""
PAGES = {
    "index.md": "# Home\n\n[Get it](offer:letter), then [enroll](offer:course).\n",
    "sales.md": "---\ndescription: All of it\nfunnel: {role: ask, next_step: false}\n---\n"
    "# Sales\n\n## A call { #call }\n\nText.\n\n[Enroll now](https://shop.example.com/course)\n",
    "post.md": "---\ntags: [course]\ndate: 2025-03-01\n---\n# Post\n\nText.\n",
    "next.md": "---\ntags: [call]\nfunnel: {next: post.md}\n---\n# Next\n\nText.\n",
    "imprint.md": "# Imprint\n",
}
BUILD = {"plugins": [{"funnel": {"today": "2025-05-01"}}], "markdown_extensions": ["attr_list"]}
SITE = {**BUILD, "site_url": "https://example.com/base/"}


def nodes(built: Built, url: str) -> list[dict[str, Any]]:
    """Return what a page tells in JSON-LD, all of it sound."""
    found = [
        json.loads(script.text()) for script in built.dom(url).css('head script[type="application/ld+json"]')
    ]
    assert [fault for node in found for fault in faults(node)] == []
    return found


def metas(built: Built, url: str) -> dict[str | None, str | None]:
    """Return the `<meta>` elements of ours in the head of a page."""
    held = built.dom(url).css('head meta[name^="funnel:"]')
    return {node.attributes["name"]: node.attributes["content"] for node in held}


def actions(built: Built, url: str) -> list[tuple[str, str]]:
    """Return class and target of every action that a page tells."""
    held = [action for node in nodes(built, url) for action in node.get("potentialAction", ())]
    return [(action["@type"], action["target"]["urlTemplate"]) for action in held]


def test_pieces_tell_their_roles(site: Workshop) -> None:
    """The primary role first; a page outside the funnel tells nothing."""
    built = site(PAGES, FUNNEL, **SITE)
    assert metas(built, "") == {"funnel:role": "lead nurture"}
    assert metas(built, "sales") == {"funnel:role": "ask"}
    assert metas(built, "imprint") == {}
    assert nodes(built, "imprint") == []


def test_pieces_tell_what_one_can_do_on_them(site: Workshop) -> None:
    """Written and automatic calls alike, in reading order; a piece that only leads on tells none."""
    built = site(PAGES, FUNNEL, **SITE)
    signup, course = (
        ("SubscribeAction", "https://l.example.com/"),
        ("RegisterAction", "https://shop.example.com/course"),
    )
    assert actions(built, "") == [signup, course]
    assert built.pieces["post.md"]["next_step"]["offer"] == "course"
    assert actions(built, "post") == [course]
    assert nodes(built, "post")[0]["datePublished"] == "2025-03-01"
    assert nodes(built, "next") == []


def test_a_place_on_the_site_is_told_by_its_whole_address(site: Workshop) -> None:
    """The page that holds it tells it, first if it stands first."""
    built = site(PAGES, FUNNEL, **SITE)
    assert actions(built, "sales")[0] == ("ReserveAction", "https://example.com/base/sales/#call")


def test_a_sales_page_tells_what_it_sells(site: Workshop) -> None:
    """Title, terms, who offers it; HTML in a title stays text."""
    (node,) = nodes(site(PAGES, FUNNEL, **SITE), "sales")
    assert node["mainEntity"] == {
        "@type": "Course",
        "name": "The <b>course</b> & more",
        "url": "https://example.com/base/sales/",
        "description": "All of it",
        "provider": {"@type": "Organization", "name": "The firm"},
        "offers": {
            "@type": "Offer",
            "price": "1800",
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
            "url": "https://shop.example.com/course",
            "validThrough": "2025-05-20",
        },
    }


def test_a_closed_offer_is_told_nowhere(site: Workshop) -> None:
    """The day after, no page tells machines of it, its sales page included."""
    options = {**SITE, "plugins": [{"funnel": {"today": "2025-05-21"}}]}
    built = site(PAGES, FUNNEL, **options)
    for url in ("", "sales", "post", "next"):
        assert "shop.example.com" not in built.html(url)
        assert not any("mainEntity" in node for node in nodes(built, url))


@pytest.mark.parametrize("address", [{}, {"site_url": ""}])
def test_without_the_address_of_the_site_nothing_relative_is_told(
    site: Workshop, address: dict[str, str]
) -> None:
    """Addresses elsewhere are; those within the site are left out."""
    built = site(PAGES, FUNNEL, **BUILD, **address)
    assert actions(built, "sales") == [("RegisterAction", "https://shop.example.com/course")]
    (node,) = nodes(built, "sales")
    assert "url" not in node
    assert "url" not in node["mainEntity"]


def test_json_ld_that_is_there_stays(site: Workshop) -> None:
    """A theme's own element keeps its place before ours."""
    files = {
        "theme/main.html": '{% extends "base.html" %}{% block extrahead %}<script type="application/ld+json">'
        '{"@context":"https://schema.org","@type":"WebPage","name":"Mine"}</script>{% endblock %}'
    }
    built = site(PAGES, FUNNEL, **{**SITE, "theme": {"name": "mkdocs", "custom_dir": "theme"}}, files=files)
    assert [node.get("name") or node["headline"] for node in nodes(built, "post")] == ["Mine", "Post"]
    assert [node["name"] for node in nodes(built, "imprint")] == ["Mine"]


def test_it_can_be_switched_off(site: Workshop) -> None:
    """Then pages are what they would be without it."""
    plugins = [{"funnel": {"today": "2025-05-01", "structured_data": False}}]
    built = site(PAGES, FUNNEL, **{**SITE, "plugins": plugins})
    for url in ("", "sales", "post", "imprint"):
        assert metas(built, url) == {}
        assert nodes(built, url) == []


def test_a_template_that_asks_is_told_too(site: Workshop) -> None:
    """What stands in the template of a page and not in its content counts as well."""
    files = {
        "theme/mine.html": '{% extends "main.html" %}{% block content %}<h1>Mine</h1><p><a '
        'href="https://shop.example.com/course" data-funnel-offer="course" data-funnel-source="component">Go</a>'
        "{% endblock %}"
    }
    pages = {**PAGES, "own.md": "---\ntemplate: mine.html\nfunnel: {next_step: false}\n---\n# Own\n"}
    built = site(pages, FUNNEL, **{**SITE, "theme": {"name": "mkdocs", "custom_dir": "theme"}}, files=files)
    assert actions(built, "own") == [("RegisterAction", "https://shop.example.com/course")]


def test_minified_pages_tell_the_same(site: Workshop) -> None:
    """Minifiers come after, and leave scripts of that kind alone."""
    plain = site(PAGES, FUNNEL, at="plain", **SITE)
    plugins = [*BUILD["plugins"], {"minify": {"minify_html": True}}]
    small = site(PAGES, FUNNEL, at="small", **{**SITE, "plugins": plugins})
    for url in ("", "sales", "post"):
        assert nodes(small, url) == nodes(plain, url)
        assert metas(small, url) == metas(plain, url)
