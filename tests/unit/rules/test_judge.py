"""Levels, order and fingerprints of findings."""

from __future__ import annotations

import pytest

from mkdocs_funnel.graph.ends import find_ends
from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.notice import BrokenStep, Notice, UnknownOffer
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.role import Role, RoleSource
from mkdocs_funnel.model.settings import RuleSettings, Settings
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.rules.judge import judge

_ASK = Call(kind=OfferKind.SALE, href="https://book.test/", text="Book a call", evidence=Evidence.MARK)


def _audit(*notices: Notice, rules: dict[str, RuleSettings] | None = None) -> Audit:
    """Return an audit of a home page that asks and leads to one dead end."""
    home = Piece(
        path="index.md",
        url="",
        roles=(Role.LEAD, Role.NURTURE),
        role_source=RoleSource.FRONT_MATTER,
        calls=(_ASK,),
        links=(Link("index.md", "books.md", LinkKind.BODY),),
    )
    books = Piece(path="books.md", url="books/", role_source=RoleSource.INFERRED)
    pieces = {piece.path: piece for piece in (home, books)}
    graph = build_graph(pieces.values())
    return Audit(
        settings=Settings(rules=rules or {}),
        pieces=pieces,
        graph=graph,
        ends=find_ends(graph),
        notices=notices,
    )


def test_findings_come_gravest_first() -> None:
    """Level comes before code: the info of an early code stands after errors."""
    findings = judge(_audit(UnknownOffer("index.md", 3, "x")))
    assert [(f.code, f.level) for f in findings] == [
        ("FN101", Level.ERROR),
        ("FN402", Level.ERROR),
        ("FN206", Level.INFO),
    ]


def test_findings_of_a_rule_are_in_the_order_of_the_files() -> None:
    """Path comes before line, and a finding without a line before those with one."""
    broken = (
        BrokenStep("z.md", 1, "a", "missing"),
        BrokenStep("b.md", 9, "a", "missing"),
        BrokenStep("b.md", None, "c", "missing"),
        BrokenStep("b.md", 2, "d", "missing"),
    )
    found = [f for f in judge(_audit(*broken)) if f.code == "FN105"]
    assert [(f.path, f.line) for f in found] == [
        ("b.md", None),
        ("b.md", 2),
        ("b.md", 9),
        ("z.md", 1),
    ]


def test_the_order_of_notices_does_not_matter() -> None:
    """The same site gives the same findings in the same order."""
    notices = (UnknownOffer("b.md", 1, "y"), UnknownOffer("a.md", 1, "x"))
    assert judge(_audit(*notices)) == judge(_audit(*reversed(notices)))


def test_a_rule_that_is_off_does_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its check is not even called."""
    from mkdocs_funnel.rules.fn101_dead_end import FN101DeadEnd

    monkeypatch.setattr(FN101DeadEnd, "check", lambda *_: pytest.fail("it ran"))
    findings = judge(_audit(rules={"FN101": RuleSettings(level=Level.OFF)}))
    assert {f.code for f in findings} == {"FN206"}


@pytest.mark.parametrize("level", [Level.ERROR, Level.WARNING, Level.INFO])
def test_a_level_lowers_and_raises(level: Level) -> None:
    """The level that is set replaces the default, in both directions."""
    rules = {code: RuleSettings(level=level) for code in ("FN101", "FN206")}
    assert {f.level for f in judge(_audit(rules=rules))} == {level}


def test_options_alone_leave_the_level() -> None:
    """A rule whose options are set keeps its default level, and gets the options."""
    rules = {"FN105": RuleSettings(options={"ignore_targets": ["gone.md"]})}
    broken = (
        BrokenStep("index.md", 1, "gone.md", "missing"),
        BrokenStep("index.md", 2, "lost.md", "missing"),
    )
    (found,) = [f for f in judge(_audit(*broken, rules=rules)) if f.code == "FN105"]
    assert (found.line, found.level) == (2, Level.ERROR)


def test_settings_for_rules_of_later_versions_are_ignored() -> None:
    """A code that no rule has is the settings' business."""
    rules = {"FN999": RuleSettings(level=Level.ERROR)}
    assert judge(_audit(rules=rules)) == judge(_audit())


def test_equal_subjects_get_fingerprints_of_their_own() -> None:
    """The same mistake twice in a file is two findings, told apart without their lines."""

    def prints(*lines: int) -> list[str]:
        found = judge(_audit(*(UnknownOffer("index.md", line, "x") for line in lines)))
        return [f.fingerprint for f in found if f.code == "FN402"]

    assert len(set(prints(3, 7))) == 2
    assert prints(3, 7) == prints(5, 90)


def test_an_empty_site_is_judged() -> None:
    """A site without pieces has no stage at all, and nothing breaks on it."""
    audit = Audit(settings=Settings(), pieces={}, graph=build_graph(()))
    assert {f.subject for f in judge(audit)} == {"entry", "nurture", "ask"}
