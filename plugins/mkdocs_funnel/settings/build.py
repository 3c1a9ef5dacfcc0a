"""From the validated file to the records that the other rooms read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import Form, Offer, Price, Topics
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import (
    Channel,
    DeclaredPath,
    ExceptionEntry,
    HostRule,
    Organisation,
    RoleGlobs,
    RuleSettings,
    Settings,
)
from mkdocs_funnel.settings.offer_models import EverythingModel
from mkdocs_funnel.settings.rule_codes import RULE_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.settings.ask_models import HostModel
    from mkdocs_funnel.settings.form_models import FormModel
    from mkdocs_funnel.settings.marks import Document
    from mkdocs_funnel.settings.offer_models import OfferModel, TopicsModel
    from mkdocs_funnel.settings.schema_models import FunnelFile
    from mkdocs_funnel.settings.site_models import OrganisationModel


def settings(model: FunnelFile, document: Document) -> Settings:
    """Return the settings that a file without faults stands for."""
    policies = model.next_step
    steps = {Role.LEAD: policies.lead, Role.NURTURE: policies.nurture, Role.ASK: policies.ask}
    return Settings(
        file=document.file,
        offers={
            name: _offer(name, offer, document.line("offers", name)) for name, offer in model.offers.items()
        },
        roles=tuple(RoleGlobs(tuple(entry.paths), tuple(entry.role)) for entry in model.roles),
        channels=_channels(model, document),
        paths=_paths(model, document),
        next_step={role: policy for role, policy in steps.items() if policy is not None},
        undeclared=model.asks.undeclared,
        contact=model.asks.contact,
        hosts=tuple(map(_host, model.asks.hosts)),
        listings=tuple(model.listings),
        listed_entries=model.entries.listed,
        organisation=_organisation(model.organisation),
        header=model.header,
        analytics=tuple(name.value for name in model.analytics),
        outgoing=model.utm.model_dump(exclude_none=True),
        offers_page=model.offers_page,
        rules=_rules(model),
        exceptions=_exceptions(model, document),
    )


def _offer(name: str, offer: OfferModel, line: int | None) -> Offer:
    price = offer.price
    return Offer(
        id=name,
        kind=offer.kind,
        title=offer.title,
        url=offer.url,
        also=tuple(offer.also),
        page=offer.page,
        via=offer.via,
        label=offer.label,
        gives=offer.gives,
        then=tuple(offer.then),
        form=_form(offer.form) if offer.form else None,
        price=Price(price.amount, price.currency) if price else None,
        opens=offer.opens,
        closes=offer.closes,
        instead=offer.instead,
        not_for=offer.not_for,
        utm=offer.utm,
        topics=_topics(offer.topics),
        line=line,
    )


def _form(form: FormModel) -> Form:
    return Form(
        provider=form.provider.value,
        id=form.id,
        action=form.action,
        fields=form.fields,
        asks_name=form.name,
        purposes=tuple(form.purpose),
        thanks=form.thanks,
        embed=form.embed.value if form.embed else None,
    )


def _organisation(model: OrganisationModel | None) -> Organisation | None:
    return Organisation(model.name, model.privacy, model.leave) if model else None


def _topics(topics: TopicsModel | None) -> Topics | None:
    if topics is None:
        return None
    return Topics(
        everything=isinstance(topics, EverythingModel),
        tags=tuple(topics.tags),
        categories=tuple(topics.categories),
        paths=tuple(topics.paths),
    )


def _channels(model: FunnelFile, document: Document) -> tuple[Channel, ...]:
    return tuple(
        Channel(
            id=name,
            kind=channel.kind.value,
            landing=channel.landing,
            short=channel.short,
            utm=channel.utm.model_dump(exclude_none=True),
            line=document.line("channels", name),
        )
        for name, channel in model.channels.items()
    )


def _paths(model: FunnelFile, document: Document) -> tuple[DeclaredPath, ...]:
    return tuple(
        DeclaredPath(
            name,
            tuple(path.steps),
            tuple(document.line("paths", name, "steps", index) for index in range(len(path.steps))),
        )
        for name, path in model.paths.items()
    )


def _host(host: HostModel) -> HostRule:
    return HostRule(host.host, host.kind.value, host.path, host.strength.value)


def _rules(model: FunnelFile) -> Mapping[str, RuleSettings]:
    found: dict[str, RuleSettings] = {}
    for rule in RULE_CODES:
        entry = getattr(model.rules, rule.code) or getattr(model.rules, rule.name.replace("-", "_"))
        if entry is not None:
            options = entry.model_dump(exclude={"level"}, exclude_none=True)
            found[rule.code] = RuleSettings(entry.level, options)
    return found


def _exceptions(model: FunnelFile, document: Document) -> tuple[ExceptionEntry, ...]:
    return tuple(
        ExceptionEntry(
            entry.rule,
            tuple(entry.paths),
            entry.reason,
            entry.until,
            document.line("exceptions", index),
        )
        for index, entry in enumerate(model.exceptions)
    )
