"""What the templates of a theme write into head and header by themselves."""

from __future__ import annotations

import jinja2
import pytest

from mkdocs_funnel.adapters.mkdocs.injection import insert
from mkdocs_funnel.adapters.mkdocs.weaving import BUTTON, HEAD, Weaving, woven

PAGE = """<html>
  <head>
    <title>{{ title }}</title>
  </head>
  <body>
    <nav class="md-header__inner md-grid">
      <nav class="md-search">
      </nav>
    </nav>
    <nav>
    </nav>
  </body>
</html>
"""
GIVEN = {HEAD: '<meta name="a" content="&amp;">', BUTTON: '<a href="b">B</a>'}


def _rendered(source: str, **given: str) -> str:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.add_extension(Weaving)
    return environment.from_string(source).render(title="T", **given)


def test_it_stands_where_it_would_be_put() -> None:
    """To the byte, and nothing is left to be done."""
    plain = _rendered(PAGE)
    written = _rendered(PAGE, **GIVEN)
    assert plain == PAGE.rstrip("\n").replace("{{ title }}", "T")
    assert written == insert(plain, head=GIVEN[HEAD], after_header=GIVEN[BUTTON])
    assert insert(written, head=GIVEN[HEAD], after_header=GIVEN[BUTTON], woven=GIVEN[HEAD]) is written


def test_each_is_found_without_the_other() -> None:
    """The one that is missing is put there."""
    whole = _rendered(PAGE, **GIVEN)
    for name, value in GIVEN.items():
        page = _rendered(PAGE, **{name: value})
        assert page != whole
        assert insert(page, head=GIVEN[HEAD], after_header=GIVEN[BUTTON], woven=GIVEN[HEAD]) == whole


def test_what_turned_out_to_be_another_is_changed() -> None:
    """Or goes."""
    page = _rendered(PAGE, **GIVEN)
    other = insert(page, head="<meta>", after_header=GIVEN[BUTTON], woven=GIVEN[HEAD])
    assert other == page.replace(GIVEN[HEAD], "<meta>")
    assert insert(page, woven=GIVEN[HEAD]) == page.replace(GIVEN[HEAD], "")


def test_what_others_put_behind_it_is_no_reason_to_put_it_there_again() -> None:
    """A plugin that comes before this one may add to head and header too."""
    page = _rendered(PAGE, **GIVEN).replace("</head>", "<script></script></head>")
    page = page.replace(GIVEN[BUTTON], f"{GIVEN[BUTTON]}<b>x</b>")
    assert insert(page, head=GIVEN[HEAD], after_header=GIVEN[BUTTON], woven=GIVEN[HEAD]) is page
    other = insert(page, head="<link>", after_header=GIVEN[BUTTON], woven=GIVEN[HEAD])
    assert other == page.replace(GIVEN[HEAD], "").replace("</head>", "<link></head>")


@pytest.mark.parametrize(
    "source",
    [
        "<head><title>T</title></head>\n<body>",
        '{{ "\n" ~ "</head>" }}',
        "{% raw %}\n</head>\n{% endraw %}",
        "{%- raw -%}\n</head>\n{% endraw %}",
        "<!--\n</head>\n-->",
        "<title>T</title>\n<body>",
        '<nav class="md-header__inner"><a></a></nav>',
        '<nav class="md-header__inner">\n',
        "<nav>\n</nav>",
        "",
    ],
)
def test_where_it_is_not_plain_to_see_the_template_stays_as_it_is(source: str) -> None:
    """On a line with other things, in what is not written, in a comment, or nowhere."""
    assert woven(source) == source


def test_only_the_head_that_counts_is_written_to() -> None:
    """One in a comment is passed over, as it is in a finished page."""
    source = "<!--\n</head>\n-->\n  </head>\n"
    assert woven(source).count(HEAD) == 1
    assert woven(source).startswith("<!--\n</head>\n-->\n  {{")
