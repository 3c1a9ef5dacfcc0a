"""Builds an audit from the few lines that a case needs to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.graph.ends import find_ends
from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model import notice as notices
from mkdocs_funnel.model.baseline import Baseline, BaselineEntry
from mkdocs_funnel.model.call import Call, CallSource, Evidence, Invite
from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import OfferKind, OfferState, Via
from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.role import Role, RoleSource
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.settings import parse_settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from mkdocs_funnel.model.settings import Settings

_LISTS = ("role_reasons", "tags", "categories")
_PLAIN = ("title", "date", "listed")


@pytest.fixture(name="audit_of")
def _audit_of() -> Callable[[Mapping[str, Any]], Audit]:
    """Return the function that builds the audit of a case."""
    return build_audit


def build_audit(case: Mapping[str, Any]) -> Audit:
    """Return the audit that a case describes; what the case does not name has its default."""
    settings = parse_settings(case.get("settings", "{}"))
    today = case.get("today")
    pieces = {path: _piece(path, spec or {}, settings, today) for path, spec in case["pieces"].items()}
    landings = {channel.landing for channel in settings.channels}
    graph = build_graph(pieces.values(), landings, listed_entries=settings.listed_entries)
    return Audit(
        settings=settings,
        pieces=pieces,
        graph=graph,
        ends=find_ends(graph),
        listings=frozenset(case.get("listings", ())),
        notices=tuple(_notice(spec) for spec in case.get("notices", ())),
        today=today,
        measured_to=case.get("measured_to"),
        language=case.get("language", "en"),
        baseline=Baseline(entries=tuple(map(_entry, case.get("baseline", ())))),
        unjudged=frozenset(case.get("unjudged", ())),
    )


def _entry(spec: Mapping[str, Any]) -> BaselineEntry:
    """Return a baseline entry for the finding of a rule about a subject at a path."""
    found = Finding(spec["code"], "", Level.ERROR, spec["path"], "", "", subject=spec.get("subject", ""))
    return BaselineEntry(found.fingerprint, found.code, found.path, "", spec.get("line"))


def _piece(path: str, spec: Mapping[str, Any], settings: Settings, today: dt.date | None) -> Piece:
    roles = spec.get("roles", ["nurture"])
    calls = [_call(OfferKind.SALE, ask, settings, today) for ask in spec.get("asks", ())]
    calls += [_call(OfferKind.SIGNUP, call, settings, today) for call in spec.get("signups", ())]
    named: dict[str, Any] = {name: tuple(spec.get(name, ())) for name in _LISTS}
    named |= {name: spec[name] for name in _PLAIN if name in spec}
    return Piece(
        path=path,
        url=path.removesuffix(".md") + "/",
        roles=tuple(map(Role, [roles] if isinstance(roles, str) else roles)),
        role_source=RoleSource(spec.get("role_source", "front matter")),
        calls=tuple(calls),
        invites=tuple(Invite(offer, 0.5, placed=False) for offer in spec.get("invites", ())),
        links=tuple(_link(path, link) for link in spec.get("links", ())),
        meta=FunnelMeta(ignore=spec.get("ignore", {}), lines=spec.get("lines", {})),
        **named,
    )


def _link(source: str, spec: str | Mapping[str, Any]) -> Link:
    if isinstance(spec, str):
        return Link(source, spec, LinkKind.BODY)
    return Link(source, spec["to"], LinkKind(spec.get("kind", "body")))


def _call(kind: OfferKind, spec: str | Mapping[str, Any], settings: Settings, today: dt.date | None) -> Call:
    """Return a call; a plain string is the id of a declared offer."""
    fields: dict[str, Any] = {"offer": spec} if isinstance(spec, str) else dict(spec)
    offer = settings.offers[fields["offer"]] if "offer" in fields else None
    closed = offer is not None and offer.state(today) is not OfferState.OPEN
    return Call(
        kind=kind,
        href=fields.get("href", (offer.url if offer else None) or "https://example.com/"),
        text=fields.get("text", offer.button if offer else "Say yes"),
        evidence=Evidence(fields.get("evidence", "declared" if offer else "host")),
        source=CallSource(fields.get("source", "body")),
        offer=fields.get("offer"),
        via=Via(fields["via"]) if "via" in fields else None,
        line=fields.get("line"),
        position=fields.get("position", 0.0),
        primary=fields.get("primary", False),
        counts=fields.get("counts", not closed and "dud" not in fields),
        dud=fields.get("dud"),
    )


def _notice(spec: Mapping[str, Any]) -> notices.Notice:
    fields = {"line": None, **spec}
    kind = getattr(notices, fields.pop("kind"))
    if kind is notices.DroppedCall:
        fields.pop("line")
    made: notices.Notice = kind(**fields)
    return made
