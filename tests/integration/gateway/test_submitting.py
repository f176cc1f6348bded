"""Documents become jobs: render, preflight, validate, the older routes."""

import asyncio
import base64
from typing import Any

import httpx
import pytest

from tests.support.declared_answers import openapi
from tests.support.gateway import PNG_BYTES, Installation, deck, envelope

pytestmark = pytest.mark.usefixtures("workers")


async def test_async_render_is_202_with_exactly_two_keys(acme: httpx.AsyncClient) -> None:
    """Queued, with an address to ask at."""
    answer = await acme.post("/api/v2/render", json=envelope())
    assert answer.status_code == 202
    body = answer.json()
    assert list(body) == ["status", "data"]
    assert body["status"] == "queued"
    assert body["data"] == {"job_id": body["data"]["job_id"], "job_url": answer.headers["location"]}
    assert answer.headers["retry-after"]


async def test_sync_render_has_the_result_inline(acme: httpx.AsyncClient) -> None:
    """It blocks until the job is done; links work without a key."""
    answer = await acme.post("/api/v2/render", json=envelope(mode="sync"))
    assert answer.status_code == 200
    data = answer.json()["data"]
    assert data["quality_report"]["deckScore"] == 87
    assert (await acme.get(data["job_url"])).json()["job"]["status"] == "succeeded"
    async with httpx.AsyncClient() as stranger:
        assert (await stranger.get(data["preview_url"])).content == PNG_BYTES + b"1"


async def test_sync_render_of_a_job_that_fails_is_422(acme: httpx.AsyncClient) -> None:
    """With the job and its own code."""
    answer = await acme.post("/api/v2/render", json=envelope("to fail", mode="sync"))
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == problem["error_code"] == "LAYOUT_IMPOSSIBLE"
    assert problem["error_stage"] == "RENDER"
    job = (await acme.get(f"/api/v2/jobs/{problem['job_id']}")).json()["job"]
    assert (job["status"], job["error_message"]) == ("failed", "Use fewer words.")


async def test_bare_documents_are_accepted_everywhere(acme: httpx.AsyncClient) -> None:
    """No envelope, no options."""
    assert (await acme.post("/api/v2/render", json=deck())).status_code == 202
    assert (await acme.post("/api/v2/preflight", json=deck())).status_code == 200
    assert (await acme.post("/api/v2/validate", json=deck())).status_code == 200


async def test_preflight_blocks_below_its_threshold(acme: httpx.AsyncClient) -> None:
    """200 either way; the policy shows."""
    passed = await acme.post("/api/v2/preflight", json=envelope(preflightPolicy={"renderIfScoreAbove": 80}))
    blocked = await acme.post("/api/v2/preflight", json=envelope(preflightPolicy={"renderIfScoreAbove": 90}))
    assert (passed.status_code, passed.json()["status"]) == (200, "success")
    assert (blocked.status_code, blocked.json()["status"]) == (200, "blocked")
    policy = blocked.json()["data"]["policyResult"]
    assert [reason["code"] for reason in policy["reasons"]] == ["DECK_SCORE_THRESHOLD_NOT_MET"]
    job = (await acme.get(blocked.json()["data"]["job_url"])).json()
    assert job["job"]["kind"] == "preflight"
    assert job["job"]["download_url"] is None
    assert job["policy"]["blocking"] is True


async def test_desktop_modes_are_never_downgraded(acme: httpx.AsyncClient) -> None:
    """A preflight is blocked, a render refused with the pointer."""
    options = {"renderOptions": {"validationMode": "desktop_async"}}
    answer = (await acme.post("/api/v2/preflight", json=envelope(**options))).json()
    assert answer["status"] == "blocked"
    assert answer["data"]["policyResult"]["unsupportedModes"] == ["desktop_async"]
    assert answer["data"]["validationSummary"]["deferredModes"] == ["desktop_async"]
    for route in ("render", "validate"):
        refused = await acme.post(f"/api/v2/{route}", json=envelope(**options))
        assert refused.status_code == 400
        assert refused.json()["error_code"] == "ERR_UNSUPPORTED_VALIDATION_MODE"
        assert refused.json()["errors"][0]["pointer"] == "/renderOptions/validationMode"


async def test_a_preflight_leaves_the_desktop_to_the_render(acme: httpx.AsyncClient) -> None:
    """The mode is deferred, and blocks nothing."""
    answer = (
        await acme.post("/api/v2/preflight", json=envelope(renderOptions={"validationMode": "desktop_blocking"}))
    ).json()
    assert (answer["status"], answer["data"]["policyResult"]["allowedToRender"]) == ("success", True)
    assert answer["data"]["policyResult"]["unsupportedModes"] == []
    summary = answer["data"]["validationSummary"]
    assert (summary["executedModes"], summary["deferredModes"]) == ([], ["desktop_blocking"])


async def test_a_document_is_not_mended(acme: httpx.AsyncClient) -> None:
    """Nothing is accepted that nobody does; decks of a form are, with options beside them."""
    refused = await acme.post("/api/v2/validate", json=envelope(renderOptions={"repairMode": "structural"}))
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/renderOptions/repairMode")
    file = {"file": ("deck.pptx", b"PK\x03\x04 deck")}
    sent = await acme.post("/api/v2/validate", files=file, data={"renderOptions": '{"repairMode": "structural"}'})
    assert sent.status_code == 200
    wrong = await acme.post("/api/v2/validate", files=file, data={"renderOptions": '{"repairMode": "all"}'})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (400, "/renderOptions/repairMode")
    unknown = await acme.post("/api/v2/validate", files=file, data={"repairMode": "structural"})
    assert (unknown.status_code, "`renderOptions`" in unknown.json()["detail"]) == (400, True)


async def test_older_routes_do_not_downgrade_either(acme: httpx.AsyncClient) -> None:
    """An envelope means the same wherever it is sent."""
    body = envelope(renderOptions={"validationMode": "desktop_async"})
    body["document"]["slides"] = body["document"]["slides"][:1]
    for route in ("/api/preview", "/v1/presentations/generate"):
        refused = await acme.post(route, json=body)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/renderOptions/validationMode")


async def test_a_preflight_that_scores_nothing_meets_no_threshold(acme: httpx.AsyncClient) -> None:
    """With a reason that says so; without a threshold nothing is missed."""
    options = {"renderOptions": {"validationMode": "desktop_async"}}
    asked = envelope(**options, preflightPolicy={"renderIfScoreAbove": 80})
    policy = (await acme.post("/api/v2/preflight", json=asked)).json()["data"]["policyResult"]
    assert policy["deckScoreThresholdMet"] is False
    assert "Nothing was scored, so the threshold of 80 is not met." in policy["reasons"][0]["message"]
    policy = (await acme.post("/api/v2/preflight", json=envelope(**options))).json()["data"]["policyResult"]
    assert policy["deckScoreThresholdMet"] is True


async def test_validate_answers_200_for_valid_and_invalid(acme: httpx.AsyncClient) -> None:
    """Either is a durable job."""
    for title, valid in (("fine", True), ("invalid", False)):
        answer = await acme.post("/api/v2/validate", json=envelope(title))
        assert answer.status_code == 200
        data = answer.json()["data"]
        assert data["valid"] is valid
        assert (await acme.get(data["job_url"])).json()["job"]["kind"] == "validate"


async def test_validate_takes_a_file(acme: httpx.AsyncClient, served: Installation) -> None:
    """The upload becomes the job's input, and nothing of it stays behind."""
    answer = await acme.post("/api/v2/validate", files={"file": ("../My deck.pptx", b"PK\x03\x04 deck")})
    assert answer.status_code == 200
    assert answer.json()["data"]["valid"] is True
    assert await served.store.list("acme/uploads/") == []


@pytest.mark.parametrize("form", [{}, {"other": ("a.pptx", b"PK")}, {"file": ("a.pptx", b"")}])
async def test_other_forms_are_400(acme: httpx.AsyncClient, form: dict[str, Any]) -> None:
    """One field, `file`, with something in it."""
    answer = await acme.post("/api/v2/validate", files=form or {"x": ("y", b"z")})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "invalid_form"


async def test_preview_is_a_data_url(acme: httpx.AsyncClient) -> None:
    """One slide in, one picture out."""
    answer = await acme.post("/api/preview", json={"slide": deck()["slides"][0]})
    assert answer.status_code == 200
    kind, _, data = answer.json()["preview"].partition(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(data) == PNG_BYTES + b"1"


async def test_what_is_not_there_yet_says_so(acme: httpx.AsyncClient) -> None:
    """501, and what it is."""
    assert (await acme.post("/v1/inspect", json={"job_id": "x"})).json()["code"] == "not_supported_yet"


async def test_a_translation_needs_a_model(acme: httpx.AsyncClient) -> None:
    """422 before there is a job."""
    answer = await acme.post("/v1/translate", json={"job_id": "x", "target_language": "de"})
    assert (answer.status_code, answer.json()["code"]) == (422, "language_model_required")


@pytest.mark.parametrize("route", ["/api/v2/render", "/api/v2/preflight"])
@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ({"version": "2.0", "title": "T", "slides": []}, "/slides"),
        ({"version": "2.0", "title": "T", "slides": [{"slideType": "bar-chart", "title": "x"}]}, "/slides/0/slideType"),
    ],
)
async def test_faults_of_a_document_point_into_it(
    acme: httpx.AsyncClient, route: str, document: dict[str, Any], pointer: str
) -> None:
    """The same pointers with and without an envelope, and no job is made."""
    before = (await acme.get("/api/v2/jobs?limit=1")).json()["total"]
    for body in (document, {"sourceSchema": "protocol_v2", "document": document}):
        answer = await acme.post(route, json=body)
        assert answer.status_code == 400
        assert pointer in [fault["pointer"] for fault in answer.json()["errors"]]
    assert (await acme.get("/api/v2/jobs?limit=1")).json()["total"] == before


HOSTILE = {
    "not json": b"{",
    "empty": b"",
    "deep": b"[" * 10_000 + b"]" * 10_000,
    "nan": b'{"version": NaN}',
    "overflow": b'{"version": 1e999}',
    "surrogate": b'{"title": "\\ud800"}',
    "not utf-8": b'{"title": "\xff"}',
    "array": b"[1, 2]",
    "null": b"null",
    "nul": b'{"version": "2.0", "title": "a\\u0000b", "slides": []}',
    "many keys": b"{" + b",".join(b'"k%d":1' % n for n in range(100_000)) + b"}",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("route", ["/api/v2/render", "/api/v2/validate", "/api/preview", "/v1/presentations/generate"])
async def test_hostile_bodies_are_400(acme: httpx.AsyncClient, route: str, body: bytes) -> None:
    """Never a 500; the gateway lives on."""
    answer = await acme.post(route, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400 or (route == "/api/v2/validate" and answer.status_code == 200), answer.text
    assert (await acme.get("/livez")).status_code == 200


async def test_other_media_types_are_415(acme: httpx.AsyncClient) -> None:
    """The message says which one is read."""
    answer = await acme.post("/api/v2/render", content=b"a=b", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415


async def test_compressed_bodies_are_415(acme: httpx.AsyncClient) -> None:
    """They are not taken for broken JSON; `identity` is no compression."""
    for coding, status in (("gzip", 415), ("identity", 202)):
        answer = await acme.post("/api/v2/render", json=envelope(), headers={"Content-Encoding": coding})
        assert answer.status_code == status


async def test_one_key_makes_one_job(acme: httpx.AsyncClient) -> None:
    """Again, and at the same moment; another body under it is refused, another route is another request."""
    headers = {"Idempotency-Key": "k-one"}
    answers = await asyncio.gather(
        *(acme.post("/api/v2/render", json=envelope("once"), headers=headers) for _ in range(5))
    )
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.text for answer in answers}) == 1
    other = await acme.post("/api/v2/render", json=envelope("another"), headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    preflight = await acme.post("/api/v2/preflight", json=envelope("once"), headers=headers)
    assert preflight.status_code == 200


async def test_sync_replay_gives_the_same_result(acme: httpx.AsyncClient) -> None:
    """Status and body are the first ones."""
    headers = {"Idempotency-Key": "k-sync"}
    first, second = [await acme.post("/api/v2/render", json=envelope(mode="sync"), headers=headers) for _ in range(2)]
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["data"]["job_id"] == second.json()["data"]["job_id"]
    assert first.json() == second.json()


async def test_the_same_file_is_the_same_request(acme: httpx.AsyncClient) -> None:
    """Boundaries of forms differ from one client to the next."""
    headers = {"Idempotency-Key": "k-file"}
    files = {"file": ("deck.pptx", b"PK\x03\x04 the same")}
    jobs = {
        (await acme.post("/api/v2/validate", files=files, headers=headers)).json()["data"]["job_id"] for _ in range(2)
    }
    assert len(jobs) == 1


async def test_a_deleted_job_is_not_replayed(acme: httpx.AsyncClient) -> None:
    """410: what the key made is gone."""
    headers = {"Idempotency-Key": "k-gone"}
    job = (await acme.post("/api/v2/render", json=envelope(), headers=headers)).json()["data"]["job_url"]
    assert (await acme.delete(job)).status_code == 204
    assert (await acme.post("/api/v2/render", json=envelope(), headers=headers)).status_code == 410


async def test_examples_of_the_openapi_can_be_sent_as_they_are(served: Installation) -> None:
    """Each one succeeds, and has nothing to be warned about."""
    sent = {
        path: body["content"]["application/json"]["example"]
        for path, operations in openapi()["paths"].items()
        if "application/json" in (body := operations.get("post", {}).get("requestBody") or {}).get("content", {})
        and "{" not in path
        and path not in ("/v1/iterate", "/v1/translate")  # of something that has to be made first
    }
    assert len(sent) == 15
    async with served.client() as owner:
        for path, example in sent.items():
            answer = await owner.post(path, json=example)
            assert answer.status_code in (200, 201, 202), (path, answer.text)
            if job_id := answer.json().get("data", {}).get("job_id"):
                assert (await owner.get(f"/api/v2/jobs/{job_id}")).json()["job"]["warnings"] == [], path
