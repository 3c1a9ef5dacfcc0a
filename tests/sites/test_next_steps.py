"""Every piece gets exactly one next step, and listings none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course:
        kind: sale
        title: The course
        url: https://shop.example.com/course
        label: Enroll now
        not_for: Readers in a hurry
      talk:
        {kind: sale, title: A talk, url: "https://cal.example.com/talk", page: talk.md, for: {tags: [talks]}}
      letter: {kind: signup, title: The letter, gives: One idea a week, url: "https://letter.example.com"}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: [talk.md], role: ask}
      - {paths: ["**"], role: nurture}
"""
PAGES = {
    "index.md": "# Home\n\nRead [a](sub/a.md).\n",
    "sub/a.md": "# A\n\nText.\n",
    "talk.md": "# Talk\n\nWhat we talk about, at length.\n\n[Book it](offer:talk)\n",
}
COURSE = "https://shop.example.com/course"
MATERIAL = {"name": "material", "font": False}


@pytest.mark.parametrize("theme", [{"name": "mkdocs"}, {"name": "readthedocs"}, MATERIAL])
def test_every_piece_has_exactly_one(site: Workshop, theme: dict[str, object]) -> None:
    """By policy a nurture piece asks, a lead takes addresses where that does not cut off the ask."""
    built = site(PAGES, FUNNEL, theme=theme)

    assert built.exit_code == 0, built.output
    assert built.steps("sub/a") == [COURSE]
    assert len(built.steps("")) == 1
    assert built.html("sub/a").count("funnel-next-step") == 1
    assert "Readers in a hurry" in built.html("sub/a")
    assert built.dom().css_first('link[href$="assets/funnel/funnel.css"]') is not None
    assert (built.root / "site/assets/funnel/funnel.css").is_file()
    assert built.pieces["sub/a.md"]["next_step"]["offer"] == "course"


def test_a_piece_that_asks_at_its_end_needs_none(site: Workshop) -> None:
    """Where the last quarter of the text asks for the same offer, nothing is appended."""
    late = "# B\n\n" + "Many words. " * 60 + "\n\n[Enroll now](offer:course)\n"
    early = "# C\n\n[Enroll now](offer:course)\n\n" + "Many words. " * 60 + "\n"

    built = site({**PAGES, "late.md": late, "early.md": early}, FUNNEL)

    assert built.steps("late") == []
    assert built.steps("early") == [COURSE]


def test_front_matter_switches_it_off(site: Workshop) -> None:
    """`next_step: false` is obeyed."""
    pages = {**PAGES, "sub/a.md": "---\nfunnel: {next_step: false}\n---\n# A\n"}

    built = site(pages, FUNNEL)

    assert built.steps("sub/a") == []
    assert built.pieces["sub/a.md"]["next_step"] is None


def test_front_matter_names_the_next_piece(site: Workshop) -> None:
    """`next` is relative to the page, shows the title and the description, and links with the right base."""
    pages = {
        **PAGES,
        "sub/a.md": "---\nfunnel: {next: b.md}\n---\n# A\n",
        "sub/b.md": "---\ntitle: The second & last\ndescription: What comes <after> it\n---\n# B\n",
    }
    built = site(pages, FUNNEL)

    assert built.steps("sub/a") == ["../b/"]
    block = built.dom("sub/a").css_first(".funnel-next-step")
    assert block is not None
    assert "The second & last" in block.text()
    assert "What comes <after> it" in block.text()
    assert ("sub/b.md") in built.links("sub/a.md", "next_step")


def test_front_matter_names_the_offer(site: Workshop) -> None:
    """`offer` beats the policy; an offer with a sales page leads there."""
    pages = {**PAGES, "sub/a.md": "---\nfunnel: {offer: talk}\n---\n# A\n"}

    built = site(pages, FUNNEL)

    assert built.steps("sub/a") == ["../../talk/"]


def test_a_topic_chooses_the_offer(site: Workshop) -> None:
    """An offer whose `for` fits the tags of a piece comes before one without `for`."""
    pages = {**PAGES, "sub/a.md": "---\ntags: [Talks]\n---\n# A\n"}

    built = site(pages, FUNNEL)

    assert built.steps("sub/a") == ["../../talk/"]


def test_a_declared_path_is_followed(site: Workshop) -> None:
    """Each step of a path leads to the next one, the last to the offer."""
    path = '    paths:\n      way: {steps: [index.md, sub/a.md, sub/b.md, "offer:course"]}\n'
    built = site({**PAGES, "sub/b.md": "# B\n"}, FUNNEL + path, args=["--strict"])

    assert built.exit_code == 0, built.output
    assert (built.steps(""), built.steps("sub/a"), built.steps("sub/b")) == (["sub/a/"], ["../b/"], [COURSE])
    assert built.pieces["sub/a.md"]["next_step"]["path"] == "way"


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_without_directory_urls(site: Workshop, theme: str) -> None:
    """Links of next steps and offers fit the other style of address."""
    pages = {
        **PAGES,
        "sub/a.md": "---\nfunnel: {next: b.md}\n---\n# A\n\nSee [the talk](offer:talk#page).\n",
        "sub/b.md": "---\nfunnel: {offer: talk}\n---\n# B\n",
    }
    built = site(pages, FUNNEL, theme={"name": theme}, use_directory_urls=False)

    assert built.exit_code == 0, built.output
    assert built.steps("sub/a.html") == ["b.html"]
    assert built.steps("sub/b.html") == ["../talk.html"]
    assert "../talk.html" in built.hrefs("sub/a.html")
    assert built.links("sub/a.md", "component") == ["talk.md"]


def test_a_template_of_ones_own_wins(site: Workshop) -> None:
    """`custom_dir` beats our templates, which beat the theme's."""
    own = (
        '<aside class="mine funnel-next-step"><a href="{{ href }}" data-funnel-offer="{{ offer.id }}" '
        'data-funnel-source="{{ source }}">Mine: {{ offer.button }}</a></aside>'
    )
    built = site(
        PAGES,
        FUNNEL,
        theme={"name": "material", "font": False, "custom_dir": "own"},
        files={"own/funnel/next_step.html": own},
        args=["--strict"],
    )

    assert built.exit_code == 0, built.output
    assert "Mine: Enroll now" in built.html("sub/a")
    assert built.steps("sub/a") == [COURSE]
    assert "FN304" not in {code for code, *_ in built.findings}


def test_words_can_be_replaced(site: Workshop) -> None:
    """The option `strings` replaces a text of the components."""
    built = site(PAGES, FUNNEL, plugins=[{"funnel": {"strings": {"not_for": "Wrong for:"}}}])

    assert "Wrong for:" in built.html("sub/a")
    assert "Not for:" not in built.html("sub/a")


def test_components_speak_the_language_of_the_theme(site: Workshop) -> None:
    """A German site shows German words."""
    built = site(PAGES, FUNNEL, theme={"name": "material", "font": False, "language": "de"})

    assert "Nicht für:" in built.html("sub/a")


def test_templates_know_the_funnel_of_a_page(site: Workshop) -> None:
    """A template of the user's can show role and next step."""
    main = (
        '{% extends "base.html" %}{% block extrahead %}'
        '<meta name="roles" content="{{ funnel.roles | join(" ") }}">{% endblock %}'
    )
    theme = {**MATERIAL, "custom_dir": "own"}

    built = site(PAGES, FUNNEL, theme=theme, files={"own/main.html": main})

    assert '<meta name="roles" content="nurture">' in built.html("sub/a")
    assert '<meta name="roles" content="lead">' in built.html()


def test_the_search_index_holds_no_next_step(site: Workshop) -> None:
    """What is appended is found neither by Material's search nor under the page's own words."""
    built = site(PAGES, FUNNEL, plugins=["search", "funnel"], theme=MATERIAL)

    index = (built.root / "site/search/search_index.json").read_text(encoding="utf-8")
    assert "Readers in a hurry" in built.html("sub/a")
    assert "Readers in a hurry" not in index
    assert "Text." in index
