"""Offers and next steps to HTML."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.components.render import Components
from mkdocs_funnel.components.theme import theme_dir
from mkdocs_funnel.errors import TemplateError
from mkdocs_funnel.model.offer import Offer, OfferKind, Price

if TYPE_CHECKING:
    from pathlib import Path


def an_offer(**fields: Any) -> Offer:
    """Return a sale, changed by `fields`."""
    facts: dict[str, Any] = {
        "id": "course",
        "kind": OfferKind.SALE,
        "title": "A course on retrieval",
        "label": "Enroll now",
        "price": Price(Decimal(1800), "USD"),
        "closes": dt.date(2025, 5, 20),
        "not_for": "People in a hurry",
    }
    return Offer(**{**facts, **fields})


def test_an_ask_bears_the_marks_that_the_audit_reads() -> None:
    """The link names its offer and who placed it; the wrapper is left out of the search index."""
    html = LexborHTMLParser(Components().ask(an_offer(), "https://example.com/x"))
    link = html.css_first("aside.funnel.funnel-ask[data-search-exclude] a.funnel-button")
    assert link is not None
    assert link.attributes["href"] == "https://example.com/x"
    assert link.attributes["data-funnel-offer"] == "course"
    assert link.attributes["data-funnel-source"] == "component"
    assert link.text() == "Enroll now"


def test_an_ask_says_what_it_costs_until_when_and_whom_it_does_not_suit() -> None:
    """Price, closing day and `not_for` are shown where the offer asks."""
    text = LexborHTMLParser(Components().ask(an_offer(), "x")).text()
    for words in (
        "A course on retrieval",
        "1,800 USD",
        "Closes 20 May 2025",
        "Not for: People in a hurry",
    ):
        assert words in text


def test_what_an_offer_does_not_have_is_not_shown() -> None:
    """No empty price, no empty `Not for:`."""
    bare = an_offer(price=None, closes=None, not_for=None)
    html = Components().ask(bare, "x")
    assert "funnel-fact" not in html
    assert "Not for" not in html
    assert "None" not in html


def test_a_signup_says_what_the_reader_gets() -> None:
    """`gives` is shown, in a block of its own class."""
    offer = an_offer(kind=OfferKind.SIGNUP, gives="Six lessons")
    html = LexborHTMLParser(Components().signup(offer, "x"))
    assert "Six lessons" in html.css_first("aside.funnel-signup").text()


def test_the_writers_text_stands_in_for_what_the_offer_gives() -> None:
    """`body` is trusted HTML, and takes the place of `gives`."""
    html = Components().signup(an_offer(gives="Six lessons"), "x", body="<p>My <em>own</em> words</p>")
    assert "<p>My <em>own</em> words</p>" in html
    assert "Six lessons" not in html


def test_a_title_that_is_the_button_is_not_said_twice() -> None:
    """An offer without a label shows its title on the button only."""
    assert Components().ask(an_offer(label=None), "x").count("A course on retrieval") == 1


def test_a_next_step_to_an_offer_is_marked_as_automatic() -> None:
    """It names its offer, and its source is the tool."""
    html = LexborHTMLParser(Components().next_step(offer=an_offer(), href="../course/", title="Course"))
    link = html.css_first("aside.funnel-next-step a")
    assert link.attributes["data-funnel-offer"] == "course"
    assert link.attributes["data-funnel-source"] == "next_step"
    assert "Not for: People in a hurry" in html.text()


def test_a_next_step_to_a_piece_names_no_offer() -> None:
    """It is one link with the title of the piece, and a word that says what it is."""
    html = LexborHTMLParser(
        Components().next_step(offer=None, href="../a/", title="Piece A", description="About A")
    )
    (link,) = html.css("a")
    assert link.text() == "Piece A"
    assert "data-funnel-offer" not in link.attributes
    assert link.attributes["data-funnel-source"] == "next_step"
    assert "Next" in html.text()
    assert "About A" in html.text()


def all_components(components: Components, offer: Offer, href: str) -> list[str]:
    """Return each component once."""
    return [
        components.ask(offer, href),
        components.ask(offer, href, body="<p>words</p>"),
        components.signup(offer, href),
        components.next_step(offer=offer, href=href, title=offer.title),
        components.next_step(offer=None, href=href, title=offer.title, description=offer.not_for),
    ]


def test_every_component_is_one_aside_without_headings_and_ids() -> None:
    """The search index and listings that repeat a block need it so."""
    for html in all_components(Components(), an_offer(gives="x"), "x"):
        assert html.startswith("<aside ")
        assert html.endswith("</aside>")
        assert html.count("<aside") == 1
        assert not re.search(r"<h[1-6]|\sid=", html)


EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def test_hostile_text_is_shown_as_text() -> None:
    """Whatever an offer says cannot become an element or an attribute."""
    offer = an_offer(id=EVIL, title=EVIL, label=EVIL, gives=EVIL, not_for=EVIL, price=Price(Decimal(1), EVIL))
    for html in all_components(Components(), offer, f"https://example.com/{EVIL}"):
        tree = LexborHTMLParser(html)
        assert not tree.css("script, img")
        assert all("onerror" not in node.attributes for node in tree.css("*"))
        assert "<script>alert(1)</script>" in tree.text()


@pytest.mark.parametrize("href", ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", ""])
def test_an_unsafe_address_is_dropped_and_its_text_kept(href: str) -> None:
    """No link is better than one that runs a program."""
    for html in all_components(Components(), an_offer(), href):
        tree = LexborHTMLParser(html)
        assert not tree.css("a")
        assert "Enroll now" in tree.text() or "A course on retrieval" in tree.text()


def test_a_very_long_label_is_not_cut() -> None:
    """Ten kilobytes of label are shown in full."""
    label = "x" * 10_000
    assert label in Components().ask(an_offer(label=label), "x")


def test_the_language_is_the_sites() -> None:
    """Words follow the language, and the owner's strings beat it."""
    html = Components(language="de", strings={"not_for": "Nichts für:"}).ask(an_offer(), "x")
    assert "Offen bis 20. Mai 2025" in html
    assert "Nichts für:" in html


def test_a_users_template_wins(tmp_path: Path) -> None:
    """A template of the same name in an earlier folder is used, and may include the package's own."""
    (tmp_path / "funnel").mkdir()
    (tmp_path / "funnel/ask.html").write_text('<b>mine</b>{% include "funnel/signup.html" %}', "utf-8")
    html = Components([tmp_path]).ask(an_offer(), "x")
    assert html.startswith("<b>mine</b>")
    assert "funnel-signup" in html


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% if %}", r"ask\.html:1: "),
        ('{% include "funnel/missing.html" %}', "'funnel/missing.html' was not found in '"),
        ("{{ offer.title.nothing.at_all }}", "'funnel/ask.html' cannot be rendered: "),
        ("{{ 1 / 0 }}", "'funnel/ask.html' cannot be rendered: "),
    ],
)
def test_a_broken_template_is_a_fault_that_names_it(tmp_path: Path, template: str, message: str) -> None:
    """The owner learns which template is broken, and how."""
    (tmp_path / "funnel").mkdir()
    (tmp_path / "funnel/ask.html").write_text(template, "utf-8")
    with pytest.raises(TemplateError, match=message):
        Components([tmp_path]).ask(an_offer(), "x")


def test_templates_keep_to_the_jinja_that_minijinja_shares() -> None:
    """No calls of Python methods, no macros with keyword tricks, no filters but `safe`."""
    for template in sorted((theme_dir() / "funnel").rglob("*.html")):
        source = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
        code = " ".join(re.findall(r"\{[{%](.*?)[%}]\}", source, flags=re.DOTALL))
        assert not re.search(r"\w\(", code), template
        assert set(re.findall(r"\|\s*(\w+)", code)) <= {"safe"}, template
        assert set(re.findall(r"\{%-?\s*(\w+)", source)) <= {
            "if",
            "elif",
            "else",
            "endif",
            "include",
            "for",
            "endfor",
        }, template


def test_the_theme_is_beside_the_package_or_in_it(tmp_path: Path) -> None:
    """A wheel has its theme inside the package, a checkout at its top."""
    package = tmp_path / "plugins" / "mkdocs_funnel"
    package.mkdir(parents=True)
    assert theme_dir(package) == tmp_path / "theme"
    (package / "theme").mkdir()
    assert theme_dir(package) == package / "theme"
    assert (theme_dir() / "assets/funnel/funnel.css").is_file()
