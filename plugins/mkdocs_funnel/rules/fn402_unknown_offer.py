"""FN402: a writer names an offer that is not declared."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.notice import UnknownOffer
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

_LONGEST_ID = 100


class FN402UnknownOffer(Rule):
    """An offer link, block or field names no declared offer.

    ## What it checks

    Offer links (`offer:ID`), the blocks `/// ask | ID` and `/// signup | ID`, and the field `offer`
    in front matter: each has to name an offer that `funnel.yml` declares. The finding names the
    nearest declared one. Mistakes inside `funnel.yml` itself are not findings; they stop the run
    with a message.

    ## Why it matters

    An offer link to an unknown offer keeps its text and loses its link, so the ask is gone. The
    generator does not notice: MkDocs lets links with an unknown scheme pass at every level of its
    validation, as we found when we tried it.

    ## Example

    ```markdown
    [Enroll now](offer:rag-curse)
    ```

    With an offer `rag-course` declared, the finding asks whether that one was meant.

    ## Remedy

    Correct the name, or declare the offer in `funnel.yml`.

    ## Options

    This rule has no options.
    """

    code = "FN402"
    name = "unknown-offer"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each name of an offer that is not declared."""
        file = code(audit.settings.file)
        for notice in audit.notices:
            if not isinstance(notice, UnknownOffer):
                continue
            unknown = code(notice.offer)
            place = f"{code(notice.field)} names {unknown}" if notice.field else f"{unknown} is named"
            lack = "does not declare it" if audit.settings.offers else "declares no offers"
            yield self.finding(
                notice.path,
                f"{place} as an offer, and {file} {lack}",
                _remedy(notice.offer, audit),
                line=notice.line,
                subject=" ".join(filter(None, (notice.field, notice.offer))),
            )


def _remedy(unknown: str, audit: Audit) -> str:
    declare = f"declare {code(unknown)} in {code(audit.settings.file)}"
    near = get_close_matches(unknown[:_LONGEST_ID].lower(), list(audit.settings.offers), n=1)
    if near:
        return f"Write {code(near[0])}, or {declare}."
    return f"Write the id of a declared offer, or {declare}."
