"""Offer links, and pasted addresses of offers that are not open."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.components.by_day import without_later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_funnel.adapters.markdown.session import Session

    Convert = Callable[..., str]

CALL = 'data-funnel-offer="{0}" data-funnel-source="component"'
TO_MAIL = (
    f'<a data-funnel-instead-of="old" {CALL.format("mail")} href="https://example.com/mail">Email course</a>'
)
TO_PIECE = '<a data-funnel-instead-of="soon" href="posts/soon.md">Read this instead</a>'


def test_an_offer_link_leads_to_where_the_yes_happens(convert: Convert) -> None:
    """The address comes from the settings, the text from the writer."""
    expected = f'<p><a {CALL.format("course")} href="https://example.com/course">Join</a></p>'
    assert convert("[Join](offer:course)") == expected


def test_classes_of_an_offer_link_are_kept(convert: Convert) -> None:
    """Buttons stay buttons, and a writer's mark stays where it is."""
    html = convert("[Join](offer:course){ .md-button .funnel-no-ask }")
    assert 'class="md-button funnel-no-ask"' in html


@pytest.mark.parametrize(
    "href",
    [
        "OFFER:course",
        "offer:Course",
        "offer: course",
        "offer:co%75rse",
        "offer:course/",
        "<offer:course>",
    ],
)
def test_ways_to_spell_an_offer_link(convert: Convert, href: str) -> None:
    """Case, spaces, escapes and a slash at the end do not matter."""
    assert 'href="https://example.com/course"' in convert(f"[Join]({href})")


@pytest.mark.parametrize("text", ["[](offer:course)", "<offer:course>", "See <offer:course>."])
def test_a_link_without_text_bears_the_offers_own(convert: Convert, text: str) -> None:
    """An empty link and an autolink show what the button would."""
    assert 'href="https://example.com/course">Enroll now</a>' in convert(text)


def test_an_image_is_a_text(convert: Convert) -> None:
    """A linked image keeps its image."""
    link = LexborHTMLParser(convert("[![Join](join.png)](offer:course)")).css_first("a")
    assert link.css_first("img") is not None
    assert link.text().strip() == ""


def test_a_reference_is_resolved(convert: Convert) -> None:
    """A link by reference is a link."""
    assert 'href="https://example.com/course"' in convert("[Join][it]\n\n[it]: offer:course")


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("index.md", "resolved:start.md#install"),
        ("blog/posts/a.md", "resolved:../../start.md#install"),
        ("start.md", "resolved:start.md#install"),
        (None, "start.md#install"),
    ],
)
def test_a_place_on_the_site_is_linked_from_the_page(convert: Convert, page: str | None, href: str) -> None:
    """MkDocs gets a relative link to a Markdown file, which it resolves and checks."""
    assert f'href="{href}"' in convert("[Go](offer:start)", page)


def test_zensical_tells_the_page_too(session: Session) -> None:
    """Its preprocessor knows the path of the page."""
    md = Markdown(extensions=[FunnelExtension(session=lambda: session)])
    context = SimpleNamespace(page=SimpleNamespace(path="a/b.md"), run=lambda lines: lines)
    md.preprocessors.register(context, "rendering_context", 0)  # type: ignore[arg-type]
    assert 'href="../start.md#install"' in md.convert("[Go](offer:start)")


def test_the_sales_page_is_linked_on_request(convert: Convert) -> None:
    """`#page` leads to the sales page, and to the offer itself where it has none."""
    assert 'href="resolved:../sales/course.md"' in convert("[Look](offer:course#page)", "a/b.md")
    assert 'href="https://example.com/mail"' in convert("[Look](offer:mail#page)")


def test_an_unknown_offer_keeps_its_text(convert: Convert) -> None:
    """The link is lost, and the mark names what the writer wrote."""
    html = convert("Please [join us](offer:cuorse){ .md-button .big } now")
    assert html == '<p>Please <span class="big" data-funnel-unknown="cuorse">join us</span> now</p>'


def test_a_hostile_offer_name_stays_an_attribute(convert: Convert) -> None:
    """Quotes and brackets in a name cannot leave the attribute."""
    html = convert("[x](<offer:%22%3E%3Cscript%3Ealert(1)%3C/script%3E>)")
    tree = LexborHTMLParser(html)
    assert not tree.css("script")
    assert tree.css_first("span").attributes["data-funnel-unknown"] == '"><script>alert(1)</script>'


def test_an_offer_without_an_address_loses_its_link(convert: Convert) -> None:
    """Until forms are built there is nowhere to go, but the text stands."""
    html = convert("[Sign up](offer:form)")
    assert "<a" not in html
    assert "Sign up" in html


def test_code_is_left_alone(convert: Convert) -> None:
    """An offer link in code is text."""
    for text in ("`[x](offer:course)`", "```\n[x](offer:course)\n```", "    [x](offer:course)"):
        assert "[x](offer:course)" in convert(text)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://example.com/course?utm=1">Join</a>',
        '<a href="https://example.com/">Elsewhere</a>',
        '<a href="https://example.com/bare-bones">A near miss</a>',
        '<a href="https://example.com/cohort">The next cohort is open</a>',
        '<a href="../a.md">Inside</a>',
    ],
)
def test_other_links_are_left_alone(convert: Convert, link: str) -> None:
    """Pasted addresses of open offers, near misses and plain links do not change by a byte."""
    href, text = (
        LexborHTMLParser(link).css_first("a").attributes["href"],
        LexborHTMLParser(link).text(),
    )
    assert convert(f"[{text}]({href})") == f"<p>{link}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "[Join](offer:old)",
        "[Join](https://www.example.com/old/?utm=1)",
        "[Join](https://example.com/o/anything)",
        '[Join](offer:old "Old title")',
        "[![Join](join.png)](offer:old)",
        "[Join](offer:old){ .funnel-ask }",
        "[Join](offer:old).",
        "👉 [Join](offer:old)!",
    ],
)
def test_a_link_that_stands_alone_becomes_what_is_given_instead(convert: Convert, text: str) -> None:
    """`instead` is followed to the first offer that is open."""
    assert TO_MAIL in convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "**[Join](offer:soon)**",
        "- one\n- [Join](offer:soon)",
        "- [Join](offer:soon)\n    - below",
        "| a | b |\n|---|---|\n| words | [Join](offer:soon) |",
        "[Home](index.md) [Join](offer:soon)",
        "[Home](index.md) &nbsp; [Join](offer:soon)",
        "[Home](index.md) | *[Join](offer:soon)*",
        "[Home](index.md)  \n[Join](offer:soon)",
    ],
)
def test_places_in_which_a_link_stands_alone(convert: Convert, text: str) -> None:
    """Paragraphs, list items, cells and rows of links; an offer that is to come counts as not open."""
    assert TO_PIECE in convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Then {0} with us.",
        "{0} with us",
        "With us: {0}",
        "- Then {0}",
        "**Then {0}**",
        "[Home](index.md) or {0}",
        "**bold** {0}",
        "`code` {0}",
        "A line  \n{0}",
        "## {0}",
    ],
)
def test_a_link_in_a_sentence_keeps_its_text_only(convert: Convert, text: str) -> None:
    """Nobody's sentence is rewritten."""
    html = convert(text.format("[join](offer:old){ .md-button .md-button--primary .funnel-ask title=x }"))
    assert '<span data-funnel-taken="old">join</span>' in html
    assert "example.com" not in html


def test_a_link_that_stands_alone_keeps_its_look(convert: Convert) -> None:
    """Button classes stay; the title and the mark spoke of the old offer and go."""
    html = without_later(convert('[Join](https://example.com/soon "Soon"){ .md-button .funnel-ask }'))
    assert html == "<p>" + TO_PIECE.replace("<a ", '<a class="md-button" ') + "</p>"


@pytest.mark.parametrize("offer", ["bare", "ring-a"])
def test_nothing_instead_takes_the_link(convert: Convert, offer: str) -> None:
    """No `instead`, or one that runs in a circle, leaves the text."""
    html = convert(f"[Join](offer:{offer}){{ .md-button }}")
    assert html == f'<p><span data-funnel-taken="{offer}">Join</span></p>'


def test_a_piece_is_not_sent_to_itself(convert: Convert) -> None:
    """On the piece that `instead` names, the link is taken."""
    assert 'data-funnel-taken="soon"' in convert("[Join](offer:soon)", "posts/soon.md")
    assert 'href="resolved:../posts/soon.md"' in convert("[Join](offer:soon)", "a/b.md")


def test_a_link_denied_by_the_writer_is_left_alone(convert: Convert) -> None:
    """Who says that a link is no ask keeps it, address and all."""
    html = convert("[Syllabus](https://example.com/bare){ .funnel-no-ask }")
    assert 'href="https://example.com/bare"' in html


def test_what_looks_like_an_entity_is_shown_as_it_stands(session: Session) -> None:
    """A label with `&lt;` in it does not become a bracket."""
    odd = replace(session.settings.offers["start"], label="a &lt;b> & <i>")
    settings = replace(session.settings, offers={"start": odd})
    md = Markdown(extensions=[FunnelExtension(session=lambda: replace(session, settings=settings))])
    assert ">a &amp;lt;b&gt; &amp; &lt;i&gt;</a>" in md.convert("[](offer:start)")
    assert ">a &amp;lt;b&gt; &amp; &lt;i&gt;</a>" in md.convert("/// ask | start\n///")


TAGGED = (
    "https://shop.example.com/tagged?utm_source={}&amp;utm_medium=website&amp;utm_campaign=tagged"
    "&amp;utm_content=posts-a#buy"
)


@pytest.mark.parametrize(
    "text",
    [
        "[x](offer:tagged)",
        "<offer:tagged>",
        "/// ask | tagged\n///",
        "[x](offer:lost)",
        "/// ask | lost\n///",
    ],
)
def test_links_to_an_offer_tell_where_they_stand(convert: Convert, text: str) -> None:
    """Links and blocks, and those that stand in for a closed offer, carry the offer's UTM parameters."""
    assert f'href="{TAGGED.format("site")}"' in convert(text, "posts/a.md")


def test_pasted_addresses_are_their_writers_own(convert: Convert) -> None:
    """Nothing is added to them."""
    assert 'href="https://shop.example.com/tagged"' in convert(
        "[x](https://shop.example.com/tagged)", "posts/a.md"
    )


def test_a_generator_that_hands_nothing_over_tells_the_address_of_the_site(tmp_path: Path) -> None:
    """An option of the extension does; without it the source is plain."""
    (tmp_path / "funnel.yml").write_text(
        "offers: {course: {kind: sale, title: C, url: 'https://shop.example.com/c', utm: true}}\n"
        "utm: {medium: docs}\n",
        "utf-8",
    )
    for options, source in (({"site_url": "https://docs.example.com/"}, "docs-example-com"), ({}, "site")):
        mine = FunnelExtension(config=str(tmp_path / "funnel.yml"), **options)
        html = Markdown(extensions=[mine]).convert("[x](offer:course)")
        query = f"utm_source={source}&amp;utm_medium=docs&amp;utm_campaign=course"
        assert f'href="https://shop.example.com/c?{query}"' in html


@pytest.mark.parametrize(
    ("around", "is_alone"),
    [
        ("{}", True),
        ("{} ", True),
        ("&nbsp;{}&nbsp;", True),
        ("&middot; {} &middot;", True),
        ("<!-- said --> {}", True),
        ("{} !?", True),
        ("&eacute;{}", False),
        ("&#97; {}", False),
        ("{} ½", False),
        ("- x {}", False),
        ("<b>{}</b> é", False),
        ("文 {}", False),
    ],
)
def test_text_that_says_something(convert: Convert, around: str, is_alone: bool) -> None:
    """Letters and digits of any script do, also as entities; signs, space and comments do not."""
    html = convert(around.format("[Old](offer:old)"))
    assert ("data-funnel-instead-of" in html) is is_alone
