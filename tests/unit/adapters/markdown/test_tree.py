"""Templates as trees: what a user's own template may hold."""

from __future__ import annotations

import pytest
from markdown.serializers import to_html_string

from mkdocs_funnel.adapters.markdown.tree import parents_around, parents_of, parse_html


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <b>b</b> c</p>d<br><img src="x.png">e',
        "<p>a &amp; b &lt;script&gt;</p>",
        "<p>&amp;lt;</p>",
        "<script>if (a < b) { c() }</script>",
        '<svg viewbox="0 0 1 1"><path d="M0 0"></path></svg>',
    ],
)
def test_html_survives_the_round_trip(html: str) -> None:
    """What goes in comes out."""
    assert to_html_string(parse_html(html)).replace(" />", ">") == f"<div>{html}</div>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<b>c</p>d", "<p>a<b>c</b></p>d"),
        ("a</p></div>b", "ab"),
        ("<a>text</a> tail", "<span>text</span> tail"),
        ("<img alt='x'>tail", '<span alt="x"></span>tail'),
        ("<p/>a", "<p></p>a"),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_mistakes_are_mended(html: str, expected: str) -> None:
    """Open and stray tags, and links without an address, which MkDocs refuses."""
    assert to_html_string(parse_html(html)) == f"<div>{expected}</div>"


def test_parents_around_an_element() -> None:
    """As far up as the root, and no further aside than the block that holds it."""
    root = parse_html("<p>a <i>b</i></p><ul><li>c <b><a href='x'>d</a></b></li></ul><a href='y'>e</a>")
    inner, outer = root.iter("a")
    everywhere = parents_of(root)

    around = parents_around(root, inner)

    assert [node.tag for node in around] == ["ul", "li", "b", "a"]
    assert all(everywhere[node] is parent for node, parent in around.items())
    assert parents_around(root, outer) == {outer: root}
    assert parents_around(inner, outer) == {}
