"""Talks to a language model that speaks the OpenAI protocol: bounded in time, bytes and tries, and counted."""

import asyncio
import json
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from renderer.model_author.terms import Terms

Message = dict[str, Any]
"""`{role, content}`; the content is a text, or parts of the protocol where there is a picture."""
MOST_BYTES = 1 << 20
"""Of an answer."""
_LONGEST_PAUSE = 30.0
_SUCCESS = 200
_PAUSE = 1.0
"""Seconds before the second try; each further one waits twice as long."""
_BYTES_OF_A_TOKEN = 4
_CUT, _WITHHELD = "length", "content_filter"
"""Why an answer ends where it does: no room for more, and what a provider does not let through."""
_PACKED = "content-encoding"
_WORTH_ANOTHER_TRY = frozenset({408, 409, 425, 429})


class ModelAway(Exception):
    """The model gave no answer that can be used, and another try now would not help. The message says why."""


@dataclass(slots=True)
class Spent:
    """What a slide has cost so far: tokens that were read and written, and millionths of a dollar.

    Attributes:
        lost: answers that did not come whole after they were asked for; a provider may charge for them.
        uncounted: answers of a model with prices that did not say how many tokens they took.
        presumed: what is known of the cost of both: what they were asked holds at least what the model has read
            before, and a token seldom has more than `_BYTES_OF_A_TOKEN`. It counts against the budget and is no part
            of `cost`.
    """

    read: int = 0
    written: int = 0
    cost: int = 0
    lost: int = 0
    uncounted: int = 0
    presumed: int = 0
    _last: int = 0

    def add(self, usage: object, terms: Terms, *, sent: int, got: int) -> None:
        """Count the `usage` of an answer; where it cannot be read, of the bytes that were `sent` and `got`."""
        told = usage if isinstance(usage, dict) else {}
        read, written = (_count(told.get(name)) for name in ("prompt_tokens", "completion_tokens"))
        if (read is None or written is None) and (terms.price_in or terms.price_out):
            self.uncounted += 1
            presumed = (sent if read is None else 0, got if written is None else 0)
            self.presumed += _price(presumed[0] // _BYTES_OF_A_TOKEN, presumed[1] // _BYTES_OF_A_TOKEN, terms)
        read, written = read or 0, written or 0
        self.read += read
        self.written += written
        self.cost += _price(read, written, terms)
        self._last = read

    def lose(self, terms: Terms) -> None:
        """Count an answer that was asked for and never came whole."""
        self.lost += 1
        self.presumed += _price(self._last, 0, terms)

    @property
    def unknown(self) -> str:
        """What has to be said of answers that were lost, or not counted; empty where none was."""
        lost = f"{_answers(self.lost)} lost on the way" if self.lost else ""
        uncounted = f"{_answers(self.uncounted)} not counted in tokens by its server" if self.uncounted else ""
        what = " and ".join(filter(None, (lost, uncounted)))
        return f"{what}, and `cost_usd` does not have what a provider may charge for that" if what else ""


def _answers(count: int) -> str:
    return "1 answer of it was" if count == 1 else f"{count} answers of it were"


def _price(read: int, written: int, terms: Terms) -> int:
    return (read * terms.price_in + written * terms.price_out) // 1_000_000


def _count(value: object) -> int | None:
    """A number of tokens; None for none. Some servers write whole numbers as 12.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31 else None


class Chat:
    """A model, with what the slide that it works on has cost."""

    def __init__(self, terms: Terms, client: httpx.AsyncClient) -> None:
        """Args: terms: how it is reached; client: of HTTP, without a time limit of its own."""
        self.terms, self.spent = terms, Spent()
        self._client = client
        self._is_waiting = False
        """Whether an answer was asked for that is not there yet."""

    async def answer(self, messages: Sequence[Message]) -> str:
        """What the model says. Raises ModelAway, also when the budget is used up."""
        if self.terms.budget and self.spent.cost + self.spent.presumed >= self.terms.budget:
            raise ModelAway("the budget of a slide is used up")
        try:
            async with asyncio.timeout(self.terms.seconds):
                return await self._tried(messages)
        except TimeoutError:
            if self._is_waiting:
                self.spent.lose(self.terms)
            raise ModelAway(f"it did not answer within {self.terms.seconds:g} seconds") from None

    async def _tried(self, messages: Sequence[Message]) -> str:
        for number in range(self.terms.tries):
            last = number == self.terms.tries - 1
            try:
                return await self._once(messages)
            except _TryAgain as trouble:
                if last:
                    raise ModelAway(str(trouble)) from None
                if trouble.pause > self.terms.seconds:
                    raise ModelAway(f"{trouble} and wishes to be left alone for longer than there is time") from None
                await asyncio.sleep(trouble.pause or min(_PAUSE * 2**number, _LONGEST_PAUSE))
        raise AssertionError("there is at least one try")

    async def _once(self, messages: Sequence[Message]) -> str:
        headers = {"Accept-Encoding": "identity"}  # an answer that is packed may be of any size
        if self.terms.key:
            headers["Authorization"] = f"Bearer {self.terms.key}"
        body = {"model": self.terms.name, "messages": list(messages), "temperature": 0, "stream": False}
        address = f"{self.terms.url.rstrip('/')}/chat/completions"
        self._is_waiting = True
        try:
            async with self._client.stream("POST", address, json=body, headers=headers) as response:
                self._is_waiting = response.status_code == _SUCCESS
                _require_success(response)
                if response.headers.get(_PACKED, "identity") != "identity":
                    self.spent.lose(self.terms)
                    raise ModelAway("it packs its answers, though they are asked for as they are")
                return self._said(await _bounded(response), len(response.request.content))
        except httpx.HTTPError as error:
            if self._is_waiting and not isinstance(error, httpx.ConnectError):
                self.spent.lose(self.terms)
            self._is_waiting = False
            if trouble := _tls_trouble(error):
                raise ModelAway(trouble) from None
            raise _TryAgain(f"it cannot be reached ({type(error).__name__})") from None
        except _Endless:
            self.spent.lose(self.terms)
            self._is_waiting = False
            raise _TryAgain("its answer does not end") from None

    def _said(self, data: bytes, sent: int) -> str:
        self._is_waiting = False
        try:
            value: Any = json.loads(data)
        except (ValueError, RecursionError):
            self.spent.lose(self.terms)
            raise _TryAgain("its answer is not of the protocol") from None
        usage = value.get("usage") if isinstance(value, dict) else None
        self.spent.add(usage, self.terms, sent=sent, got=len(data))
        try:
            choice = value["choices"][0]
            message = choice["message"]
            text = _text_of(message["content"])
        except (LookupError, TypeError):
            raise _TryAgain("its answer is not of the protocol") from None
        _require_whole(choice, message)
        if not text.strip():
            raise _TryAgain("its answer is empty")
        return text.encode("utf-8", "replace").decode()  # halves of a sign cannot be sent back


def _tls_trouble(error: BaseException | None) -> str:
    """What is wrong with the TLS of a server, which another try does not mend; empty for other trouble."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted: {error.verify_message.rstrip('.')}"
        if isinstance(error, ssl.SSLError):
            return "it does not speak TLS as it should: look at its address, whether it is https or http"
        error = error.__cause__ or error.__context__
    return ""


def _text_of(content: object) -> str:
    """The text of a message, which some servers send in parts."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str))
    return content if isinstance(content, str) else ""


def _require_whole(choice: Any, message: Any) -> None:
    """Raises ModelAway for an answer that another try would not make better, and that was paid for."""
    ended = choice.get("finish_reason")
    if ended == _CUT:
        raise ModelAway("its answer is cut off: let it write more tokens")
    if ended == _WITHHELD or message.get("refusal"):
        raise ModelAway("it refuses to answer")


class _Endless(Exception):
    """An answer is longer than any that can be used."""


class _TryAgain(Exception):
    """This try failed; `pause` are the seconds that the server wishes between this one and the next."""

    def __init__(self, message: str, pause: float = 0.0) -> None:
        super().__init__(message)
        self.pause = pause


def _require_success(response: httpx.Response) -> None:
    status = response.status_code
    if status in _WORTH_ANOTHER_TRY or status >= 500:
        raise _TryAgain(f"it answered with status {status}", _wished_pause(response.headers.get("retry-after", "")))
    if status != _SUCCESS:
        raise ModelAway(f"it answered with status {status}: look at its address, its name and its key")


def _wished_pause(text: str) -> float:
    """The seconds of a Retry-After: a number, or a date."""
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


async def _bounded(response: httpx.Response) -> bytes:
    data = bytearray()
    async for piece in response.aiter_raw():
        data += piece
        if len(data) > MOST_BYTES:
            raise _Endless
    return bytes(data)
