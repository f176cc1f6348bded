"""A server that speaks the protocol of language models, and says what it is told to, in turn."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


class ModelServer:
    """Gives its replies in turn, the last one again and again; `asked` has the bodies, `keys` what came as key."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        """Use `model_server` instead."""
        self.replies = list(replies)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.port = 0

    @property
    def url(self) -> str:
        """What the model is reached by."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request of one connection."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
            named = {name.lower(): value for name, value in lines.items()}
            self.asked.append(json.loads(await reader.readexactly(int(named["content-length"]))))
            self.keys.append(named.get("authorization", ""))
            reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
            await reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # a client that has had enough
        finally:
            writer.close()


@asynccontextmanager
async def model_server(*replies: Reply) -> AsyncIterator[ModelServer]:
    """A server on a free port of this machine."""
    made = ModelServer(replies)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()


def says(content: object, *, read: int = 0, written: int = 0) -> Reply:
    """An answer of the protocol; what is not text is sent as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    usage = {"prompt_tokens": read, "completion_tokens": written}
    return sends(200, {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage})


def sends(status: int, body: object = "", **headers: str) -> Reply:
    """A status with a body."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(data)}\r\n{lines}\r\n".encode() + data)
        await writer.drain()

    return reply


async def breaks_off(writer: asyncio.StreamWriter) -> None:
    """Half of an answer."""
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"choices": [{"mess')
    await writer.drain()


async def never_ends(writer: asyncio.StreamWriter) -> None:
    """An answer that goes on for as long as somebody reads."""
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        await writer.drain()


async def says_nothing(writer: asyncio.StreamWriter) -> None:
    """A connection that stays open, without a first byte."""
    await writer.drain()
    await asyncio.Event().wait()
