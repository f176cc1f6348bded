"""CreateBrandPackVersion: a template that was examined becomes a version of a pack, and a job that compiles it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from sqlalchemy import func, insert, select, update

from deck_documents.facts import readable
from deck_domain.brand_packs import BrandPack, PackStatus
from deck_domain.errors import ArtifactGone, DeckError, Gone, IllegalTransition, InvalidRequest, Violation
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, StoredObject
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_runtime.store import ArtifactStore
from job_registry.aggregate.brand_versions import locked_pack
from job_registry.aggregate.insert_job import PRIORITY_INTERACTIVE, JobDraft, insert_job, pipeline
from job_registry.aggregate.object_keys import source_prefix
from job_registry.brand_packs.read_packs import get_pack
from job_registry.jobs.admission import check_queue, first_job, remember
from job_registry.limits import QueueLimits
from job_registry.sql import tenant_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction

_LONGEST_NAME = 100
_versions = tenant_tables.brand_pack_versions.c


@dataclass(frozen=True, slots=True)
class VersionRequest:
    """What CreateBrandPackVersion is asked; fields as in its message, `pack_id` empty for a new pack."""

    tenant: str
    key_id: str
    upload: Artifact
    pack_id: str = ""
    name: str = ""
    request_id: str = ""
    fingerprint: str = ""
    traceparent: str = ""


@dataclass(frozen=True, slots=True)
class MadeVersion:
    """A pack with the version that a request made, now or, where it is `replayed`, before."""

    pack: BrandPack
    version_id: str
    replayed: bool = False


async def create_version(
    request: VersionRequest, database: Database, store: ArtifactStore, limits: QueueLimits
) -> MadeVersion:
    """Make a version, or find the one that this request made before. The upload itself is not needed afterwards.

    Raises InvalidRequest, NotFound, IllegalTransition for an archived pack, RequestIdReused, Gone, QueueFull,
    ArtifactGone, StoreUnavailable.
    """
    _check(request)
    if first := await database.read(_admit, request, limits):
        return first
    job_id = new_id("job")
    stored = await _copied(request, job_id, store)
    try:
        made = await database.write(_insert, request, _draft(request, job_id, stored), limits)
    except DeckError as error:
        if error.code != "store_unavailable":  # then it is not known whether the commit came through
            await store.delete([stored.key])
        raise
    await store.delete([stored.key, request.upload.stored.key] if made.replayed else [request.upload.stored.key])
    return made


def checked_name(name: str) -> str:
    """A name for a pack, without blanks around it. Raises InvalidRequest."""
    name = name.strip()
    if not (1 <= len(name) <= _LONGEST_NAME and name.isprintable()):
        message = f"Give the brand pack a name of 1 to {_LONGEST_NAME} printable characters."
        raise InvalidRequest([Violation("/name", "invalid_name", message)], message)
    return name


def _check(request: VersionRequest) -> None:
    if not request.pack_id:
        checked_name(request.name)
    if not request.upload.stored.key.startswith(f"{request.tenant}/"):
        message = "The template must lie below the tenant's own prefix."
        raise InvalidRequest([Violation("/file", "not_accepted", message)], message)


async def _copied(request: VersionRequest, job_id: str, store: ArtifactStore) -> StoredObject:
    given = request.upload.stored
    if not await store.holds(given):
        raise ArtifactGone("The uploaded template is not in the store: send it again.")
    return await store.copy(given, source_prefix(request.tenant, job_id) + "template.pptx")


def _draft(request: VersionRequest, job_id: str, stored: StoredObject) -> JobDraft:
    label = readable(request.upload.label)
    template = Artifact(new_id("art"), ArtifactKind.BRAND_TEMPLATE, label, stored, request.upload.content_type)
    return JobDraft(
        id=job_id,
        tenant=request.tenant,
        owner_key_id=request.key_id,
        kind=JobKind.BRAND,
        source_schema="",
        title=PurePosixPath(label).stem,
        slide_count=0,
        priority=PRIORITY_INTERACTIVE,
        options=JobOptions(file_name=label),
        warnings=(),
        inputs=(template,),
        tasks=pipeline(JobKind.BRAND, JobOptions()),
        traceparent=request.traceparent,
    )


def _admit(tx: Transaction, request: VersionRequest, limits: QueueLimits) -> MadeVersion | None:
    """Answer a repeated request, and turn a new one away before its file is copied."""
    job_id = first_job(tx, request.tenant, request.request_id, request.fingerprint)
    if job_id is not None:
        row = tx.connection.execute(select(tenant_tables.brand_pack_versions).where(_versions.job_id == job_id)).first()
        if row is None:
            raise Gone("The brand pack that this request made was deleted.", code="brand_pack_deleted")
        return MadeVersion(get_pack(tx, request.tenant, row.pack_id), row.id, replayed=True)
    check_queue(tx, request.tenant, limits)
    if request.pack_id:
        _require_active(get_pack(tx, request.tenant, request.pack_id).status)
    return None


def _insert(tx: Transaction, request: VersionRequest, draft: JobDraft, limits: QueueLimits) -> MadeVersion:
    if first := _admit(tx, request, limits):
        return first
    remember(tx, request.tenant, request.request_id, request.fingerprint, draft.id)
    pack_id = request.pack_id or _new_pack(tx, request)
    _require_active(PackStatus(locked_pack(tx, request.tenant, pack_id).status))
    last = tx.connection.execute(select(func.max(_versions.number)).where(_versions.pack_id == pack_id)).scalar()
    insert_job(tx, draft)
    (template,), version_id = draft.inputs, new_id("bpv")
    values = {
        "id": version_id,
        "pack_id": pack_id,
        "tenant": request.tenant,
        "number": (last or 0) + 1,
        "job_id": draft.id,
        "file_name": template.label,
        "sha256": template.stored.sha256,
        "size": template.stored.size,
        "created_at": tx.now,
    }
    tx.connection.execute(insert(tenant_tables.brand_pack_versions).values(**values))
    tx.connection.execute(
        update(tenant_tables.brand_packs).where(tenant_tables.brand_packs.c.id == pack_id).values(updated_at=tx.now)
    )
    return MadeVersion(get_pack(tx, request.tenant, pack_id), version_id)


def _new_pack(tx: Transaction, request: VersionRequest) -> str:
    pack_id = new_id("bp")
    values = {
        "id": pack_id,
        "tenant": request.tenant,
        "name": checked_name(request.name),
        "status": PackStatus.ACTIVE,
        "created_at": tx.now,
        "updated_at": tx.now,
    }
    tx.connection.execute(insert(tenant_tables.brand_packs).values(**values))
    return pack_id


def _require_active(status: PackStatus) -> None:
    if status is PackStatus.ARCHIVED:
        message = "The brand pack is archived: make it active again before you give it another version."
        raise IllegalTransition(message, code="brand_pack_archived")
