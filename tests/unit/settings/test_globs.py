"""What patterns fit."""

from __future__ import annotations

import pytest

from mkdocs_funnel.settings import Globs, has_wildcard


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("index.md", "index.md", True),
        ("index.md", "blog/index.md", False),
        ("index.md", "indexxmd", False),
        ("posts/*.md", "posts/a.md", True),
        ("posts/*.md", "posts/b/a.md", False),
        ("posts/*", "posts/", True),
        ("posts/**", "posts/a.md", True),
        ("posts/**", "posts/b/c/a.md", True),
        ("posts/**", "posts-old/a.md", False),
        ("posts/**", "posts", False),
        ("posts/", "posts/b/a.md", True),
        ("posts/", "posts-old/a.md", False),
        ("**/x.md", "x.md", True),
        ("**/x.md", "a/b/x.md", True),
        ("**/x.md", "ax.md", False),
        ("a/**/x.md", "a/x.md", True),
        ("a/**/x.md", "a/b/c/x.md", True),
        ("a/**/x.md", "ab/x.md", False),
        ("**", "a/b.md", True),
        ("**/*.md", "a.md", True),
        ("**/**/a.md", "a.md", True),
        ("rag-?.md", "rag-1.md", True),
        ("rag-?.md", "rag-10.md", False),
        ("a?b.md", "a/b.md", False),
        ("rag-[0-9].md", "rag-7.md", True),
        ("rag-[0-9].md", "rag-x.md", False),
        ("rag-[!0-9].md", "rag-x.md", True),
        ("rag-[!0-9].md", "rag-7.md", False),
        ("a[!x]b.md", "a/b.md", False),
        ("a[]]b.md", "a]b.md", True),
        ("a[b.md", "a[b.md", True),
        ("a[z-a].md", "a[z-a].md", True),
        ("a+(b).md", "a+(b).md", True),
        ("./index.md", "index.md", True),
        ("/posts/*", "posts/a.md", True),
        ("Café/*.md", "Café/x.md", True),
        ("INDEX.md", "index.md", False),
        ("*.md", "a\nb.md", True),
        ("*.md", "a.md\n", False),
    ],
)
def test_pattern(pattern: str, path: str, fits: bool) -> None:
    """A pattern fits the whole of a path from the content folder."""
    assert Globs([pattern]).matches(path) is fits


def test_any_of_several_patterns() -> None:
    """One that fits is enough; none fits where there are none."""
    globs = Globs(["a.md", "b/*", "c?.md"])
    assert [globs.matches(path) for path in ("a.md", "b/x", "c1.md", "c.md")] == [True, True, True, False]
    assert not Globs([]).matches("")


@pytest.mark.parametrize(
    ("pattern", "wild"),
    [("a.md", False), ("a/b.md", False), ("*", True), ("a?.md", True), ("a[1].md", True), ("posts/", True)],
)
def test_has_wildcard(pattern: str, wild: bool) -> None:
    """A path without signs names one page only."""
    assert has_wildcard(pattern) is wild
