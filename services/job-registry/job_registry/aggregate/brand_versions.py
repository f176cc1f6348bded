"""Versions of brand packs, as jobs meet them: which one is chosen, what a task gets of it, when the first is active."""

from typing import Any

from sqlalchemy import Row, Select, bindparam, select, update

from deck_domain.brand import BrandChoice
from deck_domain.brand_packs import CompileStatus, PackStatus, compile_status
from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound, Violation
from deck_domain.job import Artifact, ArtifactKind
from deck_domain.lifecycle import Stage, TaskState
from job_registry.sql import job_tables, task_tables, tenant_tables
from job_registry.sql.rows import artifact_of
from job_registry.sql.transaction import Transaction

_NEEDED = {Stage.RENDER: ArtifactKind.BRAND_TEMPLATE, Stage.SCORE: ArtifactKind.BRAND_DEMANDS}
"""What the stages of a job need of its brand."""

_packs, _versions = tenant_tables.brand_packs.c, tenant_tables.brand_pack_versions.c
_PACK = select(tenant_tables.brand_packs).where(_packs.id == bindparam("pack_id"), _packs.tenant == bindparam("tenant"))
_VERSION = (
    select(tenant_tables.brand_pack_versions, task_tables.tasks.c.state, task_tables.tasks.c.attempt)
    .join(task_tables.tasks, task_tables.tasks.c.job_id == _versions.job_id)
    .where(task_tables.tasks.c.stage == Stage.COMPILE.value, _versions.tenant == bindparam("tenant"))
)
_NAMED = _VERSION.where(_versions.id == bindparam("version_id"))
_NEWEST = _VERSION.where(_versions.pack_id == bindparam("pack_id")).order_by(_versions.number.desc()).limit(1)
_BASELINE = select(job_tables.jobs.c.brand_pack_id).where(
    job_tables.jobs.c.id == bindparam("job_id"), job_tables.jobs.c.tenant == bindparam("tenant")
)
_FILES = (
    select(job_tables.artifacts)
    .join(tenant_tables.brand_pack_versions, _versions.job_id == job_tables.artifacts.c.job_id)
    .where(_versions.id == bindparam("version_id"), job_tables.artifacts.c.kind == bindparam("kind"))
)


def chosen_version(tx: Transaction, tenant: str, asked: BrandChoice, baseline_job_id: str | None = None) -> BrandChoice:
    """The version that a new job is built on, with its pack: the one that is named, or the active one of the pack.

    The pack stays as it is until the transaction ends. An archived pack is for the re-rendering of its jobs alone.

    Raises NotFound for what is not there, InvalidRequest for a version of another pack, IllegalTransition for a pack
    that is archived and a version that is not compiled.
    """
    if not asked:
        return asked
    version = _version(tx, _NAMED, {"tenant": tenant, "version_id": asked.version_id}) if asked.version_id else None
    if version and asked.pack_id not in (None, version.pack_id):
        message = "This version belongs to another brand pack: name its own, or leave the pack out."
        raise InvalidRequest([Violation("/brandPackVersionId", "brand_pack_mismatch", message)], message)
    pack = locked_pack(tx, tenant, version.pack_id if version else str(asked.pack_id), shared=True)
    _require_active(tx, pack, baseline_job_id)
    if version is None:
        newest = _version(tx, _NEWEST, {"tenant": tenant, "pack_id": pack.id})
        if pack.active_version_id is None:
            require_compiled(newest)
        return BrandChoice(pack.id, pack.active_version_id)
    require_compiled(version)
    return BrandChoice(pack.id, version.id)


def locked_pack(tx: Transaction, tenant: str, pack_id: str, *, shared: bool = False) -> Row[Any]:
    """The row of a pack, locked until the transaction ends; `shared` with others who only rely on it.

    Raises NotFound.
    """
    row = tx.connection.execute(_PACK.with_for_update(read=shared), {"pack_id": pack_id, "tenant": tenant}).first()
    if row is None:
        raise NotFound("There is no such brand pack.", code="brand_pack_not_found")
    return row


def version_of(tx: Transaction, tenant: str, pack_id: str, version_id: str) -> Row[Any]:
    """The row of a version of this pack, with `state` and `attempt` of the task that compiles it. Raises NotFound."""
    row = _version(tx, _NAMED, {"tenant": tenant, "version_id": version_id})
    if row.pack_id != pack_id:
        raise _no_version()
    return row


def require_compiled(version: Row[Any]) -> None:
    """Raise IllegalTransition unless decks can be built on a version, as `version_of` reads it."""
    status = compile_status(TaskState(version.state), version.attempt)
    if status is CompileStatus.FAILED:
        message = "This version of the brand pack could not be compiled: read it to see why, and upload another one."
        raise IllegalTransition(message, code="brand_pack_failed")
    if status is not CompileStatus.COMPILED:
        message = f"This version of the brand pack is still {status}: wait until it is compiled."
        raise IllegalTransition(message, code="brand_pack_not_compiled")


def brand_inputs(tx: Transaction, version_id: str | None, stage: Stage) -> tuple[Artifact, ...]:
    """What a task of a stage needs of the brand that its job is built on."""
    kind = _NEEDED.get(stage)
    if version_id is None or kind is None:
        return ()
    rows = tx.connection.execute(_FILES, {"version_id": version_id, "kind": kind.value})
    return tuple(map(artifact_of, rows))


def activate_first(tx: Transaction, job_id: str) -> None:
    """Once a version is compiled: the active one of its pack, if that has none yet."""
    pack_id = select(_versions.pack_id).where(_versions.job_id == job_id).scalar_subquery()
    version_id = select(_versions.id).where(_versions.job_id == job_id).scalar_subquery()
    tx.connection.execute(
        update(tenant_tables.brand_packs)
        .where(_packs.id == pack_id, _packs.active_version_id.is_(None))
        .values(active_version_id=version_id, updated_at=tx.now)
    )


def _version(tx: Transaction, query: Select[Any], named: dict[str, Any]) -> Row[Any]:
    row = tx.connection.execute(query, named).first()
    if row is None:
        raise _no_version()
    return row


def _no_version() -> NotFound:
    return NotFound("There is no such version of a brand pack.", code="brand_pack_version_not_found")


def _require_active(tx: Transaction, pack: Row[Any], baseline_job_id: str | None) -> None:
    if pack.status != PackStatus.ARCHIVED:
        return
    baseline = {"job_id": baseline_job_id, "tenant": pack.tenant}
    if baseline_job_id and tx.connection.execute(_BASELINE, baseline).scalar() == pack.id:
        return
    message = f"The brand pack {pack.name!r} is archived: choose another one, or make it active again."
    raise IllegalTransition(message, code="brand_pack_archived")
