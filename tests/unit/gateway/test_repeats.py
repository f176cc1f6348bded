"""Idempotency keys of POSTs that make no job."""

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import Response

from deck_domain.errors import IllegalTransition, InvalidRequest, RequestIdReused
from deck_domain.job import Principal
from gateway.registry import RepeatableRequest
from gateway.requests.repeats import Repeats, repeatable

WHO = Principal("acme", "key_1", frozenset())
OTHER = Principal("umbrella", "key_2", frozenset())


def request(path: str, *keys: str | None) -> Request:
    """A POST with an Idempotency-Key, or several."""
    headers = [(b"idempotency-key", key.encode("latin-1")) for key in keys if key is not None]
    return Request({"type": "http", "method": "POST", "path": path, "headers": headers, "query_string": b""})


class Counting:
    """Counts how often it acts."""

    def __init__(self) -> None:
        self.count = 0

    async def __call__(self) -> Response:
        """Act."""
        self.count += 1
        await asyncio.sleep(0)
        return Response(f"answer {self.count}", 202, {"Location": "/here"})


def test_key_and_body_make_the_request() -> None:
    """Same route, key and bytes: the same request; else another."""
    first = repeatable(request("/api/v2/render", "k"), b"body")
    assert repeatable(request("/api/v2/render", "k"), b"body") == first
    assert repeatable(request("/api/v2/render", "k"), b"other").fingerprint != first.fingerprint
    assert repeatable(request("/api/v2/preflight", "k"), b"body").request_id != first.request_id


def test_no_key_no_repetition() -> None:
    """Without the header every POST is new."""
    assert repeatable(request("/api/v2/render", None), b"body") == RepeatableRequest()


@pytest.mark.parametrize("key", ["", "k" * 256, "k\xe9y", "k\x01"])
def test_keys_of_a_wrong_form_are_refused(key: str) -> None:
    """1 to 255 printable characters."""
    with pytest.raises(InvalidRequest):
        repeatable(request("/api/v2/render", key), b"")


def test_two_keys_are_refused() -> None:
    """Also equal ones: a proxy that doubles headers is told of at once."""
    for second in ("k", "l"):
        with pytest.raises(InvalidRequest, match="Send one Idempotency-Key"):
            repeatable(request("/api/v2/render", "k", second), b"body")


async def test_the_replay_has_the_first_status_and_body() -> None:
    """It acts once, also for twins at the same moment."""
    repeats, act = Repeats(), Counting()
    repeat = RepeatableRequest("id", "print")
    twins = await asyncio.gather(repeats.once(WHO, repeat, act), repeats.once(WHO, repeat, act))
    later = await repeats.once(WHO, repeat, act)
    assert act.count == 1
    assert {(each.status_code, bytes(each.body), each.headers["location"]) for each in (*twins, later)} == {
        (202, b"answer 1", "/here")
    }


async def test_another_body_under_the_same_key_is_refused() -> None:
    """422, and nothing is done."""
    repeats, act = Repeats(), Counting()
    await repeats.once(WHO, RepeatableRequest("id", "print"), act)
    with pytest.raises(RequestIdReused):
        await repeats.once(WHO, RepeatableRequest("id", "another"), act)
    assert act.count == 1


async def test_tenants_do_not_share_keys() -> None:
    """The same key of another tenant is another request."""
    repeats, act = Repeats(), Counting()
    await repeats.once(WHO, RepeatableRequest("id", "print"), act)
    await repeats.once(OTHER, RepeatableRequest("id", "print"), act)
    assert act.count == 2


async def test_failures_are_not_kept() -> None:
    """A refused request may be sent again under its key."""
    repeats, act = Repeats(), Counting()
    repeat = RepeatableRequest("id", "print")

    async def refuse() -> Response:
        raise IllegalTransition("no")

    with pytest.raises(IllegalTransition):
        await repeats.once(WHO, repeat, refuse)
    assert (await repeats.once(WHO, repeat, act)).status_code == 202


async def test_a_day_later_a_key_is_new() -> None:
    """24 hours are promised, and no more."""
    now = [0.0]
    repeats, act = Repeats(clock=lambda: now[0]), Counting()
    await repeats.once(WHO, RepeatableRequest("id", "print"), act)
    now[0] = 24 * 3600 + 1
    await repeats.once(WHO, RepeatableRequest("id", "another"), act)
    assert act.count == 2
