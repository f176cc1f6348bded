"""Pages of jobs."""

from dataclasses import replace

import pytest

from deck_domain.errors import InvalidRequest
from deck_domain.job import ApprovalStatus
from deck_domain.job_kinds import JobKind
from deck_domain.job_pages import JobFilter, JobPage
from deck_domain.lifecycle import JobState, Stage
from job_registry.jobs.end_job import cancel_job
from job_registry.jobs.list_jobs import list_jobs
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


async def test_other_tenants_jobs_are_not_listed(parts: Parts) -> None:
    """Nor counted."""
    await parts.add("rival")
    assert await page(parts) == JobPage((), 0, "")


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
