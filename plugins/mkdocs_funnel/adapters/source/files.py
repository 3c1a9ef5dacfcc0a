"""The files of the content folder, and which of them are part of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source.walk import MARKDOWN, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.config import Config
    from mkdocs_funnel.adapters.source.walk import Stamp


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the content folder."""

    path: str
    """Relative to the folder, with `/`."""

    stamp: Stamp

    reason: str = ""
    """Why it is not part of the site: `draft` or `excluded`."""

    in_nav: bool = True

    @property
    def is_page(self) -> bool:
        """Whether it is a Markdown file."""
        return self.path.endswith(MARKDOWN)


def find_files(config: Config) -> list[Found]:
    """Return the files in the order in which a generator meets them: an index first, folders last."""
    told = _teller(config)
    return [Found(path, stamp, *told(path)) for path, stamp in walk(str(config.docs_dir))]


def _teller(config: Config) -> Callable[[str], tuple[str, bool]]:
    """Return what tells of a path why it is not part of the site, and whether the navigation may show it."""
    if not (config.exclude_docs or config.draft_docs or config.not_in_nav):
        return lambda path: ("excluded" if _is_hidden(path) else "", True)
    from pathspec.gitignore import GitIgnoreSpec

    own = [".*", "/templates/"]
    exclude, draft, outside = (
        GitIgnoreSpec.from_lines([*first, *lines.splitlines()])
        for first, lines in ((own, config.exclude_docs), ([], config.draft_docs), ([], config.not_in_nav))
    )

    def tell(path: str) -> tuple[str, bool]:
        if exclude.match_file(path):
            return "excluded", True
        if draft.match_file(path):
            return "draft", True
        return "", not outside.match_file(path)

    return tell


def _is_hidden(path: str) -> bool:
    return path.startswith((".", "templates/")) or "/." in path
