"""The application while its registry is away: routing, problems, documentation."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from deck_domain.errors import DeckError, InvalidDocument, InvalidRequest, NotFound, QueueFull, TooLarge, Violation
from deck_runtime.grpc_client import Caller
from gateway.__main__ import assemble
from gateway.app import build_app
from gateway.config import GatewaySettings
from gateway.problems import problem
from gateway.routes.documentation import as_openapi_30


@pytest.fixture
async def client(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application whose registry does not answer; a test may give further settings."""
    settings = GatewaySettings(
        token="t" * 16,
        store_url=f"file://{tmp_path}/objects",
        scratch_dir=str(tmp_path),
        max_body_bytes=1000,
        **getattr(request, "param", {}),
    )
    caller = Caller("127.0.0.1:1", "t", patience=1.0)
    app = build_app(assemble(settings, caller, "127.0.0.1:8080"), "1.2.3")
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        yield client
    await caller.close()


def check_problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """Assert that an answer is a whole problem."""
    body: dict[str, Any] = answer.json()
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert (body["status"], body["code"], body["error"]["code"]) == (status, code, code)
    assert body["request_id"] == answer.headers["x-request-id"]
    assert {"type", "title", "detail", "instance", "errors"} <= body.keys()
    return body


async def test_unknown_route_is_a_problem(client: httpx.AsyncClient) -> None:
    """404 like everything else."""
    check_problem(await client.get("/nowhere"), 404, "not_found")


async def test_wrong_method_names_all_that_there_are(client: httpx.AsyncClient) -> None:
    """Allow is complete, also where methods have handlers of their own."""
    answer = await client.put("/api/v2/keys")
    check_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET, HEAD, POST"


async def test_no_key_is_401(client: httpx.AsyncClient) -> None:
    """With a challenge."""
    answer = await client.get("/api/v2/jobs")
    check_problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_problems_of_v1_say_what_to_do(client: httpx.AsyncClient) -> None:
    """Clients of that API read remedy and actionable."""
    body = check_problem(await client.get("/v1/jobs"), 401, "unauthenticated")
    assert body["remedy"]
    assert body["actionable"] is True


async def test_registry_away_is_503(client: httpx.AsyncClient) -> None:
    """With a time to come back."""
    answer = await client.get("/api/v2/jobs", headers={"X-API-Key": "dm_live_x"})
    check_problem(answer, 503, "store_unavailable")
    assert int(answer.headers["retry-after"]) >= 1
    ready = await client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["components"]["store"] == "ok"
    assert (await client.get("/livez")).status_code == 200


@pytest.mark.parametrize("given", ["abc-123", "x" * 128])
async def test_a_sane_request_id_is_kept(client: httpx.AsyncClient, given: str) -> None:
    """The caller's own, so that logs can be joined."""
    assert (await client.get("/livez", headers={"X-Request-Id": given})).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "x" * 129, "a b", "a\tb"])
async def test_any_other_request_id_is_replaced(client: httpx.AsyncClient, given: str) -> None:
    """No header is reflected unchecked."""
    assert (await client.get("/livez", headers={"X-Request-Id": given})).headers["x-request-id"].startswith("req_")


async def test_answers_are_not_sniffed_or_stored(client: httpx.AsyncClient) -> None:
    """Security headers are on every answer."""
    answer = await client.get("/livez")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


async def test_forged_file_link_is_403(client: httpx.AsyncClient) -> None:
    """Before anything is looked up."""
    answer = await client.get("/v1/files/job_1/art_1/a.png?sig=t.x&exp=99999999999&name=a.png")
    check_problem(answer, 403, "bad_signature")


async def test_openapi_is_31_and_resolves(client: httpx.AsyncClient) -> None:
    """Every reference has its target, every operation its summary and its answers."""
    document = (await client.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    for reference in _references(document):
        assert reference.rpartition("/")[2] in document["components"]["schemas"], reference
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert all(operation["summary"] for operation in operations)
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert "/v1/inspect" not in document["paths"]


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [found for value in node.values() for found in _references(value)]
    return [found for value in node for found in _references(value)] if isinstance(node, list) else []


async def test_docs_need_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    """Page, script and style are served from here."""
    page = await client.get("/docs")
    assert "://" not in page.text
    assert (
        "script-src" in page.headers["content-security-policy"]
        or "default-src 'self'" in page.headers["content-security-policy"]
    )
    for path in ("/docs/static/swagger-ui-bundle.js", "/docs/static/swagger-ui.css", "/docs/start.js"):
        assert (await client.get(path)).status_code == 200
    assert (await client.get("/docs/openapi.json")).json()["openapi"] == "3.0.3"


def test_older_dialect_says_null_its_own_way() -> None:
    """The bundled page knows no type null."""
    older = as_openapi_30({"openapi": "3.1.0", "a": {"anyOf": [{"type": "string"}, {"type": "null"}]}})
    assert older["a"] == {"anyOf": [{"type": "string"}], "nullable": True}


async def test_documented_routes_that_are_missing_need_a_key_too(client: httpx.AsyncClient) -> None:
    """They exist as far as a stranger is concerned."""
    check_problem(await client.post("/v1/generate", json={}), 401, "unauthenticated")


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/v1/theme", "/v1/themes"),
        ("/v1/job/job_1/versions", "/v1/jobs/job_1/versions"),
        ("/api/v2/job", "/api/v2/jobs"),
        ("/nowhere", ""),
    ],
)
async def test_an_address_that_is_nearly_one_is_told_which(client: httpx.AsyncClient, path: str, near: str) -> None:
    """With the ids that it has; another one is told as it is."""
    told = (await client.get(path)).json()["detail"]
    assert told == (
        f"There is nothing at this address: did you mean {near}?" if near else "There is nothing at this address."
    )


async def test_ids_that_cannot_be_are_not_found(client: httpx.AsyncClient) -> None:
    """A control character in a path reaches no database."""
    answer = await client.get("/v1/files/job_%00/art_1/a.png")
    check_problem(answer, 404, "not_found")


@pytest.mark.parametrize("tasks", [20])
async def test_problems_do_not_mix_between_requests(client: httpx.AsyncClient, tasks: int) -> None:
    """Each answer carries its own request's id."""
    ids = [f"id-{number}" for number in range(tasks)]
    answers = await asyncio.gather(*(client.get("/nowhere", headers={"X-Request-Id": each}) for each in ids))
    assert [answer.json()["request_id"] for answer in answers] == ids


@pytest.mark.parametrize(
    ("error", "code", "word"),
    [
        (InvalidDocument([Violation("/title", "missing", "Add a title.")]), "invalid_document", "VALIDATION_FAILED"),
        (InvalidDocument([Violation("", "too_deep", "Flatten it.")]), "invalid_document", "RESOURCE_LIMIT_EXCEEDED"),
        (TooLarge("Send less."), "too_large", "RESOURCE_LIMIT_EXCEEDED"),
        (QueueFull("Wait.", retry_after=5, limit=20), "queue_full", "QUEUE_FULL"),
        (NotFound("There is no such job."), "not_found", None),
        (InvalidRequest([Violation("/a", "not_supported_yet", "Not yet.")]), "not_supported_yet", None),
    ],
)
def test_problems_carry_the_shared_word_beside_ours(error: DeckError, code: str, word: str | None) -> None:
    """Clients of either find theirs."""
    body = json.loads(bytes(problem(error, path="/api/v2/render", request_id="req_1").body))
    assert (body["code"], body.get("error_code")) == (code, word)


def test_rate_limits_tell_the_true_limit() -> None:
    """As places, which no window of time frees; an unknown limit is left out."""
    answer = problem(QueueFull("Wait.", retry_after=4.2, limit=20), path="/", request_id="req_1")
    assert answer.headers["ratelimit-policy"] == '"queue_full";q=20'
    assert answer.headers["ratelimit"] == '"queue_full";r=0;t=5'
    assert "ratelimit-policy" not in problem(QueueFull("Wait.", retry_after=4), path="/", request_id="r").headers


async def test_the_root_leads_to_the_page(client: httpx.AsyncClient) -> None:
    """Whoever opens the address in a browser sees what there is."""
    answer = await client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/docs")


async def test_reads_are_answered_304_while_nothing_changes(client: httpx.AsyncClient) -> None:
    """The OpenAPI has an ETag; a probe is never kept."""
    first = await client.get("/openapi.json")
    assert first.headers["cache-control"] == "private, no-cache"
    again = await client.get("/openapi.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert (await client.get("/openapi.json", headers={"If-None-Match": '"other"'})).status_code == 200
    assert "etag" not in (await client.get("/livez")).headers


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("br, gzip;q=0.5", "gzip"),
        ("*", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("gzip;q=0, *", None),
        ("gzip;q=0", None),
        ("", None),
        ("br", None),
        ("identity", None),
    ],
)
async def test_large_json_is_compressed_for_who_takes_it(
    client: httpx.AsyncClient, accepted: str, coding: str | None
) -> None:
    """The length is that of what is sent; what is small, or no JSON, is sent as it is."""
    headers = {"Accept-Encoding": accepted}
    answer = await client.get("/openapi.json", headers=headers)
    assert answer.headers.get("content-encoding") == coding
    assert answer.json()["openapi"].startswith("3.1")
    assert answer.headers["vary"] == "Accept-Encoding"
    unchanged = await client.get("/openapi.json", headers=headers | {"If-None-Match": answer.headers["etag"]})
    assert (unchanged.status_code, unchanged.headers["vary"]) == (304, "Accept-Encoding")
    if coding:
        assert int(answer.headers["content-length"]) < len(answer.content)
    for path in ("/livez", "/docs", "/docs/static/swagger-ui.css"):
        assert "content-encoding" not in (await client.get(path, headers=headers)).headers


PREFLIGHT = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}


async def test_other_origins_are_shut_out_unless_named(client: httpx.AsyncClient) -> None:
    """The default."""
    assert (await client.options("/api/v2/render", headers=PREFLIGHT)).status_code == 405
    answer = await client.get("/livez", headers={"Origin": "https://app.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("client", [{"cors_origins": ("https://app.example",)}], indirect=True)
async def test_named_origins_may_call(client: httpx.AsyncClient) -> None:
    """With the headers that this API reads, and also where the answer is an error; others still may not."""
    asked = PREFLIGHT | {"Access-Control-Request-Headers": "x-api-key, idempotency-key, if-match"}
    allowed = await client.options("/api/v2/render", headers=asked)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "https://app.example")
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert allowed.headers["x-request-id"]
    refused = await client.get("/api/v2/jobs", headers={"Origin": "https://app.example"})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://app.example")
    assert "X-Request-Id" in refused.headers["access-control-expose-headers"]
    other = await client.options("/api/v2/render", headers=asked | {"Origin": "https://evil.example"})
    assert (other.status_code, other.headers.get("access-control-allow-origin")) == (400, None)
    assert (await client.options("/api/v2/render")).headers["allow"]
