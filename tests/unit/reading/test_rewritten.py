"""What of an article is written anew before it is read as others are; `test_plain.py` asks a parser too."""

from __future__ import annotations

import pytest

from mkdocs_funnel.reading.rewritten import FORM, rewritten

GO = "<button>Go &amp; see</button>"
SEND = '<input type="submit" value="Send" />'


@pytest.mark.parametrize(
    ("html", "text", "spoken"),
    [
        ("<p>a</p>", "<p>a</p>", []),
        ('a<template data-funnel-from="2025-07-02"><p>b</p></template>c', "ac", []),
        ("a<!-- <b>x</b> -->b", "ab", []),
        (f'<form action="/x">a {GO}</form>', f'<a{FORM}0" action="/x"></a>a {GO}', ["Go & see"]),
        (f"<form>{SEND}</form>", f'<a{FORM}0"></a>{SEND}', ["Send"]),
        ("<form>a</form><form>b</form>", f'<a{FORM}0"></a>a<a{FORM}1"></a>b', ["", ""]),
    ],
)
def test_what_is_plain(html: str, text: str, spoken: list[str]) -> None:
    """What is for later days and comments go; a form is a link that says what its button says."""
    assert rewritten(html) == (text, spoken)


@pytest.mark.parametrize(
    "html",
    [
        '<p title="<!-- ">a</p> -->',
        "<!-- a --!>",
        "<!-- a --> <!-- b",
        "<form><button>a <b>b</b></button></form>",
        "<form><form>a",
        "<form hidden>a</form>",
    ],
)
def test_what_is_not(html: str) -> None:
    """It stays as it is, for the parser."""
    assert rewritten(html) == (html, [])
