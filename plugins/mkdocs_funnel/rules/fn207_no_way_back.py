"""FN207: an ask piece has nothing for a reader who says no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.link import LinkKind
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN207NoWayBack(Rule):
    """A piece with the role `ask` gives a reader who says no nowhere to go.

    ## What it checks

    Every piece with `ask` among its roles that asks. It has to hold one of these: a link in its text
    to a piece with the role `nurture`, a signup, a next step, or an ask for an offer that has an
    `instead`. A piece that does not ask is [FN201](fn201-ask-that-never-asks.md), and this rule says
    nothing about it.

    ## Why it matters

    Most readers of an ask do not say yes that day. One who is not ready needs something better to
    do than to leave: read on, or leave an address. That a no should lead somewhere is the
    reasoning of practitioners, and we know of no experiment on it.

    ## Example

    ```markdown
    ---
    funnel: ask
    ---
    # Work with me

    [Book a call](offer:strategy-call){ .md-button }
    ```

    With `instead: rag-email` on the offer, the plugin ends the page with the free course for those
    who do not book.

    ## Remedy

    Give the offer an `instead`, or link from the text to a piece that helps readers who are not
    ready.

    ## Options

    This rule has no options.
    """

    code = "FN207"
    name = "no-way-back"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each ask piece without a way for a no."""
        for piece in audit.graph.pieces.values():
            if Role.ASK not in piece.roles or not piece.is_asking or _has_way(piece, audit):
                continue
            yield self.finding(
                piece.path,
                f"{code(piece.path)} asks, and gives a reader who says no nowhere to go: no link to a "
                "nurture piece, no signup, and no `instead` of what it asks for",
                f"Give {_offers(piece)} an `instead` in {code(audit.settings.file)}, or link from its text "
                "to a nurture piece.",
            )


def _has_way(piece: Piece, audit: Audit) -> bool:
    if piece.takes_addresses or any(call.automatic for call in piece.calls):
        return True
    if any(link.kind is LinkKind.NEXT_STEP for link in piece.links):
        return True
    offers = (audit.settings.offers.get(call.offer or "") for call in piece.asks)
    if any(offer is not None and offer.instead for offer in offers):
        return True
    pieces = audit.graph.pieces
    return any(Role.NURTURE in pieces[target].roles for target in audit.graph.targets(piece.path))


def _offers(piece: Piece) -> str:
    first = next((call.offer for call in piece.asks if call.offer), None)
    return "its offer" if first is None else code(first)
