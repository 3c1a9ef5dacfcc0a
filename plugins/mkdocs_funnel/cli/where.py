"""`funnel where`: every place that asks for an offer, and what closing it would leak."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from mkdocs_funnel import engine
from mkdocs_funnel.cli.asked import Asked, asks_for_site
from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.engine import Survey


@click.command()
@click.argument("offer")
@asks_for_site
def command(asked: Asked, offer: str) -> None:
    """List every piece that asks for OFFER, with its lines, and what closing the offer would leak."""
    found, _ = asked.survey()
    known = found.settings.offers
    if offer not in known:
        near = get_close_matches(offer, known, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else f"; declared are {', '.join(known) or 'none'}"
        raise FunnelError(f"'{offer}' is not a declared offer{hint}")
    for line in (*_places(found, offer), "", *_consequences(found, offer)):
        click.echo(line)


def _places(found: Survey, offer: str) -> Iterator[str]:
    pieces, _ = engine.as_met(found)
    calls = [(path, call) for path, piece in pieces.items() for call in piece.calls if call.offer == offer]
    written = [(path, call) for path, call in calls if not call.automatic]
    automatic = len(calls) - len(written)
    holders = len({path for path, _ in written})
    yield (
        f"{offer}: {len(written)} written call{'s' * (len(written) != 1)} on {holders} "
        f"piece{'s' * (holders != 1)}, {automatic} automatic"
    )
    for path, call in sorted(written, key=lambda place: (place[0], place[1].line or 0)):
        yield f"  {path}{f':{call.line}' if call.line else ''}  {call.text or call.href}"
    for path, piece in sorted(pieces.items()):
        lines = [
            str(link.line)
            for link in piece.links
            if link.line and link.target == found.settings.offers[offer].page
        ]
        if lines and path != found.settings.offers[offer].page:
            yield f"  {path}:{lines[0]}  links to its sales page"


def _consequences(found: Survey, offer: str) -> Iterator[str]:
    _, before = engine.as_met(found)
    _, after = engine.as_met(engine.without_offer(found, offer))
    lost = [path for path in before.paths if before.reaches_ask(path) and not after.reaches_ask(path)]
    if not lost:
        yield "Closing it leaks nothing: every piece that reaches an ask still would."
        return
    yield f"Closing it would leave {len(lost)} piece{'s' * (len(lost) != 1)} without a way to an ask:"
    for path in lost:
        yield f"  {path}"
