"""Pieces, links and findings as JSON: a site has many, and to tell of each in a dictionary first takes longer."""

from __future__ import annotations

from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.link import Link
    from mkdocs_funnel.model.report import PieceFacts
    from mkdocs_funnel.model.step import NextStep


def piece_rows(pieces: Sequence[PieceFacts]) -> list[str]:
    """Return each piece as a JSON object."""
    names = _Names()
    return [_piece(facts, names) for facts in pieces]


def link_rows(links: Sequence[Link]) -> list[str]:
    """Return each link as a JSON object."""
    names = _Names()
    return [
        f'{{"source": {names[link.source]}, "target": {names[link.target]}, "kind": "{link.kind}", '
        f'"text": {quoted(link.text)}, "line": {_number(link.line)}}}'
        for link in links
    ]


def finding_rows(findings: Sequence[Finding]) -> list[str]:
    """Return each finding as a JSON object."""
    return [
        f'{{"code": {quoted(f.code)}, "name": {quoted(f.name)}, "level": {quoted(f.level)}, '
        f'"path": {quoted(f.path)}, "line": {_number(f.line)}, "message": {quoted(f.message)}, '
        f'"remedy": {quoted(f.remedy)}, "related": {_texts(f.related)}, '
        f'"fingerprint": {quoted(f.fingerprint)}, "excused": {_text(f.excused)}}}'
        for f in findings
    ]


class _Names(dict[str, str]):
    """Source paths as JSON: each stands in many places."""

    def __missing__(self, text: str) -> str:
        self[text] = quoted(text)
        return self[text]


def _piece(facts: PieceFacts, names: _Names) -> str:
    piece = facts.piece
    asks = ", ".join([_call(call) for call in piece.asks])
    signups = ", ".join([_call(call) for call in piece.signups])
    return (
        f'{{"path": {names[piece.path]}, "url": {quoted(piece.url)}, "title": {quoted(piece.title)}, '
        f'"roles": {_texts(piece.roles)}, "role_source": {quoted(piece.role_source)}, '
        f'"role_reasons": {_texts(piece.role_reasons)}, '
        f'"entry": {quoted(facts.entry) if facts.entry else "false"}, '
        f'"date": {_text(piece.date.isoformat()[:10] if piece.date else None)}, '
        f'"reaches_ask": {_truth(facts.reaches_ask)}, "clicks_to_ask": {_number(facts.clicks_to_ask)}, '
        f'"path_to_ask": [{", ".join([names[path] for path in facts.path_to_ask])}], '
        f'"next_step": {_step(facts.next_step)}, "asks": [{asks}], "signups": [{signups}]}}'
    )


def _step(step: NextStep | None) -> str:
    if step is None:
        return "null"
    return (
        f'{{"offer": {_text(step.offer)}, "piece": {_text(step.piece)}, '
        f'"origin": {quoted(step.origin)}, "path": {_text(step.path)}}}'
    )


def _call(call: Call) -> str:
    return (
        f'{{"offer": {_text(call.offer)}, "via": {_text(call.via)}, "href": {quoted(call.href)}, '
        f'"text": {quoted(call.text)}, "line": {_number(call.line)}, "source": {quoted(call.source)}, '
        f'"position": {round(call.position, 2)}, "automatic": {_truth(call.automatic)}, '
        f'"counts": {_truth(call.counts)}, "dud": {_text(call.dud)}}}'
    )


def _text(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def _number(number: int | None) -> str:
    return "null" if number is None else str(number)


def _truth(truth: bool) -> str:
    return "true" if truth else "false"
