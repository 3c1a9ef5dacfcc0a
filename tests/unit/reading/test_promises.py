"""Steps that settings and front matter name, held against the pages that there are."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.notice import BrokenStep, UnknownOffer
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.settings import Channel, DeclaredPath, Settings
from mkdocs_funnel.reading.promises import broken_promises
from mkdocs_funnel.reading.sitemap import SiteMap

SITEMAP = SiteMap(
    Site(
        pages=(
            Page(path="a.md", url="a/"),
            Page(path="guide/b.md", url="guide/b/"),
            Page(path="list.md", url="list/"),
        ),
        withheld={"draft.md": "draft", "guide/old.md": "excluded"},
    )
)
PIECES = {path: Piece(path=path, url=path) for path in ("a.md", "guide/b.md")}


def offer(**fields: object) -> Offer:
    """Return an offer on line 4."""
    return Offer(**{"id": "x", "kind": OfferKind.SIGNUP, "title": "X", "line": 4, **fields})


def of_settings(**fields: object) -> list[tuple[int | None, str, str, str | None]]:
    """Return line, target, reason and field of each broken step of settings."""
    found = broken_promises(Settings(**fields), PIECES, SITEMAP)
    assert all(isinstance(n, BrokenStep) and n.path == "funnel.yml" for n in found)
    return [(n.line, n.target, n.reason, n.field) for n in found]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"page": "gone.md"}, ("gone.md", "missing", "offers.x.page")),
        ({"page": "draft.md"}, ("draft.md", "draft", "offers.x.page")),
        ({"url": "gone.md#buy"}, ("gone.md#buy", "missing", "offers.x.url")),
        ({"then": ("a.md", "guide/old.md")}, ("guide/old.md", "excluded", "offers.x.then")),
        ({"instead": "gone.md"}, ("gone.md", "missing", "offers.x.instead")),
    ],
)
def test_fields_of_offers(fields: dict[str, object], expected: tuple[str, str, str]) -> None:
    """Each is held against the pages."""
    assert of_settings(offers={"x": offer(**fields)}) == [(4, *expected)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"page": "a.md", "url": "guide/b.md#buy", "then": ("a.md", "sequence:six"), "instead": "a.md"},
        {"url": "https://example.com/gone.md", "page": "list.md"},
        {"url": "mailto:me@example.com"},
        {"instead": "x"},
    ],
)
def test_fields_that_are_fine(fields: dict[str, object]) -> None:
    """Pages, listings too, addresses elsewhere, sequences, and other offers."""
    assert of_settings(offers={"x": offer(**fields)}) == []


def test_channels_and_paths() -> None:
    """Each step of a path has a line of its own; offers in it are no pages."""
    channels = (Channel("c", "social", "gone.md", line=9), Channel("d", "social", "a.md"))
    assert of_settings(channels=channels) == [(9, "gone.md", "missing", "channels.c.landing")]
    path = DeclaredPath("p", ("a.md", "gone.md", "offer:x", "draft.md"), (1, 2, 3, 4))
    assert of_settings(paths=(path,)) == [
        (2, "gone.md", "missing", "paths.p.steps"),
        (4, "draft.md", "draft", "paths.p.steps"),
    ]
    assert of_settings(paths=(DeclaredPath("p", ("gone.md",)),)) == [
        (None, "gone.md", "missing", "paths.p.steps")
    ]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("b.md", None),
        ("a.md", None),
        ("../a.md", None),
        ("c.md", "missing"),
        ("old.md", "excluded"),
        ("draft.md", "draft"),
        ("list.md", "missing"),
    ],
)
def test_the_next_piece_of_front_matter(target: str, reason: str | None) -> None:
    """Beside the piece or from the content folder; a listing is no piece to go on to."""
    pieces = {
        **PIECES,
        "guide/x.md": Piece(path="guide/x.md", url="", meta=FunnelMeta(next=target, lines={"next": 3})),
    }
    found = broken_promises(Settings(), pieces, SITEMAP)
    expected = (BrokenStep("guide/x.md", 3, target, str(reason), "funnel.next"),) if reason else ()
    assert found == expected


def test_the_offer_of_front_matter() -> None:
    """It must be declared."""
    meta = FunnelMeta(offer="y", lines={"offer": 2})
    pieces = {"a.md": Piece(path="a.md", url="", meta=meta)}
    assert broken_promises(Settings(), pieces, SITEMAP) == (UnknownOffer("a.md", 2, "y", "funnel.offer"),)
    assert broken_promises(Settings(offers={"y": offer(id="y")}), pieces, SITEMAP) == ()
