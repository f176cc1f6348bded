"""Each metric moves when its thing happens, on a whole stack: first what goes well, then what goes wrong."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from deckmill.metrics_document import metrics
from tests.support.metrics import SERVICES, Scrape, scrape, shows
from tests.support.postgres import Postgres, private_postgres
from tests.support.receiver import receiver
from tests.support.servers import frozen
from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

STAGES = {"renderer": "RENDER", "previewer": "PREVIEW", "scorer": "SCORE"}
MOVED_BY_A_DECK = (
    ("gateway", "deckmill_gateway_request_seconds_count", {"route": "/api/v2/render", "status": "202"}),
    ("job-registry", "deckmill_rpc_seconds_count", {"code": "OK"}),
    ("job-registry", "deckmill_job_events_total", {"type": "task.started", "stage": "RENDER"}),
    ("job-registry", "deckmill_stage_seconds_count", {"stage": "PREVIEW"}),
    ("job-registry", "deckmill_queue_wait_seconds_count", {"stage": "SCORE", "priority": "async"}),
    ("job-registry", "deckmill_jobs_ended_total", {"kind": "render", "state": "succeeded", "fault": ""}),
    ("job-registry", "deckmill_job_seconds_count", {"kind": "render"}),
    ("job-registry", "deckmill_database_seconds_count", {"mode": "write", "verb": "claim_task"}),
    ("job-registry", "deckmill_database_seconds_count", {"mode": "read"}),
    ("job-registry", "deckmill_database_wait_seconds_count", {"mode": "write"}),
    ("job-registry", "deckmill_store_seconds_count", {"operation": "list"}),
    ("renderer", "deckmill_store_bytes_total", {"direction": "written"}),
    ("previewer", "deckmill_store_bytes_total", {"direction": "read"}),
    ("previewer", "deckmill_preview_slides_total", {"source": "drawn"}),
)
GAUGES = (
    ("gateway", "deckmill_gateway_parked_limit", 5_000.0),
    ("renderer", "deckmill_bus_connected", 1.0),
    ("scorer", "deckmill_serving", 1.0),
    ("previewer", "deckmill_children", 1.0),
)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def database(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Postgres]:
    """A PostgreSQL that can be stopped."""
    with private_postgres(tmp_path_factory.mktemp("postgres")) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory, database: Postgres) -> AsyncIterator[Scenario]:
    """A stack that may tell receivers on this machine."""
    settings = {
        "DECKMILL_DATABASE_URL": database.url(),
        "DECKMILL_WEBHOOK_INNER_HOSTS": "127.0.0.1",
        "DECKMILL_WEBHOOK_RETRY_SCALE": "0.01",
    }
    async with scenario(tmp_path_factory.mktemp("metrics"), settings) as made:
        yield made


async def everything(stack: Scenario) -> dict[str, Scrape]:
    """What all services show now."""
    return {service: await scrape(stack, service) for service in SERVICES}


def value(scraped: Scrape, name: str, labels: dict[str, str]) -> float:
    """The sum of samples, 0 where there are none yet."""
    try:
        return scraped.sum(name, **labels)
    except LookupError:
        return 0.0


async def test_a_deck_moves_what_it_touches(stack: Scenario) -> None:
    """Counters of all services grow with a deck of two slides; drawn again, its pictures come from the cache."""
    before = await everything(stack)
    assert (await stack.ended(await stack.submit(small_deck("Counted", slides=2))))["status"] == "succeeded"
    after = await everything(stack)
    for service, name, labels in MOVED_BY_A_DECK:
        assert value(after[service], name, labels) > value(before[service], name, labels), name
    for service, stage in STAGES.items():
        for name, labels, by in (
            ("deckmill_attempts_total", {"outcome": "completed"}, 1),
            ("deckmill_attempt_seconds_count", {}, 1),
            ("deckmill_slides_total", {}, 2),
        ):
            moved = {"stage": stage, **labels}
            assert value(after[service], name, moved) - value(before[service], name, moved) == by, name
    for service, name, expected in GAUGES:
        assert after[service].sum(name) == expected, name
    size, free = (after["scorer"].sum(f"deckmill_scratch_{each}_bytes") for each in ("size", "free"))
    assert size > free > 0
    await stack.ended(await stack.submit(small_deck("Counted", slides=2)))
    again = await scrape(stack, "previewer")
    assert again.sum("deckmill_preview_slides_total", source="cache") == 2


async def test_a_worker_that_was_waiting_is_woken(stack: Scenario) -> None:
    """A deck whose wake-up comes between two waits of the previewer is found by asking: not every one is counted."""

    async def woken() -> float:
        return value(await scrape(stack, "previewer"), "deckmill_wake_up_seconds_count", {"crew": "previewer"})

    before = await woken()
    async with asyncio.timeout(60):
        while await woken() == before:
            assert (await stack.ended(await stack.submit(small_deck("Woken"))))["status"] == "succeeded"


async def test_what_waits_is_seen(stack: Scenario) -> None:
    """Without a renderer tasks wait, by stage and priority, longer with every look, and somebody waits for them."""
    process = stack.stack.process("renderer").process
    assert process is not None
    with frozen([process.pid]):
        job_id = await stack.submit(small_deck("Waits"))
        polled = asyncio.create_task(stack.ended(job_id))
        await shows(stack, "gateway", lambda seen: seen.sum("deckmill_gateway_parked") == 1)
        labels = {"stage": "RENDER", "priority": "async"}
        await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_queue_depth", **labels) == 1)
        first = (await scrape(stack, "job-registry")).sum("deckmill_queue_age_seconds", **labels)
        await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_queue_age_seconds", **labels) > first + 0.5)
    assert (await polled)["status"] == "succeeded"
    await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_queue_age_seconds") == 0)
    assert (await scrape(stack, "job-registry")).sum("deckmill_queue_depth") == 0


async def test_strikes_and_children_that_end_are_counted(stack: Scenario) -> None:
    """An attempt whose child dies is a strike, and so is one that raises."""
    before = await everything(stack)
    stack.fail_at("worker.claimed@SCORE=once raise")
    (child,) = stack.children("previewer")
    os.kill(child, signal.SIGKILL)
    assert (await stack.ended(await stack.submit(small_deck("Struck"))))["status"] == "succeeded"
    after = await everything(stack)
    for service, name, labels in (
        ("job-registry", "deckmill_strikes_total", {"stage": "SCORE", "category": "CRASHED"}),
        ("scorer", "deckmill_attempts_total", {"stage": "SCORE", "outcome": "crashed"}),
        ("previewer", "deckmill_children_ended_total", {"child": "previewer.child", "reason": "died"}),
    ):
        assert after[service].sum(name, **labels) > before[service].sum(name, **labels), name


async def test_a_lost_lease_is_counted_on_both_sides(stack: Scenario) -> None:
    """A worker that stands still loses its lease; once it goes on, it is told so."""
    before = (await scrape(stack, "job-registry")).sum("deckmill_leases_expired_total", stage="SCORE")
    stack.fail_at("worker.claimed@SCORE=once stop")
    job_id = await stack.submit(small_deck("Stands still"))
    await stack.reached(job_id, "task.lease_expired", stage="SCORE")
    stack.kill("scorer", signal.SIGCONT)
    assert (await stack.ended(job_id))["status"] == "succeeded"
    told = [event for event in await stack.events(job_id) if event["type"] == "task.lease_expired"]
    assert (await scrape(stack, "job-registry")).sum("deckmill_leases_expired_total", stage="SCORE") == before + len(
        told
    )
    lost = {"stage": "SCORE", "outcome": "lease_lost"}
    await shows(stack, "scorer", lambda seen: seen.sum("deckmill_attempts_total", **lost) == len(told))


async def test_a_failed_job_says_whose_fault_it_was(stack: Scenario) -> None:
    """Three strikes are the platform's; the message about the end is counted where it arrives, and where it fails."""
    async with receiver() as there:
        there.answer(503)
        stack.fail_at("worker.claimed@RENDER=raise")
        job_id = await stack.submit(small_deck("Fails"), callback={"url": there.url()})
        assert (await stack.ended(job_id))["status"] == "failed"
        stack.fail_at()
        await there.got(1)
        labels = {"kind": "render", "state": "failed", "fault": "platform"}
        seen = await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_webhooks_pending") == 1)
        assert seen.sum("deckmill_jobs_ended_total", **labels) == 1
        failed = {"outcome": "failed"}
        await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_webhook_attempts_total", **failed) >= 1)
        there.answer(200)
        await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_webhook_delivery_seconds_count") == 1)
        await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_webhooks_pending") == 0)


async def test_outages_are_seen(stack: Scenario, database: Postgres) -> None:
    """Of the bus: what it was not told grows old. Of the database: failures are counted, and calls are not OK."""
    bus = stack.stack.process("nats-server")
    await bus.stop(grace=5)
    try:
        await shows(stack, "scorer", lambda seen: seen.sum("deckmill_bus_connected") == 0)
        assert (await stack.ended(await stack.submit(small_deck()), 60))["status"] == "succeeded"
        await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_outbox_lag_seconds") > 6.5)
    finally:
        await bus.start(30)
    await shows(stack, "job-registry", lambda seen: seen.sum("deckmill_outbox_lag_seconds") < 6.5)
    database.stop()
    try:
        answer = await stack.http.get("/api/v2/jobs")
        assert answer.status_code == 503
        seen = await shows(
            stack, "job-registry", lambda seen: seen.sum("deckmill_rpc_seconds_count", code="UNAVAILABLE") > 0
        )
        assert seen.sum("deckmill_database_failures_total", reason="away") > 0
    finally:
        database.start()


async def test_all_that_is_documented_is_shown(stack: Scenario) -> None:
    """Every row of the page is a metric of a running service."""
    shown = {name for scraped in (await everything(stack)).values() for name in scraped.names()}
    wanted = {each.name for each in metrics()}
    assert wanted - shown == set()


async def test_every_line_of_a_log_is_json(stack: Scenario) -> None:
    """Also after children have died and come again: no library writes past our log, least of all about forks."""
    for service in SERVICES:
        lines = (stack.data.log / f"{service}.log").read_text(encoding="utf-8").splitlines()
        assert lines
        assert [line for line in lines if not line.startswith("{")] == [], service
