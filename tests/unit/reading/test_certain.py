"""Lines that a plain search finds are those that the thorough one finds."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.reading import certain
from mkdocs_funnel.reading.certain import lines_of
from mkdocs_funnel.reading.destinations import destinations
from mkdocs_funnel.reading.lines import SourceLines, offer_key, taken_key, written_key
from mkdocs_funnel.reading.sitemap import SiteMap

BUY = "https://example.com/buy"
OTHERS = tuple(Page(path=f"guide/{name}.md", url=f"guide/{name}/") for name in "bc")
PARTS = [
    *(
        "[x](b.md)",
        "[x](c.md#part)",
        f"[x]({BUY})",
        "[x](offer:course)",
        "[`b`](b.md)",
        "[x](b.md 'T')",
        "[x](<c.md>)",
    ),
    *(
        "text",
        "`code`",
        "`[no](b.md)`",
        "``a ` [no](b.md)``",
        "`",
        "``",
        "```",
        "```md",
        "~~~",
        "    ```",
        "<!--",
        "-->",
    ),
    *(
        "/// ask | course",
        "///",
        "[x][c]",
        "[x] [C]",
        "[c][]",
        "[c]",
        "[[c]]",
        "![c][c]",
        "[![x][c]][c]",
        "[x][\nc]",
        "[c]: c.md",
        "   [c]: <b.md>",
        "[c]:",
        "[offer]: offer:course",
        "[c]:\n",
        "    [c]: b.md",
        "[x][^1]",
        "[^1]: b.md",
        "[x\ny]",
        "[x\nc][]",
        "[x y]: c.md",
        "[x][offer]",
        "<!-- `x` -->",
        "`-->`",
        f"<{BUY}>",
        '<a href="../b/">x</a>',
        "---",
        "title: x",
        "\r",
    ),
]
SOURCES = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from(["\n", "\n\n", " ", "\n  \n"])), max_size=14
).map(lambda parts: "".join(part + end for part, end in parts))


def offer_at(address: str) -> str | None:
    """Return the one offer that there is, by its address."""
    return "course" if address == BUY else None


def read(source: str) -> tuple[Page, SiteMap]:
    """Return a page with a source, and its site."""
    page = Page(path="guide/a.md", url="guide/a/", source=source)
    return page, SiteMap(Site(pages=(page, *OTHERS), url="https://example.com/"))


@settings(deadline=None, max_examples=600)
@given(SOURCES)
@example("```\n[x](b.md)\n```\n[x](b.md)\n")
@example("a ` b\n  \n` [x](b.md)\n")
@example("---\nx: '[x](b.md)'\n---\n[x](b.md)\n")
def test_both_ways_find_the_same_lines(source: str) -> None:
    """Asked for all that the thorough one finds, in the order of the source."""
    page, sitemap = read(source)
    keys = [written_key(written, page, sitemap) for _, written in destinations(source)]
    thorough = SourceLines(page, sitemap, offer_at)
    assert lines_of(page, keys, sitemap, offer_at) == [thorough.take(key) for key in keys]


@settings(deadline=None, max_examples=200)
@given(SOURCES)
def test_both_ways_find_links_that_were_taken(source: str) -> None:
    """However they were written."""
    page, sitemap = read(source)
    count = sum("course" in written or written == BUY for _, written in destinations(source))
    thorough = SourceLines(page, sitemap, offer_at)
    keys = [taken_key("course")] * count
    assert lines_of(page, keys, sitemap, offer_at) == [thorough.take(key) for key in keys]


@pytest.fixture
def _only_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the thorough search fail."""

    def fail(*_: object) -> None:
        raise AssertionError("the thorough search was asked")

    monkeypatch.setattr(certain, "SourceLines", fail)


@pytest.mark.usefixtures("_only_plain")
@pytest.mark.parametrize(
    ("source", "keys", "lines"),
    [
        ("---\ntitle: x\n---\n\n[x](b.md) and `code`, [y](c.md)\n", ["guide/b.md", "guide/c.md"], [5, 5]),
        ("[x](b.md)\n\n```md\n[x](b.md)\n```\n\n[y](b.md)\n", ["guide/b.md"] * 2, [1, 7]),
        (f"[x]({BUY})\n\n[y](b.md)\n", ["guide/b.md", BUY], [3, 1]),
        ("\n/// ask | Course\n///\n\n[y](offer:course)\n", [offer_key("course")] * 2, [2, 5]),
        ("[x](b.md)\n", [None, "guide/b.md", None], [None, 1, None]),
        ("text\n", [], []),
        ("<!-- more -->\n\n[x](b.md) <!-- [x](c.md)\n -->\n[y](b.md)\n", ["guide/b.md"] * 2, [3, 5]),
        ("`a\nb` [x](b.md) `c`\n", ["guide/b.md"], [2]),
        ("  ```\n  [x](b.md)\n  ```\n[x](c.md#part)\n", ["guide/c.md"], [4]),
        ("[x](c.md) [y](b.md)\n", ["guide/b.md", "guide/c.md"], [1, 1]),
        ("[x][b]\n[B] and [y](b.md)\n[b][]\n\n[b]: b.md\n", ["guide/b.md"] * 4, [1, 2, 2, 3]),
        ("<!-- md:default `x` -->\n[y](b.md)\n", ["guide/b.md"], [2]),
    ],
)
def test_what_is_certain(source: str, keys: list[str | None], lines: list[int | None]) -> None:
    """Plain links to each target as often as they are asked for, code in fences and sentences left out."""
    page, sitemap = read(source)
    assert lines_of(page, keys, sitemap, offer_at) == lines


@pytest.mark.usefixtures("_only_plain")
@pytest.mark.parametrize(
    "source",
    [
        "[x\ny][b]\n\n[b]: b.md [b]",
        "<!-- [x](b.md) -->",
        "<!-- `-->` [x](b.md) -->",
        "<!-- [x](b.md)",
        "``` [x](b.md)",
        "text ```\n[x](b.md)\n```",
        "`[x](b.md)`",
        "~~~\n[x](b.md)\n~~~",
        "[x](b.md) [x](b.md)",
    ],
)
def test_what_is_not(source: str) -> None:
    """Then the thorough search is asked."""
    page, sitemap = read(source)
    with pytest.raises(AssertionError, match="thorough"):
        lines_of(page, ["guide/b.md"], sitemap, offer_at)


def test_a_page_without_a_source() -> None:
    """It has no lines."""
    page, sitemap = read("")
    assert lines_of(page, ["guide/b.md"], sitemap, offer_at) == [None]
