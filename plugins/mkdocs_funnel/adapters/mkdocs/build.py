"""One build of one language: what was read, what the final HTML made of it."""

from __future__ import annotations

import posixpath
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import settle_raw_links
from mkdocs_funnel.adapters.mkdocs.site import has_own_template, make_site
from mkdocs_funnel.reading.final import dropped_calls, read_final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.model.notice import DroppedCall
    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.model.step import NextStep
    from mkdocs_funnel.reading.elements import Article


class Build:
    """The state of one build; a new one for each, so that nothing leaks into the next."""

    def __init__(self, session: Session, measured_to: dt.date | None = None) -> None:
        self.session = session
        self._measured_to = measured_to
        self.nav: Navigation | None = None
        self.seconds = 0.0
        """Time spent in the plugin's own code."""

        self.is_partial = False
        """Whether some pages are known neither from this build nor from one before it."""

        self._survey: engine.Survey | None = None
        self._rebuilt: set[str] = set()
        self._articles: dict[str, Article] = {}
        self._dropped: list[DroppedCall] = []

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count the time of a block as the plugin's own."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - start

    def read(self, config: MkDocsConfig, files: Files, memory: dict[str, Page]) -> None:
        """Read every page and put the next steps into their content; `memory` keeps pages between builds."""
        rendered = [
            f.page for f in files.documentation_pages() if f.page and f.page.content is not None
        ]
        self._settle(rendered, files)
        site = make_site(config, files, self.nav, memory)
        memory.clear()
        memory.update({page.path: page for page in site.pages})
        self._rebuilt = {page.file.src_uri for page in rendered}
        self.is_partial = any(
            file.page is not None and file.src_uri not in memory
            for file in files.documentation_pages()
            if not file.page or not file.page.meta.get("draft")
        )
        self._survey = engine.survey(site, self.session.settings, self.session.today)
        pages = {page.file.src_uri: page for page in rendered}
        targets = {page.path: page for page in site.pages}
        for path, step in self._survey.steps.items():
            if path in pages:
                pages[
                    path
                ].content = f"{pages[path].content}\n{self._block(pages[path], step, targets)}\n"

    def _settle(self, pages: list[MkDocsPage], files: Files) -> None:
        settings, today = self.session.settings, self.session.today
        anything_closed = any(o.state(today) != "open" for o in settings.offers.values())
        for page in pages:
            if anything_closed or "offer:" in (page.content or ""):
                catalogue = Catalogue(self.session, page.file.src_uri)
                page.content = settle_raw_links(
                    page.content or "",
                    catalogue,
                    lambda link, page=page: _url_of(link, page, files),
                )

    def _block(self, page: MkDocsPage, step: NextStep, targets: dict[str, Page]) -> str:
        offer = self.session.settings.offers.get(step.offer or "")
        target = targets.get(step.piece or "")
        href = (offer.url if offer else None) or ""
        if target is not None:
            fragment = href.partition("#")[2] if offer and not offer.page else ""
            href = get_relative_url(target.url, page.url) + (f"#{fragment}" if fragment else "")
        return self.session.components.next_step(
            offer=offer,
            href=href,
            title=target.title if target else "",
            description=str(target.meta.get("description") or "") if target else None,
        )

    def context(self, path: str) -> dict[str, object]:
        """Return what templates are told about a piece: its roles, its next step, the way to an ask."""
        if self._survey is None or path not in self._survey.pieces:
            return {}
        piece = self._survey.pieces[path]
        return {
            "roles": [str(role) for role in piece.roles],
            "next_step": self._survey.steps.get(path),
        }

    def see(self, page: MkDocsPage, html: str) -> None:
        """Take the final HTML of a page into account where its content does not tell all of it."""
        content = page.content or ""
        if self._survey is None or (content in html and not has_own_template(page)):
            return
        path = page.file.src_uri
        self._articles[path] = read_final(html, self._survey.reader.anchors(path))

    def see_finished(self, page: MkDocsPage, html: str) -> None:
        """Hold the finished HTML, after all other plugins, against the components in the content."""
        if self._survey is None:
            return
        path = page.file.src_uri
        dropped = dropped_calls(path, page.content or "", html)
        if dropped:
            self._dropped += dropped
            self._articles[path] = read_final(html, self._survey.reader.anchors(path))

    def report(self) -> Report:
        """Judge the build."""
        assert self._survey is not None, "the report is asked for after the pages were read"
        return engine.report(self._survey.seen(self._articles, self._dropped), self._measured_to)


def _url_of(link: str, page: MkDocsPage, files: Files) -> str:
    """Return the address of a link as one writes it in Markdown; other addresses as they are."""
    path, mark, fragment = link.partition("#")
    target = files.get_file_from_path(path.lstrip("/")) or files.get_file_from_path(
        _joined(page.file.src_uri, path)
    )
    if target is None:
        return link
    return get_relative_url(target.url, page.url) + mark + fragment


def _joined(source: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), link))
