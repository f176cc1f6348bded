"""`deckmill webhooks`, as people type it, against a gateway and a registry."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.gateway import OWNER_KEY, Installation, envelope, installation, working
from tests.support.receiver import receiver


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that may tell receivers on this machine."""
    with installation(tmp_path_factory.mktemp("cli-hooks") / "data", WEBHOOK_INNER_HOSTS="127.0.0.1") as running:
        yield running


class Command:
    """Runs `deckmill webhooks`, while the receiver is served."""

    def __init__(self, served: Installation) -> None:
        self._environment = {"PATH": "/usr/bin:/bin", "DECKMILL_URL": served.url, "DECKMILL_API_KEY": OWNER_KEY}

    async def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        command = [str(Path(sys.executable).parent / "deckmill"), "webhooks", *arguments]
        return await asyncio.to_thread(
            subprocess.run, command, env=self._environment, capture_output=True, text=True, check=False, timeout=60
        )


async def test_a_webhook_on_the_command_line(served: Installation) -> None:
    """Added, tested, told, read, sent again, given a new secret, switched off and on, deleted."""
    hooks = Command(served)
    async with receiver() as there:
        added = await hooks("add", there.url(), "--event", "render.completed", "--description", "Archive")
        assert added.returncode == 0, added.stderr
        webhook_id, secret = added.stdout.split()
        assert "cannot be shown again" in added.stderr
        tested = await hooks("test", webhook_id)
        assert (tested.returncode, tested.stdout.split(" in ")[0]) == (0, "delivered: 204")
        assert there.received[0].verified(secret)
        async with served.client() as client, working(served):
            await client.post("/api/v2/render", json=envelope(mode="sync"))
        await there.got(2)
        listed = await hooks("list")
        assert webhook_id in listed.stdout
        assert secret not in listed.stdout
        log = await hooks("log", webhook_id)
        assert "webhook.test" in log.stdout
        assert "render.completed" in log.stdout
        deliveries = json.loads((await hooks("log", webhook_id, "--json")).stdout)["deliveries"]
        assert (await hooks("redeliver", webhook_id, deliveries[0]["id"])).returncode == 0
        await there.got(3)
        rotated = await hooks("rotate", webhook_id, "--overlap", "0")
        await hooks("test", webhook_id)
        assert there.received[-1].verified(rotated.stdout.strip())
        assert (await hooks("disable", webhook_id)).stdout.strip() == f"{webhook_id} disabled"
        assert "disabled by its owner" in (await hooks("list")).stderr
        assert (await hooks("enable", webhook_id)).stdout.strip() == f"{webhook_id} enabled"
        there.answer(500)
        failed = await hooks("test", webhook_id)
        assert (failed.returncode, failed.stdout.strip()) == (1, "failed: The receiver answered 500.")
        assert (await hooks("delete", webhook_id)).returncode == 0
        assert (await hooks("log", webhook_id)).returncode == 1


async def test_refusals_are_one_line_and_what_to_change(served: Installation) -> None:
    """An address inside, an event that is none, a webhook that is not there."""
    hooks = Command(served)
    for arguments, word in (
        (("add", "https://10.0.0.1/"), "public internet"),
        (("add", "https://hooks.example.com/", "--event", "render.done"), "render.completed"),
        (("test", "wh_none"), "no such webhook"),
    ):
        refused = await hooks(*arguments)
        assert refused.returncode == 1
        assert word in refused.stderr
        assert "Traceback" not in refused.stderr


async def test_the_callback_secret_is_printed_alone(served: Installation) -> None:
    """The same each time, until it is replaced."""
    hooks = Command(served)
    first = (await hooks("callback-secret")).stdout
    assert first.startswith("whsec_")
    assert (await hooks("callback-secret")).stdout == first
    assert (await hooks("callback-secret", "--rotate")).stdout != first
    answer = httpx.get(f"{served.url}/api/v2/callback-secret", headers={"X-API-Key": OWNER_KEY})
    assert answer.json()["previous_secret_until"] is not None
