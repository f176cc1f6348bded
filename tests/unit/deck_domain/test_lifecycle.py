"""The state machine, told by its table."""

import re
from pathlib import Path

import pytest

from deck_domain.job_kinds import KINDS
from deck_domain.lifecycle import (
    MAX_STRIKES,
    TRANSITIONS,
    FailureCategory,
    JobState,
    Stage,
    TaskState,
    Trigger,
    after_failure,
    job_state,
    retry_delay,
)

T = TaskState


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([(T.READY, 0), (T.BLOCKED, 0)], JobState.QUEUED),
        ([(T.RUNNING, 1), (T.BLOCKED, 0)], JobState.RUNNING),
        ([(T.READY, 1), (T.BLOCKED, 0)], JobState.RUNNING),
        ([(T.SUCCEEDED, 1), (T.READY, 0)], JobState.RUNNING),
        ([(T.SUCCEEDED, 1), (T.SUCCEEDED, 2)], JobState.SUCCEEDED),
        ([(T.FAILED, 3), (T.CANCELLED, 0)], JobState.FAILED),
        ([(T.SUCCEEDED, 1), (T.CANCELLED, 1)], JobState.CANCELLED),
    ],
)
def test_a_job_is_a_fold_over_its_tasks(tasks: list[tuple[TaskState, int]], expected: JobState) -> None:
    """The state of a job follows from its tasks alone."""
    assert expected is job_state(tasks)


def test_nothing_leaves_a_terminal_state() -> None:
    """No row of the table starts where a task has ended."""
    ended = {T.SUCCEEDED, T.FAILED, T.CANCELLED}
    assert not [row for row in TRANSITIONS if ended & set(row.sources)]


@pytest.mark.parametrize(
    ("category", "strikes", "expected"),
    [
        (FailureCategory.TRANSIENT, 0, Trigger.RETRY),
        (FailureCategory.CRASHED, MAX_STRIKES - 2, Trigger.RETRY),
        (FailureCategory.CRASHED, MAX_STRIKES - 1, Trigger.GIVE_UP),
        (FailureCategory.PERMANENT, 0, Trigger.GIVE_UP),
        (FailureCategory.INTERRUPTED, MAX_STRIKES - 1, Trigger.RELEASE),
    ],
)
def test_the_category_decides_about_another_attempt(category: FailureCategory, strikes: int, expected: Trigger) -> None:
    """Strikes count for crashes and transient failures alone."""
    assert expected is after_failure(category, strikes)


def test_backoff_grows_and_is_bounded() -> None:
    """Delays grow fourfold, jitter adds at most half, and no wait is over 90 seconds."""
    delays = [retry_delay(strikes, 0.0) for strikes in range(1, 6)]
    assert delays == [1.0, 4.0, 16.0, 60.0, 60.0]
    assert retry_delay(9, 1.0) == 90.0


def test_the_protos_repeat_the_stages() -> None:
    """Names and meanings of the enumeration are those of the rows; numbers are in the order in which they came."""
    enumeration = re.search(r"enum Stage {(.*?)}", Path("protos/deck/registry/v1/job.proto").read_text(), re.DOTALL)
    assert enumeration is not None
    found = re.findall(r"// (.*)\n\s*STAGE_(\w+) = (\d+);", enumeration[1])
    rows = {("No stage: the job has not started.", "UNSPECIFIED"), *((stage.meaning, stage.name) for stage in Stage)}
    assert {(meaning, name) for meaning, name, _ in found} == rows
    assert [number for *_, number in found] == [str(number) for number in range(len(Stage) + 1)]


def test_pipelines_wait_only_for_earlier_steps() -> None:
    """Every step waits for stages before it."""
    for kind in KINDS.values():
        seen: set[str] = set()
        for step in kind.steps:
            assert set(step.after) <= seen
            seen.add(step.stage)
