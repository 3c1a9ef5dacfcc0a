"""Where the form of an offer posts to, and where else a reader can give an address for it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlsplit

from mkdocs_funnel.providers.presets import FROM_THANKS, presets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.providers.presets import Preset

_POSTABLE = re.compile(r"https?://[^/]|/(?!/)", re.IGNORECASE)
_SLOT = re.compile(r"\{(\w+)\}")


def action_of(offer: Offer) -> str | None:
    """Return the address that the form of an offer posts to; None if it has none, or posts to the site itself."""
    form, preset = offer.form, _preset(offer)
    if form is None or preset is None:
        return None
    if form.action is not None:
        # Embed codes are HTML; who copies an address out of one copies `&amp;`.
        address = form.action.strip().replace("&amp;", "&")
        return address if _POSTABLE.match(address) else None
    if preset.posts_to in (None, FROM_THANKS) or form.id is None:
        return None
    return _filled(str(preset.posts_to), parts_of(offer))


def parts_of(offer: Offer) -> dict[str, str]:
    """Return what addresses and names are made of: the id, its parts, and the parameters of the address."""
    form, preset = offer.form, _preset(offer)
    if form is None or preset is None:
        return {}
    parts = {"id": form.id or offer.id}
    match = preset.id.pattern.fullmatch(form.id) if preset.id and form.id else None
    parts |= {name: value for name, value in (match.groupdict() if match else {}).items() if value}
    if form.action is not None:
        parts |= dict(parse_qsl(urlsplit(form.action.replace("&amp;", "&")).query))
    return parts


def hosted_address(offer: Offer) -> str | None:
    """Return a page of the service where a reader can sign up for the offer; None if none is known."""
    return _of_service(offer, "page")


def yes_address(offer: Offer) -> str | None:
    """Return where a yes happens outside the piece that asks: the offer's own address, or that of its service."""
    return offer.url or (None if has_form(offer) else hosted_address(offer))


def link_address(offer: Offer) -> str | None:
    """Return where a link can lead that is to take a yes, pages of the site left aside; None: nowhere."""
    spare = (address for address in offer.also if not address.endswith("*"))
    return yes_address(offer) or hosted_address(offer) or next(spare, None)


def frame_address(offer: Offer) -> str | None:
    """Return the frame in which the service shows its form; None: the owner did not ask for one."""
    wanted = offer.form is not None and offer.form.embed == "iframe"
    return _of_service(offer, "frame") if wanted else None


def call_address(offer: Offer) -> str:
    """Return where a reader says yes: what the form posts to, else the address of the offer, else of the service.

    Empty for a form that posts to the page that it stands on.
    """
    if has_form(offer):
        return action_of(offer) or ""
    return offer.url or hosted_address(offer) or ""


def has_form(offer: Offer) -> bool:
    """Return whether a form of our own can take an address for the offer."""
    preset = _preset(offer)
    if preset is None or preset.email is None:
        return False
    return preset.posts_to == FROM_THANKS or action_of(offer) is not None


def known_addresses(offer: Offer) -> tuple[str, ...]:
    """Return the addresses by which a link or a form is known to belong to the offer, the declared ones first."""
    declared = (offer.url, *offer.also)
    if offer.form is None:
        return tuple(filter(None, declared))
    preset = _preset(offer)
    # An address that all forms of a service share tells nothing, and neither does a publication's home page.
    is_own = offer.form.action or (preset and "{" in (preset.posts_to or ""))
    posted = action_of(offer) if preset and preset.email and is_own else None
    service = (posted, hosted_address(offer), _of_service(offer, "frame"))
    # Fragments do not matter when two addresses are compared, so one that rests on its own tells nothing either.
    told = (address for address in service if address and "#" not in address)
    return tuple(dict.fromkeys((*filter(None, declared), *told)))


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern of the data file with parts for its names in braces."""
    return _SLOT.sub(lambda slot: parts.get(slot[1], ""), pattern)


def _preset(offer: Offer) -> Preset | None:
    return presets().get(offer.form.provider) if offer.form else None


def _of_service(offer: Offer, kind: str) -> str | None:
    preset = _preset(offer)
    pattern: str | None = getattr(preset, kind) if preset else None
    if pattern is None:
        return None
    action = action_of(offer) or ""
    if not action and "{id}" not in pattern:
        return None
    parts = urlsplit(action)
    known = {"action": action.rstrip("/"), "origin": f"{parts.scheme}://{parts.netloc}"}
    return _filled(pattern, parts_of(offer), known)


def _filled(pattern: str, parts: Mapping[str, str], whole: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return an address; `parts` are escaped, what is `whole` is an address already."""
    return filled(pattern, {**{name: quote(value, safe="/") for name, value in parts.items()}, **whole})
