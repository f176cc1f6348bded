"""One request to a host of a stranger, over a connection to an address that was checked."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import h11

from deck_runtime.outbound.addresses import Refused, Target
from deck_runtime.outbound.secure_stream import SecureStream

_Read = Callable[[int], Awaitable[bytes]]
"""Reads between one byte and so many; none at the end."""
_CHUNK = 16_384
_MOST_INTERIM = 16
"""Answers that say "wait" before the one that counts: hosts send one or two."""
_FREE_PIECES, _BYTES_IN_PIECE = 1_000, 64
"""Pieces that any body may come in, and the bytes that more of them must have on average.

A byte each, they would keep the loop of this process, in which all tenants are served, busy for seconds.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent: `headers` besides those that every request has, and a body, which a GET has none of."""

    method: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(slots=True)
class Answer:
    """The head of an answer, names in lower case, and its body, which is read piece by piece."""

    status: int
    headers: dict[str, str]
    body: AsyncIterator[bytes] = field(repr=False)


def trust(ca_file: str) -> ssl.SSLContext:
    """Whose certificates are believed: the system's, and those in a PEM file where one is named. Raises OSError."""
    context = ssl.create_default_context()
    if ca_file:
        context.load_verify_locations(ca_file)
    return context


@contextlib.asynccontextmanager
async def ask(target: Target, address: str, question: Question, trusted: ssl.SSLContext) -> AsyncIterator[Answer]:
    """Ask `target` at the IP address `address`, whose certificate must be the host's.

    Raises Refused for a host that hangs up, OSError, ssl.SSLError or h11.RemoteProtocolError.
    """
    reader, writer = await asyncio.open_connection(address, target.port)
    try:
        talk = h11.Connection(h11.CLIENT)
        read: _Read = reader.read
        request = _request(talk, target, question)
        if target.scheme == "https":
            stream = SecureStream(reader, writer, trusted, target.host)
            await stream.begin()
            await stream.send(request)
            read = stream.read
        else:
            writer.write(request)
            await writer.drain()
        head = await _head(talk, read)
        if not isinstance(head, h11.Response):
            raise Refused("The host did not answer")
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in head.headers}
        yield Answer(head.status_code, headers, _body(talk, read))
    finally:
        # Nobody waits for the farewell of a host that may be slow on purpose.
        writer.transport.abort()


def _request(talk: h11.Connection, target: Target, question: Question) -> bytes:
    headers = [("Host", target.authority), ("User-Agent", "deckmill"), ("Accept-Encoding", "identity")]
    headers += [("Connection", "close"), *question.headers.items()]
    if question.body:
        headers.append(("Content-Length", str(len(question.body))))
    head = h11.Request(method=question.method, target=target.resource, headers=headers)
    body = (h11.Data(data=question.body),) if question.body else ()
    return b"".join(talk.send(event) or b"" for event in (head, *body, h11.EndOfMessage()))


async def _head(talk: h11.Connection, read: _Read) -> object:
    for _ in range(1 + _MOST_INTERIM):
        if not isinstance(head := await _next_event(talk, read), h11.InformationalResponse):
            return head
    raise h11.RemoteProtocolError("answers without an end")


async def _next_event(talk: h11.Connection, read: _Read) -> object:
    while (event := talk.next_event()) is h11.NEED_DATA:
        # What is there already would be read without a turn for anybody else.
        await asyncio.sleep(0)
        talk.receive_data(await read(_CHUNK))
    return event


async def _body(talk: h11.Connection, read: _Read) -> AsyncIterator[bytes]:
    pieces = size = 0
    while isinstance(event := await _next_event(talk, read), h11.Data):
        pieces, size = pieces + 1, size + len(event.data)
        if pieces > _FREE_PIECES + size / _BYTES_IN_PIECE:
            raise h11.RemoteProtocolError("a body in crumbs")
        yield bytes(event.data)
