"""Reading brand packs: one, a page of them, one version with its files."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, and_, bindparam, func, select

from deck_domain.brand_packs import (
    BrandPack,
    BrandPackFilter,
    BrandPackPage,
    BrandPackVersion,
    PackStatus,
    compile_status,
)
from deck_domain.errors import InvalidRequest, NotFound, Violation
from deck_domain.job import Artifact
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import BrandResult, result_from_json
from job_registry.sql import job_tables, task_tables, tenant_tables
from job_registry.sql.keyset import behind, token_of
from job_registry.sql.rows import artifact_of
from job_registry.sql.transaction import Transaction

MAX_PAGE, DEFAULT_PAGE = 100, 25

_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_packs, _versions, _tasks, _jobs = (
    table.c
    for table in (tenant_tables.brand_packs, tenant_tables.brand_pack_versions, task_tables.tasks, job_tables.jobs)
)
_JOB = _versions.job_id
_VERSIONS = (
    select(
        tenant_tables.brand_pack_versions,
        _tasks.state.label("compiling"),
        _tasks.attempt,
        _tasks.result,
        _jobs.state.label("drawing"),
        _jobs.error_code,
        _jobs.error_message,
    )
    .join(job_tables.jobs, _jobs.id == _JOB)
    .join(task_tables.tasks, and_(_tasks.job_id == _JOB, _tasks.stage == Stage.COMPILE.value))
    .where(_versions.pack_id.in_(_IDS))
    .order_by(_versions.number)
)
_ARTIFACTS = (
    select(job_tables.artifacts)
    .where(job_tables.artifacts.c.job_id == bindparam("job_id"))
    .order_by(job_tables.artifacts.c.position)
)


def get_pack(tx: Transaction, tenant: str, pack_id: str) -> BrandPack:
    """One pack of a tenant. Raises NotFound."""
    own = (_packs.id == pack_id) & (_packs.tenant == tenant)
    row = tx.connection.execute(select(tenant_tables.brand_packs).where(own)).first()
    if row is None:
        raise NotFound("There is no such brand pack.", code="brand_pack_not_found")
    return _assembled(tx, [row])[0]


def get_version(tx: Transaction, tenant: str, pack_id: str, version_id: str) -> BrandPackVersion:
    """One version of a tenant's pack, with the files that compiling it left. Raises NotFound."""
    rows = tx.connection.execute(_VERSIONS.where(_versions.tenant == tenant), {"ids": [pack_id]})
    row = next((each for each in rows if each.id == version_id), None)
    if row is None:
        raise NotFound("There is no such version of a brand pack.", code="brand_pack_version_not_found")
    files = tx.connection.execute(_ARTIFACTS, {"job_id": row.job_id})
    return _version(row, tuple(map(artifact_of, files)))


def list_packs(
    tx: Transaction, tenant: str, wanted: BrandPackFilter, *, page_size: int = 0, page_token: str = ""
) -> BrandPackPage:
    """A page of a tenant's packs, newest first. Raises InvalidRequest for a bad size or token."""
    if not 0 <= page_size <= MAX_PAGE:
        message = f"A page has 1 to {MAX_PAGE} brand packs."
        raise InvalidRequest([Violation("/page_size", "out_of_range", message)], message)
    size, matching = page_size or DEFAULT_PAGE, _matching(tenant, wanted)
    total = tx.connection.execute(
        select(func.count()).select_from(tenant_tables.brand_packs).where(matching)
    ).scalar_one()
    query = select(tenant_tables.brand_packs).where(matching, behind(page_token, _packs.created_at, _packs.id, "bp"))
    newest_first = (_packs.created_at.desc(), _packs.id.desc())
    rows = tx.connection.execute(query.order_by(*newest_first).limit(size + 1)).all()
    token = token_of(rows[size - 1].created_at, rows[size - 1].id) if len(rows) > size else ""
    return BrandPackPage(tuple(_assembled(tx, rows[:size])), total, token)


def _matching(tenant: str, wanted: BrandPackFilter) -> ColumnElement[bool]:
    filters = [_packs.tenant == tenant]
    if wanted.status:
        filters.append(_packs.status == wanted.status)
    if wanted.sha256:
        same = (_versions.tenant == tenant) & (_versions.sha256 == wanted.sha256)
        filters.append(_packs.id.in_(select(_versions.pack_id).where(same)))
    return and_(*filters)


def _assembled(tx: Transaction, rows: Sequence[Row[Any]]) -> list[BrandPack]:
    versions: dict[str, list[BrandPackVersion]] = defaultdict(list)
    if rows:
        for row in tx.connection.execute(_VERSIONS, {"ids": [row.id for row in rows]}):
            versions[row.pack_id].append(_version(row))
    return [_pack(row, versions[row.id]) for row in rows]


def _pack(row: Row[Any], versions: Sequence[BrandPackVersion]) -> BrandPack:
    return BrandPack(
        row.id,
        row.tenant,
        row.name,
        PackStatus(row.status),
        row.created_at,
        row.updated_at,
        row.active_version_id,
        tuple(versions),
    )


def _version(row: Row[Any], artifacts: tuple[Artifact, ...] = ()) -> BrandPackVersion:
    result = result_from_json(row.result)
    return BrandPackVersion(
        id=row.id,
        pack_id=row.pack_id,
        number=row.number,
        status=compile_status(TaskState(row.compiling), row.attempt),
        created_at=row.created_at,
        file_name=row.file_name,
        sha256=row.sha256,
        size=row.size,
        job_id=row.job_id,
        drawing=JobState(row.drawing),
        result=result if isinstance(result, BrandResult) else None,
        error_code=row.error_code,
        error_message=row.error_message,
        artifacts=artifacts,
    )
