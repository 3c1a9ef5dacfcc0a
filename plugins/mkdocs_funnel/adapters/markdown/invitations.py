"""The elements of a block that invites to an offer: rendered once, and then put on every page that holds it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_funnel.adapters.markdown.tree import in_attribute, parse_html
from mkdocs_funnel.components.any_piece import THIS_PIECE
from mkdocs_funnel.components.forms import declared_path
from mkdocs_funnel.components.utm import ANY_PIECE, content_of
from mkdocs_funnel.model.offer import OfferKind

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from mkdocs_funnel.adapters.markdown.offers import Catalogue
    from mkdocs_funnel.components.no_thanks import NoThanks
    from mkdocs_funnel.components.render import Components
    from mkdocs_funnel.model.offer import Offer


class _Facts(NamedTuple):
    """What a block is made from, besides the page that it names."""

    components: Components
    offer: str
    body: str | None
    href: str
    no: tuple[str, str] | None
    path: str
    privacy: str | None


def invitation(offer: Offer, catalogue: Catalogue, body: str | None) -> ElementTree.Element:
    """Return an element of the caller's own that holds the block; `body` is HTML that stands for the writer's text."""
    page = catalogue.page or ""
    if not _is_alike(offer, catalogue, page):
        no = _no_thanks(offer, catalogue)
        return parse_html(_render(offer, catalogue, catalogue.link(offer) or "", page, body, None, no))
    anywhere = catalogue.anywhere()
    href, no = anywhere.link(offer) or "", _no_thanks(offer, anywhere)
    path = declared_path(page, catalogue.session.components.surroundings) if offer.form else ""
    facts = _facts(offer, catalogue, body, href, no, path)
    made = catalogue.session.made
    if facts not in made:
        made[facts] = parse_html(_render(offer, catalogue, href, THIS_PIECE, body, path, no))
    tree = deepcopy(made[facts])
    _name_piece(tree, page)
    return tree


def _is_alike(offer: Offer, catalogue: Catalogue, page: str) -> bool:
    """Return whether the block on another page differs in nothing but the name of the page."""
    components = catalogue.session.components
    if not page or not content_of(page) or components.has_own_templates:
        return False
    return not any(ANY_PIECE in text for text in (page, offer.url or "", *offer.also))


def _facts(
    offer: Offer, catalogue: Catalogue, body: str | None, href: str, no: NoThanks | None, path: str
) -> _Facts:
    organisation = catalogue.session.settings.organisation
    privacy = organisation.privacy if organisation and offer.form else None
    return _Facts(
        catalogue.session.components,
        offer.id,
        body,
        href,
        (no.href, no.text) if no else None,
        path,
        catalogue.link_to(privacy) if privacy else None,
    )


def _no_thanks(offer: Offer, catalogue: Catalogue) -> NoThanks | None:
    return catalogue.no_thanks(offer) if offer.kind is OfferKind.SALE else None


def _render(
    offer: Offer,
    catalogue: Catalogue,
    href: str,
    page: str,
    body: str | None,
    path: str | None,
    no: NoThanks | None,
) -> str:
    components, link = catalogue.session.components, catalogue.link_to
    if offer.kind is OfferKind.SALE:
        return components.ask(offer, href, body=body, page=page, link=link, path=path, no_thanks=no)
    return components.signup(offer, href, body=body, page=page, link=link, path=path)


def _name_piece(tree: ElementTree.Element, page: str) -> None:
    """Put the name of a page in the places where a block left room for it."""
    content = content_of(page)
    for element in tree.iter():
        for name, value in element.items():
            if THIS_PIECE in value:
                value = value.replace(THIS_PIECE, in_attribute(name, page))
                element.set(name, value)
            if ANY_PIECE in value:
                element.set(name, value.replace(ANY_PIECE, content))
