"""Validations by LibreOffice that a request names, by the ids of their records, in the place of further ones."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from deck_domain.errors import InvalidRequest, NotFound, Violation
from deck_domain.job import Artifact, ArtifactKind
from job_registry.sql import job_tables, task_tables
from job_registry.sql.rows import artifact_of
from job_registry.sql.transaction import Transaction

_tasks, _jobs, _files = task_tables.tasks.c, job_tables.jobs.c, job_tables.artifacts.c
_INPUTS = (ArtifactKind.SOURCE_DOCUMENT.value, ArtifactKind.UPLOADED_PPTX.value)
_NAMED = (
    select(_tasks.id, _jobs.source_schema, _jobs.brand_pack_version_id, _files.sha256)
    .join(job_tables.jobs, _jobs.id == _tasks.job_id)
    .join(job_tables.artifacts, _files.job_id == _tasks.job_id)
    .where(
        task_tables.of_desktop(),
        _tasks.tenant == bindparam("tenant"),
        _tasks.result["record_id"].as_string() == bindparam("record_id"),
        _files.task_id == "",
        _files.kind.in_(_INPUTS),
    )
    .limit(1)
)
_RECORD = select(job_tables.artifacts).where(
    _files.task_id == bindparam("task_id"), _files.kind == ArtifactKind.VALIDATION_RECORD.value
)


def require_record_of(
    tx: Transaction, tenant: str, record_id: str, given: Sequence[Artifact], schema_and_brand: tuple[str, str | None]
) -> None:
    """See that a record is there, and is of what a new job is made of: the same input on the same brand.

    Raises NotFound and InvalidRequest.
    """
    row = _named(tx, tenant, record_id)
    if row is None:
        message = "There is no validation record of that id: name the `id` of a record that desktop_blocking has made."
        raise NotFound(message, code="validation_record_not_found")
    same_input = row.sha256 in {each.stored.sha256 for each in given}
    if not same_input or (row.source_schema, row.brand_pack_version_id) != schema_and_brand:
        message = (
            "This validation is of another input: send the same bytes, for the same brand pack, or ask for "
            "desktop_blocking."
        )
        raise InvalidRequest(
            [Violation("/renderOptions/desktopValidationId", "desktop_validation_mismatch", message)], message
        )


def named_record(tx: Transaction, tenant: str, record_id: str | None) -> tuple[Artifact, ...]:
    """The file of a record; nothing where there is none any more."""
    row = _named(tx, tenant, record_id) if record_id else None
    found = tx.connection.execute(_RECORD, {"task_id": row.id}) if row else ()
    return tuple(map(artifact_of, found))


def _named(tx: Transaction, tenant: str, record_id: str) -> Row[Any] | None:
    return tx.connection.execute(_NAMED, {"tenant": tenant, "record_id": record_id}).first()
