"""What one run keeps for the next is believed if it is whole, and holds nothing but records."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import Offer, OfferKind, Price
from mkdocs_funnel.settings import kept
from mkdocs_funnel.settings.kept import Kept, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable

HELD = [
    Offer(
        id="course",
        kind=OfferKind.SALE,
        title="Course",
        price=Price(Decimal("9.50"), "EUR"),
        closes=dt.date(2026, 3, 1),
    ),
    (Link("a.md", "b.md", LinkKind.BODY, "on \ud800", 3),),
]


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "held"


def test_what_is_kept_comes_back(file: Path) -> None:
    """Records, dates and amounts, for the same key only; git does not see the folder."""
    Kept(file, "key").save(HELD)
    assert Kept(file, "key").load() == HELD
    assert Kept(file, "Key").load() is None
    assert (file.parent / ".gitignore").read_text("utf-8") == "*\n"
    assert [entry.name for entry in sorted(file.parent.iterdir())] == [".gitignore", "held"]


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
def test_a_broken_file_is_as_good_as_none(file: Path, spoil: Callable[[bytes], bytes]) -> None:
    """However it is broken."""
    Kept(file, "key").save(HELD)
    file.write_bytes(spoil(file.read_bytes()))
    assert Kept(file, "key").load() is None


class _Evil:
    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return (Path.touch, (Path("evil"),))


class _Sly:
    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return (dt.datetime.fromisoformat, ("2026-01-01",))


@pytest.mark.parametrize("made", [_Evil(), _Sly()])
def test_a_file_made_by_somebody_else_runs_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, made: object
) -> None:
    """A pickle with a right key and digest that asks for anything but records is refused."""
    file.parent.mkdir()
    monkeypatch.chdir(file.parent)
    body = pickle.dumps(made)
    file.write_bytes(Kept(file, "key")._key + kept._digest(body) + body)
    assert Kept(file, "key").load() is None
    assert not (file.parent / "evil").exists()


def test_what_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    """Neither a folder that cannot be written nor something that no pickle holds."""
    (tmp_path / "cache").write_text("a file, no folder", "utf-8")
    Kept(tmp_path / "cache" / "held", "key").save(HELD)
    Kept(tmp_path / "held", "key").save(lambda: None)
    assert not (tmp_path / "held").exists()


def test_the_stamp_of_code_changes_with_it(tmp_path: Path) -> None:
    """Whatever the size of the change; other files do not count."""
    (tmp_path / "a.py").write_text("x", "utf-8")
    first = stamp_of(tmp_path)
    (tmp_path / "notes.txt").write_text("y", "utf-8")
    assert stamp_of(tmp_path) == first
    (tmp_path / "b.yml").write_text("", "utf-8")
    assert stamp_of(tmp_path) != first
