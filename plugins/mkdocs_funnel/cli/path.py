"""`funnel path`: how a reader gets from a piece to an ask, and to the piece from outside."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from mkdocs_funnel import engine
from mkdocs_funnel.cli.asked import Asked, asks_for_site
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.graph.ways import ways_into

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.piece import Piece

SHOWN = 10
"""Entries that are listed; the others are counted."""


@click.command()
@click.argument("piece")
@asks_for_site
def command(asked: Asked, piece: str) -> None:
    """Show how a reader gets from PIECE to an ask, and from which entries one gets to it.

    PIECE is a source path such as posts/first.md, or the end of one.
    """
    found, _ = asked.survey()
    pieces, graph = engine.as_met(found)
    path = find_piece(piece, pieces)
    for line in (*_facts(pieces[path], graph), "", *_onward(path, graph, pieces), "", *_inward(path, graph)):
        click.echo(line)


def find_piece(name: str, pieces: Mapping[str, Piece]) -> str:
    """Return the source path that `name` is, or the only one that ends in it; FunnelError otherwise."""
    if name in pieces:
        return name
    ending = [path for path in pieces if path.endswith(f"/{name.lstrip('/')}")]
    if len(ending) == 1:
        return ending[0]
    if ending:
        raise FunnelError(f"'{name}' could be {' or '.join(sorted(ending)[:5])}; name the whole path")
    near = get_close_matches(name, pieces, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise FunnelError(f"'{name}' is not a piece of this site{hint}")


def _facts(piece: Piece, graph: FunnelGraph) -> Iterator[str]:
    entry = graph.entries.get(piece.path)
    yield f"{piece.path}  {', '.join(piece.roles)} ({piece.role_source})"
    if entry is not None:
        yield f"  readers come straight to it: it is a {entry} entry"
    for call in piece.calls:
        where = (
            f"line {call.line}" if call.line else "placed by the tool" if call.automatic else "no line known"
        )
        kind = "asks for" if call.is_ask else "signs up for"
        yield f"  {kind} {call.offer or call.href}: {call.text or call.href} ({where})"


def _onward(path: str, graph: FunnelGraph, pieces: Mapping[str, Piece]) -> Iterator[str]:
    way = graph.path_to_ask(path)
    if not way:
        yield "No way leads from here to an ask."
        reached = ", ".join(graph.targets(path)) or "nothing"
        yield f"  its text leads to {reached}"
        return
    clicks = len(way) - 1
    yield f"To an ask: {clicks} click{'s' * (clicks != 1)}" if clicks else "To an ask: it asks itself."
    yield from _steps(way, pieces)


def _steps(way: tuple[str, ...], pieces: Mapping[str, Piece]) -> Iterator[str]:
    for source, target in pairwise(way):
        link = next(link for link in pieces[source].links if link.target == target and link.kind.is_reader)
        text = f" by {link.text!r}" if link.text else ""
        line = f", line {link.line}" if link.line else f", {link.kind.replace('_', ' ')}"
        yield f"  {source} -> {target}{text}{line}"


def _inward(path: str, graph: FunnelGraph) -> Iterable[str]:
    ways = [way for way in ways_into(graph, path) if len(way.path) > 1]
    if not ways:
        yield "No other entry leads here."
        return
    yield f"From outside: {len(ways)} other entr{'ies' if len(ways) > 1 else 'y'} lead{'s' * (len(ways) == 1)} here"
    for way in ways[:SHOWN]:
        yield f"  {way.kind}: {' -> '.join(way.path)}"
    if len(ways) > SHOWN:
        yield f"  and {len(ways) - SHOWN} more"
