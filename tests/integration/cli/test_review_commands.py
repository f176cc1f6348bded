"""`deckmill approve`, `reject`, `settings`, and the jobs' holds and timelines, as people type them."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.gateway import OWNER_KEY, Installation, envelope, installation, working


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation."""
    with installation(tmp_path_factory.mktemp("cli-reviews") / "data") as running:
        yield running


@pytest.fixture
async def job_id(served: Installation) -> AsyncIterator[str]:
    """A deck that is done."""
    async with served.client() as client, working(served):
        answer = await client.post("/api/v2/render", json=envelope(mode="sync"))
        yield answer.json()["data"]["job_id"]


class Deckmill:
    """Runs `deckmill` beside the tests' own loop, with a key."""

    def __init__(self, served: Installation, key: str = OWNER_KEY) -> None:
        self._environment = {"PATH": "/usr/bin:/bin", "DECKMILL_URL": served.url, "DECKMILL_API_KEY": key}

    async def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        command = [str(Path(sys.executable).parent / "deckmill"), *arguments]
        return await asyncio.to_thread(
            subprocess.run, command, env=self._environment, capture_output=True, text=True, check=False, timeout=60
        )


async def test_a_deck_is_rejected_and_approved(served: Installation, job_id: str) -> None:
    """With a note; what cannot be is said, with exit code 1."""
    deckmill = Deckmill(served)
    rejected = await deckmill("reject", job_id, "--note", "Numbers are old")
    assert (rejected.returncode, rejected.stdout) == (0, f"{job_id} is rejected\n"), rejected.stderr
    approved = await deckmill("approve", job_id, "--json")
    assert [each["note"] for each in json.loads(approved.stdout)["approval"]["history"]] == ["Numbers are old", None]
    other = await deckmill("approve", job_id, "--sha256", "a" * 64)
    assert other.returncode == 1
    assert "another file" in other.stderr


async def test_settings_are_shown_and_changed(served: Installation, job_id: str) -> None:
    """Only those that are named; a gate shows where a deck is downloaded, and the second key opens it."""
    deckmill = Deckmill(served)
    chosen = await deckmill(
        "settings", "--gate-downloads", "--four-eyes", "two_keys", "--retention-days-binaries", "90"
    )
    assert chosen.returncode == 0, chosen.stderr
    shown = (await deckmill("settings")).stdout
    assert [line.split()[-1] for line in shown.splitlines()] == ["yes", "two_keys", "90", "forever"]
    refused = await deckmill("jobs", "download", job_id, "-o", str(served.root / "out"))
    assert (refused.returncode, "once it is approved" in refused.stderr) == (1, True)
    assert "needs that of another key" in (await deckmill("approve", job_id)).stdout
    second = Deckmill(served, served.key("default", "approve", name="second"))
    assert f"{job_id} is approved" in (await second("approve", job_id)).stdout
    assert (await deckmill("jobs", "download", job_id, "-o", str(served.root / "out"))).returncode == 0
    back = await deckmill(
        "settings", "--no-gate-downloads", "--four-eyes", "off", "--retention-days-binaries", "forever", "--json"
    )
    assert json.loads(back.stdout)["retentionDaysBinaries"] is None
    assert (await deckmill("settings", "--retention-days-records", "-3")).returncode != 0
    assert (await deckmill("settings", "--retention-days-records", "soon")).returncode == 2


async def test_a_job_is_held_released_and_its_timeline_kept(served: Installation, job_id: str) -> None:
    """On hold it is neither deleted nor pruned."""
    deckmill = Deckmill(served)
    assert (await deckmill("jobs", "hold", job_id)).stdout == f"{job_id} is on hold\n"
    assert "legal hold" in (await deckmill("jobs", "show", job_id)).stdout
    kept = await deckmill("jobs", "delete", job_id)
    assert (kept.returncode, "legal hold" in kept.stderr) == (1, True)
    assert job_id not in (await deckmill("jobs", "prune", "--days", "0", "--dry-run")).stdout
    assert "hold.changed" in (await deckmill("jobs", "events", job_id)).stdout
    file = served.root / "events.ndjson"
    assert (await deckmill("jobs", "events", job_id, "-o", str(file))).returncode == 0
    assert json.loads(file.read_text().splitlines()[0])["type"] == "job.created"
    assert (await deckmill("jobs", "release", job_id)).stdout == f"{job_id} is released\n"
    assert (await deckmill("jobs", "delete", job_id)).returncode == 0
