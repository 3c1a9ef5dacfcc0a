"""A site without a funnel.yml: roles are inferred, asks are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

PAGES = {
    "index.md": "# Home\n\nHow this works: [a talk with us](talk.md).\n",
    "talk.md": "# Talk\n\n[Book a call](https://cal.com/example/30min)\n",
    "books.md": "# Books\n\nA list.\n",
}


def test_a_missing_file_is_fine(site: Workshop) -> None:
    """The build succeeds, undeclared asks count, the dead end is found and untagged pieces are told."""
    built = site(PAGES)

    assert built.exit_code == 0, built.output
    assert built.pieces["talk.md"]["asks"][0]["via"] == "booking"
    assert built.pieces["talk.md"]["asks"][0]["line"] == 3
    assert {piece["role_source"] for piece in built.pieces.values()} == {"inferred"}
    assert all(piece["role_reasons"] for piece in built.pieces.values())
    assert built.pieces["index.md"]["reaches_ask"]
    codes = {(code, path) for code, path, _ in built.findings}
    assert ("FN101", "books.md") in codes
    assert ("FN206", "books.md") in codes


def test_nothing_is_appended_where_there_are_no_offers(site: Workshop) -> None:
    """Without offers and paths there is no next step, and the build says nothing of one."""
    built = site(PAGES)

    assert [built.steps(url) for url in ("", "talk", "books")] == [[], [], []]


def test_an_empty_file_is_fine(site: Workshop) -> None:
    """A funnel.yml that holds only a comment is as good as none."""
    none, empty = site(PAGES, at="none"), site(PAGES, "# nothing yet\n", at="empty")

    assert empty.exit_code == 0, empty.output
    assert empty.report == none.report
