"""Approval, packs, comparisons, slides and decks on NATS, PostgreSQL and S3, as an operator with servers runs them."""

import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.postgres import postgres_url
from tests.support.servers import s3
from tests.support.stack import Scenario, scenario, small_deck
from tests.support.templates import branded

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack for the tests of this file; its NATS is a server anyway."""
    root = tmp_path_factory.mktemp("servers")
    with postgres_url(root / "postgres") as url, s3(root / "s3") as store:
        async with scenario(root, {"DECKMILL_DATABASE_URL": url, "DECKMILL_STORE_URL": store}) as made:
            yield made


async def _complete(stack: Scenario, path: str, **body: Any) -> dict[str, Any]:
    """A job of `/v1` once it has ended well."""
    answer = await stack.patiently("POST", path, json=body, headers={"Idempotency-Key": uuid.uuid4().hex})
    assert answer.status_code == 202, answer.text
    while True:
        path = f"/v1/jobs/{answer.json()['job_id']}"
        job = (await stack.patiently("GET", path, params={"poll": "true", "timeout": 60})).raise_for_status().json()
        if job["status"] in {"complete", "failed"}:
            assert job["status"] == "complete", job
            return dict(job)


async def _decide(stack: Scenario, job_id: str, decision: str) -> dict[str, Any]:
    body = {"approvalStatus": decision}
    answer = await stack.patiently("POST", f"/api/v2/jobs/{job_id}/approval", json=body)
    return dict(answer.raise_for_status().json())


async def test_a_slide_and_its_next_version(stack: Scenario) -> None:
    """Both are handed out, with a path from one to the other, and can be decided about."""
    first = await _complete(stack, "/v1/generate", brief="Funnel: 900 berths asked for, 410 offered, 280 taken")
    second = await _complete(stack, "/v1/iterate", job_id=first["job_id"], feedback="Make the title bold")
    versions = (await stack.patiently("GET", f"/v1/jobs/{second['job_id']}/versions")).json()

    assert [each["job_id"] for each in versions] == [first["job_id"], second["job_id"]]
    assert (await stack.patiently("GET", second["pptx_url"])).content.startswith(b"PK")
    assert (await _decide(stack, second["job_id"], "approved"))["approvalStatus"] == "approved"


async def test_a_deck_of_briefs(stack: Scenario) -> None:
    """More slides than are made at once; deleting the deck deletes them with it."""
    briefs = [{"brief": f"Bar chart of berths: North {number}, South 9, West 7"} for number in range(11, 16)]
    job = await _complete(stack, "/v1/deck", slides=briefs, title="Berths")
    assert (job["slides_completed"], job["slides_failed"]) == (5, 0)

    (await stack.patiently("DELETE", f"/v1/jobs/{job['job_id']}")).raise_for_status()
    ids = [job["job_id"], *(each["job_id"] for each in job["slides"])]
    assert {(await stack.patiently("GET", f"/v1/jobs/{each}")).status_code for each in ids} == {404}


async def test_a_render_on_a_pack_is_compared_and_approved(stack: Scenario) -> None:
    """The gate opens with the approval and shuts with a rejection; a link from before goes through the same gate."""
    files = {"file": ("Contoso.potx", branded())}
    pack = (await stack.http.post("/api/v2/brand-packs", files=files)).raise_for_status().json()
    await _compiled(stack, pack["id"])
    options: dict[str, Any] = {"brandPackId": pack["id"]}
    before = await stack.ended(await stack.submit(small_deck(), **options))
    changed = small_deck()
    changed["slides"][0] = {**changed["slides"][0], "body": ["First point", "Another point"]}
    after = await stack.ended(await stack.submit(changed, **options, baselineJobId=before["id"]))

    diff = (await stack.patiently("GET", f"/api/v2/jobs/{after['id']}/diff")).json()
    assert diff["diffSummary"]["changedSlides"] == 1
    assert (await stack.patiently("GET", diff["slides"][0]["diffPreviewUrl"])).content.startswith(b"\x89PNG")
    assert after["brand_pack_id"] == pack["id"]

    await stack.patiently("PATCH", "/api/v2/settings", json={"gateDownloads": True})
    found = [await _fetched(stack, after["download_url"])]
    for decision in ("approved", "rejected"):
        await _decide(stack, after["id"], decision)
        found.append(await _fetched(stack, after["download_url"]))
    await stack.patiently("PATCH", "/api/v2/settings", json={"gateDownloads": False})
    assert found == [403, 200, 403]


async def _fetched(stack: Scenario, link: str) -> int:
    return (await stack.patiently("GET", link)).status_code


async def _compiled(stack: Scenario, pack_id: str) -> None:
    """Return when a pack can be used."""
    while (pack := (await stack.patiently("GET", f"/api/v2/brand-packs/{pack_id}")).json())["compileStatus"] in {
        "queued",
        "compiling",
    }:
        await stack.patiently("GET", "/api/v2/jobs", params={"limit": 1})
    assert pack["compileStatus"] == "compiled", pack
