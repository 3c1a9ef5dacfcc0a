"""What is kept of a run, and what is done again when it is replayed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.adapters.source import walk
from mkdocs_funnel.cli import replay, run_file, surroundings
from tests.unit.cli.conftest import DAY, Done

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs are replayed where stamps tell enough")


def test_reports_are_written_again(audit: Callable[..., Done], site: Path) -> None:
    """A report file that is deleted, or overwritten, is there again after the next run."""
    asked = (*DAY, "--format", "json=report.json", "--format=sarif=docs.sarif")
    audit(*asked)
    texts = [(site / name).read_bytes() for name in ("report.json", "docs.sarif")]
    (site / "report.json").unlink()
    (site / "docs.sarif").write_text("x")
    assert audit(*asked).replayed
    assert [(site / name).read_bytes() for name in ("report.json", "docs.sarif")] == texts


def test_a_report_among_the_pages(audit: Callable[..., Done], site: Path) -> None:
    """A report that is a page of the site counts as one as soon as it is there."""
    asked = (*DAY, "--format", "markdown=docs/report.md")
    first, second = audit(*asked), audit(*asked)
    assert not second.replayed
    assert first.out != second.out
    third = audit(*asked)
    (site / "docs/report.md").unlink()
    assert not audit(*asked).replayed
    assert third[:3] != first[:3]


def test_a_report_that_cannot_be_written(audit: Callable[..., Done], site: Path) -> None:
    """The fault is that of an ordinary run."""
    asked = (*DAY, "--format", "json=out/report.json")
    (site / "out").mkdir()
    audit(*asked)
    assert audit(*asked).replayed
    shutil.rmtree(site / "out")
    after = audit(*asked)
    assert (after.code, after.replayed) == (2, False)
    assert after == audit(*asked, "--no-cache")


def test_a_report_that_nobody_asked_for(audit: Callable[..., Done], site: Path) -> None:
    """A stored run cannot name other files than the arguments do."""
    asked = (*DAY, "--format", "json=report.json")
    audit(*asked)
    place = Path(run_file.place_of(["audit", *asked]))
    run = run_file.parsed(place.read_bytes(), surroundings.identity(["audit", *asked]))
    assert run is not None
    run.reports = [("json=evil.json", b"x")]
    run_file.store(run, str(place))
    assert not audit(*asked).replayed
    assert not (site / "evil.json").exists()


def test_a_damaged_file_is_no_run(audit: Callable[..., Done], site: Path) -> None:
    """Flipped or cut anywhere, it leads to an ordinary run with the same words."""
    first = audit(*DAY)
    place = Path(run_file.place_of(["audit", *DAY]))
    content = place.read_bytes()
    step = max(len(content) // 12, 1)
    for at in range(0, len(content), step):
        flipped = bytearray(content)
        flipped[at] ^= 0x11
        for damaged in (bytes(flipped), content[:at]):
            place.write_bytes(damaged)
            assert audit(*DAY) == first, at
    place.unlink()
    place.mkdir()
    assert audit(*DAY) == first


def test_files_that_were_only_touched(
    audit: Callable[..., Done], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other times and the same content, as after a checkout, are no change; from then on the new times count."""
    first = audit(*DAY)
    for file in site.rglob("*.*"):
        if ".cache" not in file.parts:
            os.utime(file, (1_000_000, 1_000_000))
    assert audit(*DAY) == first._replace(replayed=True)
    monkeypatch.setattr(surroundings, "TICK", -walk.TICK)
    assert audit(*DAY).replayed
    monkeypatch.setattr(replay, "digest_of_file", lambda path: "never asked")
    assert audit(*DAY).replayed


def test_what_is_read_is_noted(audit: Callable[..., Done], site: Path) -> None:
    """Every file of the site that an ordinary run opens is among the inputs of the stored one."""
    code = (
        "import sys; opened = []; sys.addaudithook(lambda name, args: name == 'open' and opened.append(args[0]));"
        "from mkdocs_funnel.cli.main import main; sys.argv[0] = 'funnel'\n"
        "try: main()\nfinally: open('opened.txt', 'w').write('\\n'.join(map(str, opened)))"
    )
    arguments = ["audit", *DAY]
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=site, check=False, capture_output=True)
    read = {os.path.relpath(name) for name in (site / "opened.txt").read_text().split("\n")}
    audit(*DAY)
    place = Path(run_file.place_of(arguments))
    run = run_file.parsed(place.read_bytes(), surroundings.identity(arguments))
    assert run is not None
    noted = {os.path.relpath(path) for path in run.files[::3]}
    for head, files, digests in run.trees:
        folder = head.partition(" ")[2]
        known = zip(files.split("\0")[::2], digests.split("\0"), strict=False)
        noted |= {os.path.relpath(f"{folder}/{path}") for path, digest in known if digest}
    of_the_site = {path for path in read if not path.startswith(("..", ".cache", "opened.txt"))}
    assert {"mkdocs.yml", "base.yml", "inc.md", "docs/a.md", "docs/sub/.meta.yml"} <= of_the_site
    assert of_the_site <= noted


def test_few_runs_are_kept(audit: Callable[..., Done], site: Path) -> None:
    """The oldest give way."""
    for day in range(1, 12):
        audit("--today", f"2025-04-{day:02}")
    assert len(list((site / ".cache/funnel").glob("run-*"))) == 8
    assert audit("--today", "2025-04-11").replayed
    assert not audit("--today", "2025-04-01").replayed
