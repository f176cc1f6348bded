"""Brand packs at the door: who may do what, forms and bodies that are not right, requests that are repeated."""

from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation
from tests.support.templates import branded

PACKS = "/api/v2/brand-packs"
DOCUMENT: dict[str, Any] = {
    "version": "2.0",
    "title": "Plan",
    "slides": [{"slideType": "title-body", "title": "Plan", "body": ["One"]}],
}
ENVELOPE: dict[str, Any] = {"sourceSchema": "protocol_v2", "document": DOCUMENT}


def form(data: bytes | None = None, name: str = "Contoso.potx") -> dict[str, tuple[str, bytes]]:
    """The file of an upload."""
    return {"file": (name, branded() if data is None else data)}


@pytest.fixture
async def pack(served: Installation) -> dict[str, Any]:
    """A pack of the tenant acme that nobody compiles."""
    async with served.client(served.key("acme", "admin")) as admin:
        answer = await admin.post(PACKS, files=form(), data={"name": "Contoso"})
    return dict(answer.raise_for_status().json())


async def test_another_tenants_pack_is_nowhere(served: Installation, pack: dict[str, Any]) -> None:
    """404 on every route, in the document and beside it; and in no list."""
    own = f"{PACKS}/{pack['id']}"
    version = f"{own}/versions/{pack['versions'][0]['id']}"
    pinned = {**DOCUMENT, "brand": {"brandPackVersionId": pack["versions"][0]["id"]}}
    async with served.client(served.key("globex", "admin", "render", "read")) as other:
        answers = [
            await other.get(own),
            await other.patch(own, json={"name": "Mine"}),
            await other.delete(own),
            await other.post(f"{own}/versions", files=form()),
            await other.get(version),
            await other.get(f"{version}/file"),
            await other.post(f"{version}/activate"),
            await other.post("/api/v2/render", json=ENVELOPE | {"brandPackId": pack["id"]}),
            await other.post("/api/v2/render", json={**DOCUMENT, "brand": {"brandPackId": pack["id"]}}),
            await other.post("/api/v2/preflight", json=pinned),
        ]
        assert [answer.status_code for answer in answers] == [404] * len(answers)
        assert (await other.get(PACKS)).json() == {"brand_packs": [], "total": 0, "next_cursor": None}
        assert (await other.get(PACKS, params={"sha256": pack["versions"][0]["sha256"]})).json()["total"] == 0
    async with served.client(served.key("acme")) as own_reader:
        assert (await own_reader.get(own)).json()["name"] == "Contoso"


async def test_changes_need_the_scope_admin(served: Installation, pack: dict[str, Any]) -> None:
    """Keys that render and read see packs, and no more."""
    own = f"{PACKS}/{pack['id']}"
    async with served.client(served.key("acme", "render", "read")) as user:
        assert (await user.get(own)).status_code == 200
        assert (await user.get(f"{own}/versions/{pack['versions'][0]['id']}")).json()["layouts"] == []
        for answer in (
            await user.post(PACKS, files=form()),
            await user.patch(own, json={"name": "Mine"}),
            await user.delete(own),
            await user.post(f"{own}/versions", files=form()),
            await user.post(f"{own}/versions/{pack['versions'][0]['id']}/activate"),
        ):
            assert answer.status_code == 403


async def test_a_pack_that_is_not_compiled_is_told_before_there_is_a_job(
    served: Installation, pack: dict[str, Any]
) -> None:
    """409, for documents of every schema, and no job."""
    paper = {"type": "Document", "meta": {"title": "P"}, "slides": [{"type": "Slide", "children": []}]}
    agent = {"presentationTitle": "P", "slides": [{"pattern": "title", "content": {"title": "P"}}]}
    async with served.client(served.key("acme")) as user:
        before = (await user.get("/api/v2/jobs")).json()["total"]
        for schema, document in (("protocol_v2", DOCUMENT), ("agent_v1", agent), ("paper_document", paper)):
            body = {"sourceSchema": schema, "document": document, "brandPackId": pack["id"]}
            answer = await user.post("/api/v2/render", json=body)
            assert (answer.status_code, answer.json()["code"]) == (409, "brand_pack_not_compiled"), answer.text
        assert (await user.get("/api/v2/jobs")).json()["total"] == before


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({}, ""),
        ({"name": ""}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"status": "gone"}, "/status"),
        ({"x": 1}, "/x"),
        ([], ""),
    ],
)
async def test_a_change_that_cannot_be_meant_is_400(
    served: Installation, pack: dict[str, Any], change: Any, pointer: str
) -> None:
    """With the pointer."""
    async with served.client(served.key("acme", "admin")) as admin:
        answer = await admin.patch(f"{PACKS}/{pack['id']}", json=change)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


async def test_a_form_that_is_not_right_is_400(served: Installation) -> None:
    """Without a file, with another field, with a name that cannot be read; JSON is another type."""
    async with served.client(served.key("acme", "admin")) as admin:
        refused = [
            await admin.post(PACKS, files={"template": ("x.potx", branded())}),
            await admin.post(PACKS, files=form(), data={"title": "Contoso"}),
            await admin.post(PACKS, files=form(), data={"name": " "}),
            await admin.post(PACKS, files=form(), data={"name": "x" * 101}),
            await admin.post(PACKS, files=form(b"")),
            await admin.get(PACKS, params={"state": "active"}),
            await admin.get(PACKS, params={"cursor": "nonsense"}),
            await admin.get(PACKS, params={"sha256": "abc"}),
        ]
        assert [answer.status_code for answer in refused] == [400] * len(refused)
        assert (await admin.post(PACKS, json={"name": "Contoso"})).status_code == 415


async def test_a_repeated_upload_gets_the_first_answer(served: Installation) -> None:
    """The same file and name make one pack; another name under the same key is refused."""
    headers = {"Idempotency-Key": "upload-of-a-template"}
    async with served.client(served.key("initech", "admin")) as admin:
        first = await admin.post(PACKS, files=form(), data={"name": "Once"}, headers=headers)
        again = await admin.post(PACKS, files=form(), data={"name": "Once"}, headers=headers)
        assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
        assert (await admin.post(PACKS, files=form(), data={"name": "Twice"}, headers=headers)).status_code == 422
        unnamed = await admin.post(PACKS, files=form(name="..\\brands\\Northwind 2027.potx"))
        assert (unnamed.json()["name"], unnamed.headers["location"]) == (
            "Northwind 2027",
            f"{PACKS}/{unnamed.json()['id']}",
        )
        assert (await admin.get(PACKS)).json()["total"] == 2


async def test_a_pack_that_nobody_uses_is_deleted_with_its_file(served: Installation) -> None:
    """204, then 404; its template is not served any more."""
    async with served.client(served.key("acme", "admin")) as admin:
        made = (await admin.post(PACKS, files=form())).json()
        file = f"{PACKS}/{made['id']}/versions/{made['versions'][0]['id']}/file"
        assert (await admin.get(file)).content == branded()
        assert (await admin.delete(f"{PACKS}/{made['id']}")).status_code == 204
        assert [(await admin.get(path)).status_code for path in (f"{PACKS}/{made['id']}", file)] == [404, 404]


async def test_ids_that_are_none_are_not_found(acme: httpx.AsyncClient) -> None:
    """Beside the document, whatever they are made of."""
    for wrong in ("bp_none", "x" * 100, "ä", "' OR 1=1 --"):
        for key in ("brandPackId", "brandPackVersionId"):
            body = {"sourceSchema": "protocol_v2", "document": DOCUMENT, key: wrong}
            assert (await acme.post("/api/v2/render", json=body)).status_code == 404
