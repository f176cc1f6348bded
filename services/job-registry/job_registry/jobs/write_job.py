"""A job that is wanted becomes a durable one: admitted, with what it takes over from others, in one commit."""

from dataclasses import dataclass, field, replace

from sqlalchemy import bindparam, select

from deck.registry.v1.document_verdict_pb2 import SignedVerdict
from deck_documents import BUILT_ON_TEMPLATES
from deck_documents.translation import TRANSLATION_V1
from deck_domain.brand import BrandChoice
from deck_domain.errors import DeckError, IllegalTransition, InvalidRequest, NotFound, UnusableFile, Violation
from deck_domain.job import Artifact, Job
from deck_domain.job_kinds import JobKind, kind_named
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import JobState, Stage
from deck_runtime.store import ArtifactStore
from job_registry.aggregate.brand_versions import chosen_version
from job_registry.aggregate.copies import copy_all
from job_registry.aggregate.desktop_records import require_record_of
from job_registry.aggregate.insert_job import JobDraft, insert_job
from job_registry.jobs.admission import check_queue, remember, replay
from job_registry.jobs.create_slides import create_slides
from job_registry.jobs.inherit import Inheritance, inherit
from job_registry.limits import QueueLimits
from job_registry.sql import job_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction

_BASELINE = select(job_tables.jobs.c.kind, job_tables.jobs.c.state).where(
    job_tables.jobs.c.id == bindparam("job_id"), job_tables.jobs.c.tenant == bindparam("tenant")
)


@dataclass(frozen=True, slots=True)
class JobRequest:
    """What CreateJob is asked; fields as in `CreateJobRequest`."""

    tenant: str
    key_id: str
    kind: JobKind
    source_schema: str = ""
    document: bytes = b""
    upload: Artifact | None = None
    options: JobOptions = field(default_factory=JobOptions)
    request_id: str = ""
    fingerprint: str = ""
    traceparent: str = ""
    verdict: SignedVerdict | None = None


async def write_job(
    request: JobRequest, draft: JobDraft, database: Database, store: ArtifactStore, limits: QueueLimits
) -> tuple[Job, bool]:
    """Write a job, unless a twin of the request was faster; one that changes a slide has copies of its files first.

    Raises as `create_job` does of a sound document.
    """
    if draft.base is None:
        return await database.write(queue_job, request, draft, limits)
    if first := await database.read(admit, request, limits):
        return first, True
    is_translation = request.source_schema == TRANSLATION_V1
    taken = await database.read(inherit, request.tenant, draft.base, draft.id, is_translation=is_translation)
    targets = [target for _, target in taken.copies]
    try:
        await copy_all(store, taken.copies)
        job, replayed = await database.write(queue_job, request, _heir(draft, taken), limits)
    except DeckError as error:
        if error.code != "store_unavailable":  # then the commit may have come through
            await store.delete(targets)
        raise
    if replayed:
        await store.delete(targets)
    return job, replayed


def _heir(draft: JobDraft, taken: Inheritance) -> JobDraft:
    return replace(
        draft,
        title=draft.title or taken.title,
        inputs=(*draft.inputs, *taken.inputs),
        ancestors=taken.ancestors,
        first_version=taken.first_version,
    )


def admit(tx: Transaction, request: JobRequest, limits: QueueLimits) -> Job | None:
    """Answer a repeated request, and turn a new one away before any work is done for it; see `create_job`."""
    if first := replay(tx, request.tenant, request.request_id, request.fingerprint):
        return first
    check_queue(tx, request.tenant, limits)
    if request.options.baseline_job_id:
        _check_baseline(tx, request.tenant, request.options.baseline_job_id)
    return None


def _check_baseline(tx: Transaction, tenant: str, job_id: str) -> None:
    row = tx.connection.execute(_BASELINE, {"job_id": job_id, "tenant": tenant}).first()
    if row is None or kind_named(row.kind).inner:
        raise NotFound("There is no job of that id to compare with.", code="baseline_not_found")
    if not kind_named(row.kind).publishes_deck:
        raise UnusableFile(
            f"The job to compare with is a {row.kind} and has no deck: name one that made a deck.",
            code="baseline_without_deck",
        )
    if row.state != JobState.SUCCEEDED:
        raise IllegalTransition(
            f"The job to compare with is {row.state}: wait until it has succeeded, or name one that has.",
            code="baseline_not_succeeded",
        )


def queue_job(tx: Transaction, request: JobRequest, draft: JobDraft, limits: QueueLimits) -> tuple[Job, bool]:
    """Write the job, unless a twin of the request was faster."""
    if first := admit(tx, request, limits):
        return first, True
    brand = chosen_version(tx, request.tenant, draft.brand, request.options.baseline_job_id)
    _check_built_on(request, draft.brand)
    if record_id := request.options.render.desktop_validation_id:
        require_record_of(tx, request.tenant, record_id, draft.inputs, (draft.source_schema, brand.version_id))
    remember(tx, request.tenant, request.request_id, request.fingerprint, draft.id)
    job = insert_job(tx, replace(draft, brand=brand))
    return create_slides(tx, job, draft, request.document) if request.kind.of_slides else job, False


def _check_built_on(request: JobRequest, brand: BrandChoice) -> None:
    """Refuse a brand pack for a document that no template can change anything of."""
    if brand and request.kind.has(Stage.RENDER) and request.source_schema not in BUILT_ON_TEMPLATES:
        message = (
            f"A {request.source_schema} places and paints everything itself, and is not built on a brand pack: send it "
            "without one, and validate the deck that it becomes with the brand pack."
        )
        pointer = "/brandPackId" if brand.pack_id else "/brandPackVersionId"
        raise refused(pointer, "brand_pack_not_applicable", message)


def refused(pointer: str, code: str, message: str) -> InvalidRequest:
    """One fault of a request."""
    return InvalidRequest([Violation(pointer, code, message)], message)
