"""Files: signed links, ranges, archives, and what happens when they are gone."""

import hashlib
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.gateway import PNG_BYTES, PPTX_BYTES, Installation, envelope, installation, working


@pytest.fixture
async def job(acme: httpx.AsyncClient, served: Installation) -> dict[str, Any]:
    """A finished job with an awkward title."""
    async with working(served):
        answer = await acme.post("/api/v2/render", json=envelope('Übersicht "Q3" / 四半期', mode="sync"))
    return dict((await acme.get(answer.json()["data"]["job_url"])).json())


@pytest.fixture
async def stranger() -> AsyncIterator[httpx.AsyncClient]:
    """A client without a key."""
    async with httpx.AsyncClient() as client:
        yield client


async def test_a_link_downloads_under_the_title(job: dict[str, Any], stranger: httpx.AsyncClient) -> None:
    """RFC 6266, with the whole title in UTF-8; cached privately and never sniffed."""
    answer = await stranger.get(job["job"]["download_url"])
    assert answer.content == PPTX_BYTES
    assert answer.headers["etag"] == f'"{hashlib.sha256(PPTX_BYTES).hexdigest()}"'
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["x-content-type-options"] == "nosniff"
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="Ubersicht Q3')
    assert "filename*=UTF-8''%C3%9Cbersicht%20Q3%20%E5%9B%9B" in disposition


async def test_ranges_heads_and_conditions(job: dict[str, Any], stranger: httpx.AsyncClient) -> None:
    """What download managers and browsers ask for."""
    url, size = job["job"]["download_url"], len(PPTX_BYTES)
    head = await stranger.head(url)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(size), b"")
    part = await stranger.get(url, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, PPTX_BYTES[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{size}"
    tail = await stranger.get(url, headers={"Range": "bytes=-5"})
    assert tail.content == PPTX_BYTES[-5:]
    outside = await stranger.get(url, headers={"Range": f"bytes={size}-"})
    assert outside.status_code == 416
    etag = head.headers["etag"]
    assert (await stranger.get(url, headers={"If-None-Match": etag})).status_code == 304
    stale = await stranger.get(url, headers={"Range": "bytes=0-1", "If-Range": '"old"'})
    assert (stale.status_code, len(stale.content)) == (200, size)


async def test_tampered_links_are_403(job: dict[str, Any], stranger: httpx.AsyncClient) -> None:
    """Name, expiry, path and signature are all covered."""
    url = job["job"]["download_url"]
    other = job["job"]["preview_url"].split("?")[0] + "?" + url.split("?")[1]
    for changed in (url + "x", url.replace("name=", "name=x"), url.replace("exp=1", "exp=2"), url.split("?")[0], other):
        assert (await stranger.get(changed)).status_code == 403, changed


async def test_artifacts_are_listed_and_served_by_key(acme: httpx.AsyncClient, job: dict[str, Any]) -> None:
    """Records carry the documented keys."""
    path = f"/api/v2/jobs/{job['job']['id']}/artifacts"
    listed = (await acme.get(path)).json()
    assert listed["artifactCounts"]["countsByKind"] == {"generated_pptx": 1, "preview_png": 2, "quality_report": 1}
    for record in listed["artifacts"]:
        documented = {"id", "kind", "label", "storage_path", "public_url", "content_type", "byte_length", "metadata"}
        assert documented <= record.keys()
        data = (await acme.get(f"{path}/{record['id']}")).content
        assert (len(data), hashlib.sha256(data).hexdigest()) == (record["byte_length"], record["sha256"])
    assert (await acme.get(f"{path}/art_none")).status_code == 404
    archive = await acme.get(f"{path}.zip")
    with zipfile.ZipFile(io.BytesIO(archive.content)) as members:
        assert sorted(members.namelist()) == ["output.pptx", "report.json", "slide-1.png", "slide-2.png"]
        assert members.read("slide-1.png") == PNG_BYTES + b"1"
        assert members.testzip() is None
    assert ".zip" in archive.headers["content-disposition"]
    assert archive.headers["content-length"] == str(len(archive.content))


async def test_v1_serves_deck_and_preview_by_key(acme: httpx.AsyncClient, job: dict[str, Any]) -> None:
    """The later routes of that API."""
    path = f"/v1/jobs/{job['job']['id']}"
    assert (await acme.get(f"{path}/pptx")).content == PPTX_BYTES
    assert (await acme.get(f"{path}/preview")).content == PNG_BYTES + b"1"


async def test_links_of_a_deleted_job_are_410(
    acme: httpx.AsyncClient, job: dict[str, Any], stranger: httpx.AsyncClient
) -> None:
    """At once, though the objects go later."""
    assert (await acme.delete(f"/api/v2/jobs/{job['job']['id']}")).status_code == 204
    assert (await stranger.get(job["job"]["download_url"])).status_code == 410


@pytest.mark.parametrize("harm", ["flip", "remove"])
async def test_damaged_files_are_never_served(
    served: Installation, job: dict[str, Any], acme: httpx.AsyncClient, stranger: httpx.AsyncClient, harm: str
) -> None:
    """410 for a flipped byte as for a lost object, alone and in the archive."""
    record = next(each for each in job["artifacts"] if each["kind"] == "generated_pptx")
    path = Path(served.root, "objects", record["storage_path"])
    if harm == "flip":
        path.chmod(0o600)
        path.write_bytes(b"X" + PPTX_BYTES[1:])
    else:
        path.unlink()
    archive = f"/api/v2/jobs/{job['job']['id']}/artifacts.zip"
    for answer in (await stranger.get(job["job"]["download_url"]), await acme.get(archive)):
        assert (answer.status_code, answer.json()["code"]) == (410, "artifact_gone")


async def test_links_expire_and_rotate(tmp_path: Path, stranger: httpx.AsyncClient) -> None:
    """A link outlives the key that signs new ones, and not the key that signed it."""
    old, new = "a:0123456789abcdef", "b:fedcba9876543210"
    with installation(tmp_path / "data", SIGNING_KEYS=old) as running:
        async with running.client() as client, working(running):
            answer = await client.post("/api/v2/render", json=envelope(mode="sync"))
            url = answer.json()["data"]["download_url"]
        for keys, status in ((f"{new},{old}", 200), (new, 403)):
            running.gateway.end()
            running.gateway.environment = {**running.gateway.environment, "DECKMILL_SIGNING_KEYS": keys}
            running.gateway.start()
            assert (await stranger.get(url)).status_code == status
