"""The attributes that tell a call from any other link: the audit, scripts and services that count read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.components.counting import BUTTON, FORM, LINK, count_marks
from mkdocs_funnel.model.offer import OfferKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_funnel.model.offer import Offer


def marks(
    offer: Offer, source: str, services: Sequence[str] = (), piece: str = "", *, form: bool = False
) -> dict[str, str]:
    """Return the attributes, by name, of a link or a form that invites to `offer`; values are not escaped.

    Args:
        offer: The offer.
        source: What placed the call: `component`, `next_step`, `header`.
        services: The services that count it, as `analytics` in the settings names them. One that counts by
            classes adds a `class`; `merged_class` puts it beside those that are there.
        piece: Source path of the piece that it stands on, empty where that is not known.
        form: Whether it is a form, which takes an address there and then.
    """
    held = {"data-funnel-offer": offer.id, "data-funnel-source": source, **dates(offer)}
    if not services:
        return held
    return {
        **held,
        **_known(offer, piece),
        **count_marks(offer, source, services, piece, FORM if form else LINK),
    }


def pasted_marks(offer: Offer, services: Sequence[str], piece: str = "") -> dict[str, str]:
    """Return the attributes of a link to an open offer whose address a writer pasted; none if nobody counts.

    The audit knows such a link by its address, and goes on doing so.
    """
    if not services:
        return {}
    known = {"data-funnel-pasted": offer.id, **_known(offer, piece)}
    return {**known, **count_marks(offer, "body", services, piece, LINK)}


def button_marks(offer: Offer, source: str, services: Sequence[str] = (), piece: str = "") -> dict[str, str]:
    """Return the attributes of the button of a form: those that some services look for there."""
    return count_marks(offer, source, services, piece, BUTTON)


def _known(offer: Offer, piece: str) -> dict[str, str]:
    kind = "ask" if offer.kind is OfferKind.SALE else "signup"
    return {"data-funnel-kind": kind, **({"data-funnel-piece": piece} if piece else {})}


def dates(offer: Offer) -> dict[str, str]:
    """Return the attributes that tell the first and the last day on which `offer` takes a yes, if it has such."""
    days = {"data-funnel-opens": offer.opens, "data-funnel-closes": offer.closes}
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def merged_class(*classes: str | None) -> str:
    """Return one value for a `class` attribute out of several, each name once."""
    return " ".join(dict.fromkeys(name for value in classes if value for name in value.split()))


def named(held: Mapping[str, str]) -> list[dict[str, str]]:
    """Return attributes as templates take them: any Jinja dialect can walk over a list."""
    return [{"name": name, "value": value} for name, value in held.items()]
