"""What goes through protobuf comes back the same."""

from dataclasses import replace
from datetime import UTC, datetime

import grpc
import pytest

from deck_domain import errors
from deck_domain.actor import Actor, ActorType
from deck_domain.job import ApiKey, Artifact, ArtifactKind, Hint, Job, JobEvent, Lease, Scope, StoredObject, Task
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import (
    AutoFix,
    FallbackLevel,
    Format,
    JobOptions,
    OutputMode,
    PreflightPolicy,
    RenderOptions,
    RepairMode,
    ValidationMode,
)
from deck_domain.job_pages import JobPage
from deck_domain.lifecycle import FailureCategory, JobState, Stage, TaskState
from deck_domain.stage_results import RenderResult
from deck_wire import errors as wire_errors
from deck_wire import job_pages, jobs, keys, leases

NOW = datetime(2026, 10, 14, 9, 30, 0, 123000, tzinfo=UTC)
STORED = StoredObject(key="t/job_1/task_1/1/deck.pptx", sha256="ab" * 32, size=12345678901)
ARTIFACT = Artifact(
    id="art_1",
    kind=ArtifactKind.PREVIEW_PNG,
    label="slide-1.png",
    stored=STORED,
    content_type="image/png",
    metadata={"slideIndex": 0, "ratio": 1.5, "nested": {"list": [1, None, "x", True]}},
)
OPTIONS = JobOptions(
    synchronous=True,
    render=RenderOptions(
        (Format.WEBP, Format.PDF), ValidationMode.DESKTOP_ASYNC, OutputMode.VISUAL_SAFE, FallbackLevel.NATIVE_EDITABLE,
        RepairMode.STRUCTURAL, "val_1",
    ),
    policy=PreflightPolicy(AutoFix.SUGGEST_ONLY, 0.0),
    brand_pack_id="bp_1",
    brand_pack_version_id="bpv_1",
    approval_required=True,
    baseline_job_id="job_0",
    auto_iterations=2,
    unknown_keys=(errors.Violation("/x", "unknown_key", "No."), errors.Violation("/y", "unknown_key", "No.")),
    file_name="Ä.pptx",
)  # fmt: skip
JOB = Job(
    id="job_1",
    tenant="t",
    kind=JobKind.RENDER,
    state=JobState.RUNNING,
    revision=7,
    created_at=NOW,
    updated_at=NOW,
    deck_score=0,
    stage=Stage.PREVIEW,
    options=OPTIONS,
    warnings=({"pointer": "/x", "code": "unknown_key", "message": "Remove it."},),
    tasks=(
        Task(
            id="task_1",
            stage=Stage.RENDER,
            state=TaskState.SUCCEEDED,
            attempt=1,
            duration_ms=80,
            result=RenderResult(4, ("Carlito",)),
        ),
    ),
    artifacts=(ARTIFACT,),
)


def test_a_job_survives_the_wire() -> None:
    """Every field of a job, None and zero told apart, comes back."""
    assert JOB == jobs.job_from_wire(jobs.job_to_wire(JOB))
    bare = replace(JOB, deck_score=None, stage=None, tasks=(), artifacts=(), warnings=())
    assert bare == jobs.job_from_wire(jobs.job_to_wire(bare))


def test_a_lease_survives_the_wire() -> None:
    """Every field of a lease comes back."""
    lease = Lease(
        task_id="task_1", job_id="job_1", tenant="t", kind=JobKind.PREFLIGHT, stage=Stage.SCORE, attempt=2, strikes=1,
        iteration=0, ttl=15.0, heartbeat_interval=2.0, source_schema="protocol_v2", title="Ä", slide_count=3,
        options=JobOptions(), inputs=(ARTIFACT,), output_prefix="t/job_1/task_1/2/", traceparent="", document_rules="1",
    )  # fmt: skip
    assert lease == leases.lease_from_wire(leases.lease_to_wire(lease))


def test_events_and_keys_survive_the_wire() -> None:
    """Timeline lines and keys come back."""
    event = JobEvent(id="evt_1", job_id="job_1", tenant="t", seq=3, type="task.started", created_at=NOW, data={"a": 1},
                     actor=Actor(ActorType.LINK, "link_1"))  # fmt: skip
    assert event == jobs.event_from_wire(jobs.event_to_wire(event))
    key = ApiKey(id="key_1", tenant="t", name="CI", scopes=frozenset({Scope.READ}), created_at=NOW, expires_at=NOW)
    assert key == keys.key_from_wire(keys.key_to_wire(key))


def test_pages_and_hints_survive_the_wire() -> None:
    """A page with its total and token; a hint; and the sign of life in place of one."""
    page = JobPage((JOB,), 7, "next")
    assert page == job_pages.page_from_wire(job_pages.page_to_wire(page))
    for hint in (Hint("job_1", 3, terminal=True, deleted=True), None):
        assert hint == job_pages.hint_from_wire(job_pages.hint_to_wire(hint))


@pytest.mark.parametrize("category", list(FailureCategory))
def test_failure_categories_survive_the_wire(category: FailureCategory) -> None:
    """Each category has a number of its own."""
    assert category is leases.category_of(leases.category_number(category))


class _RpcError(grpc.RpcError):
    """An error as a client of ours sees it."""

    def __init__(self, error: errors.DeckError) -> None:
        self._code, self._status = wire_errors.to_status(error)

    def code(self) -> grpc.StatusCode:
        return self._code

    def details(self) -> str:
        return self._status.message

    def trailing_metadata(self) -> list[tuple[str, bytes]]:
        return [(wire_errors.STATUS_TRAILER, self._status.SerializeToString())]


@pytest.mark.parametrize("kind", list(wire_errors.CODES))
def test_every_domain_error_survives_the_wire(kind: type[errors.DeckError]) -> None:
    """Class, code, message and what hangs on them come back."""
    if issubclass(kind, errors.InvalidDocument):
        error: errors.DeckError = kind([errors.Violation("/slides/0", "missing", "Add a title.")])
    elif issubclass(kind, errors.QueueFull):
        error = kind("Wait.", retry_after=1.5, limit=20)
    elif issubclass(kind, errors.StoreUnavailable):
        error = kind("Wait.", retry_after=1.5)
    else:
        error = kind("No.", code="special")
    back = wire_errors.from_rpc_error(_RpcError(error))
    assert (type(error), error.code, error.message) == (type(back), back.code, back.message)
    assert getattr(error, "violations", None) == getattr(back, "violations", None)
    assert getattr(error, "retry_after", None) == getattr(back, "retry_after", None)
    assert getattr(error, "limit", None) == getattr(back, "limit", None)
