"""FN404: a signup promises nothing, or nothing follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

_FACTS = {
    "gives": "does not say what it gives in return for an address",
    "then": "does not say what follows",
}


class FN404EmptyPromise(Rule):
    """A signup does not say what it `gives`, or has no `then`.

    ## What it checks

    Every signup in `funnel.yml` that is not closed. `gives` says what the reader gets in return for
    an address, and is shown where the signup stands. `then` names what follows: a piece, or several.

    ## Why it matters

    An address is given in return for something of value; "subscribe to my newsletter" names none. And
    a signup that nothing follows ends the path there, with an address collected and nothing asked.
    What a mail provider sends afterwards cannot be seen from here. How much a stated return changes
    is not something we found a trustworthy figure for; the rule follows from what a signup is.

    ## Example

    ```yaml
    offers:
      letter:
        kind: signup
        title: My letter
        url: https://example.com/letter
    ```

    Two lines fill it:

    ```yaml
        gives: One worked example a month
        then: posts/where-to-begin.md
    ```

    ## Remedy

    Say in `gives` what the reader gets, and let `then` name the piece that readers come to after
    they have signed up: one that asks, or leads to an ask.

    ## Options

    This rule has no options.
    """

    code = "FN404"
    name = "empty-promise"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each signup that lacks a promise or a sequel."""
        for offer in audit.settings.offers.values():
            if offer.kind is not OfferKind.SIGNUP or offer.state(audit.today) is OfferState.CLOSED:
                continue
            lacks = [key for key, value in (("gives", offer.gives), ("then", offer.then)) if not value]
            if lacks:
                yield self.finding(
                    audit.settings.file,
                    f"{code(offer.id)} is a signup that {' and '.join(_FACTS[key] for key in lacks)}",
                    f"Give it {' and '.join(map(code, lacks))} in {code(audit.settings.file)}.",
                    line=offer.line,
                    subject=offer.id,
                )
