"""One build of one language: what was read, what the final HTML made of it."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import get_relative_url

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.mkdocs.aside import Aside
from mkdocs_funnel.adapters.mkdocs.head import Heads
from mkdocs_funnel.adapters.mkdocs.header import Header
from mkdocs_funnel.adapters.mkdocs.injection import insert
from mkdocs_funnel.adapters.mkdocs.offers_page import OfferCards
from mkdocs_funnel.adapters.mkdocs.raw_links import RawLinks
from mkdocs_funnel.adapters.mkdocs.site import (
    has_own_template,
    indexes_all,
    is_withheld,
    make_site,
)
from mkdocs_funnel.adapters.mkdocs.step_blocks import StepBlocks
from mkdocs_funnel.adapters.mkdocs.templates import Frames
from mkdocs_funnel.adapters.mkdocs.weaving import BUTTON, HEAD
from mkdocs_funnel.components.short_links import with_short_links
from mkdocs_funnel.model.baseline import NO_BASELINE
from mkdocs_funnel.reading.final import dropped_calls, place_of, read_final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
    from mkdocs_funnel.adapters.mkdocs.remembered import Remembered
    from mkdocs_funnel.model.baseline import Baseline
    from mkdocs_funnel.model.notice import DroppedCall
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reading.elements import Article


class Build:
    """The state of one build; a new one for each, so that nothing leaks into the next."""

    def __init__(
        self,
        session: Session,
        timed: Stopwatch,
        measured_to: dt.date | None = None,
        baseline: Baseline = NO_BASELINE,
        unjudged: Collection[str] = (),
        *,
        structured_data: bool = True,
    ) -> None:
        self.session = session
        self.timed = timed
        """Counts what hooks spend in `with` blocks."""

        self._measured_to = measured_to
        self._baseline = baseline
        self._unjudged = unjudged
        self.nav: Navigation | None = None
        self.is_partial = False
        """Whether some pages are known neither from this build nor from one before it."""

        self._survey: engine.Survey | None = None
        self._frames: Frames | None = None
        self.offers_page: str | None = None
        """Source path of the page of offers, if the plugin makes it."""

        self._structured = structured_data
        self._heads: Heads | None = None
        self._header: Header | None = None
        self._files = Files(())
        self._raw_links = RawLinks(session, self._url_of)
        self._articles: dict[str, Article] = {}
        self._dropped: list[DroppedCall] = []
        self._handed: dict[str, dict[str, Any]] = {}
        """What templates are handed for each page, by source path."""

        self.aside = Aside(later=False, blocks=False)
        self._whole: str | None = None
        """The HTML that was seen last, if it held all of its content."""

        self._below = 0
        """How much stood below the content there."""

    def read(self, config: MkDocsConfig, files: Files, memory: Remembered | None) -> None:
        """Read every page and put the next steps into their content; `memory` is kept for a server's next build."""
        documents = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        pages = {f.src_uri: f.page for f in documents if f.page and f.page.content is not None}
        self._files = files
        self._frames = Frames(self.session, config, pages.values(), self._url_of)
        others = {p: page for p, page in pages.items() if p not in self._frames and p != self.offers_page}
        for path in pages.keys() - others.keys():
            self._fill(pages[path])
        site = with_short_links(
            make_site(config, files, self.nav, memory.pages if memory else {}), self.session.settings
        )
        known = {page.path for page in site.pages}
        self.is_partial = any(f.src_uri not in known and not is_withheld(f) for f in documents)
        around, session = self._frames.around(site), self.session
        self._survey = engine.survey(
            around,
            session.settings,
            session.today,
            memory=memory.readings if memory else None,
            mend=partial(self._raw_links.mend, others),
        )
        if memory:
            mended = ((page, self._survey.readings[page.path].mended) for page in site.pages)
            memory.pages = {p.path: p if html is None else replace(p, html=html) for p, html in mended}
        self._settle(self._survey, others)
        self._append_steps(self._survey, self._frames, pages)
        self.aside = Aside(later=bool(session.turns), blocks=indexes_all(config))
        self._heads = Heads(self._survey, structured=self._structured)
        self._header = Header(self.session, config, files)
        # At once, for between the templates of two pages it would take much longer.
        self._handed = {path: self._hand(page) for path, page in pages.items()}

    def _fill(self, page: MkDocsPage) -> None:
        """Make the raw links of a page real before more of ours comes to it: what the page of offers shows, a frame."""
        page.content = self._raw_links.settled(page.content or "", page)
        if page.file.src_uri == self.offers_page:
            cards = OfferCards(self.session, self._files, page.file.src_uri, partial(self._url_of, page))
            page.content = f"{page.content}\n{cards.html()}\n"

    def _settle(self, survey: engine.Survey, pages: Mapping[str, MkDocsPage]) -> None:
        """Give pages the HTML that was read in the stead of their own."""
        for path, page in pages.items():
            reading = survey.readings.get(path)
            if reading is None:  # A draft, which a server shows.
                page.content = self._raw_links.settled(page.content or "", page)
            elif reading.mended is not None:
                page.content = reading.mended

    def _append_steps(self, survey: engine.Survey, frames: Frames, pages: Mapping[str, MkDocsPage]) -> None:
        blocks = StepBlocks(self.session, survey, self._url_of)
        for path, step in survey.steps.items():
            if path in pages:
                block = blocks.of(pages[path], step)
                if not frames.take_step(path, block):
                    pages[path].content = f"{pages[path].content}\n{block}\n"

    def settle_excerpts(self, view: MkDocsPage, excerpts: Iterable[MkDocsPage]) -> None:
        """Make the raw offer links of excerpts real: a blog converts those anew for each of its listings."""
        for excerpt in excerpts:
            excerpt.content = self._raw_links.settled(excerpt.content or "", view)

    def unread(self) -> dict[str, str]:
        """Return the addresses of the pages that a dirty build left as they were, by their source paths."""
        if not self.is_partial or self._survey is None:
            return {}
        read = {page.path for page in self._survey.site.pages}
        files = (file for file in self._files.documentation_pages() if not is_withheld(file))
        return {file.src_uri: file.url for file in files if file.src_uri not in read}

    @property
    def survey(self) -> engine.Survey | None:
        """What was read; None before that."""
        return self._survey

    def handed(self, page: MkDocsPage) -> dict[str, Any]:
        """Return what templates are handed for a page: `funnel`, and the HTML that they put into head and header.

        `funnel` tells of a piece: its roles, its next step, what a template of ours shows.
        """
        handed = self._handed.get(page.file.src_uri) or self._hand(page)
        framed = self._frames.context(page) if self._frames else {}
        return {**handed, "funnel": {**framed, **handed["funnel"]}} if framed else handed

    def _hand(self, page: MkDocsPage) -> dict[str, Any]:
        if self._survey is None or self._heads is None or self._header is None:
            return {"funnel": {}}
        path = page.file.src_uri
        reading = self._survey.readings.get(path)
        piece = reading.piece if reading else None
        told = (
            {"roles": list(map(str, piece.roles)), "next_step": self._survey.steps.get(path)} if piece else {}
        )
        button = self._header.on(page.file.url, path, page.meta.get("template"))
        return {"funnel": told, HEAD: self._heads.of(path), BUTTON: button}

    def see(self, page: MkDocsPage, html: str) -> str:
        """Take the final HTML of a page into account where its content does not tell all of it; return it dressed."""
        content = page.content or ""
        at = place_of(html, content, self._below)
        is_whole = at >= 0
        if is_whole:
            self._below = len(html) - at - len(content)
        path = page.file.src_uri
        if self._survey is not None and (not is_whole or has_own_template(page)):
            self._articles[path] = read_final(html, self._survey.reader.anchors(path))
        html = self._dressed(page, html)
        self._whole = html if is_whole else None
        return html

    def _dressed(self, page: MkDocsPage, html: str) -> str:
        """Return the page with what belongs in its head and its header."""
        if self._heads is None or self._header is None:
            return html
        path = page.file.src_uri
        article = self._articles.get(path)
        met = [element.marks.get("offer", "") for element in article.elements] if article else ()
        handed = self._handed.get(path) or self._hand(page)
        head = self._heads.of(path, met) if met else handed[HEAD]
        return insert(html, head=head, after_header=handed[BUTTON], woven=handed[HEAD])

    def dress_template(self, html: str) -> str:
        """Return the HTML of a page without content, such as that of an error, with what belongs in its header."""
        return insert(html, after_header=self._header.on_template()) if self._header else html

    def is_whole(self, html: str) -> bool:
        """Return whether a page is still as `see` left it, all of its content in it."""
        return html is self._whole

    def see_finished(self, page: MkDocsPage, html: str) -> None:
        """Hold the finished HTML, after all other plugins, against the components in the content."""
        if self._survey is None:
            return
        path = page.file.src_uri
        dropped = dropped_calls(path, page.content or "", html)
        if dropped:
            self._dropped += dropped
            self._articles[path] = read_final(html, self._survey.reader.anchors(path))

    def _url_of(self, page: MkDocsPage, link: str) -> str:
        """Return the address of a link as one writes it in Markdown; other addresses as they are."""
        path, mark, fragment = link.partition("#")
        find = self._files.get_file_from_path
        target = find(path.lstrip("/")) or find(_joined(page.file.src_uri, path))
        return link if target is None else get_relative_url(target.url, page.url) + mark + fragment

    def report(self) -> Report:
        """Judge the build."""
        assert self._survey is not None, "the report is asked for after the pages were read"
        found = self._survey.seen(self._articles, self._dropped)
        return engine.report(found, self._measured_to, self._baseline, self._unjudged)


def _joined(source: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), link))
