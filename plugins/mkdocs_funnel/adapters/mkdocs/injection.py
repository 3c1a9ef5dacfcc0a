"""Where what the plugin adds goes in the final HTML of a page: a few searches, no parsing."""

from __future__ import annotations

_PLACES = (('class="md-header__inner', "<nav", "</nav>"),)
"""Of themes whose header is one element: what is in its first tag, and how such elements begin and end."""

_AFTER = (('class="navbar-brand"', "</a>"),)
"""Of themes whose header is a row: an element of it, and its end."""

_SIGN = 24
"""By as many characters a place is told from others."""


def insert(html: str, *, head: str = "", after_header: str = "", woven: str = "") -> str:
    """Return a page with more in its head and in its header, unless it stands there already.

    Args:
        html: The whole page.
        head: HTML that goes to the end of the head.
        after_header: HTML that goes behind what stands in the header: Material's, the one of MkDocs's own
            theme, else any `<header>`, else the top of the body. It is left out where there is none of these.
        woven: HTML that may stand in the head in the stead of `head`.
    """
    at = end_of_head(html) if head or woven else -1
    if woven and (there := _last(html, woven, at)) >= 0:
        if woven == head:
            head = ""
        else:
            html, at = html[:there] + html[there + len(woven) :], at - len(woven)
    below = _end_of_header(html, max(at, 0)) if after_header else -1
    if _last(html, after_header, below) >= 0:
        below = -1
    if not head:
        at = -1
    if at >= 0 and below >= 0:
        return "".join((html[:at], head, html[at:below], after_header, html[below:]))
    if at >= 0:
        return _put(html, at, head)
    return _put(html, below, after_header) if below >= 0 else html


def _last(html: str, what: str, end: int) -> int:
    """Return where something stands last before `end`, where it mostly ends; -1: nowhere, or there is no such place."""
    if end < 0:
        return -1
    return end - len(what) if html.endswith(what, 0, end) else html.rfind(what, 0, end)


def _put(html: str, at: int, more: str) -> str:
    """Return a page with more at one place; a page is large, so it is not cut and joined if there is another way."""
    sign = html[at : at + _SIGN]
    if html.find(sign) == at:
        return html.replace(sign, f"{more}{sign}", 1)
    return f"{html[:at]}{more}{html[at:]}"


def end_of_head(html: str) -> int:
    """Return where the head ends, one that stands in a comment passed over; a page may leave its end tag out."""
    start = 0
    while (at := html.find("</head", start)) >= 0:
        opened = html.rfind("<!--", start, at)
        if opened < 0 or html.find("-->", opened, at) >= 0:
            return at
        start = html.find("-->", at)
        if start < 0:
            return -1
    return html.find("<body")


def _end_of_header(html: str, start: int) -> int:
    """Return where the header ends that stands behind `start`; -1 if there is none."""
    if (inner := end_of_inner_header(html, start)) is not None:
        return inner
    for sign, closing in _AFTER:
        if (at := html.find(sign, start)) >= 0 and (end := html.find(closing, at)) >= 0:
            return end + len(closing)
    if (end := html.find("</header>", start)) >= 0:
        return end
    body = html.find("<body", start)
    return max(html.find(">", body) + 1, start) if body >= 0 else -1


def end_of_inner_header(html: str, start: int = 0) -> int | None:
    """Return where the one element ends that a theme's header is, -1 if nothing ends it; None: it has no such."""
    for sign, opening, closing in _PLACES:
        if (at := html.find(sign, start)) >= 0:
            return _end_of(html, at, opening, closing)
    return None


def _end_of(html: str, at: int, opening: str, closing: str) -> int:
    """Return where the element ends in whose first tag `at` lies; others of its name may stand in it."""
    depth = 1
    end = html.find(closing, at)
    while end >= 0:
        depth += html.count(opening, at, end) - 1
        if depth == 0:
            return end
        at = end + len(closing)
        end = html.find(closing, at)
    return -1
