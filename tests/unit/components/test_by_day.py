"""What a page holds for later days."""

from __future__ import annotations

import datetime as dt

from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.components.by_day import by_day, inline_by_day, put_back, set_aside, without_later

MAY, JUNE = dt.date(2025, 5, 21), dt.date(2025, 6, 1)
PAGE = f"<p>a</p>{by_day('<p>ask</p>', [(MAY, '<p>instead</p>'), (JUNE, '')])}<p>b</p>"


def test_what_comes_later_is_in_templates_behind_what_stands_today() -> None:
    """Each template bears its day; parsers see what stands there today and nothing else."""
    assert PAGE == (
        '<p>a</p><div class="funnel-by-day"><p>ask</p></div>'
        '<template data-funnel-from="2025-05-21"><p>instead</p></template>'
        '<template data-funnel-from="2025-06-01"></template><p>b</p>'
    )
    assert LexborHTMLParser(PAGE).text() == "aaskb"


def test_what_stays_the_same_needs_no_template() -> None:
    """A day on which nothing changes is left out, also one between two others."""
    assert by_day("<p>ask</p>", [(MAY, "<p>ask</p>")]) == "<p>ask</p>"
    assert by_day("a", [(MAY, "b"), (JUNE, "b")]).count("<template") == 1
    assert by_day("a", []) == "a"


def test_templates_are_never_nested() -> None:
    """What is for a later day is held as it stands on that day."""
    assert by_day("a", [(JUNE, PAGE)]).count("<template") == 1


def test_a_text_that_is_no_element_gets_one() -> None:
    """The script replaces the element before a template."""
    assert inline_by_day("", [(MAY, "<a>x</a>")]).startswith('<span class="funnel-by-day"></span><template')
    assert inline_by_day("<a>x</a>", [(MAY, "x")]).startswith("<a>x</a><template")
    assert inline_by_day("x", [(MAY, "x")]) == "x"


def test_readers_that_know_no_templates_see_today() -> None:
    """Feeds and search indexes are shown the page without them; a writer's own template stays."""
    own = "<template><p>mine</p></template>"
    assert without_later(PAGE + own) == f'<p>a</p><div class="funnel-by-day"><p>ask</p></div><p>b</p>{own}'


def test_what_was_set_aside_comes_back() -> None:
    """What others changed meanwhile stays."""
    bare, kept = set_aside(PAGE)
    assert "instead" not in bare
    assert put_back(bare, kept) == PAGE
    assert put_back(bare.replace("<p>b</p>", ""), kept) == PAGE.replace("<p>b</p>", "")
    assert set_aside("<p>a</p>") == ("<p>a</p>", [])
    assert put_back("<!--funnel-later-0-->", []) == "<!--funnel-later-0-->"
    assert put_back("<!--funnel-later-9--><!--funnel-later-0-->", ["x"]) == "<!--funnel-later-9-->x"
