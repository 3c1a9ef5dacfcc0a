"""Pages whose template holds links of its own, or leaves the content out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: ["**"], role: nurture}
    next_step: {lead: none, nurture: none, ask: none}
"""
THEME = {"name": "material", "font": False, "custom_dir": "own"}
HERO = """
    {% extends "main.html" %}
    {% block tabs %}
      {{ super() }}
      <section class="hero"><h1>All of it</h1>
        <a href="{{ 'a/' | url }}" class="md-button">Read on</a>
        <a href="https://shop.example.com/course" class="md-button">Enroll now</a>
      </section>
    {% endblock %}
    {% block content %}{% endblock %}
    {% block footer %}<footer><a href="{{ 'b/' | url }}">Chrome</a></footer>{% endblock %}
"""
PAGES = {
    "index.md": "---\ntemplate: home.html\ntitle: Home\n---\n",
    "a.md": "# A\n\n[Enroll now](offer:course)\n",
    "b.md": "# B\n\n[on](a.md)\n",
}


def test_a_hero_in_the_template_is_read(site: Workshop) -> None:
    """Links outside `<main>` count, as on Material's own home page; the theme's chrome does not."""
    built = site(PAGES, FUNNEL, theme=THEME, files={"own/home.html": HERO}, args=["--strict"])

    assert built.exit_code == 0, built.output
    home = built.pieces["index.md"]
    assert [(ask["offer"], ask["text"]) for ask in home["asks"]] == [("course", "Enroll now")]
    assert built.links("index.md", "body") == ["a.md"]
    assert home["clicks_to_ask"] == 0


def test_a_dead_end_whose_template_has_no_links(site: Workshop) -> None:
    """A template of its own is no excuse: a page without links in it is an end."""
    bare = HERO.replace("href=\"{{ 'a/' | url }}\"", "").replace('href="https://shop.example.com/course"', "")

    built = site(PAGES, FUNNEL, theme=THEME, files={"own/home.html": bare})

    assert ("FN101", "index.md", None) in built.findings


def test_a_template_that_drops_the_content(site: Workshop) -> None:
    """An ask and a next step that no reader gets are FN304, and give no coverage."""
    funnel = FUNNEL.replace("nurture: none", "nurture: ask")
    pages = {
        "index.md": "# Home\n\n[on](a.md)\n",
        "a.md": "---\ntemplate: empty.html\n---\n# A\n\n/// ask | course\n///\n\n" + "Text. " * 99 + "\n",
        "b.md": "---\ntemplate: empty.html\n---\n# B\n",
    }
    empty = '{% extends "main.html" %}{% block content %}<p>Nothing here</p>{% endblock %}'

    built = site(pages, funnel, theme=THEME, files={"own/empty.html": empty}, args=["--strict"])

    assert built.exit_code == 1
    assert "funnel-next-step" not in built.html("b")
    dropped = [(f["path"], f["code"]) for f in built.report["findings"] if f["code"] == "FN304"]
    assert {path for path, _ in dropped} == {"a.md", "b.md"}
    assert built.pieces["a.md"]["asks"] == []
    assert built.pieces["b.md"]["next_step"] is None
    assert built.report["summary"]["coverage"] == 0.0
    assert built.report["summary"]["asks"] == {"written": 0, "automatic": 0}


def test_a_template_that_keeps_the_content(site: Workshop) -> None:
    """Ask and next step are there once: nothing is counted twice, nothing is dropped."""
    funnel = FUNNEL.replace("nurture: none", "nurture: ask")
    asks = "---\ntemplate: kept.html\n---\n# A\n\n[x](offer:course)\n\n" + "Text. " * 99
    pages = {**PAGES, "a.md": asks}
    kept = '{% extends "main.html" %}{% block content %}<p>Before</p>{{ page.content }}{% endblock %}'

    built = site(pages, funnel, theme=THEME, files={"own/home.html": HERO, "own/kept.html": kept})

    assert built.html("a").count("funnel-next-step") == 1
    assert [ask["automatic"] for ask in built.pieces["a.md"]["asks"]] == [False, True]
    assert "FN304" not in {code for code, *_ in built.findings}


def test_an_overridden_partial_of_material(site: Workshop) -> None:
    """A user's `partials/content.html` that prints the content keeps everything."""
    funnel = FUNNEL.replace("nurture: none", "nurture: ask")
    partial = "<div>{{ page.content }}</div>"
    pages = {"index.md": "# Home\n\n[b](b.md)\n", "b.md": "# B\n"}

    built = site(pages, funnel, theme=THEME, files={"own/partials/content.html": partial}, args=["--strict"])

    assert built.exit_code == 0, built.output
    assert built.steps("b") == ["https://shop.example.com/course"]
