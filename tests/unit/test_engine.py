"""The rooms together: a site and its settings to next steps and a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.engine import audit, report, survey
from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.notice import DroppedCall
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.role import EntryKind, Role
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.reading.final import read_final
from mkdocs_funnel.settings import parse_settings

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import Report

TODAY = dt.date(2026, 3, 1)
BUY = "https://shop.test/course"
SETTINGS = parse_settings(
    f"""
offers:
  course: {{kind: sale, via: enroll, title: Course, url: "{BUY}", closes: 2026-06-01, for: all}}
roles:
  - {{paths: [index.md], role: lead}}
  - {{paths: [about.md], role: nurture}}
  - {{paths: [shop.md], role: ask}}
  - {{paths: [imprint.md], role: none}}
next_step: {{lead: none, nurture: none, ask: none}}
"""
)
STEPS = replace(SETTINGS, next_step={})


def page(path: str, *links: str, extra: str = "", **fields: object) -> Page:
    """Return a page with links to other pages from the root of the site."""
    name = path.removesuffix(".md")
    url = "" if name == "index" else f"{name}/"
    html = "".join(f'<p><a href="/{target}">{target}</a></p>' for target in links) + extra
    return Page(path=path, url=url, title=name, html=html, **fields)


def site(*pages: Page, **fields: object) -> Site:
    """Return a site."""
    return Site(pages=pages, name="S", url="https://example.com/", **fields)


ASK = f'<a class="md-button" href="{BUY}">Enroll now</a>'
INDEX = page("index.md", "about/", "shop/")
ABOUT = page("about.md", "shop/")
SHOP = page("shop.md", "about/", extra=ASK)
BOOKS = page("about.md")
GOOD = site(INDEX, ABOUT, SHOP)


def codes(found: Report, path: str | None = None) -> set[str]:
    """Return the codes of the findings, of one path or of all."""
    return {f.code for f in found.findings if path in (None, f.path)}


def levels(found: Report, code: str) -> set[Level]:
    """Return the levels of a rule's findings."""
    return {f.level for f in found.findings if f.code == code}


def facts(found: Report, path: str) -> tuple[bool, int | None, tuple[str, ...]]:
    """Return what the report says of the way from a piece to an ask."""
    (piece,) = [p for p in found.pieces if p.piece.path == path]
    return piece.reaches_ask, piece.clicks_to_ask, piece.path_to_ask


def test_a_site_whose_paths_all_ask() -> None:
    """Every piece reaches the ask, and no path ends without one."""
    found = audit(GOOD, SETTINGS, TODAY)
    assert (found.summary.coverage, found.summary.ends, found.ends) == (1.0, 0, ())
    assert facts(found, "index.md") == (True, 1, ("index.md", "shop.md"))
    assert facts(found, "shop.md") == (True, 0, ("shop.md",))
    assert not codes(found) & {"FN101", "FN102", "FN103", "FN201", "FN205"}
    assert found.summary.roles == {Role.LEAD: 1, Role.NURTURE: 1, Role.ASK: 1}
    assert found.summary.entries[EntryKind.LEAD] == 1
    assert found.site.pages_seen == 3


def test_a_dead_end_is_found() -> None:
    """It comes with the way that leads into it."""
    found = audit(site(INDEX, BOOKS, SHOP), SETTINGS, TODAY)
    (end,) = found.ends
    assert (end.pieces, end.path, end.came_from) == (("about.md",), ("index.md", "about.md"), EntryKind.LEAD)
    assert "FN101" in codes(found, "about.md")
    assert found.summary.reach_ask == 2


def test_the_same_site_gives_the_same_report() -> None:
    """Whatever the order of its pages."""
    one, two = audit(GOOD, SETTINGS, TODAY), audit(site(SHOP, INDEX, ABOUT), SETTINGS, TODAY)
    assert one == audit(GOOD, SETTINGS, TODAY)
    assert (one.summary, one.pieces, one.ends, one.findings) == (
        two.summary,
        two.pieces,
        two.ends,
        two.findings,
    )


def test_a_site_without_pages() -> None:
    """There is nothing to say, and no crash."""
    found = audit(site(), Settings(), TODAY)
    assert (found.site.pages_seen, found.summary.pieces, found.summary.coverage) == (0, 0, 0.0)


def test_steps_count_in_the_graph_and_not_in_what_was_written() -> None:
    """Readers meet them, but the tool does not audit itself."""
    made = site(INDEX, BOOKS, SHOP)
    surveyed = survey(made, STEPS, TODAY)
    assert surveyed.steps["about.md"] == NextStep(StepOrigin.SETTINGS, offer="course")
    found = report(surveyed)
    assert (found.summary.coverage, found.summary.ends) == (1.0, 0)
    assert found.summary.coverage_written == pytest.approx(2 / 3)
    assert found.summary.ends_written == 1
    assert found.summary.asks_automatic >= 1
    assert found.summary.asks_written == 1


def test_a_closed_offer_does_not_ask() -> None:
    """On the day after its last one."""
    open_, closed = (audit(GOOD, SETTINGS, day) for day in (dt.date(2026, 6, 1), dt.date(2026, 6, 2)))
    assert open_.summary.asking == 1
    assert closed.summary.asking == 0
    assert Level.ERROR in levels(closed, "FN401")
    assert Level.ERROR not in levels(open_, "FN401")


def test_an_offer_whose_address_is_a_dud_makes_no_piece_ask() -> None:
    """Neither by a written link nor by a next step."""
    course = replace(SETTINGS.offers["course"], url="https://buy.stripe.com/test_8wM5kD9aB")
    setup = replace(STEPS, offers={"course": course})
    found = audit(site(INDEX, BOOKS), setup, TODAY)
    assert found.summary.asking == 0
    assert found.summary.reach_ask == 0
    assert "FN306" in codes(found)


def test_pieces_outside_the_funnel() -> None:
    """They are in the report, and not in the figures."""
    found = audit(site(INDEX, ABOUT, SHOP, page("imprint.md", extra=ASK)), SETTINGS, TODAY)
    assert (found.summary.pieces, found.summary.outside, found.summary.asking) == (3, 1, 1)
    assert facts(found, "imprint.md") == (False, None, ())


def test_listings_that_the_settings_name() -> None:
    """They are no pieces, and what they show is an entry."""
    made = site(INDEX, ABOUT, SHOP, page("news.md", "about/"))
    assert audit(made, SETTINGS, TODAY).summary.listings == 0
    found = audit(made, replace(SETTINGS, listings=("news.md",)), TODAY)
    assert (found.summary.listings, found.summary.pieces) == (1, 3)
    assert found.summary.entries[EntryKind.LISTED] == 1
    assert Link("news.md", "about.md", LinkKind.LISTING) in [k._replace(text="") for k in found.links]


def test_navigation_counts_only_where_everything_counts() -> None:
    """A piece that only the navigation connects is a dead end all the same."""
    found = audit(site(INDEX, BOOKS, SHOP, nav=("shop.md",)), SETTINGS, TODAY)
    assert found.summary.coverage == pytest.approx(2 / 3)
    assert found.summary.coverage_all_links == 1.0
    assert Link("*", "shop.md", LinkKind.NAV) in found.links


def test_faults_of_all_front_matter_come_at_once() -> None:
    """With the files that hold them."""
    bad = [
        page(path, meta={"funnel": "nurtur"}, source="---\nfunnel: nurtur\n---\n")
        for path in ("a.md", "b.md")
    ]
    with pytest.raises(SettingsError) as caught:
        survey(site(INDEX, *bad), SETTINGS)
    assert [fault.file for fault in caught.value.faults] == ["a.md", "b.md"]
    assert all(fault.line == 2 for fault in caught.value.faults)


def test_front_matter_decides() -> None:
    """The role, and the step."""
    meta = {"funnel": {"role": "nurture", "next": "shop.md"}}
    source = "---\nfunnel:\n  role: nurture\n  next: shop.md\n---\n"
    surveyed = survey(site(INDEX, page("x.md", meta=meta, source=source), SHOP), STEPS, TODAY)
    assert surveyed.steps["x.md"] == NextStep(StepOrigin.FRONT_MATTER, piece="shop.md")
    assert surveyed.pieces["x.md"].roles == (Role.NURTURE,)


def test_promises_that_are_not_kept() -> None:
    """A step that is not there is a finding about the settings."""
    course = replace(SETTINGS.offers["course"], page="gone.md")
    found = audit(GOOD, replace(SETTINGS, offers={"course": course}), TODAY)
    assert "FN105" in codes(found, "funnel.yml")


def test_the_final_html_corrects_the_survey() -> None:
    """What a template left out is not there, what it added is."""
    surveyed = survey(GOOD, SETTINGS, TODAY)
    empty = read_final("<main><p>Nothing</p></main>")
    lost = DroppedCall("shop.md", "course", "offer link")
    without = report(surveyed.seen({"shop.md": empty}, [lost]))
    assert without.summary.asking == 0
    assert {"FN201", "FN304"} <= codes(without, "shop.md")
    more = report(surveyed.seen({"about.md": read_final(f"<main>{ASK}</main>")}, []))
    assert more.summary.asking == 2
    assert report(surveyed).summary.asking == 1


def test_a_step_that_was_dropped_is_no_step() -> None:
    """The piece is a dead end after all."""
    surveyed = survey(site(INDEX, BOOKS, SHOP), STEPS, TODAY)
    found = report(surveyed.seen({}, [DroppedCall("about.md", "course", "next step")]))
    assert "about.md" in {path for end in found.ends for path in end.pieces}
    assert "FN304" in codes(found, "about.md")
    kept = report(surveyed.seen({}, [DroppedCall("about.md", "course", "offer link")]))
    assert kept.ends == ()


def test_steps_in_the_final_html_are_not_read_as_written() -> None:
    """The tool's own block is not the writer's."""
    surveyed = survey(site(INDEX, BOOKS, SHOP), STEPS, TODAY)
    step = f'<a href="{BUY}" data-funnel-offer="course" data-funnel-source="next_step">x</a>'
    found = report(surveyed.seen({"about.md": read_final(f"<main>{step}</main>")}, []))
    assert found.summary.asks_written == 1
    assert found.summary.coverage_written == pytest.approx(2 / 3)


def test_pages_that_the_site_does_not_have_are_not_seen() -> None:
    """Final HTML of something else changes nothing."""
    surveyed = survey(GOOD, SETTINGS, TODAY)
    assert surveyed.seen({"gone.md": read_final(ASK)}, []).readings == surveyed.readings


def test_the_gap_to_today_is_measured_only_on_demand() -> None:
    """A build does not get worse by the clock alone."""
    dated = site(INDEX, ABOUT, replace(SHOP, meta={"date": dt.date(2026, 1, 30)}))
    surveyed = survey(dated, SETTINGS, TODAY)
    assert report(surveyed).volume.days_since_ask is None
    assert report(surveyed, TODAY).volume.days_since_ask == 30
