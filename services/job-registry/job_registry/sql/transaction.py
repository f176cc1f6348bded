"""What a use case works with: a connection in a transaction, the moment that decides, what follows the commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from deck_domain.event_types import EventData
from deck_domain.job import Hint
from deck_domain.lifecycle import JobState, Stage
from job_registry.sql import prepared
from job_registry.sql.clock import Clock

_NO_VALUES: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class OutboxEvent:
    """A row of `events`, as far as it is published."""

    id: str
    job_id: str
    tenant: str
    seq: int
    revision: int
    terminal: bool
    type: str
    created_at: datetime
    data: Mapping[str, Any]
    traceparent: str
    actor_type: str
    actor_id: str | None


@dataclass(frozen=True, slots=True)
class Wait:
    """A task that was claimed, and how long it could have been."""

    job_id: str
    task_id: str
    stage: Stage
    attempt: int
    priority: int
    traceparent: str
    due_at: datetime
    claimed_at: datetime

    @property
    def seconds(self) -> float:
        """Never below 0, though clocks may be set."""
        return max(0.0, (self.claimed_at - self.due_at).total_seconds())


@dataclass(frozen=True, slots=True)
class JobEnd:
    """A job that has come to its end, `seconds` after its creation."""

    kind: str
    state: JobState
    error_code: str | None
    seconds: float


@dataclass(slots=True)
class Effects:
    """What follows a commit, and never happens without one.

    Attributes:
        hints: the newest hint of each changed job.
        wake_ups: stages that have work, each with its tenant, "" for several, and the seconds until it falls due.
        events: what the commit wrote to timelines.
        outbox: the same, as it is published.
        deliveries: whether there may be something to tell webhooks.
        waits: tasks that were claimed.
        ended: jobs that have come to their end.
        posted: of messages to webhooks, the seconds until they arrived; None for an attempt that failed.
    """

    hints: dict[str, Hint] = field(default_factory=dict)
    wake_ups: dict[tuple[Stage, str], float] = field(default_factory=dict)
    events: list[EventData] = field(default_factory=list)
    outbox: list[OutboxEvent] = field(default_factory=list)
    deliveries: bool = False
    waits: list[Wait] = field(default_factory=list)
    ended: list[JobEnd] = field(default_factory=list)
    posted: list[float | None] = field(default_factory=list)

    def wake(self, stage: Stage, tenant: str = "", delay: float = 0.0) -> None:
        """Ask for a wake-up message to the crew of a stage; the earliest time wins."""
        self.wake_ups[stage, tenant] = min(delay, self.wake_ups.get((stage, tenant), delay))


class Transaction:
    """An open transaction. Use cases are plain functions of it: they return a value or raise, and never commit."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection = connection
        self.effects = Effects()
        self._clock = clock

    def execute(
        self, statement: prepared.Statement, values: prepared.Values | Sequence[prepared.Values] = _NO_VALUES
    ) -> prepared.Found:
        """Run a statement that is built once and runs often; others run on the connection. See `prepared.execute`."""
        return prepared.execute(self.connection, statement, values)

    @property
    def alone(self) -> bool:
        """Whether no other transaction can write beside this one, so that rows need no locks: SQLite's only writer."""
        return self.connection.dialect.name == "sqlite"

    @cached_property
    def now(self) -> datetime:
        """The moment of this transaction, aware; asked for once, when first needed."""
        return self._clock(self.connection)
