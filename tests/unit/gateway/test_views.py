"""What `/api/v2` shows of a job."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from deck_domain.errors import Violation
from deck_domain.job import Job, linked_files
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions, PreflightPolicy, RenderOptions, ValidationMode
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_runtime.file_links import FileLinks
from gateway.views import details, jobs, results, summaries, v1_jobs

MakeJob = Callable[..., Job]

REPORT: dict[str, Any] = {
    "deckScore": 87,
    "slideCount": 2,
    "documentVerdict": "native_editable",
    "fallbackCount": 0,
    "findings": [
        {
            "code": "TEXT_OVERLAP",
            "severity": "error",
            "blocking": True,
            "message": "Two texts overlap.",
            "slideIndex": 1,
            "componentPath": "slides[1].body",
            "category": "layout",
            "recommendedAction": "Shorten it.",
        },
        {
            "code": "BRAND_COLOR_MISMATCH",
            "severity": "warning",
            "blocking": False,
            "message": "Off.",
            "category": "brand",
        },
    ],
}

DOCUMENTED = [
    "id",
    "kind",
    "status",
    "source_schema",
    "document_title",
    "slide_count",
    "deck_score",
    "brand_pack_id",
    "brand_pack_version_id",
    "baseline_job_id",
    "approval_status",
    "approval_required",
    "download_url",
    "preview_url",
    "quality_report",
    "error_code",
    "error_message",
    "validation_record_url",
    "artifacts",
    "metadata",
    "approvalHistory",
    "revision",
    "stage",
    "progress",
    "timings",
    "created_at",
    "updated_at",
    "started_at",
    "finished_at",
    "error_stage",
    "retry_of_job_id",
    "parent_job_id",
]


def test_record_has_every_documented_field(make_job: MakeJob, links: FileLinks) -> None:
    """Clients find each column under its name."""
    record = jobs.job_record(make_job(), links)
    assert set(DOCUMENTED) <= record.keys()
    assert record["status"] == "succeeded"
    assert record["created_at"] == "2026-03-25T10:30:00.000Z"
    assert record["timings"] == {"RENDER": 40, "PREVIEW": 400, "SCORE": 90}


def test_detail_has_every_computed_summary(make_job: MakeJob, links: FileLinks) -> None:
    """The envelope of a job's detail is complete, whatever the job lacks."""
    expected = [
        "job",
        "approval",
        "diffSummary",
        "preflight",
        "policy",
        "findingSummary",
        "brandCompliance",
        "validation",
        "baseline",
        "artifacts",
        "artifactCounts",
        "brandPack",
    ]
    for report in (None, REPORT):
        assert list(details.job_detail(make_job(), links, report)) == expected


def test_preview_url_is_the_first_slide_and_inner_results_stay_inside(make_job: MakeJob, links: FileLinks) -> None:
    """Pictures are ordered by slide, and the manifest is nobody's business."""
    record = jobs.job_record(make_job(), links)
    assert "/slide-1.png?" in record["preview_url"]
    assert "/output.pptx?" in record["download_url"]
    assert "manifest.json" not in {each["label"] for each in record["artifacts"]}


def test_preflight_publishes_no_deck(make_job: MakeJob, links: FileLinks) -> None:
    """A preflight has a report and no file to download."""
    detail = details.job_detail(make_job(kind=JobKind.PREFLIGHT), links, REPORT)
    assert detail["job"]["download_url"] is None
    assert "generated_pptx" not in detail["artifactCounts"]["countsByKind"]


def test_finding_summary_counts_and_names_the_first(make_job: MakeJob, links: FileLinks) -> None:
    """Blocking and advisory findings are told apart, slides named as people count them."""
    summary = details.job_detail(make_job(), links, REPORT)["findingSummary"]
    assert (summary["totalCount"], summary["blockingCount"], summary["advisoryCount"]) == (2, 1, 1)
    assert summary["bySeverity"] == {"error": 1, "warning": 1}
    assert summary["topBlocking"][0]["slideLabel"] == "Slide 2"
    assert summary["nextActions"] == ["Shorten it."]


def test_what_only_informs_is_named_after_what_should_be_mended(make_job: MakeJob, links: FileLinks) -> None:
    """However many remarks there are: a warning is among the first five."""
    remarks = [{"code": f"REMARK_{number}", "severity": "info"} for number in range(6)]
    report = REPORT | {"findings": [*remarks, {"code": "TITLE_DUPLICATE", "severity": "warning"}]}
    found = details.job_detail(make_job(), links, report)["findingSummary"]
    assert [item["code"] for item in found["topAdvisories"]][:2] == ["TITLE_DUPLICATE", "REMARK_0"]


def test_a_file_that_could_not_be_read_keeps_to_no_brand(make_job: MakeJob, links: FileLinks) -> None:
    """No rule of the brand ran; without a brand pack there was nothing to keep to."""
    unread = {"deckScore": None, "findings": []}
    held = details.job_detail(make_job(), links, unread | {"templateReport": {}})["brandCompliance"]
    free = details.job_detail(make_job(), links, unread)["brandCompliance"]
    assert (held["compliant"], free["compliant"]) == (False, True)
    assert held["summary"] != free["summary"]


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "The deck keeps to its brand pack."),
        (["info"], "1 brand finding, none of which leaves the brand."),
        (["error"], "1 brand finding, 1 of which leaves the brand."),
        (["error", "warning", "info"], "3 brand findings, 2 of which leave the brand."),
    ],
)
def test_the_summary_of_brand_findings_counts(
    severities: list[str], said: str, make_job: MakeJob, links: FileLinks
) -> None:
    """How many there are, and how many of them leave the brand."""
    found = [{"category": "brand", "severity": severity} for severity in severities]
    report = REPORT | {"findings": found, "templateReport": {}}
    assert details.job_detail(make_job(), links, report)["brandCompliance"]["summary"] == said


def test_brand_findings_decide_compliance(make_job: MakeJob, links: FileLinks) -> None:
    """Only findings of category brand count."""
    compliance = details.job_detail(make_job(), links, REPORT)["brandCompliance"]
    assert compliance["compliant"] is False
    assert compliance["findingCount"] == 1


def test_async_answer_has_exactly_two_keys(make_job: MakeJob) -> None:
    """Clients compare this answer as a whole."""
    answer = results.queued_answer(make_job())
    assert answer == {"status": "queued", "data": {"job_id": "job_1", "job_url": "/api/v2/jobs/job_1"}}


def test_sync_answer_has_the_documented_keys(make_job: MakeJob, links: FileLinks) -> None:
    """The result is inline."""
    data = results.render_answer(make_job(), links, REPORT)["data"]
    expected = [
        "job_id",
        "job_url",
        "download_url",
        "preview_url",
        "quality_report",
        "brand_compliance",
        "validationSummary",
    ]
    assert set(expected) <= data.keys()
    assert data["quality_report"] == REPORT


def test_preflight_below_its_threshold_is_blocked(make_job: MakeJob) -> None:
    """A policy that is not met shows in status and in policyResult."""
    job = make_job(kind=JobKind.PREFLIGHT, options=JobOptions(policy=PreflightPolicy(render_if_score_above=90)))
    answer = results.preflight_answer(job, {"deckScore": 87, "findings": []})
    assert answer["status"] == "blocked"
    assert answer["data"]["policyResult"]["allowedToRender"] is False


def test_desktop_preflight_is_blocked_also_when_its_job_failed(make_job: MakeJob) -> None:
    """A mode that cannot be had is answered as such, with or without a report."""
    options = JobOptions(render=RenderOptions(validation_mode=ValidationMode.DESKTOP_ASYNC))
    for state in (JobState.SUCCEEDED, JobState.FAILED):
        job = make_job(kind=JobKind.PREFLIGHT, options=options, state=state)
        answer = results.preflight_answer(job, None)
        assert answer["status"] == "blocked"
        assert answer["data"]["policyResult"]["unsupportedModes"] == ["desktop_async"]
        assert answer["data"]["validationSummary"]["deferredModes"] == ["desktop_async"]


def test_progress_counts_slides_over_all_stages(make_job: MakeJob) -> None:
    """A stage that is done counts whole, one in work by its slides."""
    first, second, third = make_job().tasks
    running = type(second)("task_2", Stage.PREVIEW, TaskState.RUNNING, done=1, total=2)
    waiting = type(third)("task_3", Stage.SCORE, TaskState.BLOCKED)
    assert jobs.progress(make_job(tasks=(first, running, waiting))) == {"done": 3, "total": 6}


def test_a_stage_that_succeeded_is_whole(make_job: MakeJob, links: FileLinks) -> None:
    """Its last report of progress may be older than its end; others stand where they said."""
    first, second, third = make_job().tasks
    done = replace(first, done=1, total=2)
    running = replace(second, state=TaskState.RUNNING, done=1, total=2)
    stages = jobs.job_record(make_job(tasks=(done, running, third)), links)["stages"]
    assert [(each["done"], each["total"]) for each in stages] == [(2, 2), (1, 2), (2, 2)]


def test_a_failed_job_met_no_threshold(make_job: MakeJob) -> None:
    """Nothing was scored; a job that may yet be scored is not judged."""
    options = JobOptions(policy=PreflightPolicy(render_if_score_above=80))
    judged = summaries.policy_result(make_job(state=JobState.FAILED, options=options), None)
    assert judged
    assert judged["deckScoreThresholdMet"] is False
    assert summaries.policy_result(make_job(state=JobState.RUNNING, options=options), None) is None
    assert summaries.policy_result(make_job(state=JobState.FAILED), None) is None


def test_options_without_effect_are_warned_about(make_job: MakeJob) -> None:
    """With their pointer into the request."""
    options = JobOptions(render=RenderOptions(desktop_validation_id="dv_1"))
    told = [each["pointer"] for each in jobs.warnings(make_job(kind=JobKind.PREFLIGHT, options=options))]
    assert told == ["/renderOptions/desktopValidationId"]
    assert jobs.warnings(make_job(options=options)) == []


def test_list_is_an_envelope_with_a_cursor(make_job: MakeJob, links: FileLinks) -> None:
    """The last page has a null cursor."""
    page = jobs.job_list([make_job()], links, total=1, next_cursor="")
    assert list(page) == ["jobs", "total", "next_cursor"]
    assert page["next_cursor"] is None


def test_listed_jobs_link_to_their_files_without_listing_them(make_job: MakeJob, links: FileLinks) -> None:
    """All else is as in the record; artifacts come to who asks for them, the report never."""
    job = make_job()
    brief = replace(job, artifacts=(), linked=linked_files(job.artifacts))
    record = jobs.job_record(job, links)
    (listed,) = jobs.job_list([brief], links, total=1, next_cursor="")["jobs"]
    assert listed == {key: value for key, value in record.items() if key not in ("artifacts", "quality_report")}
    assert listed["download_url"] is not None
    assert "slide-1.png" in str(listed["preview_url"])
    (whole,) = jobs.job_list([job], links, total=1, next_cursor="", artifacts=True)["jobs"]
    assert whole == listed | {"artifacts": record["artifacts"]}
    assert v1_jobs.job_list([brief], links, total=1, limit=1, offset=0) == v1_jobs.job_list(
        [job], links, total=1, limit=1, offset=0
    )


def test_a_deck_that_is_not_published_is_not_linked_to(make_job: MakeJob, links: FileLinks) -> None:
    """Whatever is recorded of it."""
    assert jobs.job_record(make_job(kind=JobKind.PREFLIGHT), links)["download_url"] is None


def test_jobs_of_the_other_api_show_as_renders(make_job: MakeJob, links: FileLinks) -> None:
    """A generated slide is a render here, and the filter finds it."""
    assert jobs.job_record(make_job(kind=JobKind.GENERATE), links)["kind"] == "render"
    assert JobKind.GENERATE in jobs.kinds_shown_as("render")


def test_unknown_keys_of_the_envelope_are_warned_about(make_job: MakeJob) -> None:
    """What has no effect is said, not dropped."""
    warnings = jobs.warnings(
        make_job(options=JobOptions(unknown_keys=(Violation("/renderOption", "unknown_key", "So."),)))
    )
    assert warnings == [{"pointer": "/renderOption", "code": "unknown_key", "message": "So."}]
