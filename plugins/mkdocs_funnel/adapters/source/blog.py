"""Material's blog as its options set it: the addresses of posts, and the listings that it makes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.adapters.source.anchors import slugify
from mkdocs_funnel.adapters.source.dates import post_date, written_date
from mkdocs_funnel.reading.dates import names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.adapters.source.config import Options


@dataclass(frozen=True, slots=True)
class Post:
    """One post of the blog."""

    path: str
    title: str
    meta: dict[str, Any]

    @property
    def order(self) -> tuple[bool, dt.date]:
        """What posts are sorted by, the last first."""
        return bool(self.meta.get("pin")), post_date(self.meta)


@dataclass(frozen=True, slots=True)
class View:
    """One listing that the blog makes."""

    path: str
    title: str
    shows: tuple[str, ...]


class Blog:
    """One blog."""

    def __init__(self, options: Options, language: str) -> None:
        self._options = options
        self._language = language
        self.root = posixpath.normpath(self._text("blog_dir", "blog"))
        self.index = posixpath.normpath(posixpath.join(self.root, "index.md"))
        self.posts_dir = posixpath.normpath(
            self._text("post_dir", "{blog}/posts").replace("{blog}", self.root)
        )

    def holds(self, path: str) -> bool:
        """Return whether a page or another file lies in the folder of the posts."""
        return path.startswith(self.posts_dir)

    def address(self, post: Post) -> str:
        """Return the source path at which the post would have the address that it is given."""
        most = self._options.get("post_url_max_categories", 1)
        named = names(post.meta, "categories")[: most if isinstance(most, int) else 1]
        slug = post.meta.get("slug")
        given = {
            "categories": "/".join(map(self._category_slug, named)),
            "date": self._date(post_date(post.meta), "post_url_date_format", "yyyy/MM/dd"),
            "file": posixpath.splitext(posixpath.basename(post.path))[0],
            "slug": str(slug) if slug else slugify(post.title, self._text("post_slugify_separator", "-")),
        }
        return self._below(self.root, _filled(self._text("post_url_format", "{date}/{slug}"), given))

    def is_draft(self, post: Post, today: dt.date | None) -> bool:
        """Return whether a build leaves the post out."""
        if self._options.get("draft") is True:
            return False
        told = post.meta.get("draft")
        if not isinstance(told, bool) and self._options.get("draft_if_future_date") is True:
            return today is not None and post_date(post.meta) > today
        return bool(told)

    def sorted(self, posts: Iterable[Post]) -> list[Post]:
        """Return the posts as the blog shows them, the newest first."""
        return sorted(posts, key=lambda post: post.order, reverse=True)

    def views(self, posts: list[Post]) -> tuple[list[list[View]], list[View]]:
        """Return the listings that the navigation shows, in groups, and the further pages of them all."""
        groups = []
        for listed in (self._archive(posts), self._categories(posts), self._profiles(posts)):
            found: dict[str, tuple[str, list[str]]] = {}
            for path, title, post in listed:
                found.setdefault(path, (title, []))[1].append(post)
            groups.append([View(path, title, tuple(paths)) for path, (title, paths) in found.items()])
        groups[1].sort(key=lambda view: view.title)
        index = View(self.index, "", tuple(post.path for post in posts))
        views = [index, *(view for group in groups for view in group)]
        return groups, [page for view in views for page in self._pages(view)]

    def _archive(self, posts: list[Post]) -> Iterator[tuple[str, str, str]]:
        if self._options.get("archive") is not False:
            for post in posts:
                day = post_date(post.meta)
                title = self._date(day, "archive_date_format", "yyyy")
                date = self._date(day, "archive_url_date_format", "yyyy")
                pattern = self._text("archive_url_format", "archive/{date}")
                yield self._below(self.root, _filled(pattern, {"date": date})), title, post.path

    def _categories(self, posts: list[Post]) -> Iterator[tuple[str, str, str]]:
        if self._options.get("categories") is not False:
            for post in posts:
                for name in names(post.meta, "categories"):
                    pattern = self._text("categories_url_format", "category/{slug}")
                    path = _filled(pattern, {"slug": self._category_slug(name)})
                    yield self._below(self.root, path), name, post.path

    def _profiles(self, posts: list[Post]) -> Iterator[tuple[str, str, str]]:
        if self._options.get("authors_profiles") is True:
            for post in posts:
                for name in names(post.meta, "authors"):
                    pattern = self._text("authors_profiles_url_format", "author/{slug}")
                    path = _filled(pattern, {"slug": name, "name": name})
                    yield self._below(self.root, path), name, post.path

    def _pages(self, view: View) -> Iterator[View]:
        """Yield the second and further pages of a listing."""
        if self._options.get("pagination") is False:
            return
        step = self._options.get("pagination_per_page", 10)
        base = posixpath.splitext(view.path)[0]
        is_index = posixpath.basename(base) == "index"
        folder = posixpath.dirname(base) if is_index else base
        for number in range(2, 2 + (len(view.shows) - 1) // max(step if isinstance(step, int) else 10, 1)):
            path = _filled(self._text("pagination_url_format", "page/{page}"), {"page": str(number)})
            yield View(self._below(folder, f"{path}/index" if is_index else path), view.title, view.shows)

    def _below(self, folder: str, path: str) -> str:
        return posixpath.normpath(posixpath.join(folder, f"{posixpath.normpath(path.strip('/'))}.md"))

    def _category_slug(self, name: str) -> str:
        return slugify(name, self._text("categories_slugify_separator", "-"))

    def _date(self, day: dt.date, option: str, default: str) -> str:
        return written_date(day, self._text(option, default), self._language)

    def _text(self, option: str, default: str) -> str:
        value = self._options.get(option)
        return value if isinstance(value, str) else default


def _filled(pattern: str, given: dict[str, str]) -> str:
    for name, value in given.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern
