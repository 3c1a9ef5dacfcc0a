"""The elements of a block that invites to an offer: rendered once, and then put on every page that holds it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_funnel.adapters.markdown.places import leads_elsewhere
from mkdocs_funnel.adapters.markdown.ready import holds_any_piece, is_ordinary
from mkdocs_funnel.adapters.markdown.tree import in_attribute, parse_html
from mkdocs_funnel.components.any_piece import THIS_PIECE
from mkdocs_funnel.components.forms import declared_path
from mkdocs_funnel.components.utm import ANY_PIECE, content_of
from mkdocs_funnel.model.offer import OfferKind

if TYPE_CHECKING:
    from collections.abc import Iterator
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


class Made(NamedTuple):
    """A block that is to be named after its page."""

    tree: ElementTree.Element
    rooms: tuple[tuple[int, str, str], ...]
    is_same: bool
    """Whether what it leads to is the same from every folder."""


def invitation(offer: Offer, catalogue: Catalogue, body: str | None) -> ElementTree.Element:
    """Return an element of the caller's own that holds the block; `body` is HTML that stands for the writer's text."""
    page = catalogue.page or ""
    if not _is_alike(offer, catalogue, page):
        no = _no_thanks(offer, catalogue)
        return parse_html(_render(offer, catalogue, catalogue.link(offer) or "", page, body, None, no))
    path = declared_path(page, catalogue.session.components.surroundings) if offer.form else ""
    ready, key = catalogue.session.ready_blocks, (offer.id, body, path)
    if key in ready and is_ordinary(catalogue):
        return _named(ready[key], page)
    made = _made(offer, catalogue, body, path)
    if made.is_same and is_ordinary(catalogue):
        ready[key] = made
    return _named(made, page)


def _made(offer: Offer, catalogue: Catalogue, body: str | None, path: str) -> Made:
    """Return the block as it is on the page of the catalogue, and on every other that it is the same on."""
    anywhere = catalogue.anywhere()
    href, no = anywhere.link(offer) or "", _no_thanks(offer, anywhere)
    facts = _facts(offer, catalogue, body, href, no, path)
    made = catalogue.session.made
    if facts not in made:
        tree = parse_html(_render(offer, catalogue, href, THIS_PIECE, body, path, no))
        links = (href, facts.no[0] if facts.no else "", facts.privacy)
        made[facts] = Made(tree, tuple(_rooms(tree)), all(leads_elsewhere(link) for link in links if link))
    return made[facts]


def _is_alike(offer: Offer, catalogue: Catalogue, page: str) -> bool:
    """Return whether the block on another page differs in nothing but the name of the page."""
    components = catalogue.session.components
    if not page or not content_of(page) or components.has_own_templates:
        return False
    return ANY_PIECE not in page and not holds_any_piece(offer)


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


def _rooms(tree: ElementTree.Element) -> Iterator[tuple[int, str, str]]:
    """Yield where a block left room for the name of a page: an element's number, an attribute, what it holds."""
    for number, element in enumerate(tree.iter()):
        for name, value in element.items():
            if THIS_PIECE in value or ANY_PIECE in value:
                yield number, name, value


def _named(made: Made, page: str) -> ElementTree.Element:
    """Return a copy of a block with the name of a page in it."""
    tree = deepcopy(made.tree)
    if made.rooms:
        elements, content = list(tree.iter()), content_of(page)
        for number, name, value in made.rooms:
            value = value.replace(THIS_PIECE, in_attribute(name, page)).replace(ANY_PIECE, content)
            elements[number].set(name, value)
    return tree
