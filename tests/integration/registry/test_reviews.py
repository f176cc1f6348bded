"""Decisions, holds, settings and notes of downloads, on the database."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from deck_domain.actor import Actor, ActorType, key_holder
from deck_domain.errors import (
    DeckError,
    IllegalTransition,
    InvalidRequest,
    NotFound,
    PermissionDenied,
    RevisionChanged,
)
from deck_domain.job import ApprovalStatus, ArtifactKind, Decision, Job
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.job_pages import JobFilter
from deck_domain.tenant_settings import FourEyes, TenantSettings
from job_registry.aggregate.read_job import list_job_events
from job_registry.chosen_settings import get_settings, update_settings
from job_registry.jobs.decide_job import DecisionRequest, decide_job
from job_registry.jobs.end_job import delete_job
from job_registry.jobs.hold_job import hold_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.jobs.record_downloads import Download, forget_told_downloads, record_downloads
from tests.support.registry import Parts

APPROVED, REJECTED = ApprovalStatus.APPROVED, ApprovalStatus.REJECTED
DECK_SHA256 = "1" * 64
"""Of what `Parts.complete` records."""


async def finished(parts: Parts, **values: Any) -> Job:
    """A job that has succeeded."""
    job = await parts.add(**values)
    await parts.finish(job.id)
    return await parts.job(job.id)


async def decide(
    parts: Parts, job: Job, status: ApprovalStatus = APPROVED, key_id: str = "key_r", **values: Any
) -> Job:
    """Decide."""
    return await parts.database.write(decide_job, DecisionRequest("acme", job.id, key_id, status, **values))


async def choose(parts: Parts, **values: Any) -> TenantSettings:
    """Change settings."""
    return await parts.database.write(update_settings, "acme", TenantSettings(**values), values.keys())


async def test_a_decision_is_kept_with_what_it_was_made_on(parts: Parts) -> None:
    """In the job, on its timeline, and as a change that those who wait hear of."""
    job = await finished(parts, options=JobOptions(approval_required=True))
    assert job.approval_status is ApprovalStatus.NEEDS_REVIEW
    decided = await decide(parts, job, note="Fine")
    made = Decision(APPROVED, key_holder("key_r"), parts.clock.now, "Fine", DECK_SHA256)
    assert (decided.approval_status, decided.decisions) == (APPROVED, (made,))
    assert decided.revision == job.revision + 1
    assert decided.finished_at == job.finished_at
    *_, event = (await parts.database.read(list_job_events, "acme", job.id))[0]
    assert (event.type, event.actor) == ("approval.changed", key_holder("key_r"))
    assert event.data == {
        "status": "approved",
        "approval_status": "approved",
        "note": "Fine",
        "artifact_sha256": DECK_SHA256,
    }
    await parts.settle()
    assert parts.effects[-1].hints[job.id].revision == decided.revision


async def test_decisions_follow_each_other(parts: Parts) -> None:
    """None is changed, the newest counts; lists show them and find jobs by them."""
    job, other = await finished(parts), await finished(parts)
    await decide(parts, job, REJECTED, "key_a", note="Numbers are old")
    await decide(parts, job, APPROVED, "key_b")
    page = await parts.database.read(list_jobs, "acme", JobFilter(approval_status=APPROVED), artifacts=False)
    assert [listed.id for listed in page.jobs] == [job.id]
    assert [(each.status, each.note) for each in page.jobs[0].decisions] == [
        (REJECTED, "Numbers are old"),
        (APPROVED, None),
    ]
    assert (await parts.job(other.id)).decisions == ()


async def test_only_a_job_that_has_succeeded_is_decided_about(parts: Parts) -> None:
    """A queued or a cancelled one is refused; another tenant's does not exist."""
    job = await parts.add()
    with pytest.raises(IllegalTransition, match="queued"):
        await decide(parts, job)
    with pytest.raises(NotFound):
        await parts.database.write(decide_job, DecisionRequest("rival", job.id, "key_r", APPROVED))
    assert (await parts.job(job.id)).approval_status is ApprovalStatus.NOT_REQUESTED


async def test_a_decision_may_be_bound_to_what_was_seen(parts: Parts) -> None:
    """To a file by its sha256, to a state by its revision; what is refused is not in the history."""
    job = await finished(parts)
    with pytest.raises(IllegalTransition, match=DECK_SHA256) as caught:
        await decide(parts, job, artifact_sha256="a" * 64)
    assert caught.value.code == "artifact_changed"
    with pytest.raises(RevisionChanged):
        await decide(parts, job, expected={job.revision - 1})
    decided = await decide(parts, job, artifact_sha256=DECK_SHA256, expected={job.revision})
    assert len(decided.decisions) == 1


async def test_a_job_without_a_deck_is_decided_without_one(parts: Parts) -> None:
    """A preflight hands out no deck, so there is no file that a decision could name."""
    job = await finished(parts, kind=JobKind.PREFLIGHT)
    with pytest.raises(IllegalTransition, match="no file"):
        await decide(parts, job, artifact_sha256=DECK_SHA256)
    assert (await decide(parts, job)).decisions[0].artifact_sha256 is None


async def test_two_decisions_at_the_same_moment_are_both_kept(parts: Parts) -> None:
    """The later one counts."""
    job = await finished(parts)
    await asyncio.gather(*(decide(parts, job, APPROVED if n % 2 else REJECTED, f"key_{n}") for n in range(8)))
    decided = await parts.job(job.id)
    assert {each.actor.id for each in decided.decisions} == {f"key_{n}" for n in range(8)}
    assert decided.approval_status is decided.decisions[-1].status
    assert (await parts.event_types(job.id)).count("approval.changed") == 8


async def test_of_two_decisions_bound_to_one_state_one_counts(parts: Parts) -> None:
    """The other was made on an older state, and is refused."""
    job = await finished(parts)
    bound = [decide(parts, job, status, expected={job.revision}) for status in (APPROVED, REJECTED)]
    outcomes = await asyncio.gather(*bound, return_exceptions=True)
    assert [type(each) for each in outcomes if isinstance(each, DeckError)] == [RevisionChanged]
    assert len((await parts.job(job.id)).decisions) == 1


async def test_notes_have_a_limit(parts: Parts) -> None:
    """Of 2,000 characters, whatever they are made of."""
    job = await finished(parts)
    assert (await decide(parts, job, note="ä" * 2000)).decisions[0].note == "ä" * 2000
    with pytest.raises(InvalidRequest, match="2,000"):
        await decide(parts, job, note="ä" * 2001)
    with pytest.raises(InvalidRequest):
        await decide(parts, job, ApprovalStatus.NEEDS_REVIEW)


async def test_other_eyes_are_asked_for_when_a_decision_is_made(parts: Parts) -> None:
    """By the rule that holds at that moment."""
    job = await finished(parts)
    await choose(parts, four_eyes=FourEyes.NOT_SUBMITTER)
    with pytest.raises(PermissionDenied):
        await decide(parts, job, key_id="key_owner")
    await choose(parts, four_eyes=FourEyes.TWO_KEYS)
    assert (await decide(parts, job, key_id="key_owner")).approval_status is ApprovalStatus.NEEDS_REVIEW
    with pytest.raises(PermissionDenied):
        await decide(parts, job, key_id="key_owner")
    decided = await decide(parts, job, key_id="key_r")
    assert decided.approval_status is APPROVED
    assert len(decided.decisions) == 2


async def test_settings_are_a_tenants_own(parts: Parts) -> None:
    """What is not named stays as it was, what was never chosen has its default."""
    assert await parts.database.read(get_settings, "acme") == TenantSettings()
    first = await choose(parts, gate_downloads=True, retention_days_binaries=30)
    assert first == TenantSettings(gate_downloads=True, retention_days_binaries=30)
    second = await choose(parts, four_eyes=FourEyes.TWO_KEYS, retention_days_binaries=None)
    assert second == replace(first, four_eyes=FourEyes.TWO_KEYS, retention_days_binaries=None)
    assert await parts.database.read(get_settings, "acme") == second
    assert await parts.database.read(get_settings, "rival") == TenantSettings()


@pytest.mark.parametrize("values", [{"retention_days_records": -1}, {"retention_days_binaries": 36_501}])
async def test_settings_that_cannot_be_are_refused(parts: Parts, values: dict[str, Any]) -> None:
    """And nothing has changed."""
    with pytest.raises(InvalidRequest, match="36,500"):
        await choose(parts, gate_downloads=True, **values)
    assert await parts.database.read(get_settings, "acme") == TenantSettings()


async def test_two_who_choose_first_at_once_both_choose(parts: Parts) -> None:
    """Neither undoes what the other has chosen."""
    await asyncio.gather(choose(parts, gate_downloads=True), choose(parts, retention_days_records=7))
    assert await parts.database.read(get_settings, "acme") == TenantSettings(
        gate_downloads=True, retention_days_records=7
    )


async def test_a_job_on_hold_is_not_deleted(parts: Parts) -> None:
    """Not even by an admin, until it is released; each change is told once."""
    job = await finished(parts)
    for hold in (True, True):
        assert (await parts.database.write(hold_job, "acme", job.id, key_id="key_a", hold=hold)).hold
    with pytest.raises(IllegalTransition) as caught:
        await parts.database.write(delete_job, "acme", job.id, key_id="key_a", admin=True)
    assert caught.value.code == "legal_hold"
    with pytest.raises(NotFound):
        await parts.database.write(hold_job, "rival", job.id, key_id="key_a", hold=False)
    assert not (await parts.database.write(hold_job, "acme", job.id, key_id="key_a", hold=False)).hold
    assert (await parts.event_types(job.id)).count("hold.changed") == 2
    await parts.database.write(delete_job, "acme", job.id, key_id="key_a", admin=True)


def fetched(job: Job, key: str = "key_a", artifact_id: str = "art_1") -> Download:
    """A download."""
    return Download(job.id, artifact_id, ArtifactKind.GENERATED_PPTX, "deck.pptx", key_holder(key))


async def test_a_download_is_told_once_an_hour(parts: Parts) -> None:
    """For each key and each file, however many gateways tell of it."""
    job = await parts.add()
    told = [fetched(job), fetched(job), fetched(job, "key_b"), fetched(job, artifact_id="art_2")]
    assert await parts.database.write(record_downloads, told) == 3
    parts.clock.advance(3599)
    assert await parts.database.write(record_downloads, told) == 0
    parts.clock.advance(1)
    assert await parts.database.write(record_downloads, told) == 3
    assert (await parts.event_types(job.id)).count("artifact.downloaded") == 6
    assert await parts.database.write(forget_told_downloads) == 0
    parts.clock.advance(3600)
    assert await parts.database.write(forget_told_downloads) == 3


async def test_gateways_that_tell_of_one_download_at_once_tell_it_once(parts: Parts) -> None:
    """The job's row is what they wait for."""
    job = await parts.add()
    counts = await asyncio.gather(*(parts.database.write(record_downloads, [fetched(job)]) for _ in range(6)))
    assert sum(counts) == 1


async def test_downloads_of_the_archive_and_by_links_are_told(parts: Parts) -> None:
    """The archive has no id; of a link no more is written down than a digest. A job that is gone is passed over."""
    job = await parts.add()
    link = Actor(ActorType.LINK, "link_1")
    archive = Download(job.id, "", None, "artifacts.zip", link)
    assert await parts.database.write(record_downloads, [replace(archive, job_id="job_none"), archive]) == 1
    *_, event = (await parts.database.read(list_job_events, "acme", job.id))[0]
    assert (event.actor, event.data) == (link, {"id": None, "kind": None, "label": "artifacts.zip"})
