"""HEAD, ETags, conditions, compression, and the document that a job was made of."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.support.declared_answers import openapi
from tests.support.gateway import OWNER_KEY, Installation, deck, envelope, working
from tests.support.templates import branded


@pytest.fixture
async def job(acme: httpx.AsyncClient, served: Installation) -> dict[str, Any]:
    """A finished job's record."""
    async with working(served):
        answer = await acme.post("/api/v2/render", json=envelope(mode="sync"))
    return dict((await acme.get(answer.json()["data"]["job_url"])).json()["job"])


@pytest.fixture
async def owner(served: Installation) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the owner."""
    async with served.client() as client:
        yield client


async def test_head_is_wherever_get_is(owner: httpx.AsyncClient, served: Installation) -> None:
    """The same status and headers, the true length, and no body."""
    async with working(served):
        first = (await owner.post("/api/v2/render", json=envelope(mode="sync"))).json()["data"]
        compared = envelope(mode="sync", baselineJobId=first["job_id"])
        made = (await owner.post("/api/v2/render", json=compared)).json()["data"]
    hook = (await owner.post("/api/v2/webhooks", json={"url": "https://hooks.example.com/"})).json()
    names = {"job_id": made["job_id"], "artifact_id": made["artifacts"][0]["id"], "name": "protocol_v2"}
    names |= {"webhook_id": hook["id"], "theme_id": "paper_serif", "template_id": "swot"}
    file = ("Contoso.potx", branded())
    pack = (await owner.post("/api/v2/brand-packs", data={"name": "Contoso"}, files={"file": file})).json()
    names |= {"pack_id": pack["id"], "version_id": pack["versions"][0]["id"]}
    reads = [path for path, operations in openapi()["paths"].items() if "get" in operations]
    for path in [*(each for each in reads if "{label}" not in each), "/docs", "/openapi.json"]:
        # Between two answers a key may be noted as used: then HEAD is as the GET behind it.
        got, head, then = [await owner.request(method, path.format(**names)) for method in ("GET", "HEAD", "GET")]
        assert (got.status_code, head.status_code, head.content) == (200, 200, b""), path
        alike = ("content-type", "content-length", "etag")
        said = [[answer.headers.get(name) for name in alike] for answer in (head, got, then)]
        assert said[0] in said[1:], path
    await owner.delete(f"/api/v2/webhooks/{hook['id']}")
    assert (await owner.head(made["download_url"])).headers["content-length"]
    stream = await owner.head(f"{made['job_url']}/events", headers={"Accept": "text/event-stream"})
    assert stream.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize(
    "path",
    ["/api/v2/jobs/{id}", "/v1/jobs/{id}", "/api/v2/jobs/{id}/artifacts", "/api/v2/jobs/{id}/events", "/api/v2/jobs"],
)
async def test_a_job_that_did_not_change_is_304(acme: httpx.AsyncClient, job: dict[str, Any], path: str) -> None:
    """Also for who waits, whichever API; another ETag gets the whole answer."""
    first = await acme.get(path.format(**job))
    seen = {"If-None-Match": first.headers["etag"]}
    again = await acme.get(path.format(**job), headers=seen)
    assert (again.status_code, again.content) == (304, b"")
    assert (await acme.get(path.format(**job), headers={"If-None-Match": '"other"'})).status_code == 200


async def test_a_change_changes_the_etag(acme: httpx.AsyncClient) -> None:
    """It names the revision, and a long-poll carries it too."""
    url = (await acme.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
    before = await acme.get(url)
    assert before.headers["etag"].startswith(f'W/"{before.json()["job"]["revision"]}-')
    waited = await acme.get(url, params={"wait": 0.1}, headers={"If-None-Match": before.headers["etag"]})
    assert waited.status_code == 304
    await acme.post(f"{url}/cancel")
    after = await acme.get(url, params={"wait": 5}, headers={"If-None-Match": before.headers["etag"]})
    assert (after.status_code, after.json()["job"]["status"]) == (200, "cancelled")
    assert after.headers["etag"] != before.headers["etag"]


async def test_changes_may_depend_on_what_was_seen(acme: httpx.AsyncClient) -> None:
    """Cancel, retry and delete, over either API; 412 changes nothing."""
    url = (await acme.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
    brief = url.replace("/api/v2/", "/v1/")
    old = (await acme.get(url)).headers["etag"]
    stale = {"If-Match": 'W/"99-1", "no tag of ours"'}
    for method, path in (("POST", f"{url}/cancel"), ("DELETE", url), ("DELETE", brief)):
        refused = await acme.request(method, path, headers=stale)
        assert (refused.status_code, refused.json()["code"]) == (412, "revision_changed"), path
    assert (await acme.post(f"{url}/cancel", headers={"If-Match": old})).status_code == 202
    assert (await acme.post(f"{url}/retry", headers={"If-Match": old})).status_code == 412
    assert (await acme.delete(url, headers={"If-Match": '"never seen here"'})).status_code == 412
    new = (await acme.get(url)).headers["etag"]
    assert (await acme.post(f"{url}/retry", headers={"If-Match": f"{old}, {new}"})).status_code == 202
    assert (await acme.delete(url, headers={"If-Match": new})).status_code == 204
    assert (await acme.delete(url, headers={"If-Match": "*"})).status_code == 404


async def test_large_answers_are_compressed(acme: httpx.AsyncClient, job: dict[str, Any]) -> None:
    """JSON over a kilobyte, a long-poll's too; a deck and a stream are not."""
    for path in (f"/api/v2/jobs/{job['id']}", f"/api/v2/jobs/{job['id']}?wait=5", "/api/v2/schemas/protocol_v2"):
        answer = await acme.get(path)
        assert answer.headers["content-encoding"] == "gzip", path
        assert answer.json()
    assert "content-encoding" not in (await acme.get(job["download_url"])).headers
    plain = await acme.get(f"/api/v2/jobs/{job['id']}", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


async def test_the_document_is_given_back(acme: httpx.AsyncClient, served: Installation) -> None:
    """To the byte, also out of its envelope, whether small or large; an uploaded deck whole; a retry has it too."""
    bare = json.dumps(deck(), indent=3).encode()
    made = await acme.post("/api/v2/render", content=bare, headers={"Content-Type": "application/json"})
    url = made.json()["data"]["job_url"]
    given = await acme.get(f"{url}/document")
    assert (given.content, given.headers["content-type"]) == (bare, "application/json")
    for blanks in (3, 100_000):
        written = json.dumps(deck(), indent=3)[:-1] + " " * blanks + "}"
        body = f'{{"sourceSchema" : "protocol_v2", "document":{written} }}'
        enveloped = await acme.post("/api/v2/render", content=body, headers={"Content-Type": "application/json"})
        given = await acme.get(f"{enveloped.json()['data']['job_url']}/document")
        assert given.text == written
        etag, size = given.headers["etag"], len(written)
        assert (await acme.get(given.url.path, headers={"If-None-Match": etag})).status_code == 304
        part = await acme.get(given.url.path, headers={"Range": f"bytes={size - 2}-"})
        assert (part.status_code, part.content) == (206, given.content[-2:])
        assert (await acme.head(given.url.path)).headers["content-length"] == str(size)
    await acme.post(f"{url}/cancel")
    again = (await acme.post(f"{url}/retry")).json()["job"]["id"]
    assert (await acme.get(f"/api/v2/jobs/{again}/document")).content == bare
    async with working(served):
        file = b"PK\x03\x04 some deck"
        checked = (await acme.post("/api/v2/validate", files={"file": ("a.pptx", file)})).json()["data"]["job_url"]
    assert (await acme.get(f"{checked}/document")).content == file


async def test_another_tenants_document_is_not_there(served: Installation, job: dict[str, Any]) -> None:
    """Nor is that of a job that was deleted."""
    async with served.client(served.key("rival")) as rival:
        assert (await rival.get(f"/api/v2/jobs/{job['id']}/document")).status_code == 404
    async with served.client(OWNER_KEY) as owner:
        assert (await owner.get("/api/v2/jobs/job_none/document")).status_code == 404


async def test_a_schema_may_be_named_in_a_document(acme: httpx.AsyncClient) -> None:
    """For editors; it changes nothing and is no unknown key, in the document or around it."""
    named = {"$schema": "https://decks.example/api/v2/schemas/protocol_v2"}
    for body in (deck() | named, envelope() | named, envelope(document=deck() | named)):
        url = (await acme.post("/api/v2/render", json=body)).json()["data"]["job_url"]
        assert (await acme.get(url)).json()["job"]["warnings"] == []
