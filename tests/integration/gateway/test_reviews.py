"""Approving, gating and holding decks over REST."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from deck_domain.ids import new_id
from tests.support.gateway import PNG_BYTES, PPTX_BYTES, Installation, deck, envelope, installation, working

NOTE_400 = "ä" * 2001


@dataclass
class Team:
    """Clients of one tenant: who makes decks, who approves them, who sees to the tenant; and one without a key."""

    maker: httpx.AsyncClient
    reviewer: httpx.AsyncClient
    admin: httpx.AsyncClient
    stranger: httpx.AsyncClient

    async def rendered(self, **fields: Any) -> dict[str, Any]:
        """A deck that is done: the job's detail."""
        answer = await self.maker.post("/api/v2/render", json=envelope(mode="sync", **fields))
        return dict((await self.maker.get(answer.json()["data"]["job_url"])).json())

    async def choose(self, **values: Any) -> dict[str, Any]:
        """Change the tenant's settings."""
        answer = await self.admin.patch("/api/v2/settings", json=values)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture
async def team(served: Installation) -> AsyncIterator[Team]:
    """A team of a tenant of its own, for which somebody works."""
    tenant = new_id("t").lower().replace("_", "-")
    scopes = (("render", "read"), ("jobs:approve", "read"), ("admin",))
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(served.client(served.key(tenant, *each))) for each in scopes]
        stranger = await stack.enter_async_context(httpx.AsyncClient())
        await stack.enter_async_context(working(served))
        yield Team(*clients, stranger)


async def test_a_decision_about_a_finished_job_can_be_waited_for(team: Team) -> None:
    """A poll for a newer revision hangs, and ends with the decision; downloads do not wake it."""
    job = await team.rendered(approvalRequired=True)
    newer = {"after_revision": job["job"]["revision"]}
    runs_out = await team.maker.get(job_path(job), params={"wait": 0.2, **newer})
    assert runs_out.json()["job"]["revision"] == newer["after_revision"]
    waiting = asyncio.create_task(team.maker.get(job_path(job), params={"wait": 60, **newer}))
    assert (await team.stranger.get(job["job"]["download_url"])).status_code == 200
    assert (await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved"})).status_code == 200
    decided = (await waiting).json()
    assert decided["job"]["revision"] > newer["after_revision"]
    assert decided["approval"]["latest"]["status"] == "approved"


def approval_path(job: dict[str, Any]) -> str:
    """The address to decide at."""
    return f"/api/v2/jobs/{job['job']['id']}/approval"


def job_path(job: dict[str, Any]) -> str:
    """The job's address."""
    return f"/api/v2/jobs/{job['job']['id']}"


async def test_both_routes_decide(team: Team) -> None:
    """Each shows the history in its own shape, and the detail and the list show it, too."""
    job = await team.rendered(approvalRequired=True)
    assert job["job"]["approval_status"] == "needs_review"
    posted = await team.reviewer.post(
        approval_path(job), json={"approvalStatus": "rejected", "note": "Numbers are old"}
    )
    assert posted.status_code == 200, posted.text
    assert posted.json().keys() == {"approvalStatus", "approval"}
    patched = await team.reviewer.patch(job_path(job), json={"approval": {"status": "approved"}})
    assert patched.status_code == 200, patched.text
    detail = (await team.maker.get(job_path(job))).json()
    assert patched.json()["approval"] == detail["approval"]
    first, second = detail["approval"]["history"]
    assert (first["status"], first["note"], first["actorType"]) == ("rejected", "Numbers are old", "user")
    assert (second["status"], second["note"]) == ("approved", None)
    assert first["actorId"] == second["actorId"]
    deck_file = next(each for each in detail["artifacts"] if each["kind"] == "generated_pptx")
    assert second["artifactSha256"] == deck_file["sha256"]
    assert detail["approval"]["latest"] == second
    assert detail["job"]["approvalHistory"] == [first, second]
    listed = (await team.maker.get("/api/v2/jobs", params={"approvalStatus": "approved"})).json()["jobs"]
    assert [(each["id"], each["approvalHistory"]) for each in listed] == [(job["job"]["id"], [first, second])]


async def test_a_decision_is_on_the_timeline_and_wakes_who_waits(team: Team) -> None:
    """Live, and for who comes later; the ETag changes with it."""
    job = await team.rendered()
    before = await team.maker.get(job_path(job))
    await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved", "note": "Fine"})
    *_, event = (await team.maker.get(f"{job_path(job)}/events")).json()["events"]
    assert (event["type"], event["actor"]["type"]) == ("approval.changed", "user")
    assert event["data"] == {
        "status": "approved",
        "approval_status": "approved",
        "note": "Fine",
        "artifact_sha256": event["data"]["artifact_sha256"],
    }
    after = await team.maker.get(job_path(job), headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    stream = await team.maker.get(
        f"{job_path(job)}/events",
        headers={"Accept": "text/event-stream", "Last-Event-ID": str(event["seq"] - 1)},
    )
    assert stream.text.count("event: ") == 1
    assert "event: approval.changed" in stream.text


async def test_a_decision_bound_to_something_else_is_refused(team: Team) -> None:
    """To another file 409, to an older state 412; neither is in the history."""
    job = await team.rendered()
    etag = (await team.reviewer.get(job_path(job))).headers["etag"]
    approved = {"approvalStatus": "approved"}
    other = await team.reviewer.post(approval_path(job), json=approved | {"artifactSha256": "a" * 64})
    assert (other.status_code, other.json()["code"]) == (409, "artifact_changed")
    stale = await team.reviewer.post(approval_path(job), json=approved, headers={"If-Match": 'W/"1-1"'})
    assert stale.status_code == 412
    sha256 = next(each["sha256"] for each in job["artifacts"] if each["kind"] == "generated_pptx")
    bound = {"status": "rejected", "artifactSha256": sha256}
    first = await team.reviewer.patch(job_path(job), json={"approval": bound}, headers={"If-Match": etag})
    assert first.status_code == 200
    second = await team.reviewer.post(approval_path(job), json=approved, headers={"If-Match": etag})
    assert second.status_code == 412
    again = await team.reviewer.post(approval_path(job), json=approved, headers={"If-Match": first.headers["etag"]})
    assert [each["status"] for each in again.json()["approval"]["history"]] == ["rejected", "approved"]


async def test_two_decisions_at_the_same_moment_are_both_in_the_history(team: Team) -> None:
    """The later one counts."""
    job = await team.rendered()
    bodies = [{"approvalStatus": status} for status in ("approved", "rejected")]
    answers = await asyncio.gather(*(team.reviewer.post(approval_path(job), json=body) for body in bodies))
    assert [answer.status_code for answer in answers] == [200, 200]
    detail = (await team.maker.get(job_path(job))).json()
    assert {each["status"] for each in detail["approval"]["history"]} == {"approved", "rejected"}
    assert detail["job"]["approval_status"] == detail["approval"]["latest"]["status"]


async def test_a_repeated_decision_is_one(team: Team) -> None:
    """With its Idempotency-Key."""
    job = await team.rendered()
    headers = {"Idempotency-Key": "decide-once"}
    for _ in range(2):
        answer = await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved"}, headers=headers)
        assert len(answer.json()["approval"]["history"]) == 1


async def test_who_may_decide(team: Team, served: Installation) -> None:
    """A key with the scope approve or admin; another tenant's job does not exist, an unfinished one is 409."""
    job = await team.rendered()
    body = {"approvalStatus": "approved"}
    assert (await team.maker.post(approval_path(job), json=body)).status_code == 403
    assert (await team.maker.patch(job_path(job), json={"approval": {"status": "approved"}})).status_code == 403
    async with served.client(served.key("rival", "approve")) as rival:
        assert (await rival.post(approval_path(job), json=body)).status_code == 404
        assert (await rival.patch(job_path(job), json={"approval": {"status": "approved"}})).status_code == 404
    assert (await team.admin.post(approval_path(job), json=body)).status_code == 200
    failed = (await team.maker.post("/api/v2/render", json=envelope("this will fail"))).json()["data"]["job_id"]
    await team.maker.get(f"/api/v2/jobs/{failed}", params={"wait": 20})
    refused = await team.reviewer.post(f"/api/v2/jobs/{failed}/approval", json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "illegal_transition")


@pytest.mark.parametrize(
    ("method", "below", "body", "pointer"),
    [
        ("POST", "/approval", {"approvalStatus": "maybe"}, "/approvalStatus"),
        ("POST", "/approval", {"approvalStatus": "needs_review"}, "/approvalStatus"),
        ("POST", "/approval", {}, "/approvalStatus"),
        ("POST", "/approval", {"approvalStatus": "approved", "note": NOTE_400}, "/note"),
        ("POST", "/approval", {"approvalStatus": "approved", "note": "a\0b"}, "/note"),
        ("POST", "/approval", {"approvalStatus": "approved", "note": 1}, "/note"),
        ("POST", "/approval", {"approvalStatus": "approved", "artifactSha256": "x"}, "/artifactSha256"),
        ("POST", "/approval", {"approvalStatus": "approved", "comment": "x"}, "/comment"),
        ("PATCH", "", {"approval": {"status": "approved", "note": NOTE_400}}, "/approval/note"),
        ("PATCH", "", {"approval": {"approvalStatus": "approved"}}, "/approval/status"),
        ("PATCH", "", {"hold": "yes"}, "/hold"),
        ("PATCH", "", {"title": "Other"}, "/title"),
        ("PATCH", "", {}, ""),
        ("PATCH", "", {"hold": True, "approval": {"status": "approved"}}, ""),
        ("PATCH", "", [], ""),
    ],
)
async def test_what_cannot_be_decided_is_400(team: Team, method: str, below: str, body: Any, pointer: str) -> None:
    """With a pointer to what is wrong, whether or not there is such a job."""
    answer = await team.admin.request(method, f"/api/v2/jobs/job_1{below}", json=body)
    assert answer.status_code == 400, answer.text
    assert pointer in [fault["pointer"] for fault in answer.json()["errors"]]


async def fetched(team: Team, job: dict[str, Any]) -> dict[str, int]:
    """What each way to the deck and its pictures is answered with."""
    ids = {each["kind"]: each["id"] for each in job["artifacts"]}
    record, flat = job["job"], (await team.maker.get(f"/v1/jobs/{job['job']['id']}")).json()
    below = job_path(job)
    ways = {
        "deck": team.maker.get(f"{below}/artifacts/{ids['generated_pptx']}"),
        "picture": team.maker.get(f"{below}/artifacts/{ids['preview_png']}"),
        "archive": team.maker.get(f"{below}/artifacts.zip"),
        "v1 deck": team.maker.get(f"/v1/jobs/{record['id']}/pptx"),
        "v1 picture": team.maker.get(f"/v1/jobs/{record['id']}/preview"),
        "deck link": team.stranger.get(record["download_url"]),
        "picture link": team.stranger.get(record["preview_url"]),
        "v1 deck link": team.stranger.get(flat["pptx_url"]),
        "v1 picture link": team.stranger.get(flat["preview_urls"][0]),
        "admin": team.admin.get(f"{below}/artifacts/{ids['generated_pptx']}"),
    }
    return {way: (await answer).status_code for way, answer in ways.items()}


async def test_gated_decks_wait_for_their_approval(team: Team) -> None:
    """On every way to them, also behind links that were made before; reports and documents are not kept back."""
    job = await team.rendered()
    assert set((await fetched(team, job)).values()) == {200}
    assert (await team.choose(gateDownloads=True))["gateDownloads"] is True
    assert set((await fetched(team, job)).values()) == {403}
    refused = await team.stranger.get(job["job"]["download_url"])
    assert refused.json()["code"] == "approval_required"
    assert "approved" in refused.json()["detail"]
    head = await team.stranger.head(job["job"]["download_url"])
    assert head.status_code == 403
    report = next(each for each in job["artifacts"] if each["kind"] == "quality_report")
    assert (await team.stranger.get(report["public_url"])).status_code == 200
    assert (await team.maker.get(f"{job_path(job)}/document")).status_code == 200
    slide = {"slide": deck()["slides"][0]}
    assert (await team.maker.post("/api/preview", json=slide)).json()["code"] == "approval_required"
    await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved"})
    assert set((await fetched(team, job)).values()) == {200}
    await team.reviewer.post(approval_path(job), json={"approvalStatus": "rejected"})
    assert set((await fetched(team, job)).values()) == {403}
    await team.choose(gateDownloads=False)
    assert set((await fetched(team, job)).values()) == {200}


async def test_reviewers_see_what_they_decide_about(team: Team) -> None:
    """With a key that carries the scope approve, which is not the one that made the job."""
    job = await team.rendered()
    await team.choose(gateDownloads=True)
    for each in job["artifacts"]:
        assert (await team.reviewer.get(f"{job_path(job)}/artifacts/{each['id']}")).status_code == 200


async def test_other_eyes_are_asked_for(team: Team, served: Installation) -> None:
    """By the tenant's rule: another key than the maker's, or two keys."""
    tenant_key = (await team.admin.get("/api/v2/keys")).json()["keys"][0]["tenant"]
    async with served.client(served.key(tenant_key, "render", "read", "approve")) as both:
        made = (await both.post("/api/v2/render", json=envelope(mode="sync"))).json()["data"]["job_url"]
        await team.choose(fourEyes="not_submitter")
        body = {"approvalStatus": "approved"}
        refused = await both.post(f"{made}/approval", json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, "four_eyes")
        await team.choose(fourEyes="two_keys", gateDownloads=True)
        first = (await both.post(f"{made}/approval", json=body)).json()
        assert (first["approvalStatus"], first["approval"]["latest"]["status"]) == ("needs_review", "approved")
        link = (await both.get(made)).json()["job"]["download_url"]
        assert (await team.stranger.get(link)).status_code == 403
        assert (await both.post(f"{made}/approval", json=body)).json()["code"] == "four_eyes"
        assert (await team.reviewer.post(f"{made}/approval", json=body)).json()["approvalStatus"] == "approved"
        assert (await team.stranger.get(link)).content == PPTX_BYTES


async def test_settings_are_read_and_changed(team: Team) -> None:
    """By admins of the tenant alone."""
    defaults = {
        "gateDownloads": False,
        "fourEyes": "off",
        "retentionDaysBinaries": None,
        "retentionDaysRecords": None,
    }
    assert (await team.admin.get("/api/v2/settings")).json() == defaults
    changed = await team.choose(retentionDaysBinaries=30, retentionDaysRecords=365)
    assert changed == defaults | {"retentionDaysBinaries": 30, "retentionDaysRecords": 365}
    assert (await team.choose(retentionDaysBinaries=None))["retentionDaysBinaries"] is None
    assert await team.choose() == (await team.admin.get("/api/v2/settings")).json()
    for client in (team.maker, team.reviewer):
        assert (await client.get("/api/v2/settings")).status_code == 403
        assert (await client.patch("/api/v2/settings", json={"gateDownloads": True})).status_code == 403


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"retentionDays": 3}, "/retentionDays"),
        ({"gate_downloads": True}, "/gate_downloads"),
        ({"retentionDaysBinaries": -1}, "/retentionDaysBinaries"),
        ({"retentionDaysRecords": -0.5}, "/retentionDaysRecords"),
        ({"retentionDaysRecords": True}, "/retentionDaysRecords"),
        ({"retentionDaysRecords": 10**9}, "/retentionDaysRecords"),
        ({"fourEyes": "two"}, "/fourEyes"),
        ({"fourEyes": None}, "/fourEyes"),
        ({"gateDownloads": "true"}, "/gateDownloads"),
        ({"gateDownloads": None}, "/gateDownloads"),
    ],
)
async def test_settings_that_cannot_be_are_400(team: Team, body: Any, pointer: str) -> None:
    """With a pointer, and without any change."""
    answer = await team.admin.patch("/api/v2/settings", json={"retentionDaysBinaries": 5} | body)
    assert answer.status_code == 400
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
    assert (await team.admin.get("/api/v2/settings")).json()["retentionDaysBinaries"] is None


async def test_a_job_on_hold_stays(team: Team) -> None:
    """Its DELETE is 409 on both APIs until an admin releases it; the record says so."""
    job = await team.rendered()
    assert (await team.maker.patch(job_path(job), json={"hold": True})).status_code == 403
    held = await team.admin.patch(job_path(job), json={"hold": True})
    assert (held.status_code, held.json()["job"]["hold"]) == (200, True)
    assert (await team.maker.get("/api/v2/jobs")).json()["jobs"][0]["hold"] is True
    for path in (job_path(job), f"/v1/jobs/{job['job']['id']}"):
        refused = await team.maker.delete(path)
        assert (refused.status_code, refused.json()["code"]) == (409, "legal_hold")
    assert (await team.admin.patch(job_path(job), json={"hold": False})).json()["job"]["hold"] is False
    assert (await team.maker.delete(job_path(job))).status_code == 204


async def downloads(team: Team, job: dict[str, Any], at_least: int) -> list[dict[str, Any]]:
    """The downloads on a job's timeline, once there are so many: they are told beside the answers."""
    async with asyncio.timeout(20):
        while True:
            events = (await team.maker.get(f"{job_path(job)}/events", params={"limit": 1000})).json()["events"]
            found = [each for each in events if each["type"] == "artifact.downloaded"]
            if len(found) >= at_least:
                return found
            await asyncio.sleep(0.02)


async def test_downloads_are_on_the_timeline_and_change_nothing(team: Team) -> None:
    """Once for a key and for a link, however it was fetched; HEAD, 304 and a range that is not there are none."""
    job = await team.rendered()
    before = await team.maker.get(job_path(job))
    link, files = job["job"]["download_url"], {each["kind"]: each for each in job["artifacts"]}
    await team.stranger.head(link)
    await team.stranger.get(link, headers={"If-None-Match": f'"{files["generated_pptx"]["sha256"]}"'})
    await team.stranger.get(link, headers={"Range": "bytes=999999-"})
    for _ in range(2):
        assert (await team.stranger.get(link)).content == PPTX_BYTES
    assert (await team.stranger.get(link, headers={"Range": "bytes=0-3"})).status_code == 206
    for _ in range(2):
        await team.maker.get(f"/v1/jobs/{job['job']['id']}/pptx")
    await team.reviewer.get(f"{job_path(job)}/artifacts/{files['generated_pptx']['id']}")
    await team.reviewer.get(f"{job_path(job)}/artifacts.zip")
    found = await downloads(team, job, 4)
    assert [(each["actor"]["type"], each["data"]["label"]) for each in found] == [
        ("link", "output.pptx"),
        ("user", "output.pptx"),
        ("user", "output.pptx"),
        ("user", "artifacts.zip"),
    ]
    assert found[0]["actor"]["id"].startswith("link_")
    assert found[0]["data"]["id"] == files["generated_pptx"]["id"]
    unchanged = await team.maker.get(job_path(job), headers={"If-None-Match": before.headers["etag"]})
    assert unchanged.status_code == 304
    revision = before.json()["job"]["revision"]
    assert (await team.maker.get(job_path(job))).json()["job"]["revision"] == revision


async def test_what_a_gate_keeps_back_is_no_download(team: Team) -> None:
    """Only what was sent is told."""
    job = await team.rendered()
    await team.choose(gateDownloads=True)
    await team.stranger.get(job["job"]["download_url"])
    await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved"})
    assert (await team.stranger.get(job["job"]["preview_url"])).content == PNG_BYTES + b"1"
    assert [each["data"]["label"] for each in await downloads(team, job, 1)] == ["slide-1.png"]


async def test_a_timeline_is_exported_as_a_file(team: Team) -> None:
    """An object a line, from the first event to the last, each with its job, its actor and its time."""
    job = await team.rendered()
    await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved"})
    answer = await team.maker.get(f"{job_path(job)}/events/export")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert "events.ndjson" in answer.headers["content-disposition"]
    head = await team.maker.head(f"{job_path(job)}/events/export")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers.get("content-length") == answer.headers.get("content-length")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert (lines[0]["type"], lines[-1]["type"]) == ("job.created", "approval.changed")
    assert {line["job_id"] for line in lines} == {job["job"]["id"]}
    assert all(line["id"] and line["created_at"] and line["actor"]["id"] for line in lines)
    assert (await team.maker.get("/api/v2/jobs/job_none/events/export")).status_code == 404
    asked = {"Accept": "application/x-ndjson"}
    negotiated = await team.maker.get(f"{job_path(job)}/events", headers=asked)
    assert (negotiated.content, negotiated.headers["content-type"]) == (answer.content, answer.headers["content-type"])
    assert "events.ndjson" in negotiated.headers["content-disposition"]
    rest = await team.maker.get(f"{job_path(job)}/events", headers=asked, params={"cursor": lines[-2]["seq"]})
    assert [json.loads(line) for line in rest.text.splitlines()] == lines[-1:]
    assert (await team.maker.get("/api/v2/jobs/job_none/events", headers=asked)).status_code == 404


async def test_files_that_are_kept_no_longer_are_410_with_a_reason(tmp_path: Path) -> None:
    """On every way to them; the job and its report stay, and say so."""
    with installation(tmp_path / "data", OBJECT_SWEEP="0.2") as running:
        async with running.client() as owner, working(running), httpx.AsyncClient() as stranger:
            made = (await owner.post("/api/v2/render", json=envelope(mode="sync"))).json()["data"]
            before = (await owner.get(made["job_url"])).json()
            await owner.patch("/api/v2/settings", json={"retentionDaysBinaries": 0})
            seen = {"wait": 20, "after_revision": before["job"]["revision"]}
            async with asyncio.timeout(20):
                while not (detail := (await owner.get(made["job_url"], params=seen)).json())["job"]["files_removed_at"]:
                    await asyncio.sleep(0.02)
            gone = [each for each in detail["artifacts"] if each["removed_at"]]
            assert {each["kind"] for each in gone} == {"generated_pptx", "preview_png"}
            assert {each["public_url"] for each in gone} == {None}
            assert (detail["job"]["download_url"], detail["job"]["preview_url"]) == (None, None)
            assert detail["job"]["quality_report"] == before["job"]["quality_report"]
            ways = [
                stranger.get(made["download_url"]),
                owner.get(f"{made['job_url']}/artifacts/{gone[0]['id']}"),
                owner.get(f"{made['job_url']}/artifacts.zip"),
                owner.get(f"/v1/jobs/{made['job_id']}/pptx"),
                owner.get(f"/v1/jobs/{made['job_id']}/preview"),
            ]
            for way in ways:
                answer = await way
                assert (answer.status_code, answer.json()["code"]) == (410, "artifact_gone")
                assert "retention" in answer.json()["detail"]
            assert (await owner.get(f"/v1/jobs/{made['job_id']}")).json()["preview_urls"] == []
            assert (await owner.get(f"{made['job_url']}/document")).status_code == 200
            await emptied(running)


async def emptied(running: Installation) -> None:
    """Return when no deck is left in the store."""
    async with asyncio.timeout(20):
        while [*running.root.glob("objects/**/output.pptx")]:
            await asyncio.sleep(0.02)


async def test_files_of_a_deleted_job_leave_the_store(tmp_path: Path) -> None:
    """At once, without waiting for the next sweep."""
    with installation(tmp_path / "data", OBJECT_SWEEP="3600") as running:
        async with running.client() as owner, working(running):
            made = (await owner.post("/api/v2/render", json=envelope(mode="sync"))).json()["data"]
            assert [*running.root.glob("objects/**/output.pptx")]
            assert (await owner.delete(made["job_url"])).status_code == 204
            await emptied(running)
