"""One page of a small site, read."""

from __future__ import annotations

import datetime as dt

from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.piece import FunnelMeta
from mkdocs_funnel.model.settings import Channel, RoleGlobs, Settings
from mkdocs_funnel.reading.reader import Reader, Reading

TODAY = dt.date(2026, 3, 1)
BUY = "https://shop.test/course"


def sale(**fields: object) -> Offer:
    """Return a sale at an address of its own."""
    return Offer(
        **{"id": "course", "kind": OfferKind.SALE, "title": "Course", "url": BUY, "line": 3, **fields}
    )


def signup(**fields: object) -> Offer:
    """Return a signup."""
    fields = {"id": "letter", "url": "https://shop.test/letter", **fields}
    return Offer(kind=OfferKind.SIGNUP, title="Letter", **fields)


def read(
    html: str,
    *offers: Offer,
    source: str = "",
    path: str = "a.md",
    url: str = "https://example.com/",
    meta: FunnelMeta | None = None,
    roles: tuple[RoleGlobs, ...] = (),
    channels: tuple[Channel, ...] = (),
    **page: object,
) -> Reading:
    """Return what one page of a small site holds."""
    first = Page(path=path, url=f"{path.removesuffix('.md')}/", html=html, source=source, **page)
    others = [
        Page(path=p, url=f"{p.removesuffix('.md')}/") for p in ("b.md", "sales.md", "list.md") if p != path
    ]
    site = Site(
        pages=(first, *others),
        url=url,
        withheld={"draft.md": "draft"},
        withheld_urls={"draft/": "draft.md"},
        aliases={"go/talk/": "b.md", "go/card/": "b.md", "old/": "b.md"},
    )
    settings = Settings(offers={o.id: o for o in offers}, roles=roles, channels=channels)
    return Reader(site, settings, TODAY).read(first, meta or FunnelMeta())


def piece(reading: Reading) -> tuple[list[str | None], list[tuple[str, str]]]:
    """Return the offers called for, and targets and kinds of the links."""
    assert reading.piece is not None
    return [c.offer for c in reading.piece.calls], [(k.target, k.kind.value) for k in reading.piece.links]
