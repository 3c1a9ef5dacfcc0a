"""A page that is given nothing is the page that it would be without the plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
    roles: [{paths: [bare.md], role: none}, {paths: ["**"], role: nurture}]
"""
RICH = """\
    # Rich

    Text with *emphasis*, `code`, a [link](bare.md), an image ![x](x.png), &amp; entities, a footnote[^1].

    <p>Raw <a href="bare/" class=unquoted>HTML</a><br/> and <custom-tag data-x='1'>more</custom-tag></p>

    !!! note "Admonition"
        A [link](https://example.org/?a=1&b=2) in it.

    === "Tab"

        | a | b |
        | --- | --- |
        | 1 | [2](bare.md) |

    ```python
    print("[x](offer:course)")
    ```

    /// note | A block of another extension
    ///

    [^1]: A note.
"""
EXTENSIONS = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.superfences",
    "pymdownx.blocks.admonition",
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"toc": {"permalink": True}},
]


@pytest.mark.parametrize("minified", [False, True])
def test_articles_are_equal_byte_by_byte(site: Workshop, minified: bool) -> None:
    """The article is the same with the plugin and without it; so is that of a page outside the funnel."""
    pages = {
        "index.md": "# Home\n\n[Rich](rich.md)\n",
        "rich.md": "    ---\n    funnel: {next_step: false}\n    ---\n" + RICH,
        "bare.md": "# Bare\n\nOutside.\n",
        "x.png": "",
    }
    config = {"theme": {"name": "material", "font": False}, "markdown_extensions": EXTENSIONS}
    others = [{"minify": {"minify_html": True}}] if minified else []

    without = site(pages, plugins=["search", *others], at="without", **config)
    with_it = site(pages, FUNNEL, plugins=["search", "funnel", *others], at="with", **config)

    assert with_it.exit_code == 0, with_it.output
    assert with_it.steps("rich") == []
    assert with_it.article("rich") == without.article("rich")
    assert with_it.article("bare") == without.article("bare")
    assert with_it.article("") != without.article("")


def test_the_rest_of_a_page_differs_by_the_style_sheet_only(site: Workshop) -> None:
    """Nothing is put into a page besides the link to the style sheet."""
    pages = {"index.md": "# Home\n", "bare.md": "# Bare\n"}
    without = site(pages, plugins=["search"], at="without")
    with_it = site(pages, FUNNEL, plugins=["search", "funnel"], at="with")

    theirs, ours = without.html("bare").splitlines(), with_it.html("bare").splitlines()
    added = [line.strip() for line in ours if line not in theirs]
    assert [line for line in theirs if line not in ours] == []
    assert added == ['<link href="../assets/funnel/funnel.css" rel="stylesheet">']
