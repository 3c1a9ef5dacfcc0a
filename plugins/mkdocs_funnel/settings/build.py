"""From the file as it was written to the records that the other rooms read, if nothing is wrong with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import (
    Channel,
    ContactAsks,
    DeclaredPath,
    HostRule,
    Organisation,
    RoleGlobs,
    Settings,
    StepPolicy,
    Undeclared,
)
from mkdocs_funnel.settings import addresses, targets, values
from mkdocs_funnel.settings.build_offers import offers
from mkdocs_funnel.settings.build_rules import exceptions, rules
from mkdocs_funnel.settings.choices import Analytics, ChannelKind, HostKind, HostStrength
from mkdocs_funnel.settings.keys import items, mapping, record

if TYPE_CHECKING:
    from mkdocs_funnel.settings.keys import Keys
    from mkdocs_funnel.settings.marks import Document


def settings(document: Document) -> Settings:
    """Return the settings that the file stands for; raises ValueError where a model would find a fault."""
    return record(document.data, partial(_settings, document))


def _settings(document: Document, keys: Keys) -> Settings:
    keys.take("sequences", mapping, None)
    asks = partial(record, build=_asks)
    return Settings(
        file=document.file,
        offers=keys.take("offers", partial(offers, document), {}),
        roles=keys.take("roles", partial(items, check=partial(record, build=_role_globs)), ()),
        channels=keys.take("channels", partial(_channels, document), ()),
        paths=keys.take("paths", partial(_paths, document), ()),
        next_step=keys.take("next_step", partial(record, build=_policies), {}),
        listings=keys.take("listings", partial(items, check=addresses.glob), ()),
        listed_entries=keys.take("entries", partial(record, build=_listed), True),
        organisation=keys.take("organisation", partial(record, build=_organisation), None),
        header=keys.take("header", values.identifier, None),
        analytics=keys.take("analytics", _analytics, ()),
        outgoing=keys.take("utm", partial(record, build=_outgoing), {}),
        offers_page=keys.take("offers_page", addresses.page, None),
        rules=keys.take("rules", partial(record, build=rules), {}),
        exceptions=keys.take("exceptions", partial(exceptions, document), ()),
        **keys.take("asks", asks, {}),
    )


def _role_globs(keys: Keys) -> RoleGlobs:
    return RoleGlobs(keys.need("paths", addresses.globs), tuple(keys.need("role", values.roles)))


def _channels(document: Document, value: object) -> tuple[Channel, ...]:
    found: dict[str, Channel] = {}
    for written, channel in mapping(value).items():
        name = values.identifier(written)
        found[name] = record(channel, partial(_channel, name, document.line("channels", name)))
    return tuple(found.values())


def _channel(name: str, line: int | None, keys: Keys) -> Channel:
    return Channel(
        id=name,
        kind=keys.need("kind", partial(values.pick, ChannelKind)).value,
        landing=keys.need("landing", addresses.page),
        short=keys.take("short", values.identifier, None),
        utm=keys.take("utm", partial(record, build=_utm), {}),
        line=line,
    )


def _utm(keys: Keys) -> dict[str, str]:
    names = ("source", "medium", "campaign", "content", "term", "id")
    return keys.given(**dict.fromkeys(names, values.short_text))


def _paths(document: Document, value: object) -> tuple[DeclaredPath, ...]:
    found: dict[str, DeclaredPath] = {}
    for written, path in mapping(value).items():
        name = values.identifier(written)
        steps = record(path, _steps)
        lines = (document.line("paths", name, "steps", index) for index in range(len(steps)))
        found[name] = DeclaredPath(name, steps, tuple(lines))
    return tuple(found.values())


def _steps(keys: Keys) -> tuple[str, ...]:
    return keys.need("steps", lambda value: items(values.filled(value), targets.path_step))


def _policies(keys: Keys) -> dict[Role, StepPolicy]:
    policy = partial(values.pick_or_false, StepPolicy, StepPolicy.NONE)
    given = keys.given(lead=policy, nurture=policy, ask=policy)
    return {Role(role): chosen for role, chosen in given.items()}


def _asks(keys: Keys) -> dict[str, Any]:
    return keys.given(
        undeclared=partial(values.pick, Undeclared),
        contact=partial(values.pick, ContactAsks),
        hosts=partial(items, check=_host),
    )


def _host(value: object) -> HostRule:
    return record({"host": value} if isinstance(value, str) else value, _host_rule)


def _host_rule(keys: Keys) -> HostRule:
    return HostRule(
        host=keys.need("host", addresses.host),
        kind=keys.take("kind", partial(values.pick, HostKind), HostKind.CHECKOUT).value,
        path=keys.take("path", values.expression, None),
        strength=keys.take("strength", partial(values.pick, HostStrength), HostStrength.DIRECT).value,
    )


def _listed(keys: Keys) -> bool:
    return keys.take("listed", values.switch, True)


def _organisation(keys: Keys) -> Organisation:
    return Organisation(
        name=keys.need("name", values.short_text),
        privacy=keys.take("privacy", targets.privacy_notice, None),
        leave=keys.take("leave", values.text, None),
    )


def _analytics(value: object) -> tuple[str, ...]:
    return items(values.as_list(value), lambda name: values.pick(Analytics, name).value)


def _outgoing(keys: Keys) -> dict[str, str]:
    return keys.given(source=values.utm_word, medium=values.utm_word)
