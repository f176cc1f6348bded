"""The six statuses of `/v1`: of jobs, of slides, and as filters. Pure."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import WithJsonSchema

from deck_domain.lifecycle import JobState, Stage


@dataclass(frozen=True, slots=True)
class Selection:
    """Which jobs have a status: those in one of `states`, and of these stages where any are named."""

    states: tuple[JobState, ...]
    stages: tuple[Stage, ...] = ()


def _in_stage(status: str) -> Selection:
    return Selection((JobState.RUNNING,), tuple(stage for stage in Stage if stage.brief_status == status))


STATUSES = {
    "queued": Selection((JobState.QUEUED,)),
    "generating": _in_stage("generating"),
    "executing": _in_stage("executing"),
    "rendering": _in_stage("rendering"),
    "complete": Selection((JobState.SUCCEEDED,)),
    "failed": Selection((JobState.FAILED, JobState.CANCELLED)),
}
"""The six statuses, as filters."""

BriefStatus = Annotated[str, WithJsonSchema({"type": "string", "enum": list(STATUSES)})]


def status_of(state: JobState, stage: Stage | None) -> BriefStatus:
    """One of the six statuses."""
    if state is JobState.RUNNING:
        return stage.brief_status if stage else "rendering"
    return next(status for status, selection in STATUSES.items() if state in selection.states)
