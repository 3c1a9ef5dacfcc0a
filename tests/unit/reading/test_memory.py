"""What is remembered of a page is what it holds, and nothing is remembered of one that may hold something else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import RoleGlobs, Settings
from mkdocs_funnel.reading.memory import Memory
from mkdocs_funnel.reading.reader import Reader, Reading

TODAY = dt.date(2026, 3, 1)
BUY = "https://shop.test/course"
A = Page(
    path="a.md",
    url="a/",
    title="A",
    html=f'<p><a href="../b/">b</a> <a href="{BUY}">Buy</a> <a href="../gone/">x</a> <a href="../i.png">i</a></p>',
    source="---\ndate: 2026-01-02\n---\n[b](b.md) [Buy](https://shop.test/course)\n",
    meta={"date": dt.date(2026, 1, 2), "tags": ["T"]},
)
B = Page(path="b.md", url="b/", html="<p>Text</p>", source="Text\n")
LISTING = Page(path="list.md", url="list/", listing=True, shows=("b.md",))
SITE = Site(pages=(A, B, LISTING), url="https://example.com/x/", assets=frozenset({"j.png"}))
COURSE = Offer(id="course", kind=OfferKind.SALE, title="Course", url=BUY, closes=dt.date(2026, 3, 5))
SETTINGS = Settings(offers={"course": COURSE}, roles=(RoleGlobs(("b.md",), (Role.LEAD,)),))

Around = tuple[Site, Settings, dt.date | None]
FIRST: Around = (SITE, SETTINGS, TODAY)


def fresh(site: Site, settings: Settings, today: dt.date | None) -> dict[str, Reading]:
    """Return all readings, nothing remembered."""
    reader = Reader(site, settings, today)
    return {page.path: reader.read(page) for page in site.pages}


def recall(memory: Memory, around: Around) -> tuple[dict[str, Reading], list[str]]:
    """Return the readings by a memory, and the pages that were read for them."""
    reader = Reader(*around)
    read: list[str] = []

    def watched(page: Page) -> Reading:
        read.append(page.path)
        return reader.read(page)

    return memory.readings(*around, watched), read


def page(**fields: Any) -> Around:
    """Return the site with another first page."""
    return replace(SITE, pages=(replace(A, **fields), B, LISTING)), SETTINGS, TODAY


def site(**fields: Any) -> Around:
    """Return another site of the same pages."""
    return replace(SITE, **fields), SETTINGS, TODAY


def settings(**fields: Any) -> Around:
    """Return the site under other settings."""
    return SITE, replace(SETTINGS, **fields), TODAY


PAGES = [
    page(html=A.html.replace("../b/", "../list/")),
    page(source=f"\n{A.source}"),
    page(html=f"{A.html}\0", source=A.source),
    page(title="What is A?"),
    page(meta={**A.meta, "date": dt.date(2026, 1, 3)}),
    page(meta={**A.meta, "tags": []}),
    page(follower="b.md"),
]
AROUND = [
    page(url="other/"),
    page(shows=("b.md",)),
    page(path="c.md"),
    (replace(SITE, pages=(A, LISTING)), SETTINGS, TODAY),
    (replace(SITE, pages=(*SITE.pages, Page(path="gone.md", url="gone/"))), SETTINGS, TODAY),
    site(url="https://example.com/"),
    site(language="de"),
    site(assets=frozenset({"i.png"})),
    site(aliases={"gone/": "b.md"}),
    site(withheld={"gone.md": "draft"}, withheld_urls={"gone/": "gone.md"}),
    settings(offers={}),
    settings(offers={"course": replace(COURSE, also=("https://example.com/x/b/",))}),
    settings(roles=()),
    (SITE, SETTINGS, dt.date(2026, 3, 6)),
    (SITE, SETTINGS, None),
]


def test_what_is_the_same_is_not_read_again() -> None:
    """And is what it was, to the last line."""
    memory = Memory()
    first, read = recall(memory, FIRST)
    again, none = recall(memory, FIRST)
    assert read == ["a.md", "b.md", "list.md"]
    assert none == []
    assert again == first == fresh(*FIRST)
    assert first["a.md"].notices
    assert first["a.md"].piece is not None
    assert first["a.md"].piece.calls
    assert first["list.md"].piece is None


@pytest.mark.parametrize("changed", PAGES)
def test_a_page_that_changed_is_read_again(changed: Around) -> None:
    """It alone."""
    memory = Memory()
    recall(memory, FIRST)
    readings, read = recall(memory, changed)
    assert read == ["a.md"]
    assert readings == fresh(*changed)
    assert recall(memory, changed) == (readings, [])


@pytest.mark.parametrize("changed", AROUND)
def test_all_are_read_again_when_something_around_them_changed(changed: Around) -> None:
    """For every page may lead elsewhere now, or ask for something else."""
    memory = Memory()
    recall(memory, FIRST)
    readings, read = recall(memory, changed)
    assert read == [page.path for page in changed[0].pages]
    assert readings == fresh(*changed)


def test_what_only_counts_as_the_same_is_read_again() -> None:
    """In Python, 1 is equal to true; in front matter they are two tags."""
    memory = Memory()
    recall(memory, page(meta={"tags": [1]}))
    readings, read = recall(memory, changed := page(meta={"tags": [True]}))
    assert read == ["a.md"]
    assert readings == fresh(*changed)
