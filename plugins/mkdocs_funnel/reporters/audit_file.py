"""What is read of an `audit.json`; the rest of the file is for others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _whole(value: object) -> object:
    """Replace what is no character: file names that are no Unicode reach us so."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_whole)]
Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class Site(_Part):
    """Which site was looked at."""

    name: Text
    pages_seen: Count


class Asks(_Part):
    """Asks on the pieces of the funnel."""

    written: Count
    automatic: Count


class Within(_Part):
    """The share of pieces at most that many clicks from an ask."""

    clicks: Count
    share: Share


class Levels(_Part):
    """Findings that are not excused."""

    error: Count
    warning: Count
    info: Count


class Summary(_Part):
    """The figures of the whole site."""

    pieces: Count
    asking: Count
    asks: Asks
    reach_ask: Count
    coverage: Share
    coverage_written: Share
    coverage_within: Within
    ends: Count
    ends_written: Count
    findings: Levels


class Piece(_Part):
    """One piece."""

    path: Text
    roles: Annotated[list[Text], Field(min_length=1)]
    reaches_ask: bool


class End(_Part):
    """One place where paths end without an ask."""

    kind: Literal["dead end", "loop"]
    pieces: Annotated[list[Text], Field(min_length=1)]
    path: list[Text]
    signup: bool


class Channel(_Part):
    """One channel."""

    id: Text
    kind: Text
    landing: Text
    short: Text | None
    url: Text | None


class Finding(_Part):
    """One finding."""

    code: Text
    name: Text
    level: Literal["error", "warning", "info"]
    path: Text
    line: Annotated[int, Field(ge=1)] | None
    message: Text
    remedy: Text
    fingerprint: Text
    excused: Text | None


class AuditFile(_Part):
    """All of it."""

    site: Site
    summary: Summary
    pieces: list[Piece]
    ends: list[End]
    channels: list[Channel] = Field(default_factory=list)
    """Files of before have none."""

    findings: list[Finding]
