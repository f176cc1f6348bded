"""Brand packs from the upload to the deck, over the API, on a whole stack; and a worker that is killed on the way."""

import asyncio
import io
import uuid
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from pptx import Presentation

from tests.support.postgres import postgres_url
from tests.support.servers import s3
from tests.support.stack import Scenario, scenario, small_deck
from tests.support.templates import NAVY, as_strict, branded, with_macros, with_part, without_layouts

pytestmark = pytest.mark.asyncio(loop_scope="module")

_LOOK = 0.05


@pytest_asyncio.fixture(loop_scope="module", scope="module", params=["sqlite", "postgres"])
async def stack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """A stack on each database; the second one with S3 as its store."""
    root = tmp_path_factory.mktemp(f"brand-{request.param}")
    if request.param == "sqlite":
        async with scenario(root) as made:
            yield made
    else:
        with postgres_url(root / "postgres") as url, s3(root / "s3") as store:
            async with scenario(root, {"DECKMILL_DATABASE_URL": url, "DECKMILL_STORE_URL": store}) as made:
                yield made


@pytest.fixture(autouse=True)
def no_failpoints(stack: Scenario) -> None:
    """Each test starts with none."""
    stack.fail_at()


async def upload(stack: Scenario, template: bytes, path: str = "", **fields: str) -> dict[str, Any]:
    """A new pack, or a new version below `path`."""
    answer = await stack.http.post(
        f"/api/v2/brand-packs{path}",
        files={"file": ("Contoso.potx", template)},
        data=fields,
        headers={"Idempotency-Key": uuid.uuid4().hex},
    )
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def drawn(stack: Scenario, pack_id: str, version_id: str) -> dict[str, Any]:
    """A version once its layouts have pictures, or it has failed."""
    async with asyncio.timeout(60):
        while True:
            answer = await stack.patiently("GET", f"/api/v2/brand-packs/{pack_id}/versions/{version_id}")
            version: dict[str, Any] = answer.raise_for_status().json()
            pictured = version["layouts"] and all(layout["preview_url"] for layout in version["layouts"])
            if pictured or version["error_code"]:
                return version
            await asyncio.sleep(_LOOK)


async def compiled(stack: Scenario, template: bytes, name: str) -> dict[str, Any]:
    """A pack whose first version is compiled and drawn."""
    pack = await upload(stack, template, name=name)
    await drawn(stack, pack["id"], pack["versions"][0]["id"])
    return dict((await stack.http.get(f"/api/v2/brand-packs/{pack['id']}")).json())


async def deck_of(stack: Scenario, job: dict[str, Any]) -> bytes:
    """The deck of a job that succeeded."""
    assert job["status"] == "succeeded", job["error_message"]
    return (await stack.http.get(job["download_url"])).raise_for_status().content


def theme_of(pptx: bytes) -> str:
    """The theme of a deck's first master."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        return package.read("ppt/theme/theme1.xml").decode()


async def test_a_team_has_its_decks_built_on_its_brand(stack: Scenario) -> None:
    """Upload, compile, look, render, compare, rename, list, archive: each step with the right values."""
    pack = await compiled(stack, branded(), "Contoso")
    (first,) = pack["versions"]
    assert (pack["name"], pack["status"], pack["active_version_id"]) == ("Contoso", "active", first["id"])
    assert (pack["compileStatus"], pack["certificationStatus"]) == ("compiled", "certified")
    assert pack["certification"] == {"requiredAssetsPresent": True}
    assert (first["version_number"], first["status"], first["certified"]) == (1, "compiled", True)
    assert (first["placeholder_coverage"], first["missing_placeholder_count"]) == (1.0, 0)
    assert first["template_support_level"] == "certified"
    assert first["compiled_tokens"]["palette"]["accent1"] == NAVY
    assert first["compiled_tokens"]["certification"] == {"requiredAssetsPresent": True}
    version = (await stack.http.get(f"/api/v2/brand-packs/{pack['id']}/versions/{first['id']}")).json()
    names = [layout["name"] for layout in version["layouts"]]
    assert names[:2] == ["Title Slide", "Title and Content"]
    assert [layout["name"] for layout in version["templateReport"]["layouts"]] == names
    picture = await stack.http.get(version["layouts"][1]["preview_url"], headers={"Authorization": ""})
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    template = await stack.http.get(f"/api/v2/brand-packs/{pack['id']}/versions/{first['id']}/file")
    assert template.content == branded()

    job = await stack.ended(await stack.submit(small_deck(), brandPackId=pack["id"]))
    assert (job["brand_pack_id"], job["brand_pack_version_id"]) == (pack["id"], first["id"])
    deck = await deck_of(stack, job)
    assert f'<a:srgbClr val="{NAVY[1:]}"/>' in theme_of(deck)
    assert [slide.slide_layout.name for slide in Presentation(io.BytesIO(deck)).slides] == ["Title and Content"]
    written = await stack.ended(await stack.submit({**small_deck(), "brand": {"brandPackVersionId": first["id"]}}))
    assert await deck_of(stack, written) == deck
    detail = (await stack.http.get(f"/api/v2/jobs/{job['id']}")).json()
    assert detail["brandPack"] == {
        "id": pack["id"],
        "name": "Contoso",
        "active_version_id": first["id"],
        "status": "active",
    }
    assert detail["brandCompliance"]["compliant"] is True
    assert "Contoso" not in detail["brandCompliance"]["summary"] or detail["brandCompliance"]["findingCount"] == 0

    second = await upload(stack, branded(accent="118844"), f"/{pack['id']}/versions")
    assert (second["version_number"], second["status"]) == (2, "queued")
    await drawn(stack, pack["id"], second["id"])
    activated = await stack.http.post(f"/api/v2/brand-packs/{pack['id']}/versions/{second['id']}/activate")
    assert activated.json()["active_version_id"] == second["id"]
    newer = await stack.ended(await stack.submit(small_deck(), brandPackId=pack["id"]))
    assert newer["brand_pack_version_id"] == second["id"]
    assert '<a:srgbClr val="118844"/>' in theme_of(await deck_of(stack, newer))

    renamed = await stack.http.patch(f"/api/v2/brand-packs/{pack['id']}", json={"name": "Contoso 2027"})
    assert renamed.json()["name"] == "Contoso 2027"
    assert (await stack.http.get(f"/api/v2/jobs/{job['id']}")).json()["brandPack"]["name"] == "Contoso 2027"
    listed = (await stack.http.get("/api/v2/jobs", params={"brandPackId": pack["id"]})).json()
    assert [each["id"] for each in listed["jobs"]] == [newer["id"], written["id"], job["id"]]
    everything = (await stack.http.get("/api/v2/jobs")).json()
    assert {each["kind"] for each in everything["jobs"]} == {"render"}
    packs = (await stack.http.get("/api/v2/brand-packs", params={"sha256": second["sha256"]})).json()
    assert [each["id"] for each in packs["brand_packs"]] == [pack["id"]]

    deleted = await stack.http.delete(f"/api/v2/brand-packs/{pack['id']}")
    assert (deleted.status_code, deleted.json()["status"]) == (200, "archived")
    refused = await stack.http.post("/api/v2/render", json={**small_deck(), "brand": {"brandPackId": pack["id"]}})
    assert (refused.status_code, refused.json()["code"]) == (409, "brand_pack_archived")
    again = await stack.ended(await stack.submit(small_deck(), brandPackVersionId=first["id"], baselineJobId=job["id"]))
    assert await deck_of(stack, again) == deck


@pytest.mark.parametrize(
    ("stack", "place"),
    [
        ("sqlite", "worker.worked"),  # where a worker dies has nothing to do with the database
        *(("postgres", place) for place in ("worker.claimed", "worker.worked", "worker.stored")),
    ],
    indirect=["stack"],
)
async def test_a_worker_killed_while_it_compiles_costs_an_attempt(stack: Scenario, place: str) -> None:
    """The version is compiled by another attempt, and is as if nothing had happened."""
    stack.fail_at(f"{place}@COMPILE=once kill")
    pack = await compiled(stack, branded(), "Killed")
    (version,) = pack["versions"]
    assert (version["status"], version["certified"], pack["active_version_id"]) == ("compiled", True, version["id"])
    assert version["error_code"] is None


async def test_a_registry_killed_before_its_answer_has_made_one_pack(stack: Scenario) -> None:
    """The client repeats its request with its key, and gets the pack that was made."""
    stack.fail_at("registry.brand.reply=once kill")
    key, form = uuid.uuid4().hex, {"name": "Once"}
    async with asyncio.timeout(60):
        while True:
            answer = await stack.patiently(
                "POST",
                "/api/v2/brand-packs",
                files={"file": ("Once.potx", branded(accent="334455"))},
                data=form,
                headers={"Idempotency-Key": key},
            )
            if answer.status_code == 201:
                break
    listed = (await stack.http.get("/api/v2/brand-packs")).json()["brand_packs"]
    assert [pack["id"] for pack in listed if pack["name"] == "Once"] == [answer.json()["id"]]


async def test_files_that_are_no_templates_are_refused_before_a_pack_is_made(stack: Scenario) -> None:
    """422, each with its code."""
    before = (await stack.http.get("/api/v2/brand-packs")).json()["total"]
    for data, code in (
        (b"no zip at all", "not_a_zip"),
        (branded()[:-200], "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (as_strict(branded()), "iso_strict"),
        (with_part(branded(), "ppt/media/bomb.bin", bytes(64 << 20)), "ratio"),
        (with_macros(branded()), "macro"),
    ):
        answer = await stack.http.post("/api/v2/brand-packs", files={"file": ("x.potx", data)})
        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert (await stack.http.get("/api/v2/brand-packs")).json()["total"] == before


async def test_a_template_without_layouts_says_so_when_it_is_compiled(stack: Scenario) -> None:
    """The pack stays without an active version, and jobs that name it are refused with the reason's code."""
    pack = await upload(stack, without_layouts(), name="Bare")
    version = await drawn(stack, pack["id"], pack["versions"][0]["id"])
    assert (version["status"], version["error_code"]) == ("failed", "TEMPLATE_WITHOUT_LAYOUTS")
    assert "layout" in version["error_message"]
    answer = await stack.http.post("/api/v2/render", json={**small_deck(), "brand": {"brandPackId": pack["id"]}})
    assert (answer.status_code, answer.json()["code"]) == (409, "brand_pack_failed")
    assert (await stack.http.delete(f"/api/v2/brand-packs/{pack['id']}")).status_code == 204
    assert (await stack.http.get(f"/api/v2/brand-packs/{pack['id']}")).status_code == 404


async def test_a_deck_from_elsewhere_is_held_against_a_pack(stack: Scenario) -> None:
    """One that was built on it keeps to it; one of our own looks does not, and the answer says in what."""
    pack = await compiled(stack, branded(), "Fabrikam")
    built = await deck_of(stack, await stack.ended(await stack.submit(small_deck(), brandPackId=pack["id"])))
    # The pack has no layout for the end of a deck.
    ended = small_deck()
    ended["slides"] = [*ended["slides"], {"slideType": "closing", "title": "Next", "steps": [{"text": "Decide"}]}]
    plain = await deck_of(stack, await stack.ended(await stack.submit(ended)))

    async def judged(deck: bytes, **fields: str) -> httpx.Response:
        return await stack.http.post("/api/v2/validate", files={"file": ("deck.pptx", deck)}, data=fields)

    own = (await judged(built, brandPackId=pack["id"])).raise_for_status().json()["data"]
    assert (own["brand_compliance"]["compliant"], own["brand_compliance"]["findingCount"]) == (True, 0)
    answer = await judged(plain, brandPackVersionId=pack["active_version_id"])
    other = answer.raise_for_status().json()["data"]
    codes = {each["code"] for each in other["quality_report"]["findings"] if each["category"] == "brand"}
    assert "UNSUPPORTED_LAYOUT_SELECTION" in codes
    assert other["brand_compliance"]["compliant"] is False
    detail = (await stack.http.get(other["job_url"])).json()
    assert (detail["job"]["brand_pack_id"], detail["brandPack"]["name"]) == (pack["id"], "Fabrikam")
    unknown = await judged(plain, brandPackId="bp_none")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "brand_pack_not_found")
    without = (await judged(plain)).json()["data"]
    assert not [each for each in without["quality_report"]["findings"] if each["category"] == "brand"]


async def test_a_document_that_places_everything_itself_is_not_built_on_a_pack(stack: Scenario) -> None:
    """It is refused before there is a job, by a render and by a preflight; a validation warns that nothing is built."""
    pack = await compiled(stack, branded(), "Litware")
    paper = {"type": "Document", "meta": {"title": "P"}, "slides": [{"type": "Slide", "children": []}]}
    body = {"sourceSchema": "paper_document", "document": paper, "brandPackId": pack["id"]}
    for route in ("render", "preflight"):
        answer = await stack.http.post(f"/api/v2/{route}", json=body)
        assert (answer.status_code, [each["code"] for each in answer.json()["errors"]]) == (
            400,
            ["brand_pack_not_applicable"],
        )
        assert answer.json()["errors"][0]["pointer"] == "/brandPackId"
    checked = (await stack.http.post("/api/v2/validate", json=body)).raise_for_status().json()["data"]
    warned = (await stack.http.get(checked["job_url"])).json()["job"]["warnings"]
    assert [each["pointer"] for each in warned] == ["/brandPackId"]
