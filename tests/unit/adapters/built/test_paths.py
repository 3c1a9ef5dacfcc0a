"""Source paths of finished pages."""

from __future__ import annotations

import pytest

from mkdocs_funnel.adapters.built.document import Document
from mkdocs_funnel.adapters.built.paths import named_paths, source_paths
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import RoleGlobs, Settings

EDIT = "https://git.example.com/x/edit/main/docs/"


def paths(*documents: tuple[str, str] | str, named: tuple[str, ...] = ()) -> list[str]:
    """Return the source paths of files, in order; an edit link may stand beside a file."""
    pairs = [(d, "") if isinstance(d, str) else d for d in documents]
    settings = Settings(roles=(RoleGlobs(named, (Role.NURTURE,)),) if named else ())
    found = source_paths([Document(file=file, edit=edit) for file, edit in pairs], settings)
    return [found[file] for file, _ in pairs]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("index.html", "index.md"),
        ("services/index.html", "services.md"),
        ("services.html", "services.md"),
        ("2025/05/01/x.html", "2025/05/01/x.md"),
    ],
)
def test_a_page_is_taken_for_what_mkdocs_makes_it_from(file: str, path: str) -> None:
    """Without any other sign, an address is turned back the way MkDocs made it."""
    assert paths(file) == [path]


def test_a_folder_with_pages_has_an_index() -> None:
    """`blog/` with posts below it comes from `blog/index.md`."""
    assert paths("blog/index.html", "blog/x/index.html") == ["blog/index.md", "blog/x.md"]


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("services/index.html", "services/index.md"),
        ("services/index.html", "services/README.md"),
        ("services.html", "services.html"),
        ("2025/05/01/x.html", "_posts/2025-05-01-x.md"),
        ("about/index.html", "about.mdx"),
        ("index.html", "README.md"),
    ],
)
def test_what_the_settings_name_wins_among_likely_paths(file: str, named: str) -> None:
    """A path that settings name is the page's, if the page can come from it."""
    assert paths(file, named=(named,)) == [named]


def test_settings_do_not_give_a_page_a_path_that_it_cannot_have() -> None:
    """`other.md` is not where `services/` comes from."""
    assert paths("services/index.html", named=("other.md",)) == ["services.md"]


def test_the_link_to_the_source_tells_it() -> None:
    """The content folder is what most links have before paths that their pages lie at."""
    found = paths(
        ("index.html", f"{EDIT}index.md"),
        ("about/index.html", f"{EDIT}about.md"),
        ("blog/2025/x/index.html", f"{EDIT}blog/posts/x-y.md?plain=1"),
        ("elsewhere/index.html", "https://git.example.com/other/edit/main/docs/z.md"),
    )
    assert found == ["index.md", "about.md", "blog/posts/x-y.md", "elsewhere.md"]


def test_the_branch_ends_the_prefix_where_no_page_lies_as_its_source() -> None:
    """Blogs that give every post another address show their folder all the same."""
    assert paths(("b/x/index.html", "https://git.example.com/r/edit/main/blog/2025-05-01-x.md")) == [
        "blog/2025-05-01-x.md"
    ]


def test_no_two_pages_have_one_path() -> None:
    """Two pages that name one source, and two files of one name, are kept apart."""
    edit = f"{EDIT}a.md"
    found = paths(("a/index.html", edit), ("copy/index.html", edit), "a.html")
    assert found[0] == "a.md"
    assert len(set(found)) == 3


def test_only_plain_paths_are_named() -> None:
    """Globs name no page; fragments and `./` do not matter."""
    settings = Settings(roles=(RoleGlobs(("posts/**", "./a.md"), (Role.LEAD,)),), listings=("b.md#x",))
    assert named_paths(settings) == {"a.md", "b.md"}
