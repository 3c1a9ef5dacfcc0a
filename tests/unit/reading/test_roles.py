"""What a piece's role is, and why."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.piece import FunnelMeta
from mkdocs_funnel.model.role import Role, RoleSource
from mkdocs_funnel.model.settings import RoleGlobs, Settings
from mkdocs_funnel.reading.roles import RoleBook, infer_role

LEAD, NURTURE, ASK, NONE = (Role.LEAD,), (Role.NURTURE,), (Role.ASK,), (Role.NONE,)


def book(*entries: tuple[str, tuple[Role, ...]]) -> RoleBook:
    """Return the book of settings with one glob an entry."""
    return RoleBook(Settings(roles=tuple(RoleGlobs((glob,), roles) for glob, roles in entries)))


def ask(position: float = 0.9, *, primary: bool = False, kind: OfferKind = OfferKind.SALE) -> Call:
    """Return a call."""
    return Call(kind=kind, href="x", text="x", evidence=Evidence.HOST, position=position, primary=primary)


SIGNUP = ask(kind=OfferKind.SIGNUP)


def test_the_page_of_offers_is_outside_the_funnel() -> None:
    """Unless its front matter, or a path without wildcards, says otherwise."""
    every = RoleGlobs(("**",), NURTURE)
    generic = RoleBook(Settings(offers_page="offers.md", roles=(every,)))
    named = RoleBook(Settings(offers_page="offers.md", roles=(every, RoleGlobs(("offers.md",), ASK))))

    assert generic.declared("offers.md", FunnelMeta()) == (NONE, RoleSource.SETTINGS, ())
    assert generic.declared("a.md", FunnelMeta()) == (NURTURE, RoleSource.SETTINGS, ())
    assert generic.declared("offers.md", FunnelMeta(roles=ASK)) == (ASK, RoleSource.FRONT_MATTER, ())
    assert named.declared("offers.md", FunnelMeta()) == (NURTURE, RoleSource.SETTINGS, ())


def test_front_matter_beats_the_settings() -> None:
    """Its roles are kept in order."""
    roles = (Role.ASK, Role.LEAD)
    found = book(("a.md", NURTURE)).declared("a.md", FunnelMeta(roles=roles))
    assert found == (roles, RoleSource.FRONT_MATTER, ())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("posts/a.md", ASK),
        ("posts/b.md", NURTURE),
        ("posts/deep/b.md", LEAD),
        ("a.md", None),
        ("posts.md", None),
    ],
)
def test_the_first_glob_that_fits_wins(path: str, expected: tuple[Role, ...] | None) -> None:
    """In the order of the settings; what none fits is not declared."""
    found = book(("posts/a.md", ASK), ("posts/*.md", NURTURE), ("posts/**", LEAD)).declared(
        path, FunnelMeta()
    )
    assert (found and found[0]) == expected
    assert found is None or found[1:] == (RoleSource.SETTINGS, ())


def test_a_later_glob_never_wins() -> None:
    """Not even one that names the page exactly."""
    found = book(("**", NURTURE), ("a.md", ASK)).declared("a.md", FunnelMeta())
    assert found is not None
    assert found[0] == NURTURE


@pytest.mark.parametrize(
    ("glob", "meta", "expected"),
    [
        ("blog/index.md", FunnelMeta(), True),
        ("blog/*.md", FunnelMeta(), False),
        ("blog/", FunnelMeta(), False),
        ("blog/index.m?", FunnelMeta(), False),
        ("blog/other.md", FunnelMeta(), False),
        ("other.md", FunnelMeta(roles=LEAD), True),
        ("other.md", FunnelMeta(next="a.md"), False),
    ],
)
def test_when_a_listing_is_a_piece_too(glob: str, meta: FunnelMeta, expected: bool) -> None:
    """When somebody gave this very page a role."""
    assert book((glob, LEAD)).makes_piece("blog/index.md", meta) is expected


@pytest.mark.parametrize(
    ("path", "title", "calls", "roles", "reason"),
    [
        ("404.md", "", (), NONE, "`404`"),
        ("legal/Imprint.md", "", (ask(0.1, primary=True),), NONE, "`imprint`"),
        ("privacy/index.md", "", (), NONE, "`privacy`"),
        ("index.md", "", (), LEAD, "home page"),
        ("README.md", "", (), LEAD, "home page"),
        ("pricing.md", "", (ask(),), ASK, "`pricing`"),
        ("services/index.md", "", (ask(),), ASK, "`services`"),
        ("pricing.md", "", (), NURTURE, "nothing"),
        ("pricing.md", "", (SIGNUP,), NURTURE, "nothing"),
        ("post.md", "", (ask(0.49, primary=True),), ASK, "first half"),
        ("post.md", "", (ask(0.5, primary=True),), NURTURE, "nothing"),
        ("post.md", "", (ask(0.1),), NURTURE, "nothing"),
        ("post.md", "What is RAG", (SIGNUP,), LEAD, "title"),
        ("post.md", "RAG, is it dead?", (SIGNUP,), LEAD, "title"),
        ("post.md", "7 ways to fail", (SIGNUP,), LEAD, "title"),
        ("post.md", "The checklist", (SIGNUP,), LEAD, "title"),
        ("post.md", "What is RAG", (), NURTURE, "nothing"),
        ("post.md", "What is RAG", (ask(),), NURTURE, "nothing"),
        ("post.md", "Whatever you do", (SIGNUP,), NURTURE, "nothing"),
        ("imprints.md", "", (), NURTURE, "nothing"),
        ("guide/index.md", "", (), NURTURE, "nothing"),
    ],
)
def test_inference(
    path: str, title: str, calls: tuple[Call, ...], roles: tuple[Role, ...], reason: str
) -> None:
    """A role is never guessed without a reason."""
    found, source, reasons = infer_role(path, title, calls)
    assert (found, source) == (roles, RoleSource.INFERRED)
    assert reason in " ".join(reasons)
