"""The computed summaries of a job's detail: their keys to the letter, and counters that add up."""

from collections.abc import Callable
from typing import Any

import pytest

from deck_domain.job import Job
from deck_domain.job_options import JobOptions, PreflightPolicy, RenderOptions, ValidationMode
from deck_domain.lifecycle import JobState
from deck_runtime.file_links import FileLinks
from gateway.views.details import job_detail
from gateway.views.results import preflight_answer, render_answer

MakeJob = Callable[..., Job]


def _finding(code: str, severity: str, *, index: int | None = 0, blocking: bool = False, **more: Any) -> dict[str, Any]:
    place = {} if index is None else {"slideIndex": index, "componentPath": f"slides[{index}].title"}
    wire = {"code": code, "severity": severity, "message": f"{code}.", "blocking": blocking, "category": "layout"}
    return wire | place | {"recommendedAction": f"Mend {code}."} | more


FINDINGS = [
    _finding("OVERFLOW_BODY_TEXT", "error", blocking=True),
    _finding("SLIDE_ID_NOT_UNIQUE", "error", index=None, autoFixed=True, repairDescription="Mended."),
    *(_finding("TITLE_DUPLICATE", "warning", index=number) for number in range(7)),
    _finding("PRIVATE_DATA_PRESENT", "info", index=None, recommendedAction=None),
]
REPORT = {"deckScore": 72, "documentVerdict": "native_editable", "fallbackCount": 1, "findings": FINDINGS}
POLICY = JobOptions(policy=PreflightPolicy(render_if_score_above=80))


@pytest.fixture
def detail(make_job: MakeJob, links: FileLinks) -> dict[str, Any]:
    """Of a render with a policy that it does not meet."""
    return dict(job_detail(make_job(options=POLICY), links, REPORT))


def test_all_nine_summaries_are_there(detail: dict[str, Any]) -> None:
    """Beside the record, with their counts and the brand pack."""
    assert set(detail) == {
        *("job", "approval", "diffSummary", "preflight", "policy", "findingSummary", "brandCompliance", "validation"),
        *("baseline", "artifacts", "artifactCounts", "brandPack"),
    }
    assert set(detail["approval"]) == {"latest", "history"}
    assert detail["preflight"] == {
        "deckScore": 72,
        "documentVerdict": "native_editable",
        "fallbackCount": 1,
        "findingCount": len(FINDINGS),
    }


def test_the_policy_is_the_short_form(detail: dict[str, Any]) -> None:
    """Both reasons, in order."""
    policy = detail["policy"]
    assert set(policy) == {"blocking", "reasons", "nextActions", "unsupportedModes", "validationMode"}
    assert [reason["code"] for reason in policy["reasons"]] == [
        "DECK_SCORE_THRESHOLD_NOT_MET",
        "BLOCKING_FINDINGS_PRESENT",
    ]
    assert policy["nextActions"] == ["Mend OVERFLOW_BODY_TEXT.", "Mend TITLE_DUPLICATE."]


def test_the_counters_of_findings_add_up(detail: dict[str, Any]) -> None:
    """Blocking and advisory are all, so are the severities; the first five of either sort are told."""
    summary = detail["findingSummary"]
    assert set(summary) == {
        *("totalCount", "blockingCount", "advisoryCount", "bySeverity", "nextActions", "topBlocking", "topAdvisories")
    }
    assert (summary["totalCount"], summary["blockingCount"], summary["advisoryCount"]) == (10, 1, 9)
    assert summary["bySeverity"] == {"error": 2, "warning": 7, "info": 1}
    assert sum(summary["bySeverity"].values()) == summary["totalCount"]
    assert summary["nextActions"] == detail["policy"]["nextActions"]
    assert [item["code"] for item in summary["topBlocking"]] == ["OVERFLOW_BODY_TEXT"]
    assert len(summary["topAdvisories"]) == 5
    (top,) = summary["topBlocking"]
    assert top | {"documentPointer": None} == {
        "code": "OVERFLOW_BODY_TEXT",
        "slideLabel": "Slide 1",
        "componentPath": "slides[0].title",
        "documentPointer": None,
        "message": "OVERFLOW_BODY_TEXT.",
        "recommendedAction": "Mend OVERFLOW_BODY_TEXT.",
    }


def test_artifacts_are_counted_as_they_are_listed(detail: dict[str, Any]) -> None:
    """In all and by kind; the same list stands in the record."""
    counts = detail["artifactCounts"]
    assert set(counts) == {"totalArtifacts", "countsByKind"}
    assert counts["totalArtifacts"] == sum(counts["countsByKind"].values()) == len(detail["artifacts"])
    assert detail["artifacts"] == detail["job"]["artifacts"]


def test_validation_says_what_was_asked_and_what_ran(detail: dict[str, Any]) -> None:
    """The summary is the one of the record's metadata."""
    validation = detail["validation"]
    assert set(validation) == {
        *("requestedValidationMode", "validationRecordUrl", "desktopValidationStatus", "validationSummary")
    }
    summary = {"requestedMode": "structural", "executedModes": ["structural"], "deferredModes": [], "reason": None}
    assert validation["validationSummary"] == summary | {"unsupportedModes": []}
    assert detail["job"]["metadata"]["validationSummary"] == validation["validationSummary"]
    assert (validation["requestedValidationMode"], validation["desktopValidationStatus"]) == ("structural", "not_run")


def test_without_a_report_nothing_is_made_up(make_job: MakeJob, links: FileLinks) -> None:
    """What is computed from a report is null until there is one."""
    found = dict(job_detail(make_job(state=JobState.RUNNING, options=JobOptions()), links, None))
    for name in ("preflight", "policy", "findingSummary", "brandCompliance", "diffSummary", "baseline", "brandPack"):
        assert found[name] is None


def test_a_policy_result_has_the_documented_keys(make_job: MakeJob, links: FileLinks) -> None:
    """Of a preflight, which it blocks, and of a render, which goes on."""
    keys = {
        *("allowedToRender", "blocking", "blockingCodes", "blockingFindingCount", "deckScoreThresholdMet"),
        *("unsupportedModes", "validationMode", "reasons", "nextActions"),
    }
    blocked, rendered = (
        preflight_answer(make_job(options=POLICY), REPORT),
        render_answer(make_job(options=POLICY), links, REPORT),
    )
    for answer in (blocked["data"], rendered["data"]):
        policy = answer["policyResult"]
        assert policy
        assert set(policy) == keys
        assert (policy["allowedToRender"], policy["blockingCodes"], policy["blockingFindingCount"]) == (
            False,
            ["OVERFLOW_BODY_TEXT"],
            1,
        )
        assert policy["deckScoreThresholdMet"] is False
    assert (blocked["status"], rendered["status"]) == ("blocked", "success")


def test_a_mode_that_is_not_supported_stands_alone(make_job: MakeJob) -> None:
    """Whatever else is wrong."""
    mode = RenderOptions(validation_mode=ValidationMode.DESKTOP_ASYNC)
    job = make_job(options=JobOptions(render=mode, policy=PreflightPolicy(render_if_score_above=80)))
    policy = preflight_answer(job, REPORT)["data"]["policyResult"]
    assert policy
    assert [reason["code"] for reason in policy["reasons"]] == ["UNSUPPORTED_VALIDATION_MODE"]
    assert policy["unsupportedModes"] == ["desktop_async"]
