"""Where findings stand in the repository."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.report import SiteFacts
from mkdocs_funnel.reporters.locations import repository_path, repository_uri


def site(content_dir: str = "", project_dir: str = "") -> SiteFacts:
    """Return a site in these folders."""
    return SiteFacts("", "", "mkdocs", 1, content_dir, project_dir)


@pytest.mark.parametrize(
    ("folders", "path", "shown"),
    [
        (("", ""), "a/b.md", "a/b.md"),
        (("docs", ""), "a/b.md", "docs/a/b.md"),
        (("docs/", ""), "/a/b.md", "docs/a/b.md"),
        (("web\\docs", "web"), "a\\b.md", "web/docs/a/b.md"),
        (("web/docs", "web"), "funnel.yml", "web/funnel.yml"),
        (("web/docs", "web"), "funnel-baseline.json", "web/funnel-baseline.json"),
        (("web/docs", "web"), "posts/funnel.yml.md", "web/docs/posts/funnel.yml.md"),
        (("", ""), "writing/x/", "writing/x/"),
    ],
)
def test_path(folders: tuple[str, str], path: str, shown: str) -> None:
    """Pages lie in the content folder, settings beside the configuration, with forward slashes."""
    assert repository_path(site(*folders), path) == shown


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("posts/größe.md", "posts/gr%C3%B6%C3%9Fe.md"),
        ("a b#c?d%.md", "a%20b%23c%3Fd%25.md"),
        ("C:\\docs\\a.md", "C%3A/docs/a.md"),
        ("a\udcff.md", "a%FF.md"),
        ("a\ud800.md", "a%ED%A0%80.md"),
        ("a-b_c.d~e/f.md", "a-b_c.d~e/f.md"),
    ],
)
def test_uri(path: str, uri: str) -> None:
    """Everything that means something in an address is encoded, and so are bytes that are no text."""
    assert repository_uri(site(), path) == uri
