"""What Python-Markdown's inline extensions do to links, and where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.adapters.source.page import target_of
from mkdocs_funnel.adapters.source.render import title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.recipe import Record


def test_attribute_lists_reach_their_link_only(page: Callable[..., Record]) -> None:
    """Classes go to the link right before; a list after a space is text."""
    elements = page(
        "[a](a.md){ .funnel-ask #i } [b](b.md) { .c } ![i](i.png){ width=300 } [d](d.md)\n"
    ).elements
    assert [(e[1], e[5]) for e in elements] == [("a.md", ["funnel-ask"]), ("b.md", []), ("d.md", [])]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.com/a.", "https://example.com/a"),
        ("(https://example.com/a_(b))", "https://example.com/a_(b)"),
        ("www.example.com", "http://www.example.com"),
        ("https://example.com/?a=1&b=2 x", "https://example.com/?a=1&b=2"),
        ("`https://example.com`", None),
        ("[t](a.md) xhttps://example.com", "a.md"),
        ("<a href='https://example.com'>https://example.org</a>", "https://example.com"),
    ],
)
def test_bare_addresses(hrefs: Callable[..., list[str]], text: str, address: str | None) -> None:
    """An address in the text is a link, without the punctuation around it."""
    assert hrefs(f"Text.\n\n{text}\n") == ([address] if address else [])


def test_bare_addresses_need_their_extension(hrefs: Callable[..., list[str]]) -> None:
    """Without it they stay text."""
    assert hrefs("https://example.com\n", config="site_name: x") == []


def test_icons_are_no_words(page: Callable[..., Record]) -> None:
    """A link's text is what a reader reads; times of day stay."""
    text = "[:octicons-arrow-right-24: Go at 10:30:15](y.md)\n"
    (element,) = page(text, "markdown_extensions: [pymdownx.emoji]").elements
    assert element[3] == "Go at 10:30:15"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("b.md", "guide/b.md"),
        ("../b.md#c", "b.md"),
        ("b%20c.md?d", "guide/b c.md"),
        ("../../b.md", None),
        ("/b.md", None),
        ("https://example.com/b.md", None),
        ("mailto:b.md", None),
        ("#c", None),
        ("folder/", "guide/folder"),
    ],
)
def test_targets(href: str, target: str | None) -> None:
    """A Markdown link is resolved from its file."""
    assert target_of(href, "guide/page.md") == target


def test_targets_from_the_content_folder() -> None:
    """With `absolute_links: relative_to_docs`, a slash stands for the content folder."""
    assert target_of("/b.md", "guide/page.md", from_docs=True) == "b.md"
    assert target_of("//example.com/b.md", "guide/page.md", from_docs=True) is None


def test_raw_html_is_not_resolved(page: Callable[..., Record]) -> None:
    """What a generator leaves as it is has no target, even beside a Markdown link to the same place."""
    elements = page("<a href='b.md'>x</a> [y](b.md)\n").elements
    assert [(e[1], e[2]) for e in elements] == [("b.md", None), ("b.md", "guide/b.md")]


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<h1>A <em>b</em> &amp; c</h1>\n<p>", "A b & c"),
        ("<p>x</p><h1>A</h1>", ""),
        ("<h2>A</h2>", ""),
        ("", ""),
    ],
)
def test_titles(html: str, title: str) -> None:
    """The heading is the title only where the page begins with it."""
    assert title_of(html) == title


@pytest.mark.parametrize(
    "text",
    [
        "## To install",
        "## Other { #to-install }",
        "[](){ #to-install }",
        '<a id="to-install"></a>',
        "Text.\n{ #to-install }",
    ],
)
def test_ids_that_somebody_asks_for(page: Callable[..., Record], text: str) -> None:
    """The place where an offer's yes happens is found by its id, made or written."""
    record = page(f"Text.\n\n{text}\n\nMore.\n", anchors={"guide/page.md": frozenset({"to-install"})})
    assert list(record.anchors) == ["to-install"]


def test_ids_of_headings_with_the_same_text(page: Callable[..., Record]) -> None:
    """The second has a number."""
    wanted = {"guide/page.md": frozenset({"a_1", "a_2"})}
    assert list(page("## A\n\ntext\n\n## A\n", anchors=wanted).anchors) == ["a_1"]
