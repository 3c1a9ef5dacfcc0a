"""The extension as a generator loads it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

FUNNEL_YML = """
offers:
  course: {kind: sale, title: Course, url: "https://example.com/course", closes: 2025-05-20}
"""


def converted(config: Path, **options: str) -> str:
    """Return an offer link converted with the settings in a file."""
    extension = FunnelExtension(config=str(config), **options)
    return Markdown(extensions=[extension]).convert("[Join](offer:course)")  # type: ignore[list-item]


@pytest.fixture(name="config")
def _config(tmp_path: Path) -> Path:
    file = tmp_path / "funnel.yml"
    file.write_text(FUNNEL_YML, "utf-8")
    return file


def test_without_a_session_the_settings_are_read_from_the_file(config: Path) -> None:
    """Any generator that uses Python-Markdown needs no more than the extension's name."""
    assert 'href="https://example.com/course"' in converted(config, today="2025-05-20")


def test_today_decides_what_is_open(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option is asked first, then the environment."""
    assert "data-funnel-taken" in converted(config, today="2025-05-21")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "data-funnel-offer" in converted(config)
    assert "data-funnel-taken" in converted(config, today="2025-05-21")


def test_a_day_that_is_none_is_a_fault(config: Path) -> None:
    """The message names the option and what it takes."""
    with pytest.raises(SettingsError, match="today: 'soon' is neither a date such as 2025-05-20"):
        converted(config, today="soon")


def test_a_changed_file_is_read_anew(config: Path) -> None:
    """A server that stays up sees what its owner changes."""
    assert "example.com/course" in converted(config, today="2025-05-20")
    config.write_text(FUNNEL_YML.replace("/course", "/new-course"), "utf-8")
    assert "example.com/new-course" in converted(config, today="2025-05-20")


def test_without_a_file_every_offer_is_unknown(tmp_path: Path) -> None:
    """A missing file is no fault."""
    assert 'data-funnel-unknown="course"' in converted(tmp_path / "none.yml")


def test_two_pages_in_one_converter(config: Path) -> None:
    """Nothing of one page is left over for the next."""
    md = Markdown(extensions=[FunnelExtension(config=str(config), today="2025-01-01")])  # type: ignore[list-item]
    page = "/// ask | course\nwords\n///\n\n[x](offer:course)"
    first = md.convert(page)
    md.reset()
    assert md.convert(page) == first


def test_the_extension_does_without_mkdocs() -> None:
    """Whoever loads the extension does not load a generator."""
    code = (
        "import sys, markdown; markdown.Markdown(extensions=['mkdocs_funnel']).convert('');"
        "sys.exit('mkdocs' in sys.modules or 'pydantic' in sys.modules and 2)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
