"""The registry as a process: killed between any two steps, beside a twin, and over the wire."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from deck.registry.v1 import job_service_pb2, key_service_pb2, key_service_pb2_grpc
from deck_domain.errors import (
    IllegalTransition,
    LeaseLost,
    NotFound,
    StoreUnavailable,
    Unauthenticated,
)
from deck_domain.job import Artifact, ArtifactKind, StoredObject
from deck_domain.lifecycle import JobState, Stage
from deck_domain.stage_results import ScoreResult
from deck_runtime.bus import Bus
from deck_runtime.worker.leases import LeaseClient
from deck_wire.jobs import state_number
from tests.support.registry_process import Client, RegistryProcess
from tests.support.servers import TOKEN, nats

PATIENCE = 20.0


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegistryProcess]:
    """A running registry that these tests share, and kill."""
    folder = tmp_path_factory.mktemp("registry")
    url = f"sqlite:///{folder}/registry.sqlite3"
    process = RegistryProcess(folder, url, bootstrap_owner_key="dm_live_owner", retry_scale="0")
    process.start()
    yield process
    process.stop()


@pytest.fixture
async def client(registry: RegistryProcess) -> AsyncIterator[Client]:
    """A caller; what is left of its jobs is cancelled, so that the next test claims its own."""
    registry.fail_at()
    client = Client(registry.address)
    yield client
    registry.fail_at()
    await insisting(client.cancel_all)
    await client.caller.close()


async def insisting(call):  # type: ignore[no-untyped-def]
    """Repeat a call until it is answered."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return await call()
            except StoreUnavailable:
                await asyncio.sleep(0.05)


async def test_job_over_the_wire(registry: RegistryProcess, client: Client) -> None:
    """Created, claimed, completed and watched to its end; errors come as what they are."""
    keys = client.caller.stub(key_service_pb2_grpc.KeyServiceStub)
    secret = key_service_pb2.AuthenticateRequest(secret="dm_live_owner")
    assert (await client.caller.call(keys.Authenticate, secret)).key.scopes == ["admin"]
    with pytest.raises(Unauthenticated):
        await client.caller.call(keys.Authenticate, key_service_pb2.AuthenticateRequest(secret="dm_live_x"))
    job = (await client.create()).job
    leases = LeaseClient(client.caller, "worker")

    async def watch() -> list[int]:
        request = job_service_pb2.WatchJobRequest(tenant="acme", job_id=job.id)
        stream = client.caller.stream(client.jobs.WatchJob, request)
        return [message.job.state async for message in stream if message.HasField("job")]

    watching = asyncio.create_task(watch())
    for others_due in (False, True, False):  # drawing and scoring fall due together
        lease, _ = await leases.claim((Stage.RENDER, Stage.PREVIEW, Stage.SCORE))
        assert lease is not None
        assert lease.others_due is others_due
        await leases.heartbeat(lease, 1, 2)
        await leases.complete(lease, [], ScoreResult(88, 4, 0, blocking=False))
    async with asyncio.timeout(PATIENCE):
        states = await watching
    assert states[-1] == state_number(JobState.SUCCEEDED)
    assert (await client.job(job.id)).deck_score == 88
    with pytest.raises(IllegalTransition):
        await client.caller.call(client.jobs.CancelJob, job_service_pb2.CancelJobRequest(tenant="acme", job_id=job.id))
    with pytest.raises(NotFound):
        await client.job("job_nowhere")


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_killed_around_the_commit_a_repeat_makes_one_job(
    registry: RegistryProcess, client: Client, moment: str
) -> None:
    """The client cannot know whether it was accepted; it asks again with the same key."""
    jobs = await client.count()
    registry.fail_at(f"registry.commit.{moment}@queue_job=once kill")
    creating = asyncio.create_task(insisting(lambda: client.create(moment)))
    await registry.restarted_after_its_death()
    answer = await creating
    assert answer.replayed is (moment == "after")
    again = await client.create(moment)
    assert (again.replayed, again.job.id) == (True, answer.job.id)
    assert await client.count() == jobs + 1


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("registry.decide.before_event", False),
        ("registry.commit.before@decide_job", False),
        ("registry.commit.after@decide_job", True),
    ],
)
async def test_killed_around_a_decision_it_and_its_event_are_there_or_not(
    registry: RegistryProcess, client: Client, place: str, kept: bool
) -> None:
    """One commit writes both: between the two there is no moment at which one of them could be lost."""
    job = (await client.create()).job
    leases = LeaseClient(client.caller, "worker")
    for _ in range(3):
        lease, _ = await leases.claim((Stage.RENDER, Stage.PREVIEW, Stage.SCORE))
        assert lease is not None
        await leases.complete(lease, [], None)
    registry.fail_at(f"{place}=once kill")
    decision = job_service_pb2.DecideJobRequest(tenant="acme", job_id=job.id, key_id="key_r", status="approved")
    deciding = asyncio.create_task(client.caller.call(client.jobs.DecideJob, decision))
    await registry.restarted_after_its_death()
    await asyncio.gather(deciding, return_exceptions=True)
    decided = await insisting(lambda: client.job(job.id))
    asked = job_service_pb2.ListJobEventsRequest(tenant="acme", job_id=job.id)
    events = (await client.caller.call(client.jobs.ListJobEvents, asked)).events
    assert len(decided.decisions) == [event.type for event in events].count("approval.changed") == int(kept)
    assert decided.approval_status == ("approved" if kept else "not_requested")


async def test_dropped_replies_cost_nothing(registry: RegistryProcess, client: Client) -> None:
    """The worker asks again, and gets the same lease and the same answer."""
    job = (await client.create()).job
    registry.fail_at("registry.claim.reply=once drop", "registry.complete.reply=once drop")
    leases = LeaseClient(client.caller, "worker")
    lease, _ = await leases.claim((Stage.RENDER,))
    assert lease is not None
    await leases.complete(lease, [], None)
    (render, *_) = (await client.job(job.id)).tasks
    assert (render.attempt, render.strikes) == (1, 0)


async def test_objects_that_the_store_lost_cost_the_attempt(client: Client) -> None:
    """No row without its object: the stage is tried again, with a strike."""
    job = (await client.create()).job
    leases = LeaseClient(client.caller, "worker")
    lease, _ = await leases.claim((Stage.RENDER,))
    assert lease is not None
    stored = StoredObject(lease.output_prefix + "deck.pptx", "0" * 64, 10)
    ghost = Artifact("", ArtifactKind.GENERATED_PPTX, "deck.pptx", stored, "x")
    with pytest.raises(LeaseLost):
        await leases.complete(lease, [ghost], None)
    (render, *_) = (await client.job(job.id)).tasks
    assert render.strikes == 1


async def test_restarted_registry_goes_on_where_it_was(registry: RegistryProcess, client: Client) -> None:
    """Leases outlive it, and SIGTERM ends it cleanly."""
    await client.create()
    leases = LeaseClient(client.caller, "worker")
    lease, _ = await leases.claim((Stage.RENDER,))
    assert lease is not None
    assert await asyncio.to_thread(registry.stop, signal.SIGTERM) == 0
    registry.start()
    await insisting(lambda: leases.heartbeat(lease, 0, 0))
    await leases.complete(lease, [], None)


@pytest.mark.parametrize("with_bus", [True, False])
async def test_commit_of_one_registry_reaches_watchers_of_another(
    postgres_database: str, tmp_path: Path, with_bus: bool
) -> None:
    """Through the bus, or by looking at the database every second."""
    with nats(tmp_path / "nats") as server:
        url = server.start() if with_bus else ""
        twins = [RegistryProcess(tmp_path / name, postgres_database, nats_url=url) for name in ("one", "two")]
        for twin in twins:
            twin.start()
        clients = [Client(twin.address) for twin in twins]
        job = (await clients[0].create()).job
        request = job_service_pb2.WatchJobRequest(tenant="acme", job_id=job.id, after_revision=1)
        stream = clients[1].caller.stream(clients[1].jobs.WatchJob, request)
        watching = asyncio.create_task(_first_job(stream))
        cancel = job_service_pb2.CancelJobRequest(tenant="acme", job_id=job.id)
        await clients[0].caller.call(clients[0].jobs.CancelJob, cancel)
        async with asyncio.timeout(PATIENCE):
            assert (await watching).state == state_number(JobState.CANCELLED)
        for twin, client in zip(twins, clients, strict=True):
            await client.caller.close()
            twin.stop()


async def _first_job(stream):  # type: ignore[no-untyped-def]
    async for message in stream:
        if message.HasField("job"):
            return message.job
    raise AssertionError("the stream ended")


async def test_killed_between_commit_and_publish_the_event_comes_later(sqlite_url: str, tmp_path: Path) -> None:
    """The outbox is in the database: the next start publishes what the last one could not, and sends wake-ups again."""
    with nats(tmp_path / "nats") as server:
        url = server.start()
        bus = await Bus.connect(url, TOKEN)
        heard: asyncio.Queue[bytes] = asyncio.Queue()
        await bus.on_events(heard.put)
        registry = RegistryProcess(tmp_path / "registry", sqlite_url, nats_url=url)
        registry.start()
        registry.fail_at("registry.relay.before_publish=once kill")
        client = Client(registry.address)
        creating = asyncio.create_task(insisting(lambda: client.create("one")))
        await registry.restarted_after_its_death()
        job = (await creating).job
        async with asyncio.timeout(PATIENCE):
            assert job.id.encode() in await heard.get()
        await client.caller.close()
        registry.stop()
        await bus.close()
