"""Writes the rules' pages from their docstrings: `python -m mkdocs_funnel.rules.pages --write`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_funnel.rules.base import Rule

FOLDER = Path("content/rules")
"""Where the pages are, seen from the root of the repository."""

MARK = "# Generated from the rules: python -m mkdocs_funnel.rules.pages --write"
"""The line in the front matter by which a generated page is known."""


def pages() -> dict[str, str]:
    """Return the text of every page by file name."""
    return {"index.md": _index()} | {file_name(rule): _page(rule) for rule in RULES}


def file_name(rule: type[Rule]) -> str:
    """Return the name of a rule's page: `fn101-dead-end.md`."""
    return f"{rule.code.lower()}-{rule.name}.md"


def _front(title: str) -> str:
    return f"---\n{MARK}\ntitle: {title}\nfunnel: nurture\n---\n\n# {title}\n"


def _page(rule: type[Rule]) -> str:
    return (
        f"{_front(f'{rule.code} {rule.name}')}\n"
        f"Since {rule.since} · default level {rule.level.value} · "
        f"setting `rules: {{{rule.code}: ...}}`\n\n"
        f"{rule.page()}\n\n"
        "Levels, options and exceptions are set in [`funnel.yml`](../guide/funnel-yml.md); "
        "the other rules are [listed here](index.md).\n"
    )


def _index() -> str:
    rows = "\n".join(
        f"| [{rule.code} {rule.name}]({file_name(rule)}) | {rule.level.value} | {_flags(rule)} |"
        for rule in RULES
    )
    return (
        f"{_front('Rules')}\n"
        "What the audit checks. Every rule has a code, a name and a default level, and a page that "
        "says why it is there and how good the evidence is.\n\n"
        "| Rule | Level | What it flags |\n|---|---|---|\n"
        f"{rows}\n\n"
        "How to set levels and options, and how to make an exception with a reason, is described "
        "in [the guide to `funnel.yml`](../guide/funnel-yml.md).\n"
    )


def _flags(rule: type[Rule]) -> str:
    """Return the first line of a rule's docstring as a table cell."""
    return rule.page().partition("\n")[0].replace("|", "\\|")


def stale(folder: Path) -> tuple[str, ...]:
    """Return the names of the pages that are missing, out of date, or of rules that are gone."""
    wanted = pages()
    changed = [name for name, text in wanted.items() if _read(folder / name) != text]
    return tuple(sorted([*changed, *_gone(folder, wanted)]))


def write(folder: Path) -> tuple[str, ...]:
    """Write the stale pages, remove those of rules that are gone, return the names of both."""
    names = stale(folder)
    wanted = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    return names


def _gone(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Return generated pages that no rule stands for; a page without the mark is somebody's own."""
    others = (path for path in folder.glob("*.md") if path.name not in wanted)
    return [path.name for path in others if MARK in (_read(path) or "").splitlines()[:2]]


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the generator; return 1 if pages are stale in check mode, else 0."""
    parser = argparse.ArgumentParser(prog="python -m mkdocs_funnel.rules.pages", description=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the pages that are stale")
    mode.add_argument("--check", action="store_true", help="list the pages that are stale, exit 1")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, metavar="DIR")
    chosen = parser.parse_args(arguments)
    names = write(chosen.folder) if chosen.write else stale(chosen.folder)
    for name in names:
        sys.stdout.write(f"{'written' if chosen.write else 'stale'}: {chosen.folder / name}\n")
    return int(bool(names) and chosen.check)


if __name__ == "__main__":
    sys.exit(main())
