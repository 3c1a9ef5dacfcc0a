"""The page that lists what is open, made where `offers_page` names one that is not in the content folder."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import yaml
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.components.by_day import by_day
from mkdocs_funnel.components.pages import SOURCE
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.settings import parse_page_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.model.offer import Offer


def add_offers_page(files: Files, config: MkDocsConfig, session: Session) -> str | None:
    """Add the page to the files of the site, without its offers yet; return its source path if it was added."""
    path = session.settings.offers_page
    if path is None or files.get_file_from_path(path) is not None:
        return None
    words = session.components.words
    meta = yaml.safe_dump({"title": words["offers_title"], "funnel": "none"}, allow_unicode=True)
    text = f"---\n{meta}---\n\n# {words['offers_title']}\n\n{words['offers_text']}\n"
    # A navigation that is written out is the owner's business: a page that it does not name is no mistake.
    inclusion = InclusionLevel.NOT_IN_NAV if config.nav is not None else InclusionLevel.INCLUDED
    file = File.generated(config, path, content=text, inclusion=inclusion)
    file.dest_uri = f"{_folder(config)}{file.dest_uri}"
    files.append(file)
    return path


def _folder(config: MkDocsConfig) -> str:
    """Return the folder of the site in which a build of one language of several puts its pages."""
    translation = config.plugins.get("i18n")
    if translation is None or getattr(translation, "is_default_language_build", True):
        return ""
    return f"{getattr(translation, 'current_language', '')}/".lstrip("/")


class OfferCards:
    """The cards of all offers, for one page."""

    def __init__(self, session: Session, files: Files, path: str, url_of: Callable[[str], str]) -> None:
        """Take `files` for what sales pages say of their offers; `url_of` resolves a link as written in Markdown."""
        self._session = session
        self._files = files
        self._path = path
        self._url_of = url_of

    def html(self) -> str:
        """Return the cards of what is open, or a sentence if nothing is, now or later."""
        cards = [self._by_day(offer) for offer in self._session.settings.offers.values()]
        shown = "\n".join(card for card in cards if card)
        if not shown:
            return f"<p>{escape(self._session.components.words['offers_none'])}</p>"
        return f'<div class="funnel-offers">\n{shown}\n</div>'

    def _by_day(self, offer: Offer) -> str:
        days = self._session.turns_of(offer)
        return by_day(
            self._card(self._session, offer), [(d, self._card(self._session.on(d), offer)) for d in days]
        )

    def _card(self, session: Session, offer: Offer) -> str:
        if not session.is_open(offer):
            return ""
        # Who looks over all offers wants to know more before saying yes.
        link = Catalogue(session, self._path).link(offer, to_sales_page=True) or ""
        render = session.components.ask if offer.kind is OfferKind.SALE else session.components.signup
        url_of = self._url_of
        return render(
            offer, url_of(link), body=self._told(offer), source=SOURCE, page=self._path, link=url_of
        )

    def _told(self, offer: Offer) -> str | None:
        """Return what the sales page promises, in the place of what a sale does not say of itself."""
        file = self._files.get_file_from_path(offer.page or "")
        page = file.page if file and not offer.gives else None
        if page is None:
            return None
        told = parse_page_texts(page.meta, "", offer.page or "")[0].promise or page.meta.get("description")
        return f"<p>{escape(str(told))}</p>" if told else None
