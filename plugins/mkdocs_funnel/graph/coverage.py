"""What coverage would be if every link counted, navigation and listings too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.link import Link


def coverage_with_all_links(graph: FunnelGraph, links: Iterable[Link], navigation: Collection[str]) -> float:
    """Return the share of pieces that reach an ask along any link; 0.0 without pieces.

    Args:
        graph: The funnel.
        links: Every link of the site, those from and to listings included.
        navigation: Source paths that every page's navigation leads to. If one of them leads to an ask, every
            page does; else none of them adds a way to one.
    """
    if not graph.paths:
        return 0.0
    waiting = [path for path in graph.paths if graph.pieces[path].is_asking]
    reached = set(waiting)
    if not reached.isdisjoint(navigation):
        return 1.0
    sources: dict[str, list[str]] = {}
    for link in links:
        sources.setdefault(link.target, []).append(link.source)
    while waiting:
        for source in sources.get(waiting.pop(), ()):
            if source not in reached:
                reached.add(source)
                waiting.append(source)
    if not reached.isdisjoint(navigation):
        return 1.0
    return sum(path in reached for path in graph.paths) / len(graph.paths)
