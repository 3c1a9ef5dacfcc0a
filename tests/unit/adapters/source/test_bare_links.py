"""Addresses in the text become links; those in tags, code and links stay what they are."""

from __future__ import annotations

import random
import re

import pytest

from mkdocs_funnel.adapters.source.bare_links import with_bare_links

PARTS = (
    *(
        "http://",
        "https://",
        "HTTP://",
        "ftp://",
        "www.",
        "WWW.",
        "://",
        "a.b",
        "x",
        "/",
        ".",
        ",",
        ")",
        "(",
        " ",
    ),
    *(
        "\n",
        "<a>",
        "</a>",
        '<a href="https://q.w">',
        "<code>",
        "</code>",
        "<b title='http://x.y'>",
        "<p>",
        "</p>",
    ),
    *(
        "<",
        ">",
        "&quot;",
        "&lt;",
        '"',
        "'",
        ";",
        "*",
        "_",
        "İ",
        "é",
        '<img src="www.x.y">',
        "<pre>",
        "</pre>",
        "[",
    ),
)
TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>a|code|pre|script|style)(?=[\s>])[^<>]*>|<[^<>]*>"
    r"|(?<![^\s*_~^(\[\"'>;])(?P<bare>(?:https?://|ftp://|www\.)[^\s<]+)",
    re.IGNORECASE,
)


def _by_tags(text: str) -> str:
    """Return the HTML as one pass over all its tags makes it, each address on its own."""
    inside, done, parts = 0, 0, []
    for found in TOKEN.finditer(text):
        if found["tag"]:
            inside = max(inside + (-1 if found["close"] else 1), 0)
        elif found["bare"] and not inside:
            parts += [text[done : found.start()], with_bare_links(found["bare"], "new")]
            done = found.end()
    return "".join([*parts, text[done:]])


def test_they_are_those_of_a_pass_over_all_tags() -> None:
    """Whatever stands around an address, it is a link just where the plain way would make one."""
    chance = random.Random(3)
    texts = ["".join(chance.choice(PARTS) for _ in range(chance.randint(1, 14))) for _ in range(10_000)]
    made = [with_bare_links(text, "new") for text in texts]
    assert made == list(map(_by_tags, texts))
    assert sum(text != html for text, html in zip(texts, made, strict=True)) > 500


@pytest.mark.parametrize(
    "text", ["www.a.b " * 20_000, '<b title="' + "http://a.b " * 20_000, "http://a.b<" * 20_000]
)
def test_it_takes_time_in_proportion(text: str) -> None:
    """Thousands of addresses, in the text or in a tag that nothing ends, are found in one pass."""
    assert with_bare_links(text, "new").count("<a new") in (0, 1, 20_000)
