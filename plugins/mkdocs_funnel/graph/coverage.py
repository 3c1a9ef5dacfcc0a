"""What coverage would be if every link counted, navigation and listings too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.graph.search import FAR, reversed_arrows, search

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.link import Link


def coverage_with_all_links(graph: FunnelGraph, links: Iterable[Link], navigation: Collection[str]) -> float:
    """Return the share of pieces that reach an ask along any link; 0.0 without pieces.

    Args:
        graph: The funnel.
        links: Every link of the site, those from and to listings included.
        navigation: Source paths that every page's navigation leads to. They hang on one common node, or
            the arrows would be as many as pages times entries of the navigation.
    """
    if not graph.paths:
        return 0.0
    links = list(links)
    names = dict.fromkeys(graph.paths)
    names.update(dict.fromkeys(path for link in links for path in (link.source, link.target)))
    numbers = {path: number for number, path in enumerate(names)}
    hub = len(numbers)
    arrows: list[list[int]] = [[hub] for _ in numbers]
    arrows.append([numbers[path] for path in navigation if path in numbers])
    for link in links:
        arrows[numbers[link.source]].append(numbers[link.target])
    asking = [n for n, path in enumerate(graph.paths) if graph.pieces[path].is_asking]
    found = search(reversed_arrows(arrows), asking)
    reached = sum(found.distance[numbers[path]] != FAR for path in graph.paths)
    return reached / len(graph.paths)
