"""What feeds and search indexes get of a page."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.components.bare import bare, put_blocks_back, set_blocks_aside
from mkdocs_funnel.components.by_day import by_day, put_back, set_aside
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.model.offer import Offer, OfferKind

ASK = Components().ask(Offer(id="course", kind=OfferKind.SALE, title="Course"), "https://example.com/")
LATER = Components().next_step(offer=None, href="../b/", title="B")
TURNING = by_day(ASK, [(dt.date(2025, 5, 21), LATER)])
PAGES = [
    "",
    "<p>Text.</p>",
    f"<p>One.</p>\n{ASK}\n<p>Two.</p>\n{LATER}",
    f"<p>One.</p>\n{TURNING}\n{ASK}",
    f"<!--funnel-block-7-->{ASK}",
    '<aside class="other"><p>A writer\'s own.</p></aside>',
]


def test_a_class_of_nothing_but_marks_goes() -> None:
    """No empty attribute is left."""
    assert (
        bare('<a class="plausible-event-name=A plausible-event-offer=b" data-funnel-pasted="b">x</a>')
        == "<a>x</a>"
    )


@pytest.mark.parametrize("page", PAGES)
def test_what_is_set_aside_comes_back(page: str) -> None:
    """Byte by byte, with what is for later days and without."""
    html, blocks = set_blocks_aside(page)
    assert '<aside class="funnel ' not in html
    html, templates = set_aside(html)
    assert put_blocks_back(put_back(html, templates), blocks) == page


def test_what_others_did_meanwhile_stays() -> None:
    """Text around a block can change, and a block can be moved."""
    html, blocks = set_blocks_aside(f"<p>One.</p>{ASK}")
    assert put_blocks_back(html.replace("One", "Two"), blocks) == f"<p>Two.</p>{ASK}"


def test_a_feed_gets_what_the_writer_wrote() -> None:
    """Links stay links, without marks; an empty holder goes with its block."""
    link = '<a class="x plausible-event-name=Ask+Click" data-funnel-offer="course" data-umami-event="Ask Click" href="https://example.com/">Go</a>'
    assert bare(f"<p>{link}</p>\n{TURNING}\n<p>Text.</p>") == (
        '<p><a class="x" href="https://example.com/">Go</a></p>\n<p>Text.</p>'
    )


def test_a_page_without_blocks_is_the_same_text() -> None:
    """A writer's own asides and attributes are not ours."""
    page = '<aside class="note" data-simple="1"><p>Text.</p></aside>'
    assert bare(page) is page
    assert set_blocks_aside(page) == (page, [])
