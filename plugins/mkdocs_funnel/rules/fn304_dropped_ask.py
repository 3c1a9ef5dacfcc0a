"""FN304: a component did not make it into the final HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.notice import DroppedCall
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN304DroppedAsk(Rule):
    """A component or next step is in the content and not in the final HTML.

    ## What it checks

    Every offer link, block and next step that stands in a piece's content is looked for again in
    the page that was written. If the template left it out, the reader never meets it, and this
    finding says which one is gone.

    ## Why it matters

    The audit would otherwise praise an ask that nobody sees. It happens with templates of one's
    own: a home page that does not print the page's content loses all that the writer put there. In
    our own trials that was the only way in which a component got lost; overridden partials,
    minifying and MkDocs's built-in theme kept it.

    ## Example

    ```markdown
    ---
    template: home.html
    ---
    # Welcome

    [Book a call](offer:strategy-call)
    ```

    If `home.html` does not print `{{ page.content }}`, the ask is dropped.

    ## Remedy

    Print the page's content in its template, or ask in the template itself. To do without the
    automatic block on this piece, set `next_step: false` under `funnel:` in its front matter.

    ## Options

    This rule has no options.
    """

    code = "FN304"
    name = "dropped-ask"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each component that the theme dropped."""
        for notice in audit.notices:
            if isinstance(notice, DroppedCall):
                target = f" for {code(notice.offer)}" if notice.offer else ""
                yield self.finding(
                    notice.path,
                    f"The {notice.what}{target} on {code(notice.path)} is in the content and not "
                    "in the final HTML",
                    "Print the page's content in its template, or ask in the template itself.",
                    subject=" ".join(filter(None, (notice.what, notice.offer))),
                )
