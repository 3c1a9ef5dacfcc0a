"""A small site, and `funnel audit` called in it."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mkdocs_funnel.cli import main, recording, replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SITE = {
    "base.yml": "markdown_extensions: [pymdownx.snippets]\ntheme: {name: mkdocs, custom_dir: overrides}\n",
    "mkdocs.yml": "INHERIT: base.yml\nsite_name: !ENV [FUNNEL_TEST_NAME, x]\nplugins: [funnel, meta]\n",
    "funnel.yml": "offers: {book: {kind: sale, title: B, via: event, url: https://b.example, closes: 2025-05-01}}\n",
    "docs/index.md": "# T\n\n[a](a.md) [b](b.md)\n",
    "docs/a.md": '# A\n\n--8<-- "inc.md"\n',
    "docs/b.md": "# B\n\n/// ask | book\n///\n\n[c](sub/c.md)\n",
    "docs/sub/c.md": "# C\n",
    "docs/sub/.meta.yml": "tags: [x]\n",
    "docs/picture.svg": "<svg/>",
    "inc.md": "[book](offer:book)\n",
    "overrides/funnel/ask.html": '<a href="{{ href }}" data-funnel-offer="{{ offer.id }}">{{ offer.title }}</a>',
}
DAY = ("--today", "2025-04-01")


class Done(NamedTuple):
    """What a run said, and how it ended."""

    code: int
    out: str
    err: str
    replayed: bool


@pytest.fixture(name="site")
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in which one runs the command line; the package counts as settled."""
    for name, text in SITE.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for module in (recording, replay):
        monkeypatch.setattr(module, "tools", lambda: ("tools", 0))
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FUNNEL_TEST_NAME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(name="audit")
def _audit(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Done]]:
    """`funnel audit`, called in the site."""
    made: list[bool] = []
    ordinary = main._run
    monkeypatch.setattr(main, "_run", lambda: (made.append(True), ordinary()))

    def audit(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["funnel", "audit", *arguments])
        made.clear()
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.main()
        said = capfd.readouterr()
        return Done(ended.value.code, said.out, said.err, not made)

    yield audit
    # A run that ends with its process has no more waste to collect; this one goes on.
    gc.unfreeze()
    gc.enable()
