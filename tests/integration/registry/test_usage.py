"""What tenants use is counted once, when a job succeeds, and stays counted."""

from datetime import date

import pytest

from deck_domain.job import Job
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import FailureCategory, Stage
from deck_domain.stage_results import AuthorResult
from deck_domain.usage import RateCard, Usage
from deck_runtime.settings import SettingError
from job_registry.aggregate.usage import read_usage
from job_registry.config import RegistrySettings
from job_registry.jobs.create_job import create_job
from job_registry.jobs.end_job import delete_job
from job_registry.jobs.retry_job import RetryRequest, retry_job
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import QueueLimits
from tests.support.registry import Parts

CARD = RateCard({"render": 10_000, "generate": 100_000, "iterate": 50_000})
LIMITS = QueueLimits(per_tenant=100, in_all=100, rates=CARD)
DOCUMENT = b'{"version":"2.0","title":"Small","slides":[{"slideType":"title-body","title":"A","body":["b"]}]}'
NEW_YEAR = date(2026, 1, 1)


async def made(parts: Parts, kind: JobKind = JobKind.RENDER) -> Job:
    """A queued job with a price."""
    schema, document = ("brief_v1", b'{"brief": "Agenda"}') if kind is JobKind.GENERATE else ("protocol_v2", DOCUMENT)
    request = JobRequest("acme", "key_owner", kind, schema, document)
    return (await create_job(request, parts.database, parts.store, LIMITS, parts.judge))[0]


async def used(parts: Parts, first: date = NEW_YEAR, last: date = NEW_YEAR) -> list[Usage]:
    """What acme has used."""
    return await parts.database.read(read_usage, "acme", first, last)


async def test_jobs_that_succeed_are_counted_by_day_and_kind(parts: Parts) -> None:
    """With the price of the day when they were accepted; another tenant's are his."""
    for kind in (JobKind.RENDER, JobKind.RENDER, JobKind.GENERATE, JobKind.PREFLIGHT):
        await parts.finish((await made(parts, kind)).id)
    parts.clock.advance(86_400)
    job = await made(parts)
    await parts.finish(job.id)

    assert await used(parts) == [
        Usage(NEW_YEAR, "generate", 1, 1, 0, 100_000),
        Usage(NEW_YEAR, "render", 2, 2, 0, 20_000),
    ]
    assert [line.day for line in await used(parts, last=date(2026, 1, 2))] == [NEW_YEAR, NEW_YEAR, date(2026, 1, 2)]
    assert await parts.database.read(read_usage, "rival", NEW_YEAR, date(2026, 1, 2)) == []
    assert (await parts.job(job.id)).charged == 10_000


async def test_a_job_that_fails_costs_nothing_and_its_retry_once(parts: Parts) -> None:
    """However often it is tried."""
    job = await made(parts)
    await parts.fail(await parts.claimed(), FailureCategory.PERMANENT, "LAYOUT_IMPOSSIBLE")
    assert ((await parts.job(job.id)).charged, await used(parts)) == (0, [])

    again, _ = await retry_job(RetryRequest("acme", job.id, "key_owner"), parts.database, parts.store, LIMITS)
    await parts.fail(await parts.claimed())
    parts.clock.advance(60)
    await parts.finish(again.id)

    assert await used(parts) == [Usage(NEW_YEAR, "render", 1, 1, 0, 10_000)]


async def test_slides_of_a_deck_are_counted_with_it(parts: Parts) -> None:
    """Once, and not as jobs of their own."""
    document = b'{"slides": [{"brief": "Agenda: a, b"}, {"brief": "Churn fell"}]}'
    request = JobRequest("acme", "key_owner", JobKind.DECK, "deck_brief_v1", document)
    job, _ = await create_job(request, parts.database, parts.store, LIMITS, parts.judge)
    await parts.finish(job.id)

    assert [(line.kind, line.jobs, line.slides) for line in await used(parts)] == [("deck", 1, 2)]


async def test_what_models_took_for_slides_is_a_cost_of_their_deck(parts: Parts) -> None:
    """Of the job that shows it, and of its line."""
    document = b'{"slides": [{"brief": "Agenda: a, b"}, {"brief": "Churn fell"}]}'
    request = JobRequest("acme", "key_owner", JobKind.DECK, "deck_brief_v1", document)
    job, _ = await create_job(request, parts.database, parts.store, LIMITS, parts.judge)
    for cost in (200, 30):
        await parts.complete(await parts.claimed(Stage.AUTHOR), AuthorResult(1, (), (), cost=cost))
    await parts.finish(job.id)

    assert (await parts.job(job.id)).cost == 230
    assert [(line.kind, line.cost) for line in await used(parts)] == [("deck", 230)]


async def test_a_deleted_job_stays_counted(parts: Parts) -> None:
    """Whoever deletes it."""
    job = await made(parts)
    await parts.finish(job.id)
    await parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)

    assert [line.jobs for line in await used(parts)] == [1]


def test_a_rate_card_is_read() -> None:
    """Dollars become millionths."""
    settings = RegistrySettings(rates="generate=0.10, iterate=0.05,render = 0.000001")

    assert settings.rate_card() == RateCard({"generate": 100_000, "iterate": 50_000, "render": 1})
    assert RegistrySettings().rate_card() == RateCard()


@pytest.mark.parametrize(
    "rates", ["paint=1", "generate", "generate=", "generate=x", "generate=-1", "generate=nan", "render=1e9",
              "render=0.0000001"],
)  # fmt: skip
def test_a_rate_card_that_says_nothing_is_refused(rates: str) -> None:
    """With the setting."""
    with pytest.raises(SettingError, match="DECKMILL_RATES"):
        RegistrySettings(rates=rates).rate_card()
