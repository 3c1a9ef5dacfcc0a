"""Channels: short addresses, redirects, QR codes, and UTM parameters on what leads out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.qr_reader import decode, from_png, modules

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course#buy", label: Enroll now, utm: true}
    roles: [{paths: ["**"], role: [lead, nurture]}]
    channels:
      talks: {kind: speaking, landing: talk.md, short: talk, utm: {source: meetup, medium: talk}}
      cards: {kind: networking, landing: index.md, short: card}
      ads: {kind: ads, landing: index.md, utm: {source: ads}}
"""
PAGES = {
    "index.md": "# Home\n\n[on](talk.md)\n",
    "talk.md": "# For those at the *talk*\n\n[Enroll now](offer:course)\n",
    "posts/größe.md": "# Size\n\n[on](../talk.md)\n",
}
QUERY = "?utm_source=meetup&utm_medium=talk"
SUB = {"site_url": "https://www.example.com/sub/"}


def _refresh(built: Built, url: str) -> str:
    held = built.dom(url).css_first("meta[http-equiv=refresh]").attributes["content"] or ""
    return held.removeprefix("0; url=")


def _audit(site: Workshop, built: Built, *way: str) -> Built:
    """Run `funnel audit`, which puts its report in the place of the build's."""
    return site.funnel(built.root, "audit", *way, "--format", "json=build/reports/audit.json", "-q")


def test_a_short_address(site: Workshop) -> None:
    """Its page sends readers to the landing piece, tells machines the real address, and lists nowhere."""
    built = site(PAGES, FUNNEL, theme={"name": "mkdocs", "locale": "de"}, args=["--strict"], **SUB)

    assert built.exit_code == 0, built.output
    page = built.dom("go/talk")
    assert urljoin("https://www.example.com/sub/go/talk/", _refresh(built, "go/talk")) == (
        f"https://www.example.com/sub/talk/{QUERY}"
    )
    assert page.css_first("a").attributes["href"] == _refresh(built, "go/talk") == f"../../talk/{QUERY}"
    assert page.css_first("a").text() == "For those at the talk"
    assert page.css_first("link[rel=canonical]").attributes["href"] == "https://www.example.com/sub/talk/"
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert page.css_first("html").attributes["lang"] == "de"
    assert not page.css("script")
    assert _refresh(built, "go/card") == "../../"
    assert not (built.root / "site/go/ads").exists()
    assert "go/" not in built.html("sitemap.xml")


def test_the_same_without_folders_and_without_an_address(site: Workshop) -> None:
    """Pages that are files work too; no address, no QR code, and the log says why."""
    built = site(PAGES, FUNNEL, use_directory_urls=False, args=["--strict"])

    assert built.exit_code == 0, built.output
    assert _refresh(built, "go/talk") == f"../../talk.html{QUERY}"
    assert built.dom("go/talk").css_first("link[rel=canonical]").attributes["href"] == "../../talk.html"
    assert sorted(p.name for p in (built.root / "site/go/talk").iterdir()) == ["index.html"]
    assert built.output.count("short addresses have no QR codes") == 1
    assert f"/go/talk/  /talk.html{QUERY}  302\n" in built.html("_redirects")
    assert {c["id"]: (c["short"], c["qr"]) for c in built.report["channels"]} == {
        "talks": ("go/talk/", None),
        "cards": ("go/card/", None),
        "ads": (None, None),
    }


def test_the_qr_code_holds_the_short_address(site: Workshop) -> None:
    """The whole one; both pictures are there, and the same bytes after every build."""
    first = site(PAGES, FUNNEL, **SUB)
    pictures = [first.root / "site/go/talk" / name for name in ("qr.png", "qr.svg")]
    before = [picture.read_bytes() for picture in pictures]
    site.build(first.root)

    assert decode(modules(from_png(before[0]))) == "https://www.example.com/sub/go/talk/"
    assert b"<title>https://www.example.com/sub/go/talk/</title>" in before[1]
    assert [picture.read_bytes() for picture in pictures] == before
    assert "QR code" not in first.output


@pytest.mark.parametrize("own", [None, "/old  /new  301\n", "/a /b\n/c/* /d/:splat 200"])
def test_redirects(site: Workshop, own: str | None) -> None:
    """Those of the site come first and stay; ours are there once, after every kind of build."""
    files = {} if own is None else {"docs/_redirects": own}
    root = site.write(PAGES, FUNNEL, files=files, **SUB)
    seen = set()
    for args in ((), (), ("--dirty",), ("--dirty",)):
        seen.add(site.build(root, *args).html("_redirects"))

    (text,) = seen
    assert text.startswith(own or "#")
    lines = [line for line in text.splitlines() if line.startswith("/sub/go/")]
    assert lines == [
        f"/sub/go/talk  /sub/talk/{QUERY}  302",
        f"/sub/go/talk/  /sub/talk/{QUERY}  302",
        "/sub/go/card  /sub/  302",
        "/sub/go/card/  /sub/  302",
    ]


def test_a_dirty_build_of_its_own(site: Workshop) -> None:
    """It reads few pages; short addresses of the others stay, and new ones are made."""
    root = site.write(PAGES, FUNNEL, files={"docs/_redirects": "/old /new\n"}, **SUB)
    before = site.build(root, process=True)
    page, lines = before.html("go/talk"), before.html("_redirects")
    (root / "docs/_redirects").write_text("/old /newer\n", "utf-8")
    later = (root / "site/_redirects").stat().st_mtime + 5
    os.utime(root / "docs/_redirects", (later, later))
    settings = (root / "funnel.yml").read_text("utf-8")
    (root / "funnel.yml").write_text(settings.replace("kind: ads,", "kind: ads, short: ad,"), "utf-8")

    built = site.build(root, "--dirty", process=True)

    assert built.exit_code == 0, built.output
    assert "no verdict" in built.output
    assert built.html("go/talk") == page
    assert _refresh(built, "go/ad") == "../../?utm_source=ads"
    assert built.html("_redirects").startswith(lines.replace("/new", "/newer").partition("# End")[0])
    assert built.html("_redirects").count("302") == 6


def test_a_channel_that_is_taken_out(site: Workshop) -> None:
    """A build over an old one leaves no redirect behind; a site without channels gets no file."""
    root = site.write(PAGES, FUNNEL, files={"docs/_redirects": "/old /new\n"})
    assert "/go/talk" in site.build(root).html("_redirects")
    (root / "funnel.yml").write_text("{}\n", "utf-8")
    assert site.build(root, "--dirty").html("_redirects") == "/old /new\n"
    bare = site(PAGES, "roles: []", at="bare")
    assert not (bare.root / "site/_redirects").exists()
    assert not (bare.root / "site/go").exists()


def test_while_it_is_served(site: Workshop) -> None:
    """Every build writes them; the QR code and the source hold the address that is published, not the server's."""
    root = site.write(PAGES, FUNNEL, **SUB)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):
        config = load_config(str(root / "mkdocs.yml"))
        config.site_url = "http://127.0.0.1:8000/sub/"
        build(config, serve_url=config.site_url)
        built = site.look(root)
        png = (root / "site/go/talk/qr.png").read_bytes()
        assert decode(modules(from_png(png))) == "https://www.example.com/sub/go/talk/"
        assert _refresh(built, "go/talk") == f"../../talk/{QUERY}"
        assert built.html("_redirects").count("302") == 4
        assert "utm_source=example-com&amp;" in built.html("talk")


def test_a_hook_that_writes_redirects_is_heard(site: Workshop) -> None:
    """Ours come after what hooks write at the end of a build."""
    hook = (
        "from pathlib import Path\n\ndef on_post_build(config, **_):\n"
        "    Path(config.site_dir, '_redirects').write_text('/x /y 301\\n')\n"
    )
    built = site(PAGES, FUNNEL, files={"hook.py": hook}, hooks=["hook.py"])
    assert built.html("_redirects").startswith("/x /y 301\n#")
    assert "/go/talk/ " in built.html("_redirects")


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        ({"pages": {"go/talk.md": "# T\n"}}, "the page 'go/talk.md'"),
        ({"files": {"docs/go/talk/qr.png": "x"}}, "the file 'go/talk/qr.png'"),
        (
            {"plugins": [{"redirects": {"redirect_maps": {"go/talk.md": "talk.md"}}}, "funnel"]},
            "a redirect to",
        ),
    ],
)
def test_what_is_in_the_way(site: Workshop, extra: dict[str, Any], what: str) -> None:
    """The build stops before anything is written over, and says where."""
    given = dict(extra)
    built = site({**PAGES, **given.pop("pages", {})}, FUNNEL, **given)

    assert built.exit_code == 1
    assert f"funnel.yml:6: channels.talks.short: 'go/talk/' cannot be written, for {what}" in built.output
    assert "Traceback" not in built.output


def test_a_landing_piece_that_is_not_there(site: Workshop) -> None:
    """It is a finding, no page leads nowhere, and the report says so."""
    built = site(PAGES, FUNNEL.replace("talk.md", "gone.md"), **SUB)

    assert [code for code, *_ in built.findings].count("FN105") == 1
    assert not (built.root / "site/go/talk").exists()
    assert "gone.md is not there" in built.text
    assert "/go/talk" not in built.html("_redirects")


def test_links_to_a_short_address(site: Workshop) -> None:
    """They are ways to the landing piece, in the build and in the finished site, and hide where readers came from."""
    pages = {**PAGES, "index.md": '# Home\n\n<a href="go/talk/">talk</a> and [talk](/sub/go/talk/)\n'}
    built = site(pages, FUNNEL, **SUB)

    assert {code for code, *_ in built.findings} & {"FN105", "FN306"} == {"FN306"}
    assert built.links("index.md", "body") == ["talk.md"]
    for way in ((), ("--site", "site")):
        done = _audit(site, built, *way)
        assert done.exit_code == 1, done.output
        assert "`/go/talk/` leads to `talk.md` with `utm_source` and `utm_medium`" in done.output
        assert built.links("index.md", "body") == ["talk.md"]
    assert built.report["channels"][0]["short"] == "go/talk/"


def test_the_landing_piece_is_an_entry(site: Workshop) -> None:
    """The audit looks at the paths that begin there, and the report lists the channel with its addresses."""
    pages = {**PAGES, "talk.md": "---\nfunnel: nurture\n---\n# Talk\n\n[Enroll now](offer:course)\n"}
    built = site(pages, FUNNEL, **SUB)

    assert built.pieces["talk.md"]["entry"] == "channel"
    assert built.report["channels"][0] == {
        "id": "talks",
        "kind": "speaking",
        "landing": "talk.md",
        "short": "go/talk/",
        "url": f"https://www.example.com/sub/talk/{QUERY}",
        "qr": "go/talk/qr.svg",
    }
    assert "  talks  speaking    talk.md  by go/talk/ and its QR code\n" in built.text
    assert f"         https://www.example.com/sub/talk/{QUERY}\n" in built.text


def test_links_to_an_offer_tell_where_they_stand(site: Workshop) -> None:
    """Offer links, blocks, raw links and next steps; the piece is named, and the fragment stays."""
    pages = {
        **PAGES,
        "talk.md": "# Talk\n\n[Enroll now](offer:course)\n\n/// ask | course\n///\n\n<a href='offer:course'>x</a>\n",
    }
    built = site(pages, FUNNEL + "    next_step: {lead: ask}\n", **SUB)

    def leads(piece: str) -> str:
        query = f"utm_source=example-com&utm_medium=website&utm_campaign=course&utm_content={piece}"
        return f"https://shop.example.com/course?{query}#buy"

    assert [href for href in built.hrefs("talk") if "shop" in (href or "")] == [leads("talk")] * 3
    assert built.steps() == [leads("index")]
    assert built.steps("posts/größe") == [leads("posts-grosse")]
    assert {ask["offer"] for piece in built.pieces.values() for ask in piece["asks"]} == {"course"}
    assert not [finding for finding in built.findings if finding[0] in ("FN305", "FN306", "FN302")]


def test_what_is_sent_along_can_be_set(site: Workshop) -> None:
    """Source and medium; without the address of the site, its name is the source."""
    built = site(PAGES, FUNNEL + "    utm: {medium: blog}\n")
    assert "?utm_source=trial&amp;utm_medium=blog&amp;" in built.html("talk")


def test_utm_parameters_on_links_within_the_site(site: Workshop) -> None:
    """Every way of reading finds them at the same place; those on links that lead out are their writer's own."""
    text = (
        "# Home\n\n[a](talk.md?utm_source=home)\n\n[b](https://www.example.com/sub/talk/?utm_id=1#x)\n\n"
        "[c](talk.md?q=utm_source) [d](https://example.org/?utm_source=x)\n"
    )
    built = site({**PAGES, "index.md": text}, FUNNEL, **SUB)
    prints = {f["fingerprint"] for f in built.report["findings"] if f["code"] == "FN306"}

    assert [finding for finding in built.findings if finding[0] == "FN306"] == [
        ("FN306", "index.md", 3),
        ("FN306", "index.md", 5),
    ]
    for way, lines in (((), [3, 5]), (("--build",), [3, 5]), (("--site", "site"), [None, None])):
        done = _audit(site, built, *way)
        assert done.exit_code == 1, done.output
        found = [f for f in built.report["findings"] if f["code"] == "FN306"]
        assert [f["line"] for f in found] == lines
        assert {f["fingerprint"] for f in found} == prints


def test_several_languages(site: Workshop) -> None:
    """A short address leads to the landing piece in the first language that has it."""
    languages = [
        {"locale": "en", "default": True, "name": "English", "build": True},
        {"locale": "de", "name": "Deutsch", "build": True},
    ]
    plugins = [{"i18n": {"docs_structure": "suffix", "languages": languages}}, "funnel"]
    pages = {"index.md": "# Home\n", "talk.md": "# Talk\n", "talk.de.md": "# Vortrag\n"}
    built = site(pages, FUNNEL, plugins=plugins, files={"docs/_redirects": "/old /new\n"}, **SUB)

    assert built.dom("go/talk").css_first("a").text() == "Talk"
    assert _refresh(built, "go/talk") == f"../../talk/{QUERY}"
    assert built.html("_redirects").count("302") == 4
    assert built.html("_redirects").startswith("/old /new\n#")
