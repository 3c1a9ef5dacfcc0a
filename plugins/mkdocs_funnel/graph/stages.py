"""Which stages of a funnel a reader meets on the way to an ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.graph.ends import SURE_ENTRIES
from mkdocs_funnel.graph.search import FAR, search
from mkdocs_funnel.model.role import Role

if TYPE_CHECKING:
    from mkdocs_funnel.graph.funnel import FunnelGraph


def unprimed_entries(graph: FunnelGraph) -> tuple[str, ...]:
    """Return the lead and channel entries that reach an ask, but never by way of a nurture piece.

    A walk from an entry that meets nurture and then an ask exists exactly if the entry reaches a nurture
    piece that reaches an ask, so one search backwards from those pieces decides it for all entries.
    """
    nurturing = [
        node
        for node, path in enumerate(graph.paths)
        if Role.NURTURE in graph.pieces[path].roles and graph.to_ask.distance[node] != FAR
    ]
    primed = search(graph.backwards, nurturing)
    return tuple(
        path
        for node, path in enumerate(graph.paths)
        if graph.entries.get(path) in SURE_ENTRIES
        and graph.to_ask.distance[node] != FAR
        and primed.distance[node] == FAR
    )
