"""The day by which offers are open or closed; the only place that looks at the clock."""

from __future__ import annotations

import datetime as dt
import os


def given_day(option: object = None) -> dt.date | None:
    """Return the day that somebody set: the option, else `SOURCE_DATE_EPOCH`; None: nobody did.

    Raises:
        ValueError: The option is not an ISO date, or the variable not a number of seconds.
    """
    if isinstance(option, dt.datetime):
        return option.date()
    if isinstance(option, dt.date):
        return option
    if option:
        return dt.date.fromisoformat(str(option))
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()


def today(option: object = None) -> dt.date:
    """Return the day that somebody set, else the clock's; raises what `given_day` raises."""
    return given_day(option) or dt.datetime.now(dt.UTC).date()
