"""Writes a small site into a folder and runs the real `mkdocs build` over it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests import building

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


@dataclass(frozen=True)
class Built:
    """What one build left behind."""

    exit_code: int
    output: str
    root: Path

    def html(self, url: str = "") -> str:
        """Return the final HTML of a page; `url` is relative to the site, as in the audit."""
        path = self.root / "site" / url
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")

    def article(self, url: str = "") -> str:
        """Return the article of a page made with Material, as it stands in the file."""
        found = ARTICLE.search(self.html(url))
        assert found is not None, f"no article in {url}"
        return found.group()

    def dom(self, url: str = "") -> LexborHTMLParser:
        """Return the final HTML of a page, parsed."""
        return LexborHTMLParser(self.html(url))

    def steps(self, url: str = "") -> list[str | None]:
        """Return the addresses of the next steps in the final HTML of a page."""
        return [node.attributes.get("href") for node in self.dom(url).css(".funnel-next-step a")]

    def hrefs(self, url: str = "") -> list[str | None]:
        """Return every address that a reader can click on a page."""
        return [node.attributes.get("href") for node in self.dom(url).css("a[href]")]

    @property
    def reports(self) -> Path:
        """The folder of the reports."""
        return self.root / "build" / "reports"

    @property
    def report(self) -> dict[str, Any]:
        """The report in JSON."""
        held: dict[str, Any] = json.loads((self.reports / "audit.json").read_text(encoding="utf-8"))
        return held

    @property
    def text(self) -> str:
        """The report in plain text."""
        return (self.reports / "audit.txt").read_text(encoding="utf-8")

    @property
    def pieces(self) -> dict[str, dict[str, Any]]:
        """The pieces of the report by path."""
        return {piece["path"]: piece for piece in self.report["pieces"]}

    @property
    def findings(self) -> list[tuple[str, str | None, int | None]]:
        """Code, path and line of every finding."""
        return [(f["code"], f["path"], f["line"]) for f in self.report["findings"]]

    def links(self, source: str, *kinds: str) -> list[str]:
        """Return the targets of the links of a page, of the kinds named or of all."""
        held = [link for link in self.report["links"] if link["source"] == source]
        return [link["target"] for link in held if not kinds or link["kind"] in kinds]


class Workshop:
    """Writes sites below one folder and builds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(
        self,
        pages: Mapping[str, str],
        funnel: str | None = None,
        *,
        plugins: Sequence[Any] = ("funnel",),
        at: str = "",
        files: Mapping[str, str] | None = None,
        **config: Any,
    ) -> Path:
        """Write a site and return its folder; `files` are relative to it, `config` is for mkdocs.yml."""
        root = self.folder / at
        settings = {"site_name": "Trial", "theme": {"name": "mkdocs"}, "plugins": [*plugins], **config}
        texts = {f"docs/{path}": dedent(text) for path, text in pages.items()}
        texts |= {path: dedent(text) for path, text in (files or {}).items()}
        texts["mkdocs.yml"] = yaml.safe_dump(settings, sort_keys=False)
        if funnel is not None:
            texts["funnel.yml"] = dedent(funnel)
        for path, text in texts.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return root

    def build(self, root: Path, *args: str, process: bool = False, **env: str) -> Built:
        """Run `mkdocs build`, in a process of its own where `process` is set."""
        if process:
            command = ["build", "-f", str(root / "mkdocs.yml"), *args]
            return self.run(root, sys.executable, "-m", "mkdocs", *command, **env)
        done = building.mkdocs(root, *args, env=env or None)
        return Built(done.exit_code, done.output, root)

    def look(self, root: Path) -> Built:
        """Return what the last build left behind, whoever ran it."""
        return Built(0, "", root)

    def funnel(self, root: Path, *args: str) -> Built:
        """Run the command line in the folder of a site."""
        done = building.funnel(root, *args)
        return Built(done.returncode, done.stdout + done.stderr, root)

    def run(self, root: Path, *command: str, **env: str) -> Built:
        """Run any command in the folder of a site."""
        done = subprocess.run(
            command,
            cwd=root,
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        return Built(done.returncode, done.stdout, root)

    def __call__(
        self,
        pages: Mapping[str, str],
        funnel: str | None = None,
        *,
        args: Sequence[str] = (),
        process: bool = False,
        env: Mapping[str, str] | None = None,
        **site: Any,
    ) -> Built:
        """Write a site and build it."""
        return self.build(self.write(pages, funnel, **site), *args, process=process, **(env or {}))


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Workshop:
    """Return the function that builds a site: `site({path: text}, "funnel.yml", plugins=[...])`."""
    return Workshop(tmp_path)
