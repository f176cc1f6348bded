"""Reading, listing, awaiting and ending jobs over both APIs."""

import asyncio
import time
from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, envelope, worker, working


async def submit(client: httpx.AsyncClient, title: str = "Board update", **fields: Any) -> str:
    """Queue a render; the job's id."""
    answer = await client.post("/api/v2/render", json=envelope(title, **fields))
    assert answer.status_code == 202, answer.text
    return str(answer.json()["data"]["job_id"])


async def test_both_apis_show_the_same_job(acme: httpx.AsyncClient, workers: None) -> None:
    """Under the same id, each in its own shape."""
    job_id = await submit(acme)
    detail = (await acme.get(f"/api/v2/jobs/{job_id}", params={"wait": 20})).json()
    flat = (await acme.get(f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 20})).json()
    assert (detail["job"]["status"], flat["status"]) == ("succeeded", "complete")
    assert (detail["job"]["deck_score"], flat["final_score"]) == (87, 8.7)
    assert detail["preflight"]["deckScore"] == 87
    assert flat["job_id"] == detail["job"]["id"] == job_id
    assert len(flat["preview_urls"]) == 2
    versions = (await acme.get(f"/v1/jobs/{job_id}/versions")).json()
    assert [(each["job_id"], each["iteration"]) for each in versions] == [(job_id, 0)]


async def test_wait_ends_with_the_job(acme: httpx.AsyncClient, served: Installation) -> None:
    """Parked until the last stage is done, then answered at once."""
    job_id = await submit(acme)
    longest = 30
    waiting = asyncio.create_task(acme.get(f"/api/v2/jobs/{job_id}", params={"wait": longest}))
    async with worker(served) as hand:
        while await hand.step():
            pass
    done = time.monotonic()
    assert (await waiting).json()["job"]["status"] == "succeeded"
    assert time.monotonic() - done < longest / 2


async def test_after_revision_answers_each_change(acme: httpx.AsyncClient, served: Installation) -> None:
    """A client that follows revisions sees the job go on, and never waits for what it has seen."""
    job_id = await submit(acme)
    first = (await acme.get(f"/api/v2/jobs/{job_id}", params={"wait": 30, "after_revision": 0})).json()["job"]
    assert first["revision"] >= 1
    params = {"wait": 30, "after_revision": first["revision"]}
    waiting = asyncio.create_task(acme.get(f"/api/v2/jobs/{job_id}", params=params))
    async with worker(served) as hand:
        await hand.step()
    assert (await waiting).json()["job"]["revision"] > first["revision"]


async def test_a_wait_that_runs_out_answers_with_the_job(acme: httpx.AsyncClient) -> None:
    """Nothing happened is an answer."""
    job_id = await submit(acme)
    answer = await acme.get(f"/api/v2/jobs/{job_id}", params={"wait": 0.2})
    assert (answer.status_code, answer.json()["job"]["status"]) == (200, "queued")
    flat = await acme.get(f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 0.2})
    assert (flat.status_code, flat.json()["status"]) == (200, "queued")


async def test_cancel_wakes_waiters_and_wins_once(acme: httpx.AsyncClient) -> None:
    """202 with the record; a second cancel is 409, unless it is the same request."""
    job_id = await submit(acme)
    longest = 30
    waiting = asyncio.create_task(acme.get(f"/api/v2/jobs/{job_id}", params={"wait": longest}))
    headers = {"Idempotency-Key": "cancel-once"}
    answers = [await acme.post(f"/api/v2/jobs/{job_id}/cancel", headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["job"]["status"] == "cancelled"
    assert (await waiting).json()["job"]["status"] == "cancelled"
    assert (await acme.post(f"/api/v2/jobs/{job_id}/cancel")).status_code == 409
    assert (await acme.get(f"/v1/jobs/{job_id}")).json()["error"]["code"] == "cancelled"


async def test_retry_makes_a_new_job_once(acme: httpx.AsyncClient) -> None:
    """Of a cancelled job; of one that runs, 409."""
    job_id = await submit(acme)
    assert (await acme.post(f"/api/v2/jobs/{job_id}/retry")).status_code == 409
    await acme.post(f"/api/v2/jobs/{job_id}/cancel")
    headers = {"Idempotency-Key": "retry-once"}
    answers = [await acme.post(f"/api/v2/jobs/{job_id}/retry", headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    records = [answer.json()["job"] for answer in answers]
    assert records[0]["id"] == records[1]["id"] != job_id
    assert records[0]["retry_of_job_id"] == job_id
    assert answers[0].headers["location"] == f"/api/v2/jobs/{records[0]['id']}"


async def test_delete_is_for_the_owner(acme: httpx.AsyncClient, served: Installation) -> None:
    """Another key of the tenant 403, an admin's 204; afterwards 404 on both APIs, and waiters are told."""
    job_id, other = await submit(acme), await submit(acme)
    waiting = asyncio.create_task(acme.get(f"/api/v2/jobs/{other}", params={"wait": 30}))
    async with served.client(served.key("acme")) as colleague, served.client(served.key("acme", "admin")) as admin:
        assert (await colleague.delete(f"/v1/jobs/{job_id}")).status_code == 403
        assert (await acme.delete(f"/v1/jobs/{job_id}")).status_code == 204
        assert (await admin.delete(f"/api/v2/jobs/{other}")).status_code == 204
    for path in (f"/api/v2/jobs/{job_id}", f"/v1/jobs/{job_id}", f"/v1/jobs/{job_id}/versions"):
        assert (await acme.get(path)).status_code == 404
    assert (await waiting).status_code == 404


async def test_lists_page_and_filter(served: Installation) -> None:
    """Newest first; a cursor walks through all of them, offsets too."""
    async with served.client(served.key("lister")) as client:
        made = [await submit(client, f"Deck {number}") for number in range(5)]
        cancelled = made[2]
        await client.post(f"/api/v2/jobs/{cancelled}/cancel")
        seen, cursor = [], ""
        while cursor is not None:
            page = (await client.get("/api/v2/jobs", params={"limit": 2, "cursor": cursor})).json()
            assert page["total"] == 5
            seen += [job["id"] for job in page["jobs"]]
            cursor = page["next_cursor"]
        assert seen == made[::-1]
        for params, expected in (
            ({"status": "cancelled"}, [cancelled]),
            ({"status": "queued", "kind": "render"}, [each for each in seen if each != cancelled]),
            ({"kind": "preflight"}, []),
            ({"sourceSchema": "protocol_v2", "approvalStatus": "not_requested"}, seen),
            ({"sourceSchema": "agent_v1"}, []),
            ({"brandPackId": "bp_1"}, []),
            ({"approvalStatus": "approved"}, []),
        ):
            page = (await client.get("/api/v2/jobs", params=params)).json()
            assert [job["id"] for job in page["jobs"]] == expected, params
        flat = (await client.get("/v1/jobs", params={"limit": 2, "offset": 1})).json()
        assert [job["job_id"] for job in flat["jobs"]] == seen[1:3]
        assert (flat["total"], flat["limit"], flat["offset"]) == (5, 2, 1)
        failed = (await client.get("/v1/jobs", params={"status": "failed"})).json()
        assert [job["job_id"] for job in failed["jobs"]] == [cancelled]
        for status in ("queued", "generating", "executing", "rendering", "complete", "failed"):
            assert (await client.get("/v1/jobs", params={"status": status})).status_code == 200


async def test_listed_jobs_carry_links_and_no_files(served: Installation) -> None:
    """In both APIs; `include=artifacts` brings the files, and the links are those of the detail."""
    async with served.client(served.key("brief")) as client, working(served):
        job_id = (await client.post("/api/v2/render", json=envelope(mode="sync"))).json()["data"]["job_id"]
        await client.post("/api/v2/validate", json=envelope())
        detail = (await client.get(f"/api/v2/jobs/{job_id}")).json()["job"]
        checked, listed = (await client.get("/api/v2/jobs")).json()["jobs"]
        assert detail.keys() - listed.keys() == {"artifacts", "quality_report"}
        whole = (await client.get("/api/v2/jobs", params={"include": "artifacts", "kind": "render"})).json()["jobs"]
        assert [each["id"] for each in whole[0]["artifacts"]] == [each["id"] for each in detail["artifacts"]]
        assert "quality_report" not in whole[0]
        (brief,) = (await client.get("/v1/jobs")).json()["jobs"]
        for url in (listed["download_url"], listed["preview_url"], brief["pptx_url"], brief["preview_url"]):
            assert (await client.get(url)).status_code == 200
        assert listed["preview_url"].split("?")[0] == detail["preview_url"].split("?")[0]
        assert (await client.get(checked["validation_record_url"])).status_code == 200
        assert (checked["download_url"], checked["preview_url"]) == (None, None)
        assert (await client.get("/api/v2/jobs", params={"include": "reports"})).status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "/api/v2/jobs?limit=0",
        "/api/v2/jobs?limit=101",
        "/api/v2/jobs?limit=x",
        "/api/v2/jobs?status=done",
        "/api/v2/jobs?kind=deck",
        "/api/v2/jobs?approvalStatus=maybe",
        "/api/v2/jobs?sourceSchema=word",
        "/api/v2/jobs?brandPackId=%00",
        "/api/v2/jobs?cursor=not-a-cursor",
        "/v1/jobs?status=succeeded",
        "/v1/jobs?limit=101",
        "/v1/jobs?limit=0",
        "/v1/jobs?offset=-1",
        "/api/v2/jobs/job_1?wait=-1",
        "/api/v2/jobs/job_1?wait=nan",
        "/api/v2/jobs/job_1?after_revision=-1",
        "/v1/jobs/job_1?poll=perhaps",
        "/api/v2/jobs/job_1/events?limit=1001",
    ],
)
async def test_unknown_values_are_400(acme: httpx.AsyncClient, query: str) -> None:
    """With a pointer to the parameter."""
    answer = await acme.get(query)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"]


async def test_a_faulty_cursor_is_pointed_at(acme: httpx.AsyncClient) -> None:
    """In lists and in timelines, whoever found the fault."""
    for path in ("/api/v2/jobs?cursor=not-a-cursor", "/api/v2/jobs/job_1/events?cursor=x"):
        assert [each["pointer"] for each in (await acme.get(path)).json()["errors"]] == ["/query/cursor"], path


@pytest.mark.parametrize(
    ("name", "meant"),
    [("stat", "status"), ("approval_status", "approvalStatus"), ("sourceSchemas", "sourceSchema"), ("xyz", "limit")],
)
async def test_unknown_filters_are_400_with_the_nearest_name(acme: httpx.AsyncClient, name: str, meant: str) -> None:
    """A misspelt filter would find everything; other routes ignore what they do not know."""
    answer = await acme.get("/api/v2/jobs", params={name: "succeeded", "limit": "5"})
    assert answer.status_code == 400
    fault = answer.json()["errors"][0]
    assert (fault["pointer"], fault["code"]) == (f"/query/{name}", "unknown_parameter")
    assert f"`{meant}`" in fault["message"]
    assert (await acme.get("/v1/jobs", params={name: "x"})).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/api/v2/jobs?status=succeeded&status=failed",
        "/api/v2/jobs?limit=1&limit=1",
        "/api/v2/brand-packs?status=active&status=archived",
    ],
)
async def test_a_filter_is_given_once(acme: httpx.AsyncClient, path: str) -> None:
    """Of two values one would be passed over, and nobody told which."""
    answer = await acme.get(path)
    assert answer.status_code == 400
    name = path.partition("?")[2].partition("=")[0]
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [
        (f"/query/{name}", "repeated_parameter")
    ]


async def test_timelines_name_no_file_that_is_not_there(acme: httpx.AsyncClient, workers: None) -> None:
    """Each artifact on it can be fetched; a preflight's deck and inner results are not among them."""
    preflight = (await acme.post("/api/v2/preflight", json=envelope())).json()["data"]["job_id"]
    rendered = await submit(acme)
    await acme.get(f"/api/v2/jobs/{rendered}", params={"wait": 20})
    for job_id, files in ((preflight, 1), (rendered, 4)):
        events = (await acme.get(f"/api/v2/jobs/{job_id}/events")).json()["events"]
        ids = [event["data"]["id"] for event in events if event["type"] == "artifact.recorded"]
        assert len(ids) == files
        for artifact_id in ids:
            assert (await acme.get(f"/api/v2/jobs/{job_id}/artifacts/{artifact_id}")).status_code == 200


async def test_stages_that_succeeded_are_whole(acme: httpx.AsyncClient, workers: None) -> None:
    """Also those whose worker never said how far it was."""
    job_id = await submit(acme)
    stages = (await acme.get(f"/api/v2/jobs/{job_id}", params={"wait": 20})).json()["job"]["stages"]
    assert [(each["done"], each["total"]) for each in stages] == [(2, 2)] * 3


async def test_timeline_pages_by_sequence(acme: httpx.AsyncClient, workers: None) -> None:
    """From 1, without gaps, ending with the job."""
    job_id = await submit(acme)
    await acme.get(f"/api/v2/jobs/{job_id}", params={"wait": 20})
    seen: list[dict[str, Any]] = []
    cursor: str | None = "0"
    while cursor is not None:
        page = (await acme.get(f"/api/v2/jobs/{job_id}/events", params={"cursor": cursor, "limit": 3})).json()
        seen += page["events"]
        cursor = page["next_cursor"]
    assert [event["seq"] for event in seen] == list(range(1, len(seen) + 1))
    assert (seen[0]["type"], seen[-1]["type"]) == ("job.created", "job.succeeded")


async def read_stream(client: httpx.AsyncClient, job_id: str, last: str = "") -> list[tuple[str, str]]:
    """All (id, type) of a live stream until it ends."""
    headers = {"Accept": "text/event-stream", **({"Last-Event-ID": last} if last else {})}
    events, event_id = [], ""
    async with client.stream("GET", f"/api/v2/jobs/{job_id}/events", headers=headers) as answer:
        if answer.status_code == 204:
            return []
        assert answer.headers["content-type"].startswith("text/event-stream")
        async for line in answer.aiter_lines():
            if line.startswith("id: "):
                event_id = line[4:]
            if line.startswith("event: "):
                events.append((event_id, line[7:]))
    return events


async def test_stream_follows_the_job_to_its_end_and_resumes(acme: httpx.AsyncClient, served: Installation) -> None:
    """Live from the first event; after Last-Event-ID only what is newer; then nothing (204)."""
    job_id = await submit(acme)
    reading = asyncio.create_task(read_stream(acme, job_id))
    async with worker(served) as hand:
        while await hand.step():
            pass
    events = await asyncio.wait_for(reading, 20)
    assert [int(number) for number, _ in events] == list(range(1, len(events) + 1))
    assert (events[0][1], events[-1][1]) == ("job.created", "job.succeeded")
    assert await read_stream(acme, job_id, last=events[2][0]) == events[3:]
    assert await read_stream(acme, job_id, last=events[-1][0]) == []


async def test_stream_of_a_deleted_job_ends(acme: httpx.AsyncClient) -> None:
    """The last event says why."""
    job_id = await submit(acme)
    headers = {"Accept": "text/event-stream"}
    async with acme.stream("GET", f"/api/v2/jobs/{job_id}/events", headers=headers) as answer:
        types = []
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                types.append(line[7:])
            if types == ["job.created"] and not line:
                assert (await acme.delete(f"/api/v2/jobs/{job_id}")).status_code == 204
    assert types[-1] in ("job.deleted", "job.cancelled")
