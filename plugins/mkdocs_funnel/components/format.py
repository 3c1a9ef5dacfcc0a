"""Prices, dates and addresses as a reader sees them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.model.offer import Offer, Price

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a component may link to, besides addresses without one."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0]+")


@lru_cache(maxsize=1024)
def safe_href(href: str | None) -> str | None:
    """Return `href` if a component may link to it, else None."""
    if href is None or not href.strip():
        return None
    scheme = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", href))
    if scheme is not None and scheme[1].lower() not in SAFE_SCHEMES:
        return None
    return href.strip()


def price_text(price: Price, words: Mapping[str, str]) -> str:
    """Return a price such as `1,800 USD`."""
    whole = price.amount == price.amount.to_integral_value()
    digits = f"{price.amount:,.0f}" if whole else f"{price.amount:,.2f}"
    swap = {",": words["thousands"], ".": words["decimal"]}
    return f"{''.join(swap.get(char, char) for char in digits)} {price.currency}"


def date_text(day: dt.date, words: Mapping[str, str]) -> str:
    """Return a date such as `20 May 2025`."""
    months = words["months"].split(",")
    month = months[day.month - 1].strip() if len(months) == 12 else f"{day.month:02}"
    parts = {"{day}": str(day.day), "{month}": month, "{year}": str(day.year)}
    text = words["date"]
    for slot, part in parts.items():
        text = text.replace(slot, part)
    return text


def standing_text(offer: Offer, today: dt.date | None, words: Mapping[str, str]) -> str | None:
    """Return until when an offer is open, when it opens, or since when it is closed; None: it has no such date."""
    held = {
        OfferState.OPEN: ("closes", offer.closes),
        OfferState.UPCOMING: ("offer_opens", offer.opens),
        OfferState.CLOSED: ("closed_since", _day_after(offer.closes)),
    }
    text, day = held[offer.state(today)]
    return None if day is None else words[text].replace("{date}", date_text(day, words))


def _day_after(day: dt.date | None) -> dt.date | None:
    return day + dt.timedelta(days=1) if day is not None and day < dt.date.max else day
