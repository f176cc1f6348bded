"""Receivers that answer badly, slowly or not at all: what the log says of each, and that no other is harmed."""

import asyncio
from datetime import timedelta

import pytest

from job_registry.sql import webhook_tables
from job_registry.sql.transaction import Transaction
from job_registry.webhooks.posting_rules import PostingRules
from tests.support.receiver import Receiver
from tests.support.webhooks import Start


async def test_redirects_are_not_followed(start: Start, there: Receiver) -> None:
    """The log says what to do."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(307, Location=there.url("/inner"))
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.attempts[0].status_code == 307
    assert "redirects are not followed" in str(delivery.error)
    assert there.at("/inner") == []


async def test_a_huge_answer_is_kept_to_its_beginning(start: Start, there: Receiver) -> None:
    """1,024 bytes, in whatever the database can store; the rest is not read."""
    hooks = start()
    webhook, _ = await hooks.add()
    written = 0

    async def pour(writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        while True:
            writer.write(b"\0\xffabc" * 20_000)
            written += 100_000
            await writer.drain()

    there.replies["/hook"] = pour
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id)
    assert delivery.attempts[0].response.startswith("\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}abc")
    assert len(delivery.attempts[0].response) == 1024
    assert written < 50_000_000


async def test_a_slow_receiver_harms_no_other(start: Start, there: Receiver) -> None:
    """It holds its few places and no more."""
    hooks = start(seconds=60.0)
    await hooks.add("/slow")
    await hooks.add("/quick")
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    there.replies["/slow"] = hold
    for _ in range(10):
        await hooks.finished_job()
    await there.got(10, "/quick")
    assert len(await there.got(4, "/slow")) == 4
    held.set()


async def test_many_slow_receivers_harm_no_other_of_their_tenant(start: Start, there: Receiver) -> None:
    """However many messages wait for them, an endpoint that takes its messages gets them."""
    hooks = start(seconds=60.0)
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    for number in range(20):
        there.replies[f"/slow-{number}"] = hold
        await hooks.add(f"/slow-{number}")
    for _ in range(4):
        await hooks.finished_job()
    for number in range(20):
        await there.got(1, f"/slow-{number}")
    await hooks.add("/quick")
    for _ in range(4):
        await hooks.finished_job()
    await there.got(4, "/quick")
    assert len(there.received) - 4 <= 20 + 10
    held.set()


async def test_a_receiver_that_says_nothing_is_cut_off(start: Start, there: Receiver) -> None:
    """In time, and told again later."""
    hooks = start(seconds=0.2)
    webhook, _ = await hooks.add()
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    there.replies["/hook"] = hold
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    held.set()
    assert delivery.error == "The receiver did not answer within 0.2 seconds."


async def test_a_receiver_that_takes_the_message_and_dawdles_has_it(start: Start, there: Receiver) -> None:
    """The status decides, not the end of the answer."""
    hooks = start(seconds=0.5)
    webhook, _ = await hooks.add()
    held = asyncio.Event()

    async def dawdle(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")
        await writer.drain()
        await held.wait()

    there.replies["/hook"] = dawdle
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id)
    held.set()
    assert delivery.attempts[0].response == "ab"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"", "did not answer"),
        (b"220 mail.example ESMTP\r\n", "did not answer as HTTP"),
        (b"HTTP/1.1 2000 OK\r\n\r\n", "did not answer as HTTP"),
    ],
)
async def test_what_is_no_answer_is_a_failure(start: Start, there: Receiver, answer: bytes, said: str) -> None:
    """Whatever a host says, it is in the log and nowhere else."""
    hooks = start()
    webhook, _ = await hooks.add()

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    there.replies["/hook"] = reply
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert said in str(delivery.error)
    assert delivery.attempts[0].status_code is None


async def test_a_receiver_may_ask_for_a_longer_pause(start: Start, there: Receiver) -> None:
    """Retry-After counts where it is longer than the pause, up to an hour."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(429, Retry_After="120")
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.next_attempt_at == hooks.parts.clock.now + timedelta(seconds=120)


def _move(tx: Transaction, webhook_id: str, url: str) -> None:
    tx.connection.execute(
        webhook_tables.webhooks.update().where(webhook_tables.webhooks.c.id == webhook_id).values(url=url)
    )


async def test_inner_addresses_are_refused_when_messages_are_sent(start: Start, there: Receiver) -> None:
    """Whatever the resolver said when the endpoint was saved; the log says why."""
    hooks = start(rules=PostingRules())
    webhook, _ = await hooks.add()
    await hooks.parts.database.write(_move, webhook.id, f"https://127.0.0.1:{there.port}/hook")
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.error == "The receiver's host is not on the public internet."
    assert there.received == []
