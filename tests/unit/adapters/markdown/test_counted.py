"""Offer links and pasted addresses once a service that counts is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import settle_raw_links
from mkdocs_funnel.components.render import Components, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.markdown.session import Session

PLAUSIBLE = "plausible-event-name=Ask+Click plausible-event-offer=course plausible-event-place=component"


@pytest.fixture(name="counting")
def _counting(session: Session) -> Session:
    """Return a session whose calls are counted by a service that reads classes, and one that reads attributes."""
    settings = replace(session.settings, analytics=("plausible", "umami"))
    around = Surroundings(settings, today=session.today)
    return replace(session, settings=settings, components=Components(surroundings=around))


@pytest.fixture(name="links")
def _links(counting: Session) -> Callable[[str], list[dict[str, str | None]]]:
    """Return a function that converts Markdown and tells the attributes of its links."""

    def links(text: str) -> list[dict[str, str | None]]:
        html = Markdown(extensions=[FunnelExtension(session=lambda: counting), "attr_list"]).convert(text)
        return [node.attributes for node in LexborHTMLParser(html).css("a")]

    return links


def test_an_offer_link_keeps_its_classes(links: Callable[..., list[dict[str, str | None]]]) -> None:
    """Those of the service come behind those of the writer."""
    (link,) = links("[Join](offer:course){ .md-button #here }")
    assert link["class"] == f"md-button {PLAUSIBLE}"
    assert (link["id"], link["data-umami-event"], link["data-funnel-kind"]) == ("here", "Ask Click", "ask")


def test_a_block_is_counted(links: Callable[..., list[dict[str, str | None]]]) -> None:
    """Its button stays one, and bears each attribute once."""
    (link,) = links("/// ask | course\n///")
    assert link["class"] == f"funnel-button {PLAUSIBLE}"
    assert link["data-umami-event-offer"] == "course"


@pytest.mark.parametrize(
    "href", ["https://example.com/course", "http://www.example.com/course/?utm_source=x#y"]
)
def test_a_pasted_address_is_counted(links: Callable[..., list[dict[str, str | None]]], href: str) -> None:
    """It is the writer's own link in all else."""
    (link,) = links(f"[Join]({href})")
    assert link["href"] == href
    assert link["data-funnel-pasted"] == "course"
    assert "data-funnel-offer" not in link
    assert link["class"] == PLAUSIBLE.replace("component", "body")


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.com/other)",
        "[x](https://example.com/course){ .funnel-no-ask }",
        "[x](sales/course.md)",
    ],
)
def test_other_links_are_left_alone(links: Callable[..., list[dict[str, str | None]]], text: str) -> None:
    """Addresses of nobody's, links that a writer took out, the way to a sales page."""
    (link,) = links(text)
    assert not [name for name in link if name.startswith("data-")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('class="a b"', f"a b {PLAUSIBLE}"),
        ("class=a", f"a {PLAUSIBLE}"),
        ("CLASS = 'a &amp; b' id=x", f"a &amp; b {PLAUSIBLE}"),
        ('data-class="a"', PLAUSIBLE),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_classes_of_raw_links_are_kept(counting: Session, written: str, expected: str, before: bool) -> None:
    """There is one attribute of that name, wherever the writer's stood."""
    html = f"<a {written} href='offer:course'>x</a>" if before else f"<a href='offer:course' {written}>x</a>"
    settled = settle_raw_links(html, Catalogue(counting, "a.md"), str)
    assert settled.lower().count(" class=") == 1
    assert f' class="{expected}"' in settled
