"""Files that no generator should write."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.built import files
from mkdocs_funnel.model.settings import Settings
from tests.unit.adapters.built.finished import page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.adapters.built.finished import Read

PARTS = """<main> </main> <article> </article> <h2> <a href='x/'> </a> <a href='http://[x'> <a href="//">
<nav> </body> <meta http-equiv=refresh content='0;url=http://[y'> <link rel=canonical href='http://[z'>
<html lang= <!-- --> <ul> <li> <template> </template> <svg> <math> <table> <select> <form action=x>
</p> <p> \x00 \ud7ff é <script> </script> <meta name=generator content=Hugo> <time datetime=no> <a
rel=edit href='http://[q/edit/main/a.md'> <noscript>""".split()


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("<title>café</title>".encode("latin-1"), "café"),
        ("<meta charset=iso-8859-2><title>Łódź</title>".encode("iso-8859-2"), "Łódź"),
        ("\ufeff<title>café</title>".encode(), "café"),
        ("<title>café</title>".encode("utf-16"), "café"),
        (b"<meta charset=nonsense><title>caf\xe9</title>", "café"),
    ],
)
def test_any_encoding_is_read(read: Read, raw: bytes, word: str) -> None:
    """A byte order mark, what the page says, or what browsers take for granted."""
    assert read({"index.html": raw}).site.pages[0].title == word


def test_random_pieces_of_html_never_stop_the_reader(read: Read) -> None:
    """Three hundred pages of nonsense are read and judged."""
    chance = random.Random(7)
    made = {
        f"p{number}/index.html": "<html>" + "".join(chance.choices(PARTS, k=chance.randrange(60)))
        for number in range(300)
    }
    project = read({"index.html": page("<main>x</main>"), **made})
    assert engine.report(engine.survey(project.site, Settings(), choose=False)).site.pages_seen > 1


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<article><h2><a href=x>y</a></h2>" * 3_000,
        "<li><a href=x><h3>y</h3></a>" * 20_000,
        "<main><p>" + "<a href=x/>y</a> " * 100_000,
        "<meta charset" * 100_000,
        "x" * 10_000_000,
    ],
    ids=["deep", "nested entries", "many entries", "many links", "charset", "10 MB"],
)
def test_large_pages_take_seconds_not_hours(read: Read, body: str) -> None:
    """Nothing is worse than linear by much; what is nested without end is left out."""
    started = time.process_time()
    read({"index.html": page(body)})
    assert time.process_time() - started < 15


def test_links_in_the_file_system_do_no_harm(read: Read, tmp_path: Path) -> None:
    """Loops are not followed, dead links and pipes are not opened, and folders left out are told."""
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.html")
    project = read({"index.html": page("<main>x</main>")})
    assert [p.path for p in project.site.pages] == ["index.md"]
    assert "`loop`" in project.limits[-1]


def test_a_page_that_is_too_large_is_told(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read, and not passed over in silence."""
    monkeypatch.setattr(files, "LARGEST", 200)
    project = read({"index.html": page("<main>x</main>"), "big/index.html": page("x" * 300)})
    assert [p.path for p in project.site.pages] == ["index.md"]
    assert "`big/index.html`" in project.limits[-1]
