"""CreateJob: what is accepted, what is refused, and what a repeat of a request means."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from deck.registry.v1 import lease_service_pb2
from deck.registry.v1.document_verdict_pb2 import SignedVerdict
from deck_documents import RULES_VERSION
from deck_documents.facts import DocumentFacts
from deck_domain.errors import (
    IllegalTransition,
    InvalidDocument,
    InvalidRequest,
    NotFound,
    QueueFull,
    RequestIdReused,
    Violation,
)
from deck_domain.job import ApprovalStatus, Artifact, ArtifactKind, Job
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import (
    AutoFix,
    Format,
    JobOptions,
    PreflightPolicy,
    RenderOptions,
    RepairMode,
    ValidationMode,
)
from deck_domain.lifecycle import JobState, Stage
from deck_domain.stage_results import DesktopResult, RepairResult
from deck_runtime.documents.verdicts import Subject
from deck_wire.jobs import stage_number, stored_from_wire
from job_registry.aggregate.read_job import get_document
from job_registry.jobs.create_job import create_job
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import QueueLimits
from job_registry.servicers.lease_servicer import LeaseServicer
from tests.support.registry import PPTX, TERMS, Parts, no_wait

DOCUMENT = b'{"version":"2.0","title":"Small","slides":[{"slideType":"title-body","title":"A","body":["b"]}]}'
REQUEST = JobRequest("acme", "key_owner", JobKind.RENDER, "protocol_v2", DOCUMENT)
LIMITS = QueueLimits(per_tenant=3, in_all=5)
STORED = replace(LIMITS, small_document=0)
EITHER_PLACE = pytest.mark.parametrize("limits", [LIMITS, STORED], ids=["beside the job", "in the store"])


async def create(
    parts: Parts, request: JobRequest = REQUEST, limits: QueueLimits = LIMITS, **values: object
) -> tuple[Job, bool]:
    """Create."""
    return await create_job(replace(request, **values), parts.database, parts.store, limits, parts.judge)  # type: ignore[arg-type]


@EITHER_PLACE
async def test_accepted_job_is_durable_with_its_document(parts: Parts, limits: QueueLimits) -> None:
    """Title and slide count come from the document, which lies beside its job or in the store as it was sent."""
    job, replayed = await create(parts, limits=limits, options=JobOptions(approval_required=True))
    assert not replayed
    assert (job.title, job.slide_count, job.state) == ("Small", 1, JobState.QUEUED)
    assert job.approval_status is ApprovalStatus.NEEDS_REVIEW
    source = job.artifact(ArtifactKind.SOURCE_DOCUMENT)
    assert source is not None
    assert source.stored.key == f"acme/{job.id}/source/0/document.json"
    assert len(await parts.store.list("")) == (limits is STORED)
    title, given = await parts.database.read(get_document, "acme", job.id)
    (with_lease,) = (await parts.claimed()).inputs
    for artifact in (given, with_lease):
        assert artifact is not None
        assert await parts.store.read(artifact.stored) == DOCUMENT
        assert replace(artifact, stored=replace(artifact.stored, data=None)) == source
    assert title == "Small"
    with pytest.raises(NotFound):
        await parts.database.read(get_document, "rival", job.id)


@EITHER_PLACE
async def test_answer_says_what_a_read_would(parts: Parts, limits: QueueLimits) -> None:
    """It is made of what was written, not read back."""
    document = DOCUMENT.replace(b'"title":"Small"', b'"title":"Small","colour":1')
    policy = PreflightPolicy(AutoFix.SUGGEST_ONLY, 80.0)
    unknown = (Violation("/dpi", "unknown_key", "No."),)
    options = JobOptions(render=RenderOptions(formats=(Format.PDF,)), policy=policy, unknown_keys=unknown)
    job, _ = await create(parts, limits=limits, document=document, options=options)
    assert job == await parts.job(job.id)


@pytest.mark.parametrize(("size", "in_store"), [(64 << 10, True), ((64 << 10) - 1, False)])
async def test_documents_under_64_kb_lie_beside_their_job(parts: Parts, size: int, in_store: bool) -> None:
    """Larger ones would make the database slow, and go to the store."""
    await create(parts, document=DOCUMENT + b" " * (size - len(DOCUMENT)))
    assert len(await parts.store.list("")) == in_store


async def test_worker_of_the_release_before_finds_the_document_in_the_store(parts: Parts) -> None:
    """It does not know of bytes that come with the lease: they are put where it looks."""
    await create(parts)
    servicer = LeaseServicer(parts.database, parts.store, TERMS, no_wait)
    asked = lease_service_pb2.ClaimTaskRequest(stages=[stage_number(Stage.RENDER)], worker_id="old", claim_id="one")
    (given,) = (await servicer.ClaimTask(asked, None)).lease.inputs
    assert not given.stored.HasField("data")
    assert await parts.store.read(stored_from_wire(given.stored)) == DOCUMENT
    asked.takes_data = True
    (given,) = (await servicer.ClaimTask(asked, None)).lease.inputs
    assert given.stored.data == DOCUMENT


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
        ({"kind": JobKind.DECK}, "/sourceSchema"),
        ({"kind": JobKind.GENERATE}, "/sourceSchema"),
        ({"source_schema": "brief_v1", "document": b'{"brief": "Agenda"}'}, "/sourceSchema"),
        ({"kind": JobKind.BRAND}, "/kind"),
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
    """Another tenant's job is not there to compare with; one's own must have succeeded."""
    own, foreign = await parts.add("acme"), await parts.add("rival")
    with pytest.raises(IllegalTransition):
        await create(parts, options=JobOptions(baseline_job_id=own.id))
    await parts.finish(own.id)
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


async def test_repeat_is_answered_before_its_document_is_refused(parts: Parts) -> None:
    """Rules may have become stricter since: what was accepted stays so, and a key stays with its body."""
    first, _ = await create(parts, request_id="one", fingerprint="print")
    again, replayed = await create(parts, request_id="one", fingerprint="print", document=b'{"slides":[]}')
    assert (again.id, replayed) == (first.id, True)
    with pytest.raises(RequestIdReused):
        await create(parts, request_id="one", fingerprint="other", document=b'{"slides":[]}')
    with pytest.raises(InvalidDocument):
        await create(parts, request_id="two", fingerprint="other", document=b'{"slides":[]}')


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
    twin = partial(create, parts, limits=STORED, request_id="one", fingerprint="print")
    outcomes = await asyncio.gather(*(twin() for _ in range(5)))
    assert len({job.id for job, _ in outcomes}) == 1
    assert sorted(replayed for _, replayed in outcomes) == [False, True, True, True, True]
    assert len(await parts.store.list("")) == 1


LARGE = DOCUMENT.replace(b'"b"', b'"' + b"b" * 70_000 + b'"')
BROKEN = DOCUMENT.replace(b"title-body", b"titel-body")


def verdict(parts: Parts, request: JobRequest, title: str) -> SignedVerdict | None:
    """What a gateway would say of a request's document."""
    subject = Subject.of(request.tenant, request.kind, request.source_schema, request.document)
    return parts.keys.sign(subject, DocumentFacts(title, 7, rules=RULES_VERSION))


@pytest.mark.parametrize("document", [DOCUMENT, LARGE, BROKEN], ids=["small", "large", "broken"])
async def test_a_gateway_is_believed(parts: Parts, document: bytes) -> None:
    """Nobody looks at the document again: what the gateway says is on the job, whatever the bytes are."""
    request = replace(REQUEST, document=document)
    job, _ = await create(parts, request, verdict=verdict(parts, request, "Judged"))
    assert (job.title, job.slide_count) == ("Judged", 7)


async def test_another_word_is_not_believed(parts: Parts) -> None:
    """A verdict about other bytes helps no document in; a sound one is validated here, as without any."""
    word = verdict(parts, REQUEST, "Judged")
    with pytest.raises(InvalidDocument):
        await create(parts, document=BROKEN, verdict=word)
    job, _ = await create(parts, tenant="rival", verdict=word)
    assert job.title == "Small"


async def test_a_large_document_is_validated_in_a_child(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a verdict, and not in the registry's own process."""
    monkeypatch.setattr("job_registry.jobs.document_judge.read_facts", lambda *_a, **_k: pytest.fail("read here"))
    job, _ = await create(parts, document=LARGE.replace(b"b" * 60_000, b"bb " * 20_000))
    assert (job.title, job.slide_count) == ("Small", 1)
    with pytest.raises(InvalidDocument) as raised:
        await create(parts, document=LARGE.replace(b"title-body", b"titel-body"))
    assert raised.value.violations[0].pointer == "/slides/0/slideType"


DESKTOP = RenderOptions(validation_mode=ValidationMode.DESKTOP_BLOCKING)
NAMED = JobOptions(render=RenderOptions(desktop_validation_id="dv_1"))


async def _validated(parts: Parts) -> Artifact:
    """A render of the document whose validation left the record `dv_1`."""
    await create(parts, options=JobOptions(render=DESKTOP))
    for stage in (Stage.RENDER, Stage.PREVIEW):
        await parts.complete(await parts.claimed(stage))
    opened = await parts.claimed(Stage.DESKTOP)
    await parts.complete(opened, DesktopResult("dv_1", passed=True, backend="LibreOffice 7.4", slide_count=1))
    found = (await parts.job(opened.job_id)).artifact(ArtifactKind.VALIDATION_RECORD)
    assert found is not None
    return found


async def test_a_validation_of_the_same_input_comes_with_the_task_that_would_make_another(parts: Parts) -> None:
    """Also where no other validation is asked for; once its job is deleted, there is none to come."""
    record = await _validated(parts)
    for render in (NAMED.render, replace(DESKTOP, desktop_validation_id="dv_1")):
        job, _ = await create(parts, options=JobOptions(render=render))
        assert [task.stage for task in job.tasks] == [Stage.RENDER, Stage.PREVIEW, Stage.DESKTOP, Stage.SCORE]
        for stage in (Stage.RENDER, Stage.PREVIEW):
            await parts.complete(await parts.claimed(stage))
        lease = await parts.claimed(Stage.DESKTOP)
        assert lease.input(ArtifactKind.VALIDATION_RECORD) == record
        await parts.complete(lease, DesktopResult("dv_1", passed=True, backend="LibreOffice 7.4", slide_count=1))


@pytest.mark.parametrize(
    ("values", "error", "code"),
    [
        ({"options": JobOptions(render=RenderOptions(desktop_validation_id="dv_2"))}, NotFound, None),
        ({"tenant": "rival"}, NotFound, None),
        ({"document": DOCUMENT.replace(b"Small", b"Other")}, InvalidRequest, "desktop_validation_mismatch"),
    ],
    ids=["unknown", "of another tenant", "of another document"],
)
@EITHER_PLACE
async def test_a_validation_that_is_not_of_this_input_is_refused(
    parts: Parts, limits: QueueLimits, values: dict[str, Any], error: type[Exception], code: str | None
) -> None:
    """Before there is a job, and with a pointer to the id where it is known."""
    await _validated(parts)
    with pytest.raises(error) as caught:
        await create(parts, limits=limits, **({"options": NAMED} | values))
    if isinstance(caught.value, InvalidRequest):
        (fault,) = caught.value.violations
        assert (fault.pointer, fault.code) == ("/renderOptions/desktopValidationId", code)
    else:
        assert getattr(caught.value, "code", None) == "validation_record_not_found"
    assert await parts.claim(Stage.RENDER) is None


async def test_a_deck_is_mended_before_it_is_opened(parts: Parts) -> None:
    """Where both are asked for: what LibreOffice opens, and what is scored, is the mended file."""
    await create(parts, options=JobOptions(render=replace(DESKTOP, repair_mode=RepairMode.STRUCTURAL)))
    await parts.complete(await parts.claimed(Stage.RENDER))
    await parts.complete(await parts.claimed(Stage.REPAIR), RepairResult(1))
    await parts.complete(await parts.claimed(Stage.PREVIEW))
    for stage in (Stage.DESKTOP, Stage.SCORE):
        lease = await parts.claimed(stage)
        assert lease.input(ArtifactKind.REPAIRED_PPTX)
        await parts.complete(lease)
