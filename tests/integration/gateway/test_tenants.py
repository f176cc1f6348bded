"""Keys, scopes, and the wall between tenants on every route."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.support.gateway import OWNER_KEY, Installation, envelope, working


@pytest.fixture
async def umbrella(served: Installation) -> AsyncIterator[httpx.AsyncClient]:
    """A client of another tenant, with every scope."""
    async with served.client(served.key("umbrella", "render", "read", "approve", "admin")) as client:
        yield client


@pytest.fixture
async def job(acme: httpx.AsyncClient, served: Installation) -> dict[str, Any]:
    """A finished job of acme."""
    async with working(served):
        answer = await acme.post("/api/v2/render", json=envelope(mode="sync"))
    return dict((await acme.get(answer.json()["data"]["job_url"])).json())


async def test_no_route_shows_or_touches_another_tenants_job(
    acme: httpx.AsyncClient, umbrella: httpx.AsyncClient, job: dict[str, Any]
) -> None:
    """404 for reading, waiting, streaming, downloading, cancelling, retrying, deleting, comparing."""
    job_id, artifact_id = job["job"]["id"], job["artifacts"][0]["id"]
    for method, path in (
        ("GET", f"/api/v2/jobs/{job_id}"),
        ("GET", f"/api/v2/jobs/{job_id}?wait=5"),
        ("GET", f"/api/v2/jobs/{job_id}/events"),
        ("GET", f"/api/v2/jobs/{job_id}/artifacts"),
        ("GET", f"/api/v2/jobs/{job_id}/artifacts.zip"),
        ("GET", f"/api/v2/jobs/{job_id}/artifacts/{artifact_id}"),
        ("HEAD", f"/api/v2/jobs/{job_id}/artifacts/{artifact_id}"),
        ("POST", f"/api/v2/jobs/{job_id}/cancel"),
        ("POST", f"/api/v2/jobs/{job_id}/retry"),
        ("DELETE", f"/api/v2/jobs/{job_id}"),
        ("GET", f"/v1/jobs/{job_id}"),
        ("GET", f"/v1/jobs/{job_id}?poll=true&timeout=5"),
        ("GET", f"/v1/jobs/{job_id}/versions"),
        ("GET", f"/v1/jobs/{job_id}/pptx"),
        ("GET", f"/v1/jobs/{job_id}/preview"),
        ("DELETE", f"/v1/jobs/{job_id}"),
    ):
        assert (await umbrella.request(method, path)).status_code == 404, (method, path)
    stream = await umbrella.get(f"/api/v2/jobs/{job_id}/events", headers={"Accept": "text/event-stream"})
    assert stream.status_code == 404
    baseline = await umbrella.post("/api/v2/render", json=envelope(baselineJobId=job_id))
    assert baseline.status_code == 404
    listed = (await umbrella.get("/api/v2/jobs", params={"limit": 100})).json()["jobs"]
    assert job_id not in [each["id"] for each in listed]
    assert (await acme.get(f"/api/v2/jobs/{job_id}")).status_code == 200


async def test_idempotency_keys_are_a_tenants_own(acme: httpx.AsyncClient, umbrella: httpx.AsyncClient) -> None:
    """The same key of two tenants makes two jobs."""
    headers = {"Idempotency-Key": "shared"}
    answers = [await client.post("/api/v2/render", json=envelope(), headers=headers) for client in (acme, umbrella)]
    assert answers[0].json()["data"]["job_id"] != answers[1].json()["data"]["job_id"]


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer wrong"}, {"X-API-Key": "wrong"}, {"X-API-Key": "k\xe9"}]
)
async def test_without_a_known_key_everything_is_401(served: Installation, headers: dict[str, str]) -> None:
    """Every route but the open ones."""
    async with httpx.AsyncClient(base_url=served.url) as stranger:
        document = (await stranger.get("/openapi.json")).json()
        for path, operations in document["paths"].items():
            if path.startswith(("/v1/files", "/livez", "/readyz")) or path == "/v1/templates/{template_id}/preview":
                continue  # pictures of templates are the same for everybody
            for method in operations:
                answer = await stranger.request(
                    method,
                    path.replace("{", "").replace("}", ""),
                    headers={k: v.encode("latin-1") for k, v in headers.items()},
                )
                assert answer.status_code == 401, (method, path)
                assert answer.headers["www-authenticate"]


async def test_both_header_forms_are_one(served: Installation) -> None:
    """Bearer and X-API-Key, whatever the key's prefix."""
    key = served.key("acme")
    async with httpx.AsyncClient(base_url=served.url) as client:
        for headers in ({"Authorization": f"Bearer {key}"}, {"X-API-Key": key}, {"authorization": f"bearer {key}"}):
            assert (await client.get("/v1/jobs", headers=headers)).status_code == 200


async def test_scopes_are_kept_apart(served: Installation) -> None:
    """Readers do not render, renderers do not read, neither manages keys."""
    async with (
        served.client(served.key("acme", "read")) as reader,
        served.client(served.key("acme", "render")) as maker,
    ):
        assert (await reader.get("/api/v2/jobs")).status_code == 200
        assert (await maker.get("/api/v2/jobs")).status_code == 403
        made = await maker.post("/api/v2/render", json=envelope())
        assert made.status_code == 202
        job = made.json()["data"]["job_url"]
        for method, path in (
            ("POST", "/api/v2/render"),
            ("POST", f"{job}/cancel"),
            ("POST", f"{job}/retry"),
            ("DELETE", job),
        ):
            refused = await reader.request(method, path, json={})
            assert (refused.status_code, refused.json()["code"]) == (403, "missing_scope")
        for client in (reader, maker):
            assert (await client.get("/api/v2/keys")).status_code == 403


async def test_keys_are_made_listed_and_revoked(served: Installation) -> None:
    """The secret is shown once; a revoked key is refused at once."""
    async with served.client(served.key("keyring", "admin")) as admin:
        headers = {"Idempotency-Key": "one-key"}
        body = {"name": "CI", "scopes": ["read"], "expiresAt": "2099-01-01T00:00:00Z"}
        made, again = [await admin.post("/api/v2/keys", json=body, headers=headers) for _ in range(2)]
        assert (made.status_code, made.json()) == (201, again.json())
        key = made.json()
        assert (key["tenant"], key["scopes"], key["name"]) == ("keyring", ["read"], "CI")
        listed = (await admin.get("/api/v2/keys")).json()["keys"]
        assert key["id"] in [each["id"] for each in listed]
        assert "key" not in listed[0]
        async with served.client(key["key"]) as holder:
            assert (await holder.get("/v1/jobs")).status_code == 200
            assert (await admin.delete(f"/api/v2/keys/{key['id']}")).status_code == 204
            assert (await holder.get("/v1/jobs")).status_code == 401
        assert (await admin.delete("/api/v2/keys/key_none")).status_code == 404


async def test_a_key_that_is_revoked_hears_nothing_more(served: Installation) -> None:
    """Requests that were waiting by then, long-polls and synchronous ones, are 401; a stream ends before the news."""
    async with served.client(served.key("leaver", "admin", "render", "read")) as admin:
        made = (await admin.post("/api/v2/keys", json={"name": "CI", "scopes": ["render", "read"]})).json()
        async with served.client(made["key"]) as holder:
            job = (await holder.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
            polled = asyncio.create_task(holder.get(job, params={"wait": 60}))
            asked = asyncio.create_task(holder.post("/api/v2/render", json=envelope("In time", mode="sync")))
            async with holder.stream("GET", f"{job}/events", headers={"Accept": "text/event-stream"}) as stream:
                lines = stream.aiter_lines()
                assert await anext(lines) == "retry: 2000"
                while len(jobs := (await admin.get("/api/v2/jobs")).json()["jobs"]) < 2:
                    await asyncio.sleep(0.02)
                assert not polled.done()
                assert (await admin.delete(f"/api/v2/keys/{made['id']}")).status_code == 204
                for each in jobs:
                    assert (await admin.post(f"/api/v2/jobs/{each['id']}/cancel")).status_code == 202
                assert "event: job.cancelled" not in [line async for line in lines]
            assert [(await each).status_code for each in (polled, asked)] == [401, 401]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"name": "a\0b"}, "/name"),
        ({"expiresAt": "9999-12-31T23:59:59-14:00"}, "/expiresAt"),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "/expiresAt"),
        ({"tenant": "acme\n"}, "/tenant"),
        ({"scopes": ["everything"]}, "/scopes/0"),
    ],
)
async def test_keys_that_cannot_be_are_400(served: Installation, wrong: dict[str, object], pointer: str) -> None:
    """With a pointer to the field, whoever finds the fault."""
    async with served.client() as owner:
        answer = await owner.post("/api/v2/keys", json={"name": "x", **wrong})
    assert answer.status_code == 400
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]


async def test_only_the_owner_makes_keys_of_other_tenants(served: Installation) -> None:
    """An admin stays within the tenant."""
    async with served.client(served.key("keyring", "admin")) as admin, served.client(OWNER_KEY) as owner:
        assert (await admin.post("/api/v2/keys", json={"name": "x", "tenant": "acme"})).status_code == 403
        assert (await admin.get("/api/v2/keys?tenant=acme")).status_code == 403
        assert (await owner.post("/api/v2/keys", json={"name": "x", "tenant": "acme"})).status_code == 201
        assert (await owner.get("/api/v2/keys?tenant=acme")).status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/name"),
        ({"name": ""}, "/name"),
        ({"name": "x", "scopes": ["root"]}, "/scopes/0"),
        ({"name": "x", "scopes": []}, "/scopes"),
        ({"name": "x", "tenant": "A B"}, "/tenant"),
        ({"name": "x", "expiresAt": "2001-01-01T00:00:00Z"}, "/expiresAt"),
        ({"name": "x", "expiresAt": "tomorrow"}, "/expiresAt"),
        ({"name": "x", "color": "red"}, "/color"),
        ([], ""),
    ],
)
async def test_key_requests_are_checked(served: Installation, body: Any, pointer: str) -> None:
    """400 with pointers."""
    async with served.client(OWNER_KEY) as owner:
        answer = await owner.post("/api/v2/keys", json=body)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["pointer"] == pointer


async def test_schemas_are_published(acme: httpx.AsyncClient) -> None:
    """JSON Schema 2020-12 of each kind of document."""
    for name in ("protocol_v2", "agent_v1", "paper_document"):
        schema = (await acme.get(f"/api/v2/schemas/{name}")).json()
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (await acme.get("/api/v2/schemas/word")).status_code == 404
