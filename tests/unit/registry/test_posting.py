"""One attempt to deliver a message, without a registry: addresses that change, bodies, signatures."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from deck_domain.errors import InvalidRequest
from deck_domain.job import ArtifactKind, LinkedFile
from deck_domain.webhooks import Message, Posting, next_attempt, pause_after
from deck_runtime.file_links import FileLinks
from job_registry.webhooks.posting import Postman, body_of
from job_registry.webhooks.posting_rules import PostingRules
from job_registry.webhooks.signing import new_secret, signature_headers
from tests.support.receiver import receiver

LINKS = FileLinks("", {"k": b"key"}, clock=lambda: 0.0)
AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


def posting(url: str, secret: str) -> Posting:
    """An attempt that is due."""
    message = Message("evt_1", "render.completed", AT, {"job_id": "job_1", "download_url": None})
    return Posting("whd_1", 1, "acme", "wh_1", url, AT, message, (secret,), "wh_1", "job_1")


class Resolver:
    """Answers with the next address each time, and with the last one from then on."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), 0

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """As `Resolve`."""
        self.asked += 1
        return [self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]]


async def test_a_host_that_moves_inwards_after_it_was_saved() -> None:
    """Checked when it is saved, and again when it is connected to: nobody is asked."""
    async with receiver() as there:
        url = f"https://hooks.example.com:{there.port}/hook"
        resolver = Resolver("93.184.216.34", "127.0.0.1")
        postman = Postman(PostingRules(), lambda: LINKS, resolver)
        await postman.check(url, "/url")
        outcome = await postman.post(posting(url, new_secret()))
        assert outcome.attempt.error == "The receiver's host is not on the public internet."
        with pytest.raises(InvalidRequest, match="public"):
            await postman.check(url, "/url")
        assert there.received == []


async def test_the_address_that_was_checked_is_the_one_that_is_asked() -> None:
    """The name is looked up once for an attempt: a second answer cannot swap it."""
    async with receiver() as there:
        resolver = Resolver("127.0.0.1", "127.0.0.9")
        postman = Postman(PostingRules((f"hooks.inner:{there.port}",)), lambda: LINKS, resolver)
        outcome = await postman.post(posting(f"http://hooks.inner:{there.port}/hook", new_secret()))
        assert (outcome.attempt.status_code, resolver.asked) == (204, 1)
        assert there.received[0].headers["host"] == f"hooks.inner:{there.port}"


async def test_hosts_that_are_named_may_be_inside() -> None:
    """With their port, or at any; without TLS only these."""
    postman = Postman(PostingRules(("a.inner", "b.inner:81")), lambda: LINKS, Resolver("10.0.0.1"))
    await postman.check("http://a.inner:9000/x", "/url")
    await postman.check("https://b.inner:81/x", "/url")
    for url in ("http://b.inner/x", "https://b.inner:82/x", "https://c.inner/x"):
        with pytest.raises(InvalidRequest):
            await postman.check(url, "/url")


async def test_a_resolver_that_is_silent_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address is saved without its answer, and checked when it is used."""

    async def never(host: str, port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr("job_registry.webhooks.posting._LOOK_UP_SECONDS", 0.01)
    await Postman(PostingRules(), lambda: LINKS, never).check("https://hooks.example.com/", "/url")


async def test_tls_is_spoken_with_the_right_host_alone(server: Any, certificate: Path) -> None:
    """A certificate that nobody vouches for ends the attempt before anything is said."""
    server.put("/hook", b"", status=200)
    inner = (f"pictures.example:{server.port}", f"127.0.0.1:{server.port}")
    for ca_file, host, said in (
        (str(certificate), "pictures.example", None),
        ("", "pictures.example", "certificate is not trusted"),
    ):
        postman = Postman(PostingRules(inner, ca_file=ca_file), lambda: LINKS, Resolver("127.0.0.1"))
        outcome = await postman.post(posting(f"https://{host}:{server.port}/hook", new_secret()))
        assert (said or "") in (outcome.attempt.error or "")
        assert (outcome.attempt.error is None) == (said is None)


@pytest.mark.parametrize(
    ("head", "crumb", "said"),
    [
        (b"", b"HTTP/1.1 102 Processing\r\n\r\n", "The receiver did not answer as HTTP wants it."),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n", None),
    ],
)
async def test_a_receiver_that_sends_crumbs_is_left_at_once(head: bytes, crumb: bytes, said: str | None) -> None:
    """It would keep the registry from all others; what it said before counts."""

    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(1000 * crumb)
            await writer.drain()

    async with receiver() as there:
        there.replies["/hook"] = endless
        rules = PostingRules((there.host,), seconds=600.0)
        outcome = await Postman(rules, lambda: LINKS).post(posting(there.url(), new_secret()))
    assert outcome.attempt.error == said


async def test_nobody_listens() -> None:
    """The log says so."""
    async with receiver() as there:
        url, rules = there.url(), PostingRules((there.host,))
    outcome = await Postman(rules, lambda: LINKS).post(posting(url, new_secret()))
    assert outcome.attempt.error == "The receiver refused the connection."


def test_signatures_are_those_of_the_reference_library() -> None:
    """Made by either, they are the same, also of text beyond ASCII."""
    secret, body = new_secret(), '{"title":"Größe"}'.encode()
    now = datetime.now(UTC)
    headers = signature_headers("msg_1", int(now.timestamp()), body, [secret])
    assert headers["webhook-signature"] == Webhook(secret).sign("msg_1", now, body.decode())


def test_a_body_has_its_link_and_its_order() -> None:
    """As documented: event, timestamp, data; the link saves under the title."""
    data = {"job_id": "job_1", "document_title": "Größe / 1", "download_url": None, "brand_pack_id": None}
    made = Message(
        "evt_1", "render.completed", AT, data, LinkedFile("art_1", ArtifactKind.GENERATED_PPTX, "output.pptx")
    )
    body = json.loads(body_of(made, LINKS))
    assert list(body) == ["event", "timestamp", "data"]
    assert body["timestamp"] == "2026-01-01T12:00:00.000Z"
    assert list(body["data"]) == list(data)
    assert body["data"]["download_url"].startswith("/v1/files/job_1/art_1/output.pptx?exp=")
    assert "name=Gr%C3%B6%C3%9Fe%201.pptx" in body["data"]["download_url"]


def test_pauses_grow_to_hours_and_end_with_the_day() -> None:
    """5, 20, 80 seconds ..., at most four hours; the last attempt is made when the day is over."""
    assert [pause_after(attempt, 0.0) for attempt in (1, 2, 3, 7, 99)] == [5, 20, 80, 14_400, 14_400]
    assert pause_after(1, 1.0) == 6
    day = 24 * 3600.0
    end = datetime(2026, 1, 2, 12, tzinfo=UTC)
    assert next_attempt(AT, AT, 5.0, day) == datetime(2026, 1, 1, 12, 0, 5, tzinfo=UTC)
    assert next_attempt(AT, datetime(2026, 1, 2, 11, tzinfo=UTC), 14_400.0, day) == end
    assert next_attempt(AT, end, 5.0, day) is None
