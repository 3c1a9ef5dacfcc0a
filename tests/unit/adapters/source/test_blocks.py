"""Links in the blocks of Python-Markdown, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = "site_name: Test\n"

INSIDE = {
    "admonition": "!!! note\n\n    [x](y.md)",
    "admonition without a blank line": "!!! note\n    [x](y.md)",
    "title of an admonition": '!!! note "See [x](y.md)"\n\n    text',
    "details": '??? tip "More"\n\n    [x](y.md)',
    "open details": "???+ tip\n\n    [x](y.md)",
    "tab": '=== "One"\n\n    text\n\n=== "Two"\n\n    [x](y.md)',
    "annotation": "text (1)\n{ .annotate }\n\n1.  [x](y.md)",
    "definition": "Term\n:   [x](y.md)",
    "second paragraph of a definition": "Term\n:   text\n\n    [x](y.md)",
    "footnote": "text[^1]\n\n[^1]: a note\n\n    [x](y.md)",
    "item four levels deep": "- a\n    - b\n        - c\n            - [x](y.md)",
    "item indented by two": "- a\n  - b\n    - [x](y.md)",
    "paragraph of an item": "- a\n\n    [x](y.md)",
    "paragraph of a high number": "99. a\n\n100. b\n\n    [x](y.md)",
    "item with a wide mark": "-     [x](y.md)",
    "everything at once": '- a\n\n    === "T"\n\n        ??? note\n\n            - b\n\n                [x](y.md)',
    "grid": '<div class="grid cards" markdown>\n\n-   __a__\n\n    ---\n\n    [x](y.md)\n\n</div>',
    "div without blank lines": '<div markdown="1">\n[x](y.md)\n</div>',
    "div on one line": "<div markdown>[x](y.md)</div>",
    "tag over several lines": '<div\n  class="g"\n  markdown>\n\n[x](y.md)\n\n</div>',
    "quote": "> text\n>\n> !!! note\n>\n>     [x](y.md)",
    "heading": "## [x](y.md) {: #id }",
    "heading without a space": "#[x](y.md)",
    "table": "| a |\n|---|\n| [x](y.md) |",
    "after an unclosed fence": "```\ntext\n\n[x](y.md)",
    "after raw HTML": "<div>\n\ntext</div>\n\n[x](y.md)",
    "beside a tag": '<span id="a">\n[x](y.md)\n</span>',
    "HTML in an admonition": '!!! note\n\n    <div class="a">\n    [x](y.md)\n    </div>',
    "reference": "[x][r]\n\n[r]: y.md",
    "reference defined in an admonition": "!!! note\n\n    [x][r]\n\n    [r]: y.md",
    "reference defined within a paragraph": "[x][r]\n[r]: y.md",
    "address with spaces": "[x](<y.md>)",
    "tab characters": "- a\n\n\t[x](y.md)",
}

OUTSIDE = {
    "code": "text\n\n    [x](y.md)",
    "fence": "```\n[x](y.md)\n```",
    "fence in a tab": '=== "T"\n\n    ``` md\n    [x](y.md)\n    ```',
    "longer fence around a shorter one": "````\n```\n[x](y.md)\n```\n````",
    "fence that a longer line does not close": "```\n````\n[x](y.md)\n```",
    "code in an item": "- a\n\n        [x](y.md)",
    "code in an admonition": "!!! note\n\n        [x](y.md)",
    "code in a sentence": "`[x](y.md)`",
    "comment": "<!--\n[x](y.md)\n\n!!! note\n\n    [x](y.md)\n-->",
    "raw HTML": "<div>\n\n[x](y.md)\n\n</div>",
    "raw HTML in Markdown in HTML": "<div markdown>\n\n<div>\n[x](y.md)\n</div>\n\n</div>",
    "raw HTML that says so": '<div markdown="0">\n\n[x](y.md)\n</div>',
    "tab without quotes": "=== Title\n\n    [x](y.md)",
    "list within a paragraph": "text\n- item\n\n    [x](y.md)",
    "escaped": "\\[x](y.md)",
}


@pytest.mark.parametrize("text", INSIDE.values(), ids=INSIDE)
def test_links_inside_blocks_are_found(hrefs: Callable[..., list[str]], text: str) -> None:
    """Python-Markdown shows the link, so it counts."""
    assert hrefs(f"Before.\n\n{text}\n") == ["y.md"]


@pytest.mark.parametrize("text", OUTSIDE.values(), ids=OUTSIDE)
def test_what_only_looks_like_a_link_is_none(hrefs: Callable[..., list[str]], text: str) -> None:
    """Code, comments and raw HTML hold no Markdown; what comes after does."""
    assert hrefs(f"Before.\n\n{text}\n\nAfter [z](w.md).\n") == ["w.md"]


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n\n    [x](y.md)",
        "??? note\n\n    [x](y.md)",
        '=== "T"\n\n    [x](y.md)',
        "Term\n\n:   text\n\n    [x](y.md)",
    ],
)
def test_constructs_that_are_not_switched_on_are_text(hrefs: Callable[..., list[str]], text: str) -> None:
    """Without the extension, what is indented is code."""
    assert hrefs(f"Before.\n\n{text}\n", config=PLAIN) == []


def test_blocks_of_pymdownx_need_their_extension(hrefs: Callable[..., list[str]]) -> None:
    """`/// html` is known only where the site has switched it on; its options are no text."""
    text = "/// details | [t](t.md)\n    type: note\n\n[x](y.md)\n///\n"
    assert hrefs(text, config=f"{PLAIN}markdown_extensions: [pymdownx.blocks.details]") == ["t.md", "y.md"]
    assert "t.md" in hrefs(text, config=PLAIN)


def test_footnotes_come_last(hrefs: Callable[..., list[str]]) -> None:
    """A generator shows footnotes at the end of the page."""
    assert hrefs("a[^1]\n\n[^1]: [x](y.md)\n\nAfter [z](w.md).\n") == ["w.md", "y.md"]
