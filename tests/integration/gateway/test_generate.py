"""`POST /v1/generate`: what becomes a job, and what is refused before there is one."""

from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, working

BRIEF = {"brief": "Timeline: freeze 5 Oct, launch 30 Nov"}


async def test_a_brief_is_a_job_of_v1(acme: httpx.AsyncClient, served: Installation) -> None:
    """Queued at once, complete later; what its author left open is among the warnings."""
    answer = await acme.post("/v1/generate", json={**BRIEF, "name": "Autumn", "unknown": 1})

    assert answer.status_code == 202
    queued = answer.json()
    assert queued == {"job_id": queued["job_id"], "status": "queued", "name": "Autumn"}
    assert answer.headers["location"] == f"/v1/jobs/{queued['job_id']}"
    async with working(served):
        params = {"poll": "true", "timeout": 30}
        job = (await acme.get(f"/v1/jobs/{queued['job_id']}", params=params)).json()
    assert (job["status"], job["current_iteration"], job["iterations"]) == ("complete", 1, 1)
    assert [(one["pointer"], one["code"]) for one in job["warnings"]] == [
        ("/unknown", "unknown_key"),
        ("/brief", "left_open"),
    ]


async def test_a_brief_is_given_back_as_it_was_sent(acme: httpx.AsyncClient) -> None:
    """The job captures its input."""
    job_id = (await acme.post("/v1/generate", json=BRIEF)).json()["job_id"]

    assert (await acme.get(f"/api/v2/jobs/{job_id}/document")).json() == BRIEF


async def test_a_repeated_request_is_one_job(acme: httpx.AsyncClient) -> None:
    """By its key; another brief under the same key is refused."""
    headers = {"Idempotency-Key": "brief-1"}
    first, second = [(await acme.post("/v1/generate", json=BRIEF, headers=headers)).json() for _ in range(2)]
    other = await acme.post("/v1/generate", json={"brief": "Another one"}, headers=headers)

    assert first["job_id"] == second["job_id"]
    assert other.status_code == 422


@pytest.mark.parametrize(
    ("body", "status", "pointer", "code"),
    [
        ({}, 400, "/brief", "missing"),
        ({"brief": "  \n"}, 400, "/brief", "missing"),
        ({"brief": "\u200b\u2060 \ufeff"}, 400, "/brief", "missing"),
        ({"brief": 7}, 400, "/brief", "wrong_type"),
        ({"brief": "x" * 20_001}, 400, "/brief", "text_too_long"),
        ({"code": "#" * 100_001}, 400, "/code", "text_too_long"),
        ({**BRIEF, "theme_id": "pink"}, 400, "/theme_id", "unknown_theme"),
        ({**BRIEF, "auto_iterations": 9}, 400, "/auto_iterations", "out_of_range"),
        ({**BRIEF, "auto_iterations": -1}, 400, "/auto_iterations", "out_of_range"),
        ({**BRIEF, "auto_iterations": "2"}, 400, "/auto_iterations", "wrong_type"),
        ({**BRIEF, "chrome": {"title": []}}, 400, "/chrome/title", "wrong_type"),
        ({"brief": "a\u0000b"}, 400, "/brief", "control_character"),
        ([], 400, "", "wrong_type"),
    ],
)
async def test_a_bad_brief_is_no_job(body: Any, status: int, pointer: str, code: str, acme: httpx.AsyncClient) -> None:
    """A fault with its place."""
    before = (await acme.get("/v1/jobs")).json()["total"]
    answer = await acme.post("/v1/generate", json=body)

    assert answer.status_code == status, answer.text
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]
    assert answer.json()["actionable"] is True
    assert (await acme.get("/v1/jobs")).json()["total"] == before


async def test_a_brief_is_no_document_to_render(acme: httpx.AsyncClient) -> None:
    """A render takes documents alone."""
    body = {"sourceSchema": "brief_v1", "document": BRIEF}
    answer = await acme.post("/api/v2/render", json=body)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/sourceSchema")


async def test_two_megabytes_are_too_large(acme: httpx.AsyncClient) -> None:
    """Before anything is decoded."""
    assert (await acme.post("/v1/generate", json={"brief": "x" * 2_000_000})).status_code == 413


async def test_long_code_is_a_job(acme: httpx.AsyncClient) -> None:
    """It is read where other large bodies are, beside the loop that answers."""
    body = {"code": "def build(prs):\n    pass\n" + "# a remark\n" * 9_000}

    assert (await acme.post("/v1/generate", json=body)).status_code == 202


@pytest.mark.parametrize("picture", ["aGk=", "aGk=" * 50_000])
async def test_a_picture_needs_a_model_that_sees(picture: str, acme: httpx.AsyncClient) -> None:
    """Said before the job is queued."""
    answer = await acme.post("/v1/generate", json={**BRIEF, "from_image": {"image": picture}})

    assert (answer.status_code, answer.json()["code"]) == (422, "vision_model_required")
