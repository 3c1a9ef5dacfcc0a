"""Pages with a template of the tool: what the template puts around the text that the writer wrote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_funnel.components.format import price_text, standing_text
from mkdocs_funnel.errors import Fault
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.front_block import field_document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterator, Mapping

    from mkdocs_funnel.components.render import Components
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.settings import Settings

SOURCE = "template"
"""What asks of a page template are marked with: no line of the text holds them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page template asks for, and where it leads."""

    template: str
    offer: Offer | None = None
    """The offer of the page; a thank-you page has none that it asks for."""

    leads_to: tuple[str, ...] = ()
    """Source paths of the pieces that it links to."""

    @property
    def asks_early(self) -> bool:
        """Whether the reader is asked before the text begins."""
        return self.offer is not None and self.template == "sales.html"

    def asks_late(self, today: dt.date | None) -> bool:
        """Return whether the reader is asked after the text; a sales page asks once if its offer is not open."""
        if self.offer is None:
            return False
        return self.template == "signup.html" or self.offer.state(today) is OfferState.OPEN


def frame_of(
    meta: Mapping[str, object], path: str, settings: Settings, templates: Container[str]
) -> Frame | None:
    """Return what the template of a page puts around its text; None: it has none of the tool's `templates`.

    Args:
        meta: Front matter.
        path: Source path of the page.
        settings: What the owner decided.
        templates: The page templates that are the tool's own, not replaced by the site's.
    """
    template = meta.get("template")
    if not isinstance(template, str) or template not in templates:
        return None
    if template == "thanks.html":
        followed = (offer for offer in settings.offers.values() if _thanks_at(offer, path))
        pieces = dict.fromkeys(step for offer in followed for step in offer.then)
        return Frame(template, None, tuple(p for p in pieces if p != path and not p.startswith("sequence:")))
    offer = _offer_of(meta, path, settings)
    if offer is None or offer.kind is not OfferKind.SALE or offer.instead:
        return Frame(template, offer)
    return Frame(template, offer, tuple(_way_back(offer, path, settings)))


def missing_offer(page: Page, settings: Settings, templates: Container[str]) -> tuple[Fault, ...]:
    """Return what is wrong with a page whose template asks and that has no offer to ask for; empty: nothing.

    An offer that its front matter names and that there is not is no fault: the audit finds it.
    """
    frame = frame_of(page.meta, page.path, settings, templates)
    if frame is None or frame.offer is not None or frame.template == "thanks.html" or _named(page.meta):
        return ()
    known = ", ".join(settings.offers) or f"none yet in {settings.file}"
    message = (
        f"'{frame.template}' asks for an offer, and this page has none; name one under `funnel` in its front matter "
        f"(`funnel: {{offer: ID}}`), or make the page the `page` of an offer; offers: {known}"
    )
    problem = Problem(("template",), message)
    document = field_document(page.source, page.path, "template")
    return document.faults([problem]) if document else (Fault(page.path, str(problem)),)


def _thanks_at(offer: Offer, path: str) -> bool:
    return offer.form is not None and offer.form.thanks == path


def _offer_of(meta: Mapping[str, object], path: str, settings: Settings) -> Offer | None:
    """Return the offer that the front matter names, else the one that is sold or taken on the page."""
    named = _named(meta)
    if named is not None:
        return settings.offers.get(named)
    offers = settings.offers.values()
    return next((o for o in offers if path in (o.page, (o.url or "").partition("#")[0])), None)


def _named(meta: Mapping[str, object]) -> str | None:
    funnel = meta.get("funnel")
    offer = funnel.get("offer") if isinstance(funnel, dict) else None
    return None if offer is None else str(offer)


def _way_back(offer: Offer, path: str, settings: Settings) -> Iterator[str]:
    """Yield the piece before the offer on a declared path, for a reader who says no."""
    for declared in settings.paths:
        for before, step in zip(declared.steps, declared.steps[1:], strict=False):
            if step in (path, f"offer:{offer.id}") and before != path and not before.startswith("offer:"):
                yield before
                return


def without_words(offer: Offer) -> Offer:
    """Return the offer as it asks beside a text that has told of it: its button, price and dates."""
    return replace(offer, title=offer.button, gives=None, not_for=None)


def offer_facts(offer: Offer, components: Components) -> dict[str, object]:
    """Return what a page template may show of an offer: plain texts, to be escaped there."""
    words, today = components.words, components.surroundings.today
    return {
        "id": offer.id,
        "kind": offer.kind.value,
        "title": offer.title,
        "button": offer.button,
        "gives": offer.gives,
        "not_for": offer.not_for,
        "price": price_text(offer.price, words) if offer.price else None,
        "state": offer.state(today).value,
        "standing": standing_text(offer, today, words),
    }
