"""Two real sites against what was found out about them without any code of this project."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.truth.conftest import BLOG, CORPORA, DOCUMENTATION, needs_corpora

READER_LINKS = ("body", "component", "follow_up", "next_step")

pytestmark = needs_corpora

Pairs = set[tuple[str, ...]]


def _in_funnel(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {piece["path"]: piece for piece in report["pieces"] if piece["roles"] != ["none"]}


def _links(report: dict[str, Any]) -> Pairs:
    pieces = _in_funnel(report)
    reader_links = (link for link in report["links"] if link["kind"] in READER_LINKS)
    pairs = {(link["source"], link["target"]) for link in reader_links}
    return {(a, b) for a, b in pairs if a in pieces and b in pieces and a != b}


def _sets(report: dict[str, Any]) -> dict[str, Any]:
    """Return what `expected.json` holds, as the audit sees it."""
    pieces = _in_funnel(report).values()
    return {
        "pieces": len(pieces),
        "links": _links(report),
        "asking": {p["path"] for p in pieces if any(ask["counts"] for ask in p["asks"])},
        "signup": {p["path"] for p in pieces if p["signups"]},
        "reach_ask": {p["path"] for p in pieces if p["reaches_ask"]},
        "ends": {tuple(sorted(end["pieces"])) for end in report["ends"]},
    }


def _expected(name: str) -> dict[str, Any]:
    held = json.loads((CORPORA / name / "expected.json").read_text("utf-8"))
    return {
        "pieces": held["pieces"],
        "links": {tuple(link) for link in held["links"]},
        **{key: set(held[key]) for key in ("asking", "signup", "reach_ask")},
        "ends": {tuple(sorted(end)) for end in held["ends"]},
    }


@pytest.mark.parametrize("name", [BLOG, DOCUMENTATION])
@pytest.mark.parametrize("what", ["pieces", "links", "asking", "signup", "reach_ask", "ends"])
def test_the_sets_are_exactly_those_expected(real: Any, name: str, what: str) -> None:
    """Nothing is missing and nothing is too much."""
    report = real(name).report

    assert _sets(report)[what] == _expected(name)[what]


@pytest.mark.parametrize("name", [BLOG, DOCUMENTATION])
def test_the_figures_follow_from_the_sets(real: Any, name: str) -> None:
    """Coverage, ends and the fix set are what the sets say."""
    summary, expected = real(name).report["summary"], _expected(name)

    assert summary["pieces"] == expected["pieces"]
    assert summary["coverage"] == round(len(expected["reach_ask"]) / expected["pieces"], 4)
    assert summary["ends"] == summary["ends_written"] == len(expected["ends"])
    assert summary["asks"]["automatic"] == 0


def test_every_end_is_a_finding(real: Any) -> None:
    """Each end of the blog is one leak of one rule; none is told twice."""
    report = real(BLOG).report

    leaks = [f["path"] for f in report["findings"] if f["code"] in ("FN101", "FN102", "FN103")]
    assert sorted(leaks) == sorted(end["pieces"][0] for end in report["ends"])


def test_next_steps_close_every_leak(real: Any) -> None:
    """With `next_step` left at its defaults every piece leads to an ask; what was written stays as it was."""
    before, after = real(BLOG).report, real(BLOG, "steps").report

    assert after["summary"]["coverage"] == 1.0
    assert after["summary"]["coverage_written"] == before["summary"]["coverage"]
    assert after["summary"]["ends"] == 0
    assert after["summary"]["ends_written"] == before["summary"]["ends"]
    assert not {f["code"] for f in after["findings"]} & {"FN101", "FN102", "FN103", "FN304"}


def _page(piece: dict[str, Any]) -> str:
    url = piece["url"].removeprefix("./")
    return url if url.endswith(".html") else f"{url}index.html"


def test_every_nurture_piece_has_exactly_one(real: Any) -> None:
    """None has only what asks for the chosen offer in its last quarter; the final HTML is what counts."""
    site = real(BLOG, "steps")
    pages = site.pages()
    without = set()
    for path, piece in _in_funnel(site.report).items():
        found = pages[_page(piece)].count('class="funnel funnel-next-step"')
        assert found == (1 if piece["next_step"] else 0), path
        if not found and piece["roles"][0] == "nurture":
            without.add(path)
            assert any(ask["offer"] == "rag-course" and ask["position"] >= 0.75 for ask in piece["asks"]), (
                path
            )

    # Read off the pages: these three end with a link to enrol.
    posts = ("rag-course-breakdown", "rag-faq", "trade-off-tool-selection")
    assert without == {f"writing/posts/{name}.md" for name in posts}


def test_no_listing_has_one(real: Any) -> None:
    """Index, archive, category and pagination pages are given nothing."""
    site = real(BLOG, "steps")
    pieces = {_page(piece) for piece in _in_funnel(site.report).values()}
    others = {place: html for place, html in site.pages().items() if place not in pieces}

    assert len(others) > 30
    assert [place for place, html in others.items() if "funnel-next-step" in html] == []


ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
STEP = re.compile(r'\n<aside class="funnel funnel-next-step".*?</aside>\n', re.DOTALL)


def test_articles_are_left_alone(real: Any) -> None:
    """Every page's article is that of a build without the plugin, less the next step where there is one."""
    plain, ours = real(BLOG, "mkdocs").pages(), real(BLOG, "steps").pages()

    assert set(plain) == set(ours)
    stepped = 0
    for place, html in ours.items():
        theirs, mine = ARTICLE.findall(plain[place]), ARTICLE.findall(html)
        bare = [STEP.sub("", article) for article in mine]
        stepped += bare != mine
        assert bare == theirs, place
    assert stepped == 83
