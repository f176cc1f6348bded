"""One attempt to deliver a message: within its time, to an address that was checked, never onwards to another one."""

import asyncio
import contextlib
import json
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import h11

from deck_domain.errors import InvalidRequest, Violation
from deck_domain.file_names import download_name
from deck_domain.job_options import LONGEST_URL
from deck_domain.webhooks import Attempt, Message, Posting
from deck_runtime.file_links import FileLinks
from deck_runtime.outbound.addresses import (
    Refused,
    Resolve,
    UnknownHost,
    address_of,
    system_addresses,
    target_of,
)
from deck_runtime.outbound.exchange import Answer, Question, ask, trust
from job_registry.webhooks.outbox import Outcome
from job_registry.webhooks.posting_rules import PostingRules
from job_registry.webhooks.signing import signature_headers

_KEPT_BYTES = 1_024
"""How much of an answer the log has."""
_LOOK_UP_SECONDS = 3.0
"""How long the resolver may take while somebody waits for an address to be saved."""
_LONGEST_REST = 3_600
"""Seconds for which a receiver may ask to be left alone."""


@dataclass(slots=True)
class _Course:
    """How far an attempt has come; `retry_after` in seconds."""

    status: int | None = None
    response: str = ""
    retry_after: float = 0.0


class Postman:
    """Delivers messages, one attempt at a time."""

    def __init__(
        self,
        rules: PostingRules,
        links: Callable[[], FileLinks],
        resolve: Resolve | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Args: links: makes the links in messages. clock: Unix seconds, of signatures. Raises OSError."""
        self._rules, self._links, self._clock = rules, links, clock
        self._resolve = resolve or system_addresses
        self._trusted = trust(rules.ca_file)

    async def check(self, url: str, pointer: str) -> None:
        """Refuse an address that messages could not be sent to. Raises InvalidRequest at the pointer.

        A host that nobody knows at this moment may be known when it is needed: then it is checked again.
        """
        try:
            if len(url) > LONGEST_URL:
                raise Refused(f"The address of the receiver has more than {LONGEST_URL:,} characters")
            if not url.isprintable() or " " in url:
                raise Refused("The address of the receiver holds blanks or characters that cannot be printed")
            target = target_of(url, self._rules.addresses)
            with contextlib.suppress(UnknownHost, TimeoutError):
                async with asyncio.timeout(_LOOK_UP_SECONDS):
                    await address_of(target, self._rules.addresses, self._resolve)
        except Refused as refusal:
            raise InvalidRequest([Violation(pointer, "refused_url", f"{refusal}.")], f"{refusal}.") from None

    async def post(self, posting: Posting) -> Outcome:
        """Make an attempt; whatever goes wrong is in what it returns."""
        started_at, started = datetime.now(UTC), time.monotonic()
        course = _Course()
        error = await self._error(posting, course)
        attempt = Attempt(
            number=posting.attempt,
            started_at=started_at,
            duration_ms=round(1000 * (time.monotonic() - started)),
            status_code=course.status,
            error=error,
            response=course.response,
        )
        return Outcome(attempt, course.retry_after)

    async def _error(self, posting: Posting, course: _Course) -> str | None:
        try:
            async with asyncio.timeout(self._rules.seconds):
                await self._exchange(posting, course)
        except Refused as refusal:
            return f"{refusal}."
        except TimeoutError:
            if course.status is None:
                return f"The receiver did not answer within {self._rules.seconds:g} seconds."
        except (OSError, ValueError, h11.ProtocolError) as error:
            # ValueError: numbers and names in an answer that no library expected.
            if course.status is None:
                return _described(error)
        return _fault_of(course.status)

    async def _exchange(self, posting: Posting, course: _Course) -> None:
        rules = self._rules.addresses
        target = target_of(posting.url, rules)
        address = await address_of(target, rules, self._resolve)
        message = posting.message
        body = body_of(message, self._links())
        signed = signature_headers(message.id, int(self._clock()), body, posting.secrets)
        question = Question("POST", {"Content-Type": "application/json", **signed}, body)
        async with ask(target, address, question, self._trusted) as answer:
            course.status, course.retry_after = answer.status, _rest(answer)
            await _read_beginning(answer, course)


def body_of(message: Message, links: FileLinks) -> bytes:
    """The body of a message as JSON, with a link to the deck that works from now on."""
    data = dict(message.data)
    if message.deck:
        job_id, deck = str(data["job_id"]), message.deck
        data["download_url"] = links.link(
            job_id, deck.id, deck.label, download_name(str(data["document_title"] or ""), deck)
        )
    at = message.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    body = {"event": message.event, "timestamp": at, "data": data}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


async def _read_beginning(answer: Answer, course: _Course) -> None:
    """Note what the receiver says, as far as the log keeps it; the rest is not read."""
    read = b""
    async for part in answer.body:
        read += part
        course.response = read[:_KEPT_BYTES].decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
        if len(read) >= _KEPT_BYTES:
            return


def _rest(answer: Answer) -> float:
    """Seconds for which a receiver asks to be left alone."""
    said = answer.headers.get("retry-after", "").strip()
    asks = answer.status in (429, 503) and said.isascii() and said.isdecimal() and len(said) < 10
    return float(min(int(said), _LONGEST_REST)) if asks else 0.0


def _fault_of(status: int | None) -> str | None:
    if status is not None and 200 <= status < 300:
        return None
    if status is not None and 300 <= status < 400:
        return f"The receiver answered {status}: redirects are not followed, so give the address that it leads to."
    return f"The receiver answered {status}."


def _described(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The receiver's certificate is not trusted: {error.verify_message}."
    if isinstance(error, ssl.SSLError):
        return "The receiver does not speak TLS as it should."
    if isinstance(error, ConnectionRefusedError):
        return "The receiver refused the connection."
    if isinstance(error, OSError):
        return f"The receiver cannot be reached: {error.strerror or type(error).__name__}."
    return "The receiver did not answer as HTTP wants it."
