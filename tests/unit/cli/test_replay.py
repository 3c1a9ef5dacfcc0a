"""A run whose inputs are unchanged is replayed; whatever changes, the output is that of a run without a cache."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mkdocs_funnel.adapters.source import walk
from mkdocs_funnel.cli import main, recording, replay, run_file, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

POSIX = pytest.mark.skipif(os.name != "posix", reason="runs are replayed where stamps tell enough")
pytestmark = POSIX

SITE = {
    "base.yml": "markdown_extensions: [pymdownx.snippets]\ntheme: {name: mkdocs, custom_dir: overrides}\n",
    "mkdocs.yml": "INHERIT: base.yml\nsite_name: !ENV [FUNNEL_TEST_NAME, x]\nplugins: [funnel, meta]\n",
    "funnel.yml": "offers: {book: {kind: sale, title: B, via: event, url: https://b.example, closes: 2025-05-01}}\n",
    "docs/index.md": "# T\n\n[a](a.md) [b](b.md)\n",
    "docs/a.md": '# A\n\n--8<-- "inc.md"\n',
    "docs/b.md": "# B\n\n/// ask | book\n///\n\n[c](sub/c.md)\n",
    "docs/sub/c.md": "# C\n",
    "docs/sub/.meta.yml": "tags: [x]\n",
    "docs/picture.svg": "<svg/>",
    "inc.md": "[book](offer:book)\n",
    "overrides/funnel/ask.html": '<a href="{{ href }}" data-funnel-offer="{{ offer.id }}">{{ offer.title }}</a>',
}
DAY = ("--today", "2025-04-01")


class Done(NamedTuple):
    """What a run said, and how it ended."""

    code: int
    out: str
    err: str
    replayed: bool


@pytest.fixture(name="site")
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in which one runs the command line; the package counts as settled."""
    for name, text in SITE.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for module in (recording, replay):
        monkeypatch.setattr(module, "tools", lambda: ("tools", 0))
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FUNNEL_TEST_NAME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(name="audit")
def _audit(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Done]]:
    """`funnel audit`, called in the site."""
    made: list[bool] = []
    ordinary = main._run
    monkeypatch.setattr(main, "_run", lambda: (made.append(True), ordinary()))

    def audit(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["funnel", "audit", *arguments])
        made.clear()
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.main()
        said = capfd.readouterr()
        return Done(ended.value.code, said.out, said.err, not made)

    yield audit
    # A run that ends with its process has no more waste to collect; this one goes on.
    gc.unfreeze()
    gc.enable()


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


def _calls(site: Path, code: str) -> list[subprocess.Popen[str]]:
    return [
        subprocess.Popen(
            [sys.executable, "-c", code, "audit", *DAY, "--format", "csv=out.csv"],
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]


def test_runs_at_once(site: Path) -> None:
    """Many at the same time say the same, at first and when they are replayed."""
    code = "import sys; from mkdocs_funnel.cli.main import main; sys.argv[0] = 'funnel'; main()"
    said = set()
    for _ in range(2):
        for call in _calls(site, code):
            out, err = call.communicate(timeout=60)
            said.add((out, err, call.returncode))
    assert len(said) == 1
    assert not list(site.glob(".out.csv*"))
    assert len(list((site / ".cache/funnel").glob("run-*"))) <= 1


def test_a_replay_imports_next_to_nothing(site: Path, audit: Callable[..., Done]) -> None:
    """What makes it fast is what is left out."""
    code = (
        "import sys; from mkdocs_funnel.cli import main, recording, replay, surroundings;"
        "recording.tools = replay.tools = lambda: ('tools', 0);"
    )
    light = (
        "import sys; from mkdocs_funnel.cli import main, replay; replay.tools = lambda: ('tools', 0);"
        "sys.argv[0] = 'funnel'\ntry: main.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    for each in (code + "sys.argv[0] = 'funnel'; main.main()", light):
        done = subprocess.run(
            [sys.executable, "-c", each, "audit", *DAY], cwd=site, check=False, capture_output=True, text=True
        )
    heavy = {
        "click",
        "rich",
        "yaml",
        "pydantic",
        "rustworkx",
        "selectolax",
        "jinja2",
        "json",
        "typing",
        "pathlib",
    }
    loaded = set(done.stderr.split())
    assert "mkdocs_funnel.cli.replay" in loaded
    assert not loaded & heavy


def _on_terminal(site: Path, width: int, *more: str) -> tuple[str, bool]:
    """Return what a run prints on a terminal of that width, and whether it was replayed."""
    fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))
    code = (
        "import sys; from mkdocs_funnel.cli import main, recording, replay;"
        "recording.tools = replay.tools = lambda: ('tools', 0); made = []; run = main._run;"
        "main._run = lambda: (made.append(1), run()); sys.argv[0] = 'funnel'\n"
        "try: main.main()\nfinally: sys.stderr.write(str(len(made)))"
    )
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    call = [sys.executable, "-c", code, "audit", *DAY, *more]
    with subprocess.Popen(call, cwd=site, stdout=theirs, stderr=subprocess.PIPE, text=True) as process:
        os.close(theirs)
        said = b""
        with contextlib.suppress(OSError):  # The end of a terminal is an error on Linux.
            while part := os.read(ours, 65_536):
                said += part
        err = process.stderr.read() if process.stderr else ""
    os.close(ours)
    return said.decode(), err.endswith("0")


def test_the_terminal_counts(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours and the width of a terminal are those of the terminal at hand."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    wide, _ = _on_terminal(site, 100)
    assert "\x1b[" in wide
    assert _on_terminal(site, 100) == (wide, True)
    narrow, replayed = _on_terminal(site, 60)
    assert not replayed
    assert (narrow, False) == _on_terminal(site, 60, "--no-cache")
    assert _on_terminal(site, 60) == (narrow, True)


def test_few_runs_are_kept(audit: Callable[..., Done], site: Path) -> None:
    """The oldest give way."""
    for day in range(1, 12):
        audit("--today", f"2025-04-{day:02}")
    assert len(list((site / ".cache/funnel").glob("run-*"))) == 8
    assert audit("--today", "2025-04-11").replayed
    assert not audit("--today", "2025-04-01").replayed
