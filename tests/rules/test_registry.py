"""Holds what a rule says about itself true: codes, names, pages, options, cases, messages."""

from __future__ import annotations

import functools
import importlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.model.baseline import BaselineEntry
from mkdocs_funnel.model.settings import ExceptionEntry
from mkdocs_funnel.rules.judge import judge
from mkdocs_funnel.rules.pages import MARK, file_name, main, pages, stale, write
from mkdocs_funnel.rules.registry import RULES, rule
from mkdocs_funnel.settings.rule_codes import RULE_CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit, Rule

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
SECTIONS = ["What it checks", "Why it matters", "Example", "Remedy", "Options"]
SLACK_PHRASES = re.compile(r"\b(click here|simply|just|easily)\b", re.IGNORECASE)

each_rule = pytest.mark.parametrize("checked", RULES, ids=lambda checked: checked.code)


@functools.cache
def _cases(code: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / f"{code}.yml").read_text("utf-8"))
    return loaded


def _without_fences(page: str) -> str:
    return re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)


def test_codes_are_unique_and_in_order() -> None:
    """The registry is sorted by code, and no code or name is there twice."""
    codes = [found.code for found in RULES]
    assert codes == sorted(set(codes))
    assert len({found.name for found in RULES}) == len(RULES)


@each_rule
def test_code_file_and_class_agree(checked: type[Rule]) -> None:
    """Who knows the code and name of a rule knows its file and its class."""
    stem = f"{checked.code.lower()}_{checked.name.replace('-', '_')}"
    words = checked.name.split("-")
    assert checked.__module__ == f"mkdocs_funnel.rules.{stem}"
    assert checked.__name__ == checked.code + "".join(word.capitalize() for word in words)


def test_every_rule_file_is_registered() -> None:
    """A rule that has a file runs."""
    registry = importlib.import_module("mkdocs_funnel.rules.registry")
    files = {path.stem for path in Path(str(registry.__file__)).parent.glob("fn*.py")}
    assert files == {found.__module__.rpartition(".")[2] for found in RULES}


@each_rule
def test_page_has_its_sections_in_order(checked: type[Rule]) -> None:
    """Each page opens with one sentence and has the five sections, none of them empty."""
    first, *parts = re.split(r"^## (.+)$", _without_fences(checked.page()), flags=re.MULTILINE)
    assert first.strip().endswith(".")
    assert "\n" not in first.strip()
    assert parts[::2] == SECTIONS
    example = checked.page().partition("## Example")[2].partition("## Remedy")[0]
    assert "```" in example
    assert all(text.strip() for title, text in zip(parts[::2], parts[1::2], strict=True))


@each_rule
def test_page_is_plain(checked: type[Rule]) -> None:
    """A page does not talk down to its reader, outside of what it quotes."""
    own_words = re.sub(r'"[^"]*"', "", _without_fences(checked.page()))
    assert not SLACK_PHRASES.search(own_words)


@each_rule
def test_every_option_is_documented(checked: type[Rule]) -> None:
    """Each option is on the page, and a page without options says so."""
    section = checked.page().partition("## Options")[2]
    for option in checked.options:
        assert f"- `{option.name}`:" in section
        assert option.meaning
    assert bool(checked.options) != ("This rule has no options." in section)


@each_rule
def test_rule_has_cases(checked: type[Rule]) -> None:
    """Each rule has a case in which it fires, a near miss, and one that is excused."""
    expected = [case["expect"] for case in _cases(checked.code)]
    assert any(any("excused" not in finding for finding in found) for found in expected)
    assert any(not found for found in expected)
    assert any("excused" in finding for found in expected for finding in found)


def test_every_case_file_has_a_rule() -> None:
    """No case file is left over from a rule that is gone."""
    assert {path.stem for path in CASES.glob("*.yml")} == {found.code for found in RULES}


@each_rule
def test_messages_and_remedies_read_alike(
    checked: type[Rule], audit_of: Callable[[Mapping[str, Any]], Audit]
) -> None:
    """A message is a fact with its subject in backticks; a remedy is imperative and a sentence."""
    for case in _cases(checked.code):
        for finding in judge(audit_of(case)):
            assert re.search(r"`[^`]+`", finding.message)
            assert not finding.message.endswith(".")
            assert "\n" not in finding.message
            assert re.match(r"[A-Z`]", finding.remedy)
            assert finding.remedy.endswith((".", "`"))


def test_fingerprints_are_unique(audit_of: Callable[[Mapping[str, Any]], Audit]) -> None:
    """No two findings about a site share a fingerprint, also where their subject is the same."""
    for checked in RULES:
        for case in _cases(checked.code):
            prints = [finding.fingerprint for finding in judge(audit_of(case))]
            assert len(prints) == len(set(prints)), case["name"]


@each_rule
def test_settings_know_the_rule(checked: type[Rule]) -> None:
    """The settings accept exactly the code, name, level and options that the rule has."""
    (known,) = [known for known in RULE_CODES if known.code == checked.code]
    assert (known.name, known.level) == (checked.name, checked.level)
    assert set(known.options) == {option.name for option in checked.options}


def test_every_code_of_the_settings_has_its_rule() -> None:
    """What settings may name is there."""
    assert [known.code for known in RULE_CODES] == [found.code for found in RULES]


@pytest.mark.parametrize("key", ["FN101", "fn101", "dead-end", " Dead-End "])
def test_rule_is_found_by_code_and_name(key: str) -> None:
    """Code and name lead to a rule, in any case."""
    assert rule(key).code == "FN101"


def test_unknown_rule_names_the_nearest() -> None:
    """Asking for a rule that is not there says which may have been meant."""
    with pytest.raises(FunnelError, match=r"'deadend' is not a rule \(did you mean FN101 dead-end"):
        rule("deadend")


def test_committed_pages_are_current() -> None:
    """The pages in the content folder are those that the rules generate."""
    assert stale(ROOT / "content" / "rules") == ()


def test_links_of_pages_lead_somewhere() -> None:
    """A link on a rule page goes to another one, or to the guide; none is a dead end."""
    known = {*pages(), "../guide/funnel-yml.md", "../guide/channels.md"}
    for name, text in pages().items():
        targets = set(re.findall(r"\]\(([^)#]+)", _without_fences(text)))
        assert targets <= known, name
        assert "../guide/funnel-yml.md" in targets, name


def test_write_makes_pages_current(tmp_path: Path) -> None:
    """What write mode leaves behind passes check mode; a second run changes nothing."""
    folder = str(tmp_path / "rules")
    assert main(["--write", folder]) == 0
    assert main(["--check", folder]) == 0
    assert write(Path(folder)) == ()


def test_check_lists_what_is_stale_and_touches_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Check mode exits 1 and names changed, missing and left-over pages."""
    write(tmp_path)
    changed, missing = (tmp_path / file_name(found) for found in RULES[:2])
    changed.write_text(changed.read_text("utf-8") + "more", "utf-8")
    missing.unlink()
    gone = tmp_path / "fn999-gone.md"
    gone.write_text(f"---\n{MARK}\n---\n", "utf-8")
    own = tmp_path / "own.md"
    own.write_text("# Own\n", "utf-8")
    assert main(["--check", str(tmp_path)]) == 1
    listed = capsys.readouterr().out
    assert all(f"stale: {path}" in listed for path in (changed, missing, gone))
    assert str(own) not in listed
    assert gone.exists()
    assert not missing.exists()


def test_write_removes_only_generated_pages(tmp_path: Path) -> None:
    """Write mode deletes pages of rules that are gone and leaves other people's pages alone."""
    gone, own = tmp_path / "fn999-gone.md", tmp_path / "fn998-own.md"
    gone.write_text(f"---\n{MARK}\n---\n", "utf-8")
    own.write_text("# Own\n", "utf-8")
    assert "fn999-gone.md" in write(tmp_path)
    assert not gone.exists()
    assert own.exists()


def _firing(code: str, audit_of: Callable[[Mapping[str, Any]], Audit]) -> Iterator[tuple[Audit, Finding]]:
    """Yield each finding of a rule that its cases do not excuse, with its audit."""
    for case in _cases(code):
        audit = audit_of(case)
        yield from ((audit, f) for f in judge(audit) if f.code == code and f.excused is None)


def _reason(finding: Finding, audit: Audit) -> str | None:
    """Return why a finding is excused in an audit that was changed."""
    (found,) = [f for f in judge(audit) if f.fingerprint == finding.fingerprint]
    return found.excused


@each_rule
def test_an_exception_excuses_it(checked: type[Rule], audit_of: Callable[[Mapping[str, Any]], Audit]) -> None:
    """Every finding of every rule can be excused in the settings, by code."""
    met = 0
    for audit, finding in _firing(checked.code, audit_of):
        entry = ExceptionEntry(checked.code, (finding.path,), "why not", line=99)
        settings = replace(audit.settings, exceptions=(entry, *audit.settings.exceptions))
        if finding.subject == "exception FN901 funnel.yml":
            continue  # What is said of an exception cannot be excused by that same exception.
        assert _reason(finding, replace(audit, settings=settings)) == "why not"
        met += 1
    assert met


@each_rule
def test_the_baseline_excuses_it(checked: type[Rule], audit_of: Callable[[Mapping[str, Any]], Audit]) -> None:
    """Every finding of every rule can be in the baseline, by its fingerprint."""
    met = 0
    for audit, finding in _firing(checked.code, audit_of):
        entry = BaselineEntry(finding.fingerprint, finding.code, finding.path, finding.message)
        baseline = replace(audit.baseline, entries=(*audit.baseline.entries, entry))
        assert _reason(finding, replace(audit, baseline=baseline)) == "baseline"
        met += 1
    assert met


@each_rule
def test_front_matter_excuses_it(checked: type[Rule], audit_of: Callable[[Mapping[str, Any]], Audit]) -> None:
    """Every finding at a piece can be excused in it; some rules have none there."""
    met = 0
    for audit, finding in _firing(checked.code, audit_of):
        piece = audit.pieces.get(finding.path)
        if piece is None:
            continue
        meta = replace(piece.meta, ignore={**piece.meta.ignore, checked.code: "why not"})
        pieces = {**audit.pieces, piece.path: replace(piece, meta=meta)}
        assert _reason(finding, replace(audit, pieces=pieces)) == "why not"
        met += 1
    assert bool(met) != (checked.code in {"FN205", "FN208", "FN403", "FN404", "FN502"})
