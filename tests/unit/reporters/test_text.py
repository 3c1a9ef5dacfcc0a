"""The report for people."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters.layout import cells
from mkdocs_funnel.reporters.text import render, text

if TYPE_CHECKING:
    from collections.abc import Callable

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "CLOSED", "EMPTY", "MANY"])
def test_golden(name: str, sample: Any, golden: Callable[[str, str], None]) -> None:
    """Each kind of site reads as it was approved."""
    golden(f"{name.lower()}.txt", render(getattr(sample, name)))


def test_golden_narrow(sample: Any, golden: Callable[[str, str], None]) -> None:
    """A narrow terminal reads as it was approved."""
    golden("narrow.txt", render(sample.REPORT, width=60))


def test_golden_whole(sample: Any, golden: Callable[[str, str], None]) -> None:
    """`audit.txt` reads as it was approved."""
    golden("audit.txt", text(sample.REPORT))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "EMPTY", "MANY"])
def test_width(name: str, width: int, sample: Any) -> None:
    """No line is wider than the terminal, however long a path is."""
    lines = render(getattr(sample, name), width=width).splitlines()
    assert max(map(cells, lines)) <= width


def test_colour_adds_only_colour(sample: Any) -> None:
    """The coloured report without its escape sequences is the plain one."""
    coloured = render(sample.REPORT, colour=True)
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == render(sample.REPORT)


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"COLUMNS": "20"}, {"FORCE_COLOR": "1"}]
)
def test_environment_does_not_matter(
    environment: dict[str, str], sample: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever calls decides on colour and width, not the environment."""
    before = render(sample.REPORT, colour=True), render(sample.REPORT)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (render(sample.REPORT, colour=True), render(sample.REPORT)) == before


def test_markup_is_text(sample: Any) -> None:
    """A writer's square brackets are printed as they are, in colour too."""
    for colour in (False, True):
        shown = ANSI.sub("", render(sample.REPORT, colour=colour))
        assert "Example [red]名前[/red]" in shown
        assert "notes/[bold]alone.md" in shown


def test_escape_sequences_are_stripped(sample: Any) -> None:
    """A writer cannot colour, move or link anything in the reader's terminal."""
    assert "\x1b" not in render(sample.REPORT)
    assert "the offer is closed." in render(sample.REPORT)
    assert set(re.findall(r"\x1b.", render(sample.REPORT, colour=True))) == {"\x1b["}


def test_nothing_is_left_out_without_a_limit(sample: Any) -> None:
    """`audit.txt` names every end and every finding, long paths in full."""
    whole = text(sample.MANY)
    assert all(f"index.md -> posts/{number:03}.md" in whole for number in range(100))
    assert " more" not in whole
    assert f"    {sample.LONG}\n" in text(sample.REPORT)
    assert f"-> {sample.LONG}\n" in text(sample.REPORT)


def test_limit_says_how_many_more(sample: Any) -> None:
    """A shortened list says what it left out, once among leaks and once in the rule."""
    shown = render(sample.MANY, limit=3)
    assert shown.count("posts/002.md") == 3
    assert "posts/003.md" not in shown
    assert shown.count("… 97 more") == 2


def test_limit_of_the_exact_length_leaves_nothing_out(sample: Any) -> None:
    """A list as long as the limit is not followed by `0 more`."""
    assert " more" not in render(sample.MANY, limit=100)


def test_remedy_once_a_rule(sample: Any) -> None:
    """A remedy that all findings of a rule share is printed once."""
    assert render(sample.MANY).count("Ask here, or link to a piece") == 1


def test_different_remedies_are_all_shown(sample: Any) -> None:
    """Findings of one rule with remedies of their own keep them."""
    findings = tuple(
        Finding("FN105", "broken-step", Level.ERROR, f"{name}.md", "Broken.", f"Mend {name}.")
        for name in "ab"
    )
    shown = render(dataclasses.replace(sample.CLEAN, findings=findings))
    assert shown.index("a.md") < shown.index("=> Mend a.") < shown.index("=> Mend b.")


def test_loop_without_an_ask_names_its_pieces(sample: Any) -> None:
    """A loop says through which pieces it circles."""
    assert "circles through deep/a.md, deep/b.md, deep/c.md" in render(sample.REPORT)


def test_verdict_counts_one_ask_an_end(sample: Any) -> None:
    """The fix set is one ask for each end, in the singular too."""
    assert "5 asks close every leak: then 17 more pieces lead to one." in render(sample.REPORT)
    one = dataclasses.replace(sample.REPORT.summary, ends=1, reach_ask=19)
    shown = render(dataclasses.replace(sample.REPORT, ends=sample.ENDS[:1], summary=one))
    assert "1 ask closes every leak: then 1 more piece leads to one." in shown


def test_excused_end_is_not_the_first_thing_to_do(sample: Any) -> None:
    """What the owner decided to live with is not what to mend first."""
    excused = dataclasses.replace(sample.FINDINGS[0], excused="A personal page")
    findings = (excused, *sample.FINDINGS[1:])
    shown = render(dataclasses.replace(sample.REPORT, findings=findings))
    assert "2 ends are excused" in " ".join(shown.split())
    assert shown.splitlines()[-1].startswith("First  Give `letter.md` an ask")


def test_clean_site_is_told_so_only_when_it_is(sample: Any) -> None:
    """Nothing is called mended while a finding is left, and then the gravest comes first."""
    assert "Nothing is left to mend." in render(sample.CLEAN)
    shown = render(dataclasses.replace(sample.CLEAN, findings=sample.FINDINGS[-2:]))
    assert "Nothing is left to mend." not in shown
    assert shown.endswith("First  `index.md:40`: Reword the sentence.\n")


def test_next_steps_get_no_row_without_effect(sample: Any) -> None:
    """The second bar is there only when next steps change what readers meet."""
    assert "With next steps" in render(sample.CLOSED)
    assert "With next steps" not in render(sample.CLEAN)


def test_channels_of_a_site_without_an_address(sample: Any) -> None:
    """Their addresses begin at its root; a terminal shows the first ten."""
    use = dataclasses.replace(sample.REPORT.channels[0], url="?utm_source=podcast", qr=None)
    report = dataclasses.replace(sample.CLEAN, channels=(use,) * 12)
    shown = render(report)
    assert "index.md  by go/pod/\n            /?utm_source=podcast\n" in shown
    assert shown.count("go/pod/") == 10
    assert "  … 2 more\n" in shown
    assert text(report).count("go/pod/") == 12
