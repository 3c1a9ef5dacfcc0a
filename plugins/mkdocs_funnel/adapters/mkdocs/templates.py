"""What the page templates `sales.html`, `signup.html` and `thanks.html` are handed, and what they put on a page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.components.by_day import by_day
from mkdocs_funnel.components.format import standing_text
from mkdocs_funnel.components.pages import SOURCE, frame_of, offer_facts, without_words
from mkdocs_funnel.components.theme import own_templates
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.settings import parse_page_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.components.pages import Frame
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.page import Page, Site

    UrlOf = Callable[[MkDocsPage, str], str]

_HEADING = re.compile(r"\s*(<h1\b.*?</h1\s*>)", re.DOTALL | re.IGNORECASE)


class Frames:
    """The pages of one build that have a template of the tool."""

    def __init__(
        self, session: Session, config: MkDocsConfig, pages: Iterable[MkDocsPage], url_of: UrlOf
    ) -> None:
        """Find the pages; `url_of` gives the address of a link as one writes it in Markdown on a page."""
        self._session = session
        self._url_of = url_of
        self._steps: dict[str, str] = {}
        self._parts: dict[str, tuple[str, str]] = {}
        self._found: dict[str, tuple[MkDocsPage, Frame]] = {}
        own = own_templates(config.theme.custom_dir)
        for page in pages:
            frame = frame_of(page.meta, page.file.src_uri, session.settings, own)
            if frame is not None:
                self._found[page.file.src_uri] = page, frame
                self._parts[page.file.src_uri] = self._asks(page, frame)
        self._known: dict[str, Page] = {}

    def __contains__(self, path: object) -> bool:
        """Return whether the page of a source path is one of them."""
        return path in self._found

    def around(self, site: Site) -> Site:
        """Return the site whose pages hold what their templates will put around them."""
        if not self._found:
            return site
        self._known = {page.path: page for page in site.pages}
        return replace(site, pages=tuple(map(self._framed, site.pages)))

    def _framed(self, page: Page) -> Page:
        if page.path not in self._found:
            return page
        early, late = self._parts[page.path]
        links = [
            f'<a href="{escape(link["href"])}">{escape(link["title"])}</a>' for link in self._links(page.path)
        ]
        return replace(page, html="\n".join([early, page.html, late, *links]))

    def take_step(self, path: str, block: str) -> bool:
        """Return whether the page has a template that places the block of its next step itself."""
        if path in self._found:
            self._steps[path] = block
        return path in self._found

    def context(self, page: MkDocsPage) -> dict[str, object]:
        """Return what the template of a page is told; nothing for other pages.

        The asks, the way back, heading and body are HTML; all other texts must be escaped by the template.
        """
        path = page.file.src_uri
        if path not in self._found:
            return {}
        frame = self._found[path][1]
        early, late = self._parts[path]
        heading, body = _heading(page)
        return {
            "offer": offer_facts(frame.offer, self._session.components) if frame.offer else None,
            "ask": early,
            "ask_late": late,
            "signup": late,
            "way_back": self._steps.get(path, ""),
            "then": self._links(path),
            "texts": parse_page_texts(page.meta, "", path)[0],
            "heading": heading,
            "body": body,
            "words": self._session.components.words,
        }

    def _asks(self, page: MkDocsPage, frame: Frame) -> tuple[str, str]:
        """Return what asks before the text and after it, today and, where dates say so, from a later day on."""
        if frame.offer is None:
            return "", ""
        early, late = self._asks_on(self._session, page, frame, frame.offer)
        later = [
            (day, *self._asks_on(self._session.on(day), page, frame, frame.offer))
            for day in self._session.turns_of(frame.offer)
        ]
        return by_day(early, [(day, e) for day, e, _ in later]), by_day(
            late, [(day, x) for day, _, x in later]
        )

    def _asks_on(self, session: Session, page: MkDocsPage, frame: Frame, offer: Offer) -> tuple[str, str]:
        if not session.is_open(offer):
            given = self._not_open(session, page, offer)
            return (given, "") if frame.asks_early else ("", given)
        early = self._ask(session, page, without_words(offer)) if frame.asks_early else ""
        told = without_words(offer) if frame.template == "signup.html" else replace(offer, not_for=None)
        return early, self._ask(session, page, told)

    def _ask(self, session: Session, page: MkDocsPage, offer: Offer, link: str | None = None) -> str:
        path = page.file.src_uri
        link = Catalogue(session, path).link(offer) if link is None else link
        render = session.components.ask if offer.kind is OfferKind.SALE else session.components.signup
        url_of = partial(self._url_of, page)
        return render(offer, url_of(link or ""), source=SOURCE, page=path, link=url_of)

    def _not_open(self, session: Session, page: MkDocsPage, offer: Offer) -> str:
        """Return what stands where an offer that is not open would ask: why not, and what there is instead."""
        told = standing_text(offer, session.today, session.components.words) or ""
        said = f'<p class="funnel-notice">{escape(told)}</p>\n'
        given = Catalogue(session, page.file.src_uri).stand_in(offer)
        if given is None:
            return said
        if given.offer is not None:
            return said + self._ask(session, page, given.offer, given.href)
        href = escape(self._url_of(page, given.href))
        link = f'<a class="funnel-link" href="{href}">{escape(given.text)}</a>'
        return f'{said}<div class="funnel"><p class="funnel-title">{link}</p></div>'

    def _links(self, path: str) -> list[dict[str, str]]:
        page, frame = self._found[path]
        pieces = [self._known[target] for target in frame.leads_to if target in self._known]
        return [
            {
                "title": piece.title,
                "href": self._url_of(page, f"/{piece.path}"),
                "description": str(piece.meta.get("description") or ""),
            }
            for piece in pieces
        ]


def _heading(page: MkDocsPage) -> tuple[str, str]:
    """Return the heading of a page, which its template puts first, and what is below it; both are HTML."""
    content = page.content or ""
    found = _HEADING.match(content)
    if found is None:
        return f"<h1>{escape(str(page.title or ''))}</h1>", content
    return found[1], content[found.end() :]
