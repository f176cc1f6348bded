"""Pages of jobs."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, text, update

from deck_domain.errors import InvalidRequest
from deck_domain.ids import new_id
from deck_domain.job import ApprovalStatus, ArtifactKind, linked_files
from deck_domain.job_kinds import JobKind
from deck_domain.job_pages import JobFilter, JobPage
from deck_domain.lifecycle import JobState, Stage
from job_registry.jobs.end_job import cancel_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.sql import job_tables
from job_registry.sql.keyset import token_of
from job_registry.sql.transaction import Transaction
from tests.support.registry import Parts

ALL = JobFilter()


async def page(parts: Parts, wanted: JobFilter = ALL, **values: object) -> JobPage:
    """A page of acme's jobs."""
    return await parts.database.read(list_jobs, "acme", wanted, **values)  # type: ignore[arg-type]


async def test_pages_cover_all_jobs_once_newest_first(parts: Parts) -> None:
    """Also where many were made in the same microsecond."""
    made = [(await parts.add()).id for _ in range(5)]
    parts.clock.advance(1)
    made += [(await parts.add()).id for _ in range(2)]
    seen, token = [], ""
    while True:
        current = await page(parts, page_size=3, page_token=token)
        assert current.total == 7
        seen += [job.id for job in current.jobs]
        token = current.next_token
        if not token:
            break
    assert seen == sorted(made, reverse=True)


async def test_jobs_that_arrive_meanwhile_do_not_shift_a_page(parts: Parts) -> None:
    """The token is a place, not a number."""
    made = [(await parts.add()).id for _ in range(4)]
    first = await page(parts, page_size=2)
    parts.clock.advance(1)
    await parts.add()
    second = await page(parts, page_size=2, page_token=first.next_token)
    assert [job.id for job in (*first.jobs, *second.jobs)] == sorted(made, reverse=True)


async def test_filters_narrow_the_page_and_the_total(parts: Parts) -> None:
    """Each by itself, and together."""
    render = await parts.add(source_schema="agent_v1")
    validation = await parts.add(kind=JobKind.VALIDATE)
    await parts.claimed(Stage.RENDER)
    await parts.database.write(cancel_job, "acme", validation.id)
    for wanted, expected in (
        (replace(ALL, kinds=(JobKind.VALIDATE,)), validation.id),
        (replace(ALL, states=(JobState.RUNNING, JobState.FAILED)), render.id),
        (replace(ALL, stages=(Stage.RENDER,)), render.id),
        (replace(ALL, source_schema="agent_v1", approval_status=ApprovalStatus.NOT_REQUESTED), render.id),
    ):
        found = await page(parts, wanted)
        assert ([job.id for job in found.jobs], found.total) == ([expected], 1)
    assert (await page(parts, replace(ALL, brand_pack_id="bp_1"))).total == 0


async def test_offset_skips(parts: Parts) -> None:
    """For clients that count."""
    made = [(await parts.add()).id for _ in range(4)]
    assert [job.id for job in (await page(parts, offset=3)).jobs] == [min(made)]


FILTERS = (
    replace(ALL, states=(JobState.FAILED,)),
    replace(ALL, states=(JobState.FAILED, JobState.CANCELLED), kinds=(JobKind.RENDER, JobKind.GENERATE)),
    replace(ALL, states=(JobState.RUNNING,), stages=(Stage.SCORE,)),
    replace(ALL, kinds=(JobKind.PREFLIGHT,)),
    replace(ALL, kinds=(JobKind.RENDER,), states=(JobState.SUCCEEDED,), source_schema="agent_v1"),
    replace(ALL, source_schema="paper_document", kinds=(JobKind.RENDER,)),
    replace(ALL, approval_status=ApprovalStatus.APPROVED),
    replace(ALL, brand_pack_id="bp_1", states=(JobState.SUCCEEDED,)),
)
"""What matches nothing among thousands of renders that have succeeded."""


async def test_what_matches_nothing_is_not_looked_for(parts: Parts) -> None:
    """Each filter has an index in the order of the page, and no query reads the jobs of a tenant from end to end."""
    await parts.database.write(fill, 3_000)
    for wanted in FILTERS:
        plans = await parts.database.read(plans_of, wanted)
        assert len(plans) >= 2, wanted
        for plan in plans:
            assert "SCAN jobs" not in plan, plan
            assert "Seq Scan on jobs" not in plan, plan
            assert "ix_jobs_page" not in plan, plan
        found = await page(parts, wanted)
        assert (found.jobs, found.total) == ((), 0)


def fill(tx: Transaction, count: int) -> None:
    """So many renders of `protocol_v2` that have succeeded."""
    shared = {"kind": "render", "state": "succeeded", "revision": 9, "last_seq": 9, "priority": 1, "title": "",
              "source_schema": "protocol_v2", "slide_count": 1, "updated_at": tx.now, "options": {}, "warnings": [],
              "approval_status": "not_requested", "approval_required": False, "owner_key_id": "", "traceparent": "",
              "tenant": "acme", "linked_files": [], "linked_seq": 9}  # fmt: skip
    rows = [shared | {"id": f"job_{n:06}", "created_at": tx.now - timedelta(seconds=n)} for n in range(count)]
    tx.connection.execute(insert(job_tables.jobs), rows)


def plans_of(tx: Transaction, wanted: JobFilter) -> list[str]:
    """How the database runs each query on jobs that a page takes."""
    if tx.connection.dialect.name == "postgresql":
        tx.connection.execute(text("ANALYZE jobs"))
    plans: list[str] = []

    def explained(connection: Connection, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if "FROM jobs" in statement and not statement.startswith("EXPLAIN"):
            explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
            plans.append("\n".join(str(row) for row in connection.exec_driver_sql(explain + statement, values)))

    event.listen(tx.connection, "before_cursor_execute", explained)
    list_jobs(tx, "acme", wanted, artifacts=False)
    event.remove(tx.connection, "before_cursor_execute", explained)
    return plans


async def test_pages_of_several_walks_are_merged(parts: Parts) -> None:
    """Two states and three kinds, page by page and by offset: the newest of all come first, each once."""
    made = []
    for number in range(9):
        kind = (JobKind.RENDER, JobKind.VALIDATE, JobKind.PREFLIGHT)[number % 3]
        job = await parts.add(kind=kind)
        parts.clock.advance(1)
        if number % 2:
            await parts.database.write(cancel_job, "acme", job.id)
        if kind is not JobKind.PREFLIGHT:
            made.append(job.id)
    wanted = replace(ALL, states=(JobState.QUEUED, JobState.CANCELLED), kinds=(JobKind.RENDER, JobKind.VALIDATE))
    seen, token = [], ""
    while True:
        current = await page(parts, wanted, page_size=4, page_token=token)
        seen += [job.id for job in current.jobs]
        assert current.total == 6
        if not (token := current.next_token):
            break
    assert seen == made[::-1]
    assert [job.id for job in (await page(parts, wanted, page_size=3, offset=2)).jobs] == made[::-1][2:5]


async def test_brief_pages_name_the_files_that_lists_link_to(parts: Parts) -> None:
    """As the artifacts would, at every step of a job, without reading them."""
    job = await parts.add()
    while True:
        (brief,) = (await page(parts, artifacts=False)).jobs
        whole = await parts.job(job.id)
        assert brief.artifacts == ()
        assert set(brief.linked or ()) == set(linked_files(whole.artifacts))
        if whole.state.terminal:
            break
        await parts.complete(await parts.claimed())
    assert [file.kind for file in brief.linked or ()] == [ArtifactKind.GENERATED_PPTX, ArtifactKind.PREVIEW_PNG]
    assert (await page(parts)).jobs == (whole,)


async def test_registry_of_the_release_before_leaves_links_to_be_looked_up(parts: Parts) -> None:
    """It records artifacts and knows nothing of the job's linked files: then they are read."""
    job = await parts.add()
    await parts.complete(await parts.claimed())

    def forget(tx: Transaction) -> None:
        tx.connection.execute(
            update(job_tables.jobs).values(linked_files=[], linked_seq=job_tables.jobs.c.linked_seq - 1)
        )

    await parts.database.write(forget)
    for _ in range(2):
        (brief,) = (await page(parts, artifacts=False)).jobs
        assert brief.linked == linked_files((await parts.job(job.id)).artifacts)
        await parts.complete(await parts.claimed())


async def test_other_tenants_jobs_are_not_listed(parts: Parts) -> None:
    """Nor counted."""
    await parts.add("rival")
    assert await page(parts) == JobPage((), 0, "")


async def test_tokens_of_other_lists_and_cut_off_ones_are_refused(parts: Parts) -> None:
    """They would lead to a page that has nothing to do with the one before, and nobody would notice."""
    for _ in range(2):
        await parts.add()
    first = await page(parts, page_size=1)
    token = first.next_token
    assert len((await page(parts, page_size=1, page_token=token)).jobs) == 1
    of_packs = token_of(first.jobs[0].created_at, new_id("bp"))
    for wrong in (token[:-1], token[:-2], token[:-3], of_packs):
        with pytest.raises(InvalidRequest):
            await page(parts, page_size=1, page_token=wrong)


@pytest.mark.parametrize(
    "values",
    [
        {"page_size": 101},
        {"page_size": -1},
        {"offset": -1},
        {"page_token": "?"},
        {"page_token": "bm90IGEgdG9rZW4"},
        {"page_token": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LmpvYg"},
        {"page_token": "MS5q", "offset": 1},
    ],
)
async def test_bad_paging_is_refused(parts: Parts, values: dict[str, object]) -> None:
    """With what to change."""
    with pytest.raises(InvalidRequest):
        await page(parts, **values)
