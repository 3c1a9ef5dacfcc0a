"""Offers that are closed, or not open yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

COURSE = "https://shop.example.com/course"
FUNNEL = """
    offers:
      course:
        kind: sale
        title: The course
        url: https://shop.example.com/course
        also: [https://go.example.com/c]
        label: Enroll now
        opens: 2025-04-01
        closes: 2025-05-20
        instead: letter
      call: {kind: sale, title: A call, url: "https://cal.example.com/call", label: Book a call}
      letter: {kind: signup, title: The letter, gives: Ideas, url: "https://letter.example.com/", label: Join}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: ["**"], role: nurture}
"""
PAGES = {
    "index.md": "# Home\n\n[on](a.md)\n",
    "a.md": """\
        # A

        [Enroll now](offer:course){ .md-button }

        Some say you [should enroll](offer:course){ .md-button } soon,
        or [here](https://go.example.com/c).

        - [In a list](https://shop.example.com/course?utm_source=x)

        | Cell |
        | --- |
        | [In a table](offer:course) |

        [![Picture](p.png)](https://shop.example.com/course)

        /// ask | course
        Copy of my own
        ///

        <p>Raw: <a href="https://shop.example.com/course">in a sentence</a> of HTML.</p>

        <p><a href="offer:course">Raw alone</a></p>
        """,
    "p.png": "",
}
CLOSED = {"funnel": {"today": "2025-05-21"}}
EXTENSIONS = ["attr_list", "tables", "md_in_html"]


def _built(site: Workshop, plugin: object = "funnel", **env: str) -> Built:
    return site(PAGES, FUNNEL, plugins=[plugin], markdown_extensions=EXTENSIONS, args=["--strict"], env=env)


def test_no_link_to_a_closed_address_remains(site: Workshop) -> None:
    """Neither its address, nor one of its `also`, nor an offer link is left on any page."""
    built = _built(site, CLOSED)

    assert built.exit_code == 0, built.output
    for page in (built.root / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "shop.example.com" not in text
        assert "go.example.com" not in text
        assert "offer:" not in text
    assert {offer["id"]: offer["state"] for offer in built.report["offers"]}["course"] == "closed"


def test_what_stands_alone_becomes_what_is_given_instead(site: Workshop) -> None:
    """Paragraph, list item, cell, picture, block and raw paragraph: all six lead to `instead`."""
    built = _built(site, CLOSED)

    assert built.hrefs("a").count("https://letter.example.com/") == 6
    assert "Copy of my own" not in built.html("a")
    assert "Raw alone" not in built.html("a")
    assert "Picture" not in built.html("a")
    assert len(built.pieces["a.md"]["signups"]) == 6


def test_what_stands_in_a_sentence_keeps_its_text(site: Workshop) -> None:
    """Such a link loses address and button look, and FN401 warns."""
    built = _built(site, CLOSED)

    taken = [n.text() for n in built.dom("a").css("[data-funnel-taken]")]
    assert taken == ["should enroll", "here", "in a sentence"]
    assert all("md-button" not in (n.attributes.get("class") or "") for n in built.dom("a").css("span"))
    warned = [(f["path"], f["level"]) for f in built.report["findings"] if f["code"] == "FN401"]
    assert warned == [("a.md", "warning")] * 3


def test_a_taken_link_is_found_on_its_line(site: Workshop) -> None:
    """FN401 names the line of each, past those that became something else."""
    built = _built(site, CLOSED)

    assert [line for code, _, line in built.findings if code == "FN401"] == [5, 6, 20]


def test_a_taken_link_is_found_on_its_line_among_its_like(site: Workshop) -> None:
    """Without any that stand alone the lines are right."""
    pages = {**PAGES, "a.md": "# A\n\nYou [should](offer:course).\n\nAnd [must](https://go.example.com/c).\n"}

    built = site(pages, FUNNEL, plugins=[CLOSED])

    assert [line for code, _, line in built.findings if code == "FN401"] == [3, 5]


def test_the_policy_passes_over_what_is_closed(site: Workshop) -> None:
    """The next step of the piece asks for an offer that is open."""
    assert _built(site, CLOSED).steps("a") == ["https://cal.example.com/call"]


@pytest.mark.parametrize("day", ["2025-04-01", "2025-05-20"])
def test_on_its_first_and_last_day_an_offer_is_open(site: Workshop, day: str) -> None:
    """Both dates are days on which it takes a yes."""
    built = _built(site, {"funnel": {"today": day}})

    assert built.hrefs("a").count(COURSE) >= 5
    assert len(built.pieces["a.md"]["asks"]) == 9
    assert built.dom("a").css("[data-funnel-taken]") == []


def test_before_it_opens_it_is_as_good_as_closed(site: Workshop) -> None:
    """The day before, nothing asks for it."""
    built = _built(site, {"funnel": {"today": "2025-03-31"}})

    assert COURSE not in built.hrefs("a")
    assert {offer["id"]: offer["state"] for offer in built.report["offers"]}["course"] == "upcoming"


def test_source_date_epoch_sets_the_day(site: Workshop) -> None:
    """The variable is obeyed, and the option beats it."""
    epoch = {"SOURCE_DATE_EPOCH": "1747821600"}  # 21 May 2025, 10:00 UTC

    assert COURSE not in _built(site, **epoch).hrefs("a")
    assert COURSE in _built(site, {"funnel": {"today": "2025-05-19"}}, **epoch).hrefs("a")


def test_a_bad_epoch_is_a_fault(site: Workshop) -> None:
    """A value that is no number ends the build with a message."""
    built = site(PAGES, FUNNEL, process=True, env={"SOURCE_DATE_EPOCH": "soon"})

    assert built.exit_code == 1
    assert "soon" in built.output
    assert "Traceback" not in built.output


def test_time_alone_does_not_break_a_build(site: Workshop) -> None:
    """A page whose only ask has closed leaks from then on, as a warning."""
    funnel = FUNNEL.replace("        instead: letter\n", "") + "    next_step: {lead: none, nurture: none}\n"
    pages = {"index.md": "# Home\n\n[on](a.md)\n", "a.md": "# A\n\nNow [enroll](offer:course).\n"}

    before = site(pages, funnel, plugins=[{"funnel": {"today": "2025-05-20"}}], args=["-s"], at="before")
    after = site(pages, funnel, plugins=[CLOSED], args=["-s"], at="after")

    assert before.exit_code == 0, before.output
    assert after.exit_code == 0, after.output
    assert after.report["summary"]["coverage"] == 0.0
    assert "error" not in {f["level"] for f in after.report["findings"]}


def test_an_offer_that_closes_soon_is_announced(site: Workshop) -> None:
    """Within its last fourteen days FN401 is an info at its line in funnel.yml."""
    built = _built(site, {"funnel": {"today": "2025-05-06"}})

    assert ("FN401", "funnel.yml", 3) in built.findings
    assert {f["level"] for f in built.report["findings"] if f["code"] == "FN401"} == {"info"}
    earlier = _built(site, {"funnel": {"today": "2025-05-05"}})
    assert "FN401" not in {code for code, *_ in earlier.findings}
