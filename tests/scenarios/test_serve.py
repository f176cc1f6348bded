"""`deckmill serve` from outside: what it leaves on the disk, and what it leaves behind."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.serve import descendants, refused, served, stopped_at_start
from tests.support.stack import small_deck, wait_until_gone

SERVICES = ("nats-server", "job-registry", "renderer", "previewer", "scorer", "gateway")


def test_the_first_start_tells_where_everything_is(tmp_path: Path) -> None:
    """An owner key for its owner alone, announced; pids and addresses of all six; nothing outlives a SIGKILL.

    A fixed port of metrics is the first of five.
    """
    data = tmp_path / "data"
    first = _free_ports(5)
    with served(tmp_path, DECKMILL_METRICS_LISTEN=f"127.0.0.1:{first}") as server:
        assert any("owner.key" in line for line in server.said)
        assert stat.S_IMODE((data / "owner.key").stat().st_mode) == 0o600
        pids = descendants(server.process.pid)
        for name in SERVICES:
            assert int((data / "run" / f"{name}.pid").read_text()) in pids
            assert (data / "run" / f"{name}.addr").read_text().startswith("127.0.0.1:")
        for port, name in enumerate(("gateway", "job-registry", "renderer", "previewer", "scorer"), first):
            assert (data / "run" / f"{name}.metrics").read_text().strip() == f"127.0.0.1:{port}"
            assert "python_info" in httpx.get(f"http://127.0.0.1:{port}/metrics").text
    for pid in pids:
        wait_until_gone(pid, 10)


def test_a_start_can_be_interrupted(tmp_path: Path) -> None:
    """It ends then and there, and not when all services have come up."""
    assert "serves" not in stopped_at_start(tmp_path)
    wait_until_gone(int((tmp_path / "data" / "run" / "nats-server.pid").read_text()), 10)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DECKMILL_PREVIEWER_CHILDREN": "0"}, "DECKMILL_PREVIEWER_CHILDREN must be greater than 0"),
        ({"DECKMILL_LIBREOFFICE": "/nowhere"}, "DECKMILL_LIBREOFFICE must be"),
        ({"DECKMILL_PREVEIW_WIDTH": "1"}, "did you mean DECKMILL_PREVIEW_WIDTH?"),
        ({"NATS_SERVER_BIN": "/nowhere"}, "NATS_SERVER_BIN names no program"),
        ({"DECKMILL_STORE_URL": "file:///proc/objects"}, "cannot make the folder /proc/objects"),
        ({"DECKMILL_DATABASE_URL": "sqlite:////nowhere/registry.sqlite"}, "/nowhere/registry.sqlite cannot be used"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_setting_that_cannot_be_meant_stops_it_with_one_line(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    """No hang, no traceback, nothing left running."""
    done = refused(tmp_path, **settings)
    courtesies = ("Made an owner key", "Stopping.", "is not up yet")  # the last on a busy machine
    lines = [line for line in done.stderr.splitlines() if not any(said in line for said in courtesies)]
    assert done.returncode in (1, 2)
    assert len(lines) == 1, done.stderr
    assert said in lines[0]


def test_a_missing_libreoffice_is_named_and_all_else_goes_on(tmp_path: Path) -> None:
    """By `serve`, by /readyz and by a command that waits: what is away, and why."""
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "soffice.bin").touch()  # it passes for one until it is started
    with served(tmp_path, DECKMILL_LIBREOFFICE=str(tmp_path / "office")) as server:
        assert server.process.stderr is not None
        said = server.process.stderr.readline()
        assert "previewer: not serving: " in said
        assert str(tmp_path / "office") in said
        ready = server.readiness("previewer", "not serving")
        assert (ready["status"], ready["components"]["scorer"]) == ("degraded", "ok")
        assert str(tmp_path / "office") in ready["components"]["previewer"]
        _a_job_says_what_it_waits_for(server.url, tmp_path)


def _a_job_says_what_it_waits_for(url: str, root: Path) -> None:
    """The stage that waits is the one shown, with the reason, over REST and on the command line."""
    key = (root / "data" / "owner.key").read_text().strip()
    with httpx.Client(base_url=url, headers={"X-API-Key": key}, timeout=60) as client:
        path = client.post("/api/v2/render", json=small_deck()).json()["data"]["job_url"]
        record: dict[str, Any] = {"revision": 0}
        reasons: dict[str, str | None] = {}
        while not reasons.get("PREVIEW"):  # before it, others may wait for their services to start
            later = {"wait": 3, "after_revision": record["revision"]}  # nothing happens, and yet there is news
            record = client.get(path, params=later).json()["job"]
            reasons = {stage["stage"]: stage["waiting_reason"] for stage in record["stages"]}
    assert (record["stage"], reasons["RENDER"], reasons["SCORE"]) == ("PREVIEW", None, None)
    assert str(root / "office") in str(reasons["PREVIEW"])
    command = [str(Path(sys.executable).parent / "deckmill"), "jobs", "show", record["id"]]
    environment = os.environ | {"DECKMILL_URL": url, "DECKMILL_API_KEY": key}
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert "PREVIEW for previewer: not serving:" in " ".join(shown.stdout.split())


def test_a_database_that_is_none_is_named(tmp_path: Path) -> None:
    """With its file, and what to do."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "registry.sqlite").write_bytes(b"no database at all" * 1000)
    done = refused(tmp_path)
    assert done.returncode == 1
    assert "registry.sqlite cannot be used (file is not a database)" in done.stderr.replace("\n", "")
    assert "Traceback" not in done.stderr


def _free_ports(count: int) -> int:
    """The first of some ports in a row that are free."""
    for first in range(20_000, 30_000, count):
        probes = [socket.socket() for _ in range(count)]
        try:
            for offset, probe in enumerate(probes):
                probe.bind(("127.0.0.1", first + offset))
        except OSError:
            continue
        else:
            return first
        finally:
            for probe in probes:
                probe.close()
    raise LookupError("no free ports")
