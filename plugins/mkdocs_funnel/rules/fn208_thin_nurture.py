"""FN208: little leads to a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.base import Option, Rule
from mkdocs_funnel.rules.wording import code, counted, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.rules.base import Audit


class FN208ThinNurture(Rule):
    """Few nurture pieces lead to a sale.

    ## What it checks

    For each sale that is open and that some piece asks for: how many pieces with the role `nurture`
    lead to it. A piece leads to an offer if it asks for it or links to its sales page, in its text
    or by its next step, or if it links directly to a piece that asks for it. Longer ways do not
    count: they are not about the offer any more.

    A sale that no piece asks for is [FN403](fn403-unused-offer.md), and a site without any nurture
    piece is [FN205](fn205-missing-stage.md).

    ## Why it matters

    People buy from those whom they know, like and trust, and one article seldom does that. The
    number is opinion: marketers asked in one public forum named "at least three pieces per stage",
    and no study stands behind it or any other figure that we found. So it is an info.

    ## Example

    ```yaml
    offers:
      rag-course:
        kind: sale
        title: Improving search
        url: https://example.com/course
        for: {tags: [RAG]}
    ```

    With one post tagged `RAG`, one piece leads to the course.

    ## Remedy

    Let more of the pieces that fit invite to the offer: widen its `for`, or link to it in their
    text. If there are none, that is what to write next.

    ## Options

    - `min`: how many nurture pieces a sale needs. Default: 3.
    """

    code = "FN208"
    name = "thin-nurture"
    level = Level.INFO
    options: ClassVar[tuple[Option, ...]] = (Option("min", 3, "nurture pieces that a sale needs"),)

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each sale that too few nurture pieces lead to."""
        least = self.number("min")
        leading = _leading(audit)
        nurture = any(Role.NURTURE in piece.roles for piece in audit.graph.pieces.values())
        if not nurture and not audit.is_off("FN205"):
            return
        for offer in audit.settings.offers.values():
            if offer.id not in leading or offer.state(audit.today) is not OfferState.OPEN:
                continue
            pieces = leading[offer.id]
            if len(pieces) < least:
                yield self._thin(offer, pieces, least, audit)

    def _thin(self, offer: Offer, pieces: list[str], least: int, audit: Audit) -> Finding:
        number = counted(len(pieces), "nurture piece") if pieces else "no nurture piece"
        verb = "leads" if len(pieces) < 2 else "lead"
        which = f" ({names(pieces)})" if pieces else ""
        return self.finding(
            audit.settings.file,
            f"{code(offer.id)} is a sale to which {number} {verb}{which}; the least is {least}",
            "Invite to it from more nurture pieces that it fits, or write one.",
            line=offer.line,
            related=tuple(pieces),
            subject=offer.id,
        )


def _leading(audit: Audit) -> dict[str, list[str]]:
    """Return the nurture pieces that lead to each sale which some piece asks for."""
    graph, offers = audit.graph, audit.settings.offers.values()
    sales = {offer.id for offer in offers if offer.kind is OfferKind.SALE}
    there: dict[int, set[str]] = {}
    leading: dict[str, list[str]] = {}
    for node, path in enumerate(graph.paths):
        asked = {call.offer for call in graph.pieces[path].asks if call.offer is not None and not call.dud}
        if asked := asked & sales:
            there[node] = asked
            leading.update((offer, []) for offer in asked)
    for offer in offers:
        page = graph.node(offer.page or "")
        if offer.id in leading and page is not None:
            there.setdefault(page, set()).add(offer.id)
    for node, path in enumerate(graph.paths):
        if Role.NURTURE in graph.pieces[path].roles:
            for name in _led_to(node, audit, there):
                if name in leading:
                    leading[name].append(path)
    return leading


def _led_to(node: int, audit: Audit, there: Mapping[int, set[str]]) -> set[str]:
    """Return the sales that a piece leads to; `there` has those on each piece."""
    piece = audit.graph.pieces[audit.graph.paths[node]]
    found = {invite.offer for invite in piece.invites}
    for target in there.keys() & (node, *audit.graph.arrows[node]):
        found |= there[target]
    return found
