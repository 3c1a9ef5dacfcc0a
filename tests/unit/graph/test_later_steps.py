"""What next steps give way to when offers open and close."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mkdocs_funnel.graph.later_steps import LaterSteps
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.settings import DeclaredPath, Settings
from mkdocs_funnel.model.step import NextStep, StepOrigin
from tests.unit.graph.made import piece

DAY = dt.date(2025, 5, 10)


def _sale(name: str, **fields: object) -> Offer:
    facts = {"id": name, "kind": OfferKind.SALE, "title": name, "url": f"https://example.com/{name}"}
    return Offer(**{**facts, **fields})  # type: ignore[arg-type]


OFFERS = (
    _sale("course", closes=dt.date(2025, 5, 20), instead="b.md"),
    _sale("bare", closes=dt.date(2025, 5, 20)),
    _sale("spring", opens=dt.date(2025, 6, 1), instead="other"),
    _sale("other"),
)
SETTINGS = Settings(
    offers={offer.id: offer for offer in OFFERS}, paths=(DeclaredPath("path", ("a.md", "offer:spring")),)
)


def made(meta: FunnelMeta = FunnelMeta()) -> tuple[LaterSteps, Piece]:
    """Return the steps of a small site, and its first piece."""
    first = replace(piece("a.md"), meta=meta)
    return LaterSteps({"a.md": first, "b.md": piece("b.md")}, SETTINGS), first


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("course", dt.date(2025, 5, 20), ("course", None)),
        ("course", dt.date(2025, 5, 21), (None, "b.md")),
        ("bare", dt.date(2025, 5, 21), None),
        ("spring", dt.date(2025, 5, 21), ("other", None)),
        ("spring", dt.date(2025, 6, 1), ("spring", None)),
        ("b.md", dt.date(2025, 6, 1), (None, "b.md")),
        ("a.md", dt.date(2025, 6, 1), None),
    ],
)
def test_a_step_on_a_day(name: str, day: dt.date, expected: tuple[str | None, str | None] | None) -> None:
    """While the offer is open it is the step, then what it gives instead, or nothing; never the piece itself."""
    steps, first = made()
    step = steps.to(first, name, StepOrigin.SETTINGS, day)
    assert (step and (step.offer, step.piece)) == expected


@pytest.mark.parametrize(
    ("meta", "step", "expected"),
    [
        (FunnelMeta(), NextStep(StepOrigin.SETTINGS, offer="course"), "course"),
        (FunnelMeta(), NextStep(StepOrigin.SETTINGS, offer="course", piece="b.md"), "course"),
        (FunnelMeta(), NextStep(StepOrigin.SETTINGS, piece="b.md"), None),
        (FunnelMeta(offer="spring"), NextStep(StepOrigin.FRONT_MATTER, offer="other"), "spring"),
        (FunnelMeta(offer="spring", next="b.md"), NextStep(StepOrigin.FRONT_MATTER, piece="b.md"), None),
        (FunnelMeta(offer="spring"), NextStep(StepOrigin.SETTINGS, offer="course"), "course"),
        (FunnelMeta(), NextStep(StepOrigin.PATH, offer="other", path="path"), "spring"),
        (FunnelMeta(), NextStep(StepOrigin.PATH, piece="b.md", path="gone"), None),
    ],
)
def test_the_offer_that_is_meant(meta: FunnelMeta, step: NextStep, expected: str | None) -> None:
    """An offer that is not open yet is meant where its `instead` stands in for it."""
    steps, first = made(meta)
    meant = steps.meant(first, step)
    assert (meant and meant.id) == expected
