"""A job's way through its stages."""

from deck_domain.job import ArtifactKind
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import RenderResult, ScoreResult
from tests.support.registry import Parts


async def test_render_job_goes_through_its_pipeline(parts: Parts) -> None:
    """RENDER first, then PREVIEW beside SCORE, then succeeded, with timings and artifacts."""
    job = await parts.add()
    assert (job.state, job.revision, job.stage) == (JobState.QUEUED, 1, None)
    render = await parts.claimed()
    assert render.stage is Stage.RENDER
    assert await parts.claim() is None
    parts.clock.advance(1.5)
    assert await parts.complete(render, RenderResult(4, ())) is JobState.RUNNING
    assert {(await parts.claimed()).stage for _ in range(2)} == {Stage.PREVIEW, Stage.SCORE}


async def test_finished_job_tells_what_happened(parts: Parts) -> None:
    """Score, slide count, times and the timeline are there at the end."""
    job = await parts.add()
    render = await parts.claimed()
    parts.clock.advance(1.5)
    await parts.complete(render, RenderResult(4, ()))
    preview, score = await parts.claimed(Stage.PREVIEW), await parts.claimed(Stage.SCORE)
    await parts.complete(score, ScoreResult(95, 4, 0, blocking=False))
    assert await parts.complete(preview) is JobState.SUCCEEDED
    done = await parts.job(job.id)
    assert (done.state, done.deck_score, done.slide_count) == (JobState.SUCCEEDED, 95, 4)
    assert done.timings["RENDER"] == 1500
    assert done.started_at is not None
    assert done.finished_at is not None
    kinds = [artifact.kind for artifact in done.artifacts]
    assert kinds == [
        ArtifactKind.SOURCE_DOCUMENT,
        ArtifactKind.GENERATED_PPTX,
        ArtifactKind.QUALITY_REPORT,
        ArtifactKind.PREVIEW_PNG,
    ]
    assert await parts.event_types(job.id) == [
        "job.created",
        "task.started",
        "artifact.recorded",
        "task.succeeded",
        "task.started",
        "task.started",
        "artifact.recorded",
        "task.succeeded",
        "artifact.recorded",
        "task.succeeded",
        "job.succeeded",
    ]


async def test_revision_rises_with_every_commit(parts: Parts) -> None:
    """Whoever holds a revision can tell whether there is something new."""
    job = await parts.add()
    lease = await parts.claimed()
    assert (await parts.job(job.id)).revision == 2
    await parts.heartbeat(lease, done=1, total=3)
    assert (await parts.job(job.id)).revision == 3
    await parts.heartbeat(lease, done=1, total=3)
    assert (await parts.job(job.id)).revision == 3
    await parts.complete(lease)
    assert (await parts.job(job.id)).revision == 4


async def test_stage_inputs_are_what_came_before(parts: Parts) -> None:
    """The scorer gets the document and the deck, and never the pictures that are drawn beside it."""
    await parts.add()
    await parts.complete(await parts.claimed())
    await parts.complete(await parts.claimed(Stage.PREVIEW))
    score = await parts.claimed(Stage.SCORE)
    assert [artifact.kind for artifact in score.inputs] == [ArtifactKind.SOURCE_DOCUMENT, ArtifactKind.GENERATED_PPTX]


async def test_preflight_does_not_publish_its_deck(parts: Parts) -> None:
    """The scorer reads the deck; for everybody else it is not selected."""
    job = await parts.add(kind=JobKind.PREFLIGHT)
    await parts.complete(await parts.claimed())
    score = await parts.claimed()
    assert score.stage is Stage.SCORE
    assert score.input(ArtifactKind.GENERATED_PPTX) is not None
    assert await parts.complete(score) is JobState.SUCCEEDED
    assert (await parts.job(job.id)).artifact(ArtifactKind.GENERATED_PPTX) is None


async def test_validation_is_one_stage(parts: Parts) -> None:
    """A validation job only scores."""
    await parts.add(kind=JobKind.VALIDATE)
    assert await parts.complete(await parts.claimed()) is JobState.SUCCEEDED


async def test_shown_stage_is_the_furthest_in_work(parts: Parts) -> None:
    """The job's stage follows its tasks."""
    job = await parts.add()
    await parts.complete(await parts.claimed())
    assert (await parts.job(job.id)).stage is Stage.RENDER
    preview, score = await parts.claimed(Stage.PREVIEW), await parts.claimed(Stage.SCORE)
    assert (await parts.job(job.id)).stage is Stage.SCORE
    await parts.complete(score)
    assert (await parts.job(job.id)).stage is Stage.PREVIEW
    await parts.complete(preview)
    states = {task.stage: task.state for task in (await parts.job(job.id)).tasks}
    assert set(states.values()) == {TaskState.SUCCEEDED}
