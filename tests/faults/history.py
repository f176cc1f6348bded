"""What happened in a run: every call of a client with its answer, and every fault, as lines of JSON.

Times are Unix seconds by the one clock of the machine, which is also that of the database. Only the clocks of services
are ever stepped.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

MAKES = frozenset({"render", "preflight", "validate", "generate", "iterate", "deck", "retry"})
"""What clients do that makes a job."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request of a client, and what it got.

    Attributes:
        client: who asked; each client does one thing after the other.
        verb: what it did, as `render` or `wait`.
        key: its `Idempotency-Key`, empty without one.
        body: the SHA-256 of what it sent.
        job: the job that it was about, empty for none.
        status: of the answer; None for no answer, of which `error` says why.
        answer: what the checker needs of it: `job_id` of the job that was made, `state` and `revision` of the one that
            was read, `seqs` of events, `jobs` of a list, `artifact`, `sha256` and `size` of a file, `retry_after`.
        said: the beginning of an answer that refuses.
    """

    client: str
    tenant: str
    verb: str
    start: float
    end: float
    method: str
    path: str
    key: str = ""
    body: str = ""
    job: str = ""
    status: int | None = None
    error: str = ""
    answer: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""

    @property
    def well(self) -> bool:
        """Whether it was answered with 2xx."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def undecided(self) -> bool:
        """Whether the client cannot know what came of it: no answer, or one that says to ask again."""
        return self.status is None or self.status in {429, 503}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was done to the installation, from `start` until it was mended at `end`.

    Attributes:
        kind: as `kill` or `silent`.
        target: a process as `renderer-1`, or a link as `renderer-1>registry-1`.
        pid: of the process whose work it stopped, 0 for none: workers call themselves by it.
    """

    kind: str
    target: str
    start: float
    end: float
    pid: int = 0


class Recorder:
    """Writes both, each as one line at its end; what was written is there even if the run is killed."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: for `calls.jsonl` and `faults.jsonl`."""
        folder.mkdir(parents=True, exist_ok=True)
        self._calls = (folder / "calls.jsonl").open("a", encoding="utf-8", buffering=1)
        self._faults = (folder / "faults.jsonl").open("a", encoding="utf-8", buffering=1)
        self.calls: list[Call] = []
        self.faults: list[Fault] = []

    def call(self, call: Call) -> None:
        """Note a call that has ended."""
        self.calls.append(call)
        _write(self._calls, asdict(call))

    def fault(self, kind: str, target: str, start: float, pid: int = 0) -> None:
        """Note a fault that is mended by now."""
        self.faults.append(Fault(kind, target, start, time.time(), pid))
        _write(self._faults, asdict(self.faults[-1]))

    def close(self) -> None:
        """Nothing more comes."""
        self._calls.close()
        self._faults.close()


def _write(file: TextIO, values: Mapping[str, Any]) -> None:
    file.write(json.dumps(values, separators=(",", ":")) + "\n")


def read_calls(folder: Path) -> list[Call]:
    """The calls of a run, in the order of their ends."""
    return [Call(**json.loads(line)) for line in (folder / "calls.jsonl").read_text(encoding="utf-8").splitlines()]


def read_faults(folder: Path) -> list[Fault]:
    """The faults of a run, in the order of their ends."""
    return [Fault(**json.loads(line)) for line in (folder / "faults.jsonl").read_text(encoding="utf-8").splitlines()]
