"""The records of all pages of a site: from the cache where they are still right, else read anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel import __version__
from mkdocs_funnel.adapters.project import unwatched
from mkdocs_funnel.adapters.source.cache import Cache, Entry
from mkdocs_funnel.adapters.source.digests import digest_of
from mkdocs_funnel.components.theme import own_templates, theme_dir
from mkdocs_funnel.errors import Fault
from mkdocs_funnel.model.offer import OfferState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_funnel.adapters.project import Watch
    from mkdocs_funnel.adapters.source.files import Found
    from mkdocs_funnel.adapters.source.pool import Outcome
    from mkdocs_funnel.adapters.source.recipe import Recipe, Record

_PACKAGE = Path(__file__).parent
"""This room: who works on the tool itself must not be shown what an older state of it read."""


@dataclass(slots=True)
class Records:
    """What the pages hold, by source path."""

    pages: dict[str, Record] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    """Files that cannot be read."""

    anew: int = 0
    """How many were read anew."""

    digests: dict[str, str] = field(default_factory=dict)
    """Those of the pages' contents."""

    included: dict[str, str] = field(default_factory=dict)
    """Those of the files that pages include, by their paths; `` for one that is not there."""


def read_records(
    recipe: Recipe, found: Sequence[Found], folder: Path, root: Path | None, watch: Watch = unwatched
) -> Records:
    """Return the records of the pages `found` in the content folder.

    Args:
        recipe: How pages are read.
        found: The pages.
        folder: The content folder.
        root: Where the cache is kept; None: nothing is taken from it, and nothing stored.
        watch: Is handed what is read anew, as it comes, and how much that will be.
    """
    cache = Cache(root, _key(recipe))
    kept = {file.path: entry for file in found if (entry := cache.fresh(file.path, file.stamp)) is not None}
    unsure = [file for file in found if file.path not in kept]
    same = _unchanged(cache, unsure, folder)
    changed = [file for file in unsure if file.path not in same]
    stamps = {file.path: list(file.stamp) for file in found}
    kept |= {path: entry._replace(stamp=stamps[path]) for path, entry in same.items()}
    result = Records(anew=len(changed))
    if not changed:
        read: Iterable[Outcome] = ()
    else:
        # The parsers take a while to import; where nothing has changed, nobody needs them.
        from mkdocs_funnel.adapters.source.pool import read_all

        read = read_all(recipe, folder, [file.path for file in changed])
    for path, digest, record, wrong in watch(read, len(changed)):
        if record is None:
            result.faults.append(Fault(path, f"the file cannot be read: {wrong}"))
        else:
            kept[path] = Entry(stamps[path], digest, record)
    if unsure or len(kept) != len(cache.entries):
        cache.store(kept)
    result.pages = {file.path: kept[file.path].record for file in found if file.path in kept}
    result.digests = {path: entry.digest for path, entry in kept.items()}
    result.included = _included(entry.record for entry in kept.values())
    return result


def _unchanged(cache: Cache, files: Sequence[Found], folder: Path) -> dict[str, Entry]:
    """Return the stored pages of files whose content is what it was, whatever their stamps say."""
    same: dict[str, Entry] = {}
    top = str(folder)
    for file in files:
        entry = cache.entries.get(file.path)
        if entry is None or entry.stamp[0] != file.stamp[0] or not cache.is_whole(entry):
            continue
        try:
            with open(f"{top}/{file.path}", "rb") as source:
                content = source.read()
        except OSError:
            continue
        if digest_of(content) == entry.digest:
            same[file.path] = entry
    return same


def _included(records: Iterable[Record]) -> dict[str, str]:
    """Return the digests of included files; one that changed meanwhile has one that no content has."""
    found: dict[str, str] = {}
    for record in records:
        for file, digest in record.included.items():
            if found.setdefault(file, digest) != digest:
                found[file] = "changed"
    return found


def _key(recipe: Recipe) -> str:
    """Return what changes whenever the same file would be read to another record."""
    opened = [o.state(recipe.today) is OfferState.OPEN for o in recipe.settings.offers.values()]
    folders = (*(Path(folder, "funnel") for folder in recipe.template_dirs), theme_dir())
    parts = (
        __version__,
        _contents(_PACKAGE, "*.py"),
        [_contents(folder, "*.html") for folder in folders],
        # The order of a set, and so its text, differs from one run of Python to the next.
        replace(recipe.dialect, blocks=frozenset()),
        sorted(recipe.dialect.blocks),
        recipe.settings.offers,
        opened,
        recipe.language,
        sorted(recipe.strings.items()),
        recipe.from_docs,
        *(recipe.site_name, recipe.site_url, sorted(recipe.settings.outgoing.items())),
        sorted((path, sorted(names)) for path, names in recipe.anchors.items()),
        # What page templates put around the text.
        *(sorted(map(sorted, map(own_templates, recipe.template_dirs))), recipe.settings.paths),
    )
    return digest_of(repr(parts).encode("utf-8", "replace"))


def _contents(folder: Path, pattern: str) -> list[tuple[str, str]]:
    """Return what tells whether files of the tool, or templates of the site, have changed."""
    contents = []
    for file in sorted(folder.rglob(pattern)):
        with suppress(OSError):
            contents.append((file.name, digest_of(file.read_bytes())))
    return contents
