"""FN403: an offer is open, and nothing asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.rules.base import Audit


class FN403UnusedOffer(Rule):
    """An open offer that no piece asks for.

    ## What it checks

    Every offer in `funnel.yml` that is open today: at least one piece has to hold an ask or a signup
    for it, written or as a next step. A link to its sales page is not one, because nobody can say
    yes there if the page itself does not ask. An offer that another one names as its `instead` may
    wait for its turn and is not reported.

    ## Why it matters

    You made something to say yes to, and no reader is ever asked. Often the address has changed and
    the pages still hold the old one. There is no figure for it; the rule compares what you declared
    with what is on the site.

    ## Example

    ```yaml
    offers:
      workshop:
        kind: sale
        title: A day on search
        url: https://example.com/workshop
        for: {tags: [Workshop]}
    ```

    If no piece has that tag and none links to the workshop, the offer is not used.

    ## Remedy

    Ask for it on a piece that it fits, add the address that the pages hold to its `also`, or take
    the offer out of `funnel.yml`.

    ## Options

    This rule has no options.
    """

    code = "FN403"
    name = "unused-offer"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each open offer that nothing calls for."""
        offers = audit.settings.offers
        called = {call.offer for piece in audit.pieces.values() for call in piece.calls}
        spare = {offer.instead for offer in offers.values()}
        for offer in offers.values():
            if offer.id in called | spare or offer.state(audit.today) is not OfferState.OPEN:
                continue
            verb = "asks for it" if offer.kind is OfferKind.SALE else "offers it"
            yield self.finding(
                audit.settings.file,
                f"{code(offer.id)} is open, and no piece {verb}",
                f"{_way(offer, audit)}, or take it out of {code(audit.settings.file)}.",
                line=offer.line,
                subject=offer.id,
            )


def _way(offer: Offer, audit: Audit) -> str:
    if offer.page in audit.pieces:
        return f"Ask for it on its sales page, {code(offer.page or '')}"
    return "Ask for it on a piece that it fits, add the address that links have to its `also`"
