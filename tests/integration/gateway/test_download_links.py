"""Links to files that can be taken back: who may follow them, for how long, and what is told of it."""

from typing import Any

import httpx
import pytest

from deck.registry.v1 import link_service_pb2 as pb
from deck.registry.v1 import link_service_pb2_grpc
from deck_domain.errors import NotFound
from deck_runtime.grpc_client import Caller
from tests.support.gateway import PNG_BYTES, PPTX_BYTES, Installation
from tests.support.servers import TOKEN
from tests.support.team import Team, approval_path, downloads, job_path


async def made(team: Team, job: dict[str, Any], **wanted: Any) -> dict[str, Any]:
    """A link to a file of a job."""
    answer = await team.maker.post(path_of(job), json=wanted)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def path_of(job: dict[str, Any]) -> str:
    """Where links of a job are made."""
    return f"/v1/jobs/{job['job']['id']}/download-url"


async def test_a_link_works_without_a_key_until_it_is_revoked(team: Team) -> None:
    """410 afterwards; the other links of the job go on, and the download is told with the link's id."""
    job = await team.rendered()
    link, other = await made(team, job), await made(team, job, file="preview", expires_in=60)
    assert (link["expires_in"], other["expires_in"]) == (900, 60)
    assert (await team.stranger.get(link["url"])).content == PPTX_BYTES
    assert (await team.stranger.get(link["url"], headers={"Range": "bytes=0-3"})).status_code == 206
    listed = (await team.maker.get(path_of(job))).json()["links"]
    assert [each["link_id"] for each in listed] == [other["link_id"], link["link_id"]]
    assert all("url" not in each for each in listed)
    (told,) = await downloads(team, job, 1)
    assert told["actor"] == {"type": "link", "id": link["link_id"]}

    assert (await team.maker.delete(f"{path_of(job)}/{link['link_id']}")).status_code == 204
    gone = await team.stranger.get(link["url"])
    assert (gone.status_code, gone.json()["code"]) == (410, "link_revoked")
    assert (await team.stranger.get(other["url"])).content == PNG_BYTES + b"1"
    again = await team.maker.delete(f"{path_of(job)}/{link['link_id']}")
    assert (again.status_code, again.json()["code"]) == (404, "link_not_found")
    assert (await team.maker.delete(path_of(job))).status_code == 204
    assert (await team.stranger.get(other["url"])).status_code == 410
    assert (await team.maker.get(path_of(job))).json() == {"links": []}


async def test_links_are_on_the_timeline(team: Team) -> None:
    """Who made and who took back which, and the job's revision stays; what takes nothing back is not told."""
    job = await team.rendered()
    before = (await team.maker.get(job_path(job))).headers["etag"]
    link, _ = await made(team, job), await made(team, job, file="preview", expires_in=60)
    await team.maker.delete(f"{path_of(job)}/{link['link_id']}")
    await team.maker.delete(path_of(job))
    await team.maker.delete(path_of(job))
    events = (await team.maker.get(f"{job_path(job)}/events", params={"limit": 1000})).json()["events"]
    told = [each for each in events if each["type"].startswith("link.")]
    assert [each["type"] for each in told] == ["link.created", "link.created", "link.revoked", "link.revoked"]
    assert [each["data"].get("seconds", each["data"].get("count")) for each in told] == [900, 60, 1, 1]
    assert [each["data"].get("link_id", each["data"].get("linkId")) for each in told[::2]] == [link["link_id"]] * 2
    assert {each["actor"]["type"] for each in told} == {"user"}
    assert (await team.maker.get(job_path(job))).headers["etag"] == before


async def test_a_link_is_what_was_signed(team: Team) -> None:
    """Without its id, with another one, or with more time it is refused."""
    job = await team.rendered()
    link = await made(team, job)
    other = await made(team, job)
    for changed in (
        link["url"].replace(f"&link={link['link_id']}", ""),
        link["url"].replace(link["link_id"], other["link_id"]),
        link["url"].replace("exp=", "exp=9"),
    ):
        assert (await team.stranger.get(changed)).json()["code"] == "bad_signature"


async def test_a_link_ends_with_its_job(team: Team) -> None:
    """Deleting the job takes all of them back."""
    job = await team.rendered()
    link = await made(team, job)
    assert (await team.maker.delete(f"/v1/jobs/{job['job']['id']}")).status_code == 204
    assert (await team.stranger.get(link["url"])).status_code == 410
    assert (await team.maker.get(path_of(job))).status_code == 404


async def test_a_gate_holds_for_links(team: Team) -> None:
    """None is made before the approval, and one that was made before the gate leads nowhere meanwhile."""
    job = await team.rendered()
    early = await made(team, job)
    await team.choose(gateDownloads=True)
    refused = await team.maker.post(path_of(job))
    assert (refused.status_code, refused.json()["code"]) == (403, "approval_required")
    assert (await team.stranger.get(early["url"])).json()["code"] == "approval_required"
    await team.reviewer.post(approval_path(job), json={"approvalStatus": "approved"})
    assert (await team.stranger.get(early["url"])).content == PPTX_BYTES
    assert (await team.stranger.get((await made(team, job))["url"])).content == PPTX_BYTES


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [
        ({"expires_in": 59}, "/expires_in"),
        ({"expires_in": 86_401}, "/expires_in"),
        ({"expires_in": "900"}, "/expires_in"),
        ({"file": "docx"}, "/file"),
        ({"ttl": 5}, "/ttl"),
        ([], ""),
    ],
)
async def test_a_bad_wish_is_refused(wanted: Any, pointer: str, team: Team) -> None:
    """With its place, before the job is looked for."""
    answer = await team.maker.post("/v1/jobs/job_none/download-url", json=wanted)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


async def test_what_is_not_there_has_no_link(team: Team, served: Installation) -> None:
    """A job of another tenant, one that does not exist, a file that was not asked for."""
    job = await team.rendered()
    link = await made(team, job)
    async with served.client(served.key("elsewhere")) as stranger:
        for method, path in (("POST", ""), ("GET", ""), ("DELETE", ""), ("DELETE", f"/{link['link_id']}")):
            assert (await stranger.request(method, path_of(job) + path)).status_code == 404
    assert (await team.maker.post("/v1/jobs/job_none/download-url")).status_code == 404
    no_pdf = await team.maker.post(path_of(job), json={"file": "pdf"})
    assert (no_pdf.status_code, no_pdf.json()["code"]) == (404, "file_not_found")
    assert (await team.stranger.get(link["url"])).status_code == 200


async def test_links_are_made_and_taken_back_over_grpc(team: Team, served: Installation) -> None:
    """The registry's own link is one that the gateway serves."""
    job = await team.rendered()
    deck = next(each["id"] for each in job["artifacts"] if each["kind"] == "generated_pptx")
    caller = Caller(served.registry.environment["DECKMILL_REGISTRY"], TOKEN)
    stub = caller.stub(link_service_pb2_grpc.LinkServiceStub)
    own = {"tenant": team.tenant, "job_id": job["job"]["id"]}
    wanted = pb.CreateDownloadLinkRequest(**own, artifact_id=deck, key_id="key_1", seconds=120)
    link = (await caller.call(stub.CreateDownloadLink, wanted)).link
    assert link.expires_at.seconds - link.created_at.seconds == 120
    path = httpx.URL(link.url).raw_path.decode()
    assert (await team.stranger.get(f"{served.url}{path}")).content == PPTX_BYTES
    answer = await caller.call(stub.RevokeDownloadLinks, pb.RevokeDownloadLinksRequest(**own, link_id=link.id))
    assert answer.revoked == 1
    with pytest.raises(NotFound):
        await caller.call(stub.GetDownloadLink, pb.GetDownloadLinkRequest(link_id=link.id))
    await caller.close()
