"""A receiver of webhooks on loopback, written as its users write theirs: it believes what standardwebhooks verifies."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks.webhooks import Webhook

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came; `at` is in Unix seconds."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float

    @property
    def id(self) -> str:
        """What a receiver tells repeats by."""
        return self.headers["webhook-id"]

    @property
    def event(self) -> str:
        """What it tells."""
        return str(self.json["event"])

    @property
    def json(self) -> dict[str, Any]:
        """The body, believed."""
        return dict(json.loads(self.body))

    def verified(self, secret: str) -> dict[str, Any]:
        """The body, if the signature is by this secret. Raises WebhookVerificationError."""
        return dict(Webhook(secret).verify(self.body, dict(self.headers)))


@dataclass
class Receiver:
    """Answers each path with what it was told to, or with 204; `received` has the requests in order."""

    port: int = 0
    replies: dict[str, Reply] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    open: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def url(self, path: str = "/hook") -> str:
        """The address of `path`."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def host(self) -> str:
        """What the setting of inner hosts takes."""
        return f"127.0.0.1:{self.port}"

    def answer(self, status: int, path: str = "/hook", body: bytes = b"", **headers: str) -> None:
        """Answer `path` with a status from now on."""
        lines = {"Content-Length": str(len(body))} | {name.replace("_", "-"): text for name, text in headers.items()}
        head = f"HTTP/1.1 {status} Said\r\n" + "".join(f"{name}: {text}\r\n" for name, text in lines.items())

        async def reply(writer: asyncio.StreamWriter) -> None:
            writer.write(head.encode() + b"\r\n" + body)
            await writer.drain()

        self.replies[path] = reply

    def at(self, path: str) -> list[Received]:
        """What came to a path, in order."""
        return [each for each in self.received if each.path == path]

    async def got(self, count: int, path: str = "/hook") -> list[Received]:
        """What came to a path, once there is so much."""
        async with asyncio.timeout(PATIENCE):
            while len(found := self.at(path)) < count:
                self._news.clear()
                await self._news.wait()
        return found

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.open += 1
        try:
            path = (await reader.readline()).split()[1].decode()
            headers = await _headers(reader)
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.received.append(Received(path, headers, body, time.time()))
            self._news.set()
            if path not in self.replies:
                self.answer(204, path)
            await self.replies[path](writer)
        except (ConnectionError, IndexError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            writer.close()


async def _headers(reader: asyncio.StreamReader) -> dict[str, str]:
    found = {}
    while (line := (await reader.readline()).strip()) != b"":
        name, _, text = line.decode("latin-1").partition(":")
        found[name.lower()] = text.strip()
    return found


@asynccontextmanager
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver on a port of its own."""
    made = Receiver()
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listening.close()
