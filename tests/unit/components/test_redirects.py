"""Lines in `_redirects`."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_funnel.components.redirects import redirect_lines, with_redirects
from mkdocs_funnel.components.short_links import short_links
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.settings import Channel, Settings

TALKS = Channel("talks", "speaking", "talk.md", "talk", {"source": "meet up", "medium": "talk"}, line=7)
SITE = Site(pages=(Page(path="talk.md", url="talk/", title="Talk"),), url="https://www.example.com/sub/")
QUERY = "?utm_source=meet%20up&utm_medium=talk"


def test_lines_for_servers() -> None:
    """With and without a slash, below the path of the site, to be changed at any time."""
    links = short_links(SITE, Settings(channels=(TALKS,)))
    assert redirect_lines(links, SITE.url) == [
        f"/sub/go/talk  /sub/talk/{QUERY}  302",
        f"/sub/go/talk/  /sub/talk/{QUERY}  302",
    ]
    assert redirect_lines(links, "")[0] == f"/go/talk  /talk/{QUERY}  302"


def test_no_sign_of_a_writer_changes_a_line() -> None:
    """Spaces, line ends, stars and colons in a parameter would mean something there."""
    channel = replace(TALKS, utm={"source": "a b\n/x /y 200", "medium": ":splat*#"})
    lines = redirect_lines(short_links(SITE, Settings(channels=(channel,))), "")
    for line in lines:
        _, target, status = line.split()
        assert status == "302"
        assert not set(":*#\n") & set(target)


def test_redirects_of_the_site_stay() -> None:
    """They come first, with or without a line end, and ours are there once however often they are written."""
    once = with_redirects("/old /new 301", ["/go/a  /a/  302"])
    assert once.startswith("/old /new 301\n#")
    assert once.endswith("  302\n# End of the short addresses of channels\n")
    assert with_redirects(once, ["/go/a  /a/  302"]) == once
    assert with_redirects(once, ["/go/b  /b/  302"]).count("302") == 1
    assert with_redirects(once, []) == "/old /new 301\n"
    assert with_redirects("", []) == ""


def test_what_was_added_behind_ours_stays() -> None:
    """Lines that another hand put behind ours move before them."""
    once = with_redirects("/old /new\n", ["/go/a  /a/  302"])
    again = with_redirects(f"{once}/later /new\n", ["/go/a  /a/  302"])
    assert again.startswith("/old /new\n/later /new\n#")
    assert again.count("/go/a ") == 1
