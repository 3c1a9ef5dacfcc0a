"""`funnel csp`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from mkdocs_funnel.cli.group import funnel

if TYPE_CHECKING:
    from pathlib import Path

FUNNEL = """
organisation: {name: The Bakery}
offers:
  letter: {kind: signup, title: A, form: {provider: kit, id: "1", purpose: send it}}
  posts: {kind: signup, title: B, form: {provider: substack, id: bakery, embed: iframe, purpose: send it}}
  course: {kind: sale, title: C, url: "https://example.com/c"}
"""


def test_one_line_for_the_forms_of_a_file(tmp_path: Path) -> None:
    """The hosts that the forms post to and whose frames are shown; sales need none."""
    file = tmp_path / "funnel.yml"
    file.write_text(FUNNEL, "utf-8")
    done = CliRunner().invoke(funnel, ["csp", str(file)])
    assert (done.exit_code, done.output) == (
        0,
        "Content-Security-Policy: form-action 'self' https://app.kit.com; frame-src https://bakery.substack.com\n",
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Says so."""
    done = CliRunner().invoke(funnel, ["csp", str(tmp_path / "none.yml")])
    assert "there is no such file" in str(done.exception)
