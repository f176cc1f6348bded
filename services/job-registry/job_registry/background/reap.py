"""What keeps the queue moving whatever died: expired leases, wake-ups that were lost, requests past their time."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select, update

from deck_domain.errors import StoreUnavailable
from deck_domain.lifecycle import Stage, TaskState
from deck_runtime.telemetry import get_logger
from deck_runtime.waiting import set_within
from job_registry import metrics
from job_registry.jobs.admission import purge_requests
from job_registry.limits import Backoff, LeaseTerms
from job_registry.metrics import Backlog, Waiting
from job_registry.sql import job_tables, task_tables, webhook_tables
from job_registry.sql.columns import in_state
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction
from job_registry.tasks.finish_task import expire_task

_BATCH = 200
_LONGEST_BACKOFF = 90.0

log = get_logger(__name__)


class Expired(NamedTuple):
    """An attempt whose lease ran out."""

    task_id: str
    attempt: int
    job_id: str
    traceparent: str


def forgive_outage(tx: Transaction, terms: LeaseTerms) -> int:
    """Extend every lease by one ttl: nobody could send a heartbeat, so nobody shall get a strike; returns how many.

    Due times that a clock set back has put into the far future come back, too.
    """
    columns = task_tables.tasks.c
    latest = tx.now + timedelta(seconds=_LONGEST_BACKOFF)
    late = in_state(task_tables.tasks, TaskState.READY) & (columns.due_at > latest)
    tx.connection.execute(update(task_tables.tasks).where(late).values(due_at=latest))
    running = in_state(task_tables.tasks, TaskState.RUNNING)
    return tx.connection.execute(
        update(task_tables.tasks).where(running).values(lease_expires_at=tx.now + terms.duration)
    ).rowcount


def expired_tasks(tx: Transaction) -> list[Expired]:
    """Some attempts whose lease ran out."""
    columns = task_tables.tasks.c
    expired = in_state(task_tables.tasks, TaskState.RUNNING) & (columns.lease_expires_at <= tx.now)
    job = job_tables.jobs.c
    found = select(columns.id, columns.attempt, columns.job_id, job.traceparent).join(job_tables.jobs).where(expired)
    return [
        Expired(row.id, row.attempt, row.job_id, row.traceparent) for row in tx.connection.execute(found.limit(_BATCH))
    ]


def wake_for_due_tasks(tx: Transaction) -> dict[tuple[Stage, int], Waiting]:
    """Ask for a wake-up for every stage that has due tasks, since one may have been lost.

    Returns what waits, by stage and priority.
    """
    columns = task_tables.tasks.c
    due = in_state(task_tables.tasks, TaskState.READY) & (columns.due_at <= tx.now)
    counts = func.count().label("tasks"), func.min(columns.due_at).label("first")
    group = columns.stage, columns.priority
    waiting = {
        (Stage(row.stage), row.priority): Waiting(row.tasks, (tx.now - row.first).total_seconds())
        for row in tx.connection.execute(select(*group, *counts).where(due).group_by(*group))
    }
    for stage, _ in waiting:
        tx.effects.wake(stage)
    return waiting


def measure_backlog(tx: Transaction) -> Backlog:
    """What waits to be told to the bus and to webhooks."""
    events, deliveries = job_tables.events.c, webhook_tables.deliveries.c
    unpublished = select(func.min(events.created_at)).where(events.published_at.is_(None))
    pending = webhook_tables.pending_deliveries()
    overdue = select(func.min(deliveries.due_at)).where(pending, deliveries.due_at <= tx.now)
    count = select(func.count()).select_from(webhook_tables.deliveries).where(pending)
    return Backlog(
        outbox_seconds=_seconds_since(tx, unpublished),
        webhook_seconds=_seconds_since(tx, overdue),
        webhooks_pending=tx.connection.execute(count).scalar_one(),
    )


def _seconds_since(tx: Transaction, moment: Select[Any]) -> float | None:
    found = tx.connection.execute(moment).scalar()
    return None if found is None else (tx.now - found).total_seconds()


class Reaper:
    """The loop that calls the functions above, and forgives after an outage of the registry or of its database."""

    def __init__(
        self,
        database: Database,
        terms: LeaseTerms,
        interval: float,
        backoff: Backoff,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        measures: bool = False,
    ) -> None:
        """Args: interval: seconds between sweeps. measures: whether somebody reads what waits to be told."""
        self._database = database
        self._terms = terms
        self._interval = interval
        self._backoff = backoff
        self._monotonic = monotonic
        self._measures = measures
        self._healthy_at: float | None = None
        self._failed = False

    async def run(self, stopping: asyncio.Event) -> None:
        """Sweep until told to stop."""
        while not stopping.is_set():
            await self.sweep()
            await set_within(stopping, self._interval)

    async def sweep(self) -> None:
        """One round; an unreachable database is remembered, and forgiven when it is back."""
        try:
            await self._database.prove()
            away = self._away_seconds()
            # At the start, after a failed round, and when this process stood still: stopped, or starved of CPU.
            if self._failed or away is None or away > self._interval + self._terms.ttl / 2:
                extended = await self._database.write(forgive_outage, self._terms)
                log.info("leases_extended", count=extended, away_seconds=away)
            self._healthy_at, self._failed = self._monotonic(), False
            await self._round()
        except StoreUnavailable:
            self._failed = True

    def _away_seconds(self) -> float | None:
        """Since it was last able to sweep; None if it never was."""
        return None if self._healthy_at is None else round(self._monotonic() - self._healthy_at, 3)

    async def _round(self) -> None:
        for task, attempt, job, traceparent in await self._database.read(expired_tasks):
            if await self._database.write(expire_task, task, attempt, self._backoff):
                log.warning("lease_expired", job=job, task=task, attempt=attempt, traceparent=traceparent)
        metrics.show_queue(await self._database.write(wake_for_due_tasks))
        await self._database.write(purge_requests)
        if self._measures:
            metrics.show_backlog(await self._database.read(measure_backlog))
