"""`deckmill serve` as a command, from outside."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

_PATIENCE, _LOOK = 30, 0.02
_FEW = {f"DECKMILL_{worker}_CHILDREN": "1" for worker in ("RENDERER", "PREVIEWER", "SCORER")}
"""One child of each worker is enough for a test, and starts in two thirds of the time."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running `deckmill serve`: where it listens, and what it said at its start."""

    process: subprocess.Popen[str]
    url: str
    said: list[str]

    def readiness(self, part: str, state: str) -> dict[str, Any]:
        """What /readyz says, once `part` is in a state with these words: the services hear of each other by and by."""
        deadline = time.monotonic() + _PATIENCE
        ready: dict[str, Any] = httpx.get(f"{self.url}/readyz").json()
        while state not in ready["components"][part]:
            assert time.monotonic() < deadline, ready
            time.sleep(_LOOK)
            ready = httpx.get(f"{self.url}/readyz").json()
        return ready


@contextmanager
def served(root: Path, **settings: str) -> Iterator[Served]:
    """Run `deckmill serve` on a free port with its data below `root`; it is killed outright at the end."""
    environment = os.environ | _FEW | settings
    process = subprocess.Popen(
        _command(root), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    )
    try:
        said = []
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if "serves" in line:
                break
        url = next(word for word in " ".join(said).split() if word.startswith("http://"))
        yield Served(process, url, said)
    finally:
        process.kill()
        process.wait()


def stopped_at_start(root: Path) -> str:
    """Interrupt a `deckmill serve` as soon as its first process runs, with Ctrl-C's signal; what it said to its end."""
    process = subprocess.Popen(_command(root), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + _PATIENCE
    while not (root / "data" / "run" / "nats-server.pid").exists():
        assert time.monotonic() < deadline
        time.sleep(_LOOK)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0
    return said


def refused(root: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a `deckmill serve` that cannot start, to its end."""
    return subprocess.run(
        _command(root), capture_output=True, text=True, check=False, timeout=60, env=os.environ | settings
    )


def _command(root: Path) -> list[str]:
    return [str(Path(sys.executable).parent / "deckmill"), "serve", "--port", "0", "--data-dir", str(root / "data")]


def descendants(pid: int) -> list[int]:
    """The ids of all processes below one; threads and processes that end meanwhile have none."""
    below: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):
                for child in map(int, (thread / "children").read_text(encoding="utf-8").split()):
                    below += [child, *descendants(child)]
    return below
