"""What has changed between two audits."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

import pytest

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.reporters.compare import compare
from mkdocs_funnel.reporters.json import document


def piece(path: str, *, reaches: bool = False, roles: tuple[str, ...] = ("nurture",)) -> dict[str, Any]:
    """Return a piece as `audit.json` has it."""
    return {"path": path, "roles": list(roles), "reaches_ask": reaches}


def end(*pieces: str) -> dict[str, Any]:
    """Return an end as `audit.json` has it."""
    kind = "dead end" if len(pieces) == 1 else "loop"
    return {"kind": kind, "pieces": list(pieces), "path": [pieces[0]], "signup": False}


def finding(fingerprint: str, *, excused: str | None = None, level: str = "error") -> dict[str, Any]:
    """Return a finding as `audit.json` has it."""
    told = {"code": "FN101", "name": "dead-end", "level": level, "path": "a.md", "line": None}
    return {**told, "message": "Fact.", "remedy": "", "fingerprint": fingerprint, "excused": excused}


def audit(
    sample: Any,
    pieces: tuple[dict[str, Any], ...] = (),
    ends: tuple[dict[str, Any], ...] = (),
    findings: tuple[dict[str, Any], ...] = (),
) -> dict[str, Any]:
    """Return an `audit.json` with these lists."""
    lists = {"pieces": list(pieces), "ends": list(ends), "findings": list(findings)}
    return {**document(sample.EMPTY), **lists}


def test_the_same_audit_has_not_changed(sample: Any) -> None:
    """Nothing is new or gone between a file and itself."""
    same = compare(document(sample.REPORT), document(sample.REPORT))
    assert same.is_empty
    assert same.new_errors == ()


def test_figures_alone_are_a_change(sample: Any) -> None:
    """A change of figures is one even if no list tells of it."""
    summary = dataclasses.replace(sample.REPORT.summary, asks_written=2)
    new = dataclasses.replace(sample.REPORT, summary=summary)
    assert not compare(document(sample.REPORT), document(new)).is_empty


def test_pieces_outside_the_funnel_do_not_count(sample: Any) -> None:
    """A piece that leaves the funnel is removed, one that was never in it is not."""
    old = audit(sample, (piece("b.md"), piece("a.md"), piece("404.md", roles=("none",))))
    new = audit(sample, (piece("c.md"), piece("d.md"), piece("a.md", roles=("none",)), piece("b.md")))
    changed = compare(old, new)
    assert (changed.pieces_added, changed.pieces_removed) == (("c.md", "d.md"), ("a.md",))


def test_leaks_are_new_and_mended(sample: Any) -> None:
    """A leak is mended where its piece leads to an ask now, or is gone."""
    old = audit(sample, (piece("a.md"), piece("b.md"), piece("c.md")), (end("a.md"), end("b.md")))
    new = audit(sample, (piece("a.md", reaches=True), piece("c.md")), (end("c.md"),))
    changed = compare(old, new)
    assert [leak.pieces for leak in changed.leaks_new] == [["c.md"]]
    assert [leak.pieces for leak in changed.leaks_mended] == [["a.md"], ["b.md"]]


def test_leak_that_only_moved_is_not_mended(sample: Any) -> None:
    """A dead end that now leads to another dead end still leads to no ask."""
    pieces = (piece("a.md"), piece("b.md"))
    changed = compare(
        audit(sample, pieces, (end("a.md"), end("b.md"))), audit(sample, pieces, (end("b.md"),))
    )
    assert (changed.leaks_new, changed.leaks_mended) == ((), ())


def test_loop_that_grew_is_neither_new_nor_mended(sample: Any) -> None:
    """The same leak in another shape is the same leak."""
    pieces = tuple(map(piece, ("a.md", "b.md", "c.md")))
    changed = compare(
        audit(sample, pieces, (end("a.md", "b.md"),)), audit(sample, pieces, (end("a.md", "b.md", "c.md"),))
    )
    assert (changed.leaks_new, changed.leaks_mended) == ((), ())


def test_leak_that_left_the_funnel_is_mended(sample: Any) -> None:
    """A piece with the role none is no place where a path ends."""
    changed = compare(
        audit(sample, (piece("a.md"),), (end("a.md"),)), audit(sample, (piece("a.md", roles=("none",)),))
    )
    assert [leak.pieces for leak in changed.leaks_mended] == [["a.md"]]


def test_findings_by_fingerprint(sample: Any) -> None:
    """New, gone, excused since, and no longer excused."""
    old = audit(sample, findings=(finding("1"), finding("2"), finding("3"), finding("4", excused="Known")))
    new = audit(
        sample,
        findings=(
            *(finding("2"), finding("3", excused="Known"), finding("4")),
            *(finding("5", level="warning"), finding("6", excused="Known")),
        ),
    )
    changed = compare(old, new)
    assert [found.fingerprint for found in changed.findings_new] == ["4", "5"]
    assert [found.fingerprint for found in changed.findings_gone] == ["1"]
    assert [found.fingerprint for found in changed.findings_excused] == ["3"]
    assert [found.fingerprint for found in changed.new_errors] == ["4"]


@pytest.mark.parametrize("version", [2, 0, "1", None, True, [1], {"a": "\x1b[31m"}])
def test_other_versions_are_refused(version: object, sample: Any) -> None:
    """A file of another version is told from one that is broken."""
    old = {**document(sample.CLEAN), "version": version}
    with pytest.raises(FunnelError, match=r"^before\.json: '.*' is not a version of audit\.json") as fault:
        compare(old, document(sample.CLEAN), ("before.json", "after.json"))
    assert "\x1b" not in str(fault.value)


@pytest.mark.parametrize("other", [{}, {"runs": []}, [], None, "audit"])
def test_other_files_are_refused(other: Any, sample: Any) -> None:
    """A file that is no audit at all is called by its name."""
    with pytest.raises(FunnelError, match=r"^new: this is not an audit\.json: it has no 'version'$"):
        compare(document(sample.CLEAN), other)


def test_all_faults_are_told_at_once(sample: Any) -> None:
    """Every place that is wrong is named."""
    wrong: Any = copy.deepcopy(document(sample.REPORT))
    del wrong["summary"]["asks"]
    wrong["summary"]["coverage"] = float("nan")
    wrong["pieces"][1]["path"] = 3
    wrong["ends"] = None
    with pytest.raises(FunnelError) as fault:
        compare(wrong, document(sample.REPORT))
    head, *lines = str(fault.value).splitlines()
    assert head == "old: this is not as an audit.json should be:"
    assert [line.split(":")[0].strip() for line in lines] == [
        "summary.asks",
        "summary.coverage",
        "pieces.1.path",
        "ends",
    ]


def test_many_faults_are_cut_short(sample: Any) -> None:
    """A file that is wrong everywhere does not fill the screen."""
    wrong = {**document(sample.CLEAN), "pieces": [{}] * 100}
    with pytest.raises(FunnelError) as fault:
        compare(wrong, document(sample.CLEAN))
    assert len(str(fault.value).splitlines()) == 22
    assert str(fault.value).endswith("… 280 more")


def test_reports_of_before_are_read(sample: Any) -> None:
    """A file that knows no channels can still be compared."""
    old, new = document(sample.REPORT), document(sample.REPORT)
    del old["channels"]
    comparison = compare(old, new)
    assert comparison.old.channels == []
    assert len(comparison.new.channels) == 3
