"""CreateJob: check, store, queue; when it returns, the job is durable."""

import asyncio
import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from sqlalchemy import bindparam, select

from deck.registry.v1.document_verdict_pb2 import SignedVerdict
from deck_documents import BUILT_ON_TEMPLATES
from deck_documents.brief import BRIEF_V1
from deck_documents.deck_brief import DECK_BRIEF_V1
from deck_documents.facts import DocumentFacts, readable
from deck_domain.brand import BrandChoice
from deck_domain.errors import (
    ArtifactGone,
    DeckError,
    IllegalTransition,
    InvalidDocument,
    InvalidRequest,
    NotFound,
    UnusableFile,
    Violation,
)
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject
from deck_domain.job_kinds import JobKind, kind_named
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import JobState, Stage
from deck_domain.records import to_json
from deck_runtime.store import ArtifactStore
from job_registry.aggregate.brand_versions import chosen_version
from job_registry.aggregate.desktop_records import require_record_of
from job_registry.aggregate.insert_job import (
    PRIORITY_ASYNC,
    PRIORITY_INTERACTIVE,
    JobDraft,
    id_of_new,
    insert_job,
    pipeline,
)
from job_registry.aggregate.object_keys import source_prefix
from job_registry.jobs.admission import check_queue, remember, replay
from job_registry.jobs.create_slides import create_slides
from job_registry.limits import QueueLimits
from job_registry.sql import job_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction

_BASELINE = select(job_tables.jobs.c.kind, job_tables.jobs.c.state).where(
    job_tables.jobs.c.id == bindparam("job_id"), job_tables.jobs.c.tenant == bindparam("tenant")
)
_JSON, _DOCUMENT = "application/json", "document.json"
_MADE_OF = {JobKind.GENERATE: BRIEF_V1, JobKind.DECK: DECK_BRIEF_V1}
"""The schema of the documents that jobs of a kind are made of, and no other kind."""


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


Judge = Callable[[JobRequest], Awaitable[DocumentFacts]]
"""Finds out what the document of a request says. Raises InvalidDocument."""


async def create_job(
    request: JobRequest, database: Database, store: ArtifactStore, limits: QueueLimits, judge: Judge
) -> tuple[Job, bool]:
    """Make a job, or find the one that this request made before; the second value says which.

    A small document is written with its job, in the same commit; a larger one, or an upload, is stored before.
    Raises InvalidDocument, InvalidRequest, NotFound (the baseline, the brand pack, a validation), IllegalTransition (a
    brand pack that cannot be used), RequestIdReused, Gone, QueueFull, StoreUnavailable.
    """
    _check(request)
    job_id = id_of_new(request.kind)
    if 0 < len(request.document) < limits.small_document:
        return await _create_small(request, job_id, database, limits, judge)
    if first := await database.read(admit, request, limits):
        return first, True
    facts, source = await _check_and_store(request, job_id, store, judge)
    try:
        job, replayed = await database.write(queue_job, request, _draft(request, job_id, facts, source), limits)
    except DeckError as error:
        if error.code != "store_unavailable":  # then it is not known whether the commit came through
            await _discard(store, source.stored)
        raise
    if replayed:
        await _discard(store, source.stored)
    if request.upload:
        await _discard(store, request.upload.stored)
    return job, replayed


async def _create_small(
    request: JobRequest, job_id: str, database: Database, limits: QueueLimits, judge: Judge
) -> tuple[Job, bool]:
    try:
        facts = await judge(request)
    except InvalidDocument:
        # A repeat gets its first answer, also when the rules have become stricter since.
        first = await database.read(replay, request.tenant, request.request_id, request.fingerprint)
        if first is None:
            raise
        return first, True
    stored = StoredObject(
        source_prefix(request.tenant, job_id) + _DOCUMENT,
        hashlib.sha256(request.document).hexdigest(),
        len(request.document),
        request.document,
    )
    return await database.write(queue_job, request, _draft(request, job_id, facts, _document(stored)), limits)


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
        raise _refused(pointer, "brand_pack_not_applicable", message)


def _check(request: JobRequest) -> None:
    if not request.kind.steps or request.kind.inner:
        raise _refused("/kind", "not_supported_yet", f"Jobs of kind {request.kind} are not supported yet.")
    made_of = _MADE_OF.get(request.kind)
    if request.source_schema != made_of and (made_of or request.source_schema in _MADE_OF.values()):
        pairs = " and ".join(f"{schema} with a job of kind {kind}" for kind, schema in _MADE_OF.items())
        raise _refused("/sourceSchema", "not_accepted", f"Some schemas belong to one kind of job: {pairs}.")
    if bool(request.document) == bool(request.upload):
        raise _refused("/document", "missing", "Send a document, or a deck to validate; one of the two.")
    if request.upload and not request.kind.takes_upload:
        raise _refused("/file", "not_accepted", "Only a validation takes a finished deck.")
    if request.upload and not request.upload.stored.key.startswith(f"{request.tenant}/"):
        raise _refused("/file", "not_accepted", "The deck must lie below the tenant's own prefix.")


async def _check_and_store(
    request: JobRequest, job_id: str, store: ArtifactStore, judge: Judge
) -> tuple[DocumentFacts, Artifact]:
    """Check the document while it is being written: the disk and the processor need not wait for each other."""
    facts, source = await asyncio.gather(
        _facts(request, judge), _store_source(request, job_id, store), return_exceptions=True
    )
    if isinstance(facts, BaseException):
        if isinstance(source, Artifact):
            await _discard(store, source.stored)
        raise facts
    if isinstance(source, BaseException):
        raise source
    return facts, source


async def _facts(request: JobRequest, judge: Judge) -> DocumentFacts:
    if request.upload:
        return DocumentFacts(title=readable(PurePosixPath(request.upload.label).stem), slide_count=0)
    return await judge(request)


async def _store_source(request: JobRequest, job_id: str, store: ArtifactStore) -> Artifact:
    prefix = source_prefix(request.tenant, job_id)
    if request.upload is None:
        return _document(await store.put_bytes(prefix + _DOCUMENT, request.document, _JSON))
    if not await store.holds(request.upload.stored):
        raise ArtifactGone("The uploaded deck is not in the store: send it again.")
    stored = await store.copy(request.upload.stored, prefix + "deck.pptx")
    return Artifact(
        new_id("art"), ArtifactKind.UPLOADED_PPTX, readable(request.upload.label), stored, request.upload.content_type
    )


def _document(stored: StoredObject) -> Artifact:
    return Artifact(new_id("art"), ArtifactKind.SOURCE_DOCUMENT, _DOCUMENT, stored, _JSON)


def _draft(request: JobRequest, job_id: str, facts: DocumentFacts, source: Artifact) -> JobDraft:
    asked = BrandChoice(request.options.brand_pack_id, request.options.brand_pack_version_id)
    return JobDraft(
        id=job_id,
        tenant=request.tenant,
        owner_key_id=request.key_id,
        kind=request.kind,
        source_schema=request.source_schema,
        title=facts.title,
        slide_count=facts.slide_count,
        priority=PRIORITY_INTERACTIVE if request.kind.waits or request.options.synchronous else PRIORITY_ASYNC,
        options=request.options,
        warnings=tuple(map(to_json, (*facts.warnings, *_overruled(asked, facts.brand)))),
        inputs=(source,),
        tasks=pipeline(request.kind, request.options),
        traceparent=request.traceparent,
        document_rules=facts.rules,
        brand=asked or facts.brand,
    )


def _overruled(asked: BrandChoice, written: BrandChoice) -> Iterator[Violation]:
    """That what the request asks for counts, and not what its document does."""
    if asked and written and asked != written:
        message = "The request asks for another brand pack beside the document: that one counts, and not this."
        yield Violation("/brand", "overruled", message)


async def _discard(store: ArtifactStore, stored: StoredObject) -> None:
    with contextlib.suppress(DeckError):
        await store.delete([stored.key])


def _refused(pointer: str, code: str, message: str) -> InvalidRequest:
    return InvalidRequest([Violation(pointer, code, message)], message)
