"""The configuration of a site, whatever else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.adapters.source.config import find_config, read_config
from mkdocs_funnel.adapters.source.dialect import dialect_of
from mkdocs_funnel.adapters.source.limits import limits_of
from mkdocs_funnel.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_funnel.adapters.source.config import Config


def _config(folder: Path, text: str, name: str = "mkdocs.yml") -> Config:
    (folder / name).write_text(text, "utf-8")
    return read_config(folder / name)


def test_defaults(tmp_path: Path) -> None:
    """An empty file is a site with MkDocs' own defaults."""
    config = _config(tmp_path, "")
    assert (config.docs_dir, config.directory_urls, config.nav) == (tmp_path / "docs", True, None)
    assert set(config.extensions) == {"toc", "tables", "fenced_code"}
    assert (config.theme, config.language) == ("mkdocs", "en")


def test_tags_are_no_fault(tmp_path: Path) -> None:
    """Python names, objects and tags of plugins are read past."""
    config = _config(
        tmp_path,
        "site_name: !custom {a: 1}\n"
        "theme: {name: material, language: de}\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "  - toc:\n"
        "      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n"
        "  - markdown.extensions.admonition\n",
    )
    assert (config.site_name, config.language) == ("", "de")
    assert {"pymdownx.emoji", "admonition"} <= set(config.extensions)


def test_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` takes the variable, or the last of a list."""
    monkeypatch.setenv("FUNNEL_TEST_NAME", "From outside")
    monkeypatch.delenv("FUNNEL_TEST_NONE", raising=False)
    text = "site_name: !ENV FUNNEL_TEST_NAME\nsite_url: !ENV [FUNNEL_TEST_NONE, https://example.com]\n"
    config = _config(tmp_path, text)
    assert (config.site_name, config.site_url) == ("From outside", "https://example.com")


def test_inheriting(tmp_path: Path) -> None:
    """Mappings are merged, the rest is replaced."""
    (tmp_path / "base.yml").write_text(
        "site_name: A\ntheme: {name: material, language: fr}\nplugins: [tags]\n", "utf-8"
    )
    config = _config(tmp_path, "INHERIT: base.yml\ntheme: {language: de}\nplugins: [search]\n")
    assert (config.site_name, config.theme, config.language) == ("A", "material", "de")
    assert list(config.plugins) == ["search"]


def test_inheriting_in_a_circle(tmp_path: Path) -> None:
    """It is a fault, not a crash."""
    with pytest.raises(SettingsError, match="circle"):
        _config(tmp_path, "INHERIT: mkdocs.yml\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", r"mkdocs\.yml:\d+: the file is not YAML"),
        ("- a", "must be a mapping"),
        ("a: !!int x", "not YAML"),
    ],
)
def test_faults(tmp_path: Path, text: str, message: str) -> None:
    """A broken file is named with the line."""
    with pytest.raises(SettingsError, match=message):
        _config(tmp_path, text)


def test_plugins_in_all_shapes(tmp_path: Path) -> None:
    """Lists, mappings, Material's prefix; a plugin that is switched off is none."""
    listed = _config(
        tmp_path, "plugins: [search, {material/blog: {blog_dir: b}}, {tags: {enabled: false}}, {meta: null}]"
    )
    assert dict(listed.plugins) == {"search": {}, "blog": {"blog_dir": "b"}, "meta": {}}
    mapped = _config(tmp_path, "plugins: {search: {}, blog: {blog_dir: b}}")
    assert dict(mapped.plugins) == {"search": {}, "blog": {"blog_dir": "b"}}


def test_zensical(tmp_path: Path) -> None:
    """Its file has one table for all, and nested names of extensions."""
    text = '[project]\nsite_name = "Z"\nnav = [{ "Home" = "index.md" }]\n[project.plugins.blog]\nblog_dir = "b"\n'
    config = _config(tmp_path, text, "zensical.toml")
    assert (config.site_name, config.nav, config.plugins["blog"]) == (
        "Z",
        [{"Home": "index.md"}],
        {"blog_dir": "b"},
    )
    assert dialect_of(config).admonitions
    text += "[project.markdown_extensions.pymdownx.tabbed]\nalternate_style = true\n"
    own = dialect_of(_config(tmp_path, text, "zensical.toml"))
    assert own.tabs
    assert not own.admonitions
    with pytest.raises(SettingsError, match="not TOML"):
        _config(tmp_path, "[project", "zensical.toml")


def test_finding_the_file(tmp_path: Path) -> None:
    """MkDocs' file comes first; a folder without one is a fault that says what is needed."""
    with pytest.raises(SettingsError, match=r"'mkdocs\.yml'.*'zensical\.toml'"):
        find_config(None, tmp_path)
    (tmp_path / "zensical.toml").touch()
    assert find_config(None, tmp_path) == tmp_path / "zensical.toml"
    (tmp_path / "mkdocs.yml").touch()
    assert find_config(None, tmp_path) == tmp_path / "mkdocs.yml"
    assert find_config(tmp_path / "other.yml", tmp_path) == tmp_path / "other.yml"


def test_what_is_not_seen_is_said_once(tmp_path: Path) -> None:
    """Plugins that make pages or links are named; those that do not are not."""
    config = _config(tmp_path, "plugins: [search, macros, tags, something-new]\nhooks: [a.py]\n")
    said = limits_of(config, [])
    assert [limit.partition(":")[0] for limit in said] == [
        "plugin `macros`",
        "plugin `something-new`",
        "`hooks`",
    ]
    assert limits_of(_config(tmp_path, "plugins: [search, blog]"), []) == ()
