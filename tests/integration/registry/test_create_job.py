"""CreateJob: what is accepted, what is refused, and what a repeat of a request means."""

import asyncio
from dataclasses import replace

import pytest

from deck_documents import RULES_VERSION
from deck_domain.errors import InvalidDocument, InvalidRequest, NotFound, QueueFull, RequestIdReused
from deck_domain.job import ApprovalStatus, Artifact, ArtifactKind, Job
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import JobState, Stage
from job_registry.jobs.create_job import JobRequest, create_job
from job_registry.limits import QueueLimits
from tests.support.registry import PPTX, Parts

DOCUMENT = b'{"version":"2.0","title":"Small","slides":[{"slideType":"title-body","title":"A","body":["b"]}]}'
REQUEST = JobRequest("acme", "key_owner", JobKind.RENDER, "protocol_v2", DOCUMENT)
LIMITS = QueueLimits(per_tenant=3, in_all=5)


async def create(parts: Parts, request: JobRequest = REQUEST, **values: object) -> tuple[Job, bool]:
    """Create."""
    return await create_job(replace(request, **values), parts.database, parts.store, LIMITS)  # type: ignore[arg-type]


async def test_accepted_job_is_durable_with_its_document(parts: Parts) -> None:
    """Title and slide count come from the document, which lies in the store as it was sent."""
    job, replayed = await create(parts, options=JobOptions(approval_required=True))
    assert not replayed
    assert (job.title, job.slide_count, job.state) == ("Small", 1, JobState.QUEUED)
    assert job.approval_status is ApprovalStatus.NEEDS_REVIEW
    source = job.artifact(ArtifactKind.SOURCE_DOCUMENT)
    assert source is not None
    assert source.stored.key == f"acme/{job.id}/source/0/document.json"
    assert await parts.store.read(source.stored) == DOCUMENT


async def test_accepted_document_keeps_its_warnings(parts: Parts) -> None:
    """What was accepted without effect is told on the job."""
    document = DOCUMENT.replace(b'"title":"Small"', b'"title":"Small","colour":1')
    job, _ = await create(parts, document=document)
    assert [warning["pointer"] for warning in job.warnings] == ["/colour"]


async def test_worker_is_told_which_rules_the_document_has_passed(parts: Parts) -> None:
    """So that nobody checks it again; a validation has not passed all of them."""
    await create(parts)
    assert (await parts.claimed(Stage.RENDER)).document_rules == RULES_VERSION
    await create(parts, kind=JobKind.VALIDATE)
    assert (await parts.claimed(Stage.SCORE)).document_rules == ""


async def test_invalid_document_makes_no_job(parts: Parts) -> None:
    """All faults with pointers, and nothing is stored."""
    with pytest.raises(InvalidDocument) as caught:
        await create(parts, document=b'{"version":"2.0","slides":[]}')
    assert len(caught.value.violations) >= 2
    assert await parts.store.list("") == []


async def test_validation_takes_a_faulty_document(parts: Parts) -> None:
    """Its report will name the faults; what can be read is on the job."""
    document = b'{"title":"Broken","slides":[{"slideType":"pie"},{}]}'
    job, _ = await create(parts, kind=JobKind.VALIDATE, document=document)
    assert (job.title, job.slide_count) == ("Broken", 2)


@pytest.mark.parametrize("document", [b"{", b"\xff", b'{"title": NaN}'])
async def test_validation_refuses_what_is_no_sound_json(parts: Parts, document: bytes) -> None:
    """There is nothing to report about."""
    with pytest.raises(InvalidDocument):
        await create(parts, kind=JobKind.VALIDATE, document=document)


async def test_uploaded_deck_is_taken_over(parts: Parts) -> None:
    """The job gets its own copy, and the upload is gone."""
    stored = await parts.store.put_bytes("acme/uploads/u1/0/deck.pptx", b"PK", PPTX)
    upload = Artifact("", ArtifactKind.UPLOADED_PPTX, "Q3 results.pptx", stored, PPTX)
    job, _ = await create(parts, kind=JobKind.VALIDATE, source_schema="", document=b"", upload=upload)
    assert job.title == "Q3 results"
    assert [info.key for info in await parts.store.list("")] == [f"acme/{job.id}/source/0/deck.pptx"]


@pytest.mark.parametrize("key", ["rival/uploads/u1/0/deck.pptx", "acme/../rival/uploads/u1/0/deck.pptx", "acme/../.."])
async def test_foreign_upload_is_refused(parts: Parts, key: str) -> None:
    """Nobody validates a deck that lies below another tenant's prefix, nor one beside the store."""
    there = await parts.store.put_bytes("rival/uploads/u1/0/deck.pptx", b"PK", PPTX)
    stored = replace(there, key=key)
    upload = Artifact("", ArtifactKind.UPLOADED_PPTX, "deck.pptx", stored, PPTX)
    with pytest.raises(InvalidRequest):
        await create(parts, kind=JobKind.VALIDATE, source_schema="", document=b"", upload=upload)


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"kind": JobKind.GENERATE}, "/kind"),
        ({"options": JobOptions(brand_pack_id="bp_1")}, "/brandPackId"),
        ({"document": b""}, "/document"),
    ],
)
async def test_what_cannot_be_done_is_refused_with_a_pointer(
    parts: Parts, values: dict[str, object], pointer: str
) -> None:
    """No job, and the field to change."""
    with pytest.raises(InvalidRequest) as caught:
        await create(parts, **values)
    assert [violation.pointer for violation in caught.value.violations] == [pointer]


async def test_baseline_must_be_the_tenants_own(parts: Parts) -> None:
    """Another tenant's job is not there to compare with."""
    own, foreign = await parts.add("acme"), await parts.add("rival")
    assert (await create(parts, options=JobOptions(baseline_job_id=own.id)))[0].baseline_job_id == own.id
    with pytest.raises(NotFound):
        await create(parts, options=JobOptions(baseline_job_id=foreign.id))


async def test_full_queue_turns_new_jobs_away(parts: Parts) -> None:
    """By tenant first, then in all; a claimed job waits no longer."""
    for _ in range(3):
        await create(parts)
    with pytest.raises(QueueFull) as caught:
        await create(parts)
    assert caught.value.retry_after > 0
    assert caught.value.limit == 3
    await parts.claimed()
    await create(parts)
    for _ in range(2):
        await create(parts, tenant="other")
    with pytest.raises(QueueFull):
        await create(parts, tenant="third")


async def test_same_request_finds_the_first_job(parts: Parts) -> None:
    """Same key, same fingerprint: no second job, whatever became of the first."""
    first, _ = await create(parts, request_id="one", fingerprint="print")
    await parts.claimed()
    again, replayed = await create(parts, request_id="one", fingerprint="print")
    assert replayed
    assert again.id == first.id
    assert again.state is JobState.RUNNING


async def test_same_key_for_another_body_is_refused(parts: Parts) -> None:
    """The key belongs to the first request."""
    await create(parts, request_id="one", fingerprint="print")
    with pytest.raises(RequestIdReused):
        await create(parts, request_id="one", fingerprint="other")


async def test_keys_of_tenants_do_not_meet(parts: Parts) -> None:
    """Two tenants may choose the same idempotency key."""
    first, _ = await create(parts, request_id="one", fingerprint="print")
    second, replayed = await create(parts, tenant="other", request_id="one", fingerprint="print")
    assert not replayed
    assert first.id != second.id


async def test_key_is_free_again_after_a_day(parts: Parts) -> None:
    """Then the same request is a new one."""
    first, _ = await create(parts, request_id="one", fingerprint="print")
    parts.clock.advance(24 * 3600 + 1)
    second, replayed = await create(parts, request_id="one", fingerprint="other")
    assert not replayed
    assert first.id != second.id


async def test_twins_at_the_same_moment_make_one_job(parts: Parts) -> None:
    """One is made, the others find it; only its document remains."""
    outcomes = await asyncio.gather(*(create(parts, request_id="one", fingerprint="print") for _ in range(5)))
    assert len({job.id for job, _ in outcomes}) == 1
    assert sorted(replayed for _, replayed in outcomes) == [False, True, True, True, True]
    assert len(await parts.store.list("")) == 1
