"""Callbacks of slides and decks: `callback` stands beside the fields of a body of `/v1`."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, installation, working
from tests.support.receiver import Receiver, receiver

METADATA = {"order": 12345678901234567890, "nested": [{"ü": None}, 1.5, True]}
SLIDES = [{"brief": "Title slide: Autumn"}, {"brief": "Timeline: freeze 5 Oct, launch 30 Nov"}]
BODIES: dict[str, dict[str, Any]] = {
    "/v1/generate": SLIDES[1],
    "/v1/deck": {"slides": SLIDES},
    "/v1/workflows/consulting-deck": {"topic": "Why we move to the north", "context": "Rents are 30 % lower there."},
    "/v1/render": {"template": "section", "params": {"title": "Part two"}},
}
CHANGE = {"feedback": "Larger title"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that may tell receivers on this machine."""
    with installation(tmp_path_factory.mktemp("told") / "data", WEBHOOK_INNER_HOSTS="127.0.0.1") as running:
        yield running


@pytest.fixture
async def there() -> AsyncIterator[Receiver]:
    """Who is told."""
    async with receiver() as made:
        yield made


@pytest.mark.parametrize("route", [*BODIES, "/v1/iterate"])
async def test_the_end_of_a_job_is_told(
    route: str, acme: httpx.AsyncClient, there: Receiver, served: Installation
) -> None:
    """Once, of the job that was asked for, with the metadata as it came; a deck does not call back for each slide."""
    told = {"callback": {"url": there.url("/callback"), "metadata": METADATA}}
    async with working(served):
        body = BODIES.get(route) or {**CHANGE, "job_id": await _complete(acme)}
        answer = await acme.post(route, json=body | told)
        (message,) = await there.got(1, "/callback")
    async with served.client(served.key("acme", "admin")) as admin:
        secret = (await admin.get("/api/v2/callback-secret")).json()["secret"]
    job_id = answer.json()["job_id"]
    data = message.verified(secret)["data"]
    assert (message.event, data["metadata"], data["job_id"]) == ("render.completed", METADATA, job_id)
    document = (await acme.get(f"/api/v2/jobs/{job_id}/document")).json()
    assert "callback" not in document, "it is no part of the document"
    warnings = (await acme.get(f"/v1/jobs/{job_id}")).json()["warnings"]
    assert "/callback" not in [each["pointer"] for each in warnings], "it means something"


@pytest.mark.parametrize(
    ("callback", "pointer"),
    [
        ({}, "/callback/url"),
        ("https://a.example/", "/callback"),
        ({"url": "https://a.example/" + "x" * 2031}, "/callback/url"),
        ({"url": "https://10.1.1.1/"}, "/callback/url"),
        ({"url": "https://a.example/", "metadata": {"a": "x" * 4096}}, "/callback/metadata"),
    ],
)
@pytest.mark.parametrize("route", [*BODIES, "/v1/iterate"])
async def test_faulty_callbacks_are_400(acme: httpx.AsyncClient, route: str, callback: Any, pointer: str) -> None:
    """At the place, before there is a job."""
    body = BODIES.get(route) or {**CHANGE, "job_id": "job_unknown"}
    answer = await acme.post(route, json={**body, "callback": callback})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


@pytest.mark.parametrize("route", ["/v1/generate", "/v1/deck"])
async def test_a_callback_may_be_null(acme: httpx.AsyncClient, route: str) -> None:
    """Then nobody is told."""
    assert (await acme.post(route, json={**BODIES[route], "callback": None})).status_code == 202


async def _complete(acme: httpx.AsyncClient) -> str:
    """A slide that can be changed; someone must be working."""
    job_id = str((await acme.post("/v1/generate", json=BODIES["/v1/generate"])).json()["job_id"])
    job = (await acme.get(f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 30})).json()
    assert job["status"] == "complete"
    return job_id
