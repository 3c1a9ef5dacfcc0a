"""On which line of the source a link stands."""

from __future__ import annotations

import textwrap

import pytest

from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.reading.lines import SourceLines, offer_key, taken_key
from mkdocs_funnel.reading.sitemap import SiteMap

BUY = "https://example.com/buy"


def lines(source: str, path: str = "guide/a.md", **offers: str) -> SourceLines:
    """Return the lines of a source; `offers` maps ids to their addresses."""
    url = path.removesuffix(".md") + "/"
    page = Page(path=path, url=url, source=textwrap.dedent(source))
    others = (Page(path="start.md", url="start/"), Page(path="guide/b.md", url="guide/b/"))
    site = Site(
        pages=(page, *others),
        url="https://example.com/",
        withheld={"guide/draft.md": "draft"},
        withheld_urls={"guide/draft/": "guide/draft.md"},
    )
    at = {address: name for name, address in offers.items()}
    return SourceLines(page, SiteMap(site), at.get)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (f"[x]({BUY})", 1),
        (f"a\nb [x]({BUY}) c", 2),
        (f'[x]( {BUY} "Title")', 1),
        (f"[x](<{BUY}>)", 1),
        (f"[long\ntext]({BUY})", 2),
        (f"[![alt](img.png)]({BUY})", 1),
        (f"[x]({BUY}){{ .md-button .md-button--primary }}", 1),
        (f"a\n[x][buy]\n\n[buy]: {BUY}", 2),
        (f"a\n[Buy][]\n\n[buy]: {BUY} 'Title'", 2),
        (f"a\n[buy]\n\n[Buy]: <{BUY}>", 2),
        (f"a\n[buy\n  now][]\n\n[Buy now]: {BUY}", 2),
        (f"[a\nb][buy\nnow]\n\n[buy now]: {BUY}", 1),
        (f"[buy]: x\n\n[Buy][^1]\n\n[^1]: y\n[buy]:\n    {BUY}", 3),
        (f"- [buy]:\n\n    [buy]: {BUY}", 1),
        (f"a\n[buy]:\n\ntext\n\n[buy]: {BUY}", 2),
        (f"a\n<{BUY}>", 2),
        (f"a\n{BUY}.", 2),
        (f"a ({BUY})", 1),
        (f'<p>\n<a class="x" href="{BUY}">x</a>', 2),
        (f"<a href='{BUY}'>x</a>", 1),
        (f"<a\n href={BUY}>x</a>", 2),
        (f'<form method="post" action="{BUY}">', 1),
        (f'<iframe src="{BUY}"></iframe>', 1),
        (f"- a\n\n    - [x]({BUY})", 3),
        (f'=== "Tab"\n\n    [x]({BUY})', 3),
        (f"!!! note\n    text\n\n    [x]({BUY})", 4),
        (f"| a | b |\n| - | - |\n| [x]({BUY}) | c |", 3),
        (f"> [x]({BUY})", 1),
        (f"---\ntitle: A\n---\n\n[x]({BUY})", 5),
        (f"---\r\ntitle: A\r\n---\r\n\r\n[x]({BUY})\r\n", 5),
        (f"Text[^1]\n\n[^1]: See [x]({BUY})", 3),
    ],
)
def test_ways_to_write_a_link(source: str, line: int) -> None:
    """Each is found on its own line, front matter counted."""
    assert lines(source).take(BUY) == line


@pytest.mark.parametrize(
    "source",
    [
        f"```\n[x]({BUY})\n```",
        f"```md title='x'\n[x]({BUY})\n```\ntext",
        f"```\r\n[x]({BUY})\r\n```\r\ntext",
        f"```\n\n[x]({BUY})\n\n```\ntext",
        f"```\r\n\r\n[x]({BUY})\r\n\r\n```\r\ntext",
        f"~~~~\n```\n[x]({BUY})\n~~~~",
        f"!!! note\n    ```\n    [x]({BUY})\n    ```",
        f"Write `[x]({BUY})` for it",
        f"Write ``a ` [x]({BUY})`` for it",
        f"<!-- [x]({BUY}) -->",
        f"<!--\n[x]({BUY})\n-->",
        f"---\ncanonical: {BUY}\n---\ntext",
        f"[x]: {BUY}",
        f"[x][other]\n\n[y]: {BUY}",
        f"Text[^1]\n\n[^1]: {BUY}x",
        f"[a\n\nb]\n\n[a b]: {BUY}",
        f"{BUY}/more",
        "[x](buy)",
        "",
    ],
)
def test_what_is_no_link(source: str) -> None:
    """Code, comments, front matter, and definitions that nobody uses."""
    assert lines(source).take(BUY) is None


@pytest.mark.parametrize(
    "before",
    ["```\n[x](U)\n```", "`[x](U)` and text", "---\ncanonical: U\n---", "<!-- U -->"],
)
def test_what_is_no_link_takes_no_line_away(before: str) -> None:
    """The link after it keeps its own line."""
    source = before.replace("U", BUY) + f"\n\n[x]({BUY})"
    assert lines(source).take(BUY) == source.count("\n") + 1


def test_a_stray_backtick_hides_nothing() -> None:
    """Code in a sentence ends with its paragraph."""
    assert lines(f"A ` sign\n\n[x]({BUY})\n\nand ` another").take(BUY) == 3


def test_the_same_target_twice_gets_two_lines() -> None:
    """In the order of the text; when there are no more the last one is given again."""
    found = lines(f"[a]({BUY})\n\n<{BUY}>\n")
    assert [found.take(BUY) for _ in range(3)] == [1, 3, 3]


def test_an_address_as_its_own_text_is_one_link() -> None:
    """The next link to it gets its own line."""
    found = lines(f"[{BUY}]({BUY})\n\n[b]({BUY})\n")
    assert [found.take(BUY) for _ in range(2)] == [1, 3]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("b.md", "guide/b.md"),
        ("b.md#part", "guide/b.md"),
        ("./b.md?x=1", "guide/b.md"),
        ("../start.md", "start.md"),
        ("/start.md", "start.md"),
        ("../../start/", "start.md"),
        ("https://example.com/start/#x", "start.md"),
        ("/start/", "start.md"),
        ("a%20b.md", "guide/a b.md"),
        ("https://example.com/x?a=1&amp;b=2", "https://example.com/x?a=1&b=2"),
        ("https://example.org/wiki/A_(b)", "https://example.org/wiki/A_(b)"),
        ("mailto:me@example.com", "mailto:me@example.com"),
        ("tel:+15550100", "tel:+15550100"),
        ("offer:course", "offer:course"),
        ("offer:Course#page", "offer:course"),
        ("OFFER:Course", "offer:course"),
    ],
)
def test_keys_of_targets(written: str, key: str) -> None:
    """Pages by their source path, offers by their id, the rest by address."""
    assert lines(f"\n[x]({written})").take(key) == 2


def test_a_mail_address_in_angle_brackets() -> None:
    """It becomes a mailto link."""
    assert lines("\n<me@example.com>").take("mailto:me@example.com") == 2


def test_blocks_are_found_by_their_offer() -> None:
    """Between offer links, in order."""
    source = "[a](offer:x)\n\n/// ask | x\nCopy\n///\n\n/// signup | y\n///\n\n/// note | x\n///\n"
    found = lines(source)
    assert [found.take(offer_key("x")) for _ in range(3)] == [1, 3, 3]
    assert found.take(offer_key("y")) == 7
    assert found.take(offer_key("z")) is None


def test_taken_links_are_found_however_they_were_written() -> None:
    """As an offer link, a block, or the pasted address of the offer."""
    source = f"[a]({BUY})\n\n[b](offer:x)\n\n/// ask | x\n///\n\n[c](offer:y)"
    found = lines(source, x=BUY)
    assert [found.take(taken_key("x")) for _ in range(3)] == [1, 3, 5]
    assert found.take(taken_key("y")) == 8


def test_broken_links_are_found_as_they_were_written() -> None:
    """Relative to their file, with their fragment; drafts by the address they would have had."""
    found = lines("a\n[x](gone.md#part)\n[y](../none/)\n[z](draft.md)\n")
    assert found.take("guide/gone.md") == 2
    assert found.take("../none/") == 3
    assert found.take("guide/draft.md") == 4


def test_a_page_without_a_source() -> None:
    """It has no lines."""
    assert lines("").take("start.md") is None
