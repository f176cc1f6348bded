"""What a report means for a policy."""

from typing import Any

import pytest

from deck_domain.job_kinds import JobKind
from deck_domain.job_options import AutoFix, PreflightPolicy, ValidationMode
from deck_domain.lifecycle import JobState
from deck_domain.policy import decide, validation_summary

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


@pytest.mark.parametrize("mode", [ValidationMode.DESKTOP_ASYNC, ValidationMode.DESKTOP_BLOCKING])
def test_unsupported_mode_is_the_only_reason(mode: ValidationMode) -> None:
    """What was not checked cannot be judged by score or findings."""
    result = decide({"deckScore": 10, "findings": [BLOCKER]}, PreflightPolicy(render_if_score_above=80), mode)
    assert [reason.code for reason in result.reasons] == ["UNSUPPORTED_VALIDATION_MODE"]
    assert result.unsupported_modes == (mode,)
    assert result.validation_mode == mode


@pytest.mark.parametrize("mode", [STRUCTURAL, ValidationMode.DESKTOP_ASYNC])
def test_a_threshold_is_not_met_by_what_was_not_scored(mode: ValidationMode) -> None:
    """And a reason says so; without a threshold there is nothing to meet."""
    result = decide({}, PreflightPolicy(render_if_score_above=80), mode)
    assert result.threshold_met is False
    assert [reason for reason in result.reasons if "Nothing was scored" in reason.message and "80" in reason.message]
    assert decide({}, PreflightPolicy(), mode).threshold_met is True


def test_repairs_are_listed_only_on_request() -> None:
    """suggest_only names what a program could mend; off does not."""
    report = {"deckScore": 90, "findings": [{"code": "X", "machineFixHint": "dedupe_slide_ids"}]}
    suggesting = decide(report, PreflightPolicy(AutoFix.SUGGEST_ONLY), STRUCTURAL)
    assert suggesting.suggested_fixes == ("dedupe_slide_ids",)
    assert decide(report, PreflightPolicy(), STRUCTURAL).suggested_fixes is None


@pytest.mark.parametrize("kind", [JobKind.RENDER, JobKind.PREFLIGHT])
@pytest.mark.parametrize(
    ("mode", "executed", "deferred"),
    [
        (STRUCTURAL, ["structural"], []),
        (ValidationMode.NONE, [], []),
        (ValidationMode.DESKTOP_ASYNC, [], ["desktop_async"]),
        (ValidationMode.DESKTOP_BLOCKING, [], ["desktop_blocking"]),
    ],
)
def test_validation_summary_never_downgrades(
    kind: JobKind, mode: ValidationMode, executed: list[str], deferred: list[str]
) -> None:
    """What was asked either ran or is deferred; a lesser mode never stands in for it."""
    summary = validation_summary(mode, kind, JobState.SUCCEEDED)
    assert summary.requested == mode
    assert (list(summary.executed), list(summary.deferred)) == (executed, deferred)


def test_validation_is_deferred_until_the_job_has_succeeded() -> None:
    """A job that has not ended has validated nothing."""
    summary = validation_summary(STRUCTURAL, JobKind.RENDER, JobState.RUNNING)
    assert (list(summary.executed), list(summary.deferred)) == ([], ["structural"])
    assert summary.reason
