"""Talks to a language model that speaks the OpenAI protocol: bounded in time, bytes and tries, and counted."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

Message = dict[str, Any]
"""`{role, content}`; the content is a text, or parts of the protocol where there is a picture."""
MOST_BYTES = 1 << 20
"""Of an answer."""
_LONGEST_PAUSE = 30.0
_SUCCESS = 200
_PAUSE = 1.0
"""Seconds before the second try; each further one waits twice as long."""
_WORTH_ANOTHER_TRY = frozenset({408, 409, 425, 429})


class ModelAway(Exception):
    """The model gave no answer that can be used, and another try now would not help. The message says why."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a model is reached, and what it may cost. Money is in millionths of a dollar.

    Attributes:
        url: of the API, as `http://localhost:11434/v1`; empty for no model.
        name: of the model.
        key: sent as a bearer token; empty for none.
        seconds: how long all tries for one answer may take.
        tries: how often an answer is asked for at most.
        price_in, price_out: of a million tokens that are read and written.
        budget: of one plan; 0 for none.
        sees: whether it looks at pictures.
    """

    url: str
    name: str
    key: str = ""
    seconds: float = 60.0
    tries: int = 3
    price_in: int = 0
    price_out: int = 0
    budget: int = 0
    sees: bool = False


@dataclass(slots=True)
class Spent:
    """What a slide has cost so far: tokens that were read and written, and millionths of a dollar.

    Attributes:
        lost: answers that did not come whole after they were asked for; a provider may charge for them.
        presumed: what is known of the cost of those: what they were asked holds at least what the model has read
            before. It counts against the budget and is no part of `cost`.
    """

    read: int = 0
    written: int = 0
    cost: int = 0
    lost: int = 0
    presumed: int = 0
    _last: int = 0

    def add(self, usage: object, terms: Terms) -> None:
        """Count the `usage` of an answer; one that cannot be read counts nothing."""
        if not isinstance(usage, dict):
            return
        read, written = (_count(usage.get(name)) for name in ("prompt_tokens", "completion_tokens"))
        self.read += read
        self.written += written
        self.cost += (read * terms.price_in + written * terms.price_out) // 1_000_000
        self._last = read

    def lose(self, terms: Terms) -> None:
        """Count an answer that was asked for and never came whole."""
        self.lost += 1
        self.presumed += self._last * terms.price_in // 1_000_000

    @property
    def unknown(self) -> str:
        """What has to be said of answers that were lost; empty where none was."""
        if not self.lost:
            return ""
        what = "1 answer of it was" if self.lost == 1 else f"{self.lost} answers of it were"
        return f"{what} lost on the way, and `cost_usd` does not have what a provider may charge for that"


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31 else 0


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
                await asyncio.sleep(min(trouble.pause or _PAUSE * 2**number, _LONGEST_PAUSE))
        raise AssertionError("there is at least one try")

    async def _once(self, messages: Sequence[Message]) -> str:
        headers = {"Authorization": f"Bearer {self.terms.key}"} if self.terms.key else {}
        body = {"model": self.terms.name, "messages": list(messages), "temperature": 0, "stream": False}
        address = f"{self.terms.url.rstrip('/')}/chat/completions"
        self._is_waiting = True
        try:
            async with self._client.stream("POST", address, json=body, headers=headers) as response:
                self._is_waiting = response.status_code == _SUCCESS
                _require_success(response)
                return self._said(await _bounded(response))
        except httpx.HTTPError as error:
            if self._is_waiting and not isinstance(error, httpx.ConnectError):
                self.spent.lose(self.terms)
            self._is_waiting = False
            raise _TryAgain(f"it cannot be reached ({type(error).__name__})") from None
        except _Endless:
            self.spent.lose(self.terms)
            self._is_waiting = False
            raise _TryAgain("its answer does not end") from None

    def _said(self, data: bytes) -> str:
        self._is_waiting = False
        try:
            value: Any = json.loads(data)
        except (ValueError, RecursionError):
            self.spent.lose(self.terms)
            raise _TryAgain("its answer is not of the protocol") from None
        self.spent.add(value.get("usage") if isinstance(value, dict) else None, self.terms)
        try:
            text = value["choices"][0]["message"]["content"]
        except (LookupError, TypeError):
            raise _TryAgain("its answer is not of the protocol") from None
        if not isinstance(text, str) or not text.strip():
            raise _TryAgain("its answer is empty")
        return text.encode("utf-8", "replace").decode()  # halves of a sign cannot be sent back


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
    async for piece in response.aiter_bytes():
        data += piece
        if len(data) > MOST_BYTES:
            raise _Endless
    return bytes(data)
