"""The blocks at the end of pieces: today's, and those that come in their place on later days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from mkdocs_funnel.adapters.mkdocs.later_steps import StepsByDay
from mkdocs_funnel.components.any_piece import THIS_PIECE, on_piece
from mkdocs_funnel.components.by_day import by_day
from mkdocs_funnel.components.forms import declared_path
from mkdocs_funnel.components.no_thanks import NoThanks
from mkdocs_funnel.components.utm import ANY_PIECE, outgoing
from mkdocs_funnel.providers.addresses import link_address

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.step import NextStep


class StepBlocks:
    """Makes the blocks of one build's next steps, each that is the same on several pieces once."""

    def __init__(self, session: Session, survey: Survey, url_of: Callable[[MkDocsPage, str], str]) -> None:
        """Take what steps are made from; `url_of` gives the address of a link as one writes it on a page."""
        self._session = session
        self._components = session.components
        self._offers = session.settings.offers
        self._targets = {page.path: page for page in survey.site.pages}
        self._steps = StepsByDay(session, survey)
        self._url_of = url_of
        self._made: dict[tuple[str | None, ...], str] = {}

    def of(self, page: MkDocsPage, step: NextStep) -> str:
        """Return the block of a piece's step and, in templates, those of later days."""
        today = self._block(page, step, self._session.today)
        if not self._session.turns:
            return today
        later = self._steps.later(page.file.src_uri, step)
        return by_day(today, [(day, self._block(page, then, day) if then else "") for day, then in later])

    def _block(self, page: MkDocsPage, step: NextStep, day: dt.date | None) -> str:
        offer = self._offers.get(step.offer or "")
        target = self._targets.get(step.piece or "")
        href = self._href(page, step)
        no = self._no_thanks(page, step, day)
        # Pieces of one folder are mostly given the same step, and differ in what names the piece.
        link = partial(self._url_of, page)
        has_form = offer is not None and offer.form is not None
        declared = declared_path(page.file.src_uri, self._components.surroundings) if has_form else ""
        around = (declared, *self._privacy(link)) if has_form else ()
        key = (step.offer, step.piece, href, *((no.href, no.text) if no else ()), *around)
        if key not in self._made:
            self._made[key] = self._components.next_step(
                offer=offer,
                href=href,
                title=target.title if target else "",
                description=str(target.meta.get("description") or "") if target else None,
                page=THIS_PIECE,
                link=link,
                path=declared,
                no_thanks=no,
            )
        return on_piece(self._made[key], page.file.src_uri)

    def _href(self, page: MkDocsPage, step: NextStep) -> str:
        offer = self._offers.get(step.offer or "")
        target = self._targets.get(step.piece or "")
        href = (link_address(offer) if offer else None) or ""
        if target is not None:
            fragment = href.partition("#")[2] if offer and not offer.page else ""
            return get_relative_url(target.url, page.url) + (f"#{fragment}" if fragment else "")
        if offer is None:
            return href
        return outgoing(href, offer, ANY_PIECE, self._components.surroundings)

    def _no_thanks(self, page: MkDocsPage, step: NextStep, day: dt.date | None) -> NoThanks | None:
        way = self._steps.way_out(page.file.src_uri, step, day)
        if way is None:
            return None
        offer = self._offers.get(way.offer or "")
        text = offer.button if offer else self._targets[way.piece or ""].title
        return NoThanks(self._href(page, way), text, offer)

    def _privacy(self, link: Callable[[str], str]) -> Iterator[str]:
        organisation = self._session.settings.organisation
        if organisation is not None and organisation.privacy:
            yield link(organisation.privacy)
