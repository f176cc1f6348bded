"""Jobs as projections see them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject, Task
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import ScoreResult
from deck_runtime.file_links import FileLinks

NOW = datetime(2026, 3, 25, 10, 30, tzinfo=UTC)


def artifact(kind: ArtifactKind, label: str, **metadata: Any) -> Artifact:
    """An artifact of a kind."""
    stored = StoredObject(f"acme/job_1/task_1/1/{label}", "ab" * 32, 1234)
    return Artifact(f"art_{label.replace('.', '')}", kind, label, stored, "application/octet-stream", metadata)


@pytest.fixture
def links() -> FileLinks:
    """Links of an installation, at a fixed time."""
    return FileLinks("https://decks.example", {"k1": b"0123456789abcdef"}, clock=NOW.timestamp)


@pytest.fixture
def make_job() -> Callable[..., Job]:
    """Makes a succeeded render of two slides; arguments replace its fields."""

    def make(**changes: Any) -> Job:
        fields: dict[str, Any] = {
            "id": "job_1",
            "tenant": "acme",
            "kind": JobKind.RENDER,
            "state": JobState.SUCCEEDED,
            "revision": 7,
            "created_at": NOW,
            "updated_at": NOW,
            "finished_at": NOW + timedelta(seconds=11.5),
            "source_schema": "protocol_v2",
            "title": "Q3 2026: Board Update",
            "slide_count": 2,
            "stage": Stage.SCORE,
            "deck_score": 87,
            "tasks": (
                Task("task_1", Stage.RENDER, TaskState.SUCCEEDED, duration_ms=40),
                Task("task_2", Stage.PREVIEW, TaskState.SUCCEEDED, duration_ms=400),
                Task(
                    "task_3",
                    Stage.SCORE,
                    TaskState.SUCCEEDED,
                    duration_ms=90,
                    result=ScoreResult(87, 2, 0, blocking=False),
                ),
            ),
            "artifacts": (
                artifact(ArtifactKind.GENERATED_PPTX, "output.pptx"),
                artifact(ArtifactKind.RENDER_MANIFEST, "manifest.json"),
                artifact(ArtifactKind.PREVIEW_PNG, "slide-2.png", slideIndex=1),
                artifact(ArtifactKind.PREVIEW_PNG, "slide-1.png", slideIndex=0),
                artifact(ArtifactKind.QUALITY_REPORT, "report.json"),
            ),
        }
        return Job(**(fields | changes))

    return make
