"""What finished HTML does not tell, said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.built.files import LARGEST

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_funnel.adapters.built.document import Document
    from mkdocs_funnel.adapters.built.files import Files

UNJUDGED = frozenset({"FN206"})
"""Rules that finished HTML cannot be judged by: front matter, which gives roles, is not in it."""


def limits(files: Files, unread: list[str], pages: Collection[Document]) -> tuple[str, ...]:
    """Return what was not seen, each in one sentence."""
    said = [
        "finished HTML holds no front matter, drafts or lines of the sources, nor links that scripts write"
    ]
    if pages and not any(document.edit for document in pages):
        said.append("no page links to its source, so `services/` is taken for `services.md`, and so on")
    if unread:
        too_large = f"{_be(unread)} larger than {LARGEST // 2**20} MB or nested too deep"
        said.append(f"{_count(unread, 'page')} could not be read, {too_large}: {_first(unread)}")
    if files.linked_folders:
        folders = sorted(files.linked_folders)
        said.append(f"{_count(folders, 'linked folder')} {_be(folders)} not followed: {_first(folders)}")
    return tuple(said)


def _count(names: list[str], noun: str) -> str:
    return f"{len(names)} {noun}{'s' if len(names) > 1 else ''}"


def _be(names: list[str]) -> str:
    return "are" if len(names) > 1 else "is"


def _first(names: list[str]) -> str:
    more = ", …" if len(names) > 3 else ""
    return ", ".join(f"`{name}`" for name in names[:3]) + more
