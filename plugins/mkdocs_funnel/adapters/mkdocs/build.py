"""One build of one language: what was read, what the final HTML made of it."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import settle_raw_links
from mkdocs_funnel.adapters.mkdocs.site import has_own_template, is_withheld, make_site
from mkdocs_funnel.model.baseline import NO_BASELINE
from mkdocs_funnel.reading.final import dropped_calls, holds, read_final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
    from mkdocs_funnel.model.baseline import Baseline
    from mkdocs_funnel.model.notice import DroppedCall
    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.model.step import NextStep
    from mkdocs_funnel.reading.elements import Article


class Build:
    """The state of one build; a new one for each, so that nothing leaks into the next."""

    def __init__(
        self,
        session: Session,
        measured_to: dt.date | None = None,
        baseline: Baseline = NO_BASELINE,
        unjudged: Collection[str] = (),
    ) -> None:
        self.session = session
        self._measured_to = measured_to
        self._baseline = baseline
        self._unjudged = unjudged
        self.nav: Navigation | None = None
        self.is_partial = False
        """Whether some pages are known neither from this build nor from one before it."""

        self._survey: engine.Survey | None = None
        self._files = Files(())
        self._articles: dict[str, Article] = {}
        self._dropped: list[DroppedCall] = []
        self._blocks: dict[tuple[str | None, str | None, str], str] = {}
        self._whole: str | None = None
        """The HTML that was seen last, if it held all of its content."""

    @property
    def timed(self) -> Stopwatch:
        """Counts the time of a `with` block as the plugin's own."""
        return self.session.timed

    def read(self, config: MkDocsConfig, files: Files, memory: dict[str, Page]) -> None:
        """Read every page and put the next steps into their content; `memory` keeps pages between builds."""
        rendered = [f.page for f in files.documentation_pages() if f.page and f.page.content is not None]
        self._files = files
        self._settle(rendered)
        site = make_site(config, files, self.nav, memory)
        memory.clear()
        memory.update({page.path: page for page in site.pages})
        self.is_partial = any(
            file.src_uri not in memory and not is_withheld(file) for file in files.documentation_pages()
        )
        self._survey = engine.survey(site, self.session.settings, self.session.today)
        pages = {page.file.src_uri: page for page in rendered}
        targets = {page.path: page for page in site.pages}
        for path, step in self._survey.steps.items():
            if path in pages:
                pages[path].content = f"{pages[path].content}\n{self._block(pages[path], step, targets)}\n"

    def settle_excerpts(self, view: MkDocsPage, excerpts: Iterable[MkDocsPage]) -> None:
        """Make the raw offer links of excerpts real: a blog converts those anew for each of its listings."""
        self._settle(excerpts, view)

    def _settle(self, pages: Iterable[MkDocsPage], shown_on: MkDocsPage | None = None) -> None:
        for page in pages:
            content = (page.content or "").lower()
            if any(sign in content for sign in self.session.signs):
                place = shown_on or page
                catalogue = Catalogue(self.session, place.file.src_uri)
                url_of = partial(_url_of, place, self._files)
                page.content = settle_raw_links(page.content or "", catalogue, url_of)

    def _block(self, page: MkDocsPage, step: NextStep, targets: dict[str, Page]) -> str:
        offer = self.session.settings.offers.get(step.offer or "")
        target = targets.get(step.piece or "")
        href = (offer.url if offer else None) or ""
        if target is not None:
            fragment = href.partition("#")[2] if offer and not offer.page else ""
            href = get_relative_url(target.url, page.url) + (f"#{fragment}" if fragment else "")
        # Pieces of one folder are mostly given the same step.
        key = (step.offer, step.piece, href)
        if key not in self._blocks:
            self._blocks[key] = self.session.components.next_step(
                offer=offer,
                href=href,
                title=target.title if target else "",
                description=str(target.meta.get("description") or "") if target else None,
                page=page.file.src_uri,
            )
        return self._blocks[key]

    @property
    def survey(self) -> engine.Survey | None:
        """What was read; None before that."""
        return self._survey

    def context(self, path: str) -> dict[str, object]:
        """Return what templates are told about a piece: its roles, its next step, the way to an ask."""
        reading = self._survey.readings.get(path) if self._survey else None
        if self._survey is None or reading is None or reading.piece is None:
            return {}
        return {
            "roles": [str(role) for role in reading.piece.roles],
            "next_step": self._survey.steps.get(path),
        }

    def see(self, page: MkDocsPage, html: str) -> None:
        """Take the final HTML of a page into account where its content does not tell all of it."""
        is_whole = holds(html, page.content or "")
        self._whole = html if is_whole else None
        if self._survey is None or (is_whole and not has_own_template(page)):
            return
        path = page.file.src_uri
        self._articles[path] = read_final(html, self._survey.reader.anchors(path))

    def see_finished(self, page: MkDocsPage, html: str) -> None:
        """Hold the finished HTML, after all other plugins, against the components in the content."""
        if self._survey is None or html is self._whole:
            return
        path = page.file.src_uri
        dropped = dropped_calls(path, page.content or "", html)
        if dropped:
            self._dropped += dropped
            self._articles[path] = read_final(html, self._survey.reader.anchors(path))

    def report(self) -> Report:
        """Judge the build."""
        assert self._survey is not None, "the report is asked for after the pages were read"
        found = self._survey.seen(self._articles, self._dropped)
        return engine.report(found, self._measured_to, self._baseline, self._unjudged)


def _url_of(page: MkDocsPage, files: Files, link: str) -> str:
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
