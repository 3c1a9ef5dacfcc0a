"""What a link to an open offer is on nearly every page of a folder: worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.adapters.markdown.places import leads_elsewhere
from mkdocs_funnel.adapters.markdown.tree import literal
from mkdocs_funnel.components.any_piece import THIS_PIECE
from mkdocs_funnel.components.marks import marks
from mkdocs_funnel.components.utm import ANY_PIECE, content_of

if TYPE_CHECKING:
    from mkdocs_funnel.adapters.markdown.offers import Catalogue
    from mkdocs_funnel.model.offer import Offer


class ReadyLink(NamedTuple):
    """A link that is to be named after its page only."""

    text: str
    """What it shows if the writer gave it no text."""

    attributes: dict[str, str]
    named: tuple[str, ...]
    """The attributes with room for the name of the page."""

    turns: bool
    """Whether it may be another on a later day."""

    def on(self, page: str) -> dict[str, str]:
        """Return the attributes as they are on a page."""
        if not self.named:
            return self.attributes
        filled = {
            name: self.attributes[name].replace(THIS_PIECE, page).replace(ANY_PIECE, content_of(page))
            for name in self.named
        }
        return {**self.attributes, **filled}


class ReadyLinks:
    """The links of one page that are ready."""

    __slots__ = ("_catalogue", "_is_ordinary", "_known", "_page")

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known = catalogue.session.ready
        self._page = catalogue.page or ""
        self._is_ordinary = is_ordinary(catalogue)

    def get(self, href: str) -> ReadyLink | None:
        """Return what an address makes of a link; None: the link has to be settled by itself."""
        if not self._is_ordinary:
            return None
        made = self._known[href] if href in self._known else self._in_folder(href)
        if made is None or (made.named and not content_of(self._page)):
            return None
        return made

    def _in_folder(self, href: str) -> ReadyLink | None:
        """Return what an address makes of a link in the folder of the page; most links are so in every folder."""
        key = (href, self._page.rpartition("/")[0])
        if key in self._known:
            return self._known[key]
        made = ready_link(href, self._catalogue)
        is_same = made is None or leads_elsewhere(made.attributes["href"])
        self._known[href if is_same else key] = made
        return made


def ready_link(href: str, catalogue: Catalogue) -> ReadyLink | None:
    """Return what an `offer:ID` link is on the pages for which `is_ordinary` holds; None: each is a case of its own."""
    reference = read_reference(href)
    offer = catalogue.get(reference.id) if reference else None
    if reference is None or offer is None or not catalogue.is_open(offer):
        return None
    address = catalogue.anywhere().link(offer, to_sales_page=reference.to_sales_page)
    if address is None or holds_any_piece(offer):
        return None
    attributes = {"href": address, **marks(offer, "component", catalogue.counting, THIS_PIECE)}
    named = tuple(name for name, value in attributes.items() if THIS_PIECE in value or ANY_PIECE in value)
    return ReadyLink(literal(offer.button), attributes, named, bool(catalogue.session.turns_of(offer)))


def is_ordinary(catalogue: Catalogue) -> bool:
    """Return whether what leads from the page to offers is the same on all such pages of its folder, but for names."""
    page = catalogue.page or ""
    return page != "" and page not in catalogue.session.named_pages and ANY_PIECE not in page


def holds_any_piece(offer: Offer) -> bool:
    """Return whether an address of an offer holds what stands for a name to be filled in."""
    return any(ANY_PIECE in text for text in (offer.url or "", offer.page or "", *offer.also))
