"""Rounds of a brief: when another is begun, which is handed out, and what ends one early."""

import json
from typing import Any

import pytest

from deck_domain.errors import IllegalTransition, NotFound, UnusableFile
from deck_domain.job import Artifact, ArtifactKind, Job, Lease
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import FailureCategory, JobState, Stage, TaskState
from deck_domain.stage_results import AuthorResult, RenderResult, ScoreResult, StageResult
from deck_domain.usage import RateCard, Usage
from job_registry.aggregate.usage import read_usage
from job_registry.jobs.create_job import create_job
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.jobs.retry_job import RetryRequest, retry_job
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import QueueLimits
from job_registry.tasks.finish_task import complete_task, expire_task
from tests.support.registry import Parts, artifact_for, no_wait

LIMITS = QueueLimits(per_tenant=100, in_all=100, rates=RateCard({"generate": 100_000, "iterate": 50_000}))
UNCHANGED = AuthorResult(1, (), (), unchanged=True)
TAKEN = {
    ArtifactKind.SLIDE_CODE: "slide.py",
    ArtifactKind.SLIDE_BASE: "base.pptx",
    ArtifactKind.SLIDE_PLAN: "plan.json",
}
SCORED = (ArtifactKind.GENERATED_PPTX, ArtifactKind.PREVIEW_PNG, ArtifactKind.QUALITY_REPORT)


async def brief(parts: Parts, rounds: int = 0, **values: Any) -> Job:
    """A job that may be tried again so often."""
    return await create(parts, "brief_v1", {"brief": "Churn fell", "auto_iterations": rounds, **values})


async def create(parts: Parts, schema: str, document: dict[str, Any]) -> Job:
    """A job of a document for authors."""
    request = JobRequest("acme", "key_owner", JobKind.GENERATE, schema, json.dumps(document).encode())
    job, _ = await create_job(request, parts.database, parts.store, LIMITS, parts.judge)
    return job


async def author(parts: Parts, lease: Lease) -> None:
    """Write plan, code and base, each naming its job and round."""
    made = []
    for kind, label in TAKEN.items():
        data = f"{kind} of {lease.job_id} {lease.iteration}".encode()
        stored = await parts.store.put_bytes(lease.output_prefix + label, data, "text/plain")
        made.append(Artifact("", kind, label, stored, "text/plain"))
    await parts.database.write(complete_task, lease.task_id, lease.attempt, made, AuthorResult(1, (), ()))


async def play(parts: Parts, score: int, findings: int = 3) -> JobState:
    """One round, from its author to its score."""
    await author(parts, await parts.claimed(Stage.AUTHOR))
    await done(parts, await parts.claimed(Stage.EXECUTE), RenderResult(1, ()))
    await done(parts, await parts.claimed(Stage.PREVIEW))
    return await done(parts, await parts.claimed(Stage.SCORE), ScoreResult(score, 1, findings, blocking=False))


async def done(parts: Parts, lease: Lease, result: StageResult | None = None) -> JobState:
    """Complete, with a file that is really there."""
    await parts.store.put_bytes(artifact_for(lease).stored.key, b"{}", "text/plain")
    return await parts.complete(lease, result)


def rounds(job: Job, kind: ArtifactKind = ArtifactKind.GENERATED_PPTX) -> dict[int, bool]:
    """The rounds that made a file, and whether theirs is handed out."""
    return {each.iteration: each.selected for each in job.artifacts if each.kind is kind}


@pytest.mark.parametrize(
    ("scores", "best", "kept"),
    [
        ((70, 80, 75), 80, 1),
        ((70, 70, 70), 70, 0),
        ((70, 80, 90), 90, 2),
        ((90, 80, 70), 90, 0),
    ],
)
async def test_the_round_with_the_highest_score_is_handed_out(
    parts: Parts, scores: tuple[int, ...], best: int, kept: int
) -> None:
    """A round that only equals the best does not take its place; all of them are recorded."""
    job = await brief(parts, rounds=len(scores) - 1)
    states = [await play(parts, score) for score in scores]

    assert states == [*[JobState.RUNNING] * (len(scores) - 1), JobState.SUCCEEDED]
    ended = await parts.job(job.id)
    assert ended.deck_score == best
    for kind in (ArtifactKind.GENERATED_PPTX, ArtifactKind.SLIDE_CODE, ArtifactKind.QUALITY_REPORT):
        assert rounds(ended, kind) == {number: number == kept for number in range(len(scores))}


@pytest.mark.parametrize(("score", "findings"), [(100, 0), (100, 2), (98, 0)])
async def test_a_slide_without_faults_is_not_tried_again(parts: Parts, score: int, findings: int) -> None:
    """However often it may be."""
    job = await brief(parts, rounds=3)

    assert await play(parts, score, findings) is JobState.SUCCEEDED
    assert {task.iteration for task in (await parts.job(job.id)).tasks} == {0}


async def test_without_further_rounds_there_is_one(parts: Parts) -> None:
    """Whatever was found."""
    await brief(parts)

    assert await play(parts, 40) is JobState.SUCCEEDED


async def test_a_further_round_begins_from_the_best(parts: Parts) -> None:
    """Its author gets plan, code and report of that round, once each; the code that runs is its own."""
    job = await brief(parts, rounds=2)
    await play(parts, 70)
    await play(parts, 60)
    lease = await parts.claimed(Stage.AUTHOR)

    assert lease.iteration == 2
    made = [each for each in lease.inputs if each.kind is not ArtifactKind.SOURCE_DOCUMENT]
    assert {each.kind for each in made} == {*TAKEN, *SCORED}
    assert [each.iteration for each in made] == [0] * 6
    await author(parts, lease)
    code = (await parts.claimed(Stage.EXECUTE)).input(ArtifactKind.SLIDE_CODE)
    assert code is not None
    assert await parts.store.read(code.stored) == f"slide_code of {job.id} 2".encode()


async def test_a_round_that_fails_does_not_fail_the_job(parts: Parts) -> None:
    """The best of those before is handed out, and a warning says why there is no better one."""
    job = await brief(parts, rounds=2)
    await play(parts, 70)
    await author(parts, await parts.claimed(Stage.AUTHOR))
    lease = await parts.claimed(Stage.EXECUTE)
    answer = await parts.fail(lease, FailureCategory.PERMANENT, "CODE_FAILED")

    assert answer == (JobState.SUCCEEDED, False)
    assert await parts.fail(lease, FailureCategory.PERMANENT, "CODE_FAILED") == answer
    ended = await parts.job(job.id)
    assert (ended.deck_score, ended.error_code, rounds(ended)) == (70, None, {0: True})
    (warning,) = ended.warnings
    assert (warning["pointer"], warning["code"]) == ("/auto_iterations", "round_skipped")
    assert warning["message"].startswith("Round 2 ended in EXECUTE (CODE_FAILED)")
    assert [task.state for task in ended.tasks if task.iteration == 1] == [
        TaskState.SUCCEEDED,
        *[TaskState.SKIPPED] * 3,
    ]


async def test_a_round_whose_workers_die_is_passed_over(parts: Parts) -> None:
    """After the third strike, as a task of the first round would be given up."""
    await brief(parts, rounds=1)
    await play(parts, 70)
    for strike in range(3):
        lease = await parts.claimed(Stage.AUTHOR)
        assert lease.strikes == strike
        parts.clock.advance(1000)
        assert await parts.database.write(expire_task, lease.task_id, lease.attempt, no_wait)
        parts.clock.advance(1000)

    assert (await parts.job(lease.job_id)).state is JobState.SUCCEEDED


async def test_an_author_with_nothing_to_change_ends_the_rounds(parts: Parts) -> None:
    """There is no warning: nothing was lost."""
    job = await brief(parts, rounds=3)
    await play(parts, 70)
    lease = await parts.claimed(Stage.AUTHOR)
    state = await parts.database.write(complete_task, lease.task_id, lease.attempt, [], UNCHANGED)

    assert state is JobState.SUCCEEDED
    ended = await parts.job(job.id)
    assert (ended.deck_score, ended.warnings, rounds(ended)) == (70, (), {0: True})


async def test_a_job_cancelled_in_a_further_round_goes_on_there_when_retried(parts: Parts) -> None:
    """The rounds that were done are reused with their files."""
    job = await brief(parts, rounds=1)
    await play(parts, 70)
    await parts.claimed(Stage.AUTHOR)
    await parts.database.write(cancel_job, "acme", job.id)
    assert (await parts.job(job.id)).state is JobState.CANCELLED

    request = RetryRequest("acme", job.id, "key_owner")
    again, _ = await retry_job(request, parts.database, parts.store, LIMITS)
    lease = await parts.claimed(Stage.AUTHOR)

    assert (again.deck_score, rounds(again)) == (70, {0: True})
    assert (lease.job_id, lease.iteration) == (again.id, 1)
    assert lease.input(ArtifactKind.SLIDE_PLAN) is not None


async def test_a_retried_job_has_the_score_of_the_round_it_hands_out(parts: Parts) -> None:
    """And not of one that was cancelled between its score and its pictures."""
    job = await brief(parts, rounds=1)
    await play(parts, 70)
    await author(parts, await parts.claimed(Stage.AUTHOR))
    await done(parts, await parts.claimed(Stage.EXECUTE), RenderResult(1, ()))
    await done(parts, await parts.claimed(Stage.SCORE), ScoreResult(95, 1, 1, blocking=False))
    await parts.database.write(cancel_job, "acme", job.id)
    again, _ = await retry_job(RetryRequest("acme", job.id, "key_owner"), parts.database, parts.store, LIMITS)

    assert again.deck_score == 70
    await done(parts, await parts.claimed(Stage.PREVIEW))
    ended = await parts.job(again.id)
    assert (ended.state, ended.deck_score, rounds(ended)) == (JobState.SUCCEEDED, 95, {0: False, 1: True})


async def test_a_translation_is_called_so(parts: Parts) -> None:
    """Its title says what it is, and what changes it is called by the slide's own name again."""
    first = await brief(parts, rounds=0, name="Churn")
    await play(parts, 70)
    second = await create(parts, "translation_v1", {"job_id": first.id, "target_language": "de"})
    await play(parts, 85)
    third = await create(parts, "feedback_v1", {"job_id": second.id, "feedback": "Larger title"})
    assert [second.title, third.title] == ["Churn (translated)", "Churn (iterated)"]


async def test_changed_slides_are_counted_as_they_are_charged(parts: Parts) -> None:
    """By feedback and in another language, apart from slides of briefs, so that a bill can be checked."""
    first = await brief(parts)
    await play(parts, 70)
    for schema, wish in (("feedback_v1", {"feedback": "Blue"}), ("translation_v1", {"target_language": "de"})):
        await create(parts, schema, {"job_id": first.id, **wish})
        await play(parts, 85)
    day = parts.clock.now.date()

    assert await parts.database.read(read_usage, "acme", day, day) == [
        Usage(day, "generate", 1, 1, 0, 100_000),
        Usage(day, "iterate", 2, 2, 0, 100_000),
    ]


async def test_a_changed_slide_outlives_the_one_it_comes_from(parts: Parts) -> None:
    """Plan, code and base are copies of its own, and the path to it is known when the older jobs are gone."""
    first = await brief(parts, rounds=1, name="Churn")
    await play(parts, 70)
    await play(parts, 80)
    second = await create(parts, "feedback_v1", {"job_id": first.id, "feedback": "Larger title"})
    await play(parts, 85)
    third = await create(parts, "feedback_v1", {"job_id": second.id, "feedback": "Blue", "name": "Blue churn"})
    await parts.database.write(delete_job, "acme", first.id, key_id="key_owner", admin=False)
    await parts.database.write(delete_job, "acme", second.id, key_id="key_owner", admin=False)
    lease = await parts.claimed(Stage.AUTHOR)

    assert [second.title, third.title] == ["Churn (iterated)", "Blue churn"]
    assert (second.ancestors, second.first_version) == ((first.id,), 2)
    assert (third.ancestors, third.first_version) == ((first.id, second.id), 3)
    for kind in TAKEN:
        (given,) = [each for each in lease.inputs if each.kind is kind]
        assert await parts.store.read(given.stored) == f"{kind} of {second.id} 0".encode()


async def test_any_version_can_be_changed(parts: Parts) -> None:
    """The best where none is named."""
    first = await brief(parts, rounds=1)
    await play(parts, 80)
    await play(parts, 70)
    for version, wanted in ((None, 0), (0, 0), (1, 1)):
        body = {"job_id": first.id, "feedback": "Blue"} | ({} if version is None else {"iteration": version})
        job = await create(parts, "feedback_v1", body)
        lease = await parts.claimed(Stage.AUTHOR)
        code = lease.input(ArtifactKind.SLIDE_CODE)
        assert code is not None
        assert lease.job_id == job.id
        assert await parts.store.read(code.stored) == f"slide_code of {first.id} {wanted}".encode()


async def test_an_earlier_version_can_be_changed_by_its_number(parts: Parts) -> None:
    """As `/versions` counts them, for as long as its job is kept; siblings of the later jobs are left out then."""
    first = await brief(parts)
    await play(parts, 70)
    second = await create(parts, "feedback_v1", {"job_id": first.id, "feedback": "Blue"})
    await play(parts, 70)
    third = await create(parts, "feedback_v1", {"job_id": second.id, "feedback": "Red"})
    await play(parts, 70)
    again = await create(parts, "feedback_v1", {"job_id": third.id, "feedback": "Larger", "iteration": 0})
    lease = await parts.claimed(Stage.AUTHOR)
    code = lease.input(ArtifactKind.SLIDE_CODE)

    assert code is not None
    assert await parts.store.read(code.stored) == f"slide_code of {first.id} 0".encode()
    assert (again.ancestors, again.first_version) == ((first.id,), 1)
    await parts.database.write(delete_job, "acme", second.id, key_id="key_owner", admin=False)
    with pytest.raises(NotFound) as caught:
        await create(parts, "feedback_v1", {"job_id": third.id, "feedback": "Larger", "iteration": 1})
    assert caught.value.message == "There is no version 1: name one of 0, 2, or none for the best."


async def test_what_cannot_be_changed_is_refused(parts: Parts) -> None:
    """Each with its reason, and without a job."""
    running = await brief(parts)
    with pytest.raises(IllegalTransition):
        await create(parts, "feedback_v1", {"job_id": running.id, "feedback": "Blue"})
    await play(parts, 70)
    with pytest.raises(NotFound) as caught:
        await create(parts, "feedback_v1", {"job_id": running.id, "feedback": "Blue", "iteration": 7})
    assert caught.value.code == "version_not_found"
    rendered = await parts.add(kind=JobKind.RENDER)
    with pytest.raises(UnusableFile):
        await create(parts, "feedback_v1", {"job_id": rendered.id, "feedback": "Blue"})
    for job_id in ("job_nowhere", (await parts.add("rival", JobKind.GENERATE)).id):
        with pytest.raises(NotFound):
            await create(parts, "feedback_v1", {"job_id": job_id, "feedback": "Blue"})
