"""A run whose inputs are unchanged is replayed; whatever changes, the output is that of a run without a cache."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.cli import replay, surroundings
from tests.unit.cli.conftest import DAY, Done

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs are replayed where stamps tell enough")


def test_an_unchanged_site_is_replayed(audit: Callable[..., Done], site: Path) -> None:
    """The second run says the same and ends the same, by other means."""
    (site / "funnel.yml").unlink()
    first = audit(*DAY)
    assert (first.code, first.replayed) == (1, False)
    assert "Write one direct ask" in first.out
    assert audit(*DAY) == first._replace(replayed=True)


def test_notes_come_again(audit: Callable[..., Done], site: Path) -> None:
    """What went to the other stream goes there again."""
    (site / "mkdocs.yml").write_text("site_name: x\nplugins: [macros]\n")
    first = audit()
    assert "note: plugin `macros`" in first.err
    assert audit() == first._replace(replayed=True)


def _rewritten(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what puts other content of the same length into a file and its times back."""

    def change(site: Path) -> None:
        stat = (site / name).stat()
        text = (site / name).read_text("utf-8")
        assert len(old) == len(new)
        assert old in text
        (site / name).write_text(text.replace(old, new), "utf-8")
        os.utime(site / name, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    return change


def _written(name: str, text: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, "utf-8")

    return change


def _gone(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).unlink()


_BASELINE = '{"version": 1, "findings": []}'
CHANGES = {
    "page": _rewritten("docs/index.md", "b.md", "a.md"),
    "new page": _written("docs/new.md", "# N\n"),
    "new page in a new folder": _written("docs/more/new.md", "# N\n"),
    "deleted page": _gone("docs/sub/c.md"),
    "new asset": _written("docs/a.pdf", ""),
    "deleted asset": _gone("docs/picture.svg"),
    "include": _rewritten("inc.md", "offer:book", "offer:boot"),
    "deleted include": _gone("inc.md"),
    "front matter of a folder": _rewritten("docs/sub/.meta.yml", "[x]", "[y]"),
    "settings": _rewritten("funnel.yml", "2025-05-01", "2025-03-01"),
    "no settings": _gone("funnel.yml"),
    "configuration": _rewritten("mkdocs.yml", "name: ", "nama: "),
    "inherited configuration": _rewritten("base.yml", "snippets", "snippett"),
    "template": _rewritten("overrides/funnel/ask.html", "offer.id", "offer.no"),
    "new template": _written("overrides/funnel/signup.html", "<a>"),
    "baseline appears": _written("funnel-baseline.json", _BASELINE),
    "repository appears": _written(".git/x", ""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(audit: Callable[..., Done], site: Path, change: str) -> None:
    """Whatever the site is made of: changed, added or taken out, it is read anew."""
    audit(*DAY)
    assert audit(*DAY).replayed
    CHANGES[change](site)
    after = audit(*DAY)
    assert not after.replayed
    assert after == audit(*DAY, "--no-cache")


def test_a_baseline_that_changes(audit: Callable[..., Done], site: Path) -> None:
    """It is an input as any other, wherever it lies."""
    asked = (*DAY, "--baseline", "known.json")
    _written("known.json", _BASELINE)(site)
    first = audit(*asked)
    assert audit(*asked).replayed
    _gone("known.json")(site)
    assert audit(*asked).code == 2
    _written("known.json", _BASELINE)(site)
    assert audit(*asked)[:3] == first[:3]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOURCE_DATE_EPOCH", "1700000000"),
        ("NO_COLOR", "1"),
        ("COLUMNS", "77"),
        ("FUNNEL_TEST_NAME", "Other"),
    ],
)
def test_the_environment_counts(
    audit: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The variables that reports depend on, and those that the configuration asks for."""
    audit()
    assert audit().replayed
    monkeypatch.setenv(name, value)
    after = audit()
    assert not after.replayed
    assert after == audit("--no-cache")


def test_a_variable_that_nobody_asks_for(audit: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the environment does not count."""
    audit()
    monkeypatch.setenv("FUNNEL_TEST_OTHER", "1")
    assert audit().replayed


def test_another_day(audit: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was judged yesterday is judged anew today."""
    audit()
    now = time.time_ns()
    monkeypatch.setattr(surroundings.time, "time_ns", lambda: now + 86_400_000_000_000)
    assert not audit().replayed


@pytest.mark.parametrize(
    "more", [["--today", "2025-06-01"], ["-q"], ["-v"], ["--format", "csv"], ["--select", "FN101"]]
)
def test_other_arguments_are_another_run(audit: Callable[..., Done], more: list[str]) -> None:
    """Each way to call it is kept on its own."""
    audit(*DAY)
    other = audit(*DAY, *more)
    assert not other.replayed
    assert audit(*DAY, *more) == other._replace(replayed=True)
    assert audit(*DAY).replayed


@pytest.mark.parametrize(
    "never", [["--stats"], ["--no-cache"], ["--changed-since", "HEAD"], ["--site", "html"]]
)
def test_what_is_never_replayed(audit: Callable[..., Done], site: Path, never: list[str]) -> None:
    """Times, the state of git, and sites that are read in other ways."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *arguments], cwd=site, check=True, capture_output=True)
    _written("html/index.html", "<html><body><main><p>x</p></main></body></html>")(site)
    assert audit(*never).code in (0, 1)
    assert not audit(*never).replayed


def test_a_fault_is_never_replayed(audit: Callable[..., Done], site: Path) -> None:
    """What could not be checked is tried again."""
    _written("funnel.yml", "offers: 1\n")(site)
    first = audit()
    assert first.code == 2
    assert audit() == first


def test_other_tools(audit: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another state of the package, or of what it imports, judges for itself."""
    audit()
    monkeypatch.setattr(replay, "tools", lambda: ("other tools", 0))
    assert not audit().replayed


def test_another_version(audit: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    """So does another version."""
    audit()
    monkeypatch.setattr(surroundings, "__version__", "0.0.0")
    assert not audit().replayed


def test_what_the_tools_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of the package, and the folders that modules come from; compiled files do not count."""
    package = tmp_path / "package"
    (package / "theme").mkdir(parents=True)
    (package / "a.py").write_text("")
    monkeypatch.setattr(surroundings, "_PACKAGE", str(package))
    monkeypatch.setattr(sys, "path", [str(tmp_path / "modules"), ""])
    states = []
    for change in (
        "",
        "package/theme/x.html",
        "package/__pycache__/a.pyc",
        "modules/one.py",
        "modules/two.py",
    ):
        if change:
            (tmp_path / change).parent.mkdir(exist_ok=True)
            (tmp_path / change).write_text("")
        states.append(surroundings.tools()[0])
        time.sleep(0.02)
    assert states[1] == states[2]
    assert len(set(states)) == 4
