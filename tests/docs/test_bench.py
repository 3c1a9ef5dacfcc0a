"""The benchmarks still fit the code that they measure; what they measure is for a person to read."""

from __future__ import annotations

import importlib
import runpy
from functools import reduce
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
PLACES = [
    place for places in runpy.run_path(str(BENCH / "plugin_share.py"))["STAGES"].values() for place in places
]


@pytest.mark.parametrize("place", PLACES)
def test_what_is_wrapped_is_there(place: str) -> None:
    """A function that was renamed or moved would end the benchmark, or be left out of its table."""
    module, _, name = place.partition(":")
    held = reduce(getattr, name.split("."), importlib.import_module(f"mkdocs_funnel.{module}"))
    assert callable(held) or hasattr(held, "methods")


@pytest.mark.parametrize("everything", [[], ["--everything"]])
def test_the_same_arguments_make_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, everything: list[str]
) -> None:
    """And one whose settings are sound."""
    from mkdocs_funnel.settings import read_settings

    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        monkeypatch.setattr("sys.argv", ["generate.py", str(folder), "--pieces", "40", *everything])
        runpy.run_path(str(BENCH / "generate.py"), run_name="__main__")
        made.append({file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")})
        settings = read_settings(folder / "funnel.yml")
        assert bool(settings.analytics) == bool(everything)
    assert made[0] == made[1]
    assert len(made[0]) == 42
