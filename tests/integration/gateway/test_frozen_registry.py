"""A registry that stands still: every route says so, and nothing is lost."""

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from gateway.config import GatewaySettings
from tests.support.gateway import Installation, deck, installation, working

_ANSWERS_WITHIN = 5.0
"""Seconds in which a client shall know."""

READS = [
    "/api/v2/jobs",
    "/api/v2/jobs/{job}",
    "/api/v2/jobs/{job}?wait=30",
    "/api/v2/jobs/{job}/document",
    "/api/v2/jobs/{job}/artifacts",
    "/api/v2/jobs/{job}/events",
    "/api/v2/keys",
    "/v1/jobs",
    "/v1/jobs/{job}",
    "/v1/jobs/{job}?poll=true",
    "/v1/jobs/{job}/versions",
    "/v1/jobs/{job}/pptx",
    "/v1/jobs/{job}/preview",
]
WRITES = [
    "/api/v2/render",
    "/api/v2/preflight",
    "/api/v2/validate",
    "/api/v2/jobs/{job}/cancel",
    "/api/v2/jobs/{job}/retry",
]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Installation]:
    """An installation whose gateway waits for a second, and believes a key for longer than the test lasts."""
    with installation(tmp_path / "data", PATIENCE_SECONDS="1", KEY_CACHE_SECONDS="600") as running:
        yield running


async def test_every_route_says_that_the_registry_is_away(served: Installation) -> None:
    """Reads, waits and writes alike, with a key that is known and with another; afterwards all is as it was."""
    repeat = {"Idempotency-Key": "once"}
    async with served.client() as known, served.client(served.key("acme", "render", "read")) as stranger:
        job = (await known.post("/api/v2/render", json=deck())).json()["data"]["job_id"]
        served.registry.send(signal.SIGSTOP)
        answers = await asyncio.gather(
            *(known.get(path.format(job=job)) for path in READS),
            *(known.post(path.format(job=job), json=deck(), headers=repeat) for path in WRITES),
            known.post("/api/preview", json=deck()["slides"][0]),
            known.delete(f"/api/v2/jobs/{job}"),
            stranger.get(f"/api/v2/jobs/{job}"),
            stranger.post("/api/v2/render", json=deck()),
        )
        assert {str(answer.url): answer.status_code for answer in answers if answer.status_code != 503} == {}
        assert {answer.headers["Retry-After"] for answer in answers} != {"0"}
        served.registry.send(signal.SIGCONT)
        await _one_job_for_all_repeats(served, known, repeat)


async def _one_job_for_all_repeats(served: Installation, client: httpx.AsyncClient, repeat: dict[str, str]) -> None:
    async with working(served):
        made = [await client.post("/api/v2/render", json=deck(), headers=repeat) for _ in range(2)]
    assert [answer.status_code for answer in made] == [202, 202]
    assert len({answer.json()["data"]["job_id"] for answer in made}) == 1


def test_a_client_knows_within_five_seconds() -> None:
    """The setting that nobody changes leaves a second for all else."""
    assert GatewaySettings().patience_seconds <= _ANSWERS_WITHIN - 1
