"""Waiting in the queue, as a piece of the trace of a job."""

from deck_runtime import tracing
from job_registry.sql.transaction import Effects


def record_waits(effects: Effects) -> None:
    """For `Database.on_commit`: from the moment when a task could have been claimed to its claim."""
    for wait in effects.waits:
        known: dict[str, str | int] = {
            "job": wait.job_id,
            "task": wait.task_id,
            "stage": wait.stage.value,
            "attempt": wait.attempt,
        }
        name = f"queue {wait.stage.value}"
        tracing.record(name, wait.traceparent, wait.due_at, wait.claimed_at, **tracing.named(known))
