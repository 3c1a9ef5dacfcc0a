"""Runs `mkdocs build` and `funnel` in this process: to start another costs more than most small sites do."""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import sys
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_funnel.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


class Done(NamedTuple):
    """What a run of `funnel` said, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def mkdocs(root: Path, *args: str, env: dict[str, str] | None = None) -> Result:
    """Run `mkdocs build` over the site in a folder; one that crashes raises."""
    done = CliRunner(env=env).invoke(cli, ["build", "-f", str(root / "mkdocs.yml"), *args])
    _detach_handlers()
    crashed = done.exception is not None and not isinstance(done.exception, SystemExit)
    assert not crashed, f"{done.exception!r}\n{done.output}"
    return done


def build(root: Path, *args: str) -> None:
    """Run `mkdocs build`, which must end well."""
    done = mkdocs(root, "-q", *args)
    assert done.exit_code == 0, done.output


def funnel(root: Path, *args: str) -> Done:
    """Run the command line in the folder of a site, as the installed command does."""
    out, err = _Stream(), _Stream()
    collects = gc.isenabled()
    with (
        # A process that ends may leave plugins as a look at a site has them; MkDocs would use them again here.
        mock.patch.dict(dict(MkDocsConfig._schema)["plugins"].plugin_cache, clear=True),
        contextlib.chdir(root),
        mock.patch.object(sys, "argv", ["funnel", *args]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main.main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    # Nor does it collect waste any more, and Click remembers how help was asked for.
    for name in main.COMMANDS:
        if module := sys.modules.get(f"mkdocs_funnel.cli.{name}"):
            module.command._help_option = None
    gc.unfreeze()
    if collects:
        gc.enable()
    _detach_handlers()
    return Done(code, out.text(), err.text())


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")

    def text(self) -> str:
        """Return what was written."""
        self.flush()
        held = self.buffer
        assert isinstance(held, io.BytesIO)
        return held.getvalue().decode("utf-8")


def _detach_handlers() -> None:
    """Take MkDocs's log handlers away: they hold the stream of a run that is over."""
    logger = logging.getLogger("mkdocs")
    for handler in [*logger.handlers]:
        if handler.name == "MkDocsStreamHandler":
            logger.removeHandler(handler)
