"""Builds after builds: nothing leaks from one into the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_funnel.adapters.mkdocs.aside import IndexView
from mkdocs_funnel.adapters.mkdocs.plugin import FunnelPlugin
from mkdocs_funnel.reading.reader import Reader, Reading

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.model.page import Page
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: ["**"], role: nurture}
    next_step: {lead: none, nurture: none, ask: none}
"""
PAGES = {
    "index.md": "# Home\n\n[a](a.md)\n",
    "a.md": "# A\n\n[on](b.md)\n",
    "b.md": "# B\n\n[Enroll now](offer:course)\n",
}


def test_settings_that_change_in_between(site: Workshop) -> None:
    """The second build in a process knows the new offers, and nothing of the old ones."""
    first = site(PAGES, FUNNEL, at="one")
    second = site(PAGES, FUNNEL.replace("course", "lesson"), at="two")
    third = site(PAGES, FUNNEL, at="three")

    assert first.report["summary"]["coverage"] == 1.0
    assert [offer["id"] for offer in second.report["offers"]] == ["lesson"]
    assert ("FN402", "b.md", 3) in second.findings
    assert third.report == first.report


def test_a_build_that_breaks_off_leaves_nothing(site: Workshop) -> None:
    """After a build that failed a sound one is judged by itself."""
    broken = site({**PAGES, "a.md": "---\nfunnel: nurtur\n---\n"}, FUNNEL, args=["-s"], at="one")
    failed = site({**PAGES, "b.md": "# B\n"}, FUNNEL, args=["-s"], at="two")
    sound = site({"index.md": PAGES["b.md"]}, FUNNEL, args=["-s"], at="three", plugins=["funnel"])

    assert (broken.exit_code, failed.exit_code) == (1, 1)
    assert sorted(sound.pieces) == ["index.md"]
    assert "FN101" not in {code for code, *_ in sound.findings}


def test_a_build_that_another_plugin_breaks_off_leaves_nothing(site: Workshop) -> None:
    """Findings of a build that had its report and never came to its verdict are not held against the next."""
    hook = (
        "from mkdocs.exceptions import PluginError\n\ndef on_post_build(**_):\n    raise PluginError('no')\n"
    )
    leaking = {**PAGES, "b.md": "# B\n"}

    broken = site(leaking, FUNNEL, args=["-s"], at="one", files={"hook.py": hook}, hooks=["hook.py"])
    sound = site(PAGES, FUNNEL, args=["-s"], at="two")

    assert (broken.exit_code, sound.exit_code) == (1, 0), sound.output
    assert broken.report["findings"]


def test_the_same_site_gives_the_same_bytes(site: Workshop) -> None:
    """Neither the order of hashes nor a second build changes the report."""
    root = site.write(PAGES, FUNNEL, plugins=["search", "funnel"])
    seen = set()
    for seed in ("1", "2", "2"):
        built = site.build(root, process=True, PYTHONHASHSEED=seed)
        assert built.exit_code == 0, built.output
        files = [*sorted(built.reports.iterdir()), built.root / "site" / "a" / "index.html"]
        seen.add(tuple(file.read_bytes() for file in files))

    assert len(seen) == 1


def test_a_server_reads_only_pages_that_changed(site: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the report is the one of a site that was never built before."""
    changed = {**PAGES, "b.md": "# B\n\n[back](a.md)\n\n[Enroll now](offer:course)\n"}
    fresh = site(changed, FUNNEL, at="one")
    root = site.write(PAGES, FUNNEL, at="two")
    config, _ = _serve(root)
    build(config)
    read: list[str] = []
    whole = Reader.read

    def watched(self: Reader, page: Page, *others: Any) -> Reading:
        read.append(page.path)
        return whole(self, page, *others)

    monkeypatch.setattr(Reader, "read", watched)
    _touch(root / "docs/b.md", changed["b.md"])
    for _ in range(2):
        build(config)
        assert site.look(root).report == fresh.report
        assert read == ["b.md"]


RAW = {**PAGES, "b.md": '# B\n\n<p>Words, <a href="offer:course">and now enroll</a></p>\n'}
SHOP = "https://shop.example.com/course"


def test_a_raw_link_is_made_real_in_every_build_of_a_server(site: Workshop) -> None:
    """Also on a page that is not read again."""
    root = site.write(RAW, FUNNEL)
    for _ in range(3):
        config, _ = _serve(root)
        build(config)
        assert SHOP in site.look(root).hrefs("b")
        assert [ask["href"] for ask in site.look(root).pieces["b.md"]["asks"]] == [SHOP]


def test_words_that_change_while_a_server_runs(site: Workshop) -> None:
    """What stands in for a closed offer is worded anew, on a page that is what it was, too."""
    funnel = FUNNEL.replace("label: Enroll now", "label: Enroll now, closes: 2025-01-01, instead: a.md")
    pages = {**PAGES, "b.md": '# B\n\n<p><a href="offer:course">Enroll</a></p>\n'}
    root = site.write(pages, funnel, plugins=[{"funnel": {"strings": {"read_instead": "One"}}}])
    config, _ = _serve(root)
    build(config)
    before = site.look(root).html("b")
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("One", "Other"), encoding="utf-8")
    build(_serve(root)[0])

    assert ">One</a>" in before
    assert ">Other</a>" in site.look(root).html("b")


def test_a_dirty_server_remembers_raw_links_as_they_became(site: Workshop) -> None:
    """Where a page was added, those that are not built are read again from what is remembered."""
    root = site.write(RAW, FUNNEL)
    config, _ = _serve(root, dirty=True)
    build(config, dirty=True)
    _touch(root / "docs/c.md", "# C\n\n[b](b.md)\n")

    build(load_config(str(root / "mkdocs.yml")), dirty=True)

    after = site.look(root)
    assert sorted(after.pieces) == ["a.md", "b.md", "c.md", "index.md"]
    assert [ask["href"] for ask in after.pieces["b.md"]["asks"]] == [SHOP]
    assert SHOP in after.hrefs("b")


def test_a_draft_that_a_server_shows_has_real_links(site: Workshop) -> None:
    """It is no piece, but whoever writes it wants to see where it will lead."""
    root = site.write({**RAW, "c.md": RAW["b.md"]}, FUNNEL, draft_docs="c.md")
    config, _ = _serve(root)
    build(config, serve_url="http://127.0.0.1:8000/")

    assert "c.md" not in site.look(root).pieces
    assert SHOP in site.look(root).hrefs("c")


def _serve(root: Path, *, dirty: bool = False) -> tuple[MkDocsConfig, FunnelPlugin]:
    """Do what `mkdocs serve` does before its first build."""
    config = load_config(str(root / "mkdocs.yml"), strict=not dirty)
    config.plugins.on_startup(command="serve", dirty=dirty)
    plugin = config.plugins["funnel"]
    assert isinstance(plugin, FunnelPlugin)
    return config, plugin


def _touch(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime + 5
    os.utime(path, (later, later))


def test_three_builds_of_one_server(site: Workshop) -> None:
    """One instance serves all builds, each report is its build's own, and a leak stops none."""
    root = site.write(PAGES, FUNNEL)
    config, plugin = _serve(root)
    build(config, serve_url="http://127.0.0.1:8000/")
    first = site.look(root).report

    (root / "docs/b.md").write_text("# B\n\nNothing.\n", encoding="utf-8")
    again = load_config(str(root / "mkdocs.yml"), strict=True)
    assert again.plugins["funnel"] is plugin
    build(again, serve_url="http://127.0.0.1:8000/")
    leaking = (root / "build/reports/audit.txt").read_text(encoding="utf-8")

    (root / "docs/b.md").write_text(PAGES["b.md"], encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml"), strict=True), serve_url="http://127.0.0.1:8000/")

    assert "FN205" in leaking
    assert first["summary"]["coverage"] == 1.0
    assert site.look(root).report == first


def test_what_is_registered_is_registered_once(site: Workshop) -> None:
    """Style sheet, theme folder, extension and watched file are there once after every build."""
    root = site.write(
        PAGES,
        FUNNEL,
        theme={"name": "mkdocs", "custom_dir": "own"},
        files={"own/x.txt": "x"},
        plugins=["search", "funnel"],
    )
    for _ in range(3):
        config, plugin = _serve(root)
        build(config)
        plugin.on_config(config)
        assert [str(css) for css in config.extra_css].count("assets/funnel/funnel.css") == 1
        assert config.markdown_extensions.count("mkdocs_funnel") == 1
        assert len(config.theme.dirs) == len(set(config.theme.dirs))
        assert config.theme.dirs[0] == str(root / "own")
        assert config.watch.count(str(root / "funnel.yml")) == 1
        views = [hook.__self__ for hook in config.plugins.events["page_context"] if hasattr(hook, "__self__")]
        assert [type(view) for view in views].count(IndexView) == 1


def test_a_dirty_build_makes_no_false_leaks(site: Workshop) -> None:
    """With most pages unseen there is no verdict, and the reports of the whole build stay."""
    root = site.write(PAGES, FUNNEL)
    whole = site.build(root, "-s", process=True)
    report = whole.report
    assert whole.exit_code == 0, whole.output
    _touch(root / "docs/a.md", "# A\n\nNow with [another word](b.md).\n")

    dirty = site.build(root, "--dirty", process=True)

    assert dirty.exit_code == 0, dirty.output
    assert "no verdict" in dirty.output
    assert dirty.report == report
    assert "another word" in dirty.html("a")


def test_a_dirty_server_remembers_what_it_did_not_build(site: Workshop) -> None:
    """After a change to one page the others are known from before: the verdict is that of the whole site."""
    root = site.write(PAGES, FUNNEL.replace("nurture: none", "nurture: ask"))
    config, _ = _serve(root, dirty=True)
    build(config, dirty=True)
    pieces = site.look(root).report["pieces"]
    assert [piece["path"] for piece in pieces] == ["a.md", "b.md", "index.md"]

    _touch(root / "docs/a.md", "# A\n\nNo link any more.\n")
    build(load_config(str(root / "mkdocs.yml")), dirty=True)

    after = site.look(root)
    assert [piece["path"] for piece in after.report["pieces"]] == ["a.md", "b.md", "index.md"]
    assert after.links("a.md", "body") == []
    assert after.links("index.md", "body") == ["a.md"]
    assert after.steps("a") == ["https://shop.example.com/course"]
    assert after.report["summary"]["coverage"] == 1.0


def test_a_page_that_is_gone_is_forgotten(site: Workshop) -> None:
    """What a dirty server remembers of a page ends with the page."""
    root = site.write({**PAGES, "c.md": "# C\n"}, FUNNEL)
    config, _ = _serve(root, dirty=True)
    build(config, dirty=True)
    (root / "docs/c.md").unlink()
    _touch(root / "docs/a.md", "# A\n\n[on](b.md) and on.\n")

    build(load_config(str(root / "mkdocs.yml")), dirty=True)

    assert sorted(site.look(root).pieces) == ["a.md", "b.md", "index.md"]
