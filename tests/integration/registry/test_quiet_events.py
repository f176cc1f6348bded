"""Events that leave their job as it is, and who brought events about."""

import asyncio
import json

import pytest

from deck_domain.actor import REGISTRY, Actor, ActorType, key_holder, worker
from deck_domain.event_types import ArtifactDownloaded, JobDeleted, WebhookDelivered
from deck_domain.job import ArtifactKind, JobEvent
from deck_domain.job_pages import JobFilter
from job_registry.aggregate.job_change import JobChange
from job_registry.aggregate.quiet_events import append_quietly
from job_registry.aggregate.read_job import list_job_events
from job_registry.background.relay import cloud_events, unpublished
from job_registry.jobs.end_job import cancel_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.sql.transaction import Transaction
from job_registry.tasks.finish_task import expire_task
from job_registry.watching.watch_hub import WatchHub
from tests.support.registry import Parts, no_wait

DOWNLOADED = ArtifactDownloaded("art_1", ArtifactKind.GENERATED_PPTX, "deck.pptx")
DELIVERED = WebhookDelivered("wh_1", "whd_1", "render.completed", 1, 204, None)
LINK = Actor(ActorType.LINK, "link_1")


async def timeline(parts: Parts, job_id: str) -> list[JobEvent]:
    """All events of a job."""
    return (await parts.database.read(list_job_events, "acme", job_id))[0]


async def test_a_quiet_event_takes_a_place_and_changes_nothing(parts: Parts) -> None:
    """The job stays at its revision, nobody is woken, and lists go on linking to its files."""
    job = await parts.add()
    await parts.finish(job.id)
    await parts.settle()
    before = await parts.job(job.id)
    parts.effects.clear()
    assert await parts.database.write(append_quietly, job.id, [DOWNLOADED, DELIVERED], LINK)
    await parts.settle()
    assert await parts.job(job.id) == before
    assert [effects.hints for effects in parts.effects] == [{}]
    assert (await parts.event_types(job.id))[-2:] == ["artifact.downloaded", "webhook.delivered"]
    page = await parts.database.read(list_jobs, "acme", JobFilter(), artifacts=False)
    assert [file.kind for file in page.jobs[0].linked or ()] == [
        ArtifactKind.GENERATED_PPTX,
        ArtifactKind.PREVIEW_PNG,
    ]


async def test_a_quiet_event_is_published(parts: Parts) -> None:
    """On the bus like any other, with the revision of the job and whose doing it was."""
    job = await parts.add()
    await parts.database.write(append_quietly, job.id, [DELIVERED], REGISTRY)
    *_, sent = json.loads(cloud_events(await parts.database.read(unpublished)))
    assert sent["type"] == "org.deckmill.webhook.delivered"
    told = sent["data"]
    assert (told["seq"], told["revision"], told["terminal"]) == ("2", "1", False)
    assert (told["actorType"], told["actorId"]) == ("system", "job-registry")


async def test_quiet_and_loud_events_share_one_sequence(parts: Parts) -> None:
    """Written at the same moment, they get numbers without gaps."""
    job = await parts.add()

    def heard(tx: Transaction) -> None:
        JobChange.lock(tx, job.id).save()

    quiet = [parts.database.write(append_quietly, job.id, [DOWNLOADED], LINK) for _ in range(10)]
    await asyncio.gather(*quiet, *(parts.database.write(heard) for _ in range(10)))
    assert len(await parts.event_types(job.id)) == 11
    assert (await parts.job(job.id)).revision == 11


async def test_only_quiet_types_are_written_quietly(parts: Parts) -> None:
    """Whatever changes its job goes through the change of the job."""
    job = await parts.add()
    with pytest.raises(ValueError, match="JobDeleted"):
        await parts.database.write(append_quietly, job.id, [JobDeleted()], REGISTRY)


async def test_a_job_that_is_gone_gets_no_events(parts: Parts) -> None:
    """A delivery may end after the deletion."""
    assert not await parts.database.write(append_quietly, "job_none", [DELIVERED], REGISTRY)


async def test_hints_of_quiet_events_from_other_registries_wake_nobody(parts: Parts) -> None:
    """They arrive over the bus with the revision that the watchers have seen."""
    job = await parts.add()
    hub = WatchHub(lambda _id: parts.job(job.id))  # type: ignore[arg-type, return-value]
    parts.database.on_commit(hub.committed)
    with hub.topic(job.id) as topic:
        assert (await topic.current()).revision == 1
        await parts.database.write(append_quietly, job.id, [DOWNLOADED], LINK)
        await parts.settle()
        assert not await topic.newer_than(1, 0.05)


async def test_events_name_who_brought_them_about(parts: Parts) -> None:
    """The key that asked, the worker that did the work, the registry where a worker fell silent."""
    job = await parts.add()
    first = await parts.claimed()
    parts.clock.advance(20)
    await parts.database.write(expire_task, first.task_id, first.attempt, no_wait)
    parts.clock.advance(2)
    await parts.complete(await parts.claimed())
    await parts.database.write(cancel_job, "acme", job.id, key_id="key_2")
    by = {event.type: event.actor for event in await timeline(parts, job.id)}
    assert by == {
        "job.created": key_holder("key_owner"),
        "task.started": worker("worker"),
        "task.lease_expired": REGISTRY,
        "task.failed": REGISTRY,
        "artifact.recorded": worker("worker"),
        "task.succeeded": worker("worker"),
        "job.cancelled": key_holder("key_2"),
    }
