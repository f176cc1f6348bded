"""Webhooks over REST: made, changed, tried out, read and removed, and callbacks of single jobs."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.gateway import PPTX_BYTES, Installation, deck, envelope, installation, working
from tests.support.receiver import Receiver, receiver

HOOKS = "/api/v2/webhooks"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that may tell receivers on this machine."""
    with installation(tmp_path_factory.mktemp("hooks") / "data", WEBHOOK_INNER_HOSTS="127.0.0.1") as running:
        yield running


@pytest.fixture
async def admin(served: Installation) -> AsyncIterator[httpx.AsyncClient]:
    """An admin of the tenant acme."""
    async with served.client(served.key("acme", "admin")) as client:
        yield client
        for webhook in (await client.get(HOOKS)).json()["webhooks"]:
            await client.delete(f"{HOOKS}/{webhook['id']}")


@pytest.fixture
async def there() -> AsyncIterator[Receiver]:
    """Who is told."""
    async with receiver() as made:
        yield made


async def made(admin: httpx.AsyncClient, there: Receiver, **fields: Any) -> dict[str, Any]:
    """A new webhook of acme."""
    answer = await admin.post(HOOKS, json={"url": there.url(), **fields})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def delivered(admin: httpx.AsyncClient, webhook_id: str, count: int = 1) -> list[dict[str, Any]]:
    """Its deliveries, once so many have arrived."""
    while True:
        page = await admin.get(f"{HOOKS}/{webhook_id}/deliveries", params={"status": "delivered"})
        if len(found := page.json()["deliveries"]) >= count:
            return list(found)


async def test_a_webhook_from_its_making_to_its_end(
    admin: httpx.AsyncClient, there: Receiver, served: Installation
) -> None:
    """The secret is shown once; a render is told; the log has it; after the deletion there is nothing."""
    answer = await admin.post(HOOKS, json={"url": there.url(), "description": "To the archive"})
    webhook = answer.json()
    path = f"{HOOKS}/{webhook['id']}"
    assert answer.headers["location"] == path
    assert webhook["id"].startswith("wh_")
    assert webhook["events"] == ["render.completed", "render.failed", "approval.changed"]
    secret = webhook.pop("secret")
    assert (await admin.get(path)).json() == webhook
    assert (await admin.get(HOOKS)).json() == {"webhooks": [webhook]}
    async with working(served):
        rendered = await admin.post("/api/v2/render", json=envelope("Quarterly", mode="sync"))
    job_id = rendered.json()["data"]["job_id"]
    (message,) = await there.got(1)
    body = message.verified(secret)
    assert message.headers["content-type"] == "application/json"
    assert (body["event"], body["data"]["document_title"]) == ("render.completed", "Quarterly")
    link = body["data"]["download_url"]
    assert link.startswith(served.url)
    async with httpx.AsyncClient() as anybody:
        assert (await anybody.get(link)).content == PPTX_BYTES
    (delivery,) = await delivered(admin, webhook["id"])
    assert delivery["message_id"] == message.id
    assert (delivery["job_id"], delivery["attempts"][0]["status_code"]) == (job_id, 204)
    events = (await admin.get(f"/api/v2/jobs/{job_id}/events")).json()["events"]
    (told,) = [event for event in events if event["type"] == "webhook.delivered"]
    assert told["data"]["delivery_id"] == delivery["id"]
    assert (await admin.delete(path)).status_code == 204
    for gone in (path, f"{path}/deliveries"):
        assert (await admin.get(gone)).status_code == 404
    assert (await admin.get(HOOKS)).json() == {"webhooks": []}


async def test_changes_and_rotation(admin: httpx.AsyncClient, there: Receiver) -> None:
    """Each field by itself; the new secret is shown once, and the old one is valid as long as was said."""
    webhook = await made(admin, there)
    path = f"{HOOKS}/{webhook['id']}"
    changed = (await admin.patch(path, json={"events": ["validate.failed"], "description": "Ops"})).json()
    assert (changed["events"], changed["description"], changed["url"]) == (["validate.failed"], "Ops", there.url())
    off = (await admin.patch(path, json={"enabled": False})).json()
    assert (off["status"], off["disabled_reason"]) == ("disabled", "It was disabled by its owner.")
    assert (await admin.patch(path, json={"enabled": True})).json()["status"] == "enabled"
    rotated = (await admin.post(f"{path}/rotate")).json()
    assert rotated["secret"] not in ("", webhook["secret"])
    assert rotated["previous_secret_until"] is not None
    assert "secret" not in (await admin.get(path)).json()
    tested = (await admin.post(f"{path}/test")).json()
    assert (tested["status"], tested["event"], tested["job_id"]) == ("delivered", "webhook.test", None)
    (message,) = there.received
    assert message.verified(rotated["secret"]) == message.verified(webhook["secret"])
    assert (await admin.post(f"{path}/rotate", json={"overlapSeconds": 0})).status_code == 200
    await admin.post(f"{path}/test")
    assert there.received[1].headers["webhook-signature"].count("v1,") == 1


async def test_a_message_is_sent_once_more(admin: httpx.AsyncClient, there: Receiver, served: Installation) -> None:
    """202, the same id, one more attempt in the log."""
    webhook = await made(admin, there)
    async with working(served):
        await admin.post("/api/v2/render", json=envelope(mode="sync"))
    (delivery,) = await delivered(admin, webhook["id"])
    again = await admin.post(f"{HOOKS}/{webhook['id']}/deliveries/{delivery['id']}/redeliver")
    assert again.status_code == 202
    first, second = await there.got(2)
    assert first.id == second.id
    assert first.json == second.json | {"data": first.json["data"]}
    unknown = await admin.post(f"{HOOKS}/{webhook['id']}/deliveries/whd_none/redeliver")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "delivery_not_found")


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://hooks.example.com/", "https"),
        ("ftp://hooks.example.com/", "https"),
        ("file:///etc/passwd", "https"),
        ("hooks.example.com", "https"),
        ("https://", "host"),
        ("https://user:secret@hooks.example.com/", "user"),
        ("https://10.0.0.1/", "public"),
        ("https://localhost/", "public"),
        ("https://169.254.169.254/latest/meta-data", "public"),
        ("https://[::1]/", "public"),
        ("https://[::ffff:10.0.0.1]/", "public"),
        ("https://[fe80::1]/", "public"),
        ("https://2130706434/", "public"),
        ("https://0x7f000002/", "public"),
        ("https://127.2/", "public"),
        ("https://metadata.google.internal/", "public"),
        ("https://printer.local/", "public"),
        ("https://hooks.example.com:99999/", "read"),
        ("https://hooks.example.com/a b", "blanks"),
    ],
)
async def test_addresses_that_messages_must_not_go_to(admin: httpx.AsyncClient, url: str, word: str) -> None:
    """400 at the field, of webhooks and of callbacks, before anything is made."""
    answer = await admin.post(HOOKS, json={"url": url})
    assert answer.status_code == 400
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/url", "refused_url")
    assert word in fault["message"]
    job = await admin.post("/api/v2/render", json=envelope(callback={"url": url}))
    assert (job.status_code, job.json()["errors"][0]["pointer"]) == (400, "/callback/url")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/url"),
        ({"url": "https://a.example/" + "x" * 2048}, "/url"),
        ({"url": "https://a.example/", "events": ["render.done"]}, "/events/0"),
        ({"url": "https://a.example/", "events": []}, "/events"),
        ({"url": "https://a.example/", "events": "render.completed"}, "/events"),
        ({"url": "https://a.example/", "description": "x" * 501}, "/description"),
        ({"url": "https://a.example/", "description": "a\nb"}, "/description"),
        ({"url": "https://a.example/", "secret": "mine"}, "/secret"),
        ({"url": 7}, "/url"),
    ],
)
async def test_faulty_webhooks_are_400(admin: httpx.AsyncClient, body: dict[str, Any], pointer: str) -> None:
    """At the place."""
    answer = await admin.post(HOOKS, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)
    assert (await admin.get(HOOKS)).json() == {"webhooks": []}


async def test_webhooks_are_a_tenants_own(admin: httpx.AsyncClient, there: Receiver, served: Installation) -> None:
    """404 on every route for another tenant, whose jobs tell nobody here; 403 for a key that is no admin's."""
    webhook = await made(admin, there)
    path = f"{HOOKS}/{webhook['id']}"
    await admin.post(f"{path}/test")
    (delivery,) = (await admin.get(f"{path}/deliveries")).json()["deliveries"]
    routes = (
        ("GET", path, None),
        ("PATCH", path, {"enabled": False}),
        ("POST", f"{path}/rotate", {}),
        ("POST", f"{path}/test", None),
        ("GET", f"{path}/deliveries", None),
        ("POST", f"{path}/deliveries/{delivery['id']}/redeliver", None),
        ("DELETE", path, None),
    )
    async with served.client(served.key("umbrella", "admin")) as other, working(served):
        for method, route, body in routes:
            assert (await other.request(method, route, json=body)).status_code == 404, (method, route)
        await other.post("/api/v2/render", json=envelope(mode="sync"))
        assert (await other.get(HOOKS)).json() == {"webhooks": []}
        secret = (await other.get("/api/v2/callback-secret")).json()["secret"]
        assert secret != (await admin.get("/api/v2/callback-secret")).json()["secret"]
    async with served.client(served.key("acme")) as reader:
        assert (await reader.get(path)).status_code == 200
        assert (await reader.get(f"{path}/deliveries")).status_code == 200
        for method, route, body in (*routes, ("POST", HOOKS, {"url": there.url()})):
            if method != "GET":
                assert (await reader.request(method, route, json=body)).status_code == 403, (method, route)
        assert (await reader.get("/api/v2/callback-secret")).status_code == 403
    assert len(there.received) == 1


async def test_a_repeated_post_makes_one_webhook(admin: httpx.AsyncClient, there: Receiver) -> None:
    """The second answer is the first; another body under the key is refused."""
    again = {"Idempotency-Key": "once"}
    first = await admin.post(HOOKS, json={"url": there.url()}, headers=again)
    second = await admin.post(HOOKS, json={"url": there.url()}, headers=again)
    assert first.json() == second.json()
    assert len((await admin.get(HOOKS)).json()["webhooks"]) == 1
    other = await admin.post(HOOKS, json={"url": there.url("/other")}, headers=again)
    assert other.status_code == 422


@pytest.mark.parametrize(
    ("route", "title", "event"),
    [
        ("render", "Fine", "render.completed"),
        ("render", "to fail", "render.failed"),
        ("preflight", "Fine", "preflight.completed"),
        ("validate", "invalid deck", "validate.completed"),
    ],
)
async def test_the_callback_of_a_job(
    admin: httpx.AsyncClient, there: Receiver, served: Installation, route: str, title: str, event: str
) -> None:
    """Told of the end, with the metadata as it came, signed by the tenant's secret."""
    metadata = {"order": 12345678901234567890, "nested": [{"ü": None}, 1.5, True]}
    body = envelope(title, callback={"url": there.url("/callback"), "metadata": metadata})
    async with working(served):
        answer = await admin.post(f"/api/v2/{route}", json=body)
        (message,) = await there.got(1, "/callback")
    secret = (await admin.get("/api/v2/callback-secret")).json()["secret"]
    told = message.verified(secret)
    assert answer.status_code in (200, 202)
    assert (told["event"], told["data"]["metadata"]) == (event, metadata)


async def test_the_callback_of_an_uploaded_deck(
    admin: httpx.AsyncClient, there: Receiver, served: Installation
) -> None:
    """A field of the form beside the file; faults in it point at it."""
    files = {"file": ("Board.pptx", PPTX_BYTES)}
    told = json.dumps({"url": there.url("/callback"), "metadata": "mine"})
    async with working(served):
        answer = await admin.post("/api/v2/validate", files=files, data={"callback": told})
        (message,) = await there.got(1, "/callback")
    assert answer.status_code == 200
    assert (message.event, message.json["data"]["metadata"]) == ("validate.completed", "mine")
    for wrong, pointer in (
        ("{", "/callback"),
        ("{}", "/callback/url"),
        ('{"url":"https://10.1.1.1/"}', "/callback/url"),
    ):
        refused = await admin.post("/api/v2/validate", files=files, data={"callback": wrong})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, pointer)


@pytest.mark.parametrize(
    ("callback", "pointer"),
    [
        ({}, "/callback/url"),
        ("https://a.example/", "/callback"),
        ({"url": "https://a.example/" + "x" * 2031}, "/callback/url"),
        ({"url": "https://a.example/", "metadata": {"a": "x" * 4096}}, "/callback/metadata"),
        ({"url": "https://a.example/", "metadata": "ü" * 2048}, "/callback/metadata"),
        ({"url": 5}, "/callback/url"),
    ],
)
@pytest.mark.parametrize("route", ["render", "preflight", "validate"])
async def test_faulty_callbacks_are_400(admin: httpx.AsyncClient, route: str, callback: Any, pointer: str) -> None:
    """At the place, before there is a job."""
    answer = await admin.post(f"/api/v2/{route}", json=envelope(callback=callback))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


async def test_callbacks_at_their_limits(admin: httpx.AsyncClient, there: Receiver) -> None:
    """2,048 characters of address and 4,096 bytes of metadata are accepted; a callback may be null."""
    url = there.url("/" + "x" * (2048 - len(there.url("/"))))
    callback = {"url": url, "metadata": "x" * 4094}
    for told in (callback, None):
        answer = await admin.post("/api/v2/render", json=envelope(callback=told))
        assert answer.status_code == 202
        await admin.post(f"{answer.json()['data']['job_url']}/cancel")
    (message,) = await there.got(1, url.removeprefix(there.url("")))
    assert (message.event, message.json["data"]["metadata"]) == ("render.cancelled", "x" * 4094)


async def test_metadata_that_no_json_has_is_400(admin: httpx.AsyncClient) -> None:
    """Half of a surrogate pair, an infinity: they could not be sent back as they came."""
    for bad in ('"\\ud800"', "1e999"):
        body = json.dumps(envelope(callback={"url": "https://a.example/", "metadata": "?"})).replace('"?"', bad)
        answer = await admin.post("/api/v2/render", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400, bad


async def test_large_documents_have_callbacks(admin: httpx.AsyncClient, there: Receiver, served: Installation) -> None:
    """Bodies that a child process reads are no exception."""
    document = deck()
    document["slides"] = [document["slides"][0] | {"notes": ["x" * 2_000] * 6}] * 10
    body = envelope(callback={"url": there.url("/callback")}) | {"document": document}
    async with working(served):
        await admin.post("/api/v2/render", json=body)
        (message,) = await there.got(1, "/callback")
    assert message.json["data"]["metadata"] is None


async def test_the_callback_secret_can_be_replaced(admin: httpx.AsyncClient) -> None:
    """It is shown whenever an admin asks, and rotated like any."""
    path = "/api/v2/callback-secret"
    first = (await admin.get(path)).json()
    assert (await admin.get(path)).json() == first
    rotated = (await admin.post(f"{path}/rotate", json={"overlapSeconds": 60})).json()
    assert rotated["secret"] != first["secret"]
    assert rotated["previous_secret_until"] is not None
    assert (await admin.get(path)).json() == rotated
    assert (await admin.post(f"{path}/rotate", json={"overlapSeconds": -1})).status_code == 400
    assert (await admin.post(f"{path}/rotate", json={"overlapSeconds": 604801})).status_code == 400


def test_secrets_are_in_no_log(served: Installation) -> None:
    """Nor in the names of files; the database has them, for it signs."""
    for log in Path(served.root / "run").glob("*.log"):
        assert "whsec_" not in log.read_text(encoding="utf-8")
