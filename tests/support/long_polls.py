"""Long-polls on one job, as many as wanted, each on a bare connection of its own.

An HTTP client of Python's would be slower than what it measures.
"""

import asyncio
import json
import signal
import time
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from tests.support.stack import Scenario, small_deck

POLL_SECONDS = 60
"""So long a poll waits at most."""

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True)
class Woken:
    """What each poll was answered: the job's status, and the seconds from the commit of its end."""

    statuses: tuple[str, ...]
    seconds: tuple[float, ...]


async def wake_together(stack: Scenario, count: int) -> Woken:
    """Park so many polls on a job, then let it end."""
    stack.kill("renderer", signal.SIGSTOP)
    job_id = await stack.submit(small_deck())
    connections = [await _long_poll(stack, job_id) for _ in range(count)]
    await stack.gauge("gateway", "deckmill_gateway_parked", count)
    answers = [asyncio.create_task(_answer(reader)) for reader, _ in connections]
    stack.kill("renderer", signal.SIGCONT)
    answered = await asyncio.gather(*answers)
    for _, writer in connections:
        writer.close()
    ended = datetime.fromisoformat((await stack.job(job_id))["finished_at"]).timestamp()
    statuses = tuple(str(json.loads(body)["status"]) for _, body in answered)
    return Woken(statuses, tuple(moment - ended for moment, _ in answered))


async def _long_poll(stack: Scenario, job_id: str) -> Connection:
    url = urlsplit(stack.stack.url)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    key = stack.http.headers["authorization"]
    target = f"/v1/jobs/{job_id}?poll=true&timeout={POLL_SECONDS}"
    writer.write(f"GET {target} HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\n\r\n".encode())
    return reader, writer


async def _answer(reader: asyncio.StreamReader) -> tuple[float, bytes]:
    """When it was there, and its body, to be read when all of them are there."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length:")[2].split()[0])
    body = await reader.readexactly(length)
    return time.time(), body
