"""Where what the plugin adds goes in a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.adapters.mkdocs.injection import end_of_head, insert

MATERIAL = (
    '<html><head><title>T</title></head><body><header class="md-header">'
    '<nav class="md-header__inner md-grid" aria-label="Header"><a href=".">T</a>'
    '<nav class="md-search__options"><a href="#">Clear</a></nav>%s</nav>'
    '<nav class="md-tabs"><a href="a/">A</a></nav></header><main><nav>x</nav></main></body></html>'
)


def test_nothing_to_add_leaves_the_page_as_it_is() -> None:
    """The very same string comes back."""
    page = MATERIAL % ""
    assert insert(page) is page


def test_the_head_gets_it_at_its_end() -> None:
    """Before the end tag, once."""
    assert insert("<head><b></head><body></head>", head="+") == "<head><b>+</head><body></head>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<head><!-- </head> --><title></head><body>", "<head><!-- </head> --><title>+</head><body>"),
        ("<head><!-- a --></head><body>", "<head><!-- a -->+</head><body>"),
        ("<head><!-- a --><!--</head>--></head ><body>", "<head><!-- a --><!--</head>-->+</head ><body>"),
        ("<title>T</title><body class=x>", "<title>T</title>+<body class=x>"),
        ("<!-- </head> <body>", "<!-- </head> <body>"),
        ("no page at all", "no page at all"),
        ("", ""),
    ],
)
def test_only_the_end_of_the_head_counts(page: str, expected: str) -> None:
    """One in a comment does not; a page without an end tag has its body; without either nothing happens."""
    assert insert(page, head="+") == expected


def test_materials_header_gets_it_behind_its_last_element() -> None:
    """The search form holds a `nav` of its own, and the tabs follow in another."""
    assert insert(MATERIAL % "", after_header="+") == MATERIAL % "+"


def test_the_header_of_mkdocs_own_theme_gets_it_behind_the_name_of_the_site() -> None:
    """The row holds the name, what is added, the button of the menu, the menu."""
    page = (
        '<head></head><body><div class="navbar"><a class="navbar-brand" href=".">T</a>%s<button>Menu</button>'
    )
    assert insert(page % "", after_header="+") == page % "+"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body><header><a>T</a></header><p>", "<body><header><a>T</a>+</header><p>"),
        ('<body class="x"><p>', '<body class="x">+<p>'),
        ('<nav class="md-header__inner">', '<nav class="md-header__inner">'),
        ("<p>", "<p>"),
    ],
)
def test_other_themes_have_a_header_or_a_body(page: str, expected: str) -> None:
    """What has neither is left alone."""
    assert insert(page, after_header="+") == expected


def test_both_at_once() -> None:
    """The one in the head does not move the other."""
    page = insert(MATERIAL % "", head="<meta>", after_header="+")
    assert page == (MATERIAL % "+").replace("</head>", "<meta></head>")


def test_a_page_of_nothing_but_comments_takes_no_longer_than_its_length() -> None:
    """Ten thousand ends in comments, and none that counts."""
    page = "<!--</head>-->" * 10_000
    assert insert(page, head="+") == page


PARTS = (
    *(
        "<head>",
        "</head>",
        "<!--",
        "-->",
        "<body>",
        "<header>",
        "</header>",
        "<nav>",
        "</nav>",
        "<a>",
        "</a>",
    ),
    *('<nav class="md-header__inner">', '<a class="navbar-brand">', "text", "<body"),
)


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_one_pass_does_what_one_after_the_other_does(page: str) -> None:
    """The header is looked for below the head, and only there, whether or not there is something for the head."""
    headed = insert(page, head="+++")
    assert headed.replace("+++", "", 1) == page
    both = insert(page, head="+++", after_header="***")
    before, mark, body = headed.partition("+++")
    assert both == (
        before + mark + insert(body, after_header="***") if mark else insert(page, after_header="***")
    )


@pytest.mark.parametrize("again", ["", "<!--</head><body class='x'><p>-->", "</head><body class='x'><p>"])
def test_a_place_is_not_mistaken_for_one_that_looks_like_it(again: str) -> None:
    """What stands at the end of the head may stand in a comment above, and anywhere below."""
    above = again if again.startswith("<!--") else ""
    page = f"<head>{above}%s</head><body class='x'><p>{again}"
    assert insert(page % "", head="+") == page % "+"


def test_the_header_may_be_the_end_of_the_page() -> None:
    """Nothing stands behind it by which it could be told."""
    assert insert("<body>", after_header="+") == "<body>+"
    assert insert("<p></header>", after_header="+") == "<p>+</header>"


@given(
    st.lists(st.sampled_from(["<head>", "</head>", "</head ", "<!--", "-->", "<body>", "x", "<"]), max_size=9)
)
def test_the_short_way_into_the_head_is_the_long_one(parts: list[str]) -> None:
    """Comments before the end of the head or around it make no difference."""
    page = "".join(parts)
    at = end_of_head(page)
    assert insert(page, head="+") == (f"{page[:at]}+{page[at:]}" if at >= 0 else page)
