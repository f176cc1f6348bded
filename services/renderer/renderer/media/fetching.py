"""Fetches the pictures of one deck, side by side, within its limits."""

import asyncio
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import h11

from deck_runtime.outbound.addresses import Refused, Resolve, address_of, system_addresses, target_of
from deck_runtime.outbound.exchange import Answer, Question, ask, trust
from renderer.media import first_bytes
from renderer.media.rules import FetchRules
from renderer.orders import FetchedPicture

_AT_ONCE = 8
_QUESTION = Question("GET", {"Accept": "image/*"})
_REDIRECTS = {301, 302, 303, 307, 308}
_KINDS = {f"image/{kind}" for kind in ("png", "jpeg", "jpg", "gif", "webp", "bmp", "x-ms-bmp", "tiff", "svg+xml")}
_UNTYPED = {
    "application/octet-stream", "binary/octet-stream",
    "text/plain", "text/xml", "application/xml",
    "image/pjpeg", "image/x-png", "image/x-bmp", "image/svg",
}  # fmt: skip
"""What hosts say of files that they have no type, an old one or none but text for; any other explains a refusal."""
_COMPRESSIONS = {"gzip", "x-gzip", "deflate", "compress", "x-compress", "br", "zstd"}
"""Hosts also have names that say nothing here, as `none`, `utf-8` and `aws-chunked`."""
_FIRST_BYTES = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM|II\*\x00|MM\x00\*|" + first_bytes.SVG, re.DOTALL
)


@dataclass(slots=True)
class _Budget:
    """How many bytes a deck may still take in."""

    left: int


class PictureFetcher:
    """Fetches pictures from hosts of the public internet, or from those that the operator names."""

    def __init__(self, rules: FetchRules, resolve: Resolve | None = None) -> None:
        """Args: resolve: finds addresses of hosts; the system's resolver when not given."""
        self._rules, self._resolve = rules, resolve or system_addresses
        self._trusted = trust(rules.ca_file)

    async def fetch(self, urls: Sequence[str], folder: Path) -> dict[str, FetchedPicture]:
        """What came of each of `urls`; the files lie below `folder`."""
        distinct = list(dict.fromkeys(urls))
        places, budget = asyncio.Semaphore(_AT_ONCE), _Budget(self._rules.deck_bytes)
        within = distinct[: self._rules.pictures] if self._rules.enabled else []
        tasks = [asyncio.create_task(self._one(url, folder, places, budget)) for url in within]
        try:
            await asyncio.wait(tasks, timeout=self._rules.seconds) if tasks else None
            found = {url: _outcome(task) for url, task in zip(within, tasks, strict=True)}
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        reason = f"A deck may fetch {self._rules.pictures} pictures" if self._rules.enabled else "Fetching is off"
        return found | {url: FetchedPicture(reason=reason) for url in distinct if url not in found}

    async def _one(self, url: str, folder: Path, places: asyncio.Semaphore, budget: _Budget) -> FetchedPicture:
        async with places:
            try:
                async with asyncio.timeout(self._rules.picture_seconds):
                    content = await self._content(url, budget)
            except Refused as refusal:
                return FetchedPicture(reason=str(refusal))
            except TimeoutError:
                return FetchedPicture(reason="The picture's host took too long")
            except (OSError, ValueError, h11.ProtocolError):
                # ValueError: numbers and names in an answer that no library expected.
                return FetchedPicture(reason="The picture's host did not answer as it should")
        path = folder / f"picture-{hashlib.sha256(content).hexdigest()}"
        await asyncio.to_thread(path.write_bytes, content)
        return FetchedPicture(file=path)

    async def _content(self, url: str, budget: _Budget) -> bytes:
        for _ in range(1 + self._rules.redirects):
            target = target_of(url, self._rules.addresses)
            address = await address_of(target, self._rules.addresses, self._resolve)
            async with ask(target, address, _QUESTION, self._trusted) as answer:
                if answer.status in _REDIRECTS and "location" in answer.headers:
                    url = _led_to(url, answer.headers["location"])
                    continue
                if answer.status != 200:
                    raise Refused(f"The picture's host answered {answer.status}")
                _check_head(answer, self._rules)
                return _checked(await self._body(answer, budget), _kind_of(answer))
        raise Refused(f"The picture's address leads on more than {self._rules.redirects} times")

    async def _body(self, answer: Answer, budget: _Budget) -> bytes:
        parts, size = [], 0
        async for part in answer.body:
            size += len(part)
            budget.left -= len(part)
            if size > self._rules.picture_bytes:
                raise Refused(_too_large(self._rules))
            if budget.left < 0:
                raise Refused(f"The pictures of a deck may have {self._rules.deck_bytes:,} bytes together")
            parts.append(part)
        return b"".join(parts)


def _led_to(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise Refused("The picture's host leads to an address that cannot be read") from None


def _outcome(task: asyncio.Task[FetchedPicture]) -> FetchedPicture:
    return task.result() if task.done() else FetchedPicture(reason="The pictures of this deck took too long")


def _kind_of(answer: Answer) -> str:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() or "application/octet-stream"


def _check_head(answer: Answer, rules: FetchRules) -> None:
    if answer.headers.get("content-encoding", "").strip().lower() in _COMPRESSIONS:
        raise Refused("The picture's host compresses it, which was not asked for")
    length = answer.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > rules.picture_bytes:
        raise Refused(_too_large(rules))


def _checked(content: bytes, kind: str) -> bytes:
    """`content` if it begins as pictures do, whatever type its host gives it."""
    if not _FIRST_BYTES.match(content[:1000]):
        if kind not in _KINDS | _UNTYPED:
            raise Refused(f"The address answers with {kind[:60]!r}, which is no picture that can be shown")
        raise Refused("The file behind the address is no picture that can be shown")
    return content


def _too_large(rules: FetchRules) -> str:
    return f"The picture has more than {rules.picture_bytes:,} bytes"
