"""Changing brand packs: another name, another status, another active version; and removing those nobody needs."""

from typing import Any

from sqlalchemy import bindparam, delete, select, update

from deck_domain.brand_packs import BrandPack, PackStatus
from job_registry.aggregate.brand_versions import locked_pack, require_compiled, version_of
from job_registry.brand_packs.create_version import checked_name
from job_registry.brand_packs.read_packs import get_pack
from job_registry.jobs.end_job import remove_job
from job_registry.sql import job_tables, tenant_tables
from job_registry.sql.transaction import Transaction

_packs, _versions, _jobs = tenant_tables.brand_packs.c, tenant_tables.brand_pack_versions.c, job_tables.jobs.c
_COMPILING = select(_versions.job_id).where(_versions.pack_id == bindparam("pack_id"))


def update_pack(
    tx: Transaction, tenant: str, pack_id: str, *, name: str | None = None, status: PackStatus | None = None
) -> BrandPack:
    """Give a pack another name or status; what is None stays as it is. Raises NotFound, InvalidRequest."""
    locked_pack(tx, tenant, pack_id)
    asked = {"name": checked_name(name) if name is not None else None, "status": status}
    return _set(tx, tenant, pack_id, {key: value for key, value in asked.items() if value is not None})


def activate_version(tx: Transaction, tenant: str, pack_id: str, version_id: str) -> BrandPack:
    """Let jobs that name the pack alone get this version. Raises NotFound, IllegalTransition unless it is compiled."""
    locked_pack(tx, tenant, pack_id)
    require_compiled(version_of(tx, tenant, pack_id, version_id))
    return _set(tx, tenant, pack_id, {"active_version_id": version_id})


def delete_pack(tx: Transaction, tenant: str, pack_id: str) -> BrandPack | None:
    """Remove a pack with its files, and return None; archive and return one that jobs refer to. Raises NotFound."""
    locked_pack(tx, tenant, pack_id)
    referring = select(_jobs.id).where(_jobs.tenant == tenant, _jobs.brand_pack_id == pack_id).limit(1)
    if tx.connection.execute(referring).first():
        return _set(tx, tenant, pack_id, {"status": PackStatus.ARCHIVED})
    compiling = [row.job_id for row in tx.connection.execute(_COMPILING, {"pack_id": pack_id})]
    # The database deletes the versions of the pack as well.
    tx.connection.execute(delete(tenant_tables.brand_packs).where(_packs.id == pack_id))
    for job_id in compiling:
        remove_job(tx, job_id)
    return None


def _set(tx: Transaction, tenant: str, pack_id: str, values: dict[str, Any]) -> BrandPack:
    if values:
        tx.connection.execute(
            update(tenant_tables.brand_packs).where(_packs.id == pack_id).values(**values, updated_at=tx.now)
        )
    return get_pack(tx, tenant, pack_id)
