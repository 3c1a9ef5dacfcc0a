"""What services that count visits want to find on a call; a service that is not named finds nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_funnel.model.offer import Offer

LINK, FORM, BUTTON = "link", "form", "button"
"""What a call is: a link; a form; the button of a form, for services that do not see forms being sent."""

LISTENING = ("ga4", "gtm", "matomo", "posthog", "fathom")
"""Services that read no attributes: `measure.js` tells them."""

_HYPHENS = re.compile("--+")


def count_marks(
    offer: Offer, source: str, services: Sequence[str], piece: str, element: str
) -> dict[str, str]:
    """Return the attributes by which `services` count `element`; values are not escaped."""
    event = _event(offer, element)
    facts = {"offer": offer.id, "place": source}
    held: dict[str, str] = {}
    for service in services:
        if service in _PRESETS and element in _SEEN[service]:
            held |= _PRESETS[service](event, facts, offer, piece)
    return held


def _event(offer: Offer, element: str) -> str:
    """Return what happened: a click on a link to an offer, or a form that takes an address."""
    if offer.kind is OfferKind.SALE:
        return "Ask Click"
    return "Signup Click" if element == LINK else "Signup"


def _plausible(event: str, facts: Mapping[str, str], _offer: Offer, _piece: str) -> dict[str, str]:
    # Its script takes '+' for a space, and both '=' and '--' for the end of a name: a value holds neither.
    told = {"name": event.replace(" ", "+"), **{k: _HYPHENS.sub("-", v) for k, v in facts.items()}}
    return {"class": " ".join(f"plausible-event-{name}={value}" for name, value in told.items())}


def _umami(event: str, facts: Mapping[str, str], _offer: Offer, _piece: str) -> dict[str, str]:
    return {"data-umami-event": event, **{f"data-umami-event-{k}": v for k, v in facts.items()}}


def _goatcounter(event: str, facts: Mapping[str, str], offer: Offer, piece: str) -> dict[str, str]:
    # It knows no properties, so the name holds the offer; without a title it would take the link's HTML.
    name = f"{event.lower().replace(' ', '-')}-{facts['offer']}"
    held = {"data-goatcounter-click": name, "data-goatcounter-title": f"{event}: {offer.title}"}
    return {**held, "data-goatcounter-referrer": piece} if piece else held


def _simple(event: str, facts: Mapping[str, str], _offer: Offer, _piece: str) -> dict[str, str]:
    name = event.lower().replace(" ", "_")
    return {"data-simple-event": name, **{f"data-simple-event-{k}": v for k, v in facts.items()}}


_PRESETS: Mapping[str, Callable[[str, Mapping[str, str], Offer, str], dict[str, str]]] = {
    "plausible": _plausible,
    "umami": _umami,
    "goatcounter": _goatcounter,
    "simple-analytics": _simple,
}
_SEEN: Mapping[str, tuple[str, ...]] = {
    "plausible": (LINK, FORM),
    "umami": (LINK, BUTTON),
    "goatcounter": (LINK, BUTTON),
    "simple-analytics": (LINK, FORM),
}
"""What each service looks at."""
