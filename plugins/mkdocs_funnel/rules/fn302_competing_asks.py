"""FN302: several things to say yes to compete on one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reading.addresses import parse_address
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN302CompetingAsks(Rule):
    """A piece has more than one distinct primary ask.

    ## What it checks

    The asks on a piece that look like the main thing to do: buttons, forms, and blocks. There should
    be one offer, or one address, among them. The same ask may stand there as often as you like.
    Plain links in the text, signups, and next steps that the plugin added do not count.

    ## Why it matters

    A reader who is given two things to say yes to has to choose between them before choosing
    whether. The evidence is one experiment that we have only second-hand (NextAfter, experiment
    2739, n = 1,446): one share button was clicked by 2.2 %, several by 0.78 %, none by 0.61 %. Only
    the difference between one and none was significant there. The higher figures that go round have
    no source that we could find.

    A page that compares plans has several on purpose. Excuse it with that reason.

    ## Example

    ```markdown
    [Book a call](offer:strategy-call){ .md-button }
    [Enroll now](offer:rag-course){ .md-button }
    ```

    Two buttons side by side ask for two things.

    ## Remedy

    Decide which yes the piece is for. Make the others plain links in the text, or move them to
    pieces of their own.

    ## Options

    This rule has no options.
    """

    code = "FN302"
    name = "competing-asks"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each piece with several primary asks."""
        for piece in audit.pieces.values():
            asks = _distinct(piece)
            if len(asks) < 2:
                continue
            texts = [call.text or call.href for call in asks]
            yield self.finding(
                piece.path,
                f"{code(piece.path)} has {len(asks)} primary asks that compete: {names(texts)}",
                "Keep the one that the piece is for; make the others plain links, or move them to pieces of "
                "their own.",
                line=asks[1].line,
            )


def _distinct(piece: Piece) -> list[Call]:
    """Return the first primary ask for each offer and address."""
    found: dict[object, Call] = {}
    for call in piece.asks:
        if call.primary and call.counts and not call.automatic:
            found.setdefault(_target(call), call)
    return list(found.values())


def _target(call: Call) -> object:
    if call.offer is not None:
        return call.offer
    address = parse_address(call.href)
    return call.href if address is None else (address.scheme, address.host, address.path)
