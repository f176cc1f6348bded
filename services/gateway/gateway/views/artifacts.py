"""The files of a job that clients may fetch, under which names and links, and how they are listed."""

from collections import Counter
from typing import Annotated, Any, overload

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from deck_domain.file_names import download_name
from deck_domain.job import Artifact, ArtifactKind, Job, LinkedFile
from deck_runtime.file_links import FileLinks
from gateway.views.responses import Moment, utc

PublicKind = Annotated[
    str, WithJsonSchema({"type": "string", "enum": [kind.value for kind in ArtifactKind if kind.public]})
]


class ArtifactRecord(TypedDict):
    """A file of a job. `public_url` is signed and expires; a file that is kept no longer has none."""

    id: str
    kind: PublicKind
    label: str
    storage_path: str
    public_url: str | None
    content_type: str
    byte_length: int
    sha256: str
    iteration: int
    metadata: dict[str, Any]
    removed_at: Moment | None


class ArtifactCounts(TypedDict):
    """How many files there are, in all and of each kind."""

    totalArtifacts: int
    countsByKind: dict[str, int]


class ArtifactList(TypedDict):
    """The files of a job."""

    artifacts: list[ArtifactRecord]
    artifactCounts: ArtifactCounts


def published_artifacts(job: Job) -> list[Artifact]:
    """The artifacts clients see: inner results stay inside, and only jobs that make decks publish one."""
    return [a for a in job.artifacts if _is_published(job, a)]


def published(job: Job, kind: ArtifactKind) -> Artifact | None:
    """The first published artifact of a kind."""
    return next((a for a in job.artifacts if a.kind is kind and _is_published(job, a)), None)


def previews(job: Job) -> list[Artifact]:
    """The pictures of the slides, in order."""
    pictures = [a for a in job.artifacts if a.kind is ArtifactKind.PREVIEW_PNG and _is_published(job, a)]
    return sorted(pictures, key=lambda a: a.metadata.get("slideIndex", 0))


@overload
def artifact_link(links: FileLinks, job: Job, artifact: LinkedFile) -> str: ...


@overload
def artifact_link(links: FileLinks, job: Job, artifact: Artifact | LinkedFile | None) -> str | None: ...


def artifact_link(links: FileLinks, job: Job, artifact: Artifact | LinkedFile | None) -> str | None:
    """An absolute signed link; None for no artifact, and for one that is kept no longer."""
    if artifact is None or (isinstance(artifact, Artifact) and artifact.removed_at):
        return None
    return links.link(job.id, artifact.id, artifact.label, download_name(job.title, artifact))


def link_to(links: FileLinks, job: Job, kind: ArtifactKind) -> str | None:
    """A link to the deck, the first slide's picture or the validation record, also in lists that show no artifacts."""
    hidden = kind is ArtifactKind.GENERATED_PPTX and not job.kind.publishes_deck
    return None if hidden else artifact_link(links, job, job.link(kind))


def artifact_records(job: Job, links: FileLinks) -> list[ArtifactRecord]:
    """All that clients see of a job's files."""
    return [artifact_record(job, each, links) for each in published_artifacts(job)]


def artifact_record(job: Job, artifact: Artifact, links: FileLinks) -> ArtifactRecord:
    """One artifact."""
    return ArtifactRecord(
        id=artifact.id,
        kind=artifact.kind,
        label=artifact.label,
        storage_path=artifact.stored.key,
        public_url=artifact_link(links, job, artifact),
        content_type=artifact.content_type,
        byte_length=artifact.stored.size,
        sha256=artifact.stored.sha256,
        iteration=artifact.iteration,
        metadata=dict(artifact.metadata),
        removed_at=utc(artifact.removed_at),
    )


def artifact_counts(job: Job) -> ArtifactCounts:
    """The files that clients see, counted."""
    counts = Counter(artifact.kind.value for artifact in published_artifacts(job))
    return ArtifactCounts(totalArtifacts=counts.total(), countsByKind=dict(counts))


def artifact_list(job: Job, links: FileLinks) -> ArtifactList:
    """The answer to `GET /api/v2/jobs/{id}/artifacts`."""
    return ArtifactList(artifacts=artifact_records(job, links), artifactCounts=artifact_counts(job))


def served_artifact(job: Job, artifact_id: str) -> Artifact | None:
    """One file that clients may fetch: also one of a version that is not the best, and stands in no list but theirs."""
    return next((each for each in job.artifacts if each.id == artifact_id and _is_shown(job, each)), None)


def _is_published(job: Job, artifact: Artifact) -> bool:
    return artifact.selected and _is_shown(job, artifact)


def _is_shown(job: Job, artifact: Artifact) -> bool:
    made_here = artifact.kind is not ArtifactKind.GENERATED_PPTX or job.kind.publishes_deck
    return made_here and artifact.kind.public
