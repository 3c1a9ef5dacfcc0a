"""A reader of single pages, and sites written into a folder, for the tests of reading sources."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.adapters.source.config import read_config
from mkdocs_funnel.adapters.source.dialect import dialect_of
from mkdocs_funnel.adapters.source.page import PageReader
from mkdocs_funnel.adapters.source.recipe import Recipe
from mkdocs_funnel.adapters.source.site import read_project
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_funnel.adapters.project import Project
    from mkdocs_funnel.adapters.source.recipe import Record

TODAY = dt.date(2025, 1, 1)
EXTENSIONS = """\
site_name: Test
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem: {smart_enable: all}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets: {base_path: [snippets]}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
"""What the larger of the two real sites uses, less what needs Material."""

OFFERS = (
    Offer(id="course", kind=OfferKind.SALE, title="Course", url="https://example.com/course", label="Enroll"),
    Offer(id="place", kind=OfferKind.SALE, title="Place", url="start.md#install"),
    Offer(id="tagged", kind=OfferKind.SALE, title="Tagged", url="https://example.com/tagged", utm=True),
    Offer(id="mail", kind=OfferKind.SIGNUP, title="Letter", url="https://example.com/mail"),
    Offer(
        id="old",
        kind=OfferKind.SALE,
        title="Old",
        url="https://example.com/old",
        closes=dt.date(2020, 1, 1),
        instead="mail",
    ),
)


@pytest.fixture(name="extensions")
def _extensions() -> str:
    """Return a configuration with every extension."""
    return EXTENSIONS


@pytest.fixture(name="page")
def _page(tmp_path: Path) -> Callable[..., Record]:
    """Return what reads a text as the page `guide/page.md`, by default with every extension."""

    def read(text: str | bytes, config: str = EXTENSIONS, **recipe: Any) -> Record:
        file = tmp_path / "mkdocs.yml"
        file.write_text(config, "utf-8")
        settings = Settings(offers={offer.id: offer for offer in OFFERS})
        dialect = dialect_of(read_config(file))
        reader = PageReader(Recipe(dialect=dialect, settings=settings, today=TODAY, **recipe))
        return reader.read("guide/page.md", text.encode() if isinstance(text, str) else text)

    return read


@pytest.fixture(name="hrefs")
def _hrefs(page: Callable[..., Record]) -> Callable[..., list[str]]:
    """Return what tells the addresses that a text links to."""
    return lambda text, **options: [element[1] for element in page(text, **options).elements]


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Callable[..., Project]:
    """Return what writes files into a folder, by their paths, and reads the folder."""

    def project(files: dict[str, str | bytes], today: dt.date | None = TODAY) -> Project:
        for name, content in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_project(None, tmp_path, today)

    return project
