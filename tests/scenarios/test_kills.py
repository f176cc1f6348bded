"""Any process may die at any moment, and no job is lost: real processes, SIGKILL at named places, both databases."""

import asyncio
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.postgres import postgres_url
from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

STAGE_OF = {"renderer": "RENDER", "previewer": "PREVIEW", "scorer": "SCORE"}
PLACES = ("worker.claimed", "worker.worked", "worker.stored")


KILLED = [("postgres", service, place) for service in STAGE_OF for place in PLACES]
KILLED += [("sqlite", service, "worker.worked") for service in STAGE_OF]
"""Where a worker dies has nothing to do with the database: one place for each is enough on the second."""


@pytest_asyncio.fixture(loop_scope="module", scope="module", params=["sqlite", "postgres"])
async def stack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack for each database, shared by the tests of this file."""
    root = tmp_path_factory.mktemp(f"kills-{request.param}")
    if request.param == "sqlite":
        async with scenario(root) as made:
            yield made
    else:
        with postgres_url(root / "postgres") as url:
            async with scenario(root, {"DECKMILL_DATABASE_URL": url}) as made:
                yield made


@pytest.fixture(autouse=True)
def no_failpoints(stack: Scenario) -> None:
    """Each test starts with none."""
    stack.fail_at()


def assert_timeline_is_whole(events: list[dict[str, object]]) -> None:
    """No gap in the sequence, exactly one ending, nothing after it."""
    assert list(range(1, len(events) + 1)) == [event["seq"] for event in events]
    endings = [e["type"] for e in events if e["type"] in ("job.succeeded", "job.failed", "job.cancelled")]
    assert endings == [events[-1]["type"]]


@pytest.mark.parametrize(("stack", "service", "place"), KILLED, indirect=["stack"])
async def test_a_worker_killed_in_its_stage_costs_an_attempt(stack: Scenario, service: str, place: str) -> None:
    """The job succeeds, once; the timeline shows two attempts of that stage and one of the others."""
    stack.fail_at(f"{place}@{STAGE_OF[service]}=once kill")
    job_id = await stack.submit(small_deck())
    job = await stack.ended(job_id)
    assert job["status"] == "succeeded"
    for other, stage in STAGE_OF.items():
        assert await stack.attempts(job_id, stage) == ([1, 2] if other == service else [1])
    assert_timeline_is_whole(await stack.events(job_id))
    assert [a["kind"] for a in job["artifacts"]].count("generated_pptx") == 1


async def test_a_worker_killed_after_its_completion_costs_nothing(stack: Scenario) -> None:
    """What was recorded stays recorded."""
    stack.fail_at("worker.completed@RENDER=once kill")
    job_id = await stack.submit(small_deck())
    assert (await stack.ended(job_id))["status"] == "succeeded"
    assert await stack.attempts(job_id, "RENDER") == [1]


@pytest.mark.parametrize("place", ["registry.claim.reply", "registry.complete.reply"])
async def test_a_lost_reply_costs_nothing(stack: Scenario, place: str) -> None:
    """The same claim gets the same lease, the same completion the same answer: one attempt, no strike."""
    stack.fail_at(f"{place}=once drop")
    job_id = await stack.submit(small_deck())
    assert (await stack.ended(job_id))["status"] == "succeeded"
    for stage in STAGE_OF.values():
        assert await stack.attempts(job_id, stage) == [1]


async def test_a_registry_killed_between_commit_and_publish_publishes_later(stack: Scenario) -> None:
    """The outbox survives: the job ends, and its timeline has no gap."""
    stack.fail_at("registry.relay.before_publish=once kill")
    job_id = await stack.submit(small_deck())
    assert (await stack.ended(job_id))["status"] == "succeeded"
    assert_timeline_is_whole(await stack.events(job_id))


async def test_a_deck_that_kills_its_worker_fails_after_three_attempts(stack: Scenario) -> None:
    """A dead letter is a state with a reason, and the queue keeps moving."""
    stack.fail_at("worker.deck@Poison=kill")
    poison = await stack.submit(small_deck("Poison"))
    good = await stack.submit(small_deck("Good"))
    bad, fine = await asyncio.gather(stack.ended(poison, 60), stack.ended(good, 60))
    assert ("failed", "WORKER_CRASHED", "RENDER") == (bad["status"], bad["error_code"], bad["error_stage"])
    assert bad["error_message"]
    assert await stack.attempts(poison, "RENDER") == [1, 2, 3]
    assert fine["status"] == "succeeded"


async def test_a_zombie_that_completes_late_is_refused(stack: Scenario) -> None:
    """A worker stopped beyond its lease finds its work taken over, and changes nothing when it wakes."""
    stack.fail_at("worker.stored@SCORE=once stop")
    job_id = await stack.submit(small_deck())
    await stack.reached(job_id, "task.lease_expired", stage="SCORE")
    process = stack.stack.process("scorer").process
    assert process is not None
    zombie = process.pid
    async with stack.second("scorer"):
        job = await stack.ended(job_id)
        before = (job["revision"], await stack.events(job_id))
        stack.kill("scorer", signal.SIGCONT)
        await stack.logged("scorer", "lease_lost")
    assert process.pid == zombie
    assert job["status"] == "succeeded"
    assert before == ((await stack.job(job_id))["revision"], await stack.events(job_id))
    assert [a["kind"] for a in job["artifacts"]].count("quality_report") == 1


async def test_cancelling_a_running_job_stops_its_children(stack: Scenario) -> None:
    """The record says cancelled at once; the processes that drew are gone within five seconds."""
    job_id = await stack.submit(small_deck("Long", slides=200))
    await stack.reached(job_id, "task.started", stage="PREVIEW")
    children = stack.children("previewer")
    answer = await stack.http.post(f"/api/v2/jobs/{job_id}/cancel")
    assert (202, "cancelled") == (answer.status_code, answer.json()["job"]["status"])
    await stack.gone(children, timeout=5)
    assert (await stack.job(job_id))["status"] == "cancelled"
    assert (await stack.http.post(f"/api/v2/jobs/{job_id}/cancel")).status_code == 409
    assert (await stack.ended(await stack.submit(small_deck())))["status"] == "succeeded"


async def test_a_gateway_killed_while_clients_wait_comes_back(stack: Scenario) -> None:
    """Clients that ask again find their job."""
    stack.fail_at("worker.claimed@RENDER=once kill")
    job_id = await stack.submit(small_deck())
    stack.kill("gateway")
    assert (await stack.ended(job_id))["status"] == "succeeded"
