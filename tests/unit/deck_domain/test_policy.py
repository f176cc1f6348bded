"""What a report means for a policy."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from deck_domain.job import Job, Task
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import AutoFix, JobOptions, PreflightPolicy, RenderOptions, ValidationMode
from deck_domain.lifecycle import TaskState, job_state
from deck_domain.policy import decide, desktop_status, validation_summary
from deck_domain.stage_results import DesktopResult, RenderResult, ScoreResult, StageResult

BLOCKED, SUCCEEDED = TaskState.BLOCKED, TaskState.SUCCEEDED
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
STRUCTURAL = ValidationMode.STRUCTURAL
BLOCKER: dict[str, Any] = {"code": "BRAND_MISSING", "blocking": True, "recommendedAction": "Add the brand."}


def test_threshold_and_blocking_findings_are_both_named_in_order() -> None:
    """The documented example: score 72, threshold 80, one blocking finding."""
    result = decide({"deckScore": 72, "findings": [BLOCKER]}, PreflightPolicy(render_if_score_above=80), STRUCTURAL)
    assert result.blocking is True
    assert result.blocking_codes == ("BRAND_MISSING",)
    assert result.blocking_finding_count == 1
    assert result.threshold_met is False
    assert [reason.code for reason in result.reasons] == ["DECK_SCORE_THRESHOLD_NOT_MET", "BLOCKING_FINDINGS_PRESENT"]
    assert result.next_actions == ("Add the brand.",)


def test_a_clean_deck_may_be_rendered() -> None:
    """No reason, no block; the threshold itself is enough."""
    result = decide({"deckScore": 80, "findings": []}, PreflightPolicy(render_if_score_above=80), STRUCTURAL)
    assert (result.blocking, result.reasons) == (False, ())


def test_unsupported_mode_is_the_only_reason() -> None:
    """What was not checked cannot be judged by score or findings."""
    mode = ValidationMode.DESKTOP_ASYNC
    result = decide({"deckScore": 10, "findings": [BLOCKER]}, PreflightPolicy(render_if_score_above=80), mode)
    assert [reason.code for reason in result.reasons] == ["UNSUPPORTED_VALIDATION_MODE"]
    assert result.unsupported_modes == (mode,)
    assert result.validation_mode == mode


def test_a_validation_that_the_render_will_run_blocks_no_preflight() -> None:
    """Score and findings decide."""
    clean: dict[str, Any] = {"deckScore": 95, "findings": []}
    result = decide(clean, PreflightPolicy(render_if_score_above=80), ValidationMode.DESKTOP_BLOCKING)
    assert (result.blocking, result.unsupported_modes, result.validation_mode) == (False, (), "desktop_blocking")


@pytest.mark.parametrize("mode", [STRUCTURAL, ValidationMode.DESKTOP_ASYNC])
def test_a_threshold_is_not_met_by_what_was_not_scored(mode: ValidationMode) -> None:
    """And a reason says so; without a threshold there is nothing to meet."""
    result = decide({}, PreflightPolicy(render_if_score_above=80), mode)
    assert result.threshold_met is False
    assert [reason for reason in result.reasons if "Nothing was scored" in reason.message and "80" in reason.message]
    assert decide({}, PreflightPolicy(), mode).threshold_met is True


def test_repairs_are_listed_only_on_request() -> None:
    """suggest_only names what a program could mend; off does not."""
    report = {"deckScore": 90, "findings": [{"code": "X", "machineFixHint": {"strategy": "split_slide", "patch": []}}]}
    suggesting = decide(report, PreflightPolicy(AutoFix.SUGGEST_ONLY), STRUCTURAL)
    assert suggesting.suggested_fixes == ("split_slide",)
    assert decide(report, PreflightPolicy(), STRUCTURAL).suggested_fixes is None


PASSED = DesktopResult("dv_1", passed=True, backend="LibreOffice 7.4.7.2", slide_count=1)
SCORED = ScoreResult(90, 1, 0, blocking=False)


def _job(kind: JobKind, mode: ValidationMode, **results: StageResult | None) -> Job:
    """A job whose stages have these results; a stage that is not named has not begun."""
    options = JobOptions(render=RenderOptions(validation_mode=mode))
    tasks = tuple(
        Task(step.stage, step.stage, SUCCEEDED if step.stage in results else BLOCKED, result=results.get(step.stage))
        for step in kind.steps_for(options)
    )
    state = job_state((task.state, 1) for task in tasks)
    return Job("job_1", "acme", kind, state, 1, NOON, NOON, options=options, tasks=tasks)


@pytest.mark.parametrize(
    ("kind", "mode", "executed", "deferred", "unsupported"),
    [
        (JobKind.PREFLIGHT, STRUCTURAL, ["structural"], [], []),
        (JobKind.RENDER, STRUCTURAL, ["structural"], [], []),
        (JobKind.RENDER, ValidationMode.NONE, [], [], []),
        (JobKind.PREFLIGHT, ValidationMode.DESKTOP_BLOCKING, [], ["desktop_blocking"], []),
        (JobKind.RENDER, ValidationMode.DESKTOP_BLOCKING, ["structural", "desktop_blocking"], [], []),
        (JobKind.PREFLIGHT, ValidationMode.DESKTOP_ASYNC, [], ["desktop_async"], ["desktop_async"]),
    ],
)
def test_validation_summary_is_the_documented_table(
    kind: JobKind, mode: ValidationMode, executed: list[str], deferred: list[str], unsupported: list[str]
) -> None:
    """What was asked either ran or is deferred, of jobs whose stages are all done."""
    job = _job(kind, mode, RENDER=RenderResult(1, ()), PREVIEW=None, DESKTOP=PASSED, SCORE=SCORED)
    summary = validation_summary(job)
    assert summary.requested == mode
    assert [list(summary.executed), list(summary.deferred), list(summary.unsupported)] == [
        executed,
        deferred,
        unsupported,
    ]
    assert (summary.reason is None) is (executed != [])


def test_checks_are_deferred_until_their_stages_are_done() -> None:
    """Each by itself: LibreOffice may have opened a deck that is not scored yet."""
    job = _job(JobKind.RENDER, ValidationMode.DESKTOP_BLOCKING, RENDER=RenderResult(1, ()), PREVIEW=None)
    assert validation_summary(job).deferred == ("structural", "desktop_blocking")
    job = _job(JobKind.RENDER, ValidationMode.DESKTOP_BLOCKING, RENDER=None, PREVIEW=None, DESKTOP=PASSED)
    assert validation_summary(job).executed == ("desktop_blocking",)
    assert validation_summary(job).reason


def test_desktop_status_is_that_of_the_record() -> None:
    """Not run, passed or failed."""
    mode = ValidationMode.DESKTOP_BLOCKING
    assert desktop_status(_job(JobKind.RENDER, mode)) == "not_run"
    assert desktop_status(_job(JobKind.RENDER, mode, DESKTOP=PASSED)) == "passed"
    assert desktop_status(_job(JobKind.RENDER, mode, DESKTOP=replace(PASSED, passed=False))) == "failed"
