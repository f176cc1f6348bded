"""Calls take turns among the replicas of a service, and go on while one of them is away."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from deck.registry.v1 import job_pb2, job_service_pb2, job_service_pb2_grpc
from deck_domain.errors import StoreUnavailable
from deck_runtime.grpc_client import Caller
from deck_runtime.grpc_server import Door, new_server, offer
from tests.support.servers import TOKEN, free_port

HOSTS = ("127.0.0.1", "127.0.0.2")
CALLS = 40
AT_ONCE = 10
"""Calls side by side, so that some are under way whenever something happens."""


class Named(job_service_pb2_grpc.JobServiceServicer):
    """A registry whose jobs have its own host as id, so that answers tell who gave them."""

    def __init__(self, host: str) -> None:
        self._host = host

    async def GetJob(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name on the wire
        """A method that may be repeated."""
        return job_service_pb2.GetJobResponse(job=job_pb2.Job(id=self._host))


@pytest.fixture
async def replicas() -> AsyncIterator[dict[str, grpc.aio.Server]]:
    """A server on each of two hosts, by its address."""
    port, servers = free_port(), {}
    for host in HOSTS:
        server = new_server(Door(TOKEN))
        offer(server, Named(host), job_service_pb2_grpc.add_JobServiceServicer_to_server)
        server.add_insecure_port(f"{host}:{port}")
        await server.start()
        servers[f"{host}:{port}"] = server
    yield servers
    for server in servers.values():
        await server.stop(None)


@pytest.fixture
async def caller(replicas: dict[str, grpc.aio.Server]) -> AsyncIterator[Caller]:
    """One caller of both."""
    caller = Caller(", ".join(replicas), TOKEN)
    yield caller
    await caller.close()


async def answered(caller: Caller) -> list[str]:
    """Who answers calls, one after the other."""
    get = caller.stub(job_service_pb2_grpc.JobServiceStub).GetJob
    return [(await caller.call(get, job_service_pb2.GetJobRequest())).job.id for _ in range(CALLS)]


async def until(caller: Caller, hosts: set[str]) -> None:
    """Call until just these answer: connections begin and end a moment after what they are made for."""
    async with asyncio.timeout(20):
        while set(await answered(caller)) != hosts:
            pass


async def test_calls_take_turns(caller: Caller) -> None:
    """Each of two replicas answers half of them."""
    await until(caller, set(HOSTS))
    answers = await answered(caller)
    assert {CALLS // 2} == {answers.count(host) for host in HOSTS}


@pytest.mark.parametrize("host", HOSTS)
async def test_no_call_fails_while_a_replica_ends_in_order(
    caller: Caller, replicas: dict[str, grpc.aio.Server], host: str
) -> None:
    """What it does not take any more, also of calls that were under way to it, goes to the other."""
    await until(caller, set(HOSTS))
    ending = next(server for address, server in replicas.items() if address.startswith(f"{host}:"))
    ended = asyncio.Event()

    async def go_on() -> None:
        while not ended.is_set():
            await answered(caller)

    async with asyncio.TaskGroup() as calling:
        for _ in range(AT_ONCE):
            calling.create_task(go_on())
        await answered(caller)  # after these, calls of all the others are under way
        await ending.stop(grace=2.0)
        ended.set()
    await until(caller, set(HOSTS) - {host})


async def test_all_replicas_away_is_told(caller: Caller, replicas: dict[str, grpc.aio.Server]) -> None:
    """There is nobody to turn to."""
    for server in replicas.values():
        await server.stop(None)
    with pytest.raises(StoreUnavailable):
        await answered(caller)
