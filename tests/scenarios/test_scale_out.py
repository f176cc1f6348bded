"""Two or three of each service: what one gateway is told another knows, and all may be replaced at work."""

import asyncio
import itertools
import uuid
from collections import Counter
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from tests.support.gateway import OWNER_KEY
from tests.support.replicas import Replicas, replicas
from tests.support.stack import TERMINAL, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")
HEADERS = {"Authorization": f"Bearer {OWNER_KEY}"}
_CLIENTS = 2
_PAUSE = 0.1
_PATIENCE = 120.0


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def cluster(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Replicas]:
    """Two registries, two gateways, three renderers, two previewers, two scorers."""
    async with replicas(tmp_path_factory.mktemp("cluster"), LEASE_TTL="3", HEARTBEAT="0.5", SWEEP="0.5") as running:
        yield running


class Client:
    """Asks the gateways in turn, and comes again where one is away, as a balancer and a client together do."""

    def __init__(self, cluster: Replicas) -> None:
        self._turns = itertools.cycle(
            [httpx.AsyncClient(base_url=url, headers=HEADERS, timeout=60) for url in cluster.urls]
        )
        self.statuses: Counter[int] = Counter()

    async def ask(self, method: str, path: str, **arguments: object) -> httpx.Response:
        """The answer that is no refusal for a moment."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                try:
                    answer = await next(self._turns).request(method, path, **arguments)  # type: ignore[arg-type]
                except httpx.TransportError:
                    await asyncio.sleep(_PAUSE)
                    continue
                self.statuses[answer.status_code] += 1
                if answer.status_code != 503:
                    return answer
                assert int(answer.headers["retry-after"]) > 0
                await asyncio.sleep(_PAUSE)

    async def made(self) -> str:
        """A deck that is asked for, once however often the request is sent."""
        body = {"sourceSchema": "protocol_v2", "document": small_deck(), "mode": "async"}
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        answer = await self.ask("POST", "/api/v2/render", json=body, headers=headers)
        return str(answer.raise_for_status().json()["data"]["job_id"])

    async def count(self) -> int:
        """How many jobs there are."""
        return int((await self.ask("GET", "/api/v2/jobs", params={"limit": 1})).json()["total"])

    async def ended(self, job_id: str) -> str:
        """How a job has ended."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                answer = await self.ask("GET", f"/api/v2/jobs/{job_id}", params={"wait": 10})
                if (status := answer.raise_for_status().json()["job"]["status"]) in TERMINAL:
                    return str(status)


async def test_a_watch_at_one_gateway_sees_what_went_through_the_other_registry(cluster: Replicas) -> None:
    """A job that is made at one is waited for at the other, whose registry is another one."""
    first, second = (httpx.AsyncClient(base_url=url, headers=HEADERS, timeout=90) for url in cluster.urls)
    async with first, second:
        body = {"sourceSchema": "protocol_v2", "document": small_deck(), "mode": "async"}
        made = (await first.post("/api/v2/render", json=body)).raise_for_status().json()["data"]["job_id"]
        here, there = await asyncio.gather(
            *(client.get(f"/api/v2/jobs/{made}", params={"wait": 60}) for client in (first, second))
        )
    assert [answer.json()["job"]["status"] for answer in (here, there)] == ["succeeded", "succeeded"]


async def test_everything_is_replaced_while_decks_are_made(cluster: Replicas) -> None:
    """The registries one after the other, then half of all the rest at a time, as a release is rolled out.

    No deck is lost or made twice, and clients see nothing worse than a 503 that says when to ask again.
    """
    client, made, stopping = Client(cluster), [], asyncio.Event()

    async def work() -> None:
        while not stopping.is_set():
            made.append(await client.made())
            assert await client.ended(made[-1]) == "succeeded"

    before = await client.count()
    others = [each for each in cluster.all.values() if each.kind != "registry"]
    async with asyncio.TaskGroup() as group:
        for _ in range(_CLIENTS):
            group.create_task(work())
        for registry in cluster.of("registry"):
            await cluster.restart([registry])
        for half in (0, 1):
            await cluster.restart(each for each in others if int(each.name[-1]) % 2 == half)
        stopping.set()
    assert await client.count() == before + len(made)
    assert len(set(made)) == len(made) > 2 * _CLIENTS
    assert {status for status in client.statuses if status >= 500} <= {503}
