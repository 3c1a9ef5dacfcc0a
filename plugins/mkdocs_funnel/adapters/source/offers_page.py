"""The page of offers that the plugin makes, as a page of the source: it links to what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_funnel.adapters.source.files import Found
from mkdocs_funnel.adapters.source.recipe import Record
from mkdocs_funnel.components.pages import SOURCE
from mkdocs_funnel.components.strings import words
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.providers.addresses import call_address, has_form
from mkdocs_funnel.reading.sitemap import is_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.adapters.source.config import Config
    from mkdocs_funnel.adapters.source.recipe import Recipe
    from mkdocs_funnel.model.offer import Offer

BUTTON = "funnel-button"


def made_page(recipe: Recipe, config: Config, files: Sequence[Found]) -> tuple[Found, Record] | None:
    """Return the page that the settings ask for; None: they do not, or it is in the content folder."""
    path = recipe.settings.offers_page
    if path is None or "funnel" not in config.plugins or any(file.path == path for file in files):
        return None
    opened = [o for o in recipe.settings.offers.values() if o.state(recipe.today) is OfferState.OPEN]
    record = Record(
        title=words(recipe.language, recipe.strings)["offers_title"],
        meta={"funnel": "none"},
        head="",
        elements=[_element(offer) for offer in opened],
        anchors={},
        included={},
        lists_tags=False,
        damaged=False,
    )
    return Found(path, (0, 0, 0, 0), in_nav=config.nav is None), record


def _element(offer: Offer) -> list[Any]:
    """Return the way to an offer: its form, else its sales page, else where the yes happens."""
    tag = "form" if has_form(offer) else "a"
    href = (None if has_form(offer) else offer.page) or call_address(offer)
    target = href.partition("#")[0] if tag == "a" and is_place(href) else None
    return [tag, href, target, offer.button, 0.5, [BUTTON], {"offer": offer.id, "source": SOURCE}, None]
