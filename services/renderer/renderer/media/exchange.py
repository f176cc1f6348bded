"""One request for a picture, over a connection to an address that was checked."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import h11

from renderer.media.addresses import Refused, Target

_CHUNK = 65_536


@dataclass(slots=True)
class Answer:
    """The head of an answer, names in lower case, and its body, which is read piece by piece."""

    status: int
    headers: dict[str, str]
    body: AsyncIterator[bytes] = field(repr=False)


@contextlib.asynccontextmanager
async def ask(target: Target, address: str, trust: ssl.SSLContext) -> AsyncIterator[Answer]:
    """Ask `target` at the IP address `address`, whose certificate must be the host's.

    Raises OSError, ssl.SSLError or h11.RemoteProtocolError.
    """
    secure = trust if target.scheme == "https" else None
    name = target.host if secure else None
    reader, writer = await asyncio.open_connection(address, target.port, ssl=secure, server_hostname=name)
    try:
        talk = h11.Connection(h11.CLIENT)
        writer.write(_request(talk, target))
        await writer.drain()
        head = await _next_event(talk, reader)
        while isinstance(head, h11.InformationalResponse):
            head = await _next_event(talk, reader)
        if not isinstance(head, h11.Response):
            raise Refused("The picture's host did not answer")
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in head.headers}
        yield Answer(head.status_code, headers, _body(talk, reader))
    finally:
        # Nobody waits for the farewell of a host that may be slow on purpose.
        writer.transport.abort()


def _request(talk: h11.Connection, target: Target) -> bytes:
    headers = [
        ("Host", target.authority),
        ("User-Agent", "deckmill"),
        ("Accept", "image/*"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]
    request = talk.send(h11.Request(method="GET", target=target.resource, headers=headers)) or b""
    return request + (talk.send(h11.EndOfMessage()) or b"")


async def _next_event(talk: h11.Connection, reader: asyncio.StreamReader) -> object:
    while (event := talk.next_event()) is h11.NEED_DATA:
        talk.receive_data(await reader.read(_CHUNK))
    return event


async def _body(talk: h11.Connection, reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while isinstance(event := await _next_event(talk, reader), h11.Data):
        yield bytes(event.data)
