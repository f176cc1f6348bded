"""What the registry counts, told by its commits."""

from prometheus_client import Counter, Histogram

from job_registry.transaction import Effects

_EVENTS = Counter("deckmill_job_events_total", "Lines written to the timelines of jobs.", ["type", "stage"])
_STAGE_SECONDS = Histogram(
    "deckmill_stage_seconds",
    "Claim to completion of attempts that succeeded.",
    ["stage"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300),
)


def count(effects: Effects) -> None:
    """For `Database.on_commit`."""
    for occurrence in effects.occurrences:
        _EVENTS.labels(occurrence.type, occurrence.stage or "").inc()
        if occurrence.seconds is not None:
            _STAGE_SECONDS.labels(occurrence.stage or "").observe(occurrence.seconds)
