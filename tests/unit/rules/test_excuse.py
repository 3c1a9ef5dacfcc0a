"""Exceptions, front matter and baselines that excuse findings."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.baseline import NO_BASELINE, Baseline, BaselineEntry
from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.settings import ExceptionEntry, Settings
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.rules.excuse import Excuses

_DAY = dt.date(2025, 5, 20)


def _reason(
    *exceptions: ExceptionEntry,
    path: str = "posts/a.md",
    ignore: dict[str, str] | None = None,
    today: dt.date | None = _DAY,
    baseline: Baseline = NO_BASELINE,
) -> str | None:
    """Return why an FN101 at `path` is excused."""
    piece = Piece(path="posts/a.md", url="posts/a/", meta=FunnelMeta(ignore=ignore or {}))
    audit = Audit(
        settings=Settings(exceptions=exceptions),
        pieces={piece.path: piece},
        graph=build_graph([piece]),
        today=today,
        baseline=baseline,
    )
    (found,) = Excuses(audit).apply([Finding("FN101", "dead-end", Level.ERROR, path, "`a`", "Ask.")])
    return found.excused


def _entry(
    rule: str = "FN101", paths: tuple[str, ...] = ("posts/*.md",), until: dt.date | None = None
) -> ExceptionEntry:
    return ExceptionEntry(rule=rule, paths=paths, reason=f"{rule} on {paths}", until=until)


def test_nothing_excuses_by_default() -> None:
    """Without exceptions a finding stands."""
    assert _reason() is None


@pytest.mark.parametrize(
    "entry",
    [_entry(), _entry("*"), _entry(paths=("x.md", "posts/**")), _entry(paths=("posts/a.md",))],
)
def test_an_exception_that_fits_gives_its_reason(entry: ExceptionEntry) -> None:
    """Code or star, and any of the globs, are enough."""
    assert _reason(entry) == entry.reason


@pytest.mark.parametrize(
    "entry",
    [
        _entry("FN102"),
        _entry("FN1"),
        _entry(paths=("*.md",)),
        _entry(paths=("posts",)),
        _entry(paths=("posts/b.md",)),
        _entry(paths=()),
    ],
)
def test_an_exception_that_does_not_fit_excuses_nothing(entry: ExceptionEntry) -> None:
    """Another code, another folder, or no path at all."""
    assert _reason(entry) is None


def test_an_exception_holds_through_its_last_day() -> None:
    """`until` is the last day on which it holds; the day after, the finding stands again."""
    until = _entry(until=_DAY)
    assert _reason(until, today=_DAY) == until.reason
    assert _reason(until, today=_DAY + dt.timedelta(days=1)) is None


def test_without_a_day_no_exception_expires() -> None:
    """What depends on the day is not judged if the day is not known."""
    assert _reason(_entry(until=_DAY), today=None) is not None


def test_the_first_exception_that_fits_wins() -> None:
    """The reasons are tried in the order of the file."""
    assert _reason(_entry("*"), _entry()) == _entry("*").reason


def test_front_matter_excuses_its_own_code_only() -> None:
    """A piece's `ignore` is by code."""
    assert _reason(ignore={"FN101": "on purpose"}) == "on purpose"
    assert _reason(ignore={"FN102": "on purpose"}) is None


def test_front_matter_comes_before_exceptions() -> None:
    """What stands in the piece is nearest to it."""
    assert _reason(_entry(), ignore={"FN101": "on purpose"}) == "on purpose"


def _baseline(subject: str = "", path: str = "posts/a.md") -> Baseline:
    found = Finding("FN101", "", Level.ERROR, path, "", "", subject=subject)
    return Baseline(entries=(BaselineEntry(found.fingerprint, "FN101", path, "`a`", 4),))


def test_the_baseline_excuses_by_fingerprint() -> None:
    """The very finding is excused; another subject or another path is news."""
    assert _reason(baseline=_baseline()) == "baseline"
    assert _reason(baseline=_baseline("other")) is None
    assert _reason(baseline=_baseline(path="posts/b.md")) is None


def test_the_baseline_comes_last() -> None:
    """Who wrote a reason wants to read it."""
    assert _reason(_entry(), baseline=_baseline()) == _entry().reason
    assert _reason(ignore={"FN101": "on purpose"}, baseline=_baseline()) == "on purpose"


def test_an_expired_exception_leaves_it_to_the_baseline() -> None:
    """What is no longer excused by one may be by another."""
    late = _DAY + dt.timedelta(days=1)
    assert _reason(_entry(until=_DAY), today=late, baseline=_baseline()) == "baseline"


def test_a_finding_about_the_settings_can_be_excused() -> None:
    """A finding need not be at a piece."""
    assert _reason(_entry(paths=("funnel.yml",)), path="funnel.yml") is not None


def test_excused_findings_stay() -> None:
    """They are marked, not dropped, and keep everything else."""
    piece = Piece(path="a.md", url="a/")
    audit = Audit(
        settings=Settings(exceptions=(_entry("*", ("a.md",)),)),
        pieces={piece.path: piece},
        graph=build_graph([piece]),
    )
    before = [Finding("FN101", "dead-end", Level.ERROR, path, "`a`", "Ask.", 3) for path in ("a.md", "b.md")]
    after = Excuses(audit).apply(before)
    assert [(f.path, f.line, bool(f.excused)) for f in after] == [
        ("a.md", 3, True),
        ("b.md", 3, False),
    ]
    assert after[0].fingerprint == before[0].fingerprint


def test_what_excused_nothing_is_known() -> None:
    """Each entry is in use or not, those with the same content too."""
    piece = Piece(path="a.md", url="a/", meta=FunnelMeta(ignore={"FN102": "why not"}))
    same = _entry(paths=("b.md",))
    audit = Audit(
        settings=Settings(exceptions=(_entry(paths=("a.md",)), same, same)),
        pieces={piece.path: piece},
        graph=build_graph([piece]),
        baseline=_baseline(),
    )
    excuses = Excuses(audit)
    excuses.apply([Finding("FN101", "dead-end", Level.ERROR, "a.md", "`a`", "Ask.")])
    assert [(e.kind, e.code, e.scope[-1]) for e in excuses.unused()] == [
        ("ignore", "FN102", "a.md"),
        ("exception", "FN101", "b.md"),
        ("exception", "FN101", "b.md"),
        ("baseline", "FN101", "posts/a.md"),
    ]
