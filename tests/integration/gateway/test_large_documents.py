"""Large documents: read in turn by a child process, while everybody else is answered."""

import asyncio
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.gateway import Installation, deck, installation

_LOOK = 0.02


def large(title: str = "Annual report") -> dict[str, Any]:
    """A sound document of more than 64 KiB."""
    document = deck(title)
    document["slides"] = [{**document["slides"][0], "body": ["spoken " * 100]} for _ in range(120)]
    return document


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that all tests of this file leave as it was."""
    root = tmp_path_factory.mktemp("large")
    (root / "failpoints").touch()
    with installation(root / "data", FAILPOINTS=str(root / "failpoints")) as running:
        yield running


@pytest.fixture
def failpoints(served: Installation) -> Path:
    """Where the processes look up what shall go wrong; nothing that an earlier test wanted."""
    file = served.root.parent / "failpoints"
    for spent in file.parent.glob("*.spent"):
        spent.unlink()
    file.write_text("")
    return file


async def stopped_child(served: Installation) -> int:
    """The process id of the gateway's child, once it stands still in the middle of a document."""
    while True:
        for pid in served.gateway.children():
            if Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "T":
                return pid
        await asyncio.sleep(_LOOK)


async def render(client: httpx.AsyncClient, document: dict[str, Any]) -> httpx.Response:
    """Queue a render."""
    return await client.post("/api/v2/render", json=document)


async def test_others_are_answered_while_a_large_document_is_read(served: Installation, failpoints: Path) -> None:
    """It stands still in the child, and reads and small documents of all tenants go on."""
    failpoints.write_text("gateway.document=once stop")
    async with served.client(served.key("acme")) as acme, served.client(served.key("rival")) as rival:
        waiting = asyncio.create_task(render(acme, large()))
        child = await stopped_child(served)
        for client in (acme, rival):
            queued = await render(client, deck())
            assert queued.status_code == 202
            assert (await client.get(queued.json()["data"]["job_url"])).status_code == 200
        assert not waiting.done()
        os.kill(child, signal.SIGCONT)
        assert (await waiting).status_code == 202


async def test_a_tenant_has_so_many_large_documents_and_no_more(served: Installation, failpoints: Path) -> None:
    """One is read and sixteen wait; the next is told to come back, and another tenant's waits its turn."""
    failpoints.write_text("gateway.document=once stop")
    async with served.client(served.key("acme")) as acme, served.client(served.key("rival")) as rival:
        first = asyncio.create_task(render(acme, large()))
        child = await stopped_child(served)
        more = [asyncio.create_task(render(acme, large())) for _ in range(17)]
        done, _ = await asyncio.wait(more, return_when=asyncio.FIRST_COMPLETED)
        refused = done.pop().result()
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_documents")
        assert (refused.headers["Retry-After"], refused.headers["RateLimit-Policy"]) == (
            "1",
            '"too_many_documents";q=16',
        )
        others = asyncio.create_task(render(rival, large()))
        os.kill(child, signal.SIGCONT)
        assert (await others).status_code == 202
        answers = [await first, *(await asyncio.gather(*more))]
        assert [202] * 17 + [429] == sorted(answer.status_code for answer in answers)


async def test_a_child_that_dies_is_said(served: Installation, failpoints: Path) -> None:
    """The client may try again, which another child answers."""
    failpoints.write_text("gateway.document=once kill")
    async with served.client(served.key("acme")) as acme:
        refused = await render(acme, large())
        assert (refused.status_code, refused.json()["code"]) == (503, "document_not_read")
        assert (await render(acme, large())).status_code == 202
    assert list((served.root / "scratch").rglob("document-*")) == []


async def test_a_document_is_validated_once(served: Installation) -> None:
    """The registry believes the gateway: it has no child for a document that the gateway's child has passed."""
    async with served.client(served.key("acme")) as acme:
        assert (await render(acme, large())).status_code == 202
    assert (len(served.gateway.children()), served.registry.children()) == (1, [])


async def test_without_keys_the_registry_validates(tmp_path: Path) -> None:
    """Nothing is lost where no key was given, but the time."""
    with installation(tmp_path / "data", VERDICT_KEYS="") as served:
        async with served.client(served.key("acme")) as acme:
            assert (await render(acme, large())).status_code == 202
        assert len(served.registry.children()) == 1


async def test_faults_of_large_documents_have_their_places(served: Installation) -> None:
    """As those of small ones: in the envelope, and in the document; with a key for repeats, too."""
    document = large()
    document["slides"][3]["slideType"] = "titel"
    async with served.client(served.key("acme")) as acme:
        for body, pointer in (
            (document, "/slides/3/slideType"),
            ({"sourceSchema": "protocol_v2", "document": document}, "/slides/3/slideType"),
            ({"sourceSchema": "protocol_v2", "document": large(), "mode": "later"}, "/mode"),
        ):
            for headers in ({}, {"Idempotency-Key": "k"}):
                answer = await acme.post("/api/v2/render", json=body, headers=headers)
                assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


async def test_more_values_than_any_deck_needs_are_refused(served: Installation) -> None:
    """Seven megabytes of keys: counted and not decoded, and the limit is said."""
    body = json.dumps({"title": "x", "slides": [dict.fromkeys(map(str, range(600_000)), 1)]}).encode()
    async with served.client(served.key("acme")) as acme:
        answer = await acme.post("/api/v2/render", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "RESOURCE_LIMIT_EXCEEDED")
    assert "at most 500,000 values" in answer.json()["detail"]
