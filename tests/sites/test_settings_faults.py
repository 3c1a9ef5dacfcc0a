"""Faults in what writers write: all at once, with their lines, and never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

HOME = {"index.md": "# Home\n"}


def test_three_faults_are_shown_with_their_lines(site: Workshop) -> None:
    """A broken funnel.yml ends the build with 1 and names each fault, its line and what is allowed."""
    funnel = """\
offers:
  course:
    kind: sail
    title: The course
    url: https://shop.example.com/course
roles:
  - {paths: [index.md], role: leed}
nextstep: {lead: ask}
"""
    built = site(HOME, funnel, process=True)

    assert built.exit_code == 1
    assert "Traceback" not in built.output
    assert "funnel.yml:3:11: offers.course.kind: 'sail' is not one of" in built.output
    assert "funnel.yml:7:" in built.output
    assert "'leed'" in built.output
    assert "funnel.yml:8:1:" in built.output
    assert "'next_step'" in built.output


def test_yaml_that_cannot_be_read_is_one_fault(site: Workshop) -> None:
    """The place where the YAML breaks is named."""
    built = site(HOME, "offers:\n  course: {kind: sale\n")

    assert built.exit_code == 1
    assert "funnel.yml:" in built.output
    assert "Traceback" not in built.output


def test_front_matter_faults_of_several_pages_come_together(site: Workshop) -> None:
    """Every page with faulty front matter is named with its line, in one message."""
    pages = {
        **HOME,
        "a.md": "---\ntitle: A\nfunnel: nurtur\n---\n# A\n",
        "sub/b.md": "---\nfunnel:\n  role: ask\n  nxt: a.md\n---\n# B\n",
    }
    built = site(pages)

    assert built.exit_code == 1
    assert "Traceback" not in built.output
    assert "a.md:3:" in built.output
    assert "'nurtur'" in built.output
    assert "sub/b.md:4:" in built.output
    assert "'next'" in built.output


def test_funnel_in_a_meta_file_is_refused(site: Workshop) -> None:
    """The message names the file, its line and `roles:`, before Material's plugin stumbles over it."""
    pages = {
        **HOME,
        "blog/.meta.yml": "tags: [a]\nfunnel: nurture\n",
        "blog/a.md": "---\nfunnel: {role: ask}\n---\n# A\n",
    }
    built = site(pages, plugins=["meta", "funnel"], theme={"name": "material", "font": False})

    assert built.exit_code == 1
    assert "Traceback" not in built.output
    assert "blog/.meta.yml:2:1:" in built.output
    assert "roles: [{paths: ['blog/**'], role: nurture}]" in built.output


def test_a_meta_file_without_funnel_is_fine(site: Workshop) -> None:
    """Other metadata in a `.meta.yml` is left to the plugin that merges it."""
    pages = {**HOME, "blog/.meta.yml": "tags: [x]\n", "blog/a.md": "# A\n"}

    built = site(pages, plugins=["meta", "funnel"], theme={"name": "material", "font": False})

    assert built.exit_code == 0, built.output
    assert set(built.pieces) == {"index.md", "blog/a.md"}


def test_a_date_that_is_none_is_a_fault(site: Workshop) -> None:
    """The option `today` says what it takes."""
    built = site(HOME, plugins=[{"funnel": {"today": "tomorrow"}}])

    assert built.exit_code == 1
    assert "tomorrow" in built.output
    assert "Traceback" not in built.output


def test_an_unknown_option_of_the_plugin_is_named(site: Workshop) -> None:
    """MkDocs's own check of options covers ours: a strict build fails on an unknown one."""
    built = site(HOME, plugins=[{"funnel": {"formts": ["json"]}}], args=["--strict"])

    assert built.exit_code == 1
    assert "formts" in built.output


def test_settings_may_have_another_name(site: Workshop) -> None:
    """`config` names the file, and faults name it so."""
    built = site(
        HOME,
        plugins=[{"funnel": {"config": "settings/sales.yml"}}],
        files={"settings/sales.yml": "offer: {}\n"},
    )

    assert built.exit_code == 1
    assert "settings/sales.yml:1:1:" in built.output


def test_a_broken_template_of_the_user_is_no_traceback(site: Workshop) -> None:
    """A template of one's own with a syntax error is named with its line."""
    built = site(
        {"index.md": "# Home\n\n/// ask | course\n///\n"},
        "offers:\n  course: {kind: sale, title: C, url: 'https://shop.example.com/c'}\n",
        theme={"name": "mkdocs", "custom_dir": "own"},
        files={"own/funnel/ask.html": "<aside>\n{% if %}\n</aside>\n"},
    )

    assert built.exit_code == 1
    assert "ask.html:2" in built.output
    assert "Traceback" not in built.output
