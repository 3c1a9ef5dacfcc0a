"""FN206: nobody said what a piece is for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import RoleSource
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.role import Role
    from mkdocs_funnel.rules.base import Audit


class FN206Untagged(Rule):
    """A piece has no role of its own, so the tool inferred one.

    ## What it checks

    Every piece whose role comes neither from its front matter nor from `roles:` in `funnel.yml`.
    The finding names the role that was inferred and what spoke for it.

    ## Why it matters

    Other rules depend on roles: a page taken for nurture is not expected to ask. Inference goes by
    a few signs, such as a form, a price or a title. It has not been tested against pages that
    people labelled by hand, so treat it as a suggestion. It is never written to your files unasked.

    ## Example

    ```markdown
    # Pricing

    | plan | price |
    |------|-------|
    | team | 40    |
    ```

    Nothing says what this piece is for. With front matter, something does:

    ```markdown
    ---
    funnel: ask
    ---
    # Pricing
    ```

    ## Remedy

    Write the role into the front matter, or cover the piece with a glob under `roles:` in
    `funnel.yml`.

    ## Options

    This rule has no options.
    """

    code = "FN206"
    name = "untagged"
    level = Level.INFO

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each piece whose role was inferred."""
        for piece in audit.pieces.values():
            if piece.role_source is not RoleSource.INFERRED:
                continue
            inferred, written = _worded(piece.roles)
            reasons = f" ({'; '.join(piece.role_reasons)})" if piece.role_reasons else ""
            yield self.finding(
                piece.path,
                f"{code(piece.path)} has no role of its own; {inferred}{reasons}",
                f"Write `funnel: {written}`, or the role it should have, into its front matter, or "
                "cover it with `roles:` in `funnel.yml`.",
            )


@cache
def _worded(roles: tuple[Role, ...]) -> tuple[str, str]:
    """Return that roles were inferred, and how one writes them."""
    names = [role.value for role in roles]
    verb = "was" if len(names) == 1 else "were"
    written = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    return f"{' and '.join(map(code, names))} {verb} inferred", written
