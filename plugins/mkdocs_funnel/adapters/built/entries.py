"""Listings: which pages only list others, and what they list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from mkdocs_funnel.adapters.built.chrome import Look

_LINK = 'a[href]:not([href^="#"])'
_HEADED = ", ".join(f"{place}{_LINK}" for place in ("h1 ", "h2 ", "h3 ", "h4 "))
_LEADS = f"{_HEADED}, {_LINK}.entry-link"
_AROUND = f"{_LINK}:has(:is(h1, h2, h3, h4, h5))"
_NUMBERED = re.compile(r"(^|/)pages?/?\d+(/|\.html?$)")
_GENERATED = re.compile(
    r"(^|/)(tags?|topics?|categor(y|ies)|archives?|authors?|series)(/[^/]+)?(/index)?\.html?$", re.IGNORECASE
)
_SEARCH = re.compile(r"(^|/)search(/index)?\.html?$", re.IGNORECASE)
_LITTLE = 200
"""Letters of text that a listing may have of its own."""

_NOTHING = 40
"""Letters of a heading over an empty list."""

_MOSTLY_LINKS = 0.5
_MANY_LINKS = 0.3


@dataclass(frozen=True, slots=True)
class Entries:
    """What a page lists."""

    listing: bool
    """Whether that is all it does."""

    hrefs: tuple[str, ...] = ()


def take_entries(root: LexborNode, look: Look, file: str, *, marked: bool, has_feed: bool) -> Entries:
    """Take the entries of a listing out of an article and return where they lead.

    What an entry holds besides is an excerpt of the page it leads to, so its links are not the listing's.

    Args:
        root: The article, without chrome.
        look: How the generator's pages look.
        file: The path of the page.
        marked: Whether the page bears the mark of a listing.
        has_feed: Whether a feed lies beside it, as beside lists made by Hugo.
    """
    nodes = _entry_nodes(root, look)
    hrefs = [href for node in nodes.values() if (href := _leads_to(node))]
    shown = sum(_length(node) for node in nodes.values())
    for node in nodes.values():
        node.decompose()
    rest = _length(root)
    if marked:
        listing = True
    elif nodes:
        # What a home page says besides its latest posts is what it is there for.
        says_more = file == "index.html" and root.css_first(f"{_LINK}, form, iframe") is not None
        listing = not says_more and rest <= (_LITTLE if file == "index.html" else max(_LITTLE, shown))
    else:
        listing = _only_links(root, rest, file, has_feed=has_feed)
    if listing and not nodes:
        hrefs = [_href(link) for link in root.css(_LINK)]
    return Entries(listing, tuple(dict.fromkeys(hrefs)))


def _entry_nodes(root: LexborNode, look: Look) -> dict[int, LexborNode]:
    nodes = {node.mem_id: node for node in root.css(look.entries) if _leads_to(node)}
    if not nodes:
        few = {node.mem_id: node for node in root.css(look.few) if _leads_to(node)}
        nodes = few if len({_leads_to(node) for node in few.values()}) > 1 else {}
    nodes.pop(root.mem_id, None)
    return {key: node for key, node in nodes.items() if not _is_inside(node, nodes)}


def _is_inside(node: LexborNode, nodes: dict[int, LexborNode]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in nodes:
            return True
        above = above.parent
    return False


def _leads_to(node: LexborNode) -> str:
    """Return the address of the page that an entry stands for, empty if it stands for none."""
    link = node.css_first(_LEADS) or node.css_first(_AROUND)
    return "" if link is None else _href(link)


def _href(link: LexborNode) -> str:
    return (link.attributes.get("href") or "").strip()


def _only_links(root: LexborNode, rest: int, file: str, *, has_feed: bool) -> bool:
    """Return whether a page without entries is one that its generator made to list others."""
    if _SEARCH.search(file):
        return rest <= _LITTLE
    share = _share_of_links(root, rest)
    if _NUMBERED.search(file):
        return share >= _MANY_LINKS
    if _GENERATED.search(file) and (share >= _MOSTLY_LINKS or rest <= _NOTHING):
        return True
    is_list = has_feed and file != "index.html"
    return is_list and (root.css_first(_HEADED) is not None or share >= _MANY_LINKS)


def _share_of_links(root: LexborNode, total: int) -> float:
    return sum(_length(link) for link in root.css(_LINK)) / total if total else 0.0


def _length(node: LexborNode) -> int:
    """Return how many letters of text a reader finds in a node, white space left out."""
    return len("".join(node.text(deep=True).split()))
