"""Pages of jobs, newest first, by keyset."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, and_, func, select, union_all

from deck_domain.errors import InvalidRequest, Violation
from deck_domain.job import ApprovalStatus
from deck_domain.job_kinds import JobKind
from deck_domain.job_pages import JobFilter, JobPage
from deck_domain.lifecycle import JobState
from job_registry.aggregate.insert_job import JOB_PREFIXES
from job_registry.aggregate.read_job import INNER_KINDS, assemble, assemble_briefly
from job_registry.jobs.totals import Totals
from job_registry.sql import job_tables
from job_registry.sql.keyset import behind, token_of
from job_registry.sql.transaction import Transaction

MAX_PAGE, DEFAULT_PAGE = 100, 25
_COMMON = frozenset({JobState.SUCCEEDED, JobKind.RENDER.name, ApprovalStatus.NOT_REQUESTED, "protocol_v2"})
"""Values that most jobs have: such a filter only chooses the index if there is no other filter."""

_columns = job_tables.jobs.c
_Filter = tuple[Column[Any], Sequence[str]]


def list_jobs(
    tx: Transaction,
    tenant: str,
    wanted: JobFilter,
    *,
    page_size: int = 0,
    page_token: str = "",
    offset: int = 0,
    artifacts: bool = True,
    totals: Totals | None = None,
) -> JobPage:
    """A page of a tenant's jobs, with their artifacts or with the files that lists link to.

    Args:
        tx: a transaction in which nothing was read yet.
        tenant: whose jobs.
        wanted: which of them.
        page_size: 1 to `MAX_PAGE`, 0 for `DEFAULT_PAGE`.
        page_token: `next_token` of the page before.
        offset: how many to skip.
        artifacts: whether to read them.
        totals: remembers counts of many; without it all are counted.

    Raises InvalidRequest for a bad size, a bad token, or a token with an offset.
    """
    size = _checked(page_size, page_token, offset)
    matching = list(_walks(tenant, wanted))
    count = partial(_count, tx, matching)
    total = totals.of(tenant, wanted, count) if totals else count()
    rows = _page(tx, matching, page_token, size + 1, offset)
    shown = rows[:size]
    token = token_of(shown[-1].created_at, shown[-1].id) if len(rows) > size else ""
    return JobPage(tuple(assemble(tx, shown) if artifacts else assemble_briefly(tx, shown)), total, token)


def _count(tx: Transaction, matching: Sequence[ColumnElement[bool]]) -> int:
    counts = (select(func.count()).select_from(job_tables.jobs).where(each) for each in matching)
    return sum(int(tx.connection.execute(count).scalar_one()) for count in counts)


def _page(
    tx: Transaction, matching: Sequence[ColumnElement[bool]], token: str, size: int, offset: int
) -> list[Row[Any]]:
    """The rows of a page. Each walk gives its own newest by its index; the newest of all of them are the page."""
    newest_first = (_columns.created_at.desc(), _columns.id.desc())
    after = behind(token, _columns.created_at, _columns.id, *JOB_PREFIXES)
    walks = [
        select(_columns.id, _columns.created_at).where(each, after).order_by(*newest_first).limit(size + offset)
        for each in matching
    ]
    merged = (
        union_all(*(select(walk.subquery()) for walk in walks)).subquery() if len(walks) > 1 else walks[0].subquery()
    )
    ids = select(merged.c.id).order_by(merged.c.created_at.desc(), merged.c.id.desc()).limit(size).offset(offset)
    found: Sequence[str] = tx.connection.execute(ids).scalars().all()
    return list(tx.connection.execute(select(job_tables.jobs).where(_columns.id.in_(found)).order_by(*newest_first)))


def _walks(tenant: str, wanted: JobFilter) -> Iterator[ColumnElement[bool]]:
    """Conditions that no job meets two of: one for each value of the filter that leads, the rarest.

    Its index has the jobs in the order of the page. The other filters sift what it finds, written so that no database
    takes their index instead: none knows how often which value is met.
    """
    filters = sorted(_filters(wanted), key=lambda each: not _COMMON.isdisjoint(each[1]))
    lead, others = filters[:1], filters[1:]
    if wanted.stages:
        others.append((_columns.stage, wanted.stages))
    sifted = [(column + "").in_(values) for column, values in others]
    # No job of an inner kind passes one of these filters.
    if not (wanted.kinds or wanted.source_schema or wanted.brand_pack_id):
        sifted.append((_columns.kind + "").not_in(INNER_KINDS))
    if not wanted.with_slides:
        sifted.append((_columns.parent_job_id + "").is_(None))
    for column, values in lead:
        for value in dict.fromkeys(values):
            yield and_(_columns.tenant == tenant, column == value, *sifted)
    if not lead:
        yield and_(_columns.tenant == tenant, *sifted)


def _filters(wanted: JobFilter) -> Iterator[_Filter]:
    """The filters that were asked for; among equals the first leads."""
    for column, values in (
        (_columns.brand_pack_id, [wanted.brand_pack_id]),
        (_columns.state, wanted.states),
        (_columns.approval_status, [wanted.approval_status or ""]),
        (_columns.source_schema, [wanted.source_schema]),
        (_columns.kind, [kind.name for kind in wanted.kinds]),
    ):
        if any(values):
            yield column, values


def _checked(page_size: int, page_token: str, offset: int) -> int:
    if not 0 <= page_size <= MAX_PAGE:
        raise _refused("page_size", "out_of_range", f"A page has 1 to {MAX_PAGE} jobs.")
    if offset < 0 or (offset and page_token):
        raise _refused("offset", "out_of_range", "An offset is 0 or more, and not for use with a page token.")
    return page_size or DEFAULT_PAGE


def _refused(field: str, code: str, message: str) -> InvalidRequest:
    return InvalidRequest([Violation(f"/{field}", code, message)], message)
