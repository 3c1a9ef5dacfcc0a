"""Whether an offer takes a yes."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.model.offer import Offer, OfferKind, OfferState

OPENS, CLOSES = dt.date(2026, 3, 10), dt.date(2026, 3, 20)
DAY = dt.timedelta(days=1)


def offer(**fields: object) -> Offer:
    """Return an offer."""
    return Offer(**{"id": "x", "kind": OfferKind.SALE, "title": "X", **fields})


@pytest.mark.parametrize(
    ("opens", "closes", "today", "state"),
    [
        (OPENS, CLOSES, OPENS - DAY, OfferState.UPCOMING),
        (OPENS, CLOSES, OPENS, OfferState.OPEN),
        (OPENS, CLOSES, CLOSES, OfferState.OPEN),
        (OPENS, CLOSES, CLOSES + DAY, OfferState.CLOSED),
        (None, CLOSES, dt.date.min, OfferState.OPEN),
        (None, CLOSES, CLOSES + DAY, OfferState.CLOSED),
        (OPENS, None, OPENS - DAY, OfferState.UPCOMING),
        (OPENS, None, dt.date.max, OfferState.OPEN),
        (None, None, OPENS, OfferState.OPEN),
        (OPENS, CLOSES, None, OfferState.OPEN),
        (OPENS, OPENS, OPENS, OfferState.OPEN),
    ],
)
def test_state(
    opens: dt.date | None, closes: dt.date | None, today: dt.date | None, state: OfferState
) -> None:
    """Both days belong to the time in which it is open; without a day dates are ignored."""
    assert offer(opens=opens, closes=closes).state(today) is state


def test_button() -> None:
    """The label, or for want of one the title."""
    assert offer(label="Buy").button == "Buy"
    assert offer().button == "X"


@pytest.mark.parametrize(
    ("opens", "closes", "today", "days"),
    [
        (OPENS, CLOSES, OPENS - DAY, (OPENS, CLOSES + DAY)),
        (OPENS, CLOSES, OPENS, (CLOSES + DAY,)),
        (None, CLOSES, CLOSES, (CLOSES + DAY,)),
        (None, CLOSES, CLOSES + DAY, ()),
        (OPENS, None, OPENS, ()),
        (None, dt.date.max, CLOSES, ()),
        (None, None, CLOSES, ()),
        (OPENS, CLOSES, None, ()),
    ],
)
def test_turns(
    opens: dt.date | None, closes: dt.date | None, today: dt.date | None, days: tuple[dt.date, ...]
) -> None:
    """From the first day, and from the day after the last, it is in another state."""
    assert offer(opens=opens, closes=closes).turns(today) == days
