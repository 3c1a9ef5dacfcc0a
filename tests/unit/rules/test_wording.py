"""Names, numbers and ways in words."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.model.end import End
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.role import EntryKind
from mkdocs_funnel.rules.wording import arrival, code, counted, names, standing, trail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.md", "`a.md`"),
        ("a`b.md", "`a'b.md`"),
        ("a\nb\x1b[31m\u202ec", "`a b [31m c`"),
        ("", "`(no text)`"),
        ("Grüße 日本.md", "`Grüße 日本.md`"),
    ],
)
def test_code_is_one_harmless_line(text: str, expected: str) -> None:
    """A subject cannot leave its backticks, its line, or the terminal's colours."""
    assert code(text) == expected


def test_code_cuts_the_middle_of_what_is_long() -> None:
    """Both ends of a long name stay."""
    cut = code("a" + "x" * 10_000 + "z")
    assert len(cut) <= 162
    assert cut.startswith("`ax")
    assert cut.endswith("xz`")


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "0 pieces"), (1, "1 piece"), (2, "2 pieces"), (1200, "1,200 pieces")],
)
def test_counted(count: int, expected: str) -> None:
    """One is singular, everything else is plural."""
    assert counted(count, "piece") == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["a"], "`a`"),
        (["a", "b"], "`a` and `b`"),
        (["a", "b", "c"], "`a`, `b` and `c`"),
        (["a", "b", "c", "d"], "`a`, `b`, `c` and 1 more"),
    ],
)
def test_names(texts: list[str], expected: str) -> None:
    """At most three names are written out."""
    assert names(texts) == expected


def test_trail_keeps_six_steps_and_cuts_seven() -> None:
    """A way of six pieces is written out; of a longer one both ends are."""
    assert trail("abcdef") == "`a -> b -> c -> d -> e -> f`"
    assert trail("abcdefg") == "`a -> b -> c -> ... -> f -> g`"


@pytest.mark.parametrize(
    ("path", "kind", "upstream", "expected"),
    [
        (
            ("a", "b"),
            EntryKind.LEAD,
            1,
            "by `a -> b` (from a lead entry), 1 other piece runs into it",
        ),
        (("a", "b"), EntryKind.LISTED, 3, "(from a listed entry), 3 other pieces run into it"),
        (("a", "b"), None, 1, "readers come by `a -> b`, 1 other piece runs into it"),
        (("b",), EntryKind.CHANNEL, 0, "straight to it: it is a channel's landing piece"),
        (("b",), None, 0, "no entry leads to it"),
    ],
)
def test_arrival(path: tuple[str, ...], kind: EntryKind | None, upstream: int, expected: str) -> None:
    """The way, the kind of entry and what runs into an end are all said."""
    end = End(pieces=("b",), signup=False, path=path, came_from=kind, upstream=upstream)
    assert arrival(end).endswith(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(1, "opens on 2025-05-02"), (2, "is not open"), (4, "closed after 2025-05-03")],
)
def test_standing(day: int, expected: str) -> None:
    """The date that matters is named."""
    offer = Offer(
        id="x",
        kind=OfferKind.SALE,
        title="X",
        opens=dt.date(2025, 5, 2),
        closes=dt.date(2025, 5, 3),
    )
    assert standing(offer, dt.date(2025, 5, day)) == expected
