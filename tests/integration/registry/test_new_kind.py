"""A kind of job that nobody has heard of: its row is all that it needs."""

import pytest

from deck_domain.errors import InvalidRequest, NotFound
from deck_domain.job import Artifact, ArtifactKind, Job
from deck_domain.job_kinds import KINDS, JobKind, Step
from deck_domain.job_options import JobOptions
from deck_domain.job_pages import JobFilter
from deck_domain.lifecycle import JobState, Stage
from deck_domain.lifecycle_document import document
from deck_wire.jobs import job_from_wire, job_to_wire
from deck_wire.leases import lease_from_wire, lease_to_wire
from gateway.views import jobs, v1_jobs
from gateway.views.artifacts import published
from job_registry.jobs.create_job import create_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import QueueLimits
from tests.support.registry import PPTX, Parts

DOCUMENT = b'{"version":"2.0","title":"Small","slides":[{"slideType":"title-body","title":"A","body":["b"]}]}'
FAULTY = b'{"title":"Broken","slides":[{"slideType":"pie"}]}'
LIMITS = QueueLimits(per_tenant=9, in_all=9)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> JobKind:
    """A row in the table, for as long as a test lasts."""
    kind = JobKind(
        name="toy",
        number=99,
        meaning="A document becomes a report that names its faults; the deck is not published.",
        steps=(Step(Stage.RENDER), Step(Stage.SCORE, after=(Stage.RENDER,))),
        shown_as="preflight",
        waits=True,
        takes_faulty=True,
    )
    monkeypatch.setitem(KINDS, kind.name, kind)
    return kind


async def create(parts: Parts, kind: JobKind, document: bytes = DOCUMENT, upload: Artifact | None = None) -> Job:
    """Create."""
    request = JobRequest("acme", "key_owner", kind, "protocol_v2", document, upload, JobOptions())
    return (await create_job(request, parts.database, parts.store, LIMITS, parts.judge))[0]


async def test_runs_by_its_row(parts: Parts, toy: JobKind) -> None:
    """It goes before those that nobody waits for, and its stages follow each other."""
    await create(parts, JobKind.RENDER)
    job = await create(parts, toy, FAULTY)
    compiling = await parts.claimed()
    assert (compiling.job_id, compiling.stage, compiling.document_rules) == (job.id, Stage.RENDER, "")
    assert lease_from_wire(lease_to_wire(compiling)).kind is toy
    await parts.complete(compiling)
    scoring = await parts.claimed(Stage.SCORE)
    assert (scoring.job_id, scoring.input(ArtifactKind.GENERATED_PPTX) is not None) == (job.id, True)
    assert await parts.complete(scoring) is JobState.SUCCEEDED


async def test_refuses_by_its_row(parts: Parts, toy: JobKind) -> None:
    """It takes no finished deck."""
    stored = await parts.store.put_bytes("acme/uploads/u1/0/deck.pptx", b"PK", PPTX)
    with pytest.raises(InvalidRequest, match="finished deck"):
        await create(parts, toy, b"", Artifact("", ArtifactKind.UPLOADED_PPTX, "deck.pptx", stored, PPTX))


async def test_is_shown_by_its_row(parts: Parts, toy: JobKind) -> None:
    """Both APIs and the page of the documentation know it; the deck stays inside."""
    created = await create(parts, toy)
    await parts.finish(created.id)
    job = job_from_wire(job_to_wire(await parts.job(created.id)))
    assert job.kind is toy
    assert published(job, ArtifactKind.GENERATED_PPTX) is None
    assert toy in jobs.kinds_shown_as("preflight")
    assert toy not in v1_jobs.kinds()
    with pytest.raises(NotFound):
        v1_jobs.require_deck_job(job)
    page = await parts.database.read(list_jobs, "acme", JobFilter(kinds=jobs.kinds_shown_as("preflight")))
    assert [each.id for each in page.jobs] == [job.id]
    assert "| toy | A document becomes a report that names its faults" in document()
