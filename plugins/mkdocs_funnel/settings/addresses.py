"""Where things are: addresses by an allow-list of schemes, hosts, pages and patterns over them."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

from mkdocs_funnel.settings.values import as_list, filled, text
from mkdocs_funnel.settings.wording import quoted

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:\*\.)?(?:[a-z0-9_-]+\.)+[a-z0-9-]+", re.IGNORECASE)
_LOOKS_LIKE_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?#]|$)")
_PAGE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm")
_ALLOWED = "use https:, http:, mailto: or tel:, or a place on this site such as 'start.md#install'"


def address(value: object) -> str:
    """Return an address at which a reader can say yes."""
    url = text(value, 2000)
    if not url.isprintable() or any(sign in url for sign in " \\<>\"'`"):
        raise ValueError(f"{quoted(url)} is not an address: it holds a space or a sign that must be escaped")
    scheme = _SCHEME.match(url)
    if scheme is None:
        _check_place(url)
        return url
    match scheme[1].lower():
        case "http" | "https":
            _check_web(url)
        case "mailto":
            if not re.match(r"[^@?]+@[^@?]+\.?[^@?]*(\?|$)", url[len("mailto:") :]):
                raise ValueError(f"{quoted(url)} is not a mail address; write it as 'mailto:name@host'")
        case "tel":
            if not re.fullmatch(r"\+?[0-9().-]*[0-9][0-9().;=a-z-]*", url[len("tel:") :]):
                raise ValueError(f"{quoted(url)} is not a telephone number; write it as 'tel:+15550100'")
        case _:
            raise ValueError(f"{quoted(url)} has the scheme '{scheme[1]}:', which is not allowed; {_ALLOWED}")
    return url


def other_address(value: object) -> str:
    """Return an address that may end in one `*`, which means a prefix."""
    url = text(value, 2000)
    if "*" in url[:-1]:
        raise ValueError(f"{quoted(url)} holds a '*' before its end; one '*' at the end means a prefix")
    if url.endswith("*") and ("?" in url or "#" in url):
        raise ValueError(
            f"{quoted(url)} holds a '*' after a query or a fragment; it means a prefix of the path, and any query "
            "may follow that by itself: end it before the '?' or '#'"
        )
    address(url.removesuffix("*"))
    return url


def form_action(value: object) -> str:
    """Return where a form may post to: the web, or a path on the site."""
    url = text(value, 2000)
    if url.startswith("/") and not url.startswith("//"):
        address(url.lstrip("/") or "index.html")
        return url
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise ValueError(f"{quoted(url)} is not where a form can post to; use https: or a path on this site")
    return address(url)


def host(value: object) -> str:
    """Return a host name; `*.` before it means its subdomains."""
    name = text(value)
    if not _HOST.fullmatch(name):
        raise ValueError(f"{quoted(name)} is not a host name such as 'shop.example.com' or '*.example.com'")
    return name.lower()


def glob(value: object) -> str:
    """Return a pattern over source paths."""
    pattern = text(value)
    if "\\" in pattern or ".." in pattern.split("/") or not pattern.isprintable():
        raise ValueError(f"{quoted(pattern)} is not a pattern over paths, such as 'posts/**'")
    return pattern


def globs(value: object) -> tuple[str, ...]:
    """Return the patterns of a list, or the one that stands for a list of one."""
    return tuple(map(glob, as_list(filled(value))))


def page(value: object) -> str:
    """Return the source path of a page, relative to the content folder."""
    path = text(value)
    if re.match(r"[A-Za-z][\w+.-]*:|/|\\", path):
        raise ValueError(
            f"{quoted(path)} is not a page of this site; write its path from the content folder, "
            "such as 'start.md'"
        )
    if any(sign in path for sign in "\\#?*") or not path.isprintable():
        raise ValueError(f"{quoted(path)} is not a path of a page; write it without '#' and '?'")
    clean = posixpath.normpath(path)
    if clean == "." or clean.split("/")[0] == "..":
        raise ValueError(f"{quoted(path)} leads out of the content folder")
    return clean


def _check_web(url: str) -> None:
    try:
        parts = urlsplit(url)
        whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or not url.partition(":")[2].startswith("//"):
        raise ValueError(
            f"{quoted(url)} is not a whole address; write it such as 'https://example.com/course'"
        )


def _check_place(url: str) -> None:
    path = re.split("[?#]", url, maxsplit=1)[0]
    if path.startswith("/"):
        raise ValueError(f"{quoted(url)} must not begin with '/'; {_ALLOWED}")
    if posixpath.normpath(path).split("/")[0] == "..":
        raise ValueError(f"{quoted(url)} leads out of the content folder; {_ALLOWED}")
    if path.endswith(_PAGE_SUFFIXES):
        return
    if _LOOKS_LIKE_HOST.match(url):
        raise ValueError(f"{quoted(url)} has no scheme; write 'https://{url[:60]}'")
    if not path.endswith("/"):
        raise ValueError(f"{quoted(url)} is not an address; {_ALLOWED}")
