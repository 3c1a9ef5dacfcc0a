"""Offer links and blocks, as the Markdown extension resolves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.recipe import Record


def _only(record: Record) -> dict[str, Any]:
    (element,) = record.elements
    return dict(
        zip(("tag", "href", "target", "text", "at", "classes", "marks", "line"), element, strict=True)
    )


def test_an_open_offer(page: Callable[..., Record]) -> None:
    """The link has the offer's address, its mark, its classes, and its line."""
    found = _only(page("One.\n\nTwo [now](offer:course){ .md-button } three.\n"))
    assert (found["href"], found["text"], found["line"]) == ("https://example.com/course", "now", 3)
    assert found["marks"] == {"offer": "course", "source": "component"}
    assert found["classes"] == ["md-button"]


def test_an_autolink_has_the_text_of_the_offer(page: Callable[..., Record]) -> None:
    """`<offer:ID>` shows what the offer's button says."""
    assert _only(page("A <offer:course> b.\n"))["text"] == "Enroll"


def test_an_offer_on_a_page_of_the_site(page: Callable[..., Record]) -> None:
    """The link leads to that page from the folder that it stands in."""
    found = _only(page("A [x](offer:place) b.\n"))
    assert (found["href"], found["target"]) == ("../start.md#install", "start.md")


@pytest.mark.parametrize(
    "text", ["A [x](offer:nothing) b.", "/// ask | nothing\nText.\n///", "/// ask | nothing\n///"]
)
def test_an_unknown_offer(page: Callable[..., Record], text: str) -> None:
    """It leaves a mark with its name and line."""
    found = _only(page(f"Start.\n\n{text}\n"))
    assert (found["marks"], found["href"], found["line"]) == ({"unknown": "nothing"}, "", 3)


@pytest.mark.parametrize("address", ["offer:old", "https://example.com/old", "https://www.example.com/old/"])
def test_a_closed_offer_in_a_sentence(page: Callable[..., Record], address: str) -> None:
    """The link is taken, however it was written."""
    found = _only(page(f"A [x]({address}) b.\n"))
    assert (found["marks"], found["text"]) == ({"taken": "old"}, "x")


@pytest.mark.parametrize(
    "text", ["[x](offer:old)", "- [x](offer:old)", "| a |\n|---|\n| [x](offer:old) |", "**[x](offer:old)**"]
)
def test_a_closed_offer_alone(page: Callable[..., Record], text: str) -> None:
    """It becomes what is given instead, on the line where it was written."""
    found = _only(page(f"Text.\n\n{text}\n"))
    assert (found["href"], found["text"]) == ("https://example.com/mail", "Letter")
    assert found["marks"] == {"instead-of": "old", "offer": "mail", "source": "component"}
    assert found["line"] == 2 + len(text.split("\n"))


def test_blocks(page: Callable[..., Record]) -> None:
    """A block holds the offer's button after the writer's text, links included."""
    elements = page("Text.\n\n/// signup | mail\nOf [mine](b.md).\n///\n\nAfter.\n").elements
    assert [(e[1], e[2], e[7]) for e in elements] == [
        ("b.md", "guide/b.md", 4),
        ("https://example.com/mail", None, 3),
    ]
    assert elements[1][6] == {"offer": "mail", "source": "component"}


def test_blocks_in_other_blocks(page: Callable[..., Record]) -> None:
    """An ask in an admonition is one."""
    assert _only(page("!!! note\n\n    /// ask | course\n    ///\n"))["href"] == "https://example.com/course"


def test_offers_in_code_are_text(page: Callable[..., Record]) -> None:
    """An example of an offer link asks for nothing, and does not shift the lines of real ones."""
    found = _only(page("`[x](offer:course)`\n\n```\n/// ask | course\n///\n```\n\n[x](b.md)\n"))
    assert (found["href"], found["line"]) == ("b.md", 8)


def test_embeds_of_closed_offers_are_taken(page: Callable[..., Record]) -> None:
    """A form that posts to a closed offer is gone."""
    found = _only(page('<form action="https://example.com/old"><button>Go</button></form>\n'))
    assert found["marks"] == {"taken": "old"}


def test_offers_in_raw_html(page: Callable[..., Record]) -> None:
    """A writer's own tag works as well."""
    found = _only(page("Text <a href='offer:place' class='b'>x</a>.\n"))
    assert (found["target"], found["marks"]["offer"]) == ("start.md", "place")


def test_links_to_an_offer_tell_where_they_stand(page: Callable[..., Record]) -> None:
    """As the Markdown extension makes them: the site's host, the offer, and the path of the piece."""
    found = page(
        "[now](offer:tagged)\n\n/// ask | tagged\n///\n\n<a href='offer:tagged'>raw</a>\n",
        site_url="https://www.site.example/sub/",
    )
    query = "utm_source=site-example&utm_medium=website&utm_campaign=tagged&utm_content=guide-page"
    assert [element[1] for element in found.elements] == [f"https://example.com/tagged?{query}"] * 3
