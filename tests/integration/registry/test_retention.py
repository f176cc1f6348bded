"""What is kept no longer: files, jobs, and objects that nobody refers to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from deck_domain.actor import REGISTRY
from deck_domain.errors import ArtifactGone
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject
from deck_domain.job_kinds import JobKind
from deck_domain.job_pages import JobFilter
from deck_domain.lifecycle import FailureCategory, Stage, TaskState
from deck_domain.tenant_settings import TenantSettings
from job_registry.aggregate.read_job import find_job, list_job_events
from job_registry.background.orphans import Orphans
from job_registry.background.retain import Retention
from job_registry.background.sweep_objects import LATE, Sweeper
from job_registry.chosen_settings import update_settings
from job_registry.jobs.end_job import delete_job
from job_registry.jobs.hold_job import hold_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.jobs.retention import jobs_to_empty, jobs_to_remove, remove_files, remove_record
from job_registry.jobs.retry_job import RetryRequest, retry_job
from job_registry.limits import QueueLimits
from tests.support.registry import Parts, artifact_for, draft

DAY = 24 * 3600
LIMITS = QueueLimits(per_tenant=100, in_all=100)
KEPT = {ArtifactKind.SOURCE_DOCUMENT, ArtifactKind.QUALITY_REPORT}


async def rendered(parts: Parts, tenant: str = "acme", **values: Any) -> Job:
    """A job that has succeeded, its files in the store."""
    job = await parts.add(tenant, **values)
    while not (await parts.job(job.id)).state.terminal:
        lease = await parts.claimed()
        await parts.store.put_bytes(artifact_for(lease).stored.key, b"{}", "x")
        await parts.complete(lease)
    return await parts.job(job.id)


async def choose(parts: Parts, **values: Any) -> None:
    """Change settings of acme."""
    await parts.database.write(update_settings, "acme", TenantSettings(**values), values.keys())


async def sweep(parts: Parts) -> None:
    """One round of retention."""
    await Retention(parts.database, parts.store).round()


async def stored(parts: Parts, job: Job) -> set[str]:
    """The names of a job's objects."""
    return {info.key.rpartition("/")[2] for info in await parts.store.list(f"{job.tenant}/{job.id}/")}


async def test_files_are_kept_for_the_days_that_a_tenant_has_chosen(parts: Parts) -> None:
    """Then they go; the job stays, says so, and what is a part of its record stays with it."""
    job, other = await rendered(parts), await rendered(parts, "rival")
    await choose(parts, retention_days_binaries=30)
    parts.clock.advance(30 * DAY - 1)
    await sweep(parts)
    assert await parts.job(job.id) == job
    parts.clock.advance(1)
    await sweep(parts)
    after = await parts.job(job.id)
    assert (after.files_removed_at, after.revision) == (parts.clock.now, job.revision + 1)
    assert {each.kind for each in after.artifacts if not each.removed_at} == KEPT
    assert {each.removed_at for each in after.artifacts if each.kind not in KEPT} == {parts.clock.now}
    assert await stored(parts, job) == {"report.json"}
    assert await stored(parts, other) == {"deck.pptx", "slide-1.png", "report.json"}
    *_, event = (await parts.database.read(list_job_events, "acme", job.id))[0]
    assert (event.type, event.actor, event.data) == ("files.removed", REGISTRY, {"count": 2, "kept_days": 30})
    (listed,) = (await parts.database.read(list_jobs, "acme", JobFilter(), artifacts=False)).jobs
    assert listed.linked is None or not listed.linked
    await sweep(parts)
    assert await parts.job(job.id) == after


async def test_jobs_are_kept_for_the_days_that_a_tenant_has_chosen(parts: Parts) -> None:
    """Then they are deleted like any other, by the installation."""
    job, young = await rendered(parts), await parts.add()
    await choose(parts, retention_days_records=7)
    parts.clock.advance(7 * DAY)
    await sweep(parts)
    assert await parts.database.read(find_job, job.id) is None
    assert await parts.database.read(find_job, young.id) is not None  # it has not ended
    await Sweeper(parts.database, parts.store, interval=60, grace=0).sweep()
    assert await stored(parts, job) == set()


async def test_without_a_choice_everything_is_kept(parts: Parts) -> None:
    """However long."""
    job = await rendered(parts)
    await choose(parts, gate_downloads=True)
    parts.clock.advance(4000 * DAY)
    await sweep(parts)
    assert await parts.job(job.id) == job


async def test_a_job_on_hold_is_never_swept(parts: Parts) -> None:
    """Also when it is put on hold after it was found; once released, its time is over at once."""
    job = await rendered(parts)
    await choose(parts, retention_days_binaries=1, retention_days_records=2)
    parts.clock.advance(2 * DAY)
    assert await parts.database.read(jobs_to_empty, "acme", 1) == [job.id]
    assert await parts.database.read(jobs_to_remove, "acme", 2) == [job.id]
    held = await parts.database.write(hold_job, "acme", job.id, key_id="key_a", hold=True)
    assert not await parts.database.write(remove_files, "acme", job.id, 1)
    assert not await parts.database.write(remove_record, "acme", job.id, 2)
    await sweep(parts)
    assert await parts.job(job.id) == held
    await parts.database.write(hold_job, "acme", job.id, key_id="key_a", hold=False)
    await sweep(parts)
    assert await parts.database.read(find_job, job.id) is None


async def test_files_that_a_crash_has_left_in_the_store_go(parts: Parts) -> None:
    """The commit said that they are gone; the objects are looked for again."""
    job = await rendered(parts)
    await choose(parts, retention_days_binaries=0)
    assert await parts.database.write(remove_files, "acme", job.id, 0)
    assert "deck.pptx" in await stored(parts, job)
    await sweep(parts)
    assert await stored(parts, job) == {"report.json"}


async def test_what_brand_packs_are_made_of_is_no_tenants_job(parts: Parts) -> None:
    """Decks are built on it for as long as the pack is there."""
    pack = await rendered(parts, kind=JobKind.BRAND)
    await choose(parts, retention_days_binaries=1, retention_days_records=1)
    parts.clock.advance(5 * DAY)
    await sweep(parts)
    assert await parts.job(pack.id) == pack


async def test_a_retry_after_its_files_went_begins_anew(parts: Parts) -> None:
    """From the document, which is a part of the record; a deck that was sent has to be sent again."""
    job = await parts.add()
    lease = await parts.claimed(Stage.RENDER)
    await parts.store.put_bytes(artifact_for(lease).stored.key, b"{}", "x")
    await parts.complete(lease)
    await parts.store.put_bytes(job.artifacts[0].stored.key, b"{}", "application/json")
    await parts.fail(await parts.claimed(Stage.SCORE), FailureCategory.PERMANENT)
    await choose(parts, retention_days_binaries=0)
    await sweep(parts)
    new, _ = await retry_job(RetryRequest("acme", job.id, "key_two"), parts.database, parts.store, LIMITS)
    assert [task.state for task in new.tasks] == [TaskState.READY, TaskState.BLOCKED, TaskState.BLOCKED]
    assert [artifact.kind for artifact in new.artifacts] == [ArtifactKind.SOURCE_DOCUMENT]


async def test_a_retry_of_a_deck_that_is_kept_no_longer_is_refused(parts: Parts) -> None:
    """It says what to do."""
    made = draft(kind=JobKind.VALIDATE)
    stored_deck = StoredObject(f"acme/{made.id}/source/0/deck.pptx", "1" * 64, 2)
    upload = Artifact(new_id("art"), ArtifactKind.UPLOADED_PPTX, "deck.pptx", stored_deck, "application/pptx")
    job = await parts.add(kind=JobKind.VALIDATE, id=made.id, inputs=(upload,))
    await parts.fail(await parts.claimed(), FailureCategory.PERMANENT)
    await choose(parts, retention_days_binaries=0)
    await sweep(parts)
    with pytest.raises(ArtifactGone, match="send it again"):
        await retry_job(RetryRequest("acme", job.id, "key_two"), parts.database, parts.store, LIMITS)


async def test_files_of_a_deleted_job_are_gone_within_a_minute(parts: Parts) -> None:
    """Also what its worker wrote before it heard that it had lost the lease, however long the grace."""
    job = await parts.add()
    lease = await parts.claimed()
    await parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    sweeper = Sweeper(parts.database, parts.store, interval=60, grace=1800)
    assert await sweeper.sweep()  # it will look again soon
    await parts.store.put_bytes(lease.output_prefix + "late.bin", b"late", "x")
    parts.clock.advance(LATE.total_seconds())
    await sweeper.sweep()
    assert await stored(parts, job) == set()


async def test_objects_of_jobs_that_never_came_to_be_go(parts: Parts) -> None:
    """Once they are older than it takes to make a job; those of jobs and of others stay."""
    job = await rendered(parts)
    folder = f"acme/{new_id('job')}/source/0/"
    for key in (f"{folder}document.json", "acme/packs/template.pptx"):
        await parts.store.put_bytes(key, b"{}", "x")
    parts.clock.now = datetime.now(UTC)
    hours = [0.0]
    orphans = Orphans(parts.database, parts.store, timedelta(seconds=60), lambda: 3600 * hours[0])
    await orphans.round(["acme"])
    parts.clock.advance(120)
    await orphans.round(["acme"])
    assert await parts.store.list(folder)  # the hour is not over
    hours[0] = 1.0
    await orphans.round(["acme"])
    assert await parts.store.list(folder) == []
    assert await parts.store.list("acme/packs/")
    assert await stored(parts, job) == {"deck.pptx", "slide-1.png", "report.json"}
