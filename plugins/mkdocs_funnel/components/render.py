"""Offers and next steps to HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import jinja2

from mkdocs_funnel.components.format import date_text, price_text, safe_href
from mkdocs_funnel.components.marks import marks
from mkdocs_funnel.components.strings import words
from mkdocs_funnel.components.theme import theme_dir
from mkdocs_funnel.errors import TemplateError
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

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

        self.surroundings = surroundings
        """The site for which components are made."""

        self._dirs = [*map(str, template_dirs), str(theme_dir())]
        self._environment: jinja2.Environment | None = None

    def ask(
        self, offer: Offer, href: str, *, body: str | None = None, source: str = "component", page: str = ""
    ) -> str:
        """Return the block that asks for a yes to `offer`.

        `body` is HTML made from the writer's text, `page` the source path of the piece that it stands on.
        """
        return self._invite("ask", offer, href, body, source, page)

    def signup(
        self, offer: Offer, href: str, *, body: str | None = None, source: str = "component", page: str = ""
    ) -> str:
        """Return the block that asks for an address; the arguments are those of `ask`."""
        return self._invite("signup", offer, href, body, source, page)

    def next_step(
        self, *, offer: Offer | None, href: str, title: str, description: str | None = None, page: str = ""
    ) -> str:
        """Return the block at the end of a piece: an invitation to `offer`, or the way to the next piece."""
        if offer is not None:
            return self._invite("next_step", offer, href, None, "next_step", page)
        facts = {"title": title, "description": description}
        return self._render("next_step", href, "next_step", offer=None, **facts)

    def _invite(
        self, template: str, offer: Offer, href: str, body: str | None, source: str, page: str
    ) -> str:
        held = [{"name": name, "value": value} for name, value in marks(offer, source).items()]
        facts = {"offer": self._facts(offer), "body": body, "marks": held, "page": page}
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
                loader=jinja2.FileSystemLoader(self._dirs), autoescape=True
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
