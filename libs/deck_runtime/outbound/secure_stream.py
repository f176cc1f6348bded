"""TLS over a plain connection, read to the last byte that was sent."""

import asyncio
import ssl
from collections.abc import Callable
from typing import TypeVar

_CHUNK = 16_384
_Done = TypeVar("_Done")


class SecureStream:
    """The secured side of a connection, which reads from `reader` and writes to `writer`.

    Many hosts hang up without the farewell of TLS. The TLS of uvloop then loses whatever it has not handed on yet,
    which is the end of every larger file; so it gets plain connections alone, and the bytes pass through here.
    """

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, trusted: ssl.SSLContext, host: str
    ) -> None:
        """Args: host: whose certificate the other side must show."""
        self._reader, self._writer = reader, writer
        self._received, self._to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = trusted.wrap_bio(self._received, self._to_send, server_hostname=host)

    async def begin(self) -> None:
        """Agree on keys. Raises ssl.SSLError, also for a certificate that is not trusted, or OSError."""
        await self._step(self._tls.do_handshake)

    async def send(self, data: bytes) -> None:
        """Send all of `data`. Raises ssl.SSLError or OSError."""
        await self._step(lambda: self._tls.write(data))

    async def read(self, most: int) -> bytes:
        """Between one byte and `most` of them; none at the end, with a farewell or without. Raises as `send`."""
        try:
            return await self._step(lambda: self._tls.read(most))
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return b""

    async def _step(self, step: Callable[[], _Done]) -> _Done:
        """Do `step`, with as many messages to and fro as it takes."""
        while True:
            try:
                done = step()
            except ssl.SSLWantReadError:
                await self._flush()
            else:
                await self._flush()
                return done
            # What is there already would be read without a turn for anybody else.
            await asyncio.sleep(0)
            if data := await self._reader.read(_CHUNK):
                self._received.write(data)
            else:
                self._received.write_eof()

    async def _flush(self) -> None:
        if self._to_send.pending:
            self._writer.write(self._to_send.read())
            await self._writer.drain()
