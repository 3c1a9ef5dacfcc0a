"""The attributes that tell a call from any other link: the audit, scripts and services that count read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_funnel.model.offer import Offer


def marks(offer: Offer, source: str) -> dict[str, str]:
    """Return the attributes, by name, of a link or a form that invites to `offer`; values are not escaped."""
    return {"data-funnel-offer": offer.id, "data-funnel-source": source}
