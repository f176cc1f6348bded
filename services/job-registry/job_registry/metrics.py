"""What the registry counts, told by its commits, and what it measures of its queues."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from prometheus_client import Counter, Gauge, Histogram

from deck_domain.event_types import LeaseExpired, TaskFailed, TaskSucceeded, type_of
from deck_domain.job_kinds import KINDS
from deck_domain.lifecycle import FailureCategory, JobState, Stage
from job_registry.aggregate.insert_job import PRIORITY_ASYNC, PRIORITY_CHILD, PRIORITY_INTERACTIVE
from job_registry.sql.transaction import Effects, JobEnd

_PRIORITIES = {PRIORITY_INTERACTIVE: "interactive", PRIORITY_ASYNC: "async", PRIORITY_CHILD: "child"}
_STRIKES = tuple(each for each in FailureCategory if each.is_strike)
_STAGE_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600)
_WAIT_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)
_OUR_CODES = frozenset({"INTERNAL", "WORKER_CRASHED", "STORE_UNAVAILABLE", "DISK_FULL", "ARTIFACT_GONE"})
"""Errors of jobs that no other document would have spared them, besides time limits."""

_EVENTS = Counter("deckmill_job_events_total", "Lines written to the timelines of jobs.", ["type", "stage"])
_STAGE_SECONDS = Histogram(
    "deckmill_stage_seconds", "Claim to completion of attempts that succeeded.", ["stage"], buckets=_STAGE_BUCKETS
)
_STRUCK = Counter(
    "deckmill_strikes_total",
    "Attempts that counted against their task when they ended, also where that was taken back.",
    ["stage", "category"],
)
_EXPIRED = Counter("deckmill_leases_expired_total", "Leases that ran out, so that their task runs again.", ["stage"])
_DEPTH = Gauge("deckmill_queue_depth", "Tasks that a worker could claim, as of the last sweep.", ["stage", "priority"])
_AGE = Gauge(
    "deckmill_queue_age_seconds",
    "How long the task that waits longest could have been claimed; 0 where none waits.",
    ["stage", "priority"],
)
_WAITED = Histogram(
    "deckmill_queue_wait_seconds",
    "How long tasks that were claimed could have been claimed before.",
    ["stage", "priority"],
    buckets=_WAIT_BUCKETS,
)
_JOBS = Counter(
    "deckmill_jobs_ended_total",
    "Jobs that came to their end; of those that failed, whether the fault is the document or the platform.",
    ["kind", "state", "fault"],
)
_JOB_SECONDS = Histogram(
    "deckmill_job_seconds",
    "Creation to the end of jobs that succeeded.",
    ["kind"],
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1800),
)
_POSTED = Counter("deckmill_webhook_attempts_total", "Messages that were sent to webhooks and callbacks.", ["outcome"])
_DELIVERY_SECONDS = Histogram(
    "deckmill_webhook_delivery_seconds",
    "From the commit that a message tells of, or its redelivery, to its arrival; refused attempts are part of it.",
    buckets=_WAIT_BUCKETS,
)


@dataclass(slots=True)
class _Age:
    """Something that waits, seconds long when it was looked at, and longer since then: also while nobody can look."""

    clock: Callable[[], float] = time.monotonic
    since: float = field(default=math.nan)

    def set(self, seconds: float | None) -> None:
        """Note how long it has waited; None where nothing waits."""
        self.since = math.nan if seconds is None else self.clock() - seconds

    def __call__(self) -> float:
        """Seconds."""
        return 0.0 if math.isnan(self.since) else max(0.0, self.clock() - self.since)


_AGES = {(stage, priority): _Age() for stage in Stage for priority in _PRIORITIES}
_OUTBOX, _WEBHOOKS = _Age(), _Age()
_OUTBOX_LAG = Gauge(
    "deckmill_outbox_lag_seconds",
    "Age of the oldest event that is not noted as published; up to 6 are usual, as it is noted every 5.",
)
_WEBHOOK_LAG = Gauge(
    "deckmill_webhook_lag_seconds", "How long the message to a webhook that is most overdue should have been sent."
)
_PENDING = Gauge("deckmill_webhooks_pending", "Messages to webhooks and callbacks that have not arrived yet.")


def _show_all() -> None:
    """From the start: a counter that appears with its first event hides that event."""
    _OUTBOX_LAG.set_function(_OUTBOX)
    _WEBHOOK_LAG.set_function(_WEBHOOKS)
    for (stage, priority), age in _AGES.items():
        _AGE.labels(stage, _PRIORITIES[priority]).set_function(age)
    for stage in Stage:
        _EXPIRED.labels(stage)
        for category in _STRIKES:
            _STRUCK.labels(stage, category)
    for kind in KINDS:
        _JOBS.labels(kind, JobState.SUCCEEDED, "")
        for fault in ("document", "platform"):
            _JOBS.labels(kind, JobState.FAILED, fault)
    for outcome in ("delivered", "failed"):
        _POSTED.labels(outcome)


_show_all()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tasks of one stage and priority that could be claimed: how many, and how long the first has waited in seconds."""

    tasks: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits to be told: `None` where nothing waits, else seconds; and how many messages are on their way."""

    outbox_seconds: float | None
    webhook_seconds: float | None
    webhooks_pending: int


def count(effects: Effects) -> None:
    """For `Database.on_commit`."""
    for event in effects.events:
        _EVENTS.labels(type_of(type(event)).name, getattr(event, "stage", "")).inc()
        match event:
            case TaskSucceeded():
                _STAGE_SECONDS.labels(event.stage).observe(event.duration_ms / 1000)
            case TaskFailed() if event.category.is_strike:
                _STRUCK.labels(event.stage, event.category).inc()
            case LeaseExpired():
                _EXPIRED.labels(event.stage).inc()
    for wait in effects.waits:
        _WAITED.labels(wait.stage, _priority(wait.priority)).observe(wait.seconds)
    for end in effects.ended:
        _count_end(end)
    for delivered_after in effects.posted:
        _POSTED.labels("failed" if delivered_after is None else "delivered").inc()
        if delivered_after is not None:
            _DELIVERY_SECONDS.observe(max(0.0, delivered_after))


def _count_end(end: JobEnd) -> None:
    fault = _fault(end.error_code or "") if end.state is JobState.FAILED else ""
    _JOBS.labels(end.kind, end.state, fault).inc()
    if end.state is JobState.SUCCEEDED:
        _JOB_SECONDS.labels(end.kind).observe(max(0.0, end.seconds))


def _fault(code: str) -> str:
    return "platform" if code in _OUR_CODES or code.endswith("_TIMEOUT") else "document"


def _priority(number: int) -> str:
    return _PRIORITIES.get(number, "other")


def show_queue(waiting: Mapping[tuple[Stage, int], Waiting]) -> None:
    """Show what waits at each stage, by priority; what is not named has nothing."""
    for (stage, priority), age in _AGES.items():
        found = waiting.get((stage, priority))
        _DEPTH.labels(stage, _PRIORITIES[priority]).set(found.tasks if found else 0)
        age.set(found.seconds if found else None)


def show_backlog(backlog: Backlog) -> None:
    """Show what waits to be told to the bus and to webhooks."""
    _OUTBOX.set(backlog.outbox_seconds)
    _WEBHOOKS.set(backlog.webhook_seconds)
    _PENDING.set(backlog.webhooks_pending)
