"""What the registry counts, told by its commits."""

from collections.abc import Mapping

from prometheus_client import Counter, Gauge, Histogram

from deck_domain.event_types import TaskSucceeded, type_of
from deck_domain.lifecycle import Stage
from job_registry.sql.transaction import Effects

_EVENTS = Counter("deckmill_job_events_total", "Lines written to the timelines of jobs.", ["type", "stage"])
_STAGE_SECONDS = Histogram(
    "deckmill_stage_seconds",
    "Claim to completion of attempts that succeeded.",
    ["stage"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300),
)
_WAITING = Gauge("deckmill_tasks_waiting", "Tasks that a worker could claim, as of the last sweep.", ["stage"])


def count(effects: Effects) -> None:
    """For `Database.on_commit`."""
    for event in effects.events:
        _EVENTS.labels(type_of(type(event)).name, getattr(event, "stage", "")).inc()
        if isinstance(event, TaskSucceeded):
            _STAGE_SECONDS.labels(event.stage).observe(event.duration_ms / 1000)


def show_waiting(waiting: Mapping[Stage, int]) -> None:
    """Show how many tasks wait at each stage; what is not named has none."""
    for stage in Stage:
        _WAITING.labels(stage).set(waiting.get(stage, 0))
