"""How a deck differs from its baseline: the answer to `GET /api/v2/jobs/{id}/diff`, in camelCase. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, cast

from typing_extensions import TypedDict

from deck_domain.deck_diff import ChangeKind, IssueType, MatchedBy, SlideStatus
from deck_domain.job import Artifact, ArtifactKind, Job
from deck_runtime.file_links import FileLinks
from gateway.views.artifacts import ArtifactCounts, artifact_counts, previews, published_artifacts
from gateway.views.details import Approval, DiffSummary, approval, diff_summary
from gateway.views.jobs import JobHeadRecord, job_head, job_url
from gateway.views.summaries import FindingSummary, Report, finding_summary


class SlideChange(TypedDict):
    """One change in words: `message` has all of it, `Churn: 4.6 % -> 9.1 %`."""

    kind: ChangeKind
    message: str
    label: str
    before: str | None
    after: str | None
    componentPath: str | None


class ComparedSlide(TypedDict):
    """A slide of the deck, or one that was removed from it.

    Indexes count from 0; `slideIndex` is null for a removed slide, `baselineSlideIndex` for one that was added. The
    addresses need the key of a reader.
    """

    slideIndex: int | None
    baselineSlideIndex: int | None
    status: SlideStatus
    title: str
    moved: bool
    matchedBy: MatchedBy | None
    diffPixels: int
    totalPixels: int
    changes: list[SlideChange]
    currentPreviewUrl: str | None
    baselinePreviewUrl: str | None
    diffPreviewUrl: str | None


class FindingDelta(TypedDict):
    """How often either deck has findings of a code."""

    code: str
    currentCount: int
    baselineCount: int
    delta: int
    currentBlockingCount: int
    baselineBlockingCount: int


class ComparedJob(JobHeadRecord):
    """One of the two jobs."""

    findingSummary: FindingSummary | None  # noqa: N815 - the name on the wire


class BothCounts(TypedDict):
    """The files of both jobs, counted."""

    current: ArtifactCounts
    baseline: ArtifactCounts | None


class PackageIssue(TypedDict):
    """A part of the file that differs, compared as XML."""

    path: str
    type: IssueType


class PackageDiff(TypedDict):
    """The parts that differ, at most 500."""

    issues: list[PackageIssue]


class JobDiff(TypedDict):
    """The whole comparison. What names the baseline is null when that job was deleted since."""

    approval: Approval
    diffSummary: DiffSummary | None
    findingDelta: list[FindingDelta]
    currentJob: ComparedJob
    baselineJob: ComparedJob | None
    artifactCounts: BothCounts
    slides: list[ComparedSlide]
    packageDiff: PackageDiff


def job_diff(
    current: tuple[Job, Report | None],
    baseline: tuple[Job, Report | None] | None,
    diff: Mapping[str, Any],
    links: FileLinks,
) -> JobDiff:
    """The comparison of two jobs, each with its report; `diff` is the file that the comparison left."""
    job, report = current
    older, older_report = baseline or (None, None)
    return JobDiff(
        approval=approval(job),
        diffSummary=diff_summary(job),
        findingDelta=_finding_delta(report, older_report),
        currentJob=_compared(job, report, links),
        baselineJob=_compared(older, older_report, links) if older else None,
        artifactCounts=BothCounts(current=artifact_counts(job), baseline=artifact_counts(older) if older else None),
        slides=_slides(job, older, diff),
        packageDiff=diff.get("packageDiff", {"issues": []}),
    )


def _compared(job: Job, report: Report | None, links: FileLinks) -> ComparedJob:
    return ComparedJob(**job_head(job, links, report), findingSummary=finding_summary(report))


def _finding_delta(current: Report | None, baseline: Report | None) -> list[FindingDelta]:
    """The codes whose counts differ most first; equals by their code."""
    now, was = _counts(current), _counts(baseline)
    blocking_now, blocking_was = _counts(current, blocking=True), _counts(baseline, blocking=True)
    rows = [
        FindingDelta(
            code=code,
            currentCount=now[code],
            baselineCount=was[code],
            delta=now[code] - was[code],
            currentBlockingCount=blocking_now[code],
            baselineBlockingCount=blocking_was[code],
        )
        for code in now.keys() | was.keys()
    ]
    return sorted(rows, key=lambda row: (-abs(row["delta"]), row["code"]))


def _counts(report: Report | None, *, blocking: bool = False) -> Counter[str]:
    findings: Iterable[Mapping[str, Any]] = (report or {}).get("findings") or ()
    return Counter(str(each["code"]) for each in findings if each.get("blocking") or not blocking)


def _slides(job: Job, baseline: Job | None, diff: Mapping[str, Any]) -> list[ComparedSlide]:
    current, older = _addresses(job, previews(job)), _addresses(baseline, previews(baseline)) if baseline else {}
    marked = _addresses(job, (each for each in published_artifacts(job) if _is_marked(each)))
    return [
        cast(
            "ComparedSlide",
            {
                **slide,
                "currentPreviewUrl": current.get(slide["slideIndex"]),
                "baselinePreviewUrl": older.get(slide["baselineSlideIndex"]),
                "diffPreviewUrl": marked.get(slide["slideIndex"]),
            },
        )
        for slide in diff["slides"]
    ]


def _is_marked(artifact: Artifact) -> bool:
    return artifact.kind is ArtifactKind.BASELINE_DIFF and "slideIndex" in artifact.metadata


def _addresses(job: Job, pictures: Iterable[Artifact]) -> dict[int | None, str]:
    """Where pictures of slides are fetched, by the slide's index."""
    return {int(each.metadata["slideIndex"]): f"{job_url(job)}/artifacts/{each.id}" for each in pictures}
