"""FN306: the address of an ask or signup cannot work, or a link within the site spoils what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.notice import TaggedLink
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN306DudAsk(Rule):
    """An ask or signup has an address that cannot work, or a link within the site carries UTM parameters.

    ## What it checks

    The address of every ask and signup: test mode and sandboxes, expired sessions, placeholders
    that were never filled in, plain `http`, and schemes that are not safe, such as `javascript:`.
    The finding says which of these it is. A dud never counts as an ask or a signup.

    Also every link in a text that leads to another page of the site, or to the page itself: its
    query must not hold parameters that begin with `utm_`. Other parameters do not matter. Nor may it
    lead there by the short address of a channel, `/go/<short>/`, that adds such parameters.

    ## Why it matters

    The reader says yes and nothing happens, or worse, you are told of a sale that paid nothing.
    Placeholders turn up again and again in the public source code that we read. How often they do
    was not counted. The rule goes by the shape of the address alone: it visits nothing, so a
    well-formed address that is gone is not found.

    UTM parameters tell where a reader came from before the site. On a link within the site they
    tell it anew, and what the talk or the podcast brought you is booked to your own home page. This
    follows from what the parameters are for; we have no figure for how much is lost that way.

    ## Example

    ```markdown
    [Buy the course](https://buy.stripe.com/test_00000000)

    Read [what it is about](course.md?utm_source=blog) first.
    ```

    The prefix `test_` marks a payment link in test mode. The second link makes `blog` the source of
    whoever follows it.

    ## Remedy

    Replace the address with the live one. If it is the address of a declared offer, correct it
    once, in `funnel.yml`. Take UTM parameters out of links within the site; they belong on links
    that come from outside, such as those of [channels](../guide/channels.md).

    ## Options

    This rule has no options.
    """

    code = "FN306"
    name = "dud-ask"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each ask or signup whose address cannot work, and each link that restarts attribution."""
        for piece in audit.pieces.values():
            for call in piece.calls:
                if call.dud is None:
                    continue
                kind = "ask" if call.is_ask else "signup"
                place = "where it stands"
                if call.offer in audit.settings.offers:
                    place = f"in {code(audit.settings.file)}, at the offer {code(str(call.offer))}"
                yield self.finding(
                    piece.path,
                    f"The {kind} {code(call.href)} cannot work: {call.dud}",
                    f"Replace the address with the live one, {place}.",
                    line=call.line,
                    subject=call.href,
                )
        yield from self._tagged(audit)

    def _tagged(self, audit: Audit) -> Iterator[Finding]:
        for notice in audit.notices:
            if not isinstance(notice, TaggedLink):
                continue
            held, target = names(notice.parameters), code(notice.target)
            said = f"The link to {target} carries {held}"
            remedy = "Take the parameters that begin with `utm_` out of the address; they belong on links from outside."
            if notice.over:
                short = code(f"/{notice.over}/")
                said = f"The link to the short address {short} leads to {target} with {held}"
                remedy = f"Link to {target} itself; a short address is for those who come from outside."
            yield self.finding(
                notice.path,
                f"{said}: it hides where its readers came from",
                remedy,
                line=notice.line,
                subject=" ".join((notice.over or notice.target, *notice.parameters)),
            )
