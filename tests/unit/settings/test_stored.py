"""Settings that were found sound are not checked twice, and nothing else is believed."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.settings import read, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.model.settings import Settings

EXAMPLE = Path(__file__).parent / "example.yml"


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "funnel.yml"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def _settings(file: Path) -> Settings:
    return read_settings(file, name="funnel.yml", cache=file.parent / "cache")


def _refuse(*_: object) -> Settings:
    raise AssertionError("the models were asked again")


def test_the_second_run_does_not_ask_the_models(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored equals what was read."""
    first = _settings(file)
    monkeypatch.setattr(read, "parse_settings", _refuse)
    assert _settings(file) == first == read_settings(EXAMPLE, name="funnel.yml", cache=file.parent / "cache")


def test_another_text_is_read_anew(file: Path) -> None:
    """One letter is enough."""
    _settings(file)
    file.write_text(file.read_text("utf-8").replace("The Baker", "The Bakes"), "utf-8")
    organisation = _settings(file).organisation
    assert organisation is not None
    assert organisation.name == "The Bakes"


def test_faults_are_told_every_time(file: Path) -> None:
    """A file with a fault is never stored."""
    file.write_text("header: nothing\n", "utf-8")
    for _ in range(2):
        with pytest.raises(SettingsError, match="'nothing' is not a declared offer"):
            _settings(file)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda stored: b"",
        lambda stored: stored[:40],
        lambda stored: stored[:-1] + bytes([stored[-1] ^ 1]),
        lambda stored: stored[:60] + b"\x00" + stored[61:],
        lambda stored: b"x" * len(stored),
    ],
)
def test_a_broken_store_costs_nothing_but_time(file: Path, spoil: Callable[[bytes], bytes]) -> None:
    """However it is broken, the settings are those of the file."""
    first = _settings(file)
    stored = file.parent / "cache" / "settings"
    stored.write_bytes(spoil(stored.read_bytes()))
    assert _settings(file) == first


class _Evil:
    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return (Path.touch, (Path("evil"),))


def test_a_store_made_by_somebody_else_runs_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pickle with a right key and digest that asks for anything but records is refused."""
    from mkdocs_funnel.settings import stored

    monkeypatch.chdir(file.parent)
    first = _settings(file)
    place = file.parent / "cache" / "settings"
    body = pickle.dumps(_Evil())
    place.write_bytes(place.read_bytes()[:16] + stored._digest(body) + body)
    assert _settings(file) == first
    assert not (file.parent / "evil").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(file: Path) -> None:
    """The settings are read without a store."""
    (file.parent / "cache").write_text("a file, no folder", "utf-8")
    assert _settings(file).header == "course"
