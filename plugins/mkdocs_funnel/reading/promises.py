"""Steps that settings and front matter name, held against the pages that there are."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_funnel.model.notice import BrokenStep, Notice, UnknownOffer
from mkdocs_funnel.model.step import resolve_next
from mkdocs_funnel.reading.sitemap import SiteMap, Where, is_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings


def broken_promises(settings: Settings, pieces: Mapping[str, Piece], sitemap: SiteMap) -> tuple[Notice, ...]:
    """Return what settings and front matter name and the site does not have."""
    named = [
        *_by_offers(settings),
        *_by_channels(settings),
        *_by_paths(settings),
        *_by_organisation(settings),
    ]
    notices: list[Notice] = []
    for line, target, field in named:
        place = sitemap.place_of(target)
        if place.where is Where.BROKEN:
            notices.append(BrokenStep(settings.file, line, target, place.reason, field))
    for piece in pieces.values():
        notices += _by_front_matter(piece, settings, pieces, sitemap)
    return tuple(notices)


_Named = tuple[int | None, str, str]
"""Line in the settings, source path, and the field that names it."""


def _by_offers(settings: Settings) -> Iterator[_Named]:
    for offer in settings.offers.values():
        name = f"offers.{offer.id}"
        if offer.page:
            yield offer.line, offer.page, f"{name}.page"
        if is_place(offer.url):
            yield offer.line, offer.url or "", f"{name}.url"
        for step in offer.then:
            if not step.startswith("sequence:"):
                yield offer.line, step, f"{name}.then"
        if offer.form is not None and offer.form.thanks:
            yield offer.line, offer.form.thanks, f"{name}.form.thanks"
        yield from _instead(offer, settings)


def _instead(offer: Offer, settings: Settings) -> Iterator[_Named]:
    if offer.instead and offer.instead not in settings.offers:
        yield offer.line, offer.instead, f"offers.{offer.id}.instead"


def _by_organisation(settings: Settings) -> Iterator[_Named]:
    privacy = settings.organisation.privacy if settings.organisation else None
    if privacy and not urlsplit(privacy).scheme:
        yield None, privacy, "organisation.privacy"


def _by_channels(settings: Settings) -> Iterator[_Named]:
    for channel in settings.channels:
        yield channel.line, channel.landing, f"channels.{channel.id}.landing"


def _by_paths(settings: Settings) -> Iterator[_Named]:
    for path in settings.paths:
        lines = path.lines or (None,) * len(path.steps)
        for line, step in zip(lines, path.steps, strict=True):
            if not step.startswith("offer:"):
                yield line, step, f"paths.{path.id}.steps"


def _by_front_matter(
    piece: Piece, settings: Settings, pieces: Mapping[str, Piece], sitemap: SiteMap
) -> Iterator[Notice]:
    meta = piece.meta
    if meta.offer is not None and meta.offer not in settings.offers:
        yield UnknownOffer(piece.path, meta.lines.get("offer"), meta.offer, "funnel.offer")
    if meta.next is not None and resolve_next(piece.path, meta.next, pieces) is None:
        beside = posixpath.join(posixpath.dirname(piece.path), meta.next)
        reasons = {sitemap.place_of(target).reason for target in (beside, meta.next)}
        reason = next((r for r in ("draft", "excluded") if r in reasons), "missing")
        yield BrokenStep(piece.path, meta.lines.get("next"), meta.next, reason, "funnel.next")
