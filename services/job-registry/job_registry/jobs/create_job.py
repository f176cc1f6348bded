"""CreateJob: check, store, queue; when it returns, the job is durable."""

import asyncio
import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from deck_documents.decks import FOR_DECKS
from deck_documents.facts import FOR_AUTHORS, DocumentFacts, readable
from deck_domain.brand import BrandChoice
from deck_domain.errors import (
    ArtifactGone,
    DeckError,
    InvalidDocument,
    Violation,
)
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject
from deck_domain.job_kinds import JobKind
from deck_domain.records import to_json
from deck_runtime.store import ArtifactStore
from job_registry.aggregate.insert_job import PRIORITY_ASYNC, PRIORITY_INTERACTIVE, JobDraft, id_of_new, pipeline
from job_registry.aggregate.object_keys import source_prefix
from job_registry.jobs.admission import replay
from job_registry.jobs.write_job import JobRequest, admit, refused, write_job
from job_registry.limits import QueueLimits
from job_registry.sql.database import Database

_JSON, _DOCUMENT = "application/json", "document.json"
_MADE_OF = {JobKind.GENERATE: FOR_AUTHORS, JobKind.DECK: FOR_DECKS}
"""The schemas of the documents that jobs of a kind are made of, and no other kind."""

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
    if 0 < len(request.document) < limits.small_document:
        return await _create_small(request, database, store, limits, judge)
    if first := await database.read(admit, request, limits):
        return first, True
    job_id = id_of_new(request.kind, request.source_schema)
    facts, source = await _check_and_store(request, job_id, store, judge)
    draft = _draft(request, job_id, facts, source, limits)
    try:
        job, replayed = await write_job(request, draft, database, store, limits)
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
    request: JobRequest, database: Database, store: ArtifactStore, limits: QueueLimits, judge: Judge
) -> tuple[Job, bool]:
    job_id = id_of_new(request.kind, request.source_schema)
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
    return await write_job(request, _draft(request, job_id, facts, _document(stored), limits), database, store, limits)


def _check(request: JobRequest) -> None:
    if not request.kind.steps or request.kind.inner:
        raise refused("/kind", "not_supported_yet", f"Jobs of kind {request.kind} are not supported yet.")
    _check_schema(request)
    if bool(request.document) == bool(request.upload):
        raise refused("/document", "missing", "Send a document, or a deck to validate; one of the two.")
    if request.upload and not request.kind.takes_upload:
        raise refused("/file", "not_accepted", "Only a validation takes a finished deck.")
    if request.upload and not request.upload.stored.key.startswith(f"{request.tenant}/"):
        raise refused("/file", "not_accepted", "The deck must lie below the tenant's own prefix.")


def _check_schema(request: JobRequest) -> None:
    own = _MADE_OF.get(request.kind)
    others = [schema for schemas in _MADE_OF.values() for schema in schemas]
    if request.source_schema not in own if own else request.source_schema in others:
        pairs = "; ".join(f"{' or '.join(schemas)} with a job of kind {kind}" for kind, schemas in _MADE_OF.items())
        raise refused("/sourceSchema", "not_accepted", f"Some schemas belong to one kind of job: {pairs}.")


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


def _draft(request: JobRequest, job_id: str, facts: DocumentFacts, source: Artifact, limits: QueueLimits) -> JobDraft:
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
        options=replace(request.options, auto_iterations=facts.auto_iterations),
        warnings=tuple(map(to_json, (*facts.warnings, *_overruled(asked, facts.brand)))),
        inputs=(source,),
        tasks=pipeline(request.kind, request.options),
        traceparent=request.traceparent,
        document_rules=facts.rules,
        base=facts.base,
        price=limits.rates.price(request.kind.name, changes=facts.base is not None),
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
