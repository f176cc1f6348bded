"""Real answers of every route, held against what is declared of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.support.declared_answers import declared
from tests.support.gateway import Installation, deck, envelope, installation, working


@pytest.fixture
async def impatient(tmp_path: Path) -> AsyncIterator[Installation]:
    """An installation where a synchronous request waits for a second."""
    with installation(tmp_path / "data", SYNC_SECONDS="1") as running:
        yield running


async def test_every_route_answers_as_declared(impatient: Installation) -> None:
    """Each JSON answer of a success that the OpenAPI knows is seen once at least; clients check each they get."""
    async with impatient.client() as client:
        await _unfinished(client)
        async with working(impatient):
            await _finished(client)
    successes = {answer for answer in declared() if answer[2] < 300}
    assert successes <= impatient.answers.seen, successes - impatient.answers.seen


async def _unfinished(client: httpx.AsyncClient) -> None:
    """While nobody works: jobs that wait, are cancelled and tried again."""
    await asyncio.gather(
        client.post("/api/v2/preflight", json=envelope()),
        client.post("/api/v2/validate", json=envelope()),
        client.post("/v1/presentations/generate", json=envelope()),
    )
    job = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
    await client.post(f"{job}/cancel")
    await client.post(f"{job}/retry")


async def _finished(client: httpx.AsyncClient) -> None:
    """Everything else."""
    rendered = (await client.post("/api/v2/render", json=envelope(mode="sync"))).json()["data"]
    await client.post("/api/v2/render", json=envelope("to fail", mode="sync"))
    await client.post("/api/v2/preflight", json=envelope(preflightPolicy={"renderIfScoreAbove": 90}))
    await client.post("/api/v2/validate", json=envelope())
    await client.post("/api/v2/validate", files={"file": ("deck.pptx", b"PK\x03\x04 deck")})
    await client.post("/v1/presentations/generate", json=envelope())
    await client.post("/api/preview", json={"slide": deck()["slides"][0]})
    await client.post("/api/v2/keys", json={"name": "ci"})
    url, brief = rendered["job_url"], f"/v1/jobs/{rendered['job_id']}"
    for path in (url, f"{url}/events", f"{url}/artifacts", "/api/v2/jobs", "/api/v2/keys", "/api/v2/schemas"):
        await client.get(path)
    for path in (brief, f"{brief}/versions", "/v1/jobs", "/livez", "/readyz", "/api/v2/schemas/agent_v1"):
        await client.get(path)
