"""The scripts of the action, run."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Runner


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a page, which the stand-in for `funnel` copies into its reports."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "page.md").write_text("now\n", encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it says."""
    who = ["-c", "user.name=Example", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize("code", [0, 1])
def test_audit_gives_out_its_reports(code: int, runner: Runner, site: Path) -> None:
    """Findings do not end the job before they have been shown."""
    done = runner.run("Audit", site, FAIL_ON="error", ANNOTATIONS="true", FUNNEL_EXIT=str(code))
    assert (done.returncode, done.stderr) == (0, "")
    assert runner.outputs["exit-code"] == str(code)
    assert {Path(runner.outputs[name]).read_text() for name in ("json", "sarif", "comment")} == {"now\n"}
    assert "\n--format\ngithub\n" in runner.log
    assert runner.run("Verdict", site, CODE=runner.outputs["exit-code"]).returncode == code


def test_audit_that_could_not_run_ends_the_job(runner: Runner, site: Path) -> None:
    """No reports are given out when there are none."""
    done = runner.run("Audit", site, FAIL_ON="error", FUNNEL_EXIT="2")
    assert (done.returncode, runner.outputs) == (2, {})


def test_audit_says_that_nothing_is_installed(runner: Runner, site: Path) -> None:
    """A missing command is told in words that help."""
    done = runner.run("Audit", site, path=str(runner.folder), FAIL_ON="error")
    assert done.returncode == 2
    assert done.stdout.startswith("::error::The command funnel is not there. Install mkdocs-funnel")


def test_audit_passes_every_option_as_one_word(runner: Runner, site: Path) -> None:
    """Spaces and shell syntax in an input stay in it."""
    odd = "a b; $(touch hacked) `touch hacked`.yml"
    done = runner.run("Audit", site, CONFIG=odd, BASELINE=odd, SITE=odd, BUILD="true", FAIL_ON=odd)
    words = runner.log.splitlines()
    for option in ("--config", "--baseline", "--site", "--fail-on"):
        assert words[words.index(option) + 1] == odd
    assert "--build" in words
    assert words[words.index("--format") + 1] == "text"
    first, *_, last = done.stdout.splitlines()
    assert re.fullmatch("::stop-commands::[0-9a-f]{32}", first)
    assert last == f"::{first.rpartition('::')[2]}::"
    assert not list(runner.folder.rglob("hacked"))


def test_audit_leaves_out_what_is_not_given(runner: Runner, site: Path) -> None:
    """An empty input is no option."""
    runner.run("Audit", site, FAIL_ON="warning", BUILD="false")
    assert runner.log.startswith("funnel\naudit\n--fail-on\nwarning\n--format\ntext\n--format\njson=")


@pytest.fixture
def pull_request(tmp_path: Path) -> tuple[Path, str]:
    """Return a shallow checkout of a change, and the commit that it starts from."""
    origin = tmp_path / "origin"
    (origin / "web").mkdir(parents=True)
    git(origin, "init", "--quiet", "--initial-branch=main")
    page = origin / "web" / "page.md"
    commits = []
    for text in ("before\n", "now\n"):
        page.write_text(text, encoding="utf-8")
        git(origin, "add", ".")
        git(origin, "commit", "--quiet", "-m", text)
        commits.append(git(origin, "rev-parse", "HEAD"))
        if text == "before\n":
            git(origin, "checkout", "--quiet", "-b", "change")
    checkout = tmp_path / "checkout"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=change", f"file://{origin}", str(checkout))
    return checkout, commits[0]


def test_comparison_reads_the_commit_before(runner: Runner, pull_request: tuple[Path, str]) -> None:
    """The comment becomes the difference, from the same folder of the earlier commit; no tree stays."""
    checkout, base = pull_request
    web = checkout / "web"
    runner.run("Audit", web, FAIL_ON="error")
    made = {"JSON": runner.outputs["json"], "COMMENT": runner.outputs["comment"]}
    done = runner.run("Compare with the commit that the pull request starts from", web, BASE=base, **made)
    assert (done.returncode, done.stdout) == (0, "")
    assert Path(made["COMMENT"]).read_text() == "compared\n"
    before = Path(made["JSON"]).with_name("before.json")
    assert before.read_text() == "before\n"
    assert runner.log.endswith(f"funnel\ndiff\n--format\nmarkdown\n{before}\n{made['JSON']}\n")
    assert git(checkout, "worktree", "list").count("\n") == 0
    assert git(checkout, "status", "--porcelain") == ""


@pytest.mark.parametrize("wrong", [{"FUNNEL_EXIT": "2"}, {"DIFF_EXIT": "2"}, {"BASE": "0" * 40}])
def test_comparison_that_fails_changes_nothing(
    wrong: dict[str, str], runner: Runner, pull_request: tuple[Path, str]
) -> None:
    """The comment on the change alone stays, and the job goes on."""
    checkout, base = pull_request
    web = checkout / "web"
    runner.run("Audit", web, FAIL_ON="error")
    made = {"JSON": runner.outputs["json"], "COMMENT": runner.outputs["comment"], "BASE": base}
    step = "Compare with the commit that the pull request starts from"
    done = runner.run(step, web, **{**made, **wrong})
    assert done.returncode == 0
    assert done.stdout.startswith("::notice::The commit that the pull request starts from could not be read")
    assert Path(made["COMMENT"]).read_text() == "now\n"
    assert git(checkout, "worktree", "list").count("\n") == 0


def test_comparison_takes_findings_for_no_failure(runner: Runner, pull_request: tuple[Path, str]) -> None:
    """An earlier commit with findings is compared like any other."""
    checkout, base = pull_request
    web = checkout / "web"
    runner.run("Audit", web, FAIL_ON="error")
    made = {"JSON": runner.outputs["json"], "COMMENT": runner.outputs["comment"], "FUNNEL_EXIT": "1"}
    runner.run("Compare with the commit that the pull request starts from", web, BASE=base, **made)
    assert Path(made["COMMENT"]).read_text() == "compared\n"


def test_summary_is_the_comment(runner: Runner, site: Path) -> None:
    """The page of the job shows it too."""
    runner.run("Summary", site, COMMENT=str(site / "page.md"))
    assert (runner.folder / "step_summary").read_text() == "now\n"


@pytest.mark.parametrize(
    ("ids", "called"),
    [
        ("", "--method\nPOST\nrepos/a/b/issues/7/comments\n"),
        ("12\n13\n", "--method\nPATCH\nrepos/a/b/issues/comments/12\n"),
    ],
)
def test_comment_is_written_once(ids: str, called: str, runner: Runner, site: Path) -> None:
    """The first comment is a new one, later runs replace it."""
    given = {"PULL_REQUEST": "7", "GITHUB_REPOSITORY": "a/b", "COMMENT": "c.md"}
    done = runner.run("Comment", site, IDS=ids, **given)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"{called}-F\nbody=@c.md\n" in runner.log
    assert runner.log.count("--method") == 1


def test_comment_that_is_not_allowed_does_not_fail_the_job(runner: Runner, site: Path) -> None:
    """A pull request from a fork may not write."""
    done = runner.run("Comment", site, PULL_REQUEST="7", GITHUB_REPOSITORY="a/b", GH_EXIT="1")
    assert done.returncode == 0
    assert done.stdout.startswith("::warning::The comment could not be written.")
    assert "--method" not in runner.log
