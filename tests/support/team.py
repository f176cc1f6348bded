"""The clients of one tenant that tests of reviews, downloads and removed files use."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx

from tests.support.gateway import envelope


@dataclass
class Team:
    """Clients of a tenant: who makes decks, who approves them, who sees to the tenant; and one without a key."""

    maker: httpx.AsyncClient
    reviewer: httpx.AsyncClient
    admin: httpx.AsyncClient
    stranger: httpx.AsyncClient
    tenant: str

    async def rendered(self, **fields: Any) -> dict[str, Any]:
        """A deck that is done: the job's detail."""
        answer = await self.maker.post("/api/v2/render", json=envelope(mode="sync", **fields))
        return dict((await self.maker.get(answer.json()["data"]["job_url"])).json())

    async def choose(self, **values: Any) -> dict[str, Any]:
        """Change the tenant's settings."""
        answer = await self.admin.patch("/api/v2/settings", json=values)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


def approval_path(job: dict[str, Any]) -> str:
    """The address to decide at."""
    return f"/api/v2/jobs/{job['job']['id']}/approval"


def job_path(job: dict[str, Any]) -> str:
    """The job's address."""
    return f"/api/v2/jobs/{job['job']['id']}"


async def downloads(team: Team, job: dict[str, Any], at_least: int) -> list[dict[str, Any]]:
    """The downloads on a job's timeline, once there are so many: they are told beside the answers."""
    async with asyncio.timeout(20):
        while True:
            events = (await team.maker.get(f"{job_path(job)}/events", params={"limit": 1000})).json()["events"]
            found = [each for each in events if each["type"] == "artifact.downloaded"]
            if len(found) >= at_least:
                return found
            await asyncio.sleep(0.02)
