"""Files and records to pages with addresses, titles and an order."""

from __future__ import annotations

import itertools
import posixpath
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.adapters.repository import in_repository
from mkdocs_funnel.adapters.source import front
from mkdocs_funnel.adapters.source.articles import ArticleMaker
from mkdocs_funnel.adapters.source.blog import Blog, Post, View
from mkdocs_funnel.adapters.source.defaults import defaults_in, read_defaults, with_defaults
from mkdocs_funnel.adapters.source.nav import order_of
from mkdocs_funnel.adapters.source.urls import url_of
from mkdocs_funnel.components.theme import own_templates
from mkdocs_funnel.model.page import Page, Site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_funnel.adapters.source.config import Config
    from mkdocs_funnel.adapters.source.files import Found
    from mkdocs_funnel.adapters.source.recipe import Record
    from mkdocs_funnel.reading.elements import Article


class Assembly:
    """One site, put together from its parts."""

    def __init__(
        self,
        config: Config,
        files: Sequence[Found],
        records: Mapping[str, Record],
        today: dt.date | None,
    ) -> None:
        self._config = config
        self._files = files
        self._records = records
        self._blog = Blog(config.plugins["blog"], config.language) if "blog" in config.plugins else None
        self._meta = self._metas()
        self._withheld = {file.path: file.reason for file in files if file.is_page and file.reason}
        posts = self._posts(today)
        self._posts_shown = self._blog.sorted(posts.values()) if self._blog else []
        self._views, self._more = self._blog.views(self._posts_shown) if self._blog else ([], [])
        self._urls = {file.path: self._url(file) for file in files}
        self._nav_titles, self._nav, self._followers = self._ordered()
        self._made = [view for group in (*self._views, self._more) for view in group]
        for view in self._made:
            self._urls.setdefault(view.path, self._as_url(view.path))

    def _metas(self) -> dict[str, dict[str, Any]]:
        metas = {path: front.restored(record.meta) for path, record in self._records.items()}
        if paths := defaults_in(self._config, self._files):
            defaults = read_defaults(self._config.docs_dir, paths)
            metas = {path: with_defaults(path, meta, defaults) for path, meta in metas.items()}
        return metas

    def _posts(self, today: dt.date | None) -> dict[str, Post]:
        """Return the posts that are shown; those that are not, and other drafts, are withheld from here on."""
        posts: dict[str, Post] = {}
        for path in self._records:
            if self._blog is not None and self._blog.holds(path) and path not in self._withheld:
                post = Post(path, self._title(path), self._meta[path])
                if self._blog.is_draft(post, today):
                    self._withheld[path] = "draft" if self._meta[path].get("draft") else "excluded"
                posts[path] = post
            elif self._meta[path].get("draft") and path not in self._withheld:
                self._withheld[path] = "draft"
        self._all_posts = posts
        return {path: post for path, post in posts.items() if path not in self._withheld}

    def _title(self, path: str, given: Mapping[str, str] | None = None) -> str:
        meta = self._meta.get(path, {})
        written = (given or {}).get(path) or meta.get("title")
        if written is not None:
            return str(written)
        if path in self._records and self._records[path].title:
            return self._records[path].title
        name = posixpath.splitext(posixpath.basename(path))[0]
        name = "index" if name == "README" else name
        if name == "index" and "/" not in path:
            return "Home"
        title = name.replace("-", " ").replace("_", " ")
        return title.capitalize() if title.lower() == title else title

    def _url(self, file: Found) -> str:
        if self._blog is not None:
            post = self._all_posts.get(file.path)
            if post is not None:
                return self._as_url(self._blog.address(post))
            if not file.is_page and self._blog.holds(file.path):
                return self._as_url(file.path).replace(self._blog.posts_dir, self._blog.root)
        return self._as_url(file.path)

    def _as_url(self, path: str) -> str:
        return url_of(path, directory_urls=self._config.directory_urls)

    def _ordered(self) -> tuple[dict[str, str], list[str], dict[str, str]]:
        """Return titles from the navigation, its pages, and what follows each page."""
        shown = [
            file.path
            for file in self._files
            if file.is_page and file.in_nav and not file.reason and file.path not in self._all_posts
        ]
        known = {file.path for file in self._files if file.is_page}
        order = order_of(self._config.nav, known, shown)
        pages, followers = order.pages, order.followers()
        if self._blog is not None:
            order.titles.pop(self._blog.index, None)
            if self._blog.root == "." or order.section_of(self._blog.index):
                groups = [[view.path for view in group] for group in self._views]
                pages, followers = order.with_groups(self._blog.index, groups)
            rising = [post.path for post in reversed(self._posts_shown)]
            followers = {page: after for page, after in followers.items() if page not in self._all_posts}
            followers |= dict(itertools.pairwise(rising))
        shown = [page for page in pages if page not in self._withheld]
        return order.titles, shown, followers

    def site(self) -> Site:
        """Return the site."""
        config = self._config
        return Site(
            pages=tuple(self._pages()),
            name=config.site_name,
            url=config.site_url,
            generator="source",
            language=config.language,
            assets=frozenset(
                self._urls[f.path] for f in self._files if not f.is_page and f.reason != "excluded"
            ),
            withheld=dict(self._withheld),
            withheld_urls={self._urls[path]: path for path in self._withheld},
            aliases=dict(self._redirects()),
            nav=tuple(self._nav),
            templates=own_templates(config.custom_dir) if "funnel" in config.plugins else frozenset(),
            content_dir=in_repository(config.docs_dir, config.root),
            project_dir=in_repository(config.root, config.root),
        )

    def _pages(self) -> Iterator[Page]:
        tags = "tags" in self._config.plugins
        index = self._blog.index if self._blog is not None else None
        shown = tuple(post.path for post in self._posts_shown)
        for path, record in self._records.items():
            if path not in self._withheld:
                yield Page(
                    path=path,
                    url=self._urls[path],
                    title=self._title(path, self._nav_titles),
                    source=record.head,
                    meta=self._meta[path],
                    listing=path == index or (tags and record.lists_tags),
                    shows=shown if path == index else (),
                    follower=self._follower(path),
                )
        if index is not None and index not in self._records:
            yield self._listing(View(index, "Blog", shown))
        for view in {view.path: view for view in self._made if view.path not in self._records}.values():
            yield self._listing(view)

    def _follower(self, path: str) -> str | None:
        after = self._followers.get(path)
        return None if after in self._withheld else after

    def _listing(self, view: View) -> Page:
        url = self._urls.get(view.path) or self._as_url(view.path)
        title = view.title or self._title(self._blog.index if self._blog else view.path)
        after = self._follower(view.path)
        return Page(path=view.path, url=url, title=title, listing=True, shows=view.shows, follower=after)

    def articles(self) -> dict[str, Article]:
        """Return what stands in the pages, by source path; nothing but what they list in those that were made."""
        maker = ArticleMaker(self._urls, self._config.site_url)
        made = {view.path: maker.nothing for view in self._made}
        return made | {path: maker.article(r, self._urls[path]) for path, r in self._records.items()}

    def _redirects(self) -> Iterator[tuple[str, str]]:
        maps = self._config.plugins.get("redirects", {}).get("redirect_maps")
        for old, new in (maps if isinstance(maps, dict) else {}).items():
            yield self._as_url(str(old)), str(new).partition("#")[0]
