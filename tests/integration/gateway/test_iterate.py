"""`POST /v1/iterate`: a slide's next version, and the path to it."""

from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, deck, working

BRIEF = {"brief": "Timeline: freeze 5 Oct, launch 30 Nov", "name": "Autumn"}


async def _made(acme: httpx.AsyncClient, path: str = "/v1/generate", **body: Any) -> dict[str, Any]:
    """A job that is complete; someone must be working."""
    answer = await acme.post(path, json=body)
    assert answer.status_code == 202, answer.text
    params = {"poll": "true", "timeout": 30}
    job: dict[str, Any] = (await acme.get(f"/v1/jobs/{answer.json()['job_id']}", params=params)).json()
    assert job["status"] == "complete"
    return job


async def _versions(acme: httpx.AsyncClient, job: dict[str, Any]) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = (await acme.get(f"/v1/jobs/{job['job_id']}/versions")).json()
    return answer


async def test_a_changed_slide_is_a_job_of_its_own(acme: httpx.AsyncClient, served: Installation) -> None:
    """Named after the slide it comes from; that one stays as it is."""
    async with working(served):
        first = await _made(acme, **BRIEF)
        second = await _made(acme, "/v1/iterate", job_id=first["job_id"], feedback="Larger title")
        again = (await acme.get(f"/v1/jobs/{first['job_id']}")).json()

    assert second["job_id"] != first["job_id"]
    assert second["name"] == "Autumn (iterated)"
    assert {**again, "pptx_url": "", "preview_url": "", "preview_urls": []} == {
        **first,
        "pptx_url": "",
        "preview_url": "",
        "preview_urls": [],
    }


async def test_rounds_are_counted_and_the_best_is_handed_out(acme: httpx.AsyncClient, served: Installation) -> None:
    """Rounds count from 1, versions from 0; every version has its own deck, picture and score."""
    async with working(served):
        job = await _made(acme, **BRIEF, auto_iterations=2)
        versions = await _versions(acme, job)
        decks = [(await acme.get(each["pptx_url"])).status_code for each in versions]
        pictures = [(await acme.get(each["preview_url"])).status_code for each in versions]

    assert (job["current_iteration"], job["iterations"], job["max_iterations"]) == (3, 3, 3)
    assert job["final_score"] == 8.9
    assert [(each["iteration"], each["score"]) for each in versions] == [(0, 8.7), (1, 8.8), (2, 8.9)]
    assert {each["job_id"] for each in versions} == {job["job_id"]}
    assert len({each["pptx_url"] for each in versions}) == 3
    assert decks == pictures == [200, 200, 200]


async def test_versions_are_the_path_to_a_slide(acme: httpx.AsyncClient, served: Installation) -> None:
    """Siblings are no part of it; a deleted job is left out, and the numbers stay."""
    async with working(served):
        first = await _made(acme, **BRIEF)
        sibling = await _made(acme, "/v1/iterate", job_id=first["job_id"], feedback="Blue")
        second = await _made(acme, "/v1/iterate", job_id=first["job_id"], feedback="Red", auto_iterations=1)
        third = await _made(acme, "/v1/iterate", job_id=second["job_id"], feedback="Larger")
        whole = await _versions(acme, third)
        assert (await acme.delete(f"/v1/jobs/{second['job_id']}")).status_code == 204
        rest = await _versions(acme, third)

    path = [first["job_id"], second["job_id"], second["job_id"], third["job_id"]]
    assert [(each["job_id"], each["iteration"]) for each in whole] == list(zip(path, range(4), strict=True))
    assert [(each["job_id"], each["iteration"]) for each in rest] == [(first["job_id"], 0), (third["job_id"], 3)]
    assert [each["iteration"] for each in await _versions(acme, sibling)] == [0, 1]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/job_id", "missing"),
        ({"job_id": 7, "feedback": "Blue"}, "/job_id", "wrong_type"),
        ({"job_id": "job_1"}, "/feedback", "missing"),
        ({"job_id": "job_1", "feedback": " \n"}, "/feedback", "missing"),
        ({"job_id": "job_1", "feedback": "x" * 5_001}, "/feedback", "text_too_long"),
        ({"job_id": "job_1", "feedback": "Blue", "auto_iterations": 4}, "/auto_iterations", "out_of_range"),
        ({"job_id": "job_1", "feedback": "Blue", "iteration": -1}, "/iteration", "out_of_range"),
        ({"job_id": "job_1", "theme_id": "pink"}, "/theme_id", "unknown_theme"),
    ],
)
async def test_bad_feedback_is_no_job(body: Any, pointer: str, code: str, acme: httpx.AsyncClient) -> None:
    """A fault with its place."""
    before = (await acme.get("/v1/jobs")).json()["total"]
    answer = await acme.post("/v1/iterate", json=body)

    assert answer.status_code == 400, answer.text
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]
    assert (await acme.get("/v1/jobs")).json()["total"] == before


async def test_a_slide_that_cannot_be_changed_is_no_job(acme: httpx.AsyncClient, served: Installation) -> None:
    """Unknown, not complete yet, without an author, without that version; the answer says which there are."""
    waiting = (await acme.post("/v1/generate", json=BRIEF)).json()["job_id"]

    async def refused(job_id: str, **more: Any) -> tuple[int, str]:
        answer = await acme.post("/v1/iterate", json={"job_id": job_id, "feedback": "Blue", **more})
        return answer.status_code, answer.json()["code"]

    assert await refused("job_nowhere") == (404, "job_not_found")
    assert await refused(waiting) == (409, "job_not_complete")
    rendered = (await acme.post("/api/v2/render", json=deck())).json()["data"]["job_id"]
    assert await refused(rendered) == (422, "not_changeable")
    async with working(served):
        job = await _made(acme, **BRIEF)
        later = await _made(acme, "/v1/iterate", job_id=job["job_id"], feedback="Blue")
    body = {"job_id": later["job_id"], "feedback": "Blue", "iteration": 5}
    answer = await acme.post("/v1/iterate", json=body)
    assert (answer.status_code, answer.json()["code"]) == (404, "version_not_found")
    assert "name one of 0, 1," in answer.json()["detail"]


async def test_another_tenants_slide_is_unknown(acme: httpx.AsyncClient, served: Installation) -> None:
    """As if there were none."""
    async with working(served):
        job = await _made(acme, **BRIEF)
    async with served.client(served.key("rival")) as rival:
        answer = await rival.post("/v1/iterate", json={"job_id": job["job_id"], "feedback": "Blue"})

    assert (answer.status_code, answer.json()["code"]) == (404, "job_not_found")
