"""The commands that look at a site, run as a user runs them on a small one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import build, funnel

DEMO = Path(__file__).parents[2] / "docs/demo"


@pytest.fixture(name="demo")
def _demo(tmp_path: Path) -> Path:
    """A copy of the demo site: a loop, a signup-only end, one sale and one signup."""
    for file in DEMO.rglob("*"):
        if file.is_file():
            copy = tmp_path / file.relative_to(DEMO)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    return tmp_path


def process(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder, in a process of its own."""
    code = "import sys; from mkdocs_funnel.cli.main import main; sys.argv[0] = 'funnel'; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("way", [[], ["--build"]])
def test_audit_exits_with_1_on_leaks(demo: Path, way: list[str]) -> None:
    """From source and through MkDocs the same two ends are found."""
    done = process(demo, "audit", *way)
    assert done.returncode == 1, done.stderr
    assert "2 asks close every leak" in done.stdout
    assert "index.md -> posts/tear-out.md -> posts/reading-grain.md" in done.stdout


def test_a_look_through_mkdocs_writes_nothing(demo: Path) -> None:
    """`--build` leaves the site folder alone, whatever is in it."""
    (demo / "site").mkdir()
    (demo / "site/kept.html").write_text("kept")
    before = sorted(demo.rglob("*"))
    funnel(demo, "audit", "--build")
    assert sorted(demo.rglob("*")) == before


def test_the_finished_site_says_the_same(demo: Path) -> None:
    """`--site` reads what `mkdocs build` wrote."""
    build(demo)
    done = funnel(demo, "audit", "--site", "site", "--format", "json=out.json", "-q")
    ends = {tuple(end["pieces"]) for end in json.loads((demo / "out.json").read_text())["ends"]}
    assert done.returncode == 1
    assert ends == {("posts/first-bench.md", "posts/second-bench.md"), ("posts/reading-grain.md",)}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "off"], 0),
        (["--select", "FN105"], 0),
        (["--ignore", "FN102,signup-only-end"], 0),
        (["--select", "loop-without-ask"], 1),
        (["--select", "FN999"], 2),
        (["--format", "nonsense"], 2),
        (["--today", "soon"], 2),
        (["--baseline", "missing.json"], 2),
        (["--build", "--site", "."], 2),
        (["--changed-since", "--output=evil"], 2),
    ],
)
def test_exit_codes(demo: Path, options: list[str], code: int) -> None:
    """0 clean or out of the question, 1 findings, 2 could not run; never a traceback."""
    done = funnel(demo, "audit", *options)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (demo / "evil").exists()


def test_quiet_prints_failing_findings_only(demo: Path) -> None:
    """One line each; nothing on a run that passes."""
    lines = funnel(demo, "audit", "-q").stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["FN102", "FN103"]
    assert funnel(demo, "audit", "-q", "--fail-on", "off").stdout == ""


def test_no_configuration_is_2(tmp_path: Path) -> None:
    """Nothing to read is never a pass."""
    done = process(tmp_path, "audit")
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_a_site_without_pages_is_2(demo: Path) -> None:
    """Zero pages seen is never a pass."""
    for page in (demo / "docs").rglob("*.md"):
        page.unlink()
    done = funnel(demo, "audit")
    assert done.returncode == 2
    assert "no pages" in done.stderr


def test_with_a_baseline_only_new_findings_fail(demo: Path) -> None:
    """What was there is excused; what comes later is not."""
    assert funnel(demo, "baseline").returncode == 0
    assert funnel(demo, "audit").returncode == 0
    (demo / "docs/posts/new.md").write_text("# New\n\nA dead end.\n")
    done = funnel(demo, "audit", "-q")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [line for line in done.stdout.splitlines() if "posts/new.md" in line]


def test_changed_since_looks_at_what_changed(demo: Path) -> None:
    """The graph is whole; findings that touch nothing changed are left out."""
    git(demo, "init", "-q")
    git(demo, "add", ".")
    git(demo, "commit", "-qm", "all")
    assert funnel(demo, "audit", "--changed-since", "HEAD").returncode == 0
    with (demo / "docs/posts/reading-grain.md").open("a") as file:
        file.write("\nMore.\n")
    done = funnel(demo, "audit", "--changed-since", "HEAD", "-q")
    assert done.returncode == 1
    assert "FN103" in done.stdout
    assert "FN102" not in done.stdout


def test_path_shows_both_directions(demo: Path) -> None:
    """Onward with the texts and lines of the links, inward from entries."""
    done = funnel(demo, "path", "sharpen-a-plane.md")
    assert done.returncode == 0
    assert "To an ask: 2 clicks" in done.stdout
    assert "posts/sharpen-a-plane.md -> posts/sharpen-a-chisel.md by 'a chisel', line 3" in done.stdout
    assert "No other entry leads here." in done.stdout
    inward = funnel(demo, "path", "posts/second-bench.md").stdout
    assert "No way leads from here to an ask." in inward
    assert "lead: index.md -> posts/first-bench.md -> posts/second-bench.md" in inward


@pytest.mark.parametrize(("name", "said"), [("nope.md", "is not a piece"), ("posts/glu.md", "posts/glue.md")])
def test_path_of_an_unknown_piece(demo: Path, name: str, said: str) -> None:
    """The nearest is named."""
    done = funnel(demo, "path", name)
    assert done.returncode == 2
    assert said in done.stderr


def test_where_lists_lines_and_what_closing_would_leak(demo: Path) -> None:
    """The four pieces that reach the only ask would lose it."""
    done = funnel(demo, "where", "workshop")
    assert "workshop: 1 written call on 1 piece, 0 automatic" in done.stdout
    assert "  workshop.md:5  Book your seat" in done.stdout
    assert "Closing it would leave 4 pieces without a way to an ask:" in done.stdout
    assert funnel(demo, "where", "workshp").returncode == 2


def test_volume_counts_by_month(demo: Path) -> None:
    """A dated piece that asks makes a bar; a site without dates says so."""
    assert "No piece has a date" in funnel(demo, "volume").stdout
    page = demo / "docs/workshop.md"
    page.write_text(f"---\ndate: 2026-03-05\n---\n{page.read_text()}")
    shown = funnel(demo, "volume", "--today", "2026-03-15").stdout
    assert "2026-03     0        0    1     1  ########################" in shown
    assert "Since the last dated piece that asks: 10 days" in shown
    assert "   1  workshop" in shown


def test_rules_and_explain_know_every_rule(demo: Path) -> None:
    """The list has a line a rule, and each has a page."""
    lines = funnel(demo, "rules").stdout.splitlines()
    assert len(lines) == 27
    assert "## Remedy" in funnel(demo, "explain", lines[0].split()[1]).stdout
    assert funnel(demo, "explain", "FN000").returncode == 2


def test_settings_tells_faults_with_lines(demo: Path) -> None:
    """Exit 0 and counts, or 2 and every fault."""
    assert "2 offers" in funnel(demo, "settings").stdout
    (demo / "funnel.yml").write_text("offers: {a: {kind: sell}}\nroels: []\n")
    done = funnel(demo, "settings")
    assert done.returncode == 2
    assert "funnel.yml:1:" in done.stderr
    assert "funnel.yml:2:1" in done.stderr
