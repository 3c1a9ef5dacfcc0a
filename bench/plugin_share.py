"""Build a site with and without the plugin and tell how much of the build is the plugin's own time.

python bench/generate.py /tmp/site --pieces 1000
python bench/plugin_share.py /tmp/site
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import logging
import multiprocessing
import pstats
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

OWN = "hooks, the rest"
STAGES = {
    "settings": ["adapters.mkdocs.plugin:start"],
    "Markdown extension": [
        "adapters.markdown.extension:FunnelExtension.__init__",
        "adapters.markdown.extension:FunnelExtension.extendMarkdown",
        "adapters.markdown.extension:FunnelPreprocessor.run",
        "adapters.markdown.extension:FunnelTreeprocessor.run",
        "adapters.markdown.blocks:AskBlock.on_create",
    ],
    "shortcodes out of feeds": ["adapters.mkdocs.feeds:without_calls"],
    "raw links": ["adapters.mkdocs.build:Build._settle", "adapters.mkdocs.raw_links:RawLinks.mend"],
    "front matter": ["engine:_front_matter"],
    "reading": [
        "adapters.mkdocs.build:make_site",
        "engine:with_listings",
        "engine:Reader.__init__",
        "engine:Reader.article",
        "engine:Reader.read",
        "reading.memory:Memory.readings",
    ],
    "next steps": ["engine:choose_steps", "engine:with_steps"],
    "components": ["adapters.mkdocs.step_blocks:StepBlocks.of"],
    "head and header": ["adapters.mkdocs.build:Build._dressed", "adapters.mkdocs.build:Build._hand"],
    "ways in": ["adapters.mkdocs.channels:WaysIn.write"],
    "graph": [
        "engine:build_graph",
        "engine:find_ends",
        "summary:count_ends",
        "summary:coverage_with_all_links",
    ],
    "rules": ["engine:judge", "engine:broken_promises"],
    "summary": ["engine:summarise"],
    "reports": ["adapters.mkdocs.plugin:write_reports", "adapters.mkdocs.plugin:tell"],
    "final HTML": ["adapters.mkdocs.build:Build.see", "adapters.mkdocs.build:Build.see_finished"],
    OWN: [
        "adapters.mkdocs.plugin:FunnelPlugin.on_config",
        "adapters.mkdocs.plugin:FunnelPlugin.on_pre_build",
        "adapters.mkdocs.plugin:FunnelPlugin.on_files",
        "adapters.mkdocs.plugin:FunnelPlugin.on_nav",
        "adapters.mkdocs.feeds:FeedView.on_page_content",
        "adapters.mkdocs.aside:IndexView.on_page_context",
        "adapters.mkdocs.plugin:FunnelPlugin.on_env",
        "adapters.mkdocs.plugin:FunnelPlugin.on_page_context",
        "adapters.mkdocs.plugin:FunnelPlugin.on_post_page",
        "adapters.mkdocs.plugin:FunnelPlugin.on_post_build",
    ],
}
"""What is measured: functions by the module that calls them, each without the others that it calls."""


@dataclass
class Meter:
    """Adds up the time of wrapped functions by stage; while one runs inside another, the outer one rests."""

    clock: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)
    _running: list[str] = field(default_factory=list)
    _since: float = 0.0

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, measured."""

        @functools.wraps(function)
        def measured(*args: Any, **kwargs: Any) -> Any:
            self._switch(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self._switch(None)

        return measured

    def _switch(self, stage: str | None) -> None:
        now = self.clock()
        if self._running:
            name = self._running[-1]
            self.seconds[name] = self.seconds.get(name, 0.0) + now - self._since
        if stage is None:
            self._running.pop()
        else:
            self._running.append(stage)
            self.calls[stage] += 1
        self._since = self.clock()

    def measured(self) -> dict[str, float]:
        """Return the seconds by stage, less what the measuring itself took."""
        cost = min(_cost(self.clock) for _ in range(5))
        return {stage: max(s - self.calls[stage] * cost, 0.0) for stage, s in self.seconds.items()}

    def install(self) -> None:
        """Wrap all functions of `STAGES`, and what other code calls once a block or once a text."""
        for stage, places in STAGES.items():
            for place in places:
                self._replace(place, stage)
        self._wrap_markdown()

    def _replace(self, place: str, stage: str) -> None:
        module, _, name = place.partition(":")
        holder: Any = __import__(f"mkdocs_funnel.{module}", fromlist=["_"])
        *classes, last = name.split(".")
        for part in classes:
            holder = getattr(holder, part)
        held = getattr(holder, last)
        if hasattr(held, "methods"):  # MkDocs' CombinedEvent
            held.methods = tuple(_with_priority(m, self.wrap(stage, m)) for m in held.methods)
        else:
            setattr(holder, last, _with_priority(held, self.wrap(stage, held)))

    def _wrap_markdown(self) -> None:
        """Count the search for `///`, done for every block of text, and for `<offer:ID>`, for every text."""
        from pymdownx.blocks import BlocksProcessor

        from mkdocs_funnel.adapters.markdown.links import OfferAutolink

        meter = self

        class Measured:
            def __init__(self, pattern: re.Pattern[str]) -> None:
                self._find = meter.wrap("Markdown: autolinks", lambda *a: list(pattern.finditer(*a)))

            def finditer(self, *args: Any) -> Iterator[re.Match[str]]:
                return iter(self._find(*args))

        compiled = OfferAutolink.getCompiledRegExp
        OfferAutolink.getCompiledRegExp = lambda link: Measured(compiled(link))  # type: ignore[method-assign]
        BlocksProcessor.test = self.wrap("Markdown: blocks", BlocksProcessor.test)


@dataclass
class Around:
    """Adds up what hooks take, whatever they count themselves."""

    clock: Callable[[], float]
    seconds: float = 0.0

    def install(self, plugins: type) -> None:
        """Put a clock around each hook of ours that is registered with the collection of plugins of MkDocs."""
        register = plugins._register_event  # type: ignore[attr-defined]

        def measured(held: Any, event: str, hook: Callable[..., Any], plugin_name: str | None = None) -> None:
            ours = getattr(hook, "__module__", "").startswith("mkdocs_funnel") and not hasattr(
                hook, "methods"
            )
            register(held, event, _with_priority(hook, self._around(hook)) if ours else hook, plugin_name)

        plugins._register_event = measured  # type: ignore[attr-defined]

    def _around(self, hook: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any, **kwargs: Any) -> Any:
            start = self.clock()
            try:
                return hook(*args, **kwargs)
            finally:
                self.seconds += self.clock() - start

        return measured


def _cost(clock: Callable[[], float]) -> float:
    """Return what is measured of a function that does nothing."""
    meter = Meter(clock)
    nothing = meter.wrap("nothing", lambda: None)
    for _ in range(1000):
        nothing()
    return meter.seconds["nothing"] / 1000


def _with_priority(old: Callable[..., Any], new: Callable[..., Any]) -> Callable[..., Any]:
    if hasattr(old, "mkdocs_priority"):
        new.mkdocs_priority = old.mkdocs_priority  # type: ignore[attr-defined]
    return new


@dataclass(frozen=True)
class Outcome:
    """What one build took."""

    wall: float
    hooks: float = 0.0
    """What all calls of the plugin's hooks took, measured around them."""

    own: float = 0.0
    """By the plugin's own `timing`: hooks, and the Markdown extension."""

    stages: dict[str, float] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """How much of the build the hooks took."""
        return self.hooks / self.wall

    @property
    def own_share(self) -> float:
        """How much of it hooks and Markdown extension took."""
        return self.own / self.wall


def build(
    folder: Path, *, plugin: bool, stages: bool = False, profile: Path | None = None, cpu: bool = False
) -> Outcome:
    """Build the site in this process, into a folder that is thrown away."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    logging.disable(logging.WARNING)
    from mkdocs_funnel.adapters.markdown import stopwatch

    clock = time.process_time if cpu else time.perf_counter
    stopwatch.time = SimpleNamespace(perf_counter=clock)  # type: ignore[assignment]
    meter = Meter(clock)
    if stages:
        meter.install()
    around = Around(clock)
    if not stages:
        from mkdocs.plugins import PluginCollection

        around.install(PluginCollection)
    with tempfile.TemporaryDirectory() as site:
        start = clock()
        config = load_config(
            str(folder / "mkdocs.yml"), site_dir=site, **({} if plugin else _without(folder))
        )
        with _profiled(profile):
            mkdocs_build(config)
        wall = clock() - start
    funnel: Any = config.plugins.get("funnel")
    if funnel is None:
        return Outcome(wall)
    own = funnel._build.timed.seconds + funnel._build.session.timed.seconds
    return Outcome(wall, around.seconds, own, meter.measured())


def _without(folder: Path) -> dict[str, Any]:
    """Return the list of plugins without ours."""
    from mkdocs.utils.yaml import yaml_load

    plugins = yaml_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"]
    return {"plugins": [p for p in plugins if p != "funnel" and "funnel" not in p]}


@contextmanager
def _profiled(file: Path | None) -> Iterator[None]:
    if file is None:
        yield
        return
    with cProfile.Profile() as profile:
        yield
    profile.dump_stats(file)
    pstats.Stats(profile).sort_stats("tottime").print_stats("mkdocs_funnel", 40)


def _apart(folder: Path, **options: Any) -> Outcome:
    """Build in a process of its own, so that no build warms up the next."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(build, folder, **options).result()


def tell(folder: Path, runs: int, cpu: bool) -> None:
    """Print every build, and where the time of one more went."""
    pieces = len(list((folder / "docs").rglob("*.md")))
    print(f"{pieces:,} pieces, {'processor' if cpu else 'wall'} time\n")
    print(f"{'without the plugin':<32}{_apart(folder, plugin=False, cpu=cpu).wall:>9.2f} s")
    outcomes = [_apart(folder, plugin=True, cpu=cpu) for _ in range(runs)]
    outcomes.sort(key=lambda outcome: outcome.share)
    print(f"{'':<32}{'':>11}{'its hooks':>20}{'and Markdown extension':>28}")
    for o in outcomes:
        hooks, own = f"{o.hooks:.3f} s {o.share:>7.2%}", f"{o.own:.3f} s {o.own_share:>7.2%}"
        print(f"{'with it':<32}{o.wall:>9.2f} s{hooks:>20}{own:>28}")
    shares = median(o.share for o in outcomes), median(o.own_share for o in outcomes)
    print(f"{'medians':<32}{'':>11}{shares[0]:>20.2%}{shares[1]:>28.2%}")
    stages = _apart(folder, plugin=True, stages=True, cpu=cpu).stages
    print("\nby stage, ms")
    for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage:<30}{seconds * 1e3:>9.1f}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a site made by bench/generate.py")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="processor time: steadier on a busy machine")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="profile one build instead")
    chosen = parser.parse_args()
    if chosen.profile:
        build(chosen.folder, plugin=True, profile=chosen.profile)
    else:
        tell(chosen.folder, chosen.runs, chosen.cpu)


if __name__ == "__main__":
    main()
