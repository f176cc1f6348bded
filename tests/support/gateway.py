"""A gateway and a registry as real processes over SQLite, without a bus, and a worker whose results are tiny."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from deck_domain.deck_diff import DeckDiff, SlideDiff, SlideStatus
from deck_domain.errors import LeaseLost, Violation
from deck_domain.job import Artifact, ArtifactKind, Lease, StageFailure
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import FailureCategory, Stage
from deck_domain.records import to_json
from deck_domain.stage_results import (
    AuthorResult,
    BrandResult,
    CheckResult,
    DiffResult,
    RenderResult,
    ScoreResult,
    StageResult,
)
from deck_runtime.grpc_client import Caller
from deck_runtime.store import ArtifactStore, open_store
from deck_runtime.worker.leases import LeaseClient
from tests.support.declared_answers import AnswerCheck
from tests.support.servers import TOKEN, bound, free_port

OWNER_KEY = "dm_live_owner_of_the_tests"
PPTX_BYTES = b"PK\x03\x04 deck " * 50
PNG_BYTES = b"\x89PNG picture"
_LOOK = 0.02
_START_SECONDS = 60
_STAGES = (Stage.COMPILE, Stage.AUTHOR, Stage.EXECUTE, Stage.RENDER, Stage.PREVIEW, Stage.SCORE, Stage.DIFF)


_TEMPLATE = BrandResult(2, 1.0, 0, "certified", required_assets_present=True, tokens={})


@dataclass
class Process:
    """A service that can be ended and started again on the same address."""

    name: str
    module: str
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and return when it serves."""
        address = Path(self.environment["DECKMILL_RUN_DIR"]) / f"{self.name}.addr"
        address.unlink(missing_ok=True)
        log = (address.parent / f"{self.name}.log").open("ab")
        self.process = subprocess.Popen(
            bound([sys.executable, "-m", self.module]), env={**os.environ, **self.environment}, stderr=log
        )
        until = time.monotonic() + _START_SECONDS
        while not address.exists():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{self.name} did not start: {(address.parent / f'{self.name}.log').read_text()}")
            time.sleep(_LOOK)

    def send(self, number: signal.Signals) -> None:
        """Send a signal that does not end it."""
        assert self.process is not None
        self.process.send_signal(number)

    def children(self) -> list[int]:
        """Process ids of what it has started."""
        assert self.process is not None
        pid = self.process.pid
        return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())]

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal, and return when it has ended."""
        if self.process:
            self.process.send_signal(number)
            self.process.wait(20)


@dataclass
class Installation:
    """A registry and a gateway below one folder."""

    root: Path
    url: str
    registry: Process
    gateway: Process
    keys: dict[str, str] = field(default_factory=dict)
    answers: AnswerCheck = field(default_factory=AnswerCheck)

    def client(self, key: str = OWNER_KEY, **headers: str) -> httpx.AsyncClient:
        """A client that holds a key; it asserts of each answer that it is as declared."""
        return httpx.AsyncClient(
            base_url=self.url,
            headers={"Authorization": f"Bearer {key}", **headers},
            timeout=60,
            limits=httpx.Limits(max_connections=None),
            event_hooks={"response": [self.answers]},
        )

    def key(self, tenant: str, *scopes: str, name: str = "test") -> str:
        """A new key of a tenant, made over the API."""
        body = {"name": name, "tenant": tenant, "scopes": list(scopes) or ["render", "read"]}
        answer = httpx.post(f"{self.url}/api/v2/keys", json=body, headers={"X-API-Key": OWNER_KEY})
        return str(answer.raise_for_status().json()["key"])

    @property
    def store(self) -> ArtifactStore:
        """The objects of all jobs."""
        return open_store(f"file://{self.root}/objects", self.root / "scratch")


@contextmanager
def installation(root: Path, **settings: str) -> Iterator[Installation]:
    """Start both processes; `settings` are environment variables of theirs without the prefix."""
    (root / "run").mkdir(parents=True)
    registry_port, port = free_port(), free_port()
    shared = {
        "DECKMILL_REGISTRY": f"127.0.0.1:{registry_port}",
        "DECKMILL_STORE_URL": f"file://{root}/objects",
        "DECKMILL_SCRATCH_DIR": f"{root}/scratch",
        "DECKMILL_DATABASE_URL": f"sqlite:///{root}/registry.db",
        "DECKMILL_TOKEN": TOKEN,
        "DECKMILL_RUN_DIR": f"{root}/run",
        "DECKMILL_BOOTSTRAP_OWNER_KEY": OWNER_KEY,
        "DECKMILL_VERDICT_KEYS": "k1:the secret of both doors",
        **{f"DECKMILL_{name}": value for name, value in settings.items()},
    }
    registry = Process("job-registry", "job_registry", shared | {"DECKMILL_LISTEN": shared["DECKMILL_REGISTRY"]})
    gateway = Process("gateway", "gateway", shared | {"DECKMILL_LISTEN": f"127.0.0.1:{port}"})
    try:
        registry.start()
        gateway.start()
        yield Installation(root, f"http://127.0.0.1:{port}", registry, gateway)
    finally:
        gateway.end()
        registry.end()


class HandWorker:
    """Does all stages with tiny results, over the same calls as the real workers."""

    def __init__(self, leases: LeaseClient, store: ArtifactStore) -> None:
        """Use `worker` instead."""
        self._leases, self._store = leases, store

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            if not await self.step():
                await asyncio.sleep(_LOOK)

    async def step(self) -> bool:
        """Claim one task and finish it; False when there is none."""
        lease, _ = await self._leases.claim(_STAGES)
        if lease is None:
            return False
        if "fail" in lease.title:
            failure = StageFailure(FailureCategory.PERMANENT, "LAYOUT_IMPOSSIBLE", "Use fewer words.")
            await self._leases.fail(lease, failure)
            return True
        made, result = _made(lease)
        artifacts = [await self._put(lease, *each) for each in made]
        with contextlib.suppress(LeaseLost):  # what the job was for may be deleted meanwhile
            await self._leases.complete(lease, artifacts, result)
        return True

    async def _put(self, lease: Lease, kind: ArtifactKind, label: str, data: bytes, media_type: str) -> Artifact:
        stored = await self._store.put_bytes(lease.output_prefix + label, data, media_type)
        metadata = {"slideIndex": int(label[6:-4]) - 1} if kind is ArtifactKind.PREVIEW_PNG else {}
        return Artifact("", kind, label, stored, media_type, metadata)


def report(score: int = 87, *findings: Mapping[str, Any]) -> dict[str, Any]:
    """A quality report, as far as the gateway reads it."""
    return {"deckScore": score, "documentVerdict": "native_editable", "fallbackCount": 0, "findings": list(findings)}


def _made(lease: Lease) -> tuple[list[tuple[ArtifactKind, str, bytes, str]], StageResult | None]:
    if lease.stage is Stage.AUTHOR:
        left_open = (Violation("/brief", "left_open", "The brief says no date of the launch."),)
        made = [
            (ArtifactKind.SLIDE_CODE, "slide.py", b"def build(prs): ...", "text/x-python"),
            (ArtifactKind.SLIDE_BASE, "base.pptx", PPTX_BYTES, "application/vnd.pptx"),
        ]
        return made, AuthorResult(1, (), left_open)
    if lease.stage in {Stage.RENDER, Stage.EXECUTE}:
        return [(ArtifactKind.GENERATED_PPTX, "output.pptx", PPTX_BYTES, "application/vnd.pptx")], RenderResult(2, ())
    if lease.stage is Stage.PREVIEW:
        pictures = [(ArtifactKind.PREVIEW_PNG, f"slide-{n}.png", PNG_BYTES + b"%d" % n, "image/png") for n in (2, 1)]
        return pictures, None
    if lease.stage is Stage.COMPILE:
        return [(ArtifactKind.BRAND_DEMANDS, "demands.json", b"{}", "application/json")], _TEMPLATE
    if lease.stage is Stage.DIFF:
        same = tuple(SlideDiff(at, at, SlideStatus.UNCHANGED) for at in range(2))
        diff = DeckDiff(lease.options.baseline_job_id or "", same)
        return [(ArtifactKind.BASELINE_DIFF, "diff.json", diff.to_bytes(), "application/json")], DiffResult(
            2, 0, 2, 0, 0, 0
        )
    if lease.kind is JobKind.VALIDATE and lease.source_schema:
        checked = CheckResult("invalid" not in lease.title, errors=(), warnings=(), slide_count=2)
        record = json.dumps(to_json(checked)).encode()
        return [(ArtifactKind.VALIDATION_RECORD, "report.json", record, "application/json")], checked
    data = json.dumps(report()).encode()
    result = ScoreResult(87 + lease.iteration, 2, 1 if lease.kind is JobKind.GENERATE else 0, blocking=False)
    return [(ArtifactKind.QUALITY_REPORT, "report.json", data, "application/json")], result


@asynccontextmanager
async def worker(served: Installation) -> AsyncIterator[HandWorker]:
    """A worker, not running yet."""
    environment = served.registry.environment
    caller = Caller(environment["DECKMILL_REGISTRY"], environment["DECKMILL_TOKEN"])
    try:
        yield HandWorker(LeaseClient(caller, "hand"), served.store)
    finally:
        await caller.close()


@asynccontextmanager
async def working(served: Installation) -> AsyncIterator[None]:
    """All jobs are done while the context lasts."""
    async with worker(served) as hand:
        task = asyncio.create_task(hand.run())
        try:
            yield
        finally:
            task.cancel()


def deck(title: str = "Board update") -> dict[str, Any]:
    """A small document."""
    slide = {"slideType": "title-body", "title": "Growth is back", "body": ["First point", "Second point"]}
    return {"version": "2.0", "title": title, "slides": [slide, slide]}


def envelope(title: str = "Board update", **fields: Any) -> dict[str, Any]:
    """A document in an envelope."""
    return {"sourceSchema": "protocol_v2", "document": deck(title), **fields}
