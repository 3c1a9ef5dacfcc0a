"""Offer links in raw HTML, made real in the content of pages once it is finished."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import may_hold_raw_links, settle_raw_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session


class RawLinks:
    """Finds them on the pages of one build."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def settle(
        self,
        pages: Iterable[MkDocsPage],
        url_of: Callable[[MkDocsPage, str], str],
        shown_on: MkDocsPage | None = None,
    ) -> None:
        """Make the links on pages real, and take the ways to closed offers.

        Args:
            pages: Pages with content, or excerpts of such.
            url_of: From a page and a link as one writes it there in Markdown to an address.
            shown_on: The page that shows the excerpts.
        """
        for page in pages:
            content = page.content or ""
            if may_hold_raw_links(content, self._session.searched):
                place = shown_on or page
                catalogue = Catalogue(self._session, place.file.src_uri)
                page.content = settle_raw_links(content, catalogue, partial(url_of, place))
