"""Clients that misbehave, and a registry that goes away."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.gateway import OWNER_KEY, Installation, envelope, installation, worker

LIMIT = 20_000


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with short limits, which works on one request of a tenant at a time."""
    root = tmp_path_factory.mktemp("strict") / "data"
    limits = {"MAX_BODY_BYTES": str(LIMIT), "MAX_UPLOAD_BYTES": str(LIMIT), "MAX_POLLS": "2", "TENANT_REQUESTS": "1"}
    times = {"BODY_SECONDS": "0.5", "HEAD_SECONDS": "0.5", "SYNC_SECONDS": "0.5"}
    with installation(root, **limits, **times) as running:
        yield running


@pytest.fixture
async def client(strict: Installation) -> AsyncIterator[httpx.AsyncClient]:
    """The owner."""
    async with strict.client() as client:
        yield client


async def exchange(served: Installation, *parts: bytes, pause: float = 0.0, half_closed: bool = False) -> bytes:
    """Send parts over a bare connection, end our side of it if asked to, and read until the server closes it."""
    host, port = served.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        if half_closed:
            writer.write_eof()
        return await asyncio.wait_for(reader.read(), 10)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def head(served: Installation, *lines: str) -> bytes:
    """The head of a render request."""
    return "\r\n".join(
        [
            "POST /api/v2/render HTTP/1.1",
            "Host: x",
            f"X-API-Key: {OWNER_KEY}",
            "Content-Type: application/json",
            *lines,
            "\r\n",
        ]
    ).encode()


async def chunks(size: int, of: int) -> AsyncIterator[bytes]:
    """A body of unknown length."""
    for _ in range(size // of):
        yield b" " * of


async def test_large_bodies_are_413_by_their_length(client: httpx.AsyncClient) -> None:
    """JSON and files alike."""
    answer = await client.post(
        "/api/v2/render", content=b" " * (LIMIT + 1), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    upload = await client.post("/api/v2/validate", files={"file": ("a.pptx", b"x" * (LIMIT + 100_000))})
    assert upload.status_code == 413
    slightly = await client.post("/api/v2/validate", files={"file": ("a.pptx", b"x" * (LIMIT + 1))})
    assert slightly.status_code == 413


async def test_an_announced_length_is_refused_unread(strict: Installation) -> None:
    """The answer comes before the body, which is never asked for."""
    answer = await exchange(strict, head(strict, "Content-Length: 1000000000000", "Connection: close"))
    assert answer.startswith(b"HTTP/1.1 413")


async def test_large_bodies_without_a_length_are_413(client: httpx.AsyncClient) -> None:
    """Chunks are counted, not gathered."""
    answer = await client.post(
        "/api/v2/render", content=chunks(LIMIT * 3, 1000), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


async def test_slow_bodies_time_out(strict: Installation) -> None:
    """408, and the connection is closed."""
    answer = await exchange(strict, head(strict, "Content-Length: 100"), b"{")
    assert answer.startswith(b"HTTP/1.1 408")


async def test_slow_heads_are_cut(strict: Installation) -> None:
    """Also when a byte comes now and then, and when none comes at all."""
    began = time.monotonic()
    assert await exchange(strict, b"GET /livez HT", b"TP/1.1\r\n", b"A: b\r\n", pause=0.1) == b""
    assert await exchange(strict) == b""
    assert time.monotonic() - began < 5


async def test_endless_heads_are_refused(strict: Installation) -> None:
    """Before they fill the memory."""
    answer = await exchange(strict, b"GET /livez HTTP/1.1\r\n", b"A: " + b"x" * 200_000)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 400")


def get(*fields: bytes, path: bytes = b"/livez") -> bytes:
    """A whole request that is answered once, then closed."""
    return b"\r\n".join([b"GET " + path + b" HTTP/1.1", b"Host: x", b"Connection: close", *fields, b"", b""])


@pytest.mark.parametrize("in_parts", [False, True])
@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (get(b"A: " + b"x" * 16_000), b"200"),
        (get(b"A: " + b"x" * 17_000), b"400"),
        (get(*[b"A%d: " % n + b"x" * 12_000 for n in range(5)]), b"200"),
        (get(*[b"A%d: " % n + b"x" * 14_000 for n in range(5)]), b"400"),
        (get(*[b"A%d: x" % n for n in range(9_000)]), b"400"),
        (get(path=b"/livez?" + b"x" * 66_000), b"400"),
        (b"GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET /livez HTTP/1.0\r\n\r\n", b"200"),
        (b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n" * 2_000 + get(), b"200"),
    ],
    ids=["16 kB", "a field", "60 kB", "all fields", "many", "address", "no host", "two hosts", "1.0", "pipelined"],
)
async def test_heads_are_limited_to_the_byte(
    strict: Installation, request_bytes: bytes, status: bytes, in_parts: bool
) -> None:
    """However they arrive: 16 KiB a field, 64 KiB in all, one Host."""
    size = 5_000 if in_parts else len(request_bytes)
    parts = [request_bytes[at : at + size] for at in range(0, len(request_bytes), size)]
    answer = await exchange(strict, *parts)
    assert answer.startswith(b"HTTP/1.1 " + status) or (status == b"400" and answer == b"")


async def test_chunks_carry_their_body_and_little_else(private: Installation) -> None:
    """Small extensions are passed over, many small chunks are fine; an extension without end is refused."""
    start = head(private, "Transfer-Encoding: chunked", "Connection: close")
    fine = b"1;name=value\r\n{\r\n" + b"1\r\n \r\n" * 5_000 + b"1\r\n}\r\n0\r\n\r\n"
    answer = await exchange(private, start, *[fine[at : at + 3_000] for at in range(0, len(fine), 3_000)])
    assert b"invalid_document" in answer
    endless = b"1;" + b"x" * 50_000
    in_parts = [start, *(endless[at : at + 10_000] for at in range(0, len(endless), 10_000))]
    for parts, pause in ((in_parts, 0.02), ([start + endless], 0.0)):
        answer = await exchange(private, *parts, pause=pause)
        assert b"besides the body" in answer or answer == b""


async def test_a_body_in_crumbs_is_refused(private: Installation) -> None:
    """A million chunks of a byte kept everybody else waiting for 13 seconds."""
    crumbs = b"1\r\n \r\n" * 11_000
    start = head(private, "Transfer-Encoding: chunked", "Connection: close")
    answer = await exchange(private, start, *[crumbs[at : at + 60_000] for at in range(0, len(crumbs), 60_000)])
    assert b"too many small chunks" in answer or answer == b""


async def test_over_the_cap_polls_are_429(client: httpx.AsyncClient) -> None:
    """With a time to come back; a freed place is taken again."""
    job = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
    parked = [asyncio.create_task(client.get(job, params={"wait": 20})) for _ in range(2)]
    assert not (await asyncio.wait(parked, timeout=1))[0]
    answer = await client.get(job, params={"wait": 0.2})
    assert answer.status_code == 429
    assert answer.json()["code"] == "too_many_polls"
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.headers["ratelimit"].startswith('"too_many_polls";r=0;t=')
    assert answer.headers["ratelimit-policy"] == '"too_many_polls";q=2'
    assert answer.json()["error_code"] == "QUEUE_FULL"
    assert (await client.get(job)).status_code == 200
    assert (await client.post(f"{job}/cancel")).status_code == 202
    assert {each.status_code for each in await asyncio.gather(*parked)} == {200}
    assert (await client.get(job, params={"wait": 0.2})).status_code == 200


async def test_a_client_that_leaves_frees_its_place(client: httpx.AsyncClient, strict: Installation) -> None:
    """The cap counts the living."""
    job = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
    request = f"GET {job}?wait=30 HTTP/1.1\r\nHost: x\r\nX-API-Key: {OWNER_KEY}\r\n\r\n".encode()
    for _ in range(5):
        await asyncio.wait_for(_send_and_leave(strict, request), 5)
    async with asyncio.timeout(10):
        while (await client.get(job, params={"wait": 0.05})).status_code == 429:
            await asyncio.sleep(0.02)


async def _send_and_leave(served: Installation, request: bytes) -> None:
    host, port = served.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def test_who_ends_his_side_of_the_connection_does_not_wait(
    client: httpx.AsyncClient, strict: Installation
) -> None:
    """A long-poll and a stream end at once with what is there: they hold no place for one who may have gone."""
    job = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
    fields = f"Host: x\r\nX-API-Key: {OWNER_KEY}\r\nConnection: close\r\n"
    poll = f"GET {job}?wait=60 HTTP/1.1\r\n{fields}\r\n".encode()
    stream = f"GET {job}/events HTTP/1.1\r\n{fields}Accept: text/event-stream\r\n\r\n".encode()
    answers = await asyncio.gather(*(exchange(strict, each, half_closed=True) for each in (poll, stream)))
    assert [answer[:12] for answer in answers] == [b"HTTP/1.1 200"] * 2
    assert b'"status":"queued"' in answers[0]
    assert b"event: job." in answers[1]
    assert answers[1].endswith(b"\r\n0\r\n\r\n")


async def test_a_slow_body_stands_in_nobodys_way(client: httpx.AsyncClient, strict: Installation) -> None:
    """Here one request of a tenant is worked on at a time, and a body that does not come is none."""
    host, port = strict.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(head(strict, "Content-Length: 100", "Expect: 100-continue"))
    assert (await reader.readline()).startswith(b"HTTP/1.1 100 ")
    assert (await client.get("/api/v2/jobs?limit=1")).status_code == 200
    writer.close()


async def test_sync_requests_that_take_too_long_go_on_as_202(client: httpx.AsyncClient) -> None:
    """The job is durable either way."""
    answer = await client.post("/api/v2/render", json=envelope(mode="sync"))
    assert (answer.status_code, answer.json()["status"]) == (202, "queued")
    await client.post(f"{answer.json()['data']['job_url']}/cancel")


async def test_a_parked_poll_outlasts_a_restart_of_the_registry(private: Installation) -> None:
    """New requests get 503 meanwhile; the poll is answered when the job is done."""
    async with private.client() as client:
        job = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
        revision = (await client.get(job)).json()["job"]["revision"]
        parked = asyncio.create_task(client.get(job, params={"wait": 60, "after_revision": revision}))
        ended = asyncio.create_task(client.get(job, params={"wait": 60}))
        await client.get(job, params={"wait": 0.3})
        private.registry.end()
        away = await client.get(job)
        assert (away.status_code, away.json()["code"]) == (503, "store_unavailable")
        assert away.headers["retry-after"]
        assert (await client.get("/readyz")).status_code == 503
        assert (await client.get("/livez")).status_code == 200
        assert not parked.done()
        private.registry.start()
        async with worker(private) as hand:
            while await hand.step():
                pass
        assert (await parked).json()["job"]["revision"] > revision
        assert (await ended).json()["job"]["status"] == "succeeded"


async def test_a_shutdown_answers_who_is_parked(private: Installation) -> None:
    """SIGTERM ends the process within its grace, and nobody is cut off."""
    async with private.client() as client:
        job = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
        parked = asyncio.create_task(client.get(job, params={"wait": 60}))
        await client.get(job, params={"wait": 0.3})
        await asyncio.to_thread(private.gateway.end, signal.SIGTERM)
        assert (await parked).json()["job"]["status"] == "queued"
        assert private.gateway.process is not None
        assert private.gateway.process.returncode == 0


async def test_secrets_stay_out_of_the_log(private: Installation) -> None:
    """Neither keys nor documents are written down."""
    async with private.client() as client:
        await client.post("/api/v2/render", json=envelope("canary-in-the-title"))
        await client.get("/api/v2/jobs?limit=0")
        await client.get("/api/v2/jobs", headers={"Authorization": "Bearer canary-in-the-key"})
    log = Path(private.root, "run", "gateway.log").read_text()
    assert "canary" not in log
    assert OWNER_KEY not in log
