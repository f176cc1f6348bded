"""`POST /v1/deck`: what becomes a deck, and what is refused before there is a job."""

from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, working

SLIDES = [{"brief": "Title slide: Autumn", "name": "Cover"}, {"brief": "Timeline: freeze 5 Oct, launch 30 Nov"}]


async def test_briefs_are_a_deck_and_a_job_for_each_slide(acme: httpx.AsyncClient, served: Installation) -> None:
    """Queued at once, complete later; each slide says how far it is."""
    answer = await acme.post("/v1/deck", json={"slides": SLIDES, "title": "Autumn"})

    assert answer.status_code == 202
    queued = answer.json()
    assert queued["job_id"].startswith("deck-")
    assert (queued["status"], queued["name"]) == ("queued", "Autumn")
    assert [(one["slide_number"], one["status"]) for one in queued["slides"]] == [(1, "queued"), (2, "queued")]
    async with working(served):
        params = {"poll": "true", "timeout": 30}
        job = (await acme.get(f"/v1/jobs/{queued['job_id']}", params=params)).json()
    assert (job["status"], job["slides_completed"], job["slides_failed"], job["failed_slides"]) == (
        "complete",
        2,
        0,
        [],
    )
    assert [one["pointer"] for one in job["warnings"]] == ["/slides/0/brief", "/slides/1/brief"]
    assert [(one["name"], one["status"]) for one in job["slides"]] == [
        ("Cover", "complete"),
        ("Timeline: freeze 5 Oct, launch 30 Nov", "complete"),
    ]


async def test_both_lists_show_slides_where_they_are_asked_for(acme: httpx.AsyncClient) -> None:
    """Else the deck alone."""
    queued = (await acme.post("/v1/deck", json={"slides": SLIDES})).json()
    ids = {queued["job_id"], *(one["job_id"] for one in queued["slides"])}
    usual = (await acme.get("/api/v2/jobs")).json()["jobs"]
    whole = (await acme.get("/api/v2/jobs", params={"withSlides": "true"})).json()["jobs"]

    assert ids & {one["id"] for one in usual} == {queued["job_id"]}
    assert ids <= {one["id"] for one in whole}


async def test_feedback_changes_a_slide_and_no_deck(acme: httpx.AsyncClient) -> None:
    """The answer says which job to name."""
    queued = (await acme.post("/v1/deck", json={"slides": SLIDES})).json()
    answer = await acme.post("/v1/iterate", json={"job_id": queued["job_id"], "feedback": "Larger title"})

    assert (answer.status_code, answer.json()["code"]) == (422, "not_changeable")
    for slide in queued["slides"]:
        assert f"slide {slide['slide_number']} is {slide['job_id']}" in answer.json()["detail"]


async def test_slides_stand_in_the_order_of_their_numbers(acme: httpx.AsyncClient) -> None:
    """One without a number has that of its place; gaps are closed, which a warning says."""
    slides = [{"brief": "Last", "slide_number": 7}, {"brief": "Second"}, {"brief": "First", "slide_number": 1}]
    queued = (await acme.post("/v1/deck", json={"slides": slides})).json()
    job = (await acme.get(f"/v1/jobs/{queued['job_id']}")).json()

    assert [(one["slide_number"], one["name"]) for one in queued["slides"]] == [
        (1, "First"),
        (2, "Second"),
        (3, "Last"),
    ]
    assert [(one["pointer"], one["code"]) for one in job["warnings"]] == [("/slides/0/slide_number", "renumbered")]


async def test_a_repeated_deck_is_one_job(acme: httpx.AsyncClient) -> None:
    """With the slides that it had."""
    headers = {"Idempotency-Key": "deck-1"}
    first, second = [(await acme.post("/v1/deck", json={"slides": SLIDES}, headers=headers)).json() for _ in range(2)]

    assert first == second


async def test_an_etag_changes_with_the_slides(acme: httpx.AsyncClient, served: Installation) -> None:
    """Who asks with the one of before gets what has changed since."""
    queued = (await acme.post("/v1/deck", json={"slides": SLIDES})).json()
    before = (await acme.get(f"/v1/jobs/{queued['job_id']}")).headers["etag"]
    async with working(served):
        await acme.get(f"/v1/jobs/{queued['slides'][0]['job_id']}", params={"poll": "true", "timeout": 30})
        answer = await acme.get(f"/v1/jobs/{queued['job_id']}", headers={"If-None-Match": before})

    assert answer.status_code == 200
    assert answer.json()["slides"][0]["status"] == "complete"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/slides", "missing"),
        ({"slides": SLIDES, "prompt": "A deck about trees"}, "/slides", "one_of_two"),
        ({"prompt": "  "}, "/prompt", "missing"),
        ({"prompt": "\u200b"}, "/prompt", "missing"),
        ({"prompt": "x" * 20_001}, "/prompt", "text_too_long"),
        ({"prompt": "A deck about trees", "slide_count": 0}, "/slide_count", "out_of_range"),
        ({"prompt": "A deck about trees", "slide_count": 31}, "/slide_count", "out_of_range"),
        ({"slides": []}, "/slides", "too_few"),
        ({"slides": SLIDES * 16}, "/slides", "too_many"),
        ({"slides": [{"brief": " "}]}, "/slides/0/brief", "missing"),
        ({"slides": [SLIDES[0], {"name": "x"}]}, "/slides/1/brief", "missing"),
        ({"slides": [{"brief": "x" * 20_001}]}, "/slides/0/brief", "text_too_long"),
        ({"slides": [{"brief": "x", "slide_number": 0}]}, "/slides/0/slide_number", "out_of_range"),
        ({"slides": SLIDES, "theme_id": "pink"}, "/theme_id", "unknown_theme"),
        ({"slides": SLIDES, "auto_iterations": 4}, "/auto_iterations", "out_of_range"),
        ({"slides": "one"}, "/slides", "wrong_type"),
        ([], "", "wrong_type"),
    ],
)
async def test_a_bad_deck_is_no_job(body: Any, pointer: str, code: str, acme: httpx.AsyncClient) -> None:
    """A fault with its place."""
    before = (await acme.get("/v1/jobs", params={"with_slides": "true"})).json()["total"]
    answer = await acme.post("/v1/deck", json=body)

    assert answer.status_code == 400, answer.text
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]
    assert (await acme.get("/v1/jobs", params={"with_slides": "true"})).json()["total"] == before


async def test_two_slides_of_one_number_are_refused(acme: httpx.AsyncClient) -> None:
    """Both are named."""
    answer = await acme.post("/v1/deck", json={"slides": [{**one, "slide_number": 2} for one in SLIDES]})

    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [
        ("/slides/0/slide_number", "duplicate_number"),
        ("/slides/1/slide_number", "duplicate_number"),
    ]


PROMPT = {"prompt": "A deck about our move. Rents are 30 % lower. Two motorways meet there.", "slide_count": 5}


async def test_an_outline_is_what_the_deck_is_made_of(acme: httpx.AsyncClient) -> None:
    """It makes no job; the deck of the same body has these slides, and the same warnings."""
    before = (await acme.get("/v1/jobs", params={"with_slides": "true"})).json()["total"]
    outline = (await acme.post("/v1/deck/outline", json=PROMPT)).json()
    after = (await acme.get("/v1/jobs", params={"with_slides": "true"})).json()["total"]
    queued = (await acme.post("/v1/deck", json=PROMPT)).json()
    job = (await acme.get(f"/v1/jobs/{queued['job_id']}")).json()

    assert after == before
    assert [one["role"] for one in outline["slides"]] == ["opening", "content", "content", "closing"]
    assert (outline["slide_count"], outline["price_usd"]) == (4, 0)
    assert [one["name"] for one in outline["slides"]] == [one["name"] for one in queued["slides"]]
    assert [one["code"] for one in outline["warnings"]] == ["fewer_slides", "left_open"]
    assert [(one["pointer"], one["code"]) for one in job["warnings"]] == [
        (one["pointer"], one["code"]) for one in outline["warnings"]
    ]


async def test_a_bad_outline_is_refused_like_its_deck(acme: httpx.AsyncClient) -> None:
    """With the same fault."""
    body = {"prompt": "", "slide_count": 31}
    answers = [await acme.post(path, json=body) for path in ("/v1/deck/outline", "/v1/deck")]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].json()["errors"] == answers[1].json()["errors"]


async def test_a_consulting_deck_tells_its_story_at_once(acme: httpx.AsyncClient) -> None:
    """Role by role; its job is a deck like any other."""
    body = {"topic": "Should we enter the Polish market?", "context": "The market grows 9 % a year.", "slide_count": 5}
    answer = await acme.post("/v1/workflows/consulting-deck", json=body)

    assert answer.status_code == 202
    queued = answer.json()
    assert queued["job_id"].startswith("cd-")
    assert (queued["status"], queued["name"]) == ("generating", body["topic"])
    roles = [one["role"] for one in queued["narrative"]]
    assert roles == ["hook", "evidence", "framework", "recommendation", "closing"]
    assert queued["narrative"][1]["brief"] == "The market grows 9 % a year."
    job = (await acme.get(f"/v1/jobs/{queued['job_id']}")).json()
    assert len(job["slides"]) == 5
    assert [one["code"] for one in job["warnings"]] == ["left_open"] * 3


@pytest.mark.parametrize("body", [{"topic": "short"}, {"topic": "A topic long enough", "slide_count": 1}, {}])
async def test_a_bad_topic_is_no_job(body: dict[str, Any], acme: httpx.AsyncClient) -> None:
    """A fault, and nothing is queued."""
    before = (await acme.get("/v1/jobs")).json()["total"]

    assert (await acme.post("/v1/workflows/consulting-deck", json=body)).status_code == 400
    assert (await acme.get("/v1/jobs")).json()["total"] == before


async def test_thirty_long_briefs_are_a_deck(acme: httpx.AsyncClient) -> None:
    """They are read where other large bodies are; repeated, they are the same job, and a retry has the same slides."""
    body = {"slides": [{"brief": f"Slide {number}: " + "word " * 3_900} for number in range(30)]}
    headers = {"Idempotency-Key": "thirty"}
    first, second = [(await acme.post("/v1/deck", json=body, headers=headers)).json() for _ in range(2)]
    await acme.post(f"/api/v2/jobs/{first['job_id']}/cancel")
    again = (await acme.post(f"/api/v2/jobs/{first['job_id']}/retry")).json()["job"]["id"]
    slides = (await acme.get(f"/v1/jobs/{again}")).json()["slides"]

    assert first == second
    assert len(first["slides"]) == 30
    assert [one["name"] for one in slides] == [one["name"] for one in first["slides"]]
    assert {one["status"] for one in slides} == {"queued"}
