"""Calls take turns among the replicas of a service, and go on while one of them is away."""

import asyncio
from collections.abc import AsyncIterator

import grpc
import pytest
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

from deck_domain.errors import StoreUnavailable
from deck_runtime.grpc_client import Caller
from deck_runtime.grpc_server import Door, new_server, offer
from tests.support.servers import TOKEN, free_port

HOSTS = {"127.0.0.1": health_pb2.HealthCheckResponse.SERVING, "127.0.0.2": health_pb2.HealthCheckResponse.NOT_SERVING}
"""Replicas, and what each says of itself, so that answers tell who gave them."""
CALLS = 40


@pytest.fixture
async def replicas() -> AsyncIterator[dict[str, grpc.aio.Server]]:
    """A server on each of two hosts, by its address."""
    port, servers = free_port(), {}
    for host, said in HOSTS.items():
        server, servicer = new_server(Door(TOKEN)), health.aio.HealthServicer()
        await servicer.set("", said)
        offer(server, servicer, health_pb2_grpc.add_HealthServicer_to_server)
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


async def answered(caller: Caller) -> list[int]:
    """What calls are answered, one after the other."""
    check = caller.stub(health_pb2_grpc.HealthStub).Check
    return [(await caller.call(check, health_pb2.HealthCheckRequest())).status for _ in range(CALLS)]


async def until(caller: Caller, answers: set[int]) -> None:
    """Call until just these answers come: connections begin and end a moment after what they are made for."""
    async with asyncio.timeout(20):
        while set(await answered(caller)) != answers:
            pass


async def test_calls_take_turns(caller: Caller) -> None:
    """Each of two replicas answers half of them."""
    await until(caller, set(HOSTS.values()))
    answers = await answered(caller)
    assert {CALLS // 2} == {answers.count(said) for said in HOSTS.values()}


async def test_no_call_fails_while_a_replica_ends_in_order(
    caller: Caller, replicas: dict[str, grpc.aio.Server]
) -> None:
    """What it does not take any more goes to the other."""
    await until(caller, set(HOSTS.values()))
    first = next(iter(replicas.values()))
    ending = asyncio.create_task(first.stop(grace=2.0))
    while not ending.done():
        await answered(caller)
    await until(caller, {HOSTS["127.0.0.2"]})


async def test_all_replicas_away_is_told(caller: Caller, replicas: dict[str, grpc.aio.Server]) -> None:
    """There is nobody to turn to."""
    for server in replicas.values():
        await server.stop(None)
    with pytest.raises(StoreUnavailable):
        await answered(caller)
