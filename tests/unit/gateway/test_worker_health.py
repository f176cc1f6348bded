"""How workers are asked for their health, against real gRPC servers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from deck_runtime.grpc_options import REASON_TRAILER
from gateway.worker_health import WorkerHealth


class _Worker(health_pb2_grpc.HealthServicer):  # type: ignore[misc]  # generated without types
    """Notes over which connections it was asked, and serves unless there is a reason why not."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        self.peers: list[str] = []

    async def Check(self, _request: Any, context: grpc.aio.ServicerContext) -> Any:  # noqa: N802 - gRPC's
        self.peers.append(context.peer())
        answer = health_pb2.HealthCheckResponse
        if not self.reason:
            return answer(status=answer.SERVING)
        context.set_trailing_metadata(((REASON_TRAILER, self.reason.encode()),))
        return answer(status=answer.NOT_SERVING)


@asynccontextmanager
async def _running(worker: _Worker, port: int = 0) -> AsyncIterator[str]:
    """The address at which a worker answers."""
    server = grpc.aio.server()
    health_pb2_grpc.add_HealthServicer_to_server(worker, server)
    port = server.add_insecure_port(f"127.0.0.1:{port}")
    await server.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        await server.stop(None)


@pytest.fixture
async def health() -> AsyncIterator[WorkerHealth]:
    """Without certificates."""
    asked = WorkerHealth(lambda: None, 5.0)
    yield asked
    await asked.close()


async def test_a_worker_that_answers_is_asked_over_one_connection(health: WorkerHealth) -> None:
    """However often somebody probes."""
    worker = _Worker()
    async with _running(worker) as address:
        assert [await health.state("scorer", address) for _ in range(3)] == ["ok", "ok", "ok"]
    assert (3, 1) == (len(worker.peers), len(set(worker.peers)))


async def test_a_worker_says_why_it_does_not_serve(health: WorkerHealth) -> None:
    """In words; and without any where it has none."""
    async with _running(_Worker("no room on the disk")) as address:
        assert await health.state("scorer", address) == "not serving: no room on the disk"


async def test_a_worker_that_ended_is_away_until_it_is_back(health: WorkerHealth) -> None:
    """At the same port, at the first question after its return, and at another."""
    async with _running(_Worker()) as address:
        assert await health.state("scorer", address) == "ok"
    assert await health.state("scorer", address) == "away"
    assert await health.state("scorer", "") == "away"
    async with _running(_Worker(), int(address.rpartition(":")[2])):
        assert await health.state("scorer", address) == "ok"
        async with _running(_Worker("moved")) as elsewhere:
            assert await health.state("scorer", elsewhere) == "not serving: moved"
