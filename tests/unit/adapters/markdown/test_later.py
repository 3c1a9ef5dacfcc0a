"""What a page holds for the days on which offers open and close."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.adapters.markdown.later import block_by_day, link_templates
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import settle_raw_links
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.components.by_day import without_later
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.settings import Settings
from tests.unit.adapters.markdown.conftest import FakeRelpath

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Convert = Callable[..., str]

TODAY = dt.date(2025, 5, 10)
TEMPLATE = re.compile(r'<template data-funnel-from="([\d-]+)">(.*?)</template>', re.DOTALL)


def _sale(name: str, **fields: Any) -> Offer:
    facts = {"id": name, "kind": OfferKind.SALE, "title": name.title(), "url": f"https://example.com/{name}"}
    return Offer(**{**facts, **fields})


OFFERS = (
    _sale("course", closes=dt.date(2025, 5, 20), instead="letter", page="sales.md"),
    _sale("bare", closes=dt.date(2025, 5, 20)),
    _sale(
        "spring", opens=dt.date(2025, 6, 1), closes=dt.date(2025, 6, 30), instead="wait.md", page="spring.md"
    ),
    _sale("always", instead="letter"),
    _sale("over", closes=dt.date(2025, 5, 9), instead="letter"),
    _sale("first", closes=dt.date(2025, 5, 31), instead="spring"),
    _sale("last", closes=dt.date.max),
    _sale("cohort-1", url="https://example.com/cohort", closes=dt.date(2025, 5, 31)),
    _sale("cohort-2", url="https://example.com/cohort", opens=dt.date(2025, 6, 1)),
    Offer(id="letter", kind=OfferKind.SIGNUP, title="The letter", url="https://example.com/letter"),
)


def a_session(*offers: Offer, today: dt.date | None = TODAY, **fields: Any) -> Session:
    """Return a session with these offers, or all."""
    held = {offer.id: offer for offer in offers or OFFERS}
    return Session(Settings(offers=held), Components(), today, **fields)


def convert_in(session: Session, text: str, page: str | None = None) -> str:
    """Convert Markdown in a session."""
    md = Markdown(extensions=[FunnelExtension(session=lambda: session), "attr_list", "tables"])
    if page is not None:
        md.treeprocessors.register(FakeRelpath(page), "relpath", 0)
    return md.convert(text)


def convert(text: str, page: str | None = None) -> str:
    """Convert Markdown as of 10 May 2025."""
    return convert_in(a_session(), text, page)


def later(html: str) -> list[tuple[str, str]]:
    """Return what is in the templates, by day."""
    return TEMPLATE.findall(html)


@pytest.mark.parametrize(
    "text",
    [
        "[Enroll](offer:course)",
        "[Enroll](offer:course){ .md-button }",
        "[Enroll](https://example.com/course)",
        "You [should](offer:course){ .md-button } enroll.",
        "Or [go](https://example.com/course?x=1) there.",
        "- [In a list](offer:course)",
        "[a](offer:course) [b](https://example.com/course)",
        "[![Picture](p.png)](offer:course)",
        "/// ask | course\n///",
        "/// ask | course\nMy *words*, [a link](offer:course).\n///",
        "[Join](offer:spring){ .md-button }",
        "A sentence with [the spring](offer:spring) in it.",
        '[Later](https://example.com/spring "Title")',
        "/// ask | spring\nWords.\n///",
        "/// ask | spring\n///",
        "/// ask | first\n///",
        "[Chain](offer:first)",
        "[Cohort](https://example.com/cohort)",
        "/// ask | bare\n///",
    ],
)
@pytest.mark.parametrize(
    "day", [dt.date(2025, 5, 21), dt.date(2025, 6, 1), dt.date(2025, 6, 30), dt.date(2025, 7, 1)]
)
def test_what_is_shown_on_a_day_is_what_a_build_of_that_day_makes(text: str, day: dt.date) -> None:
    """The last template that is due, in the place of the element before it, gives the page of that day."""
    shown = _as_shown(convert(text), day)
    then = without_later(convert_in(a_session(today=day), text))
    assert _unwrapped(shown) == _unwrapped(then)


def _as_shown(html: str, day: dt.date) -> str:
    """Do what the script does."""
    tree = LexborHTMLParser(html)
    for first in tree.css("template[data-funnel-from]"):
        built = _before(first)
        if built is None or built.tag == "template":
            continue
        row = [first]
        while (following := _after(row[-1])) is not None and following.tag == "template":
            row.append(following)
        due = [t for t in row if (t.attributes["data-funnel-from"] or "") <= day.isoformat()]
        if due:
            content = str(due[-1].html).partition(">")[2].removesuffix("</template>")
            built.insert_before(f"\ufdd0{due[-1].attributes['data-funnel-from']}\ufdd1")
            html = str(tree.body.inner_html if tree.body else "")
            mark = f"\ufdd0{due[-1].attributes['data-funnel-from']}\ufdd1"
            whole = str(built.html) + "".join(str(t.html) for t in row)
            assert f"{mark}{whole}" in html
            return _as_shown(html.replace(f"{mark}{whole}", content, 1), day)
    return without_later(str(tree.body.inner_html if tree.body else ""))


def _before(node: Any) -> Any:
    node = node.prev
    while node is not None and node.tag == "-text":
        node = node.prev
    return node


def _after(node: Any) -> Any:
    node = node.next
    while node is not None and node.tag == "-text":
        node = node.next
    return node


def _unwrapped(html: str) -> str:
    """Return HTML without wrappers and without the marks of pasted links, which the day of a build decides on."""
    html = re.sub(r' data-funnel-(opens|closes)="[\d-]+"', "", html)
    tree = LexborHTMLParser(html)
    for wrapper in tree.css(".funnel-by-day"):
        wrapper.unwrap()
    return re.sub(r"\s+", " ", str(tree.body.inner_html if tree.body else "")).strip()


def test_what_stands_there_today_is_what_stood_there_without_templates() -> None:
    """Taken away, they leave the page as another reader sees it."""
    text = "[Enroll](offer:course)\n\n/// ask | course\n///\n\nIn [a sentence](offer:spring)."
    plain = convert_in(a_session(by_day=False), text)
    assert _unwrapped(without_later(convert(text))) == _unwrapped(plain)


@pytest.mark.parametrize(
    "text",
    ["[x](offer:always)", "[x](offer:letter)", "[x](https://example.com/always)", "/// ask | always\n///"],
)
def test_an_offer_without_dates_is_left_alone(text: str) -> None:
    """No template, no date, no wrapper."""
    html = convert(text)
    assert "<template" not in html
    assert "data-funnel-closes" not in html
    assert "funnel-by-day" not in html


def test_nothing_of_a_closed_offer_is_in_the_page() -> None:
    """No day will bring it back, so its address is nowhere, not even in a template."""
    html = convert("[a](offer:over)\n\n/// ask | over\n///\n\n[b](https://example.com/over) x")
    assert "example.com/over" not in html


def test_without_a_day_dates_are_ignored() -> None:
    """So nothing can change."""
    html = convert_in(a_session(today=None), "[a](offer:course)\n\n/// ask | course\n///")
    assert "<template" not in html


def test_a_link_bears_its_first_and_its_last_day() -> None:
    """Also one whose address was pasted; the audit still knows that by its address only."""
    html = convert("[a](offer:course) [b](https://example.com/course)")
    first, second = LexborHTMLParser(html).css("a")
    assert first.attributes["data-funnel-closes"] == second.attributes["data-funnel-closes"] == "2025-05-20"
    assert "data-funnel-source" not in second.attributes


def test_what_comes_instead_is_resolved_as_links_are() -> None:
    """A piece is linked by its source path, which the generator turns into an address in templates too."""
    ((_, link),) = later(convert("[x](offer:course)", "a/b.md"))
    assert 'href="https://example.com/letter"' in link
    days = dict(later(convert("[Join](offer:spring)", "a/b.md")))
    assert 'href="resolved:../wait.md"' in days["2025-07-01"]


def test_links_within_a_block_for_a_later_day_are_those_of_that_day() -> None:
    """The body of a block that opens in June does not promise what closed in May."""
    days = dict(later(convert("/// ask | spring\nOr [the course](offer:course).\n///")))
    assert '<span data-funnel-taken="course">the course</span>' in days["2025-06-01"]


def test_templates_are_never_nested() -> None:
    """A block within a block has templates of its own where it is shown, and none in those of the outer one."""
    html = convert("//// ask | course\nWords\n\n/// ask | spring\nInner\n///\n////")
    for _, inner in later(html):
        assert "<template" not in inner


def test_a_template_does_not_stop_a_link_from_standing_alone() -> None:
    """Two buttons in a row are both replaced."""
    html = convert_in(a_session(today=dt.date(2025, 5, 10)), "[a](offer:course) [b](offer:course)")
    assert [content.count("The letter") for _, content in later(html)] == [1, 1]


def test_the_last_day_that_there_is_has_no_day_after() -> None:
    """An offer that closes then never does."""
    assert "<template" not in convert("[x](offer:last)")


def test_addresses_in_raw_html_change_too() -> None:
    """Offer links, pasted addresses and forms; what the extension or a template of ours made is left alone."""
    session = a_session()
    html = (
        '<p><a href="offer:course">Alone</a></p><p>In <a href="https://example.com/course">a text</a>.</p>'
        '<form action="https://example.com/course"><button>Go</button></form>'
    )
    done = settle_raw_links(html, Catalogue(session, "a.md"), lambda link: link)
    assert [day for day, _ in later(done)] == ["2025-05-21"] * 3
    assert settle_raw_links(done, Catalogue(session, "a.md"), lambda link: link).count("<template") >= 3
    made = convert("[x](https://example.com/course) y [z](offer:spring)\n\n/// ask | spring\n///")
    assert settle_raw_links(made, Catalogue(session, "a.md"), lambda link: link) == made


def test_the_sales_page_tells_when_its_offer_opens_or_since_when_it_is_closed() -> None:
    """There, and nowhere else, a block says more than what comes instead."""
    assert "Opens 1 June 2025" in convert("/// ask | spring\n///", "spring.md")
    assert "Opens 1 June 2025" not in convert("/// ask | spring\n///", "other.md")
    day = dt.date(2025, 5, 22)
    html = convert_in(a_session(today=day), "/// ask | course\n///", "sales.md")
    assert "Closed since 21 May 2025" in html
    assert "example.com/letter" in html
    assert "example.com/course" not in html


def test_an_ask_leads_a_no_to_what_the_offer_gives_instead() -> None:
    """An open offer's `instead` stands in its block; one that is closed itself is passed over for its own."""
    html = LexborHTMLParser(without_later(convert("/// ask | always\n///")))
    assert html.css_first("a.funnel-quiet").attributes["href"] == "https://example.com/letter"
    assert LexborHTMLParser(convert("/// ask | bare\n///")).css_first("a.funnel-quiet") is None
    assert LexborHTMLParser(convert("/// signup | letter\n///")).css_first("a.funnel-quiet") is None


def test_what_comes_instead_has_no_line_of_the_old_offer_twice() -> None:
    """Only the call of the block that came instead says in whose place it stands."""
    offers = (
        _sale("gone", closes=dt.date(2025, 5, 1), instead="open"),
        _sale("open", instead="letter"),
        OFFERS[-1],
    )
    tree = LexborHTMLParser(convert_in(a_session(*offers), "/// ask | gone\n///"))
    assert [a.attributes.get("data-funnel-instead-of") for a in tree.css("a")] == ["gone", None]


def test_sessions_of_later_days_are_kept() -> None:
    """They are asked for on every page."""
    session = a_session()
    assert session.on(TODAY) is session.on(TODAY)
    assert session.on(dt.date(2025, 6, 1)).turns == ()
    assert session.turns_of(replace(OFFERS[3], instead=None)) == ()


@pytest.mark.parametrize("by_day", [False, True])
def test_a_generator_that_hands_no_session_over_asks_for_it(tmp_path: Path, by_day: bool) -> None:
    """It may have neither the script nor a search index that leaves templates out."""
    file = tmp_path / "funnel.yml"
    file.write_text(
        "offers:\n  course: {kind: sale, title: A, url: 'https://example.com/c', closes: 2025-05-20}\n",
        "utf-8",
    )
    mine = FunnelExtension(config=str(file), today="2025-05-10", by_day=by_day)
    assert ("<template" in Markdown(extensions=[mine]).convert("[x](offer:course)")) is by_day


def _element(tag: str, text: str | None, tail: str | None, marks: list[str], held: list[Any]) -> Any:
    element = ElementTree.Element(tag, dict.fromkeys(marks, "1"))
    element.text, element.tail = text, tail
    element.extend(held)
    return element


_TEXTS = st.sampled_from([None, "", " ", "a"])
_MARKS = st.permutations(["x", "y"]).flatmap(lambda names: st.sampled_from([[], names[:1], names]))
_TREES = st.recursive(
    st.builds(_element, st.sampled_from("ab"), _TEXTS, _TEXTS, _MARKS, st.just([])),
    lambda inner: st.builds(
        _element, st.sampled_from("ab"), _TEXTS, _TEXTS, _MARKS, st.lists(inner, max_size=2)
    ),
    max_leaves=3,
)


@given(_TREES, _TREES)
def test_elements_are_other_ones_where_they_are_written_otherwise(
    today: ElementTree.Element, then: ElementTree.Element
) -> None:
    """Compared as they are, links and blocks change on the same days as if they were written out."""
    then.tail = None
    holders = [_element("div", None, None, [], [part]) for part in (today, then)]
    written = [ElementTree.tostring(part[0]) for part in holders]
    changes = block_by_day(holders[0], [(TODAY, holders[1])]) is not holders[0]
    assert changes is (written[0] != written[1])
    today.tail = None
    differs = ElementTree.tostring(today) != ElementTree.tostring(then)
    assert len(link_templates(today, [(TODAY, then)])) == differs
