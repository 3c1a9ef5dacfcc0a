"""The same links as Python-Markdown makes, for texts put together from its constructs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from urllib.parse import unquote

import markdown
import pytest
import yaml

from mkdocs_funnel.reading.elements import read_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.recipe import Record

TEXTS = (
    "text [a](b.md) and [c](d.md){ .md-button .md-button--primary }",
    "[a](b.md){: .funnel-ask #i target=_blank } text",
    "[a](b.md)\n{ .md-button }",
    "## [a](b.md) {: .c }",
    "- a\n\n    [a](b.md)\n\n- b\n    - c\n        - [d](e.md)",
    "1. a\n\n    ```\n    [no](no.md)\n    ```\n\n2. [b](c.md)",
    "- a\n  - [b](c.md)\n    - [d](e.md)",
    "- a\nlazy [x](y.md)\n\n    [z](w.md)",
    "- [ ] [x](y.md)\n- [x] [z](w.md)",
    "* a\n\n    [x](y.md)\n* * *\n[z](w.md)",
    "text\n- [x](y.md)\n\n    [no](no.md)",
    "text (1)\n{ .annotate }\n\n1.  [x](y.md)",
    "~~~ md\n[no](no.md)\n~~~",
    "````\n```\n[no](no.md)\n```\n````\n\n[z](w.md)",
    "`[no](no.md)` [z](w.md) ``[no](no.md)``",
    "| a | b |\n|---|---|\n| [x](y.md) | [z](w.md){ .c } |",
    '<a href="x.md" class="k">t</a> [y](z.md)',
    '<p align="center">\n<a href="x.md">t</a>\n[no](no.md)\n</p>\n\n[y](w.md)',
    '<div class="g" markdown>\n\n- [x](y.md)\n\n<div>\n[no](no.md)\n</div>\n\n[z](w.md)\n\n</div>\n\n[e](f.md)',
    '<div markdown="1">\n[x](y.md)\n</div>',
    "<details markdown>\n<summary>S</summary>\n\n[x](y.md)\n\n</details>",
    "<figure markdown>\n  ![i](a.png)\n  <figcaption>[x](y.md)</figcaption>\n</figure>",
    "<div>\n\n[no](no.md)\n\n<a href='z.md'>q</a></div>\n\n[w](v.md)",
    "see https://example.com/a_b, and (https://example.org/x). `https://no.example` <https://example.net>",
    "www.example.com/z! and *https://example.com/emphasis*",
    "<!-- [no](no.md) -->\n\n[z](w.md)",
    "> [x](y.md)\n>\n> !!! note\n>\n>     [z](w.md)",
    "a [x][r] and [r]\n\n[r]: y.md",
    "a [Foo Bar][]\n\n[foo bar]: y.md",
    "a [x][q]\n[q]: y.md",
    "[![alt](i.png)](x.md)",
    "[x](y.md \"T\") [z](w.md 'q') [p](y_(z).md) [s](y.md?a=1&b=2#c)",
    "[two\nlines](x.md) **[x](y.md)** ==[m](n.md)== ~~[z](w.md)~~",
    "\\[no](no.md) [a\\]b](c.md)",
    "The HTML [x](y.md)\n\n*[HTML]: Hyper",
    '<form action="https://example.com/f">\n<input type="email">\n<button type="submit">Go</button>\n</form>',
    '<iframe src="https://example.com/e"></iframe>\n\n<script async src="https://example.com/e.js"></script>\n\n[x](y.md)',
    "a<br>[x](y.md)<br/>\n[z](w.md)",
    "Some <a href='u.md'>t</a>\n<div>\n[no](no.md)\n</div>\n[y](w.md)",
    "para\n\n    [no](no.md)\n\nz",
    "[x](y.md)\n====",
)
WRAPPERS = (
    "!!! note\n\n{}",
    '??? tip "x"\n{}',
    '=== "t"\n\n{}',
    "- item\n\n{}",
    "1. item\n\n{}",
)
OWN = ("magiclink", "magiclink-github")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))


def _composed(seed: int) -> str:
    chance = random.Random(seed)

    def part(depth: int) -> str:
        parts = []
        for _ in range(chance.randint(1, 3)):
            if depth and chance.random() < 0.5:
                parts.append(chance.choice(WRAPPERS).format(_indented(part(depth - 1))))
            else:
                parts.append(chance.choice(TEXTS))
        return "\n\n".join(parts)

    return f"Start.\n\n{part(2)}\n"


@pytest.fixture(name="rendered")
def _rendered(extensions: str) -> Callable[[str], list[tuple[str, str, list[str]]]]:
    """Return what tells the elements with an address that Python-Markdown makes of a text."""
    listed = yaml.safe_load(extensions)["markdown_extensions"]
    named = [next(iter(entry)) if isinstance(entry, dict) else entry for entry in listed]
    options = {name: o for entry in listed if isinstance(entry, dict) for name, o in entry.items()}
    converter = markdown.Markdown(extensions=named, extension_configs=options)

    def elements(text: str) -> list[tuple[str, str, list[str]]]:
        article = read_article(converter.reset().convert(text))
        return [(e.tag, unquote(e.href), sorted(e.classes - set(OWN))) for e in article.elements]

    return elements


def _read(record: Record) -> list[tuple[str, str, list[str]]]:
    return [(tag, unquote(href), classes) for tag, href, _, _, _, classes, *_ in record.elements]


@pytest.mark.parametrize("text", TEXTS)
def test_each_construct(page: Callable[..., Record], rendered: Callable[[str], object], text: str) -> None:
    """The same addresses and classes, in the same order."""
    assert _read(page(f"Start.\n\n{text}\n")) == rendered(f"Start.\n\n{text}\n")


def test_constructs_within_and_after_each_other(
    page: Callable[..., Record], rendered: Callable[[str], list[tuple[str, str, list[str]]]]
) -> None:
    """Of random compositions all have the same addresses, and none one more."""
    texts = [_composed(seed) for seed in range(150)]
    wrong = [text for text in texts if sorted(_read(page(text))) != sorted(rendered(text))]
    assert not wrong


def test_the_comparison_tells_links_apart(rendered: Callable[[str], object]) -> None:
    """What is compared is not always empty."""
    assert rendered("[a](b.md){ .c }") == [("a", "b.md", ["c"])]
    assert rendered("text") == []
