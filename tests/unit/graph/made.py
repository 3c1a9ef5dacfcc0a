"""Small funnels, made by hand or by hypothesis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_funnel.graph.funnel import FunnelGraph

ROLES = (
    (Role.LEAD,),
    (Role.NURTURE,),
    (Role.NURTURE,),
    (Role.ASK,),
    (Role.LEAD, Role.NURTURE),
    (Role.NONE,),
)


def call(kind: OfferKind = OfferKind.SALE, *, offer: str | None = None, counts: bool = True) -> Call:
    """Return a call to action."""
    return Call(
        kind=kind,
        href="https://example.com/",
        text="Buy",
        evidence=Evidence.HOST,
        offer=offer,
        counts=counts,
    )


def piece(
    path: str,
    *links: str | Link,
    roles: tuple[Role, ...] = (Role.NURTURE,),
    asks: bool = False,
    signup: bool = False,
    **fields: object,
) -> Piece:
    """Return a piece; a link given as a path is a body link."""
    calls = [call()] * asks + [call(OfferKind.SIGNUP)] * signup
    arrows = [Link(path, to, LinkKind.BODY) if isinstance(to, str) else to for to in links]
    return Piece(
        path=path,
        url=path,
        roles=roles,
        **{"calls": tuple(calls), "links": tuple(arrows), **fields},
    )


def graph(*pieces: Piece, landings: Iterable[str] = ()) -> FunnelGraph:
    """Return the graph of pieces."""
    return build_graph(pieces, set(landings))


@dataclass(frozen=True)
class Funnel:
    """Pieces and what else decides about their graph."""

    pieces: tuple[Piece, ...]
    landings: frozenset[str]
    listed_entries: bool

    @property
    def graph(self) -> FunnelGraph:
        """The graph that is tested."""
        return build_graph(self.pieces, self.landings, listed_entries=self.listed_entries)

    @property
    def asking(self) -> set[str]:
        """Paths of the pieces in the funnel that ask."""
        return {
            p.path
            for p in self.pieces
            if Role.NONE not in p.roles and any(c.kind == "sale" and c.counts for c in p.calls)
        }


@st.composite
def funnels(draw: st.DrawFn) -> Funnel:
    """Return funnels of at most 7 pieces: with self-links, repeated links, islands and pieces outside."""
    paths = list("abcdefg"[: draw(st.integers(0, 7))])
    targets = st.sampled_from([*paths, "gone"])
    kinds = st.sampled_from(
        [LinkKind.BODY, LinkKind.BODY, LinkKind.FOLLOW_UP, LinkKind.NAV, LinkKind.LISTING]
    )
    # Links by chance seldom make long ways, so half of the funnels have all their pieces in a line.
    in_line = draw(st.booleans())
    following = dict(zip(paths, [*paths[1:], "gone"], strict=False))
    made = []
    for path in paths:
        links = draw(st.lists(st.tuples(targets, kinds), max_size=1 if in_line else 4))
        if in_line:
            links.append((following[path], LinkKind.BODY))
        calls = draw(
            st.lists(
                st.sampled_from([call(), call(counts=False), call(OfferKind.SIGNUP), call(OfferKind.SIGNUP)]),
                max_size=1,
            )
        )
        made.append(
            Piece(
                path=path,
                url=path,
                roles=draw(st.sampled_from(ROLES)),
                calls=tuple(calls),
                links=tuple(Link(path, target, kind) for target, kind in links),
                listed=draw(st.booleans()),
            )
        )
    landings = draw(st.frozensets(st.sampled_from(paths), max_size=2)) if paths else frozenset()
    return Funnel(tuple(draw(st.permutations(made))), landings, draw(st.booleans()))


TODAY = dt.date(2026, 3, 1)


def sale(name: str = "course", **fields: object) -> Offer:
    """Return a sale."""
    return _offer(name, OfferKind.SALE, fields)


def signup(name: str = "letter", **fields: object) -> Offer:
    """Return a signup."""
    return _offer(name, OfferKind.SIGNUP, fields)


def _offer(name: str, kind: OfferKind, fields: dict[str, object]) -> Offer:
    return Offer(**{"id": name, "kind": kind, "title": name, "url": f"https://example.com/{name}", **fields})


def closed(name: str = "gone", **fields: object) -> Offer:
    """Return a sale that closed yesterday."""
    return sale(name, closes=TODAY - dt.timedelta(days=1), **fields)


def settings(*offers: Offer, **fields: object) -> Settings:
    """Return settings that declare `offers`."""
    return Settings(**{"offers": {offer.id: offer for offer in offers}, **fields})
