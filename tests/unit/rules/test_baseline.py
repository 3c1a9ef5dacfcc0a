"""A baseline of the findings of today."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.graph.ends import find_ends
from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.baseline import Baseline, BaselineEntry
from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import ExceptionEntry, Settings
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.rules.baseline import baseline_of
from mkdocs_funnel.rules.judge import judge
from mkdocs_funnel.settings.baseline import parse_baseline

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding

_ASK = Call(kind=OfferKind.SALE, href="https://book.test/", text="Book a call", evidence=Evidence.MARK)


def _audit(*dead_ends: str, **fields: Any) -> Audit:
    """Return an audit of a home page that asks and links to dead ends."""
    links = tuple(Link("index.md", path, LinkKind.BODY) for path in dead_ends)
    home = Piece(path="index.md", url="", roles=(Role.LEAD, Role.NURTURE), calls=(_ASK,), links=links)
    pieces = {p.path: p for p in (home, *(Piece(path=path, url=path) for path in dead_ends))}
    graph = build_graph(pieces.values())
    audit = Audit(settings=Settings(), pieces=pieces, graph=graph, ends=find_ends(graph))
    return replace(audit, **fields)


def _text(findings: tuple[Finding, ...]) -> str:
    report: Any = SimpleNamespace(findings=findings)
    return baseline_of(report)


def _news(audit: Audit) -> list[tuple[str, str]]:
    return [(f.code, f.path) for f in judge(audit) if f.excused is None]


def test_with_its_baseline_a_site_has_no_news() -> None:
    """Whatever was found is excused; nothing is called unused."""
    audit = _audit("b.md", "a.md", "ä `x`\u2028.md")
    baseline = parse_baseline(_text(judge(audit)))
    assert _news(audit) != []
    assert _news(replace(audit, baseline=baseline)) == []
    assert len(baseline.entries) == len(judge(audit))


def test_only_what_is_new_is_news() -> None:
    """A dead end that was not there is reported, and what was mended can go."""
    baseline = parse_baseline(_text(judge(_audit("a.md", "b.md"))))
    audit = _audit("a.md", "c.md", baseline=baseline)
    errors = [place for place in _news(audit) if place[0] != "FN901"]
    assert errors == [("FN101", "c.md"), ("FN206", "c.md")]
    gone = [f for f in judge(audit) if f.code == "FN901"]
    assert [(f.path, f.line) for f in gone] == [("funnel-baseline.json", 6), ("funnel-baseline.json", 7)]


def test_writing_it_anew_keeps_what_is_needed_and_drops_the_rest() -> None:
    """The baseline of a site with a baseline is that of the site as it is."""
    old = parse_baseline(_text(judge(_audit("a.md", "b.md"))))
    assert _text(judge(_audit("a.md", "c.md", baseline=old))) == _text(judge(_audit("a.md", "c.md")))


def test_it_is_the_same_for_the_same_findings() -> None:
    """Sorted by path, code and fingerprint, one entry a line, valid JSON that people can read."""
    findings = judge(_audit("b.md", "a.md"))
    text = _text(findings)
    assert text == _text(tuple(reversed(findings)))
    entries = json.loads(text)["findings"]
    keys = [(entry["path"], entry["code"], entry["fingerprint"]) for entry in entries]
    assert keys == sorted(keys)
    assert text.count("\n") == len(entries) + 5
    assert entries[0]["message"].startswith("`a.md` ends the path")


def test_findings_with_a_reason_of_their_own_are_not_in_it() -> None:
    """An exception says more than a baseline."""
    settings = Settings(exceptions=(ExceptionEntry("FN101", ("a.md",), "why not"),))
    text = _text(judge(_audit("a.md", settings=settings)))
    assert ("FN101", "a.md") not in [(e["code"], e["path"]) for e in json.loads(text)["findings"]]


def test_an_empty_one() -> None:
    """A site without findings has a baseline without entries."""
    assert _text(()) == '{\n  "version": 1,\n  "findings": []\n}\n'
    assert parse_baseline(_text(())) == Baseline()


def test_an_unused_exception_can_be_in_it_and_an_unused_entry_cannot() -> None:
    """Writing the baseline anew mends the latter by itself."""
    settings = Settings(exceptions=(ExceptionEntry("FN101", ("gone.md",), "why not"),))
    stale = Baseline(entries=(BaselineEntry("0" * 16, "FN101", "gone.md", "m"),))
    text = _text(judge(_audit(settings=settings, baseline=stale)))
    late = [e for e in json.loads(text)["findings"] if e["code"] == "FN901"]
    assert [e["path"] for e in late] == ["funnel.yml"]
