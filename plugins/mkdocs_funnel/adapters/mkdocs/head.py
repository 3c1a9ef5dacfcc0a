"""What the plugin puts into the head of a page: its role, who counts, what it offers."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from mkdocs_funnel.components.counting import LISTENING
from mkdocs_funnel.components.structured import About, Describer
from mkdocs_funnel.model.offer import OfferKind, OfferState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.role import Role


class Heads:
    """Makes the additions to the heads of one build's pages."""

    def __init__(self, survey: Survey, *, structured: bool) -> None:
        self._survey = survey
        self._structured = structured
        self._offers = survey.settings.offers
        self._pages: Mapping[str, Page] = {page.path: page for page in survey.site.pages}
        site = survey.site.url
        self._root = f"{site.rstrip('/')}/" if site.startswith(("http://", "https://")) else None
        self._describer = Describer(self._address_of, survey.settings.organisation)
        self._open = {
            name: offer
            for name, offer in self._offers.items()
            if offer.state(survey.today) is OfferState.OPEN
        }
        self._sold = {
            offer.page: offer
            for offer in reversed(self._open.values())
            if offer.page and offer.kind is OfferKind.SALE
        }
        heard = [service for service in survey.settings.analytics if service in LISTENING]
        self._listening = _meta("analytics", " ".join(heard)) if heard else ""

    def of(self, path: str, met: Collection[str] = ()) -> str:
        """Return what goes into the head of a page.

        Args:
            path: Its source path.
            met: Ids of offers that its template asks for, which its content does not tell.
        """
        reading = self._survey.readings.get(path)
        if not self._structured or reading is None or reading.piece is None or not reading.piece.in_funnel:
            return self._listening
        return f"{_role(reading.piece.roles)}{self._listening}{self._described(reading.piece, met)}"

    def _described(self, piece: Piece, met: Collection[str]) -> str:
        step = self._survey.steps.get(piece.path)
        named = [*[call.offer for call in piece.calls if call.counts], *met, step.offer if step else None]
        asked = [self._open[name] for name in dict.fromkeys(named) if name in self._open]
        sold = self._sold.get(piece.path)
        if not asked and sold is None:
            return ""
        page = self._pages[piece.path]
        description = str(page.meta.get("description") or "")
        about = About(page.title, self._address_of(piece.path), description, piece.date)
        return self._describer.script(about, asked, sold)

    def _address_of(self, place: str) -> str | None:
        path, mark, fragment = place.partition("#")
        page = self._pages.get(path)
        if page is None or self._root is None:
            return None
        return f"{self._root}{page.url.removeprefix('./')}{mark}{fragment}"


@cache
def _role(roles: tuple[Role, ...]) -> str:
    return _meta("role", " ".join(roles))


def _meta(name: str, content: str) -> str:
    return f'<meta name="funnel:{name}" content="{escape(content)}">'
