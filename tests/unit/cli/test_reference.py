"""The page on the command line is what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from mkdocs_funnel.cli.main import COMMANDS
from mkdocs_funnel.cli.reference import main, page

PAGE = Path(__file__).parents[3] / "content/guide/command-line.md"


def test_page_is_current() -> None:
    """`python -m mkdocs_funnel.cli.reference --write` makes it so."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_command_is_in_it() -> None:
    """With its options."""
    for name in COMMANDS:
        assert f"## `funnel {name}`" in page()
    assert "--changed-since" in page()


def test_check_tells_a_stale_page(tmp_path: Path) -> None:
    """Check mode writes nothing."""
    file = tmp_path / "page.md"
    assert main(["--check", str(file)]) == 1
    assert not file.exists()
    assert main(["--write", str(file)]) == 0
    assert main(["--check", str(file)]) == 0
