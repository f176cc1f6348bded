"""What a service says of its health to those who probe it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from prometheus_client import REGISTRY

from deck_runtime.grpc_client import Caller
from deck_runtime.service import LIVENESS, Service
from deck_runtime.settings import ServiceSettings
from tests.support.servers import TOKEN

SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING


@asynccontextmanager
async def running(service: Service, folder: Path) -> AsyncIterator[health_pb2_grpc.HealthStub]:
    """A service that runs meanwhile, and its health without a token."""
    noted = folder / f"{service.name}.addr"
    run = asyncio.create_task(service.run())
    async with asyncio.timeout(20):
        while not noted.exists():
            await asyncio.sleep(0.01)
    async with grpc.aio.insecure_channel(noted.read_text().strip()) as channel:
        yield health_pb2_grpc.HealthStub(channel)
    service.stopping.set()
    await run


async def test_a_service_that_is_not_ready_is_alive_all_the_same(tmp_path: Path) -> None:
    """Whoever starts processes again must not do so for what another process lacks; whoever watches sees it come."""
    well = asyncio.Event()
    service = Service("trial", ServiceSettings(token=TOKEN, run_dir=str(tmp_path)))
    service.healthy_while(well.is_set, lambda: "it waits for something")
    async with asyncio.timeout(20), running(service, tmp_path) as health:
        told = aiter(health.Watch(health_pb2.HealthCheckRequest()))
        alive = health_pb2.HealthCheckRequest(service=LIVENESS)
        while (await anext(told)).status != NOT_SERVING:
            pass
        assert (await health.Check(alive)).status == SERVING
        well.set()
        assert (await anext(told)).status == SERVING
        assert (await health.Check(health_pb2.HealthCheckRequest())).status == SERVING


async def test_a_service_that_finishes_its_work_can_do_it(tmp_path: Path) -> None:
    """Balancers send it no more calls, and nobody is woken for it: every rollout has such a moment."""
    finished = asyncio.Event()

    async def work(_stopping: asyncio.Event) -> None:
        await finished.wait()

    service = Service("trial", ServiceSettings(token=TOKEN, run_dir=str(tmp_path)))
    service.beside(work)
    async with asyncio.timeout(20), running(service, tmp_path) as health:
        service.stopping.set()
        while (await health.Check(health_pb2.HealthCheckRequest())).status != NOT_SERVING:
            pass
        assert REGISTRY.get_sample_value("deckmill_serving") == 1
        finished.set()


async def test_a_part_that_is_in_trouble_keeps_nobody_from_calling(tmp_path: Path) -> None:
    """What the service does without it goes on; who asks for the part is told what it lacks."""
    trouble = ["its disk is full"]
    service = Service("trial", ServiceSettings(token=TOKEN, run_dir=str(tmp_path)))
    service.tell_apart("ledger", lambda: trouble[0])
    async with asyncio.timeout(20), running(service, tmp_path) as health:
        while (await health.Check(health_pb2.HealthCheckRequest())).status != SERVING:
            pass
        caller = Caller((tmp_path / "trial.addr").read_text().strip(), TOKEN)
        assert await caller.trouble_of("ledger") == "its disk is full"
        trouble[0] = ""
        assert await caller.trouble_of("ledger") == ""
        assert await caller.trouble_of("unheard of") == ""
        await caller.close()
