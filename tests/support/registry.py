"""What tests of the job-registry share: a clock set by hand, drafts of jobs, the registry's parts in a bundle."""

import asyncio
import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text

from deck_documents.facts import DocumentFacts
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, Job, Lease, StageFailure, StoredObject
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import FailureCategory, JobState, Stage
from deck_domain.stage_results import BrandResult, StageResult
from deck_runtime.documents.verdicts import VerdictKeys
from deck_runtime.store import ArtifactStore
from job_registry.aggregate.insert_job import PRIORITY_ASYNC, JobDraft, insert_job, pipeline
from job_registry.aggregate.read_job import find_job
from job_registry.brand_packs.create_version import MadeVersion, VersionRequest, create_version
from job_registry.jobs.document_judge import DocumentJudge
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import LeaseTerms, QueueLimits
from job_registry.sql import job_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Effects, Transaction
from job_registry.tasks.claim_task import claim_task
from job_registry.tasks.finish_task import complete_task, fail_task
from job_registry.tasks.heartbeat_task import heartbeat_task

TERMS = LeaseTerms(ttl=15.0, heartbeat=2.0)
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
BRAND = BrandResult(
    slide_count=11,
    placeholder_coverage=1.0,
    missing_placeholder_count=0,
    template_support_level="certified",
    required_assets_present=True,
    tokens={"palette": {"accent1": "#C8102E"}},
)
MADE_BY = {
    Stage.COMPILE: (ArtifactKind.BRAND_DEMANDS, "demands.json", "application/json"),
    Stage.AUTHOR: (ArtifactKind.SLIDE_CODE, "slide.py", "text/x-python"),
    Stage.EXECUTE: (ArtifactKind.GENERATED_PPTX, "output.pptx", PPTX),
    Stage.RENDER: (ArtifactKind.GENERATED_PPTX, "deck.pptx", PPTX),
    Stage.PREVIEW: (ArtifactKind.PREVIEW_PNG, "slide-1.png", "image/png"),
    Stage.REPAIR: (ArtifactKind.REPAIRED_PPTX, "repaired.pptx", PPTX),
    Stage.DESKTOP: (ArtifactKind.VALIDATION_RECORD, "validation-record.json", "application/json"),
    Stage.SCORE: (ArtifactKind.QUALITY_REPORT, "report.json", "application/json"),
}


def no_wait(strikes: int) -> float:
    """A backoff of one second a strike."""
    return float(strikes)


@dataclass
class ManualClock:
    """Time that moves only when told to."""

    now: datetime = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self, connection: Connection) -> datetime:
        """As a `Clock`."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def draft(tenant: str = "acme", kind: JobKind = JobKind.RENDER, **values: Any) -> JobDraft:
    """A job about to be inserted; its document is only named, not stored."""
    job_id = values.pop("id", None) or new_id("job")
    source = Artifact(
        id=new_id("art"),
        kind=ArtifactKind.SOURCE_DOCUMENT,
        label="document.json",
        stored=StoredObject(f"{tenant}/{job_id}/source/0/document.json", "0" * 64, 2),
        content_type="application/json",
    )
    defaults: dict[str, Any] = {
        "owner_key_id": "key_owner",
        "source_schema": "protocol_v2",
        "title": "Board update",
        "slide_count": 3,
        "priority": PRIORITY_ASYNC,
        "options": JobOptions(),
        "warnings": (),
        "inputs": (source,),
        "tasks": pipeline(kind, values.get("options", JobOptions())),
    }
    return JobDraft(id=job_id, tenant=tenant, kind=kind, **(defaults | values))


def artifact_for(lease: Lease, data: bytes = b"{}") -> Artifact:
    """What an attempt of this lease might make."""
    kind, label, content_type = MADE_BY[lease.stage]
    stored = StoredObject(lease.output_prefix + label, "1" * 64, len(data))
    return Artifact("", kind, label, stored, content_type, metadata={"slideIndex": 0})


def insert_as_the_first_release(connection: Connection, suffix: str = "") -> None:
    """A queued job, as the first release wrote it: `job_old` of acme; its ids end with `suffix`."""
    now = 1_767_268_800_000_000
    options = '{"mode": "sync", "renderOptions": {"formats": ["pdf"], "dpi": 300}, "preflightPolicy": {}}'
    job = {"id": f"job_old{suffix}", "tenant": "acme", "kind": "render", "state": "queued", "revision": 1,
           "last_seq": 1, "priority": 1, "source_schema": "protocol_v2", "title": "Old", "slide_count": 1,
           "created_at": now, "updated_at": now, "options": options, "warnings": "[]",
           "approval_status": "not_requested", "approval_required": False, "owner_key_id": "key_1",
           "traceparent": ""}  # fmt: skip
    task = {"id": f"task_old{suffix}", "job_id": job["id"], "tenant": "acme", "stage": "RENDER", "iteration": 0,
            "ordinal": 0, "after": "[]", "priority": 1, "state": "ready", "attempt": 0, "strikes": 0,
            "queued_at": now, "due_at": now, "done": 0, "total": 0, "result": "{}"}  # fmt: skip
    for table, values in (("jobs", job), ("tasks", task)):
        insert_row(connection, table, values)


def insert_row(connection: Connection, table: str, values: dict[str, Any]) -> None:
    """A row with these columns, whatever the code knows of the table."""
    names = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({names})"), values)


@dataclass
class Parts:
    """A registry without its servers: verbs on a real database, a real store, a clock that is set by hand."""

    database: Database
    store: ArtifactStore
    clock: ManualClock
    folder: Path
    effects: list[Effects] = field(default_factory=list)
    keys: VerdictKeys = field(default_factory=lambda: VerdictKeys({"k1": b"a secret of gateways"}))
    _claims: Any = field(default_factory=itertools.count)

    async def judge(self, request: JobRequest) -> DocumentFacts:
        """Find out what the document of a request says."""
        judge = DocumentJudge(self.keys, 1, self.store.scratch)
        try:
            return await judge.judge(request)
        finally:
            await judge.close()

    async def add(self, tenant: str = "acme", kind: JobKind = JobKind.RENDER, **values: Any) -> Job:
        """A queued job."""
        return await self.database.write(insert_job, draft(tenant, kind, **values))

    async def claim(self, *stages: Stage, claim_id: str = "") -> Lease | None:
        """Claim as a worker does."""
        claim_id = claim_id or f"claim-{next(self._claims)}"
        lease, _ = await self.database.write(claim_task, stages or tuple(Stage), "worker", claim_id, TERMS)
        return lease

    async def claimed(self, *stages: Stage) -> Lease:
        """Claim, and there must be something."""
        lease = await self.claim(*stages)
        assert lease is not None
        return lease

    async def pack(
        self, tenant: str = "acme", pack_id: str = "", template: bytes = b"PK template", **values: str
    ) -> MadeVersion:
        """A brand pack with its first version, or a further version of one."""
        key = f"{tenant}/uploads/{new_id('upl')}/template.potx"
        stored = await self.store.put_bytes(key, template, PPTX)
        upload = Artifact("", ArtifactKind.BRAND_TEMPLATE, "brand.potx", stored, PPTX)
        request = VersionRequest(tenant, "key_owner", upload, pack_id, **({"name": "Brand"} | values))
        return await create_version(request, self.database, self.store, QueueLimits(per_tenant=100, in_all=100))

    async def compiled_pack(
        self, tenant: str = "acme", pack_id: str = "", template: bytes = b"PK template", **values: str
    ) -> MadeVersion:
        """The same, compiled and drawn."""
        made = await self.pack(tenant, pack_id, template, **values)
        await self.complete(await self.claimed(Stage.COMPILE), BRAND)
        await self.complete(await self.claimed(Stage.PREVIEW))
        return made

    async def complete(self, lease: Lease, result: StageResult | None = None) -> JobState:
        """Complete with one artifact."""
        made = [artifact_for(lease)]
        return await self.database.write(complete_task, lease.task_id, lease.attempt, made, result)

    async def fail(
        self, lease: Lease, category: FailureCategory = FailureCategory.TRANSIENT, code: str = "STORE_AWAY"
    ) -> tuple[JobState, bool]:
        """Fail."""
        failure = StageFailure(category, code, "Try again.")
        return await self.database.write(fail_task, lease.task_id, lease.attempt, failure, no_wait)

    async def heartbeat(self, lease: Lease, done: int = 0, total: int = 0) -> float:
        """Send a sign of life."""
        return await self.database.write(
            heartbeat_task, lease.task_id, lease.attempt, done=done, total=total, terms=TERMS
        )

    async def job(self, job_id: str) -> Job:
        """The job now."""
        job = await self.database.read(find_job, job_id)
        assert job is not None
        return job

    async def event_types(self, job_id: str) -> list[str]:
        """The timeline's types; its sequence numbers must have no gaps."""
        rows = await self.database.read(_timeline, job_id)
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        return [row.type for row in rows]

    async def finish(self, job_id: str) -> None:
        """Work until this job is terminal."""
        while not (await self.job(job_id)).state.terminal:
            await self.complete(await self.claimed())

    async def settle(self) -> None:
        """Let the effects of commits reach their listeners."""
        await asyncio.sleep(0)


def _timeline(tx: Transaction, job_id: str) -> list[Any]:
    columns = job_tables.events.c
    return list(tx.connection.execute(select(job_tables.events).where(columns.job_id == job_id).order_by(columns.seq)))
