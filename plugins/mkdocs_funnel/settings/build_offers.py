"""From what stands under `offers:` to the records that the other rooms read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import Form, Offer, OfferKind, Price, Topics, Via
from mkdocs_funnel.settings import addresses, targets, values
from mkdocs_funnel.settings.choices import Embed, Provider
from mkdocs_funnel.settings.keys import items, mapping, record

if TYPE_CHECKING:
    from mkdocs_funnel.settings.keys import Keys
    from mkdocs_funnel.settings.marks import Document


def offers(document: Document, value: object) -> dict[str, Offer]:
    """Return the offers by id, in the order of the file; raises ValueError."""
    found: dict[str, Offer] = {}
    for written, offer in mapping(value).items():
        name = values.identifier(written)
        found[name] = record(offer, partial(_offer, name, document.line("offers", name)))
    return found


def _offer(name: str, line: int | None, keys: Keys) -> Offer:
    return Offer(
        id=name,
        kind=keys.need("kind", partial(values.pick, OfferKind)),
        title=keys.need("title", values.short_text),
        url=keys.take("url", addresses.address, None),
        also=keys.take("also", partial(items, check=addresses.other_address), ()),
        page=keys.take("page", addresses.page, None),
        via=keys.take("via", partial(values.pick, Via), None),
        label=keys.take("label", values.short_text, None),
        gives=keys.take("gives", values.text, None),
        then=keys.take("then", _follow_ups, ()),
        form=keys.take("form", partial(record, build=_form), None),
        price=keys.take("price", partial(record, build=_price), None),
        opens=keys.take("opens", values.day, None),
        closes=keys.take("closes", values.day, None),
        instead=keys.take("instead", targets.replacement, None),
        not_for=keys.take("not_for", values.text, None),
        utm=keys.take("utm", values.switch, False),
        topics=keys.take("for", _topics, None),
        line=line,
    )


def _follow_ups(value: object) -> tuple[str, ...]:
    return items(values.as_list(value), targets.follow_up)


def _form(keys: Keys) -> Form:
    embed = keys.take("embed", partial(values.pick, Embed), None)
    return Form(
        provider=keys.need("provider", partial(values.pick, Provider)).value,
        id=keys.take("id", values.text, None),
        action=keys.take("action", addresses.form_action, None),
        fields=keys.take("fields", _hidden, {}),
        asks_name=keys.take("name", values.switch, False),
        purposes=keys.take("purpose", _purposes, ()),
        thanks=keys.take("thanks", addresses.page, None),
        embed=embed.value if embed else None,
    )


def _hidden(value: object) -> dict[str, str]:
    return {name: values.text(field) for name, field in mapping(value).items()}


def _purposes(value: object) -> tuple[str, ...]:
    return items(values.as_list(value), values.short_text)


def _price(keys: Keys) -> Price:
    return Price(keys.need("amount", values.amount), keys.need("currency", values.currency))


def _topics(value: object) -> Topics:
    if value == "all":
        return Topics(everything=True)
    if not value:
        raise ValueError("the mapping is empty")
    return record(value, _some_topics)


def _some_topics(keys: Keys) -> Topics:
    texts = partial(items, check=values.text)
    return Topics(
        tags=keys.take("tags", texts, ()),
        categories=keys.take("categories", texts, ()),
        paths=keys.take("paths", addresses.globs, ()),
    )
