"""The one place where the rooms meet: a site and its settings to next steps and a report.

An adapter calls `survey` with the pages of a site, may show each piece its step from `Survey.steps`,
tells with `Survey.seen` what the final HTML made of it, and ends with `report`.
`audit` does all of it for those who only look.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_funnel.components.pages import missing_offer
from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.graph.ends import find_ends
from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.graph.steps import choose_steps, with_steps
from mkdocs_funnel.model.baseline import NO_BASELINE
from mkdocs_funnel.model.texts import TEMPLATES
from mkdocs_funnel.providers.addresses import call_address
from mkdocs_funnel.reading.duds import dud_reason
from mkdocs_funnel.reading.listings import with_listings
from mkdocs_funnel.reading.placed import placed_step
from mkdocs_funnel.reading.promises import broken_promises
from mkdocs_funnel.reading.reader import NO_META, Reader, Reading
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.rules.judge import judge
from mkdocs_funnel.settings import parse_front_matter, parse_page_texts
from mkdocs_funnel.summary import summarise

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdocs_funnel.errors import Fault
    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.baseline import Baseline
    from mkdocs_funnel.model.notice import DroppedCall
    from mkdocs_funnel.model.page import Page, Site
    from mkdocs_funnel.model.piece import FunnelMeta, Piece
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.model.step import NextStep
    from mkdocs_funnel.reading.elements import Article
    from mkdocs_funnel.reading.memory import Memory


NO_ARTICLES: Mapping[str, Article] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A site that has been read; nothing in it is judged yet."""

    site: Site
    settings: Settings
    today: dt.date | None
    readings: Mapping[str, Reading]
    """By source path, listings included."""

    steps: Mapping[str, NextStep] = field(default_factory=dict)
    """The next step of each piece that is given one, by source path."""

    dropped: tuple[DroppedCall, ...] = ()
    """What was in the content and is not in the final HTML."""

    reader: Reader
    metas: Mapping[str, FunnelMeta]

    @property
    def pieces(self) -> dict[str, Piece]:
        """The pieces as their writers wrote them, by source path."""
        return {path: r.piece for path, r in self.readings.items() if r.piece is not None}

    def seen(self, articles: Mapping[str, Article], dropped: Iterable[DroppedCall]) -> Survey:
        """Return the survey corrected by what the final HTML of some pages holds.

        Args:
            articles: What was found in the final HTML, by source path.
            dropped: Components and next steps that did not make it there.
        """
        dropped = tuple(dropped)
        pages = {page.path: page for page in self.site.pages}
        anew = {
            path: self.reader.read(pages[path], self.metas.get(path, NO_META), article.without_steps())
            for path, article in articles.items()
            if path in pages
        }
        lost = {notice.path for notice in dropped if notice.what == "next step"}
        steps = {path: step for path, step in self.steps.items() if path not in lost}
        return replace(self, readings={**self.readings, **anew}, steps=steps, dropped=dropped)


def survey(
    site: Site,
    settings: Settings,
    today: dt.date | None = None,
    *,
    choose: bool = True,
    articles: Mapping[str, Article] = NO_ARTICLES,
    memory: Memory | None = None,
    mend: Callable[[Page, Article], str | None] = lambda *_: None,
) -> Survey:
    """Read every page of a site and choose the next steps.

    Args:
        site: The pages as a generator made them.
        settings: What the owner decided.
        today: The day by which offers are open or closed; None: all are open.
        choose: Whether to choose next steps; else those are taken that the pages hold already.
        articles: What stands in pages that were read already, by source path; of others the HTML is read.
        memory: What is known of the pages from an earlier run; it is told what is read now.
        mend: From a page and what stands in it to HTML that is read in its stead; None: there is nothing to mend.

    Raises:
        SettingsError: Front matter is not as it should be; all faults of all pages at once.
    """
    metas = _front_matter(site, settings)
    site = with_listings(site, settings, articles)
    reader = Reader(site, settings, today)
    if not choose:
        return _survey_finished(site, settings, today, reader, metas)

    def read(page: Page) -> Reading:
        meta = metas.get(page.path, NO_META)
        article = articles.get(page.path) or reader.article(page)
        mended = mend(page, article)
        if mended is None:
            return reader.read(page, meta, article)
        return replace(reader.read(replace(page, html=mended), meta), mended=mended)

    if memory is not None:
        readings = memory.readings(site, settings, today, read)
    else:
        readings = {page.path: read(page) for page in site.pages}
    found = Survey(site=site, settings=settings, today=today, readings=readings, reader=reader, metas=metas)
    return replace(found, steps=choose_steps(found.pieces, settings, today, _duds(settings)))


def report(
    found: Survey,
    measured_to: dt.date | None = None,
    baseline: Baseline = NO_BASELINE,
    unjudged: Collection[str] = (),
) -> Report:
    """Judge a site that has been read.

    Args:
        found: The site.
        measured_to: The day to which the time since the last ask runs; None: it is not counted.
        baseline: Findings that are no news.
        unjudged: Codes of rules that this way of reading the site cannot judge in full.
    """
    written = found.pieces
    met, graph = as_met(found)
    graph_written = _graph(written, found.settings)
    ends = find_ends(graph)
    notices = (
        *(notice for reading in found.readings.values() for notice in reading.notices),
        *broken_promises(found.settings, written, found.reader.sitemap),
        *found.dropped,
    )
    audit_ = Audit(
        settings=found.settings,
        pieces=met,
        graph=graph,
        ends=ends,
        listings=frozenset(p.path for p in found.site.pages if p.path not in written),
        notices=tuple(dict.fromkeys(notices)),
        today=found.today,
        measured_to=measured_to,
        language=found.site.language,
        baseline=baseline,
        unjudged=frozenset(unjudged),
    )
    return summarise(
        audit_,
        judge(audit_),
        site=found.site,
        steps=found.steps,
        written=graph_written,
        measured_to=measured_to,
        listing_links=tuple(
            link for path, r in found.readings.items() if path not in written for link in r.links
        ),
    )


def as_met(found: Survey) -> tuple[dict[str, Piece], FunnelGraph]:
    """Return the pieces as readers meet them, automatic steps included, and the graph that they make."""
    pieces = with_steps(found.pieces, found.steps, found.settings, _duds(found.settings))
    return pieces, _graph(pieces, found.settings)


def without_offer(found: Survey, offer: str) -> Survey:
    """Return the survey as it would be if a declared offer took no yes any more: steps are chosen anew."""
    readings = {path: _shut(reading, offer) for path, reading in found.readings.items()}
    closed = replace(found, readings=readings)
    offers = {name: other for name, other in found.settings.offers.items() if name != offer}
    left = replace(found.settings, offers=offers)
    return replace(closed, steps=choose_steps(closed.pieces, left, found.today, _duds(left)))


def _shut(reading: Reading, offer: str) -> Reading:
    piece = reading.piece
    if piece is None or not any(call.offer == offer for call in piece.calls):
        return reading
    calls = tuple(replace(call, counts=call.counts and call.offer != offer) for call in piece.calls)
    return replace(reading, piece=replace(piece, calls=calls))


def audit(site: Site, settings: Settings, today: dt.date | None = None) -> Report:
    """Read and judge a site; raises what `survey` raises."""
    return report(survey(site, settings, today))


def _survey_finished(
    site: Site, settings: Settings, today: dt.date | None, reader: Reader, metas: Mapping[str, FunnelMeta]
) -> Survey:
    readings: dict[str, Reading] = {}
    steps: dict[str, NextStep] = {}
    for page in site.pages:
        article, step = placed_step(page, reader.article(page), reader.sitemap, settings, today)
        readings[page.path] = reader.read(page, metas.get(page.path, NO_META), article)
        if step is not None and readings[page.path].piece is not None:
            steps[page.path] = step
    return Survey(
        site=site,
        settings=settings,
        today=today,
        readings=readings,
        steps=steps,
        reader=reader,
        metas=metas,
    )


def _duds(settings: Settings) -> dict[str, str]:
    """Return why nobody can say yes at the address of an offer, by the ids of those for which it is so."""
    reasons = ((offer.id, dud_reason(call_address(offer))) for offer in settings.offers.values())
    return {name: reason for name, reason in reasons if reason is not None}


def _graph(pieces: Mapping[str, Piece], settings: Settings) -> FunnelGraph:
    landings: Collection[str] = {channel.landing for channel in settings.channels}
    return build_graph(pieces.values(), landings, listed_entries=settings.listed_entries)


def _front_matter(site: Site, settings: Settings) -> dict[str, FunnelMeta]:
    metas: dict[str, FunnelMeta] = {}
    faults: list[Fault] = []
    for page in site.pages:
        if "funnel" in page.meta:
            metas[page.path], wrong = parse_front_matter(page.meta, page.source, page.path)
            faults += wrong
        if page.meta.get("template") in TEMPLATES:
            faults += parse_page_texts(page.meta, page.source, page.path)[1]
            faults += missing_offer(page, settings, site.templates)
    if faults:
        raise SettingsError(tuple(faults))
    return metas
