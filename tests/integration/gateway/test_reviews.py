"""Approving and gating decks over REST."""

import asyncio
from typing import Any

import pytest

from tests.support.gateway import PPTX_BYTES, Installation, deck, envelope
from tests.support.team import Team, approval_path, job_path

NOTE_400 = "ä" * 2001


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
    assert "Value error" not in answer.text, "the words of a library"
    assert "should match pattern" not in answer.text


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
