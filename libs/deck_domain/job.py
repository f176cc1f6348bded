"""Jobs and what hangs on them, as every service sees them. Frozen: a change is a new value (`dataclasses.replace`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from deck_domain.actor import UNKNOWN, Actor
from deck_domain.errors import Violation
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import FailureCategory, JobState, Stage, TaskState
from deck_domain.stage_results import StageResult


class ArtifactKind(StrEnum):
    """What a stored object is; the values are wire names of `/api/v2`.

    Those from `source_document` on are inputs and inner results: stored like the others, listed to nobody.
    """

    GENERATED_PPTX = "generated_pptx"
    PREVIEW_PNG = "preview_png"
    PREVIEW_THUMBNAIL = "preview_thumbnail"
    PREVIEW_WEBP = "preview_webp"
    PREVIEW_PDF = "preview_pdf"
    QUALITY_REPORT = "quality_report"
    VALIDATION_RECORD = "validation_record"
    BASELINE_DIFF = "baseline_diff"
    REPAIRED_PPTX = "repaired_pptx"
    SLIDE_CODE = "slide_code"
    SOURCE_DOCUMENT = "source_document"
    SLIDE_PLAN = "slide_plan"
    SLIDE_BASE = "slide_base"
    UPLOADED_PPTX = "uploaded_pptx"
    RENDER_MANIFEST = "render_manifest"
    BRAND_TEMPLATE = "brand_template"
    BRAND_DEMANDS = "brand_demands"
    TEMPLATE_REPORT = "template_report"

    @property
    def public(self) -> bool:
        """Whether clients see artifacts of this kind."""
        return self not in _INNER

    @property
    def of_the_deck(self) -> bool:
        """Whether it is the deck, or shows its slides: what a gate keeps back until the deck is approved."""
        return self in _OF_THE_DECK


_OF_THE_DECK = frozenset(
    {
        ArtifactKind.GENERATED_PPTX,
        ArtifactKind.PREVIEW_PNG,
        ArtifactKind.PREVIEW_THUMBNAIL,
        ArtifactKind.PREVIEW_WEBP,
        ArtifactKind.PREVIEW_PDF,
        ArtifactKind.BASELINE_DIFF,
        ArtifactKind.REPAIRED_PPTX,
        ArtifactKind.SLIDE_CODE,
    }
)
_INNER = frozenset(
    {
        ArtifactKind.SOURCE_DOCUMENT,
        ArtifactKind.SLIDE_PLAN,
        ArtifactKind.SLIDE_BASE,
        ArtifactKind.UPLOADED_PPTX,
        ArtifactKind.RENDER_MANIFEST,
        ArtifactKind.BRAND_TEMPLATE,
        ArtifactKind.BRAND_DEMANDS,
        ArtifactKind.TEMPLATE_REPORT,
    }
)


class ApprovalStatus(StrEnum):
    """Where a job stands in the review loop."""

    NOT_REQUESTED = "not_requested"
    NEEDS_REVIEW = "needs_review"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about a job; decisions are never changed, only followed by others.

    Attributes:
        status: APPROVED or REJECTED.
        note: what the reviewer wrote.
        artifact_sha256: of the file that it was made on; None for a job without one.
    """

    status: ApprovalStatus
    actor: Actor
    created_at: datetime
    note: str | None = None
    artifact_sha256: str | None = None


class Scope(StrEnum):
    """What a key may do. `admin` includes the others."""

    RENDER = "render"
    READ = "read"
    APPROVE = "approve"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object in the artifact store, or one that came along with its bytes.

    Attributes:
        key: `{tenant}/{job}/{task}/{attempt}/{name}`.
        sha256: lower-case hex of its bytes.
        size: bytes.
        data: the bytes, where it is not in the store.
    """

    key: str
    sha256: str
    size: int
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A stored object that a fenced completion recorded for a job.

    Attributes:
        id: `art_...`; empty until it is recorded.
        label: file name shown to people, `slide-1.png`.
        metadata: JSON object; pictures carry `slideIndex` (0-based), `width` and `height` (px).
        iteration: which iteration made it, from 0.
        selected: whether it belongs to the best iteration.
        removed_at: since when its bytes are kept no longer.
    """

    id: str
    kind: ArtifactKind
    label: str
    stored: StoredObject
    content_type: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    iteration: int = 0
    selected: bool = True
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """As much of an artifact as a link to it needs."""

    id: str
    kind: ArtifactKind
    label: str


_LINKED = (ArtifactKind.GENERATED_PPTX, ArtifactKind.PREVIEW_PNG, ArtifactKind.VALIDATION_RECORD)


def linked_files(artifacts: Iterable[Artifact], before: Iterable[LinkedFile] = ()) -> tuple[LinkedFile, ...]:
    """The files that records of a job link to, one of a kind: the deck, the first slide's picture, what was validated.

    Those of `before`, from earlier stages, stay.
    """
    found = {file.kind: file for file in before}
    for each in sorted(artifacts, key=lambda a: int(a.metadata.get("slideIndex", 0))):
        if each.selected and each.kind in _LINKED and each.removed_at is None:
            found.setdefault(each.kind, LinkedFile(each.id, each.kind, each.label))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Task:
    """One stage of a job's pipeline; keyed by (job, stage, iteration, ordinal).

    Attributes:
        attempt: the fencing token, 0 before the first claim.
        strikes: attempts that crashed or failed transiently.
        done, total: progress within the running attempt, in slides.
        duration_ms: claim to completion of the attempt that succeeded.
        result: what the completion left.
    """

    id: str
    stage: Stage
    state: TaskState
    iteration: int = 0
    ordinal: int = 0
    attempt: int = 0
    strikes: int = 0
    done: int = 0
    total: int = 0
    duration_ms: int | None = None
    result: StageResult | None = None


@dataclass(frozen=True, slots=True)
class DeckSlide:
    """A slide of a deck, which is a job of its own: where that stands.

    Attributes:
        slide_number: its place in the deck, from 1.
        error_code, error_message: why it failed; None for one that did not.
        left_open: what of its brief its author could not show.
    """

    slide_number: int
    job_id: str
    title: str
    state: JobState
    stage: Stage | None = None
    error_code: str | None = None
    error_message: str | None = None
    left_open: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A durable job. `revision` grows with every committed change.

    Attributes:
        source_schema: `protocol_v2`, `agent_v1`, `paper_document`, `brief_v1`, `feedback_v1`, `translation_v1`,
            `deck_brief_v1`; empty for an upload.
        options: what the client asked for beside the document.
        warnings: JSON objects {pointer, code, message} about the accepted document.
        owner_key_id: the key that made it.
        artifacts: all that was recorded; empty in a list that does not show them.
        ancestors: the jobs whose slides it goes back to, the first one first; some may be gone.
        first_version: the number, among the versions of them all, of its first round.
        cost: what providers of models took for it and its slides, in millionths of a dollar.
        price: what is charged for it once it has succeeded, in millionths of a dollar.
        linked: what `linked_files` finds among them, in such a list; None where they are there themselves.
        decisions: of reviewers, the oldest first.
        hold: whether it is kept whatever retention says, and cannot be deleted.
        files_removed_at: when retention took its files.
        slides: of a deck, in its order; none of any other job.
    """

    id: str
    tenant: str
    kind: JobKind
    state: JobState
    revision: int
    created_at: datetime
    updated_at: datetime
    source_schema: str = ""
    title: str = ""
    slide_count: int = 0
    stage: Stage | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    deck_score: int | None = None
    brand_pack_id: str | None = None
    brand_pack_version_id: str | None = None
    baseline_job_id: str | None = None
    approval_status: ApprovalStatus = ApprovalStatus.NOT_REQUESTED
    approval_required: bool = False
    error_code: str | None = None
    error_message: str | None = None
    error_stage: Stage | None = None
    retry_of_job_id: str | None = None
    parent_job_id: str | None = None
    ancestors: tuple[str, ...] = ()
    first_version: int = 0
    cost: int = 0
    price: int = 0
    owner_key_id: str = ""
    options: JobOptions = field(default_factory=JobOptions)
    warnings: tuple[Mapping[str, Any], ...] = ()
    tasks: tuple[Task, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    linked: tuple[LinkedFile, ...] | None = None
    decisions: tuple[Decision, ...] = ()
    hold: bool = False
    files_removed_at: datetime | None = None
    slides: tuple[DeckSlide, ...] = ()

    @property
    def charged(self) -> int:
        """What is charged for it so far, in millionths of a dollar."""
        return self.price if self.state is JobState.SUCCEEDED else 0

    @property
    def timings(self) -> dict[str, int]:
        """Milliseconds by stage name, of all its rounds, for the stages that are done."""
        spent: dict[str, int] = {}
        for task in self.tasks:
            if task.duration_ms is not None:
                spent[task.stage.value] = spent.get(task.stage.value, 0) + task.duration_ms
        return spent

    def artifact(self, kind: ArtifactKind) -> Artifact | None:
        """The first selected artifact of a kind."""
        return next((a for a in self.artifacts if a.kind is kind and a.selected), None)

    def link(self, kind: ArtifactKind) -> LinkedFile | None:
        """The file of a kind that records of the job link to."""
        files = linked_files(self.artifacts) if self.linked is None else self.linked
        return next((file for file in files if file.kind is kind), None)

    def task(self, stage: Stage) -> Task | None:
        """The newest task of a stage, that of a round that was skipped left out."""
        tasks = (task for task in self.tasks if task.stage is stage and task.state is not TaskState.SKIPPED)
        return max(tasks, key=lambda task: (task.iteration, task.ordinal), default=None)


@dataclass(frozen=True, slots=True)
class JobHead:
    """As much of a job as those need to know who wait for it: how far it is."""

    id: str
    tenant: str
    kind: JobKind
    revision: int
    terminal: bool


def head_of(job: Job) -> JobHead:
    """How far a job is."""
    return JobHead(job.id, job.tenant, job.kind, job.revision, job.state.terminal)


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One line of a job's timeline.

    Attributes:
        seq: counts from 1 without gaps.
        type: a name from the table of `deck_domain.event_types`, or one of a newer release.
        data: JSON object with the fields of the type.
        actor: who brought it about.
    """

    id: str
    job_id: str
    tenant: str
    seq: int
    type: str
    created_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)
    actor: Actor = UNKNOWN


@dataclass(frozen=True, slots=True)
class Hint:
    """A job changed: read it again if you care. `revision` is the one after the change."""

    job_id: str
    revision: int
    terminal: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it may be shown: never its secret."""

    id: str
    tenant: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is asking: the outcome of authentication."""

    tenant: str
    key_id: str
    scopes: frozenset[Scope]

    def may(self, scope: Scope) -> bool:
        """Whether the key carries the scope, or admin."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


@dataclass(frozen=True, slots=True)
class Lease:
    """A claimed task, with all that the work needs.

    Attributes:
        ttl: seconds the lease lasts after each heartbeat.
        heartbeat_interval: seconds between heartbeats.
        inputs: recorded artifacts of earlier stages, and the source document or the upload.
        output_prefix: `{tenant}/{job}/{task}/{attempt}/`; the only place this attempt may write.
        baseline: what was recorded for the job to compare with; only for a stage that compares, and none when that job
            is gone.
        traceparent: W3C trace context of the request that made the job, or empty.
        document_rules: version of the document rules that the document passed when the job was made; empty when it
            has not passed them all.
        others_due: whether more tasks of these stages waited for a worker when this one was claimed.
    """

    task_id: str
    job_id: str
    tenant: str
    kind: JobKind
    stage: Stage
    attempt: int
    strikes: int
    iteration: int
    ttl: float
    heartbeat_interval: float
    source_schema: str
    title: str
    slide_count: int
    options: JobOptions
    inputs: tuple[Artifact, ...]
    output_prefix: str
    baseline: tuple[Artifact, ...] = ()
    traceparent: str = ""
    document_rules: str = ""
    others_due: bool = False

    def input(self, kind: ArtifactKind) -> Artifact | None:
        """The first input of a kind."""
        return next((a for a in self.inputs if a.kind is kind), None)


@dataclass(frozen=True, slots=True)
class StageFailure:
    """How an attempt ended badly: `code` is upper case, `message` says what to change.

    `blamed` is the earlier stage that it is blamed on; None for the attempt's own.
    """

    category: FailureCategory
    code: str
    message: str
    blamed: Stage | None = None
