"""Which offers fit a piece, and in what order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.graph.offer_steps import OfferSteps
from mkdocs_funnel.model.call import Invite
from mkdocs_funnel.model.offer import Offer, OfferKind, Topics
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.settings import Globs

LABELS = st.lists(st.sampled_from(["Bread", "bread", "Maps"]), max_size=2).map(tuple)
TOPICS = st.none() | st.builds(
    Topics,
    everything=st.booleans(),
    tags=LABELS,
    categories=LABELS,
    paths=st.lists(st.sampled_from(["a/**", "a/b.md", "**"]), max_size=1).map(tuple),
)
OFFERS = st.lists(st.tuples(st.sampled_from(OfferKind), TOPICS), max_size=5).map(
    lambda drawn: {
        f"o{n}": Offer(id=f"o{n}", kind=kind, title="T", url=f"https://x.example/{n}", topics=topics)
        for n, (kind, topics) in enumerate(drawn)
    }
)
PIECES = st.builds(
    Piece,
    path=st.sampled_from(["a/b.md", "c.md"]),
    url=st.just(""),
    tags=LABELS,
    categories=LABELS,
    invites=st.lists(
        st.builds(Invite, st.sampled_from(["o0", "o1", "o2", "gone"]), st.just(0.5), st.booleans()),
        max_size=3,
    ).map(tuple),
)


def fitting(piece: Piece, offers: dict[str, Offer], kind: OfferKind) -> list[str]:
    """Return the same as it was agreed: met last first, then by topic, then those for every piece."""
    of_kind = [offer for offer in offers.values() if offer.kind is kind]
    met = [i.offer for i in reversed(piece.invites) if i.offer in offers and offers[i.offer].kind is kind]
    names = {name.casefold() for name in (*piece.tags, *piece.categories)}
    topical = [
        o.id
        for o in of_kind
        if o.topics is not None
        and (
            names & {name.casefold() for name in (*o.topics.tags, *o.topics.categories)}
            or Globs(o.topics.paths).matches(piece.path)
        )
    ]
    always = [o.id for o in of_kind if o.topics is None or o.topics.everything]
    return list(dict.fromkeys((*met, *topical, *always)))


@given(PIECES, OFFERS, st.sampled_from(OfferKind))
def test_offers_come_in_the_agreed_order(piece: Piece, offers: dict[str, Offer], kind: OfferKind) -> None:
    """Each once, whichever reason it fits for."""
    steps = OfferSteps({piece.path: piece}, Settings(offers=offers), None).fitting(piece, kind)
    assert [step.offer for step in steps] == fitting(piece, offers, kind)
