"""An article less what nobody sees, with its forms written as links: so that it can be read as most others are."""

from __future__ import annotations

import re

from mkdocs_funnel.reading.element import shown
from mkdocs_funnel.reading.markup import OF_LINKS, OF_OTHERS, attributes_of, text_of_markup
from mkdocs_funnel.reading.shown_text import leaves_comment_open

_LATER = re.compile(
    r'<template data-funnel-from="[^"<>]*+">'
    r"(?:[^<]++|<(?!/?template|!|s(?:cript|tyle|vg)|t(?:extarea|itle)|xmp|iframe|no|plaintext|math))*+</template>"
)
"""What is for later days: it is no text, and what is in it ends where it seems to."""

_COMMENTS = re.compile("<!--(?!-?>)(?:[^-]|-(?!-!?>))*+-->")
_COMMENT_IN_ATTRIBUTE = re.compile('="[^"]*<!--')
_FORMS = re.compile(
    rf"""<form({OF_LINKS})>((?:[^<]|<(?!/?form[\ >]))*+)</form>""",
    re.VERBOSE,
)
_BEGINS_BUTTON = re.compile("<(?:button|input[^<>]*submit)", re.IGNORECASE)
_BUTTON = re.compile(
    rf"""<button({OF_OTHERS})>([^<>]*+)</button>|<input(?=[^<>]*\ type="submit")({OF_OTHERS})\ ?/?>""",
    re.VERBOSE,
)
FORM = ' form="\0'
"""How the attributes of a form begin that is written as a link; no article holds such a sign."""

SIGNS = ("template", "!--", "form")
"""How begins what is written anew, after its first sign."""


def rewritten(html: str) -> tuple[str, list[str]]:
    """Return an article without what nobody sees and with forms as links, and what each form says.

    The attributes of such a link begin with `FORM` and the number of the form. What is not plain to see stays as it is.
    """
    html = _LATER.sub("", html)
    if not leaves_comment_open(html) and not _COMMENT_IN_ATTRIBUTE.search(html):
        html = _COMMENTS.sub("", html)
    spoken: list[str] = []

    def as_link(form: re.Match[str]) -> str:
        begins = _BEGINS_BUTTON.search(form[2])
        button = _BUTTON.match(form[2], begins.start()) if begins else None
        if begins and not button:
            return form[0]
        attributes = attributes_of(None, button[1] or button[3] or "") if button else {}
        spoken.append(shown(text_of_markup(button[2] or ""), attributes) if button else "")
        return f'<a{FORM}{len(spoken) - 1}"{form[1]}></a>{form[2]}'

    return _FORMS.sub(as_link, html), spoken
