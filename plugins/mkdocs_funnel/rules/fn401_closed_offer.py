"""FN401: the site asks for an offer that is not open, or soon will."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.call import Evidence
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.notice import TakenLink
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code, counted, standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.rules.base import Audit

_SOON = 14
"""Days before closing from which the owner is told."""


class FN401ClosedOffer(Rule):
    """The site asks for an offer that is closed or not open yet, or that closes soon.

    ## What it checks

    Three things, each at a level of its own:

    - *error*: an ask or signup for an offer that is closed or not open yet is still in the final
      HTML, so a reader can click it.
    - *warning*: a link to such an offer was taken from its sentence, whose text may now promise
      what it does not give; or the place on the site where its yes happens is still there.
    - *info*: an offer that at least one piece calls for closes within 14 days. This one stands at
      the offer's line in `funnel.yml`.

    In a build the plugin takes closed offers out before this rule looks, so a closing date that
    passes gives warnings. An error means that a link was left that the plugin could not take: one
    in a template, or on a site that was built without the plugin. Leaks that appear because an
    offer is not open are warnings too, where the site still shows that this is the cause: a build
    that fails on the day after would keep the closed offer live. Setting a level for this rule caps
    all three: with `FN401: warning` nothing here is an error, and the info stays one.

    If the day is not known, dates are not judged.

    ## Why it matters

    A click on a closed offer is the best reader you have, sent away. On one real consultant's blog,
    closing one offer meant editing 45 files, so in practice it is not done. There is no study to
    cite; the 14 days are a choice of ours that leaves time to prepare what comes instead.

    ## Example

    ```yaml
    offers:
      rag-course:
        kind: sale
        title: Improving search, spring course
        url: https://example.com/course
        closes: 2025-05-20
        instead: rag-email
    ```

    From 21 May 2025 on, no link to `https://example.com/course` may be left on the site.

    ## Remedy

    Take the ask out where it stands, or reopen the offer by its dates. Rewrite the sentence whose
    link was taken, or give the offer an `instead`. Before an offer closes, decide what takes its
    place.

    ## Options

    This rule has no options.
    """

    code = "FN401"
    name = "closed-offer"
    level = Level.ERROR

    @classmethod
    def is_judged(cls, audit: Audit) -> bool:
        """Return whether the day is known."""
        return super().is_judged(audit) and audit.today is not None

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield asks that are left, texts that lost a link, and offers that close soon."""
        yield from self._left(audit)
        yield from self._taken(audit)
        if audit.today is not None:
            yield from self._soon(audit, audit.today)

    def _left(self, audit: Audit) -> Iterator[Finding]:
        for piece in audit.pieces.values():
            for call in piece.calls:
                offer = audit.settings.offers.get(call.offer or "")
                if offer is None or offer.state(audit.today) is OfferState.OPEN:
                    continue
                kind = "an ask" if call.is_ask else "a signup"
                state = standing(offer, audit.today)
                yield self.finding(
                    piece.path,
                    f"{code(offer.id)} {state}, and {kind} for it is still in the final HTML: "
                    f"{code(call.text or call.href)}",
                    f"Take it out where it stands, or change the dates in {code(audit.settings.file)}.",
                    line=call.line,
                    subject=offer.id,
                    level=Level.WARNING if call.evidence is Evidence.PLACE else None,
                )

    def _taken(self, audit: Audit) -> Iterator[Finding]:
        for notice in audit.notices:
            if not isinstance(notice, TakenLink):
                continue
            state = standing(audit.settings.offers.get(notice.offer), audit.today)
            yield self.finding(
                notice.path,
                f"{code(notice.offer)} {state}, so {code(notice.text)} lost its link",
                "Rewrite the sentence so that it promises nothing, or link to what readers get instead.",
                line=notice.line,
                subject=f"{notice.offer} {notice.text}",
                level=Level.WARNING,
            )

    def _soon(self, audit: Audit, today: dt.date) -> Iterator[Finding]:
        callers: dict[str, list[str]] = {}
        for piece in audit.pieces.values():
            for offer_id in {call.offer for call in piece.calls if call.offer}:
                callers.setdefault(offer_id, []).append(piece.path)
        for offer in audit.settings.offers.values():
            if offer.id in callers and _closes_soon(offer, today):
                pieces = callers[offer.id]
                callings = f"{counted(len(pieces), 'piece')} {'calls' if len(pieces) == 1 else 'call'}"
                yield self.finding(
                    audit.settings.file,
                    f"{code(offer.id)} closes after {offer.closes}, and {callings} for it",
                    _preparation(offer),
                    line=offer.line,
                    related=tuple(sorted(pieces)),
                    subject=offer.id,
                    level=Level.INFO,
                )


def _closes_soon(offer: Offer, today: dt.date) -> bool:
    if offer.closes is None or offer.state(today) is not OfferState.OPEN:
        return False
    return (offer.closes - today).days <= _SOON


def _preparation(offer: Offer) -> str:
    if offer.instead is None:
        return "Give it an `instead`, so that readers get something from the day after."
    return f"Check that {code(offer.instead)} is what readers should get from the day after."
