"""FN901: something excuses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.excuse import ANY, ExcuseKind
from mkdocs_funnel.rules.wording import code, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit
    from mkdocs_funnel.rules.excuse import Excuse


class FN901UnusedException(Rule):
    """An exception, an `ignore` or a baseline entry excuses nothing, or has expired.

    ## What it checks

    Everything that can excuse a finding: the entries of `exceptions:` in `funnel.yml`, `ignore` in
    front matter, and the entries of the [baseline](../guide/funnel-yml.md#the-baseline). Each has to
    excuse at least one finding. The first that fits does, in this order, so an entry that only
    repeats another excuses nothing. An exception whose `until` is over is reported as expired.

    Entries for a rule that is switched off are left alone, because nothing is known about them. The
    same holds where a run cannot see all that a rule needs, such as the day.

    ## Why it matters

    An exception that nobody needs any more hides the next finding of its kind in the same place.
    Lists of exceptions only grow unless something says which entries can go. That is upkeep of
    settings, not marketing, and needs no figure.

    ## Example

    ```yaml
    exceptions:
      - {rule: FN101, paths: [books.md], reason: A personal page}
    ```

    Once `books.md` links to a piece that asks, the exception excuses nothing.

    ## Remedy

    Take the entry out. If an exception has expired and still has its reason, give it a later
    `until`. `funnel baseline` writes the baseline anew without the entries that can go.

    ## Options

    This rule has no options.
    """

    code = "FN901"
    name = "unused-exception"
    level = Level.WARNING
    last: ClassVar[bool] = True

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each excuse that excuses nothing."""
        if self.is_judged(audit):
            for excuse in audit.unused:
                yield self._unused(excuse, audit, expired=excuse.expired(audit.today))

    def _unused(self, excuse: Excuse, audit: Audit, *, expired: bool) -> Finding:
        fact, remedy = f"{_what(excuse)} excuses nothing", "Take it out"
        if expired:
            fact = f"{_what(excuse)} expired after {excuse.until}"
            remedy = "Take it out, or give it a later `until` if its reason still holds"
        elif excuse.kind is ExcuseKind.BASELINE:
            remedy = "Write the baseline anew with `funnel baseline`, or take the entry out"
        return self.finding(
            excuse.file,
            fact,
            f"{remedy}.",
            line=excuse.line,
            related=_pieces(excuse, audit),
            subject=excuse.subject,
        )


def _what(excuse: Excuse) -> str:
    rule = "every rule" if excuse.code == ANY else code(excuse.code)
    if excuse.kind is ExcuseKind.IGNORE:
        return f"The `ignore` for {rule}"
    if excuse.kind is ExcuseKind.BASELINE:
        return f"The baseline entry for {rule} at {code(excuse.scope[1])}"
    return f"The exception for {rule} at {names(excuse.scope)}"


def _pieces(excuse: Excuse, audit: Audit) -> tuple[str, ...]:
    """Return the piece that an entry is about, where it stands elsewhere and names one."""
    return tuple(path for path in excuse.scope if path in audit.pieces and path != excuse.file)
