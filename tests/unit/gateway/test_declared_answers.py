"""Answers have the keys that their definitions declare, and no others."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from deck_domain.errors import Violation
from deck_domain.event_types import JobCreated
from deck_domain.job import ApiKey, Job, JobEvent, Scope
from deck_domain.job_kinds import KINDS, JobKind
from deck_domain.job_options import AutoFix, JobOptions, PreflightPolicy
from deck_domain.lifecycle import JobState, Stage
from deck_domain.records import to_json
from deck_runtime.file_links import FileLinks
from gateway.views import artifacts, details, events, jobs, keys, results, v1_jobs
from gateway.views.reports import Verdict
from gateway.views.responses import encode
from tests.support.declared_answers import declared, faults, openapi
from tests.unit.gateway.conftest import NOW
from tests.unit.gateway.test_views import REPORT

MakeJob = Callable[..., Job]
DETAIL = ("get", "/api/v2/jobs/{job_id}", 200)


def sent(value: Any) -> Any:
    """A value as clients get it."""
    return json.loads(encode(value))


def test_a_key_that_nobody_declared_is_a_fault(make_job: MakeJob, links: FileLinks) -> None:
    """At every depth; so is one that is missing."""
    detail = sent(details.job_detail(make_job(), links, REPORT))
    assert faults(DETAIL, detail) == []
    for place in (detail, detail["job"], detail["job"]["progress"], detail["artifacts"][0], detail["findingSummary"]):
        place["undeclared"] = 1
        assert any("undeclared" in fault for fault in faults(DETAIL, detail))
        del place["undeclared"]
    del detail["job"]["stages"]
    assert any("stages" in fault for fault in faults(DETAIL, detail))


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.inner], ids=str)
@pytest.mark.parametrize("state", list(JobState))
@pytest.mark.parametrize("report", [None, REPORT], ids=["no report", "report"])
def test_jobs_of_every_kind_and_state_are_as_declared(
    make_job: MakeJob, links: FileLinks, kind: JobKind, state: JobState, report: dict[str, Any] | None
) -> None:
    """Over both APIs, alone and in lists."""
    policy = PreflightPolicy(AutoFix.SUGGEST_ONLY, 90)
    job = make_job(
        kind=kind,
        state=state,
        stage=None if state is JobState.QUEUED else Stage.RENDER,
        error_stage=Stage.RENDER if state is JobState.FAILED else None,
        baseline_job_id="job_0",
        options=JobOptions(policy=policy, unknown_keys=(Violation("/dpi", "unknown_key", "No."),)),
    )
    for answer, value in {
        DETAIL: details.job_detail(job, links, report),
        ("get", "/api/v2/jobs", 200): jobs.job_list([job], links, total=1, next_cursor="x"),
        ("post", "/api/v2/jobs/{job_id}/cancel", 202): jobs.JobAnswer(job=jobs.job_record(job, links)),
        ("get", "/api/v2/jobs/{job_id}/artifacts", 200): artifacts.artifact_list(job, links),
        ("post", "/api/v2/render", 202): results.queued_answer(job),
        ("post", "/api/v2/render", 200): results.render_answer(job, links, report),
        ("post", "/api/v2/preflight", 200): results.preflight_answer(job, report),
        ("post", "/v1/presentations/generate", 200): results.legacy_answer(job, links, "Use the other."),
        ("get", "/v1/jobs/{job_id}", 200): v1_jobs.job_view(job, links),
        ("get", "/v1/jobs", 200): v1_jobs.job_list([job], links, total=1, limit=1, offset=0),
        ("get", "/v1/jobs/{job_id}/versions", 200): v1_jobs.versions([job], links),
    }.items():
        assert faults(answer, sent(value)) == [], answer


@pytest.mark.parametrize("report", [None, REPORT], ids=["no report", "report"])
def test_verdicts_are_as_declared(make_job: MakeJob, report: dict[str, Any] | None) -> None:
    """With and without a report."""
    fault = {"pointer": "/slides/0", "code": "missing", "message": "Say something."}
    verdict = Verdict(False, [fault], report)
    assert faults(("post", "/api/v2/validate", 200), sent(results.validate_answer(make_job(), verdict))) == []


def test_keys_and_events_are_as_declared() -> None:
    """With times that are there and times that are not."""
    key = ApiKey("key_1", "acme", "ci", frozenset({Scope.READ, Scope.RENDER}), NOW, expires_at=NOW)
    event = JobEvent("evt_1", "job_1", "acme", 1, "job.created", NOW, to_json(JobCreated("render", None)))
    assert faults(("post", "/api/v2/keys", 201), sent(keys.new_key(key, "dm_live_x"))) == []
    assert faults(("get", "/api/v2/keys", 200), sent(keys.key_list([key]))) == []
    assert faults(("get", "/api/v2/jobs/{job_id}/events", 200), sent(events.event_list([event], more=True))) == []


def test_every_answer_has_a_definition() -> None:
    """A route that answers JSON says of which form."""
    assert {answer for answer, schema in declared().items() if not schema} == set()


def test_every_answer_is_closed() -> None:
    """No definition that an answer is made of takes keys that it does not name."""
    objects = {name: each for name, each in openapi()["components"]["schemas"].items() if "properties" in each}
    taking_more = {name for name, each in objects.items() if each["additionalProperties"] is not False}
    sent_alone = {
        "Envelope",
        "RenderOptions",
        "PreflightPolicyOptions",
        "CallbackOptions",
        "SlideBrief",
        "BriefChrome",
        "BriefPicture",
        "ConsultingBrief",
        "DeckBrief",
        "DeckSlideBrief",
        "SlideFeedback",
        "SlideTranslation",
        "OwnTheme",
        "TemplateRequest",
        "ThemeColors",
        "ThemeLogo",
        "ThemeTypography",
    }
    assert taking_more == sent_alone, "these are sent, not answered"
