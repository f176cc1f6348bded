"""Webhooks on a whole stack, with NATS, PostgreSQL and S3: what a team's own systems see of renders and reviews."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.support.postgres import postgres_url
from tests.support.receiver import Receiver, receiver
from tests.support.servers import s3
from tests.support.stack import Scenario, scenario, small_deck


@pytest.fixture
async def there() -> AsyncIterator[Receiver]:
    """Who is told."""
    async with receiver() as made:
        yield made


@pytest.fixture
async def stack(tmp_path: Path) -> AsyncIterator[Scenario]:
    """A stack that may tell receivers on this machine."""
    with postgres_url(tmp_path / "postgres") as database, s3(tmp_path / "s3") as store:
        settings = {
            "DECKMILL_DATABASE_URL": database,
            "DECKMILL_STORE_URL": store,
            "DECKMILL_WEBHOOK_INNER_HOSTS": "127.0.0.1",
            "DECKMILL_WEBHOOK_SECONDS": "1",
            "DECKMILL_WEBHOOK_RETRY_SCALE": "0.01",
            "DECKMILL_OBJECT_SWEEP": "0.3",
        }
        async with scenario(tmp_path, settings) as made:
            yield made


async def test_a_render_is_told_through_an_outage_of_the_receiver(stack: Scenario, there: Receiver) -> None:
    """The first attempts fail, and the registry dies after one; the message arrives, with a link to the deck."""
    made = (await stack.http.post("/api/v2/webhooks", json={"url": there.url()})).raise_for_status().json()
    there.answer(503)
    stack.fail_at("registry.webhook.after=once kill")
    callback = {"url": there.url("/callback"), "metadata": {"order": 4711}}
    job_id = await stack.submit(small_deck("Told"), callback=callback)
    job = await stack.ended(job_id)
    await there.got(3)
    there.answer(200)
    told = await stack.reached(job_id, "webhook.delivered", webhook_id=made["id"])
    messages = there.at("/hook")
    assert len({each.id for each in messages}) == 1
    data = messages[-1].verified(made["secret"])["data"]
    assert (data["status"], data["document_title"], data["deck_score"]) == ("succeeded", "Told", job["deck_score"])
    async with httpx.AsyncClient() as anybody:
        assert (await anybody.get(data["download_url"])).content[:2] == b"PK"
    secret = (await stack.http.get("/api/v2/callback-secret")).json()["secret"]
    called = (await there.got(1, "/callback"))[0].verified(secret)
    assert (called["event"], called["data"]["metadata"]) == ("render.completed", {"order": 4711})
    events = await stack.events(job_id)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    failed = [event["data"] for event in events if event["type"] == "webhook.failed"]
    assert {each["will_retry"] for each in failed} == {True}
    assert told["data"]["attempt"] > 1
    assert (await stack.job(job_id))["revision"] == job["revision"]


async def test_a_deck_is_approved_told_of_and_kept_as_its_tenant_chose(stack: Scenario, there: Receiver) -> None:
    """From the gate to the end of retention: who waits for a decision gets it, and what is on hold stays."""
    http = stack.http
    hook = (await http.post("/api/v2/webhooks", json={"url": there.url()})).raise_for_status().json()
    (await http.patch("/api/v2/settings", json={"gateDownloads": True})).raise_for_status()
    job = await stack.ended(await stack.submit(small_deck("For review"), approvalRequired=True))
    path = f"/api/v2/jobs/{job['id']}"
    assert (await http.get(job["download_url"])).json()["code"] == "approval_required"
    newer = {"wait": 60, "after_revision": job["revision"]}
    waiting = asyncio.create_task(http.get(path, params=newer))
    (await http.post(f"{path}/approval", json={"approvalStatus": "approved", "note": "Checked"})).raise_for_status()
    decided = (await waiting).json()
    assert decided["approval"]["latest"]["note"] == "Checked"
    assert (await http.get(decided["job"]["download_url"])).content[:2] == b"PK"
    rendered, approved = (each.verified(hook["secret"]) for each in await there.got(2))
    assert [rendered["event"], approved["event"]] == ["render.completed", "approval.changed"]
    assert (rendered["data"]["approval_status"], approved["data"]["approval_status"]) == ("needs_review", "approved")
    await stack.reached(job["id"], "artifact.downloaded", kind="generated_pptx")

    (await http.patch(path, json={"hold": True})).raise_for_status()
    (await http.patch("/api/v2/settings", json={"retentionDaysBinaries": 0})).raise_for_status()
    other = await stack.ended(await stack.submit(small_deck("Not kept")))
    await stack.reached(other["id"], "files.removed")
    kept = (await http.get(path)).json()["job"]
    assert (kept["files_removed_at"], (await http.delete(path)).json()["code"]) == (None, "legal_hold")
    assert (await http.get(kept["download_url"])).content[:2] == b"PK"
    (await http.patch(path, json={"hold": False})).raise_for_status()
    await stack.reached(job["id"], "files.removed")
    assert (await http.get(kept["download_url"])).json()["code"] == "artifact_gone"
    lines = (await http.get(f"{path}/events", headers={"Accept": "application/x-ndjson"})).text.splitlines()
    assert len(lines) == len(await stack.events(job["id"]))
    assert (await http.delete(path)).status_code == 204
