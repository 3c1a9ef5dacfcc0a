"""FN305: only its address gives an ask away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.call import Evidence
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.settings import Undeclared
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.declaration import declaration
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN305UndeclaredAsk(Rule):
    """An ask is recognised by its address only; no offer declares it.

    ## What it checks

    Links, forms and embeds whose address is one where people sell or book, and mail and telephone
    addresses where those are asks, as long as no declared offer has that address. Each address is
    reported once for a piece. What such an ask does is set by `asks: {undeclared: ...}` in
    `funnel.yml`: with `count` it counts as an ask, with `report` it does not, with `ignore` this
    rule is silent. The default is `count` while no sale is declared, then `report`. An address that
    cannot work at all is [FN306](fn306-dud-ask.md) instead.

    ## Why it matters

    An address tells that something is sold, but not by whom: it may be somebody else's offer, or a
    free one. A declared offer can close, change its address in one place, and be invited to from
    every piece.

    The list of addresses was compiled mostly from links in public source code and from vendors'
    documentation; about a quarter of it is unverified, and none of it was tried against a live
    service.

    ## Example

    ```markdown
    [Book a call](https://calendly.com/example/intro)
    ```

    The finding's remedy holds the lines that declare it:

    ```yaml
    offers:
      book-a-call:
        kind: sale
        via: booking
        title: "Book a call"
        url: "https://calendly.com/example/intro"
    ```

    ## Remedy

    Paste the lines into `funnel.yml` if the offer is yours. If it is not, mark the link with `{
    .funnel-no-ask }`.

    ## Options

    This rule has no options.
    """

    code = "FN305"
    name = "undeclared-ask"
    level = Level.INFO

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each undeclared address of an ask on each piece."""
        if audit.settings.undeclared_asks is Undeclared.IGNORE:
            return
        for piece in audit.pieces.values():
            yield from self._on_piece(piece, audit)

    def _on_piece(self, piece: Piece, audit: Audit) -> Iterator[Finding]:
        calls: dict[str, Call] = {}
        for call in piece.calls:
            if _undeclared(call):
                calls.setdefault(call.href, call)
        for href, call in calls.items():
            effect = "counts" if call.counts else "does not count"
            yield self.finding(
                piece.path,
                f"{code(href)} looks like an ask, but no offer has its address; it {effect} as one",
                f"If the offer is yours, declare it in {code(audit.settings.file)}:\n\n"
                f"{declaration(call, audit.settings.offers)}\n\n"
                "If it is not, mark the link with `{ .funnel-no-ask }`.",
                line=call.line,
                subject=href,
            )


def _undeclared(call: Call) -> bool:
    by_address = call.evidence in (Evidence.HOST, Evidence.CONTACT)
    return call.is_ask and call.offer is None and by_address and call.dud is None
