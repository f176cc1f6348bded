"""Jobs that are held, and files that are kept no longer."""

import asyncio
from pathlib import Path

import httpx

from tests.support.gateway import Installation, envelope, installation, working
from tests.support.team import Team, job_path


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
