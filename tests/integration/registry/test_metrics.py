"""What the registry measures of its queues, on each database."""

from typing import Any

import pytest
from prometheus_client import REGISTRY

from deck_domain.lifecycle import FailureCategory
from job_registry import metrics
from job_registry.aggregate.insert_job import PRIORITY_INTERACTIVE
from job_registry.background.reap import measure_backlog, wake_for_due_tasks
from job_registry.metrics import Backlog, Waiting
from tests.support.registry import Parts


def shown(name: str, **labels: str) -> float:
    """What this process shows."""
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_queues_are_told_by_stage_and_priority(parts: Parts) -> None:
    """How many wait, and how long the first of them; what waits while nobody looks is older all the same."""
    await parts.add()
    parts.clock.advance(5)
    await parts.add()
    await parts.add(priority=PRIORITY_INTERACTIVE)
    parts.clock.advance(2)
    found = await parts.database.write(wake_for_due_tasks)
    assert {(stage.value, priority): waiting for (stage, priority), waiting in found.items()} == {
        ("RENDER", 1): Waiting(2, 7.0),
        ("RENDER", 0): Waiting(1, 2.0),
    }
    metrics.show_queue(found)
    assert shown("deckmill_queue_depth", stage="RENDER", priority="async") == 2
    first = shown("deckmill_queue_age_seconds", stage="RENDER", priority="async")
    assert 7.0 <= first < shown("deckmill_queue_age_seconds", stage="RENDER", priority="async")
    metrics.show_queue({})
    assert shown("deckmill_queue_depth", stage="RENDER", priority="async") == 0
    assert shown("deckmill_queue_age_seconds", stage="RENDER", priority="async") == 0


async def test_a_retry_that_waits_for_its_time_is_not_late(parts: Parts) -> None:
    """It waits from the moment it falls due; its wait ends with the claim."""
    parts.database.on_commit(metrics.count)  # as the registry does
    await parts.add()
    lease = await parts.claimed()
    await parts.fail(lease, FailureCategory.TRANSIENT)
    assert await parts.database.write(wake_for_due_tasks) == {}
    labels: dict[str, Any] = {"stage": "RENDER", "priority": "async"}
    before = shown("deckmill_queue_wait_seconds_sum", **labels)
    parts.clock.advance(4)  # the backoff is one second
    await parts.claimed()
    await parts.settle()
    assert shown("deckmill_queue_wait_seconds_sum", **labels) - before == pytest.approx(3.0)


async def test_the_outbox_and_webhooks_have_an_age(parts: Parts) -> None:
    """Of what is not published yet; without anything, there is none."""
    assert await parts.database.read(measure_backlog) == Backlog(None, None, 0)
    await parts.add()
    parts.clock.advance(30)
    assert await parts.database.read(measure_backlog) == Backlog(30.0, None, 0)


@pytest.mark.parametrize(
    ("code", "fault"),
    [("VALIDATION_FAILED", "document"), ("WORKER_CRASHED", "platform"), ("RENDER_TIMEOUT", "platform")],
)
async def test_jobs_that_fail_say_whose_fault_it_was(parts: Parts, code: str, fault: str) -> None:
    """A document that cannot be drawn is its own; a crash or a time limit is the platform's."""
    parts.database.on_commit(metrics.count)
    labels = {"kind": "render", "state": "failed", "fault": fault}
    before = shown("deckmill_jobs_ended_total", **labels)
    await parts.add()
    await parts.fail(await parts.claimed(), FailureCategory.PERMANENT, code)
    await parts.settle()
    assert shown("deckmill_jobs_ended_total", **labels) - before == 1
