"""Downloads on a job's timeline, and the timeline as a file."""

import json

from tests.support.gateway import PNG_BYTES, PPTX_BYTES
from tests.support.team import Team, approval_path, downloads, job_path


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
