"""Pages of jobs, newest first, by keyset."""

import base64
import binascii
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from deck_domain.errors import InvalidRequest, Violation
from deck_domain.job_pages import JobFilter, JobPage
from job_registry.aggregate.read_job import assemble
from job_registry.sql import schema
from job_registry.sql.schema import from_micros, to_micros
from job_registry.sql.transaction import Transaction

MAX_PAGE, DEFAULT_PAGE = 100, 25


def list_jobs(
    tx: Transaction,
    tenant: str,
    wanted: JobFilter,
    *,
    page_size: int = 0,
    page_token: str = "",
    offset: int = 0,
) -> JobPage:
    """A page of a tenant's jobs. Raises InvalidRequest for a bad size, a bad token, or a token with an offset."""
    size = _checked(page_size, page_token, offset)
    columns = schema.jobs.c
    matching = and_(columns.tenant == tenant, *_conditions(wanted))
    query = select(schema.jobs).where(matching)
    if page_token:
        moment, job_id = _decoded(page_token)
        query = query.where(columns.created_at <= moment, or_(columns.created_at < moment, columns.id < job_id))
    query = query.order_by(columns.created_at.desc(), columns.id.desc()).limit(size + 1).offset(offset)
    rows = tx.connection.execute(query).all()
    total = tx.connection.execute(select(func.count()).select_from(schema.jobs).where(matching)).scalar_one()
    token = _encoded(rows[size - 1].created_at, rows[size - 1].id) if len(rows) > size else ""
    return JobPage(tuple(assemble(tx, rows[:size])), total, token)


def _checked(page_size: int, page_token: str, offset: int) -> int:
    if not 0 <= page_size <= MAX_PAGE:
        raise _refused("page_size", "out_of_range", f"A page has 1 to {MAX_PAGE} jobs.")
    if offset < 0 or (offset and page_token):
        raise _refused("offset", "out_of_range", "An offset is 0 or more, and not for use with a page token.")
    return page_size or DEFAULT_PAGE


def _conditions(wanted: JobFilter) -> Iterator[ColumnElement[bool]]:
    columns = schema.jobs.c
    for column, values in ((columns.state, wanted.states), (columns.kind, [kind.name for kind in wanted.kinds])):
        if values:
            yield column.in_(values)
    if wanted.stages:
        yield columns.stage.in_(wanted.stages)
    for column, value in (
        (columns.approval_status, wanted.approval_status),
        (columns.source_schema, wanted.source_schema),
        (columns.brand_pack_id, wanted.brand_pack_id),
    ):
        if value:
            yield column == value


def _encoded(created_at: datetime, job_id: str) -> str:
    return base64.urlsafe_b64encode(f"{to_micros(created_at)}.{job_id}".encode()).decode().rstrip("=")


def _decoded(token: str) -> tuple[datetime, str]:
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
        micros, _, job_id = text.partition(".")
        return from_micros(int(micros)), job_id
    except (binascii.Error, ValueError, OverflowError):
        raise _refused("page_token", "invalid_token", "This is no token of ours: start from the first page.") from None


def _refused(field: str, code: str, message: str) -> InvalidRequest:
    return InvalidRequest([Violation(f"/{field}", code, message)], message)
