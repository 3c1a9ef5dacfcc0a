"""What a page sells and what one can do on it, in the words of schema.org, for machines that read pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.model.offer import OfferKind, Via

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_funnel.model.offer import Offer, Price
    from mkdocs_funnel.model.settings import Organisation

Node = dict[str, Any]
_ACTIONS: Mapping[Via | None, str] = {
    None: "BuyAction",
    Via.CHECKOUT: "BuyAction",
    Via.BOOKING: "ReserveAction",
    Via.CONTACT: "CommunicateAction",
    Via.ENROLL: "RegisterAction",
    Via.EVENT: "JoinAction",
    Via.SPONSOR: "DonateAction",
    Via.START: "RegisterAction",
}
_THINGS: Mapping[Via | None, str] = {
    None: "Product",
    Via.CHECKOUT: "Product",
    Via.BOOKING: "Service",
    Via.CONTACT: "Service",
    Via.ENROLL: "Course",
    Via.EVENT: "Event",
    Via.START: "Product",
}
_OBJECT: Mapping[str, str] = {"JoinAction": "event", "CommunicateAction": "about"}
"""The property that says what an action is about, where it is not `object`."""

_MAKER: Mapping[str, str] = {"Product": "brand", "Event": "organizer"}
"""The property that says whose it is, where it is not `provider`."""

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What HTML or a script could take for something else."""


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a page besides its offers."""

    title: str
    url: str | None = None
    """Its whole address; None: that is not known."""

    description: str | None = None
    published: dt.date | None = None


class Describer:
    """Describes the pages of one site; `address_of` goes from a source path to a whole address, or None."""

    def __init__(
        self, address_of: Callable[[str], str | None], organisation: Organisation | None = None
    ) -> None:
        self._address_of = address_of
        self._organisation = organisation and {"@type": "Organization", "name": organisation.name}
        self._actions: dict[tuple[str, str | None], str] = {}

    def script(self, about: About, asked: Iterable[Offer], sold: Offer | None = None) -> str:
        """Return the element that describes a page; empty if there is nothing to tell.

        Args:
            about: The page.
            asked: The open offers that it asks for.
            sold: The open sale whose sales page it is.
        """
        actions = ",".join(filter(None, (self._told(offer, about.url) for offer in asked)))
        thing = self._thing(sold, about) if sold else None
        if not actions and thing is None:
            return ""
        parts = [f'"{name}":{encode_basestring(text)}' for name, text in _page(about).items()]
        if thing is not None:
            parts.append(f'"mainEntity":{_ENCODE(thing)}')
        if actions:
            parts.append(f'"potentialAction":[{actions}]')
        return f'<script type="application/ld+json">{{{_escaped(",".join(parts))}}}</script>'

    def _told(self, offer: Offer, here: str | None) -> str:
        """Return what a reader can do, as JSON, made once for all pages if it does not depend on the page."""
        key = (offer.id, here if self._is_here(offer) else None)
        if key not in self._actions:
            action = self._action(offer, here)
            self._actions[key] = _ENCODE(action) if action else ""
        return self._actions[key]

    def _is_here(self, offer: Offer) -> bool:
        """Return whether a form takes the yes wherever it stands."""
        return offer.form is not None and not offer.url

    def _action(self, offer: Offer, here: str | None) -> Node | None:
        """Return what a reader can do; None if nobody could tell where."""
        target = self._target(offer, here)
        if target is None:
            return None
        signup = offer.kind is OfferKind.SIGNUP
        kind = "SubscribeAction" if signup else _ACTIONS[offer.via]
        held: Node = {"@type": kind, "name": offer.button, "target": _entry_point(target)}
        if kind == "DonateAction":
            return {**held, **_held(recipient=self._organisation), **_price(offer.price)}
        thing = _held(name=offer.title, description=offer.gives if signup else None)
        held[_OBJECT.get(kind, "object")] = {
            "@type": "CreativeWork" if signup else _THINGS[offer.via],
            **thing,
        }
        return held

    def _target(self, offer: Offer, here: str | None) -> str | None:
        if self._is_here(offer):
            return here
        return self._whole(offer.url or offer.page)

    def _whole(self, place: str | None) -> str | None:
        """Return the whole address of a place on the site or elsewhere."""
        if place is None or "//" in place or place.startswith(("mailto:", "tel:")):
            return safe_href(place)
        return self._address_of(place)

    def _thing(self, offer: Offer, about: About) -> Node | None:
        """Return what is sold; None for what is given, which is no thing."""
        if offer.via is Via.SPONSOR:
            return None
        kind = _THINGS[offer.via]
        facts = {"@type": kind, "name": offer.title, "url": about.url, "description": about.description}
        terms = {
            "@type": "Offer",
            **_price(offer.price),
            "availability": "https://schema.org/InStock",
            "url": self._whole(offer.url) or about.url,
            "availabilityStarts": offer.opens and offer.opens.isoformat(),
            "validThrough": offer.closes and offer.closes.isoformat(),
        }
        maker = {_MAKER.get(kind, "provider"): self._organisation}
        return _held(**facts, **maker, offers=_held(**terms))


def _escaped(text: str) -> str:
    for character, escape in _ESCAPED.items():
        text = text.replace(character, escape)
    return text


def _page(about: About) -> dict[str, str]:
    """Return what a page is: texts only, for there are many pages and a JSON encoder takes its time to begin."""
    told = {"@context": "https://schema.org", "@type": "Article" if about.published else "WebPage"}
    if about.title:
        told["headline" if about.published else "name"] = about.title
    if about.url:
        told["url"] = about.url
    if about.published:
        told["datePublished"] = about.published.isoformat()
    return told


def _entry_point(target: str) -> Node:
    method = {"httpMethod": "GET"} if target.startswith("http") else {}
    return {"@type": "EntryPoint", "urlTemplate": target, **method}


def _price(price: Price | None) -> Node:
    """Return a price as machines read it: digits and a dot, whatever the language."""
    if price is None:
        return {}
    whole = price.amount == price.amount.to_integral_value()
    return {
        "price": f"{price.amount:.0f}" if whole else f"{price.amount:.2f}",
        "priceCurrency": price.currency,
    }


def _held(**facts: Any) -> Node:
    return {name: value for name, value in facts.items() if value}
