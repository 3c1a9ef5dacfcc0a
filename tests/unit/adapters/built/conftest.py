"""Small finished sites for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.adapters.built.site import read_site
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_funnel.adapters.project import Project
    from tests.unit.adapters.built.finished import Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write files, read them as a site."""

    def read_files(
        files: dict[str, str | bytes], settings: Settings | None = None, site_url: str = ""
    ) -> Project:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_site(tmp_path, settings or Settings(), site_url=site_url)

    return read_files
