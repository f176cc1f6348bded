"""Where the time comes from."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, text

from job_registry.sql.columns import from_micros

Clock = Callable[[Connection], datetime]
"""Tells the time that decides: the database's own where it has one, an injected one elsewhere."""

_POSTGRES_NOW = text("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")


def database_clock(connection: Connection) -> datetime:
    """PostgreSQL's own clock: the same for every replica of the registry."""
    return from_micros(connection.execute(_POSTGRES_NOW).scalar_one())


class SteadyClock:
    """This process's time, immune to steps of the system clock: read once, then only ever moved forward with the CPU's.

    A step of five minutes must neither end every lease at once nor keep the queue waiting.
    """

    def __init__(self) -> None:
        self._origin = datetime.now(UTC)
        self._started = time.monotonic()

    def __call__(self, connection: Connection) -> datetime:  # noqa: ARG002 - the signature of a Clock
        """The time since the origin, added to the origin."""
        return self._origin + timedelta(seconds=time.monotonic() - self._started)
