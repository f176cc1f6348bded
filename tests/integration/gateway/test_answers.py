"""Real answers of every route, held against what is declared of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from deck_documents.slide_templates import TEMPLATES
from tests.support.declared_answers import declared
from tests.support.gateway import Installation, deck, envelope, installation, working
from tests.support.receiver import receiver
from tests.support.templates import branded


@pytest.fixture
async def impatient(tmp_path: Path) -> AsyncIterator[Installation]:
    """Where a synchronous request waits for a second, receivers may be on this machine, and there is a model."""
    settings = {"SYNC_SECONDS": "1", "WEBHOOK_INNER_HOSTS": "127.0.0.1", "MODEL_URL": "http://127.0.0.1:9/v1"}
    with installation(tmp_path / "data", **settings) as running:
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
    slide = (await client.post("/v1/generate", json={"brief": "Agenda: welcome, results"})).json()["job_id"]
    await client.get(f"/v1/jobs/{slide}", params={"poll": "true"})
    await client.post("/v1/deck", json={"slides": [{"brief": "Agenda: welcome, results"}]})
    await client.post("/v1/deck/outline", json={"prompt": "A deck about trees"})
    await client.post("/v1/workflows/consulting-deck", json={"topic": "Should we plant more trees?"})
    await client.post("/v1/iterate", json={"job_id": slide, "feedback": "Larger title"})
    await client.post("/v1/translate", json={"job_id": slide, "target_language": "de"})
    await client.post("/api/preview", json={"slide": deck()["slides"][0]})
    await client.post("/api/v2/keys", json={"name": "ci"})
    await _told(client)
    await _branded(client)
    await _themed(client)
    await _templated(client)
    again = await client.post("/api/v2/render", json=envelope(mode="sync", baselineJobId=rendered["job_id"]))
    await client.get(f"{again.json()['data']['job_url']}/diff")
    url, brief = rendered["job_url"], f"/v1/jobs/{rendered['job_id']}"
    await client.post(f"{url}/approval", json={"approvalStatus": "approved"})
    await client.patch(url, json={"approval": {"status": "rejected"}})
    await client.get("/api/v2/settings")
    await client.patch("/api/v2/settings", json={})
    for path in (url, f"{url}/events", f"{url}/artifacts", "/api/v2/jobs", "/api/v2/keys", "/api/v2/schemas"):
        await client.get(path)
    await client.post(f"{brief}/download-url")
    for path in (
        brief,
        f"{brief}/versions",
        f"{brief}/download-url",
        "/v1/jobs",
        "/v1/usage",
        "/livez",
        "/readyz",
        "/api/v2/schemas/agent_v1",
    ):
        await client.get(path)


async def _themed(client: httpx.AsyncClient) -> None:
    """A theme, from its making to its end."""
    made = await client.post("/v1/themes", json={"colors": {"primary": "#7A1FA2"}})
    for path in ("/v1/themes", "/v1/themes/template", "/v1/themes/clear", made.headers["location"]):
        await client.get(path)
    await client.delete(made.headers["location"])
    await client.post("/v1/themes/upload", files={"file": ("Contoso.potx", branded())})


async def _templated(client: httpx.AsyncClient) -> None:
    """A template, from the list to its slide."""
    for path in ("/v1/templates", "/v1/templates/swot", "/v1/templates/swot/preview", "/v1/templates/none"):
        await client.get(path)
    await client.post("/v1/templates/search", json={"query": "plan"})
    await client.post("/v1/render", json={"template": "swot", "params": TEMPLATES["swot"].example})
    await client.post("/v1/render", json={"brief": "Agenda: welcome, results"})


async def _branded(client: httpx.AsyncClient) -> None:
    """A pack with two versions, which a job refers to when it is deleted."""
    made = (
        await client.post("/api/v2/brand-packs", data={"name": "Contoso"}, files={"file": ("a.potx", branded())})
    ).json()
    path = f"/api/v2/brand-packs/{made['id']}"
    await client.patch(path, json={"name": "Ours"})
    changed = {"file": ("b.potx", branded(accent="118844"))}
    second = (await client.post(f"{path}/versions", files=changed)).json()
    version = f"{path}/versions/{second['id']}"
    while (await client.get(version)).json()["status"] != "compiled":
        pass  # each look is a request, and the worker works meanwhile
    await client.post(f"{version}/activate")
    await client.get("/api/v2/brand-packs")
    await client.get(path)
    await client.post("/api/v2/render", json=envelope(mode="sync", brandPackId=made["id"]))
    await client.delete(path)


async def _told(client: httpx.AsyncClient) -> None:
    """Webhooks, and one that is told again of what it was told."""
    async with receiver() as there:
        made = (await client.post("/api/v2/webhooks", json={"url": there.url()})).json()
        path = f"/api/v2/webhooks/{made['id']}"
        await client.patch(path, json={"description": "ci"})
        await client.post("/api/v2/render", json=envelope(mode="sync"))
        await there.got(1)
        await client.post(f"{path}/rotate")
        await client.post(f"{path}/test")
        log = (await client.get(f"{path}/deliveries")).json()["deliveries"]
        told = next(each["id"] for each in log if each["job_id"])
        await client.post(f"{path}/deliveries/{told}/redeliver")
        for read in ("/api/v2/webhooks", path, "/api/v2/callback-secret"):
            await client.get(read)
        await client.post("/api/v2/callback-secret/rotate")
        await client.delete(path)
