"""Offers and next steps to HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from mkdocs_funnel.components.format import date_text, price_text, safe_href, standing_text
from mkdocs_funnel.components.forms import Spot, guessed_url, signup_facts
from mkdocs_funnel.components.marks import marks, named
from mkdocs_funnel.components.no_thanks import NoThanks, no_thanks_facts
from mkdocs_funnel.components.strings import words
from mkdocs_funnel.components.theme import theme_dir
from mkdocs_funnel.errors import TemplateError
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_funnel.components.forms import Link
    from mkdocs_funnel.model.offer import Offer


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What components need to know of the site around them."""

    settings: Settings = field(default_factory=Settings)
    name: str = ""
    url: str = ""
    """Its address, empty if it is not known."""

    today: dt.date | None = None
    """The day on which offers are open or closed; None: dates are ignored."""

    url_of: Callable[[str], str] = guessed_url
    """From the source path of a page to its address below that of the site."""


class Components:
    """Renders the components of a site through its templates; holds no state between two calls."""

    def __init__(
        self,
        template_dirs: Sequence[str | Path] = (),
        language: str = "en",
        strings: Mapping[str, str] | None = None,
        surroundings: Surroundings = Surroundings(),
    ) -> None:
        self.words = words(language, strings)
        """Every string that a component may show."""

        self.language = language
        self.surroundings = surroundings
        """The site for which components are made."""

        self._dirs = [*map(str, template_dirs), str(theme_dir())]
        self._environment: jinja2.Environment | None = None

    @cached_property
    def has_own_templates(self) -> bool:
        """Whether somebody put templates of their own before ours: those may do anything with what they are told."""
        ours = Path(theme_dir())
        return any((Path(folder) / "funnel").is_dir() for folder in self._dirs if Path(folder) != ours)

    def ask(
        self,
        offer: Offer,
        href: str,
        *,
        body: str | None = None,
        source: str = "component",
        page: str = "",
        link: Link | None = None,
        path: str | None = None,
        no_thanks: NoThanks | None = None,
    ) -> str:
        """Return the block that asks for a yes to `offer`.

        Args:
            offer: The offer.
            href: Its address; not needed where it has a form.
            body: HTML made from the writer's text.
            source: What placed the block.
            page: Source path of the piece that it stands on.
            link: Gives the address of a place on the site as seen from the piece.
            path: The declared path that the piece is on, where `page` does not tell it.
            no_thanks: The quiet way out for a reader who says no.
        """
        return self._invite("ask", offer, href, body, source, page, link, path, no_thanks)

    def signup(
        self,
        offer: Offer,
        href: str,
        *,
        body: str | None = None,
        source: str = "component",
        page: str = "",
        link: Link | None = None,
        path: str | None = None,
    ) -> str:
        """Return the block that asks for an address; the arguments are those of `ask`."""
        return self._invite("signup", offer, href, body, source, page, link, path)

    def next_step(
        self,
        *,
        offer: Offer | None,
        href: str,
        title: str,
        description: str | None = None,
        page: str = "",
        link: Link | None = None,
        path: str | None = None,
        no_thanks: NoThanks | None = None,
    ) -> str:
        """Return the block at the end of a piece: an invitation to `offer`, or the way to the next piece.

        `path` is the declared path that the piece is on, where `page` does not tell it.
        """
        if offer is not None:
            return self._invite("next_step", offer, href, None, "next_step", page, link, path, no_thanks)
        facts = {"title": title, "description": description}
        return self._render("next_step", href, "next_step", offer=None, **facts)

    def standing(self, offer: Offer, today: dt.date | None) -> str:
        """Return what stands on the sales page of an offer that is not open; empty if it has no date to tell."""
        standing = standing_text(offer, today, self.words)
        return (
            self._render("standing", "", "", offer=self._facts(offer), standing=standing) if standing else ""
        )

    def header(self, offer: Offer, href: str, *, page: str = "") -> str:
        """Return the button for the header of every page."""
        if safe_href(href) is None:
            return ""
        held = marks(offer, "header", self.surroundings.settings.analytics, page)
        classes = held.pop("class", "")
        return self._render(
            "header", href, "header", offer=self._facts(offer), marks=named(held), classes=classes
        )

    def short_page(self, *, href: str, canonical: str, title: str, language: str) -> str:
        """Return the whole page of a short address, which sends its readers on to `href`."""
        facts = {"canonical": safe_href(canonical), "title": title, "language": language}
        return f"{self._render('go', href, '', **facts)}\n"

    def _invite(
        self,
        template: str,
        offer: Offer,
        href: str,
        body: str | None,
        source: str,
        page: str,
        link: Link | None = None,
        path: str | None = None,
        no_thanks: NoThanks | None = None,
    ) -> str:
        services = self.surroundings.settings.analytics
        held = marks(offer, source, services, page)
        classes = held.pop("class", "")
        facts: dict[str, Any] = {"offer": self._facts(offer), "body": body, "page": page}
        facts |= {"marks": named(held), "classes": classes}
        facts["no_thanks"] = no_thanks_facts(no_thanks, offer, source, services, page)
        if offer.form is not None:
            spot = Spot(page, link, path, self.language)
            facts |= signup_facts(offer, source, spot, self.surroundings, self.words)
        return self._render(template, href, source, **facts)

    def _facts(self, offer: Offer) -> dict[str, str | None]:
        """What a template may show of an offer; plain strings, so that any Jinja dialect can."""
        closes = offer.closes and date_text(offer.closes, self.words)
        return {
            "id": offer.id,
            "kind": offer.kind.value,
            "title": offer.title,
            "button": offer.button,
            "gives": offer.gives,
            "price": price_text(offer.price, self.words) if offer.price else None,
            "closes": self.words["closes"].replace("{date}", closes) if closes else None,
            "not_for": offer.not_for,
        }

    def _render(self, template: str, href: str, source: str, **facts: Any) -> str:
        name = f"funnel/{template}.html"
        if self._environment is None:
            self._environment = jinja2.Environment(
                loader=jinja2.FileSystemLoader(self._dirs), autoescape=True, auto_reload=False
            )
        context = {"href": safe_href(href), "source": source, "words": self.words, **facts}
        try:
            return self._environment.get_template(name).render(context).strip()
        except jinja2.TemplateNotFound as missing:
            places = ", ".join(f"'{folder}'" for folder in self._dirs)
            raise TemplateError(f"template '{missing.name}' was not found in {places}") from missing
        except jinja2.TemplateSyntaxError as broken:
            where = broken.filename or broken.name or name
            raise TemplateError(f"{where}:{broken.lineno}: {broken.message}") from broken
        except Exception as failed:
            # Whatever a user's own template stumbles over is a fault of that template.
            raise TemplateError(f"template '{name}' cannot be rendered: {failed}") from failed
