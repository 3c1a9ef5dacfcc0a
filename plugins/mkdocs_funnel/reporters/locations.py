"""Where findings stand, as code hosts name places: by paths from the root of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import SiteFacts

_SETTINGS = (".yml", ".yaml", ".toml", ".json")
"""No page ends so; files that do lie beside `mkdocs.yml`, not in the content folder."""


def repository_path(site: SiteFacts, path: str) -> str:
    """Return the path of a page, or of a file of settings, from the root of the repository, with `/`."""
    folder = site.project_dir if path.lower().endswith(_SETTINGS) else site.content_dir
    parts = (folder.replace("\\", "/").strip("/"), path.replace("\\", "/").lstrip("/"))
    return "/".join(filter(None, parts))


def repository_uri(site: SiteFacts, path: str) -> str:
    """Return the same as a relative reference of RFC 3986."""
    path = repository_path(site, path)
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "surrogatepass"))
