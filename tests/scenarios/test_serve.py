"""`deckmill serve` from outside: what it leaves on the disk, and what it leaves behind."""

import stat
from pathlib import Path

from tests.support.serve import descendants, served
from tests.support.stack import wait_until_gone

SERVICES = ("nats-server", "job-registry", "renderer", "previewer", "scorer", "gateway")


def test_the_first_start_tells_where_everything_is(tmp_path: Path) -> None:
    """An owner key for its owner alone, announced; pids and addresses of all six; nothing outlives a SIGKILL."""
    data = tmp_path / "data"
    with served(tmp_path) as server:
        assert any("owner.key" in line for line in server.said)
        assert stat.S_IMODE((data / "owner.key").stat().st_mode) == 0o600
        pids = descendants(server.process.pid)
        for name in SERVICES:
            assert int((data / "run" / f"{name}.pid").read_text()) in pids
            assert (data / "run" / f"{name}.addr").read_text().startswith("127.0.0.1:")
    for pid in pids:
        wait_until_gone(pid, 10)
