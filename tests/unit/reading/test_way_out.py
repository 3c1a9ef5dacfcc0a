"""The quiet link beside an ask: what it is to the audit."""

from __future__ import annotations

import datetime as dt

from mkdocs_funnel.model.call import CallSource
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.reading.placed import placed_step
from mkdocs_funnel.reading.reader import Reader
from mkdocs_funnel.reading.sitemap import SiteMap

TODAY = dt.date(2026, 3, 1)
COURSE, LETTER = "https://shop.test/course", "https://shop.test/letter"
SETTINGS = Settings(
    offers={
        "course": Offer(id="course", kind=OfferKind.SALE, title="Course", url=COURSE),
        "letter": Offer(id="letter", kind=OfferKind.SIGNUP, title="Letter", url=LETTER),
    }
)
ASK = (
    f'<a class="funnel-button" href="{COURSE}" data-funnel-offer="course" data-funnel-source="{{0}}">Buy</a>'
)
TO_LETTER = f'<a href="{LETTER}" data-funnel-no="course" data-funnel-offer="letter" data-funnel-source="{{0}}">Join</a>'
TO_PIECE = '<a href="../b/" data-funnel-no="course" data-funnel-source="component">Read this instead</a>'


def site(html: str, source: str = "") -> Site:
    """Return a site of two pages, of which the first holds `html`."""
    return Site(pages=(Page(path="a.md", url="a/", html=html, source=source), Page(path="b.md", url="b/")))


def test_it_takes_the_line_of_no_other_link() -> None:
    """No link of the writer's is behind it, so those that follow keep their lines."""
    source = "/// ask | course\n///\n\n[Join](offer:letter) [b](b.md)\n"
    mine = f'<a href="{LETTER}" data-funnel-offer="letter" data-funnel-source="component">Join</a><a href="../b/">b</a>'
    made = site(ASK.format("component") + TO_LETTER.format("component") + TO_PIECE + mine, source)
    reading = Reader(made, SETTINGS, TODAY).read(made.pages[0])
    assert reading.piece is not None
    assert [(call.offer, call.line, call.primary) for call in reading.piece.calls] == [
        ("course", 1, True),
        ("letter", None, False),
        ("letter", 4, False),
    ]
    assert {call.source for call in reading.piece.calls} == {CallSource.COMPONENT}
    assert reading.links == (
        Link("a.md", "b.md", LinkKind.COMPONENT, "Read this instead", None),
        Link("a.md", "b.md", LinkKind.BODY, "b", 4),
    )


def test_in_a_next_step_it_belongs_to_the_step() -> None:
    """A finished page tells the step by its ask; what its writer wrote is what is left."""
    written = '<a href="../b/">b</a>'
    page = site(written + ASK.format("next_step") + TO_LETTER.format("next_step")).pages[0]
    article = read_article(page.html)
    rest, step = placed_step(page, article, SiteMap(site(page.html)), SETTINGS, TODAY)
    assert step == NextStep(StepOrigin.SETTINGS, "course")
    assert [element.href for element in rest.elements] == ["../b/"]


def test_it_is_never_taken_for_the_step() -> None:
    """Where the ask of a step is for an offer that is gone, the way out does not stand for it."""
    gone = ASK.format("next_step").replace('"course"', '"gone"')
    page = site(gone + TO_LETTER.format("next_step")).pages[0]
    _, step = placed_step(page, read_article(page.html), SiteMap(site(page.html)), SETTINGS, TODAY)
    assert step is None
