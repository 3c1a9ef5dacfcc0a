"""FN105: a step of a path leads to nothing."""

from __future__ import annotations

from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.notice import BrokenStep
from mkdocs_funnel.rules.base import Option, Rule
from mkdocs_funnel.rules.wording import code
from mkdocs_funnel.settings.globs import Globs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

_REASONS = {
    "missing": ("does not exist", "Correct the target{hint}, write the page, or take it out."),
    "draft": ("is a draft and not published", "Publish the page, or name another one until then."),
    "unplaced": (
        "has a form and no page or address of its own, so the text stays without a link",
        "Put the block of the offer in the place of the link, or give the offer a `page`.",
    ),
    "excluded": ("is excluded from the site", "Take the page into the site, or name another one."),
}


class FN105BrokenStep(Rule):
    """A link, or a field that names a page, leads to nothing, to a draft or to an excluded page.

    ## What it checks

    The links in the text, `next` in front matter, and in `funnel.yml` the pages that offers,
    channels and the steps of `paths` name. Only targets that look like pages, or that lie in the
    content folder, are judged. Links to other sites are never followed: an audit does not use the
    network. An offer link to a signup that has a form, and neither a page nor an address to lead to,
    is one more link to nothing.

    ## Why it matters

    A step that leads to nothing is a leak that no other rule can see, because the link is not there
    for the reader either. Generators do not always say so: raw HTML links are not checked by
    MkDocs, and a link to a draft is a note in its log, not a warning. On one real blog, 2 of 3,007
    links between pages were broken.

    ## Example

    ```markdown
    ---
    funnel:
      role: nurture
      next: rag-levels.md
    ---
    ```

    The finding appears if `rag-levels.md` was renamed, is a draft, or is excluded.

    ## Remedy

    Correct the target, write or publish the page, or take the step out. If exactly one piece has
    the same file name in another folder, the finding names it.

    ## Options

    - `ignore_targets`: globs of targets that may be missing, such as pages that another tool adds
      after the build. They are matched against the target as it is written and as it is resolved
      from the piece's folder. Default: none.
    """

    code = "FN105"
    name = "broken-step"
    level = Level.ERROR
    options: ClassVar[tuple[Option, ...]] = (
        Option("ignore_targets", (), "globs of targets that may be missing"),
    )

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each step that the reader of the site found broken."""
        notices = [notice for notice in audit.notices if isinstance(notice, BrokenStep)]
        if not notices:
            return
        option = self.option("ignore_targets")
        patterns = [str(glob) for glob in option] if isinstance(option, list | tuple) else []
        ignored = Globs(patterns)
        namesakes = _namesakes(audit)
        for notice in notices:
            if patterns and any(ignored.matches(path) for path in _targets(notice)):
                continue
            yield self._broken(notice, namesakes)

    def _broken(self, notice: BrokenStep, namesakes: Mapping[str, str | None]) -> Finding:
        fact, remedy = _REASONS.get(notice.reason, (f"is {notice.reason}", "Name another page."))
        where = f"The link to {code(notice.target)} leads to "
        where += "an offer that" if notice.reason == "unplaced" else "a page that"
        if notice.field:
            where = f"{code(notice.field)} names {code(notice.target)}, which"
        meant = namesakes.get(basename(_bare(notice.target)))
        hint = f" (did you mean {code(meant)}?)" if meant else ""
        return self.finding(
            notice.path,
            f"{where} {fact}",
            remedy.format(hint=hint),
            line=notice.line,
            subject=f"{notice.field or 'link'} {notice.target}",
        )


def _bare(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def _targets(notice: BrokenStep) -> tuple[str, str]:
    """Return the target as written, and as a place in the content folder."""
    bare = _bare(notice.target)
    return bare, normpath(join(dirname(notice.path), bare))


def _namesakes(audit: Audit) -> dict[str, str | None]:
    """Return the piece with each file name; None where several have it."""
    found: dict[str, str | None] = {}
    for path in audit.pieces:
        found[basename(path)] = None if basename(path) in found else path
    return found
