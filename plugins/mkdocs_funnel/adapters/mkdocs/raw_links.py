"""Offer links in raw HTML, made real in the content of pages once it is finished."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import is_raw, may_hold_raw_links, settle_raw_links

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.elements import Article


class RawLinks:
    """Makes the links on the pages of one build real, and takes the ways to closed offers."""

    def __init__(self, session: Session, url_of: Callable[[MkDocsPage, str], str]) -> None:
        """Take what finds the address of a link as one writes it on a page in Markdown."""
        self._session = session
        self._url_of = url_of

    def settled(self, html: str, page: MkDocsPage) -> str:
        """Return the HTML that `page` shows with its links made real."""
        if not may_hold_raw_links(html, self._session.searched):
            return html
        catalogue = Catalogue(self._session, page.file.src_uri)
        return settle_raw_links(html, catalogue, partial(self._url_of, page))

    def mend(self, pages: Mapping[str, MkDocsPage], page: Page, article: Article) -> str | None:
        """Return the HTML of one of the `pages` with its links made real; None: it holds none, as most do."""
        found = pages.get(page.path)
        if found is None or (
            article.is_plain and not any(is_raw(e, self._session) for e in article.elements)
        ):
            return None
        html = self.settled(page.html, found)
        return None if html == page.html else html
