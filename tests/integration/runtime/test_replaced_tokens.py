"""The installation token is replaced while services call each other: no call is refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
import pytest

from deck.registry.v1 import job_pb2, job_service_pb2, job_service_pb2_grpc
from deck_domain.errors import DeckError
from deck_runtime.bus import Bus, BusUnavailable
from deck_runtime.grpc_client import Caller
from deck_runtime.grpc_server import Door, new_server, offer
from tests.support.registry_process import RegistryProcess
from tests.support.servers import free_port, nats

OLD, NEW = "the-token-of-before", "the-token-to-come"
ROLLOUTS = ((OLD, NEW), (NEW, OLD), (NEW,))
"""What each service has after each of the three rollouts; calls carry the first."""
HOSTS = ("127.0.0.1", "127.0.0.2")
CALLS = 5
REFUSED = "UNAUTHENTICATED"


class Answering(job_service_pb2_grpc.JobServiceServicer):
    """A registry that answers."""

    async def GetJob(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name on the wire
        """A method that may be repeated."""
        return job_service_pb2.GetJobResponse(job=job_pb2.Job(id=request.job_id))


class Replicas:
    """Two servers behind one name, and two callers of both; each is replaced by itself."""

    def __init__(self) -> None:
        self._port = free_port()
        self._servers: dict[str, grpc.aio.Server] = {}
        self._callers: dict[int, Caller] = {}

    async def serve(self, host: str, tokens: Sequence[str]) -> None:
        """A server on a host that takes these tokens, instead of the one that was there."""
        if host in self._servers:
            await self._servers[host].stop(5)
        server = self._servers[host] = new_server(Door(*tokens))
        offer(server, Answering(), job_service_pb2_grpc.add_JobServiceServicer_to_server)
        server.add_insecure_port(f"{host}:{self._port}")
        await server.start()

    async def call(self, number: int, token: str) -> None:
        """Have a caller send this token, instead of the one that it sent."""
        before = self._callers.get(number)
        self._callers[number] = Caller(",".join(f"{host}:{self._port}" for host in HOSTS), token)
        if before:
            await before.close()

    async def asked(self) -> None:
        """Let each caller make some calls. Raises what one of them is answered with."""
        for caller in list(self._callers.values()):
            get = caller.stub(job_service_pb2_grpc.JobServiceStub).GetJob
            for _ in range(CALLS):
                await caller.call(get, job_service_pb2.GetJobRequest(job_id="job"))

    async def close(self) -> None:
        """End all."""
        for caller in self._callers.values():
            await caller.close()
        for server in self._servers.values():
            await server.stop(None)


@pytest.fixture
async def replicas() -> AsyncIterator[Replicas]:
    """All of them with the old token."""
    made = Replicas()
    for host in HOSTS:
        await made.serve(host, (OLD,))
    for number in range(2):
        await made.call(number, OLD)
    yield made
    await made.close()


async def roll(replicas: Replicas, tokens: Sequence[str]) -> None:
    """Replace one after the other, in the order that is worst for them, and call after each."""
    for number, host in enumerate(HOSTS):
        await replicas.call(number, tokens[0])
        await replicas.asked()
        await replicas.serve(host, tokens)
        await replicas.asked()


async def test_no_call_is_refused_while_a_token_is_replaced(replicas: Replicas) -> None:
    """Between any two steps of the three rollouts everybody can call everybody; then the old token is worth nothing."""
    await replicas.asked()
    for tokens in ROLLOUTS:
        await roll(replicas, tokens)
    await replicas.call(0, OLD)
    with pytest.raises(DeckError, match=REFUSED):
        await replicas.asked()


async def test_a_token_that_is_sent_before_all_know_it_is_refused(replicas: Replicas) -> None:
    """That is what the first of the rollouts is for."""
    with pytest.raises(DeckError, match=REFUSED):
        await roll(replicas, ROLLOUTS[1])


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[RegistryProcess]:
    """A registry in the second of the rollouts, with its tokens in files."""
    for name, token in (("token", NEW), ("other", OLD)):
        (tmp_path / name).write_text(token + "\n", encoding="utf-8")
    files = {"token": "", "token_file": f"{tmp_path}/token", "other_token_file": f"{tmp_path}/other"}
    made = RegistryProcess(tmp_path / "registry", f"sqlite:///{tmp_path}/registry.db", **files)
    made.start()
    yield made
    made.stop()


@asynccontextmanager
async def calling(address: str, token: str) -> AsyncIterator[Caller]:
    """A caller with a token."""
    caller = Caller(address, token)
    yield caller
    await caller.close()


async def test_a_service_takes_both_tokens_of_its_settings(registry: RegistryProcess) -> None:
    """A registry finds no job for who sends either of them, and tells nothing to who sends another."""
    for token, answer in ((NEW, "no such job"), (OLD, "no such job"), ("another-token-altogether", REFUSED)):
        async with calling(registry.address, token) as caller:
            get = caller.stub(job_service_pb2_grpc.JobServiceStub).GetJob
            with pytest.raises(DeckError, match=answer):
                await caller.call(get, job_service_pb2.GetJobRequest(tenant="default", job_id="job_none"))


async def test_a_bus_is_shown_one_token_after_the_other(tmp_path: Path) -> None:
    """A connection finds the server that knows the second alone, and again after the server knows the first instead."""
    with nats(tmp_path / "nats", OLD) as server:
        bus = await Bus.connect(server.start(), NEW, OLD)
        try:
            await until_up(bus)
            server.stop()
            server.ask_for(NEW)
            server.start()
            await until_up(bus)
        finally:
            await bus.close()


async def until_up(bus: Bus) -> None:
    """Return when it takes something. Raises TimeoutError."""
    async with asyncio.timeout(30):
        while True:
            try:
                return await bus.publish_events("t.job_1", "evt_1", b"x")
            except BusUnavailable:
                await asyncio.sleep(0.01)
